// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_shell/status_words.h"

#include <QCoreApplication>
#include <QLocale>

#include "yorisoi/base/calendar.h"
#include "yorisoi/ui_kit/words.h"

namespace yorisoi::ui_shell {
namespace {

using namespace std::chrono;
using sync::Phase;

struct Say {
    Q_DECLARE_TR_FUNCTIONS(StatusWords)
};

QString number(std::size_t count)
{
    return QLocale(QLocale::English).toString(static_cast<qulonglong>(count));
}

/// Errors of this device's own files: the network is not to blame.
bool isOfThisDevice(base::ErrorCode code)
{
    using enum base::ErrorCode;
    return isDamage(code) || code == DiskFull || code == IoFailed;
}

QString withoutStop(QString title)
{
    for (const QChar stop : {QChar(u'。'), QChar(u'.')})
        if (title.endsWith(stop))
            title.chop(1);
    return title;
}

Statement damaged(const base::Error &damage)
{
    const ui_kit::Message why = ui_kit::message(damage);
    return {withoutStop(why.title),
            Say::tr("Records that were already sent are safe at the central CRM.") +
                QLatin1Char(' ') + why.advice,
            QStringLiteral("error"), Tone::Alarm};
}

Statement interrupted(const base::Error &reason)
{
    const ui_kit::Message why = ui_kit::message(reason);
    return {Say::tr("Exchange interrupted: %1").arg(withoutStop(why.title)), why.advice,
            QStringLiteral("error"), Tone::Alarm};
}

Statement offline(const sync::ServiceStatus &status, base::Instant now)
{
    if (status.reason && isOfThisDevice(status.reason->code))
        return interrupted(*status.reason);
    Statement said{Say::tr("Offline"), {}, QStringLiteral("offline"), Tone::Warning};
    if (status.reason) {
        const ui_kit::Message why = ui_kit::message(*status.reason);
        said.detail = why.title + QLatin1Char(' ') + why.advice;
        using enum base::ErrorCode;
        switch (status.reason->code) {
        case Unreachable:
        case TimedOut:
        case Overloaded:
            break;
        default: // waiting alone does not mend these
            said.tone = Tone::Alarm;
            said.text = Say::tr("Offline: %1").arg(why.title);
        }
    }
    if (status.nextTry > now)
        said.text = Say::tr("%1 (next try in %2)")
                        .arg(said.text, spanWords(ceil<seconds>(status.nextTry - now)));
    return said;
}

Statement loading(const sync::LoadProgress &load)
{
    const int percent = load.totalRows > 0 ? static_cast<int>(load.rows * 100 / load.totalRows) : 0;
    return {Say::tr("Loading the ward: %1 %").arg(percent), {}, QStringLiteral("sync"), Tone::Busy};
}

Statement connection(const sync::ServiceStatus &status, base::Instant now)
{
    switch (status.phase) {
    case Phase::Stopped:
        return {Say::tr("Not connected"), Say::tr("This device has no central CRM to talk to."),
                QStringLiteral("offline"), Tone::Quiet};
    case Phase::Connecting:
        return {Say::tr("Connecting"), {}, QStringLiteral("sync"), Tone::Busy};
    case Phase::Loading:
        return loading(status.load);
    case Phase::Online:
        return {Say::tr("Online"), {}, QStringLiteral("online"), Tone::Good};
    case Phase::Offline:
        return offline(status, now);
    }
    return {};
}

Statement count(std::string_view state, std::size_t many, const QString &detail)
{
    return {QStringLiteral("%1 %2").arg(ui_kit::word(ui_kit::Vocabulary::ItemState, state),
                                        number(many)),
            detail, ui_kit::fromUtf8(state),
            many > 0 && state != "applied" ? Tone::Busy : Tone::Quiet};
}

/// `–` with the reason in the place of a count.
Statement unreadable(std::string_view state, const base::Error &why)
{
    return {QStringLiteral("%1 –").arg(ui_kit::word(ui_kit::Vocabulary::ItemState, state)),
            Say::tr("This cannot be read now: %1").arg(ui_kit::message(why).title),
            ui_kit::fromUtf8(state), Tone::Warning};
}

Statement attention(const replica::SyncCounts &counts)
{
    QStringList parts;
    if (counts.openConflicts > 0)
        parts << Say::tr("Conflicts %1").arg(number(counts.openConflicts));
    if (counts.rejected > 0)
        parts << Say::tr("Not accepted %1").arg(number(counts.rejected));
    if (parts.isEmpty())
        return {};
    return {parts.join(QStringLiteral(" · ")),
            Say::tr("Open the list to see what needs a decision (F5)."), QStringLiteral("conflict"),
            Tone::Alarm};
}

Statement overdue(const sync::ServiceStatus &status, const replica::SyncCounts &counts,
                  base::Instant now)
{
    if (!status.oldestOverdue || counts.oldestUnsentAt == base::Instant{})
        return {};
    return {
        Say::tr("Unsent for %1").arg(spanWords(now - counts.oldestUnsentAt)),
        Say::tr("A record has not reached the central CRM although it is online. Tell the system "
                "administrator if this does not go away."),
        QStringLiteral("warning"), Tone::Alarm};
}

QString clockTime(base::Instant at)
{
    const QString whole = ui_kit::timeWords(at);
    return whole.mid(whole.lastIndexOf(QLatin1Char(' ')) + 1);
}

Statement lastSync(const replica::SyncCounts &counts, base::Instant now)
{
    if (counts.lastSyncAt == base::Instant{})
        return {Say::tr("Never level yet"),
                Say::tr("This copy has not been found level with the central CRM yet."),
                QStringLiteral("clock"), Tone::Quiet};
    const bool today = base::dayInJapan(counts.lastSyncAt) == base::dayInJapan(now);
    const QString at = today ? clockTime(counts.lastSyncAt) : ui_kit::timeWords(counts.lastSyncAt);
    const bool old = now - counts.lastSyncAt > hours(24);
    return {Say::tr("Level at %1").arg(at),
            Say::tr("The last time at which this copy was level with the central CRM: %1")
                .arg(ui_kit::timeWords(counts.lastSyncAt)),
            QStringLiteral("clock"), old ? Tone::Warning : Tone::Quiet};
}

Statement clockWarning(milliseconds ahead)
{
    if (abs(ahead) < kClockTolerance)
        return {};
    const QString span = spanWords(abs(ahead));
    return {
        ahead > 0ms ? Say::tr("Clock %1 fast").arg(span) : Say::tr("Clock %1 slow").arg(span),
        Say::tr("The clock of this device differs from that of the central CRM. Set the date and "
                "time of this device right."),
        QStringLiteral("warning"), Tone::Warning};
}

} // namespace

bool isDamage(base::ErrorCode code)
{
    return code == base::ErrorCode::Corrupt || code == base::ErrorCode::Truncated;
}

QString spanWords(milliseconds span)
{
    if (span < 1min)
        return Say::tr("%n s", nullptr, static_cast<int>(duration_cast<seconds>(span).count()));
    if (span < 2h)
        return Say::tr("%n min", nullptr, static_cast<int>(duration_cast<minutes>(span).count()));
    if (span < hours(48))
        return Say::tr("%n h", nullptr, static_cast<int>(duration_cast<hours>(span).count()));
    return Say::tr("%n days", nullptr, static_cast<int>(duration_cast<days>(span).count()));
}

StatusWords describe(const sync::ServiceStatus &status, const replica::SyncCounts &counts,
                     base::Instant now, const CopyHealth &health)
{
    StatusWords words{
        .connection = connection(status, now),
        .onDevice =
            count("on-device", counts.onDevice, Say::tr("Safe on this device, not sent yet")),
        .sent = count("sent", counts.sent, Say::tr("Handed over, no answer yet")),
        .accepted = count("accepted", counts.accepted,
                          Say::tr("Decided by the central CRM, with a receipt number")),
        .applied = count("applied", counts.applied,
                         Say::tr("On every workstation; counted since the start of the day")),
        .attention = attention(counts),
        .overdue = overdue(status, counts, now),
        .lastSync = lastSync(counts, now),
        .clock = clockWarning(status.clockAhead),
    };
    // While the copy is being loaded anew, how far that is matters more.
    if (health.damage && status.phase != Phase::Loading)
        words.connection = damaged(*health.damage);
    if (health.countsFailure) {
        const base::Error &why = *health.countsFailure;
        words.onDevice = unreadable("on-device", why);
        words.sent = unreadable("sent", why);
        words.accepted = unreadable("accepted", why);
        words.applied = unreadable("applied", why);
        words.attention = words.overdue = {};
        words.lastSync = {Say::tr("Level at –"),
                          Say::tr("This cannot be read now: %1").arg(ui_kit::message(why).title),
                          QStringLiteral("clock"), Tone::Warning};
    }
    return words;
}

} // namespace yorisoi::ui_shell
