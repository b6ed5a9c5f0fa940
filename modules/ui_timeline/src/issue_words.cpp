// SPDX-License-Identifier: GPL-3.0-or-later
#include "issue_words.h"

#include <QCoreApplication>

namespace yorisoi::ui_timeline {
namespace {

struct IssueWords {
    Q_DECLARE_TR_FUNCTIONS(IssueWords)
};

QString whereWords(const Issue &issue, std::size_t questions)
{
    QString where;
    switch (issue.where) {
    case Issue::Where::Date:
        return IssueWords::tr("Date");
    case Issue::Where::Time:
        return IssueWords::tr("Time");
    case Issue::Where::Purpose:
        return IssueWords::tr("Purpose of use");
    case Issue::Where::Title:
        where = IssueWords::tr("Title");
        break;
    case Issue::Where::Body:
        where = IssueWords::tr("Content");
        break;
    }
    return questions < 2 ? where
                         : IssueWords::tr("Question %1, %2", "number, field")
                               .arg(issue.question + 1)
                               .arg(where.toLower());
}

} // namespace

QString issueWords(const Issue &issue, std::size_t questions)
{
    const QString where = whereWords(issue, questions);
    switch (issue.what) {
    case Issue::What::Empty:
        return IssueWords::tr("%1 is empty. Please fill it in.").arg(where);
    case Issue::What::NotADate:
        return IssueWords::tr("%1: this is no day. Type for example 2026-11-24 or R8.11.24.")
            .arg(where);
    case Issue::What::NotATime:
        return IssueWords::tr("%1: type hour and minute, for example 9:05.").arg(where);
    case Issue::What::InTheFuture:
        return IssueWords::tr("%1: this is still to come. Please check date and time.").arg(where);
    case Issue::What::TooLong:
        return IssueWords::tr("%1 is %n character(s) too long. Please shorten it.", "",
                              static_cast<int>(issue.count))
            .arg(where);
    case Issue::What::IndividualNumber:
        return IssueWords::tr("%1, line %2: digits that look like an individual number. Delete "
                              "them; they may not be recorded here.")
            .arg(where)
            .arg(issue.line);
    }
    return where;
}

std::string channelOfDesk(const std::string &deviceKind)
{
    return deviceKind == "van" ? "van" : "counter";
}

} // namespace yorisoi::ui_timeline
