// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "yorisoi/catalogue/content.h"

namespace yorisoi::catalogue {

/// A name in the content that must be the name of another item; from `x-link` in a schema.
struct Link {
    /// What it names: `source`, `decision`, `text`, `rate`, or a kind (`services`, `procedures` …).
    std::string kind;
    std::string id;
    /// The item that says so, as a path: `rates.児童手当.periods[0].source`.
    std::string element;
    Place place;
};

/// A JSON Schema (draft 2020-12) of one kind of content, as far as ours need it: type, enum, const,
/// properties, required, additionalProperties, propertyNames (pattern), items, minItems, minLength,
/// minProperties, pattern, format (date), anyOf, `$ref` to `#/$defs/…`. Of our own: `x-rule` names
/// the rule of the findings below it, `x-link` marks a name of another item (see `Link`).
class Schema {
public:
    /// Ours are compiled in: what is no JSON is a defect, and accepts nothing.
    explicit Schema(std::string_view json);

    /// Adds what breaks the schema to `findings` and the links to `links`.
    void check(const Content &content, const std::string &file, Findings &findings,
               std::vector<Link> &links) const;

private:
    struct Run;
    nlohmann::json m_root;
};

/// A kind of content: the folder below the catalogue and the schema of its files. A kind is added
/// by putting `<folder>.schema.json` into resources/api/catalogue.
struct Kind {
    std::string name;
    std::string_view schema;
};
const std::vector<Kind> &kinds();

} // namespace yorisoi::catalogue
