// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <mutex>

#include "ward.h"

namespace yorisoi::central {

/// Notes outside the database how far each ward's feed has come, so that a database that was put
/// back from a backup is recognised: it then lies behind the note, or has another hash there.
///
/// Written after each commit without waiting for the disk, so it survives the death of the process,
/// and a loss of power but for its last moments. A backup that is put back *with* this file, or
/// from after the last note, is not recognised: the operator says `yorisoi-crm --restored`.
/// Thread-safe; several processes may write, and the one that is further wins.
class FeedMark {
public:
    explicit FeedMark(std::filesystem::path file) : m_file(std::move(file)) {}
    ~FeedMark();
    FeedMark(const FeedMark &) = delete;
    FeedMark &operator=(const FeedMark &) = delete;

    /// Never fails a commit: what cannot be noted is logged.
    void note(const Ward &ward);
    /// What is noted, a cursor a ward. Read it before the view on which `isBehind` looks: what is
    /// noted was committed before.
    std::vector<records::Cursor> noted() const;
    /// Forgets all notes.
    void clear();

private:
    bool openFile();

    const std::filesystem::path m_file;
    std::mutex m_mutex;
    int m_descriptor = -1;
    bool m_failed = false;
};

/// Whether some ward's feed is not the one that was noted, or has not come as far.
base::Result<bool> isBehind(storage::Connection &connection,
                            const std::vector<records::Cursor> &noted);

} // namespace yorisoi::central
