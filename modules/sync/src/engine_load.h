// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "yorisoi/sync/engine.h"

namespace yorisoi::sync {

/// A first load under way.
struct Engine::Load {
    SnapshotManifest manifest;
    std::unique_ptr<replica::SnapshotLoader> loader;
    std::size_t next = 0; ///< chunk
    LoadProgress progress;
    bool manifestKept = false; ///< beside the copy, with the chunks that were brought
};

} // namespace yorisoi::sync
