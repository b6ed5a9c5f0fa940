// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "yorisoi/base/result.h"

namespace yorisoi::wire {

/// Header names are compared without regard to case.
struct IgnoreCase {
    using is_transparent = void;
    bool operator()(std::string_view a, std::string_view b) const;
};
using Headers = std::map<std::string, std::string, IgnoreCase>;

struct Request {
    std::string method = "GET";
    std::string path;                            ///< decoded, begins with '/'
    std::map<std::string, std::string> query;    ///< decoded
    std::map<std::string, std::string> captures; ///< of `{name}` parts of the route; server only
    Headers headers;
    std::string body;
    std::string bearer; ///< of `Authorization: Bearer`; a client sets it, a server reads it
    std::string peer;   ///< address of the other side; server only
};

struct Response {
    int status = 200;
    Headers headers;
    std::string body;

    static Response json(std::string body, int status = 200);
    static Response ndjson(std::string body);
};

/// RFC 9457 problem+json. Its `code` member is the token of a base::ErrorCode.
Response toProblem(const base::Error &error);
/// The error that a response other than 2xx stands for; ProtocolViolation when it is no
/// problem+json.
base::Error fromProblem(const Response &response);
/// The HTTP status that goes with an error code.
int statusOf(base::ErrorCode code);

} // namespace yorisoi::wire
