// SPDX-License-Identifier: GPL-3.0-or-later
#include "person_tabs.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>

#include "yorisoi/ui_kit/icon.h"
#include "yorisoi/ui_kit/theme.h"

namespace yorisoi::ui_shell {
namespace {

using ui_kit::Theme;

constexpr int kHeight = 56;
constexpr int kWidest = 260;
constexpr int kNarrowest = 148;
constexpr int kLeft = 14;
constexpr int kRight = 40;

struct Person {
    QString name;
    QString detail;
};
Person personOf(const QTabBar &bar, int index)
{
    const QStringList lines = bar.tabData(index).toStringList();
    return {lines.value(0), lines.value(1)};
}

QFont faceOf(const QWidget &widget, int pixels, bool bold)
{
    QFont face = widget.font();
    face.setPixelSize(pixels);
    face.setBold(bold);
    return face;
}

} // namespace

PersonTabs::PersonTabs(QWidget *parent) : QTabBar(parent)
{
    setObjectName(QStringLiteral("personTabs"));
    setDrawBase(false);
    setExpanding(false);
    setMovable(true);
    setUsesScrollButtons(true);
    setFocusPolicy(Qt::StrongFocus);
    setElideMode(Qt::ElideRight);
    setAccessibleName(tr("Open people"));
}

int PersonTabs::addPerson()
{
    const int index = addTab(QString());
    auto *close = new QToolButton(this);
    close->setObjectName(QStringLiteral("closeTab"));
    close->setAutoRaise(true);
    close->setFocusPolicy(Qt::NoFocus);
    close->setFixedSize(28, 28);
    close->setIcon(ui_kit::makeIcon(QStringLiteral("close"), Theme::gray700()));
    close->setIconSize(QSize(16, 16));
    connect(close, &QToolButton::clicked, this, [this, close] {
        for (int i = 0; i < count(); ++i)
            if (tabButton(i, QTabBar::RightSide) == close)
                Q_EMIT closeAsked(i);
    });
    setTabButton(index, QTabBar::RightSide, close);
    setPerson(index, {}, {});
    return index;
}

void PersonTabs::setPerson(int index, const QString &name, const QString &detail)
{
    setTabData(index, QStringList{name, detail});
    say(index);
    // Sizes are asked again only when the text changes; it is also what assistive tools read.
    setTabText(index, detail.isEmpty() ? name : name + QLatin1Char(' ') + detail);
    update();
}

QString PersonTabs::nameOf(int index) const
{
    return personOf(*this, index).name;
}

void PersonTabs::say(int index)
{
    const Person person = personOf(*this, index);
    const QString key = index < 9 ? QStringLiteral(" (Alt+%1)").arg(index + 1) : QString();
    // Names are data: escaped, so that a tooltip never reads them as markup.
    setTabToolTip(index, QStringLiteral("<p style='white-space:pre'>%1%2\n%3</p>")
                             .arg(person.name.toHtmlEscaped(), key, person.detail.toHtmlEscaped()));
    if (auto *close = qobject_cast<QToolButton *>(tabButton(index, QTabBar::RightSide))) {
        close->setToolTip(tr("Close (Ctrl+W)"));
        close->setAccessibleName(tr("Close the record of %1").arg(person.name));
    }
}

void PersonTabs::setActive(bool active)
{
    if (m_active == active)
        return;
    m_active = active;
    update();
}

QSize PersonTabs::tabSizeHint(int index) const
{
    const Person person = personOf(*this, index);
    const int name =
        QFontMetrics(faceOf(*this, Theme::fontBody(), true)).horizontalAdvance(person.name);
    const int detail =
        QFontMetrics(faceOf(*this, Theme::fontSmall(), false)).horizontalAdvance(person.detail);
    return {qBound(kNarrowest, qMax(name, detail) + kLeft + kRight + 4, kWidest), kHeight};
}

QSize PersonTabs::minimumTabSizeHint(int) const
{
    return {kNarrowest, kHeight};
}

void PersonTabs::paintTab(QPainter &painter, int index) const
{
    const QRect area = tabRect(index);
    const bool chosen = m_active && index == currentIndex();
    const QRect card = area.adjusted(0, 6, -2, 0);
    painter.setPen(Qt::NoPen);
    painter.setBrush(chosen ? Theme::surface() : Theme::gray100());
    painter.drawRoundedRect(card.adjusted(0, 0, 0, 10), 8, 8);
    if (chosen) {
        painter.setClipRect(QRect(card.left(), card.top(), card.width(), 4));
        painter.setBrush(Theme::primary());
        painter.drawRoundedRect(card, 8, 8);
        painter.setClipping(false);
    }
    const Person person = personOf(*this, index);
    const int room = card.width() - kLeft - kRight;
    const auto line = [&](const QString &text, const QFont &face, const QColor &ink, int top) {
        painter.setFont(face);
        painter.setPen(ink);
        painter.drawText(QRect(card.left() + kLeft, card.top() + top, room, 22),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, room));
    };
    line(person.name, faceOf(*this, Theme::fontBody(), true),
         chosen ? Theme::text() : Theme::gray800(), 5);
    line(person.detail, faceOf(*this, Theme::fontSmall(), false), Theme::textQuiet(), 25);
}

void PersonTabs::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < count(); ++i)
        if (i != currentIndex())
            paintTab(painter, i);
    if (currentIndex() >= 0)
        paintTab(painter, currentIndex());
    if (hasFocus() && currentIndex() >= 0) {
        const QRect inner = tabRect(currentIndex()).adjusted(4, 10, -6, -4);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(Theme::focusOuter(), 4));
        painter.drawRoundedRect(inner, 6, 6);
        painter.setPen(QPen(Theme::focusInner(), 2));
        painter.drawRoundedRect(inner.adjusted(-2, -2, 2, 2), 7, 7);
    }
}

void PersonTabs::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Open people"));
        for (int i = 0; i < count(); ++i)
            say(i);
    }
    QTabBar::changeEvent(event);
}

void PersonTabs::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::MiddleButton && tabAt(event->pos()) >= 0)
        Q_EMIT closeAsked(tabAt(event->pos()));
    QTabBar::mouseReleaseEvent(event);
}

void PersonTabs::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        Q_EMIT tabBarClicked(currentIndex());
        return;
    case Qt::Key_Delete:
        if (currentIndex() >= 0)
            Q_EMIT closeAsked(currentIndex());
        return;
    default:
        QTabBar::keyPressEvent(event);
    }
}

} // namespace yorisoi::ui_shell
