// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>

namespace yorisoi::test_support {

/// A disk that runs full, tears writes or fails to sync on request. Give `name()` to
/// `storage::OpenOptions::vfs`; must outlive every connection on it. Settings are thread-safe.
class FaultyDisk {
public:
    FaultyDisk();
    ~FaultyDisk();
    FaultyDisk(const FaultyDisk &) = delete;
    FaultyDisk &operator=(const FaultyDisk &) = delete;

    const std::string &name() const { return m_name; }

    /// Bytes that may still be written; the write that crosses the limit is torn there and reports
    /// a full disk. Negative: no limit.
    std::atomic<std::int64_t> bytesLeft{-1};
    std::atomic<bool> failSync{false};
    std::atomic<bool> failRead{false};

private:
    struct Vfs;
    std::string m_name;
    std::unique_ptr<Vfs> m_vfs;
};

} // namespace yorisoi::test_support
