// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_reception/person_list_model.h"

#include <QStringList>

#include "yorisoi/text/normalize.h"
#include "yorisoi/ui_kit/words.h"

namespace yorisoi::ui_reception {
namespace {

QString shown(std::string_view text)
{
    return ui_kit::fromUtf8(text::sanitizeLine(text));
}

} // namespace

PersonListModel::PersonListModel(const base::Clock &clock, QObject *parent)
    : ui_kit::UpdatableListModel(parent),
      m_clock(clock)
{
}

int PersonListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant PersonListModel::data(const QModelIndex &index, int role) const
{
    const PersonLine *person = index.isValid() ? at(index.row()) : nullptr;
    if (!person)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return person->name.empty() ? tr("Not in this copy") : shown(person->name);
    case KanaRole:
        return shown(person->kana);
    case AgeRole: {
        const int age =
            person->type == "business" ? -1 : ui_kit::ageOf(person->birthDate, m_clock.now());
        return age < 0 ? QString() : tr("age %1").arg(age);
    }
    case TypeRole:
        return QString::fromStdString(person->type);
    case SavedRole:
        return person->draftKey.empty() ? QString()
                                        : tr("Saved %1").arg(ui_kit::timeWords(person->savedAt));
    case SpokenRole: {
        QStringList parts;
        for (const int part : {NameRole, KanaRole, AgeRole, SavedRole}) {
            const QString text = data(index, part).toString();
            if (!text.isEmpty())
                parts << text;
        }
        return parts.join(tr(", "));
    }
    default:
        return {};
    }
}

QHash<int, QByteArray> PersonListModel::roleNames() const
{
    return {{NameRole, "name"}, {KanaRole, "kana"},   {AgeRole, "age"},
            {TypeRole, "type"}, {SavedRole, "saved"}, {SpokenRole, "spoken"}};
}

void PersonListModel::update(std::vector<PersonLine> people)
{
    const auto before = m_people.size();
    updateRows(m_people, std::move(people),
               [](const PersonLine &person) { return std::pair(person.id, person.draftKey); });
    if (m_people.size() != before)
        Q_EMIT countChanged();
}

const PersonLine *PersonListModel::at(int row) const
{
    return row >= 0 && row < count() ? &m_people[static_cast<std::size_t>(row)] : nullptr;
}

bool PersonListModel::holds(const base::Uuid &id) const
{
    return std::any_of(m_people.begin(), m_people.end(),
                       [&](const PersonLine &person) { return person.id == id; });
}

void PersonListModel::retranslate()
{
    if (!m_people.empty())
        Q_EMIT dataChanged(index(0), index(count() - 1));
}

} // namespace yorisoi::ui_reception
