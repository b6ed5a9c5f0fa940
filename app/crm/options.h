// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace yorisoi::crm {

struct Options {
    std::filesystem::path data;
    std::string address = "127.0.0.1";
    std::uint16_t port = 0; ///< 0: any free one
    std::filesystem::path readyFile;
    std::filesystem::path catalogue; ///< a pack or a folder of packs; empty: none
    bool restored = false; ///< the store was put back from a backup
};

/// None when the program is to end with `exitCode`: help was given, or the line was wrong.
std::optional<Options> parseOptions(int argc, const char *const *argv, int &exitCode);

} // namespace yorisoi::crm
