// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_timeline/timeline_list_model.h"

#include <algorithm>

#include "yorisoi/exchange/imported.h"
#include "yorisoi/text/graphemes.h"
#include "yorisoi/text/normalize.h"
#include "yorisoi/ui_kit/words.h"
#include "yorisoi/ui_timeline/imported_fields.h"
#include "yorisoi/ui_timeline/moments.h"
#include "yorisoi/ui_timeline/text_marks.h"

namespace yorisoi::ui_timeline {
namespace {

using ui_kit::fromUtf8;
using ui_kit::Vocabulary;
using ui_kit::word;

constexpr std::size_t kBodyCharacters = 220;

bool isOwn(const TimelineEntry &entry)
{
    return entry.receipt != 0 || entry.state != replica::ItemState::Applied;
}

/// Whether nothing of what a row shows has changed; the event itself never does.
bool looksSame(const TimelineEntry &a, const TimelineEntry &b)
{
    return a.state == b.state && a.receipt == b.receipt && a.officeName == b.officeName &&
           a.staffName == b.staffName && a.caseNumber == b.caseNumber &&
           a.correctedBy == b.correctedBy;
}

QVariantList toVariants(const std::vector<Mark> &marks)
{
    QVariantList list;
    for (const Mark &mark : marks)
        list << int(mark.start) << int(mark.length);
    return list;
}

QString placeOf(const TimelineEntry &entry)
{
    const auto &event = entry.event;
    QStringList parts;
    for (const std::string &part : {entry.officeName.empty() ? event.office : entry.officeName,
                                    entry.staffName.empty() ? event.staff : entry.staffName}) {
        if (!part.empty())
            parts << fromUtf8(part);
    }
    return parts.join(QStringLiteral("　"));
}

} // namespace

QString beginning(const std::string &text, std::size_t characters)
{
    // A byte budget first, so that a long body costs no more than a short one.
    std::string line = text::sanitizeLine(std::string_view(text).substr(0, characters * 24));
    const bool cut = text.size() > characters * 24 || text::length(line) > characters;
    if (!cut)
        return fromUtf8(line);
    return fromUtf8(text::truncate(line, characters)) + u'…';
}

TimelineListModel::TimelineListModel(QObject *parent) : ui_kit::UpdatableListModel(parent) {}

int TimelineListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QHash<int, QByteArray> TimelineListModel::roleNames() const
{
    return {{RowKind, "rowKind"},
            {EventId, "eventId"},
            {Month, "month"},
            {StartsMonth, "startsMonth"},
            {Day, "day"},
            {Weekday, "weekday"},
            {StartsDay, "startsDay"},
            {Time, "time"},
            {Channel, "channel"},
            {ChannelWord, "channelWord"},
            {KindWord, "kindWord"},
            {DomainWord, "domainWord"},
            {Title, "title"},
            {Body, "body"},
            {Place, "place"},
            {CaseNumber, "caseNumber"},
            {Sensitivity, "sensitivity"},
            {SensitivityWord, "sensitivityWord"},
            {State, "syncState"},
            {StateWord, "stateWord"},
            {Corrected, "corrected"},
            {Correction, "correction"},
            {Fresh, "fresh"},
            {Member, "member"},
            {Count, "count"},
            {GroupSpan, "groupSpan"},
            {Expanded, "expanded"},
            {TitleMarks, "titleMarks"},
            {BodyMarks, "bodyMarks"},
            {Spoken, "spoken"}};
}

QVariant TimelineListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TimelineRow &row = m_rows[static_cast<std::size_t>(index.row())];
    const TimelineEntry &newest = m_entries[row.first];
    const bool group = row.kind == TimelineRow::Kind::Group;
    switch (role) {
    case RowKind:
        return group ? QStringLiteral("group") : QStringLiteral("entry");
    case Month:
        return monthHeading(newest.event.occurredAt);
    case StartsMonth:
        return row.startsMonth;
    case Day:
        return dayNumber(newest.event.occurredAt);
    case Weekday:
        return weekday(newest.event.occurredAt);
    case StartsDay:
        return row.startsDay;
    case Member:
        return row.member;
    case Count:
        return static_cast<int>(row.count);
    case Expanded:
        return row.expanded;
    case GroupSpan:
        return group ? spanWords(m_entries[row.first + row.count - 1].event.occurredAt,
                                 newest.event.occurredAt)
                     : QString();
    case Spoken:
        return spoken(row);
    case Title:
        if (group)
            return tr("%n notice(s)", "several entries shown as one", static_cast<int>(row.count));
        break;
    case Fresh:
        if (group) {
            for (std::size_t i = 0; i < row.count; ++i) {
                if (m_fresh.contains(m_entries[row.first + i].event.id))
                    return true;
            }
            return false;
        }
        break;
    case Corrected:
    case Correction:
        if (group)
            return false;
        break;
    case TitleMarks:
    case BodyMarks:
        if (group)
            return QVariantList();
        break;
    default:
        if (group && role != EventId)
            return role > EventId && role < Spoken ? QVariant(QString()) : QVariant();
    }
    return entryData(row, role);
}

QVariant TimelineListModel::entryData(const TimelineRow &row, int role) const
{
    const TimelineEntry &entry = m_entries[row.first];
    const records::Event &event = entry.event;
    switch (role) {
    case EventId:
        return fromUtf8(event.id.toString());
    case Time:
        return clockTime(event.occurredAt);
    case Channel:
        return fromUtf8(event.channel);
    case ChannelWord:
        return word(Vocabulary::Channel, event.channel);
    case KindWord:
        return word(Vocabulary::EventKind, event.kind);
    case DomainWord:
        return word(Vocabulary::Domain, event.domain);
    case Title:
        return fromUtf8(text::sanitizeLine(event.title));
    case Body:
        // Who only looks over the clerk's shoulder must not read it.
        if (event.sensitivity == "restricted")
            return QString();
        if (const auto imported = exchange::attributesOfImported(event))
            return beginning(ui_kit::toUtf8(importedLine(*imported)), kBodyCharacters);
        return beginning(event.body, kBodyCharacters);
    case Place:
        return placeOf(entry);
    case CaseNumber:
        return fromUtf8(entry.caseNumber);
    case Sensitivity:
        return fromUtf8(event.sensitivity);
    case SensitivityWord:
        return event.sensitivity == "restricted"  ? tr("Restricted")
               : event.sensitivity == "sensitive" ? tr("Sensitive")
                                                  : QString();
    case State:
        return isOwn(entry) ? fromUtf8(replica::toToken(entry.state)) : QString();
    case StateWord: {
        if (!isOwn(entry))
            return QString();
        const QString state = word(Vocabulary::ItemState, replica::toToken(entry.state));
        return entry.receipt == 0 ? state : tr("%1 (receipt %2)").arg(state).arg(entry.receipt);
    }
    case Corrected:
        return !entry.correctedBy.isNull();
    case Correction:
        return !event.corrects.isNull();
    case Fresh:
        return m_fresh.contains(event.id);
    case TitleMarks:
        return toVariants(findMarks(entryData(row, Title).toString(), m_sought));
    case BodyMarks:
        return toVariants(findMarks(entryData(row, Body).toString(), m_sought));
    default:
        return {};
    }
}

QString TimelineListModel::spoken(const TimelineRow &row) const
{
    const auto &newest = m_entries[row.first];
    const bool group = row.kind == TimelineRow::Kind::Group;
    QStringList parts;
    if (group) {
        parts << tr("%n notice(s)", "several entries shown as one", static_cast<int>(row.count))
              << spanWords(m_entries[row.first + row.count - 1].event.occurredAt,
                           newest.event.occurredAt)
              << (row.expanded ? tr("open") : tr("closed"));
    } else {
        parts << dayWords(newest.event.occurredAt) + u' ' + clockTime(newest.event.occurredAt);
        for (const int role : {ChannelWord, KindWord, Title, SensitivityWord, StateWord})
            parts << entryData(row, role).toString();
        if (!newest.correctedBy.isNull())
            parts << tr("corrected later");
    }
    parts.removeAll(QString());
    return parts.join(QStringLiteral("、"));
}

void TimelineListModel::show(std::vector<TimelineEntry> entries, bool grouped,
                             const QString &sought)
{
    const bool marksChanged = m_sought != sought;
    m_grouped = grouped;
    m_sought = sought;
    arrange(std::move(entries));
    if (marksChanged && !m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {TitleMarks, BodyMarks});
}

void TimelineListModel::append(std::vector<TimelineEntry> older)
{
    std::vector<TimelineEntry> all = m_entries;
    all.insert(all.end(), std::make_move_iterator(older.begin()),
               std::make_move_iterator(older.end()));
    arrange(std::move(all));
}

void TimelineListModel::arrange(std::vector<TimelineEntry> entries)
{
    auto next = arrangeRows(entries, m_grouped, m_expanded);
    updateRows(
        m_rows, std::move(next),
        [](const TimelineRow &row) { return std::pair(row.kind, row.key); },
        // Called before `adopt`: the old row refers to m_entries, the new one to `entries`.
        [this, &entries](const TimelineRow &before, const TimelineRow &after) {
            return before.count == after.count && before.expanded == after.expanded &&
                   before.member == after.member && before.startsDay == after.startsDay &&
                   before.startsMonth == after.startsMonth &&
                   looksSame(m_entries[before.first], entries[after.first]);
        },
        [this, &entries] { m_entries.swap(entries); });
}

const TimelineRow *TimelineListModel::rowAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
}

const TimelineEntry *TimelineListModel::entryAt(int row) const
{
    const TimelineRow *found = rowAt(row);
    return found && found->kind == TimelineRow::Kind::Entry ? &m_entries[found->first] : nullptr;
}

QString TimelineListModel::monthAt(int row) const
{
    const TimelineRow *found = rowAt(row);
    return found ? monthHeading(m_entries[found->first].event.occurredAt) : QString();
}

int TimelineListModel::rowOf(const TimelineRow &sameAs) const
{
    const auto found = std::ranges::find_if(m_rows, [&](const TimelineRow &row) {
        return row.kind == sameAs.kind && row.key == sameAs.key;
    });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int TimelineListModel::rowOf(const Uuid &event) const
{
    return rowOf(TimelineRow{.key = event});
}

int TimelineListModel::firstRowNotAfter(base::Instant at) const
{
    const auto found = std::ranges::find_if(m_rows, [&](const TimelineRow &row) {
        return m_entries[row.first + row.count - 1].event.occurredAt <= at;
    });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void TimelineListModel::setExpanded(int row, bool expanded)
{
    const TimelineRow *group = rowAt(row);
    if (!group || group->kind != TimelineRow::Kind::Group || group->expanded == expanded)
        return;
    for (std::size_t i = group->first; i < group->first + group->count; ++i) {
        if (expanded)
            m_expanded.insert(m_entries[i].event.id);
        else
            m_expanded.erase(m_entries[i].event.id);
    }
    arrange(m_entries);
}

void TimelineListModel::reveal(const Uuid &event)
{
    const bool known = std::ranges::any_of(
        m_entries, [&](const TimelineEntry &entry) { return entry.event.id == event; });
    if (!known || rowOf(event) >= 0)
        return;
    m_expanded.insert(event);
    arrange(m_entries);
}

void TimelineListModel::markFresh(const std::vector<Uuid> &events)
{
    if (events.empty())
        return;
    m_fresh.insert(events.begin(), events.end());
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Fresh});
    Q_EMIT freshCountChanged();
}

void TimelineListModel::markSeen(const Uuid &event)
{
    if (m_fresh.erase(event) == 0)
        return;
    touch(rowOf(event), {Fresh});
    Q_EMIT freshCountChanged();
}

void TimelineListModel::markAllSeen()
{
    if (m_fresh.empty())
        return;
    m_fresh.clear();
    Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Fresh});
    Q_EMIT freshCountChanged();
}

void TimelineListModel::retranslate()
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void TimelineListModel::touch(int row, const QList<int> &roles)
{
    if (row >= 0 && row < rowCount())
        Q_EMIT dataChanged(index(row), index(row), roles);
}

} // namespace yorisoi::ui_timeline
