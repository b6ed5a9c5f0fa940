// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <vector>

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include "yorisoi/base/clock.h"
#include "yorisoi/replica/queries.h"

namespace yorisoi::ui_queue {

/// Cases as words of the current language. It has as many rows as the query has lines; their
/// contents come in pages, wanted when a view looks at a row, and the pages looked at longest ago
/// are given up, so that 100,000 cases cost no more than the screen needs.
class CaseListModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to the view-model")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
public:
    enum Role {
        LoadedRole = Qt::UserRole + 1, ///< false: the line is on its way and everything is empty
        IdRole,
        NumberRole,
        TitleRole,
        PersonRole,
        KanaRole,
        StageRole, ///< 0 guidance … 4 follow-up; -1 not known
        StageWordRole,
        StatusRole,     ///< token
        StatusWordRole, ///< of every case but open ones
        DomainRole,
        ChannelRole, ///< token
        ChannelWordRole,
        OfficeRole,
        DepartmentRole,
        ResponsibleRole,
        OpenedRole,
        DueRole,
        UrgencyRole,  ///< none later soon last-day today overdue
        DueWordsRole, ///< what is left; empty where nothing presses
        EventsRole,
        SourceRole,
        PendingRole,
        SpokenRole, ///< the row in one sentence, for a screen reader
    };
    Q_ENUM(Role)
    static constexpr int pageSize = 100;
    static constexpr std::size_t pagesKept = 24;

    explicit CaseListModel(const base::Clock &clock, QObject *parent = nullptr);

    int count() const { return m_count; }
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// The answer to another query: everything is new.
    void replace(int total, std::vector<replica::CaseLine> firstPage);
    /// A page of the same query as it is now.
    void setPage(int page, int total, std::vector<replica::CaseLine> lines);
    /// Forgets the contents of all pages but those of these rows.
    void keepOnly(int firstRow, int lastRow);
    /// nullptr while it is on its way.
    const replica::CaseLine *at(int row) const;
    /// Among the pages that are here; -1 when it is not.
    int rowOf(const base::Uuid &caseId) const;
    /// The language or the day has changed.
    void retranslate();

Q_SIGNALS:
    void countChanged();
    /// A view looks at a row whose page is not here.
    void pageWanted(int page) const;

private:
    struct Page {
        std::vector<replica::CaseLine> lines;
        mutable std::uint64_t lookedAt = 0;
    };
    QVariant words(const replica::CaseLine &line, int role) const;
    QString spoken(const replica::CaseLine &line) const;
    void setCount(int count);
    void giveUpOldest();

    const base::Clock &m_clock;
    int m_count = 0;
    std::map<int, Page> m_pages;
    mutable std::uint64_t m_looks = 0;
};

} // namespace yorisoi::ui_queue
