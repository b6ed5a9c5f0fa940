// SPDX-License-Identifier: GPL-3.0-or-later
#include "byte_range.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace yorisoi::central {
namespace {

struct Range {
    std::size_t first = 0;
    std::size_t last = 0;
};

std::optional<std::size_t> number(std::string_view digits)
{
    std::size_t value = 0;
    const auto [end, failure] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (failure != std::errc{} || end != digits.data() + digits.size())
        return std::nullopt;
    return value;
}

/// `bytes=N-` and `bytes=N-M`.
std::optional<Range> parse(std::string_view range, std::size_t size)
{
    constexpr std::string_view unit = "bytes=";
    if (!range.starts_with(unit))
        return std::nullopt;
    range.remove_prefix(unit.size());
    const std::size_t dash = range.find('-');
    if (dash == std::string_view::npos)
        return std::nullopt;
    const auto first = number(range.substr(0, dash));
    const std::string_view end = range.substr(dash + 1);
    const auto last = end.empty() ? std::optional<std::size_t>(size) : number(end);
    if (!first || !last || *last < *first)
        // An open range from beyond the end is a range, and cannot be satisfied.
        return first && end.empty() ? std::optional<Range>({*first, *first}) : std::nullopt;
    return Range{*first, *last};
}

} // namespace

wire::Response rangeResponse(std::string content, std::string_view contentType,
                             std::string_view header)
{
    const std::size_t size = content.size();
    wire::Response response{200, {}, {}};
    const auto range = parse(header, size);
    if (range && range->first >= size) {
        response = wire::toProblem({base::ErrorCode::InvalidInput, "range: beyond the end"});
        response.status = 416;
        response.headers["Content-Range"] = "bytes */" + std::to_string(size);
        return response;
    }
    response.headers["Content-Type"] = contentType;
    response.headers["Accept-Ranges"] = "bytes";
    if (!range) {
        response.body = std::move(content);
        return response;
    }
    const std::size_t last = std::min(range->last, size - 1);
    response.status = 206;
    response.headers["Content-Range"] = "bytes " + std::to_string(range->first) + "-" +
                                        std::to_string(last) + "/" + std::to_string(size);
    response.body = content.substr(range->first, last - range->first + 1);
    return response;
}

} // namespace yorisoi::central
