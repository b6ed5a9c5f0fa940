// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include "yorisoi/ui_kit/desk.h"
#include "yorisoi/ui_kit/page.h"
#include "yorisoi/ui_kit/task.h"
#include "yorisoi/ui_reception/hit_list_model.h"
#include "yorisoi/ui_reception/person_list_model.h"

namespace yorisoi::ui_reception {

/// Reception (受付): one search box and whom it finds. GUI thread.
///
/// A keystroke asks at once when no answer is awaited, otherwise within 120 ms; an answer to
/// anything but the text as it stands is dropped. Enter before the answer opens somebody only where
/// the answer is one person.
class ReceptionViewModel : public ui_kit::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ReceptionPage")
    Q_PROPERTY(State state READ state NOTIFY stateChanged)
    Q_PROPERTY(bool busy READ busy NOTIFY busyChanged)
    Q_PROPERTY(yorisoi::ui_reception::HitListModel *hits READ hits CONSTANT)
    Q_PROPERTY(yorisoi::ui_reception::PersonListModel *recent READ recent CONSTANT)
    Q_PROPERTY(yorisoi::ui_reception::PersonListModel *drafts READ drafts CONSTANT)
    Q_PROPERTY(int currentIndex READ currentIndex WRITE setCurrentIndex NOTIFY currentIndexChanged)
    Q_PROPERTY(QVariantList terms READ terms NOTIFY answered)
    Q_PROPERTY(bool more READ more NOTIFY answered)
    Q_PROPERTY(QString countWords READ countWords NOTIFY answered)
    Q_PROPERTY(bool cutShort READ cutShort NOTIFY answered)
    Q_PROPERTY(QString errorTitle READ errorTitle NOTIFY answered)
    Q_PROPERTY(QString errorAdvice READ errorAdvice NOTIFY answered)
public:
    enum State {
        Idle,      ///< nothing is typed
        Searching, ///< the first answer is on its way
        Found,
        NothingFound,
        Refused, ///< an individual number (個人番号) was typed; it is not searched for
        Failed,
    };
    Q_ENUM(State)

    ReceptionViewModel(const ui_kit::Desk &desk, const ui_kit::ReplicaWatcher &watcher,
                       QObject *parent = nullptr);

    State state() const { return m_state; }
    bool busy() const { return m_search.running(); }
    HitListModel *hits() { return &m_hits; }
    PersonListModel *recent() { return &m_recent; }
    PersonListModel *drafts() { return &m_drafts; }
    int currentIndex() const { return m_current; }
    void setCurrentIndex(int index);
    /// How each word was read: maps of `typed`, `readAs` (word) and `value` (the day of a birth
    /// date, otherwise empty).
    QVariantList terms() const;
    bool more() const { return m_more; }
    QString countWords() const;
    /// The text is longer than what is searched for.
    bool cutShort() const { return m_cutShort; }
    QString errorTitle() const;
    QString errorAdvice() const;

    /// The box as it stands: committed text, cursor in it, and what an input method is composing.
    Q_INVOKABLE void edited(const QString &committed, int cursor, const QString &preedit);
    Q_INVOKABLE void moveCurrent(int by);
    Q_INVOKABLE void openCurrent(bool inBackground);
    Q_INVOKABLE void open(int row, bool inBackground);
    Q_INVOKABLE void openRecent(int row, bool inBackground);
    Q_INVOKABLE void openDraft(int row);
    Q_INVOKABLE void retry();

    /// Somebody was opened, here or elsewhere: offered again under 'recently opened'.
    void remember(const base::Uuid &person);
    void reloadWaiting();
    void retranslate() override;

Q_SIGNALS:
    void stateChanged();
    void busyChanged();
    void currentIndexChanged();
    void answered();
    /// Another question was answered than before: the list begins at its top.
    void resultsReplaced();
    void citizenChosen(const yorisoi::base::Uuid &citizen, const QString &name, bool inBackground);
    void draftChosen(const QString &key, const yorisoi::base::Uuid &citizen);

private:
    void ask();
    void start();
    void publish(base::Result<replica::SearchPage> answer);
    void leaveSearch(State state);
    void settle(State state);
    void saveRecent();
    void replicaChanged(const replica::Change &change);

    const ui_kit::Desk &m_desk;
    HitListModel m_hits;
    PersonListModel m_recent;
    PersonListModel m_drafts;
    State m_state = Idle;
    int m_current = -1;
    std::vector<replica::SearchTerm> m_terms;
    bool m_more = false;
    bool m_cutShort = false;
    base::Error m_error;

    std::string m_wanted;    ///< what the box says
    std::string m_asked;     ///< what the running search was asked
    std::string m_published; ///< what the results belong to
    bool m_enterAwaits = false;
    bool m_enterInBackground = false;
    std::vector<base::Uuid> m_recentIds;
    bool m_recentLoaded = false;
    bool m_recentDirty = false;
    QTimer m_patience; ///< ends the wait for an answer that is too old
    QTimer m_refresh;  ///< gathers changes of the copy
    ui_kit::TaskSlot m_search;
    ui_kit::TaskSlot m_waiting;
    ui_kit::TaskSlot m_saving;
};

} // namespace yorisoi::ui_reception
