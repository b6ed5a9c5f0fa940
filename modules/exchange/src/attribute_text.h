// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "yorisoi/exchange/xes_log.h"

/// How a record keeps attributes so that people can read them and `exportXes` gives them back
/// exactly: text, a line each, `key = value` of a string and `key (type) = value` of the other
/// types; attributes of an attribute are indented by two blanks, members of a list begin with
/// `- `. Backslash escapes (`\n`, `\x3D`) stand for what would break a line or its parts.
namespace yorisoi::exchange {

std::string toText(const XesAttributes &attributes);
/// Nothing for text that `toText` does not write.
std::optional<XesAttributes> attributesFromText(std::string_view text);

/// The header as attributes of its own making, so that it is kept by the same text.
XesAttributes toAttributes(const XesHeader &header);
std::optional<XesHeader> headerFromAttributes(const XesAttributes &attributes);

/// Case.attributes: `{"order":N,"trace":[[type,key,value,[children],[values]],…]}`; empty parts at
/// the end are left out.
std::string toCaseJson(std::size_t order, const XesAttributes &attributes);
struct CaseAttributes {
    std::size_t order = 0; ///< of the trace in its log
    XesAttributes attributes;
};
/// Nothing for JSON that `toCaseJson` does not write.
std::optional<CaseAttributes> attributesFromCaseJson(std::string_view json);

} // namespace yorisoi::exchange
