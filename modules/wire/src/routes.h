// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "target.h"
#include "yorisoi/wire/server.h"

namespace yorisoi::wire {

/// Which handler answers what. A `{name}` segment takes any one segment; of two patterns that both
/// fit, the one registered first answers. Filled before use, then read from any thread.
class Routes {
public:
    void add(std::string method, std::string pattern, HttpsServer::Handler handler);
    std::vector<std::string> names() const;

    struct Found {
        const HttpsServer::Handler *handler = nullptr; ///< null: none for this method
        std::string name; ///< of the route; for logs, which get no path
        std::map<std::string, std::string> captures;
        std::string
            allowed; ///< methods that the path has, separated by commas; empty: no such path
    };
    Found find(std::string_view method, const Target &target) const;

private:
    struct Route {
        std::string method;
        std::string pattern;
        std::vector<std::string> segments;
        HttpsServer::Handler handler;
    };
    std::vector<Route> m_routes;
};

} // namespace yorisoi::wire
