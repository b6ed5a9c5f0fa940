// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>

#include "yorisoi/base/clock.h"
#include "yorisoi/base/random.h"
#include "yorisoi/replica/replica.h"
#include "yorisoi/storage/connection.h"
#include "yorisoi/storage/key.h"

namespace yorisoi::replica {

struct ReplicaOptions {
    std::filesystem::path file;
    Uuid device;             ///< written at creation; another device's file is refused
    std::size_t readers = 2; ///< reading connections
    bool plain = false;      ///< unencrypted: benchmarks only
    /// Anything but Full loses acknowledged work when the power fails: benchmarks only.
    storage::Durability durability = storage::Durability::Full;
    std::string vfs{}; ///< a registered SQLite VFS: a failing disk in tests
};

/// Opens or creates the copy. `clock` and `random` must outlive it.
base::Result<std::unique_ptr<Replica>> openReplica(const ReplicaOptions &options,
                                                   const storage::Key &key, base::Clock &clock,
                                                   base::Random &random);

/// Puts a copy that cannot be opened any more beside, as `NAME.damaged-20261125T013000Z` with its
/// logs, so that the next `openReplica` makes a new one of the next epoch. Nothing is deleted: what
/// was not sent stays in that file, encrypted. NotFound when there is no copy. No replica of it may
/// be open.
base::Status setAside(const std::filesystem::path &file, base::Instant now);

} // namespace yorisoi::replica
