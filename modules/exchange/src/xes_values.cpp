// SPDX-License-Identifier: GPL-3.0-or-later
#include "xes_values.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "yorisoi/base/id.h"

namespace yorisoi::exchange {
namespace {

constexpr std::array<std::string_view, 7> kTypes{"string",  "date", "int", "float",
                                                 "boolean", "id",   "list"};

template <typename Number>
bool isNumber(std::string_view value)
{
    if (value.starts_with('+'))
        value.remove_prefix(1);
    Number number{};
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    return !value.empty() && error == std::errc{} && end == value.data() + value.size();
}

bool isFloat(std::string_view value)
{
    if (value == "INF" || value == "-INF" || value == "NaN")
        return true;
    // from_chars also takes `inf` and `nan(…)`, which XML Schema does not.
    return value.find_first_of("nNiI") == std::string_view::npos && isNumber<double>(value);
}

} // namespace

bool isAttributeType(std::string_view element)
{
    return std::ranges::find(kTypes, element) != kTypes.end();
}

bool isValueOf(std::string_view type, std::string_view value)
{
    if (type == "date")
        return instantOf(value).has_value();
    if (type == "int")
        return isNumber<std::int64_t>(value);
    if (type == "float")
        return isFloat(value);
    if (type == "boolean")
        return value == "true" || value == "false" || value == "1" || value == "0";
    if (type == "id")
        return base::Uuid::parse(value).has_value();
    return true;
}

base::Result<base::Instant> instantOf(std::string_view dateTime)
{
    const std::size_t time = dateTime.find('T');
    const bool hasOffset = time != std::string_view::npos &&
                           dateTime.find_first_of("Z+-", time) != std::string_view::npos;
    if (hasOffset)
        return base::parseIsoInstant(dateTime);
    return base::parseIsoInstant(std::string(dateTime) + "Z");
}

} // namespace yorisoi::exchange
