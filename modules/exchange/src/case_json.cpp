// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "attribute_text.h"
#include "xes_values.h"

namespace yorisoi::exchange {
namespace {

using Json = nlohmann::json;
constexpr std::size_t kMostDepth = 64;

Json toJson(const XesAttributes &attributes)
{
    Json list = Json::array();
    for (const auto &attribute : attributes) {
        Json one = Json::array({attribute.type, attribute.key, attribute.value});
        if (!attribute.children.empty() || !attribute.values.empty())
            one.push_back(toJson(attribute.children));
        if (!attribute.values.empty())
            one.push_back(toJson(attribute.values));
        list.push_back(std::move(one));
    }
    return list;
}

bool fromJson(const Json &list, XesAttributes &out, std::size_t depth)
{
    if (!list.is_array() || depth > kMostDepth)
        return false;
    for (const auto &one : list) {
        if (!one.is_array() || one.size() < 3 || one.size() > 5)
            return false;
        for (std::size_t index = 0; index < 3; ++index)
            if (!one[index].is_string())
                return false;
        XesAttribute attribute{one[0], one[1], one[2], {}, {}};
        if (!isAttributeType(attribute.type) ||
            (one.size() > 3 && !fromJson(one[3], attribute.children, depth + 1)) ||
            (one.size() > 4 && !fromJson(one[4], attribute.values, depth + 1)))
            return false;
        out.push_back(std::move(attribute));
    }
    return true;
}

} // namespace

std::string toCaseJson(std::size_t order, const XesAttributes &attributes)
{
    Json json = Json::object();
    json["order"] = order;
    json["trace"] = toJson(attributes);
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<CaseAttributes> attributesFromCaseJson(std::string_view json)
{
    const Json parsed = Json::parse(json, nullptr, false);
    if (!parsed.is_object())
        return std::nullopt;
    const auto order = parsed.find("order");
    const auto trace = parsed.find("trace");
    if (order == parsed.end() || trace == parsed.end() || !order->is_number_unsigned())
        return std::nullopt;
    CaseAttributes out;
    out.order = order->get<std::size_t>();
    if (!fromJson(*trace, out.attributes, 0))
        return std::nullopt;
    return out;
}

} // namespace yorisoi::exchange
