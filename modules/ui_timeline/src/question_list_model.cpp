// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_timeline/question_list_model.h"

#include <algorithm>
#include <utility>

#include "issue_words.h"
#include "yorisoi/ui_kit/words.h"

namespace yorisoi::ui_timeline {

using ui_kit::fromUtf8;
using ui_kit::toUtf8;

QuestionListModel::QuestionListModel(QObject *parent) : QAbstractListModel(parent) {}

int QuestionListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_questions.size());
}

QHash<int, QByteArray> QuestionListModel::roleNames() const
{
    return {{Number, "number"},
            {Kind, "kind"},
            {Domain, "domain"},
            {Title, "title"},
            {Body, "body"},
            {Sensitivity, "sensitivity"},
            {TitleProblem, "titleProblem"},
            {BodyProblem, "bodyProblem"}};
}

QVariant QuestionListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Question &question = m_questions[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Number:
        return index.row() + 1;
    case Kind:
        return fromUtf8(question.kind);
    case Domain:
        return fromUtf8(question.domain);
    case Title:
        return fromUtf8(question.title);
    case Body:
        return fromUtf8(question.body);
    case Sensitivity:
        return fromUtf8(question.sensitivity);
    case TitleProblem:
        return problem(index.row(), Issue::Where::Title);
    case BodyProblem:
        return problem(index.row(), Issue::Where::Body);
    default:
        return {};
    }
}

QString QuestionListModel::problem(int row, Issue::Where where) const
{
    const auto found = std::ranges::find_if(m_issues, [&](const Issue &issue) {
        return issue.where == where && issue.question == static_cast<std::size_t>(row);
    });
    return found == m_issues.end() ? QString() : issueWords(*found, 1);
}

void QuestionListModel::setQuestions(std::vector<Question> questions)
{
    beginResetModel();
    m_questions = std::move(questions);
    if (m_questions.empty())
        m_questions.emplace_back();
    m_issues.clear();
    m_removed.reset();
    endResetModel();
    Q_EMIT countChanged();
}

void QuestionListModel::showIssues(const std::vector<Issue> &issues)
{
    if (m_issues == issues)
        return;
    m_issues = issues;
    Q_EMIT dataChanged(index(0), index(rowCount() - 1), {TitleProblem, BodyProblem});
}

int QuestionListModel::add()
{
    const int row = rowCount();
    Question question;
    question.domain = m_questions.back().domain;
    beginInsertRows({}, row, row);
    m_questions.push_back(std::move(question));
    endInsertRows();
    Q_EMIT countChanged();
    Q_EMIT edited();
    return row;
}

void QuestionListModel::remove(int row)
{
    if (row < 0 || row >= rowCount() || rowCount() == 1)
        return;
    beginRemoveRows({}, row, row);
    m_removed.emplace(row, std::move(m_questions[static_cast<std::size_t>(row)]));
    m_questions.erase(m_questions.begin() + row);
    m_issues.clear();
    endRemoveRows();
    renumber();
    Q_EMIT countChanged();
    Q_EMIT edited();
}

void QuestionListModel::undoRemove()
{
    if (!m_removed)
        return;
    auto [row, question] = *std::exchange(m_removed, std::nullopt);
    row = std::min(row, rowCount());
    beginInsertRows({}, row, row);
    m_questions.insert(m_questions.begin() + row, std::move(question));
    endInsertRows();
    renumber();
    Q_EMIT countChanged();
    Q_EMIT edited();
}

void QuestionListModel::renumber()
{
    Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Number, TitleProblem, BodyProblem});
}

void QuestionListModel::change(int row, std::string Question::*member, const QString &value,
                               int role)
{
    if (row < 0 || row >= rowCount())
        return;
    std::string &text = m_questions[static_cast<std::size_t>(row)].*member;
    std::string next = toUtf8(value);
    if (text == next)
        return;
    text = std::move(next);
    Q_EMIT dataChanged(index(row), index(row), {role});
    Q_EMIT edited();
}

void QuestionListModel::setKind(int row, const QString &kind)
{
    change(row, &Question::kind, kind, Kind);
}

void QuestionListModel::setDomain(int row, const QString &domain)
{
    change(row, &Question::domain, domain, Domain);
}

void QuestionListModel::setTitle(int row, const QString &title)
{
    change(row, &Question::title, title, Title);
}

void QuestionListModel::setBody(int row, const QString &body)
{
    change(row, &Question::body, body, Body);
}

void QuestionListModel::setSensitivity(int row, const QString &sensitivity)
{
    change(row, &Question::sensitivity, sensitivity, Sensitivity);
}

} // namespace yorisoi::ui_timeline
