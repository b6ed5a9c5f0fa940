// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_queue/case_list_model.h"

#include <algorithm>
#include <array>

#include <QDate>
#include <QLocale>
#include <QMetaEnum>
#include <QStringList>

#include "yorisoi/base/calendar.h"
#include "yorisoi/text/normalize.h"
#include "yorisoi/ui_kit/words.h"
#include "yorisoi/ui_queue/due.h"

namespace yorisoi::ui_queue {
namespace {

using replica::CaseLine;
using ui_kit::Vocabulary;

constexpr std::array<std::string_view, 5> stages{"guidance", "application", "review", "result",
                                                 "follow-up"};

/// Text of a record without what could turn a line around or break it.
QString shown(std::string_view text)
{
    return ui_kit::fromUtf8(text::sanitizeLine(text));
}

int stageIndex(std::string_view token)
{
    const auto found = std::find(stages.begin(), stages.end(), token);
    return found == stages.end() ? -1 : static_cast<int>(found - stages.begin());
}

QString urgencyToken(Urgency urgency)
{
    switch (urgency) {
    case Urgency::None:
        return QStringLiteral("none");
    case Urgency::Later:
        return QStringLiteral("later");
    case Urgency::Soon:
        return QStringLiteral("soon");
    case Urgency::LastDay:
        return QStringLiteral("last-day");
    case Urgency::Today:
        return QStringLiteral("today");
    case Urgency::Overdue:
        return QStringLiteral("overdue");
    }
    return {};
}

} // namespace

CaseListModel::CaseListModel(const base::Clock &clock, QObject *parent)
    : QAbstractListModel(parent),
      m_clock(clock)
{
}

int CaseListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_count;
}

QVariant CaseListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() < 0 || index.row() >= m_count)
        return {};
    const auto page = m_pages.find(index.row() / pageSize);
    if (page != m_pages.end())
        page->second.lookedAt = ++m_looks;
    const CaseLine *line = at(index.row());
    if (role == LoadedRole) {
        if (!line)
            Q_EMIT pageWanted(index.row() / pageSize);
        return line != nullptr;
    }
    if (line)
        return words(*line, role);
    // A delegate is bound to types: an empty text, no number of the stage, nothing pending.
    switch (role) {
    case StageRole:
        return -1;
    case EventsRole:
        return 0;
    case PendingRole:
        return false;
    default:
        return QString();
    }
}

QVariant CaseListModel::words(const CaseLine &line, int role) const
{
    const records::Case &file = line.file;
    const auto day = [](base::Date date) {
        const QDate shownDate(int{date.year()}, static_cast<int>(unsigned{date.month()}),
                              static_cast<int>(unsigned{date.day()}));
        return QLocale().toString(shownDate, tr("d MMM yyyy", "date in a column (QDate format)"));
    };
    switch (role) {
    case IdRole:
        return QString::fromStdString(file.id.toString());
    case Qt::DisplayRole:
    case NumberRole:
        return shown(file.number);
    case TitleRole:
        return shown(file.title);
    case PersonRole:
        return file.citizen.isNull() ? tr("No person linked") : shown(line.citizenName);
    case KanaRole:
        return shown(line.citizenKana);
    case StageRole:
        return stageIndex(file.stage);
    case StageWordRole:
        return file.stage.empty() ? QString() : ui_kit::word(Vocabulary::CaseStage, file.stage);
    case StatusRole:
        return QString::fromStdString(file.status);
    case StatusWordRole:
        return file.status == "open" ? QString()
                                     : ui_kit::word(Vocabulary::CaseStatus, file.status);
    case DomainRole:
        return file.domain.empty() ? QString() : ui_kit::word(Vocabulary::Domain, file.domain);
    case ChannelRole:
        return QString::fromStdString(file.channel);
    case ChannelWordRole:
        return file.channel.empty() ? QString() : ui_kit::word(Vocabulary::Channel, file.channel);
    case OfficeRole:
        return shown(line.officeName.empty() ? file.office : line.officeName);
    case DepartmentRole:
        return shown(file.department);
    case ResponsibleRole:
        return shown(line.responsibleName.empty() ? file.responsible : line.responsibleName);
    case OpenedRole:
        return file.openedAt == base::Instant{} ? QString() : day(base::dayInJapan(file.openedAt));
    case DueRole: {
        const auto due = base::parseIsoDate(file.dueDate);
        return due ? day(*due) : shown(file.dueDate);
    }
    case UrgencyRole:
        return urgencyToken(
            dueOn(file.dueDate, file.status, base::dayInJapan(m_clock.now())).urgency);
    case DueWordsRole: {
        const Due due = dueOn(file.dueDate, file.status, base::dayInJapan(m_clock.now()));
        switch (due.urgency) {
        case Urgency::Overdue:
            return tr("overdue: %1 d").arg(due.days);
        case Urgency::Today:
            return tr("due today");
        case Urgency::LastDay:
            return tr("last working day");
        case Urgency::Soon:
            return tr("working days: %1").arg(due.days);
        case Urgency::Later:
        case Urgency::None:
            return QString();
        }
        return QString();
    }
    case EventsRole:
        return static_cast<int>(line.events);
    case SourceRole:
        return shown(file.source);
    case PendingRole:
        return line.pending;
    case SpokenRole:
        return spoken(line);
    default:
        return {};
    }
}

QString CaseListModel::spoken(const CaseLine &line) const
{
    QStringList parts;
    for (const int role :
         {NumberRole, TitleRole, PersonRole, KanaRole, StageWordRole, StatusWordRole, DomainRole,
          ChannelWordRole, OfficeRole, DepartmentRole, ResponsibleRole}) {
        const QString part = words(line, role).toString();
        if (!part.isEmpty())
            parts << part;
    }
    const QString opened = words(line, OpenedRole).toString();
    if (!opened.isEmpty())
        parts << tr("opened %1").arg(opened);
    const QString due = words(line, DueRole).toString();
    if (!due.isEmpty())
        parts << tr("due %1").arg(due);
    const QString left = words(line, DueWordsRole).toString();
    if (!left.isEmpty())
        parts << left;
    if (line.pending)
        parts << tr("not yet applied everywhere");
    return parts.join(tr(", "));
}

QHash<int, QByteArray> CaseListModel::roleNames() const
{
    QHash<int, QByteArray> names;
    const auto roles = QMetaEnum::fromType<Role>();
    for (int n = 0; n < roles.keyCount(); ++n) {
        QByteArray name(roles.key(n));
        name.chop(4);
        name[0] = static_cast<char>(name[0] - 'A' + 'a');
        names[roles.value(n)] = name;
    }
    names[IdRole] = "caseId";
    return names;
}

void CaseListModel::replace(int total, std::vector<CaseLine> firstPage)
{
    beginResetModel();
    m_pages.clear();
    m_count = total;
    if (!firstPage.empty())
        m_pages[0] = {std::move(firstPage), ++m_looks};
    endResetModel();
    Q_EMIT countChanged();
}

void CaseListModel::setPage(int page, int total, std::vector<CaseLine> lines)
{
    const int first = page * pageSize;
    // A short page ends the list, whatever the total was counted to be.
    if (std::ssize(lines) < pageSize)
        total = std::min(total, first + static_cast<int>(lines.size()));
    setCount(total);
    const int last = std::min(first + pageSize, m_count) - 1;
    if (last < first)
        return;
    m_pages[page] = {std::move(lines), ++m_looks};
    giveUpOldest();
    Q_EMIT dataChanged(index(first), index(last));
}

void CaseListModel::keepOnly(int firstRow, int lastRow)
{
    std::erase_if(m_pages, [&](const auto &entry) {
        return entry.first < firstRow / pageSize || entry.first > lastRow / pageSize;
    });
}

const CaseLine *CaseListModel::at(int row) const
{
    if (row < 0 || row >= m_count)
        return nullptr;
    const auto page = m_pages.find(row / pageSize);
    const auto line = static_cast<std::size_t>(row % pageSize);
    return page != m_pages.end() && line < page->second.lines.size() ? &page->second.lines[line]
                                                                     : nullptr;
}

int CaseListModel::rowOf(const base::Uuid &caseId) const
{
    for (const auto &[page, contents] : m_pages) {
        const auto found =
            std::find_if(contents.lines.begin(), contents.lines.end(),
                         [&](const CaseLine &line) { return line.file.id == caseId; });
        if (found != contents.lines.end())
            return page * pageSize + static_cast<int>(found - contents.lines.begin());
    }
    return -1;
}

void CaseListModel::retranslate()
{
    if (m_count > 0)
        Q_EMIT dataChanged(index(0), index(m_count - 1));
}

void CaseListModel::setCount(int count)
{
    if (count == m_count)
        return;
    if (count > m_count) {
        beginInsertRows({}, m_count, count - 1);
        m_count = count;
        endInsertRows();
    } else {
        beginRemoveRows({}, count, m_count - 1);
        m_count = count;
        std::erase_if(m_pages, [&](const auto &entry) { return entry.first * pageSize >= count; });
        endRemoveRows();
    }
    Q_EMIT countChanged();
}

void CaseListModel::giveUpOldest()
{
    while (m_pages.size() > pagesKept) {
        const auto oldest =
            std::min_element(m_pages.begin(), m_pages.end(), [](const auto &a, const auto &b) {
                return a.second.lookedAt < b.second.lookedAt;
            });
        m_pages.erase(oldest);
    }
}

} // namespace yorisoi::ui_queue
