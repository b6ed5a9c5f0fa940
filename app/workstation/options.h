// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace yorisoi::workstation {

struct Options {
    std::filesystem::path data;    ///< the profile's folder
    std::string server;            ///< instead of the profile's
    std::string language;          ///< empty: both in a self-test, Japanese otherwise
    std::string staff;             ///< filled in at sign-in
    std::filesystem::path pinFile; ///< signs in by itself: demonstrations and tests
    std::filesystem::path screenshots;
    int width = 1440; ///< of the window in a self-test or on pictures
    int height = 900;
    bool selfTest = false;
    bool reportStart = false; ///< say how long the start took and what memory, and end
};

/// None when the program is to end with `exitCode`: help was given, or the line was wrong.
std::optional<Options> parseOptions(int argc, const char *const *argv, int &exitCode);

} // namespace yorisoi::workstation
