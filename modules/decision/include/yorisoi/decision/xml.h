// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "yorisoi/base/result.h"

namespace yorisoi::decision {

/// An element of an XML document with its position (from 1).
struct XmlElement {
    /// Without a prefix.
    std::string name;
    std::string namespaceUri;
    /// Without prefixes.
    std::vector<std::pair<std::string, std::string>> attributes;
    /// All character data directly inside.
    std::string text;
    std::vector<std::unique_ptr<XmlElement>> children;
    int line = 0;
    int column = 0;

    /// Empty when there is none.
    std::string_view attribute(std::string_view key) const;
    bool has(std::string_view key) const;
    /// The first child of that name, or null.
    const XmlElement *child(std::string_view key) const;
    /// The text of the child of that name; empty when there is none.
    std::string_view childText(std::string_view key) const;
};

/// Reads UTF-8 XML. Refused: a document type declaration (so no entities of its own), more than 64
/// MiB, a million elements or 200 levels (`TooLarge`), and whatever is not well formed
/// (`InvalidInput`, with the line and column).
base::Result<std::unique_ptr<XmlElement>> readXml(std::string_view xml);

} // namespace yorisoi::decision
