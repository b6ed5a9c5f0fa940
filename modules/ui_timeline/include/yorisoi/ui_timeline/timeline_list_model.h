// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <unordered_set>
#include <vector>

#include <QtQml/qqmlregistration.h>

#include "yorisoi/ui_kit/updatable_list_model.h"
#include "yorisoi/ui_timeline/timeline_rows.h"

namespace yorisoi::ui_timeline {

/// The lines of a timeline, newest first. New entries come in by removals and insertions of rows
/// only, so a view keeps its place. GUI thread.
class TimelineListModel : public ui_kit::UpdatableListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the timeline")
public:
    enum Role {
        RowKind = Qt::UserRole + 1, ///< `entry` | `group`
        EventId,
        Month, ///< heading of its month
        StartsMonth,
        Day,       ///< 24
        Weekday,   ///< 火
        StartsDay, ///< first row of its day
        Time,      ///< 10:02
        Channel,   ///< token, for the icon
        ChannelWord,
        KindWord,
        DomainWord,
        Title,
        Body,  ///< its beginning, on one line; empty when the entry is restricted
        Place, ///< office and staff
        CaseNumber,
        Sensitivity, ///< token
        SensitivityWord,
        State,     ///< token of an own entry; empty for what others recorded
        StateWord, ///< with the receipt number
        Corrected, ///< a later entry corrects it
        Correction,
        Fresh, ///< came in while the page was open, not seen yet
        Member,
        Count,
        GroupSpan, ///< days between which a group lies
        Expanded,
        TitleMarks, ///< [start, length, start, length …] of what is sought
        BodyMarks,
        Spoken, ///< the whole row in a sentence, for a screen reader
    };

    explicit TimelineListModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// All entries, newest first. Grouping and the text sought go with them.
    void show(std::vector<TimelineEntry> entries, bool grouped, const QString &sought);
    void append(std::vector<TimelineEntry> older);
    const std::vector<TimelineEntry> &entries() const { return m_entries; }
    /// The entry of a row; nullptr for a group's heading.
    const TimelineEntry *entryAt(int row) const;
    const TimelineRow *rowAt(int row) const;
    /// The heading of a row's month; empty for a row that is not there.
    Q_INVOKABLE QString monthAt(int row) const;
    /// -1 when the entry is not shown by itself.
    int rowOf(const Uuid &event) const;
    int rowOf(const TimelineRow &sameAs) const;
    /// The first row that is not newer than `at`; -1 when all are.
    int firstRowNotAfter(base::Instant at) const;

    void setExpanded(int row, bool expanded);
    /// Opens the group that hides the entry, if one does.
    void reveal(const Uuid &event);

    void markFresh(const std::vector<Uuid> &events);
    void markSeen(const Uuid &event);
    void markAllSeen();
    int freshCount() const { return static_cast<int>(m_fresh.size()); }
    /// The words have another language now.
    void retranslate();

Q_SIGNALS:
    void freshCountChanged();

private:
    void arrange(std::vector<TimelineEntry> entries);
    QVariant entryData(const TimelineRow &row, int role) const;
    QString spoken(const TimelineRow &row) const;
    void touch(int row, const QList<int> &roles);

    std::vector<TimelineEntry> m_entries;
    std::vector<TimelineRow> m_rows;
    std::unordered_set<Uuid> m_expanded;
    std::unordered_set<Uuid> m_fresh;
    QString m_sought;
    bool m_grouped = true;
};

/// The beginning of a text on one line, at most `characters` user-perceived ones.
QString beginning(const std::string &text, std::size_t characters);

} // namespace yorisoi::ui_timeline
