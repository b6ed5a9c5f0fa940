// SPDX-License-Identifier: GPL-3.0-or-later
#include "fact_names.h"

#include "yorisoi/decision/xml.h"

namespace yorisoi::catalogue {

FactNames::FactNames(const Files &files)
{
    for (const auto &[path, bytes] : files) {
        if (!path.starts_with("decisions/") || !path.ends_with(".dmn") ||
            bytes.find("itemDefinition") == std::string::npos)
            continue;
        const auto root = decision::readXml(bytes);
        if (!root)
            continue;
        for (const auto &definition : (*root)->children) {
            if (definition->name != "itemDefinition")
                continue;
            auto &components = m_types[std::string(definition->attribute("name"))];
            for (const auto &component : definition->children)
                if (component->name == "itemComponent")
                    components.emplace(component->attribute("name"),
                                       component->childText("typeRef"));
        }
    }
}

bool FactNames::has(std::string_view path) const
{
    std::size_t dot = path.find('.');
    auto at = m_types.find(path.substr(0, dot));
    while (dot != std::string_view::npos && at != m_types.end()) {
        path.remove_prefix(dot + 1);
        dot = path.find('.');
        const auto component = at->second.find(path.substr(0, dot));
        if (component == at->second.end())
            return false;
        if (dot == std::string_view::npos)
            return true;
        at = m_types.find(component->second);
    }
    return false;
}

} // namespace yorisoi::catalogue
