// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <filesystem>

#include "yorisoi/base/clock.h"
#include "yorisoi/base/result.h"

namespace yorisoi::wire {

struct DemoAuthority {
    std::filesystem::path authority;   ///< ca.pem: what clients trust
    std::filesystem::path certificate; ///< server.pem
    std::filesystem::path key;         ///< server-key.pem, readable by its owner only
};

/// An authority of our own for one machine, made at first start (EC P-256; the authority for 10
/// years, the server for 397 days, renewed when it ends within 30), for `localhost`, 127.0.0.1 and
/// this host's name. A city uses its own certificates instead. Says 'demo' in its subject.
base::Result<DemoAuthority> ensureDemoAuthority(const std::filesystem::path &directory,
                                                const base::Clock &clock);

} // namespace yorisoi::wire
