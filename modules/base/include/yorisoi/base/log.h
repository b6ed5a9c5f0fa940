// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include <spdlog/spdlog.h>

namespace yorisoi::base {

/// The logger of one module; the category is the module's name. Never give it names, addresses,
/// dates of birth, free text of a record, keys or PINs: ids and codes are enough. Thread-safe.
spdlog::logger &log(const char *category);

/// Sends all categories to a rotating file (5 files of 5 MiB) beside standard error.
/// Call once, before the first thread is started; without it only warnings reach standard error.
void logToFile(const std::filesystem::path &file);

} // namespace yorisoi::base
