// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include "yorisoi/ui_timeline/contact_draft.h"

namespace yorisoi::ui_timeline {

/// The questions of one contact; there is always at least one. GUI thread.
class QuestionListModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the composer")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(bool canUndoRemove READ canUndoRemove NOTIFY countChanged)
public:
    enum Role {
        Number = Qt::UserRole + 1,
        Kind,
        Domain,
        Title,
        Body,
        Sensitivity,
        TitleProblem,
        BodyProblem
    };

    explicit QuestionListModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    const std::vector<Question> &questions() const { return m_questions; }
    void setQuestions(std::vector<Question> questions);
    int count() const { return rowCount(); }
    bool canUndoRemove() const { return m_removed.has_value(); }
    /// What is wrong with the texts; an empty list clears it.
    void showIssues(const std::vector<Issue> &issues);

    /// A new question of the same domain as the last one; gives its row.
    Q_INVOKABLE int add();
    Q_INVOKABLE void remove(int row);
    Q_INVOKABLE void undoRemove();
    Q_INVOKABLE void setKind(int row, const QString &kind);
    Q_INVOKABLE void setDomain(int row, const QString &domain);
    Q_INVOKABLE void setTitle(int row, const QString &title);
    Q_INVOKABLE void setBody(int row, const QString &body);
    Q_INVOKABLE void setSensitivity(int row, const QString &sensitivity);

Q_SIGNALS:
    void countChanged();
    /// A person has changed something.
    void edited();

private:
    void change(int row, std::string Question::*member, const QString &value, int role);
    QString problem(int row, Issue::Where where) const;
    void renumber();

    std::vector<Question> m_questions{Question{}};
    std::vector<Issue> m_issues;
    std::optional<std::pair<int, Question>> m_removed;
};

} // namespace yorisoi::ui_timeline
