// SPDX-License-Identifier: GPL-3.0-or-later
#include "status_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QStyle>
#include <QToolButton>

#include "yorisoi/ui_kit/icon.h"
#include "yorisoi/ui_kit/theme.h"
#include "yorisoi/ui_kit/words.h"
#include "yorisoi/ui_shell/sync_state.h"

namespace yorisoi::ui_shell {
namespace {

using ui_kit::Theme;

struct Look {
    const char *name; ///< in the style sheet
    QColor ink;
};

Look lookOf(Tone tone)
{
    switch (tone) {
    case Tone::Quiet:
        return {"quiet", Theme::gray700()};
    case Tone::Good:
        return {"good", Theme::green900()};
    case Tone::Busy:
        return {"busy", Theme::blue900()};
    case Tone::Warning:
        return {"warning", Theme::orange900()};
    case Tone::Alarm:
        return {"alarm", Theme::white()};
    }
    return {"quiet", Theme::gray700()};
}

} // namespace

StatusBar::StatusBar(SyncState &state, const ui_kit::Desk &desk, QWidget *parent)
    : QFrame(parent),
      m_state(state),
      m_seat(desk),
      m_layout(new QHBoxLayout(this))
{
    setObjectName(QStringLiteral("statusBar"));
    setFixedHeight(40);
    m_layout->setContentsMargins(8, 0, 12, 0);
    m_layout->setSpacing(2);
    m_connection = addPart("statusConnection");
    m_onDevice = addPart("statusOnDevice");
    m_sent = addPart("statusSent");
    m_accepted = addPart("statusAccepted");
    m_applied = addPart("statusApplied");
    m_attention = addPart("statusAttention");
    m_overdue = addPart("statusOverdue");
    m_clock = addPart("statusClock");
    m_layout->addStretch(1);
    m_lastSync = addPart("statusLastSync");
    m_desk = addPart("statusDesk");
    m_synthetic = addPart("statusSynthetic");

    connect(m_connection, &QToolButton::clicked, this, [this] {
        if (m_state.health().damage)
            Q_EMIT troubleRequested();
        else
            Q_EMIT retryRequested();
    });
    for (QToolButton *part :
         {m_onDevice, m_sent, m_accepted, m_applied, m_attention, m_overdue, m_lastSync})
        connect(part, &QToolButton::clicked, this, &StatusBar::syncRequested);
    connect(&m_state, &SyncState::changed, this, &StatusBar::refresh);
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, &StatusBar::refresh);
    refresh();
}

QToolButton *StatusBar::addPart(const char *name)
{
    auto *part = new QToolButton(this);
    part->setObjectName(QLatin1String(name));
    part->setProperty("statusPart", true);
    part->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    part->setIconSize(QSize(18, 18));
    part->setFocusPolicy(Qt::TabFocus);
    part->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_layout->addWidget(part);
    return part;
}

void StatusBar::show(QToolButton *part, const Statement &statement)
{
    part->setVisible(!statement.text.isEmpty());
    if (statement.text.isEmpty() ||
        (part->text() == statement.text && part->toolTip() == statement.detail))
        return;
    const Look look = lookOf(statement.tone);
    part->setText(statement.text);
    part->setToolTip(statement.detail);
    part->setAccessibleName(statement.text);
    part->setAccessibleDescription(statement.detail);
    part->setIcon(ui_kit::makeIcon(statement.icon, look.ink));
    if (part->property("tone") != QLatin1String(look.name)) {
        part->setProperty("tone", QLatin1String(look.name));
        part->style()->unpolish(part);
        part->style()->polish(part);
    }
}

void StatusBar::refresh()
{
    StatusWords words =
        describe(m_state.status(), m_state.counts(), m_state.now(), m_state.health());
    if (m_state.health().damage)
        words.connection.detail +=
            QLatin1Char('\n') + tr("Press to see what is safe and what to do.");
    if (m_compact)
        for (Statement *state : {&words.onDevice, &words.sent, &words.accepted, &words.applied}) {
            state->detail = state->text + QStringLiteral(" · ") + state->detail;
            state->text = state->text.mid(state->text.lastIndexOf(QLatin1Char(' ')) + 1);
        }
    show(m_connection, words.connection);
    show(m_onDevice, words.onDevice);
    show(m_sent, words.sent);
    show(m_accepted, words.accepted);
    show(m_applied, words.applied);
    show(m_attention, words.attention);
    show(m_overdue, words.overdue);
    show(m_clock, words.clock);
    show(m_lastSync, words.lastSync);
    const QString staff =
        m_seat.staffName.isEmpty() ? ui_kit::fromUtf8(m_seat.staff) : m_seat.staffName;
    show(m_desk,
         {staff,
          tr("Signed in: %1 (%2)").arg(staff, ui_kit::word(ui_kit::Vocabulary::Role, m_seat.role)) +
              QLatin1Char('\n') + m_seat.officeName,
          QStringLiteral("person"), Tone::Quiet});
    Statement synthetic;
    if (m_state.counts().synthetic)
        synthetic = {tr("Made-up data"), tr("All people in this copy are made up."),
                     QStringLiteral("synthetic"), Tone::Quiet};
    show(m_synthetic, synthetic);
    fit();

    const bool counting = m_state.status().phase == sync::Phase::Offline;
    if (counting && !m_tick.isActive())
        m_tick.start();
    else if (!counting)
        m_tick.stop();
}

int StatusBar::widthNeeded() const
{
    int needed = m_layout->contentsMargins().left() + m_layout->contentsMargins().right();
    for (int i = 0; i < m_layout->count(); ++i)
        if (const QWidget *part = m_layout->itemAt(i)->widget(); part && !part->isHidden())
            needed += part->sizeHint().width() + m_layout->spacing();
    return needed;
}

void StatusBar::fit()
{
    // Room for the words of the four states, which compact parts do not show.
    constexpr int kWords = 4 * 76;
    const bool compact = m_compact ? widthNeeded() + kWords > width() : widthNeeded() > width();
    if (compact == m_compact || !isVisible())
        return;
    m_compact = compact;
    refresh();
    m_layout->activate();
}

void StatusBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fit();
}

void StatusBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QFrame::changeEvent(event);
}

} // namespace yorisoi::ui_shell
