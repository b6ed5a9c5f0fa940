// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QObject>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include "yorisoi/ui_kit/desk.h"
#include "yorisoi/ui_kit/task.h"
#include "yorisoi/ui_timeline/contact_draft.h"
#include "yorisoi/ui_timeline/contact_templates.h"
#include "yorisoi/ui_timeline/draft_keeper.h"
#include "yorisoi/ui_timeline/question_list_model.h"

namespace yorisoi::ui_timeline {

/// One line of a list to choose from.
struct Choice {
    Q_GADGET
    Q_PROPERTY(QString token MEMBER token)
    Q_PROPERTY(QString label MEMBER label)
public:
    QString token;
    QString label;
    friend bool operator==(const Choice &, const Choice &) = default;
};

/// Records a contact: what is typed, kept as a draft while it is typed, and saved with one key.
/// Nothing that was typed is lost by closing, by a failure, or by a crash. GUI thread.
class ContactComposer : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the citizen's page")
    Q_PROPERTY(QuestionListModel *questions READ questions CONSTANT)
    Q_PROPERTY(TemplateListModel *templates READ templates CONSTANT)
    Q_PROPERTY(bool open READ isOpen NOTIFY openChanged)
    Q_PROPERTY(QString channel READ channel WRITE setChannel NOTIFY draftChanged)
    Q_PROPERTY(QString office READ office WRITE setOffice NOTIFY draftChanged)
    Q_PROPERTY(QString date READ date WRITE setDate NOTIFY draftChanged)
    Q_PROPERTY(QString time READ time WRITE setTime NOTIFY draftChanged)
    Q_PROPERTY(QString caseId READ caseId WRITE setCaseId NOTIFY draftChanged)
    Q_PROPERTY(QString purpose READ purpose WRITE setPurpose NOTIFY draftChanged)
    Q_PROPERTY(QVariantList channelChoices READ channelChoices NOTIFY choicesChanged)
    Q_PROPERTY(QVariantList officeChoices READ officeChoices NOTIFY choicesChanged)
    Q_PROPERTY(QVariantList caseChoices READ caseChoices NOTIFY choicesChanged)
    Q_PROPERTY(QVariantList kindChoices READ kindChoices NOTIFY choicesChanged)
    Q_PROPERTY(QVariantList domainChoices READ domainChoices NOTIFY choicesChanged)
    Q_PROPERTY(QVariantList sensitivityChoices READ sensitivityChoices NOTIFY choicesChanged)
    Q_PROPERTY(bool saving READ saving NOTIFY stateChanged)
    Q_PROPERTY(bool hasText READ hasText NOTIFY edited)
    Q_PROPERTY(QStringList problems READ problems NOTIFY stateChanged)
    Q_PROPERTY(QString dateProblem READ dateProblem NOTIFY stateChanged)
    Q_PROPERTY(QString purposeProblem READ purposeProblem NOTIFY stateChanged)
    Q_PROPERTY(QString errorTitle READ errorTitle NOTIFY stateChanged)
    Q_PROPERTY(QString errorAdvice READ errorAdvice NOTIFY stateChanged)
    Q_PROPERTY(QString draftWords READ draftWords NOTIFY draftKept)
    Q_PROPERTY(bool draftFailed READ draftFailed NOTIFY draftKept)
    Q_PROPERTY(bool restored READ restored NOTIFY restoredChanged)
    Q_PROPERTY(bool canUndoDiscard READ canUndoDiscard NOTIFY restoredChanged)
public:
    ContactComposer(const ui_kit::Desk &desk, const Uuid &citizen, QObject *parent = nullptr);

    QuestionListModel *questions() { return &m_questions; }
    TemplateListModel *templates() { return &m_templates; }
    bool isOpen() const { return m_open; }
    QString channel() const;
    void setChannel(const QString &channel);
    QString office() const;
    void setOffice(const QString &office);
    QString date() const;
    void setDate(const QString &date);
    QString time() const;
    void setTime(const QString &time);
    QString caseId() const;
    void setCaseId(const QString &id);
    QString purpose() const;
    void setPurpose(const QString &purpose);
    QVariantList channelChoices() const;
    QVariantList officeChoices() const;
    QVariantList caseChoices() const;
    QVariantList kindChoices() const;
    QVariantList domainChoices() const;
    QVariantList sensitivityChoices() const;
    bool saving() const { return m_submit.running(); }
    bool hasText() const { return draft().hasText(); }
    QStringList problems() const;
    QString dateProblem() const;
    QString purposeProblem() const;
    QString errorTitle() const { return m_errorTitle; }
    /// What to do, and where what was typed is meanwhile.
    QString errorAdvice() const;
    QString draftWords() const;
    bool draftFailed() const { return !m_draftProblem.isEmpty(); }
    bool restored() const { return m_restored; }
    bool canUndoDiscard() const { return m_discarded.has_value(); }

    /// As it stands on the screen.
    ContactDraft draft() const;
    void setCases(const std::vector<records::Case> &cases);
    /// The case that a new contact belongs to unless the clerk says otherwise; its domain, too,
    /// once `setCases` knows it. A contact that somebody has begun to write stays as it is.
    void setDefaultCase(const base::Uuid &id);
    void setOffices(const std::vector<records::Office> &offices);
    void retranslate();

    Q_INVOKABLE void openPanel();
    /// What was typed stays, here and as a draft.
    Q_INVOKABLE void closePanel();
    Q_INVOKABLE void save();
    Q_INVOKABLE void occurredNow();
    Q_INVOKABLE void discard();
    Q_INVOKABLE void undoDiscard();
    /// The clerk has read that a draft was brought back.
    Q_INVOKABLE void keepRestored();
    Q_INVOKABLE void useTemplate(int row, int question);
    /// Writes the draft now, e.g. because the focus leaves.
    Q_INVOKABLE void keepDraft();

Q_SIGNALS:
    void openChanged();
    void draftChanged();
    void choicesChanged();
    void stateChanged();
    void edited();
    void draftKept();
    void restoredChanged();
    /// The panel came up, or was asked for again: the first field wants the focus.
    void focusWanted();
    /// The first thing to mend; `where`: date | time | purpose | title | body.
    void issueFound(const QString &where, int question);
    /// A template's texts for the fields of a question, so that they can be undone there.
    void textsOffered(int question, const QString &title, const QString &body);
    void contactSaved(const yorisoi::base::Uuid &firstEvent, int events);

private:
    ContactDraft freshDraft() const;
    static std::string usualPurpose();
    void load(const ContactDraft &draft);
    void setText(std::string ContactDraft::*member, const QString &value);
    void noteEdit();
    void restore(const base::Result<std::optional<replica::Draft>> &kept);
    void finish(const base::Result<replica::Submission> &submission, const Uuid &first, int events);
    QString issueOf(std::initializer_list<Issue::Where> places) const;

    const ui_kit::Desk &m_desk;
    Uuid m_citizen;
    std::string m_usualPurpose = usualPurpose(); ///< in the language of now
    ContactDraft m_head;                         ///< everything but the questions
    QuestionListModel m_questions;
    TemplateListModel m_templates;
    DraftKeeper m_keeper;
    std::vector<records::Case> m_cases;
    base::Uuid m_defaultCase;
    std::vector<records::Office> m_offices;
    std::vector<Issue> m_issues;
    std::optional<ContactDraft> m_discarded;
    QString m_errorTitle;
    QString m_errorAdvice;
    QString m_draftProblem;
    base::Instant m_keptAt{};
    bool m_open = false;
    bool m_checked = false; ///< saving was tried: faults follow what is typed
    bool m_restored = false;
    bool m_kept = false; ///< a draft of this text is in the replica
    ui_kit::TaskSlot m_submit{this};
    ui_kit::TaskSlot m_read{this};
};

} // namespace yorisoi::ui_timeline
