// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QObject>

#include "yorisoi/ui_kit/desk.h"
#include "yorisoi/ui_kit/task.h"
#include "yorisoi/ui_timeline/facet_list_model.h"
#include "yorisoi/ui_timeline/timeline_filter.h"
#include "yorisoi/ui_timeline/timeline_list_model.h"

namespace yorisoi::ui_timeline {

/// The stream of one person: filters, pages, place, and what is selected. GUI thread.
class TimelineViewModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the citizen's page")
    Q_PROPERTY(TimelineListModel *rows READ rows CONSTANT)
    Q_PROPERTY(FacetListModel *channels READ channels CONSTANT)
    Q_PROPERTY(FacetListModel *domains READ domains CONSTANT)
    Q_PROPERTY(FacetListModel *kinds READ kinds CONSTANT)
    Q_PROPERTY(FacetListModel *offices READ offices CONSTANT)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY filterChanged)
    /// An individual number (個人番号) stands in the search box: it is not searched for.
    Q_PROPERTY(bool textRefused READ textRefused NOTIFY filterChanged)
    Q_PROPERTY(QString period READ period NOTIFY filterChanged)
    Q_PROPERTY(QString periodWords READ periodWords NOTIFY filterChanged)
    Q_PROPERTY(QString periodProblem READ periodProblem NOTIFY filterChanged)
    Q_PROPERTY(QString caseNumber READ caseNumber NOTIFY filterChanged)
    Q_PROPERTY(bool onCase READ onCase NOTIFY filterChanged)
    Q_PROPERTY(bool filtered READ filtered NOTIFY filterChanged)
    Q_PROPERTY(int total READ total NOTIFY countsChanged)
    Q_PROPERTY(int matching READ matching NOTIFY countsChanged)
    Q_PROPERTY(QString countWords READ countWords NOTIFY countsChanged)
    Q_PROPERTY(bool loaded READ loaded NOTIFY stateChanged)
    Q_PROPERTY(bool loading READ loading NOTIFY stateChanged)
    Q_PROPERTY(bool more READ more NOTIFY stateChanged)
    Q_PROPERTY(QString errorTitle READ errorTitle NOTIFY stateChanged)
    Q_PROPERTY(QString errorAdvice READ errorAdvice NOTIFY stateChanged)
    Q_PROPERTY(QString jumpProblem READ jumpProblem NOTIFY jumpProblemChanged)
    Q_PROPERTY(int selectedRow READ selectedRow NOTIFY selectedRowChanged)
    Q_PROPERTY(int freshCount READ freshCount NOTIFY freshCountChanged)
    Q_PROPERTY(bool compact READ compact WRITE setCompact NOTIFY compactChanged)
public:
    /// Entries of one page.
    static constexpr std::size_t kPage = 60;

    TimelineViewModel(const ui_kit::Desk &desk, const Uuid &citizen, const Uuid &caseId,
                      QObject *parent = nullptr);

    TimelineListModel *rows() { return &m_rows; }
    FacetListModel *channels() { return &m_channels; }
    FacetListModel *domains() { return &m_domains; }
    FacetListModel *kinds() { return &m_kinds; }
    FacetListModel *offices() { return &m_offices; }
    QString text() const { return m_text; }
    void setText(const QString &text);
    bool textRefused() const { return m_textRefused; }
    QString period() const { return m_period; }
    QString periodWords() const;
    QString periodProblem() const { return m_periodProblem; }
    QString caseNumber() const { return m_caseNumber; }
    bool onCase() const { return !m_caseId.isNull(); }
    bool filtered() const { return !filter().empty(); }
    int total() const { return m_total; }
    /// Entries that meet the filter; -1 while that is not known.
    int matching() const { return m_matching; }
    QString countWords() const;
    bool loaded() const { return m_loaded; }
    bool loading() const { return m_pages.running(); }
    bool more() const { return m_more; }
    QString errorTitle() const { return m_errorTitle; }
    QString errorAdvice() const { return m_errorAdvice; }
    QString jumpProblem() const { return m_jumpProblem; }
    int selectedRow() const { return m_selectedRow; }
    int freshCount() const { return m_rows.freshCount(); }
    bool compact() const { return m_compact; }
    void setCompact(bool compact);

    TimelineFilter filter() const;
    const TimelineEntry *selected() const { return m_rows.entryAt(m_selectedRow); }

    /// Asks for everything again and keeps place, selection and open groups.
    void refresh();
    /// Selects the entry, when it is among those loaded or arrives with the next answer.
    void want(const Uuid &event);
    /// The same, and looks for it beyond what is loaded and filtered: filters go when it is not
    /// among what they let through.
    void find(const Uuid &event);
    void setCaseNumber(const QString &number);
    void retranslate();

    Q_INVOKABLE void retry();
    Q_INVOKABLE void loadMore();
    /// `all` | `month` | `half-year` | `year` | `fiscal-year`.
    Q_INVOKABLE void choosePeriod(const QString &period);
    /// Days as typed, in either calendar; empty = open.
    Q_INVOKABLE void setPeriod(const QString &from, const QString &until);
    Q_INVOKABLE void clearFilters();
    Q_INVOKABLE void clearCase();
    Q_INVOKABLE void select(int row);
    Q_INVOKABLE void move(int by);
    Q_INVOKABLE void toggleGroup(int row);
    Q_INVOKABLE void openGroup(int row, bool open);
    /// Scrolls to the newest entry that is not after the day typed.
    Q_INVOKABLE void jumpTo(const QString &day);
    Q_INVOKABLE void markSeen(int row);
    Q_INVOKABLE void showNewest();

Q_SIGNALS:
    void filterChanged();
    void countsChanged();
    void stateChanged();
    void jumpProblemChanged();
    void selectedRowChanged();
    /// Another entry is selected, or what is known of it changed.
    void selectionChanged();
    void freshCountChanged();
    void compactChanged();
    /// The view shall bring this row to its top.
    void rowWanted(int row);
    void firstPageShown();

private:
    void ask();
    void askPages(std::size_t wanted, bool live);
    void askFacets();
    void askCount();
    void take(const base::Result<replica::TimelinePage> &page, bool live);
    void showFailure(const base::Error &error);
    void applyFilterChange();
    void resetFilters();
    void updateSelectedRow();
    void arrive(int row);

    const ui_kit::Desk &m_desk;
    Uuid m_citizen;
    Uuid m_caseId;
    TimelineListModel m_rows;
    FacetListModel m_channels{ui_kit::Vocabulary::Channel};
    FacetListModel m_domains{ui_kit::Vocabulary::Domain};
    FacetListModel m_kinds{ui_kit::Vocabulary::EventKind};
    FacetListModel m_offices{ui_kit::Vocabulary::DeviceKind};
    QString m_text;
    bool m_textRefused = false;
    QString m_period = QStringLiteral("all");
    std::optional<base::Date> m_from;
    std::optional<base::Date> m_until;
    QString m_periodProblem;
    QString m_caseNumber;
    QString m_errorTitle;
    QString m_errorAdvice;
    QString m_jumpProblem;
    std::optional<TimelineRow> m_selection;
    Uuid m_wanted;
    int m_selectedRow = -1;
    int m_total = 0;
    int m_matching = -1;
    bool m_loaded = false;
    bool m_more = false;
    bool m_again = false;   ///< something changed while an answer was on its way
    bool m_holding = false; ///< one question for several changes of the filter
    bool m_compact = false;
    ui_kit::TaskSlot m_pages{this};
    ui_kit::TaskSlot m_facets{this};
    ui_kit::TaskSlot m_count{this};
};

} // namespace yorisoi::ui_timeline
