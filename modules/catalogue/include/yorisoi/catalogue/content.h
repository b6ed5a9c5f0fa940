// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "yorisoi/base/result.h"
#include "yorisoi/catalogue/finding.h"
#include "yorisoi/decision/value.h"

namespace yorisoi::catalogue {

/// A YAML file as data, each node with its position. Readers of a kind of content (in here or in a
/// module above) take what they need after the kind's schema has been checked.
struct Content {
    enum class Form : std::uint8_t { Null, Boolean, Number, Text, Date, List, Map };
    struct Entry;

    Form form = Form::Null;
    /// Of a scalar, as written. A Date is a plain `2026-04-01`; in quotes it is a Text.
    std::string text;
    std::vector<Content> items;
    /// In the order of the file; keys are there once.
    std::vector<Entry> entries;
    int line = 0;
    int column = 0;

    bool isScalar() const { return form != Form::List && form != Form::Map; }
    /// An entry of a map, or nullptr.
    const Content *find(std::string_view key) const;
    /// The text of an entry; `fallback` when there is none.
    std::string textOf(std::string_view key, std::string_view fallback = {}) const;
    bool isTrue(std::string_view key, bool fallback = false) const;
};

struct Content::Entry {
    std::string key;
    int line = 0;
    int column = 0;
    Content value;
};

/// Reads UTF-8 YAML of one document. What is wrong becomes a finding with its position, and the
/// result is null: no YAML, a key twice, a plain date that is no day of the calendar, more than 4
/// MiB, 200,000 nodes (aliases counted each time) or 40 levels.
Content readYaml(std::string_view yaml, const std::string &file, Findings &findings);

/// As a value of FEEL: numbers exact, plain dates as dates, maps as contexts.
decision::Value toValue(const Content &content);
/// Words for a person: `児童手当: 15000`; lists and maps in brackets.
std::string toText(const Content &content);

} // namespace yorisoi::catalogue
