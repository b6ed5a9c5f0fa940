// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include "yorisoi/ui_kit/desk.h"
#include "yorisoi/ui_kit/page.h"
#include "yorisoi/ui_kit/task.h"
#include "yorisoi/ui_timeline/channel_list_model.h"
#include "yorisoi/ui_timeline/contact_composer.h"
#include "yorisoi/ui_timeline/entry_details.h"
#include "yorisoi/ui_timeline/header_facts.h"
#include "yorisoi/ui_timeline/timeline_view_model.h"

namespace yorisoi::ui_timeline {

/// One person's page. Follows the replica: what a colleague or the server changes appears by
/// itself. Ready when card and first page of the timeline have been answered. GUI thread.
class CitizenViewModel : public ui_kit::PageViewModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the citizen's page")
    Q_PROPERTY(yorisoi::ui_timeline::HeaderFacts header READ header NOTIFY headerChanged)
    Q_PROPERTY(bool known READ known NOTIFY headerChanged)
    Q_PROPERTY(QString errorTitle READ errorTitle NOTIFY errorChanged)
    Q_PROPERTY(QString errorAdvice READ errorAdvice NOTIFY errorChanged)
    Q_PROPERTY(TimelineViewModel *timeline READ timeline CONSTANT)
    Q_PROPERTY(ChannelListModel *channels READ channels CONSTANT)
    Q_PROPERTY(EntryDetails *details READ details CONSTANT)
    Q_PROPERTY(ContactComposer *composer READ composer CONSTANT)
    Q_PROPERTY(QString savedNotice READ savedNotice NOTIFY savedNoticeChanged)
public:
    CitizenViewModel(const ui_kit::Desk &desk, ui_kit::ReplicaWatcher &watcher, const Uuid &citizen,
                     const Uuid &caseId = {});

    const HeaderFacts &header() const { return m_header; }
    bool known() const { return m_card.has_value(); }
    QString errorTitle() const { return m_errorTitle; }
    QString errorAdvice() const { return m_errorAdvice; }
    TimelineViewModel *timeline() { return &m_timeline; }
    ChannelListModel *channels() { return &m_channels; }
    EntryDetails *details() { return &m_details; }
    ContactComposer *composer() { return &m_composer; }
    QString savedNotice() const { return m_savedNotice; }

    Q_INVOKABLE void retry();
    Q_INVOKABLE void choosePerson(const QString &id, const QString &name);
    Q_INVOKABLE void dismissNotice();
    void retranslate() override;

Q_SIGNALS:
    void headerChanged();
    void errorChanged();
    void savedNoticeChanged();
    void titleChanged(const QString &name, const QString &detail);
    void citizenChosen(const yorisoi::base::Uuid &citizen, const QString &name);
    void closeRequested();

private:
    void follow(const replica::Change &change);
    void askCard();
    void askCases();
    void showOrigin();
    void askChannels();
    void askOffices();
    void showHeader();
    void becomeReady();

    const ui_kit::Desk &m_desk;
    Uuid m_citizen;
    Uuid m_caseId;
    std::string m_importedLog; ///< that put this person here; empty for everybody else
    std::optional<replica::CitizenCard> m_card;
    std::vector<records::Office> m_offices;
    HeaderFacts m_header;
    QString m_errorTitle;
    QString m_errorAdvice;
    QString m_savedNotice;
    bool m_headerShown = false;
    bool m_cardAnswered = false;
    bool m_pageShown = false;
    TimelineViewModel m_timeline;
    ChannelListModel m_channels;
    EntryDetails m_details;
    ContactComposer m_composer;
    QTimer m_minute;
    ui_kit::TaskSlot m_askCard{this};
    ui_kit::TaskSlot m_askCases{this};
    ui_kit::TaskSlot m_askChannels{this};
    ui_kit::TaskSlot m_askOffices{this};
};

} // namespace yorisoi::ui_timeline
