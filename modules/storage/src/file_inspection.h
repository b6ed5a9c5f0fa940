// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <mutex>

#include "yorisoi/base/result.h"
#include "yorisoi/storage/key.h"

namespace yorisoi::storage {

constexpr std::size_t kPageBytes = 4096;

/// The files that this process has open through SQLite. Its POSIX locks on a file are all lost when
/// any descriptor of that file is closed in the same process, so a file may be read by other means
/// only while it is not in this list. Thread-safe.
class OpenFiles {
public:
    static OpenFiles &instance();
    /// Counts one connection; calls `inspect` first when it is the only one.
    template <typename Inspect>
    base::Status enter(const std::filesystem::path &file, Inspect &&inspect)
    {
        const std::lock_guard lock(m_mutex);
        if (countOf(file) == 0)
            YORISOI_TRY(inspect());
        add(file, +1);
        return {};
    }
    /// Forgets one connection; calls `inspect` when none is left.
    template <typename Inspect>
    void leave(const std::filesystem::path &file, Inspect &&inspect)
    {
        const std::lock_guard lock(m_mutex);
        add(file, -1);
        if (countOf(file) == 0)
            inspect();
    }

private:
    int countOf(const std::filesystem::path &file) const;
    void add(const std::filesystem::path &file, int by);
    std::mutex m_mutex;
};

/// Compares a database file that nobody in this process has open with its write-ahead log and the
/// shared index: `Truncated` or `Corrupt` where committed pages are provably missing or damaged.
/// Needs no key: the log's frame headers and the index are not encrypted
/// (sqlite.org/fileformat2.html, §4; sqlite.org/walformat.html).
base::Status inspectBeforeOpening(const std::filesystem::path &file);

/// Whether some page of the file carries an authentication code made with this key (SQLCipher 4
/// defaults: HMAC-SHA512 over ciphertext, initialisation vector and page number). Tells a damaged
/// first page from a wrong key.
bool anyPageAnswersTo(const Key &key, const std::filesystem::path &file);

} // namespace yorisoi::storage
