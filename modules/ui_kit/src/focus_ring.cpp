// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_kit/focus_ring.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFocusEvent>
#include <QLineEdit>
#include <QPainter>

#include "yorisoi/ui_kit/theme.h"

namespace yorisoi::ui_kit {
namespace {

constexpr int kMargin = 6;

} // namespace

WidgetFocusRing::WidgetFocusRing(QWidget *window) : QWidget(window)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setFocusPolicy(Qt::NoFocus);
    hide();
    connect(qApp, &QApplication::focusChanged, this,
            [this](QWidget *, QWidget *now) { follow(now); });
    // The reason of a focus is known to the event only.
    qApp->installEventFilter(this);
}

bool WidgetFocusRing::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::FocusIn: {
        const auto reason = static_cast<QFocusEvent *>(event)->reason();
        if (watched->isWidgetType() && reason != Qt::ActiveWindowFocusReason &&
            reason != Qt::PopupFocusReason)
            m_byKeyboard = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason ||
                           reason == Qt::ShortcutFocusReason;
        if (watched == m_focus)
            place();
        break;
    }
    case QEvent::KeyPress:
        if (watched == m_focus && !m_byKeyboard) {
            m_byKeyboard = true;
            place();
        }
        break;
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::Show:
    case QEvent::Hide:
    case QEvent::EnabledChange:
        if (m_focus &&
            (watched == m_focus ||
             (watched->isWidgetType() && static_cast<QWidget *>(watched)->isAncestorOf(m_focus))))
            QMetaObject::invokeMethod(this, &WidgetFocusRing::place, Qt::QueuedConnection);
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void WidgetFocusRing::follow(QWidget *focus)
{
    const bool ours = focus && focus->window() == parentWidget() &&
                      (qobject_cast<QLineEdit *>(focus) || qobject_cast<QAbstractButton *>(focus));
    m_focus = ours ? focus : nullptr;
    place();
}

void WidgetFocusRing::place()
{
    const bool shown = m_focus && m_focus->isVisible() && m_focus->hasFocus() &&
                       (m_byKeyboard || qobject_cast<QLineEdit *>(m_focus.data()));
    setVisible(shown);
    if (!shown)
        return;
    const QRect inner(m_focus->mapTo(parentWidget(), QPoint(0, 0)), m_focus->size());
    setGeometry(
        inner.adjusted(-kMargin, -kMargin, kMargin, kMargin).intersected(parentWidget()->rect()));
    raise();
    update();
}

void WidgetFocusRing::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    // At the window's edge the ring moves inwards, so that all four sides are seen.
    const QRectF outer = QRectF(rect()).adjusted(2, 2, -2, -2);
    painter.setPen(QPen(Theme::focusOuter(), 4));
    painter.drawRoundedRect(outer, Theme::radius() + 4, Theme::radius() + 4);
    painter.setPen(QPen(Theme::focusInner(), 2));
    painter.drawRoundedRect(outer.adjusted(3, 3, -3, -3), Theme::radius() + 1, Theme::radius() + 1);
}

} // namespace yorisoi::ui_kit
