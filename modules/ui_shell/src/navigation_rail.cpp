// SPDX-License-Identifier: GPL-3.0-or-later
#include "navigation_rail.h"

#include <QButtonGroup>
#include <QEvent>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include "yorisoi/ui_kit/icon.h"
#include "yorisoi/ui_kit/language.h"
#include "yorisoi/ui_kit/theme.h"

namespace yorisoi::ui_shell {
namespace {

using ui_kit::Theme;

/// Picture above word, a bar at the left of the chosen one, and a count at the upper right.
class RailButton final : public QToolButton {
public:
    RailButton(const char *icon, QWidget *parent) : QToolButton(parent), m_icon(QLatin1String(icon))
    {
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setFixedHeight(64);
    }
    void setCount(const QString &count, bool alarming)
    {
        m_count = count;
        m_alarming = alarming;
        update();
    }

    QSize sizeHint() const override
    {
        QFont face = font();
        face.setPixelSize(Theme::fontSmall());
        face.setBold(true);
        return {QFontMetrics(face).horizontalAdvance(text()) + 8, 64};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QColor ink = isChecked() ? Theme::primary() : Theme::gray800();
        if (isChecked() || isDown() || underMouse()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(isChecked() ? Theme::blue50() : Theme::gray50());
            painter.drawRoundedRect(rect().adjusted(6, 2, -6, -2), 8, 8);
        }
        if (isChecked())
            painter.fillRect(QRect(0, 8, 4, height() - 16), Theme::primary());
        const qreal ratio = devicePixelRatioF();
        painter.drawPixmap(QPointF(width() / 2.0 - 12, 10),
                           ui_kit::iconPixmap(m_icon, ink, 24, ratio));
        QFont face = font();
        face.setPixelSize(Theme::fontSmall());
        face.setBold(isChecked());
        painter.setFont(face);
        painter.setPen(ink);
        painter.drawText(QRect(0, 36, width(), 24), Qt::AlignHCenter | Qt::AlignVCenter, text());
        if (!m_count.isEmpty())
            paintCount(painter, face);
    }

private:
    void paintCount(QPainter &painter, QFont face)
    {
        face.setBold(true);
        painter.setFont(face);
        const int wide = qMax(20, painter.fontMetrics().horizontalAdvance(m_count) + 10);
        const QRect pill(qMin(width() / 2 + 8, width() - wide - 4), 5, wide, 20);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_alarming ? Theme::danger() : Theme::gray700());
        painter.drawRoundedRect(pill, 10, 10);
        painter.setPen(Theme::white());
        painter.drawText(pill, Qt::AlignCenter, m_count);
    }

    QString m_icon;
    QString m_count;
    bool m_alarming = false;
};

RailButton *asRail(QToolButton *button)
{
    return static_cast<RailButton *>(button);
}

} // namespace

NavigationRail::NavigationRail(QWidget *parent)
    : QFrame(parent),
      m_group(new QButtonGroup(this)),
      m_counts(3)
{
    setObjectName(QStringLiteral("navigationRail"));
    setFixedWidth(104);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 1, 8);
    layout->setSpacing(4);
    m_entries = {add(layout, "navReception", "search"), add(layout, "navCases", "case"),
                 add(layout, "navSync", "sync")};
    for (QToolButton *entry : m_entries) {
        entry->setCheckable(true);
        m_group->addButton(entry, static_cast<int>(m_group->buttons().size()));
    }
    layout->addStretch(1);
    m_language = add(layout, "navLanguage", "language");
    m_shortcuts = add(layout, "navShortcuts", "keyboard");
    m_signOut = add(layout, "navSignOut", "sign-out");
    connect(m_group, &QButtonGroup::idClicked, this, &NavigationRail::chosen);
    connect(m_language, &QToolButton::clicked, this, &NavigationRail::languageRequested);
    connect(m_shortcuts, &QToolButton::clicked, this, &NavigationRail::shortcutsRequested);
    connect(m_signOut, &QToolButton::clicked, this, &NavigationRail::signOutRequested);
    retranslate();
}

QToolButton *NavigationRail::add(QVBoxLayout *layout, const char *name, const char *icon)
{
    auto *button = new RailButton(icon, this);
    button->setObjectName(QLatin1String(name));
    layout->addWidget(button);
    return button;
}

void NavigationRail::setCurrent(int entry)
{
    // An exclusive group refuses to have nothing checked.
    m_group->setExclusive(false);
    for (std::size_t i = 0; i < m_entries.size(); ++i)
        m_entries[i]->setChecked(static_cast<int>(i) == entry);
    m_group->setExclusive(true);
}

void NavigationRail::setCount(Entry entry, std::size_t count, bool alarming)
{
    m_counts[entry] = {count, alarming};
    asRail(m_entries[entry])
        ->setCount(count == 0   ? QString()
                   : count > 99 ? QStringLiteral("99+")
                                : QString::number(count),
                   alarming);
    retranslate();
}

void NavigationRail::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void NavigationRail::retranslate()
{
    const auto label = [](QToolButton *button, const QString &text, const QString &hint) {
        button->setText(text);
        button->setToolTip(hint);
        button->setAccessibleName(hint);
    };
    label(m_entries[Reception], tr("Reception"), tr("Reception: find a person (F3)"));
    label(m_entries[Cases], tr("Cases"), tr("List of cases (F4)"));
    label(m_entries[Sync], tr("Sync"), tr("What has and has not arrived at the central CRM (F5)"));
    if (m_counts[Sync].first > 0)
        m_entries[Sync]->setAccessibleName(tr("Sync: %n records are not applied yet", nullptr,
                                              static_cast<int>(m_counts[Sync].first)));
    const QString other =
        ui_kit::Language::nameOf(ui_kit::Language::other(ui_kit::currentLanguage()));
    label(m_language, other, tr("Show everything in %1").arg(other));
    label(m_shortcuts, tr("Keys"), tr("Keyboard shortcuts (F1)"));
    label(m_signOut, tr("Sign out"), tr("Sign out of this device (Ctrl+Shift+Q)"));
}

} // namespace yorisoi::ui_shell
