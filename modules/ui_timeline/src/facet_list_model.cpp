// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_timeline/facet_list_model.h"

#include <algorithm>
#include <functional>

namespace yorisoi::ui_timeline {

FacetListModel::FacetListModel(ui_kit::Vocabulary vocabulary, QObject *parent)
    : ui_kit::UpdatableListModel(parent),
      m_vocabulary(vocabulary)
{
    connect(this, &FacetListModel::chosenChanged, this, &FacetListModel::wordsChanged);
}

int FacetListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_facets.size());
}

QHash<int, QByteArray> FacetListModel::roleNames() const
{
    return {{Token, "token"}, {Label, "label"}, {Count, "count"}, {Chosen, "chosen"}};
}

QVariant FacetListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &facet = m_facets[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Token:
        return ui_kit::fromUtf8(facet.token);
    case Label:
        return label(facet);
    case Count:
        return static_cast<int>(facet.count);
    case Chosen:
        return std::ranges::find(m_chosen, facet.token) != m_chosen.end();
    default:
        return {};
    }
}

QString FacetListModel::label(const replica::FacetCount &facet) const
{
    if (facet.token.empty())
        return tr("Not stated");
    return facet.label.empty() ? ui_kit::word(m_vocabulary, facet.token)
                               : ui_kit::fromUtf8(facet.label);
}

void FacetListModel::show(const std::vector<replica::FacetCount> &counts)
{
    auto next = counts;
    for (const auto &token : m_chosen) {
        const auto is = [&](const replica::FacetCount &facet) { return facet.token == token; };
        if (std::ranges::none_of(next, is)) {
            const auto before = std::ranges::find_if(m_facets, is);
            next.push_back({token, before == m_facets.end() ? "" : before->label, 0});
        }
    }
    // The order of the first answer stays, so that no chip moves away under a finger.
    const auto placeOf = [this](const replica::FacetCount &facet) {
        return std::ranges::find(m_facets, facet.token, &replica::FacetCount::token) -
               m_facets.begin();
    };
    std::ranges::stable_sort(next, std::ranges::greater{}, &replica::FacetCount::count);
    std::ranges::stable_sort(next, std::ranges::less{}, placeOf);
    updateRows(
        m_facets, std::move(next), [](const replica::FacetCount &facet) { return facet.token; },
        [](const replica::FacetCount &a, const replica::FacetCount &b) {
            return a.count == b.count && a.label == b.label;
        });
}

QString FacetListModel::chosenWords() const
{
    QStringList words;
    for (const auto &facet : m_facets) {
        if (std::ranges::find(m_chosen, facet.token) != m_chosen.end())
            words << label(facet);
    }
    return words.join(tr(", ", "between the words of a list"));
}

void FacetListModel::toggle(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    const std::string token = m_facets[static_cast<std::size_t>(row)].token;
    if (std::erase(m_chosen, token) == 0)
        m_chosen.push_back(token);
    Q_EMIT dataChanged(index(row), index(row), {Chosen});
    Q_EMIT chosenChanged();
}

void FacetListModel::clear()
{
    if (m_chosen.empty())
        return;
    m_chosen.clear();
    if (!m_facets.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Chosen});
    Q_EMIT chosenChanged();
}

void FacetListModel::retranslate()
{
    if (!m_facets.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Label});
    Q_EMIT wordsChanged();
}

} // namespace yorisoi::ui_timeline
