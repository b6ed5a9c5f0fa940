// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <set>

#include <QTimer>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include "yorisoi/ui_kit/desk.h"
#include "yorisoi/ui_kit/page.h"
#include "yorisoi/ui_kit/task.h"
#include "yorisoi/ui_queue/case_list_model.h"

namespace yorisoi::ui_queue {

/// The list of cases (案件): filters, order, and the lines that the screen looks at. GUI thread.
class CasesViewModel : public ui_kit::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by CasesPage")
    Q_PROPERTY(State state READ state NOTIFY stateChanged)
    Q_PROPERTY(bool busy READ busy NOTIFY busyChanged)
    Q_PROPERTY(yorisoi::ui_queue::CaseListModel *cases READ cases CONSTANT)
    Q_PROPERTY(int currentIndex READ currentIndex WRITE setCurrentIndex NOTIFY currentIndexChanged)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY filtersChanged)
    Q_PROPERTY(QString status READ status WRITE setStatus NOTIFY filtersChanged)
    Q_PROPERTY(QString stage READ stage WRITE setStage NOTIFY filtersChanged)
    Q_PROPERTY(QString domain READ domain WRITE setDomain NOTIFY filtersChanged)
    Q_PROPERTY(QString office READ office WRITE setOffice NOTIFY filtersChanged)
    Q_PROPERTY(QString channel READ channel WRITE setChannel NOTIFY filtersChanged)
    Q_PROPERTY(QString source READ source WRITE setSource NOTIFY filtersChanged)
    Q_PROPERTY(Order order READ order WRITE setOrder NOTIFY filtersChanged)
    Q_PROPERTY(bool filtered READ filtered NOTIFY filtersChanged)
    Q_PROPERTY(QVariantList statuses READ statuses NOTIFY optionsChanged)
    Q_PROPERTY(QVariantList stages READ stages NOTIFY optionsChanged)
    Q_PROPERTY(QVariantList domains READ domains NOTIFY optionsChanged)
    Q_PROPERTY(QVariantList channels READ channels NOTIFY optionsChanged)
    Q_PROPERTY(QVariantList offices READ offices NOTIFY optionsChanged)
    Q_PROPERTY(QVariantList sources READ sources NOTIFY optionsChanged)
    Q_PROPERTY(QVariantList activeFilters READ activeFilters NOTIFY filtersChanged)
    Q_PROPERTY(QString countWords READ countWords NOTIFY answered)
    Q_PROPERTY(QString errorTitle READ errorTitle NOTIFY answered)
    Q_PROPERTY(QString errorAdvice READ errorAdvice NOTIFY answered)
public:
    enum State {
        Loading, ///< the first answer is on its way
        Shown,
        NoCases,      ///< the copy holds none
        NothingFound, ///< the filters leave none
        Failed,
        Refused, ///< an individual number (個人番号) stands in the box; nothing is asked
    };
    Q_ENUM(State)
    enum Order { OpenedNewest, DueSoonest, Number };
    Q_ENUM(Order)

    CasesViewModel(const ui_kit::Desk &desk, const ui_kit::ReplicaWatcher &watcher,
                   QObject *parent = nullptr);

    State state() const { return m_state; }
    bool busy() const { return m_asking.running() || m_paging.running(); }
    CaseListModel *cases() { return &m_cases; }
    int currentIndex() const { return m_current; }
    void setCurrentIndex(int index);
    QString text() const;
    void setText(const QString &text);
    QString status() const;
    void setStatus(const QString &token);
    QString stage() const;
    void setStage(const QString &token);
    QString domain() const;
    void setDomain(const QString &token);
    QString office() const;
    void setOffice(const QString &code);
    QString channel() const;
    void setChannel(const QString &token);
    QString source() const;
    void setSource(const QString &source);
    Order order() const;
    void setOrder(Order order);
    bool filtered() const;
    /// Choices as maps of `token` ('' = all) and `word`, in the order of the vocabulary.
    QVariantList statuses() const;
    QVariantList stages() const;
    QVariantList domains() const;
    QVariantList channels() const;
    QVariantList offices() const;
    /// Source systems met so far; empty while none is known.
    QVariantList sources() const;
    /// What narrows the list, as maps of `filter` (name for `clearFilter`) and `word`.
    QVariantList activeFilters() const;
    /// How many are shown, and of how many when filters hide some.
    QString countWords() const;
    QString errorTitle() const;
    QString errorAdvice() const;

    Q_INVOKABLE void clearFilter(const QString &filter);
    Q_INVOKABLE void clearFilters();
    Q_INVOKABLE void moveCurrent(int by);
    Q_INVOKABLE void open(int row, bool inBackground);
    Q_INVOKABLE void retry();
    /// The rows on the screen, which a change of the copy refreshes first.
    Q_INVOKABLE void looksAt(int firstRow, int lastRow);
    void retranslate() override;

Q_SIGNALS:
    void stateChanged();
    void busyChanged();
    void currentIndexChanged();
    void filtersChanged();
    void optionsChanged();
    void answered();
    /// Another query was answered than before: the list begins at its top.
    void resultsReplaced();
    void caseChosen(const yorisoi::base::Uuid &citizen, const yorisoi::base::Uuid &caseId,
                    bool inBackground);
    /// A case was to be opened that no person is linked to.
    void personMissing();

private:
    struct Answer {
        replica::CasePage page;
        std::size_t overall = 0; ///< without filters
        std::vector<records::Office> offices;
    };
    void setFilter(std::string replica::CaseQuery::*filter, const QString &value);
    void refuse();
    void ask();
    void publish(base::Result<Answer> answer);
    void wantPage(int page);
    void loadNextPage();
    void refresh();
    void keepSelection();
    void noteSources(const std::vector<replica::CaseLine> &lines);
    void settle(State state);
    void fail(const base::Error &error);

    const ui_kit::Desk &m_desk;
    CaseListModel m_cases;
    State m_state = Loading;
    int m_current = -1;
    base::Uuid m_currentCase;
    replica::CaseQuery m_query;
    bool m_queryMoved = false; ///< since the running question was asked
    std::size_t m_overall = 0;
    std::vector<records::Office> m_offices;
    std::set<std::string> m_sources;
    base::Error m_error;
    std::deque<int> m_wantedPages; ///< latest look first
    int m_firstVisible = 0;
    int m_lastVisible = 0;
    QTimer m_gather; ///< gathers changes of the copy
    ui_kit::TaskSlot m_asking;
    ui_kit::TaskSlot m_paging;
};

} // namespace yorisoi::ui_queue
