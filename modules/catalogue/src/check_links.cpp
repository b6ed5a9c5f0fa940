// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "loader.h"

namespace yorisoi::catalogue {

bool Loader::isThere(const Link &link, const FactNames &facts) const
{
    if (link.kind == "source")
        return m_sourceIds.contains(link.id);
    if (link.kind == "text")
        return m_data->texts.contains(link.id);
    if (link.kind == "decision")
        return m_data->files.contains("decisions/" + link.id);
    if (link.kind == "rate")
        return m_data->rates.contains(link.id);
    if (link.kind == "document")
        return m_data->belongings.contains(link.id);
    if (link.kind == "counter")
        return m_data->counters.contains(link.id);
    if (link.kind == "fact")
        return facts.has(link.id);
    return m_data->files.contains(link.kind + '/' + link.id + ".yaml");
}

void Loader::checkLinks()
{
    const FactNames facts(m_data->files);
    for (const Link &link : m_links)
        if (!isThere(link, facts))
            refuse("dead-link", link.place, link.element,
                   "「" + link.id + "」（" + link.kind + "）はカタログにありません",
                   "the catalogue has no " + link.kind + " '" + link.id + "'");
    for (const Service &service : m_data->services)
        checkDecision(service.decisionModel, service.decisionName, service.place, service.id);
    for (const Procedure &procedure : m_data->procedures)
        checkDecision(procedure.decisionModel, procedure.decisionName, procedure.place,
                      procedure.id);
}

void Loader::checkDecision(const std::string &model, const std::string &name, const Place &place,
                           const std::string &id)
{
    const auto known = m_data->models.find(model);
    if (known == m_data->models.end())
        return;
    const auto elements = known->second->elements();
    const bool found = std::ranges::any_of(elements, [&](const auto &element) {
        return element.kind == "decision" && element.name == name;
    });
    if (!found)
        refuse("dead-link", place, id, model + " に決定「" + name + "」がありません",
               model + " has no decision '" + name + "'");
}

} // namespace yorisoi::catalogue
