// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "yorisoi/base/random.h"
#include "yorisoi/replica/open.h"
#include "yorisoi/workload/measure.h"

namespace yorisoi::workload {

/// How a workstation is started: its program, the profile whose copy it opens, and who signs in.
struct StartPlan {
    std::filesystem::path program;
    std::filesystem::path profile;
    std::string staff;
    std::filesystem::path pinFile;
    std::size_t runs = 20;
};

struct StartFigures {
    Figure usable;     ///< from the call of the program until its first page can be used
    Figure shown;      ///< until the sign-in is on screen
    Figure desk;       ///< from the sign-in, whose PIN is there at once, until the page can be used
    long startMib = 0; ///< most memory of a start, the derivation of the PIN's key included
    long allPagesMib = 0; ///< most memory of a self-test, which opens every page
};

/// Starts the real program again and again, each time without the copy in the system's file cache,
/// and waits until it says that it can be used (`yorisoi --report-start`). Without a display it
/// draws to memory. NotFound, IoFailed, or Internal when a start ends otherwise.
base::Result<StartFigures> measureStarts(const StartPlan &plan);

/// The same question to the file alone, for comparison: opens the copy, not cached either, and asks
/// for the first page of one person's timeline.
base::Result<Figure> measureOpening(const replica::ReplicaOptions &options, const storage::Key &key,
                                    std::span<const Sample> samples, std::size_t runs,
                                    base::Clock &clock, base::Random &random);

} // namespace yorisoi::workload
