// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yorisoi::wire {

/// The path and query of a request (RFC 3986), decoded after they were taken apart, so that an
/// encoded `/` or `&` stays part of its name.
struct Target {
    std::vector<std::string> segments; ///< of `/v1/health`: v1, health
    std::map<std::string, std::string> query;

    std::string path() const;
};

/// Percent-encodes everything but letters, digits and `-._~`.
std::string percentEncode(std::string_view text);
/// nullopt for a `%` without two hex digits.
std::optional<std::string> percentDecode(std::string_view text);

/// `path` is decoded and begins with '/'; its slashes separate segments.
std::string encodeTarget(std::string_view path, const std::map<std::string, std::string> &query);
/// nullopt when it is not a path, or not encoded right. A parameter that comes twice has its last
/// value.
std::optional<Target> parseTarget(std::string_view target);

} // namespace yorisoi::wire
