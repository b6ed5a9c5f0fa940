// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <utility>

#include "yorisoi/base/result.h"

namespace yorisoi::central {

/// Excludes other processes (and other holders in this one) for as long as it lives; the system
/// lets go of it when the process dies.
class FileLock {
public:
    /// Waits for it. The file stays.
    static base::Result<FileLock> take(const std::filesystem::path &file);
    /// `Busy` at once when somebody else has it.
    static base::Result<FileLock> tryTake(const std::filesystem::path &file);
    FileLock(FileLock &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}
    FileLock &operator=(FileLock &&) = delete;
    ~FileLock();

private:
    static base::Result<FileLock> lock(const std::filesystem::path &file, int how);
    explicit FileLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor;
};

/// A folder that its owner alone may enter, and those above it. DiskFull, IoFailed.
base::Status makePrivateFolder(const std::filesystem::path &folder);

} // namespace yorisoi::central
