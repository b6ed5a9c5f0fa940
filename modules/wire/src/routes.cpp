// SPDX-License-Identifier: GPL-3.0-or-later
#include "routes.h"

#include <algorithm>

namespace yorisoi::wire {
namespace {

bool isCapture(std::string_view segment)
{
    return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

bool fits(const std::vector<std::string> &pattern, const std::vector<std::string> &segments)
{
    return std::ranges::equal(pattern, segments, [](const auto &wanted, const auto &given) {
        return isCapture(wanted) ? !given.empty() : wanted == given;
    });
}

} // namespace

void Routes::add(std::string method, std::string pattern, HttpsServer::Handler handler)
{
    std::vector<std::string> segments;
    std::string_view rest = std::string_view(pattern).substr(1);
    for (;;) {
        const std::size_t end = rest.find('/');
        segments.emplace_back(rest.substr(0, end));
        if (end == std::string_view::npos)
            break;
        rest.remove_prefix(end + 1);
    }
    m_routes.push_back(
        {std::move(method), std::move(pattern), std::move(segments), std::move(handler)});
}

std::vector<std::string> Routes::names() const
{
    std::vector<std::string> names;
    for (const auto &route : m_routes)
        names.push_back(route.method + ' ' + route.pattern);
    return names;
}

Routes::Found Routes::find(std::string_view method, const Target &target) const
{
    Found found;
    for (const auto &route : m_routes) {
        if (!fits(route.segments, target.segments))
            continue;
        if (route.method != method) {
            found.allowed += (found.allowed.empty() ? "" : ", ") + route.method;
            continue;
        }
        found.handler = &route.handler;
        found.name = route.method + ' ' + route.pattern;
        for (std::size_t i = 0; i < route.segments.size(); ++i)
            if (const std::string &segment = route.segments[i]; isCapture(segment))
                found.captures[segment.substr(1, segment.size() - 2)] = target.segments[i];
        return found;
    }
    return found;
}

} // namespace yorisoi::wire
