// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "yorisoi/base/result.h"
#include "yorisoi/decision/model.h"

namespace yorisoi::decision {

/// One result node of a test case of the DMN Technology Compatibility Kit.
struct TckOutcome {
    /// Folder/file, test case and result node.
    std::string test;
    bool passed = false;
    /// The model needs external Java functions, which are not supported.
    bool external = false;
    /// Why it failed: expected and actual value, or the error.
    std::string detail;
};

struct TckReport {
    std::size_t passed = 0;
    std::size_t failed = 0;
    /// Failed in models that need Java: counted apart.
    std::size_t external = 0;
};

/// Runs every test file below a folder (a kit's folder, a compliance level or one test) and calls
/// `each` for every test case in the order of the names. Numbers agree within 1e-8, as in the kit's
/// own runners. With `trace` a trace is recorded, which must change nothing. NotFound when there is
/// no test below the folder.
base::Result<TckReport> runTck(const std::filesystem::path &folder,
                               const std::function<void(const TckOutcome &)> &each,
                               bool trace = false);

/// Imports from the DMN files of a folder, by namespace. Files that cannot be read are left out.
ImportResolver importsFromFolder(const std::filesystem::path &folder);
/// The bytes of a file; NotFound or IoFailed, TooLarge over 64 MiB.
base::Result<std::string> readModelFile(const std::filesystem::path &file);

} // namespace yorisoi::decision
