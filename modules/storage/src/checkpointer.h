// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

#include "yorisoi/storage/connection.h"

struct sqlite3;

namespace yorisoi::storage {

/// Moves the write-ahead log of one file into the file on a thread and connection of its own, so
/// that no commit waits for the two syncs of it. It waits for a pause in the writing, unless the
/// log grows long; beyond `kMostPages` the writer does it itself and waits, which bounds the log by
/// that and one transaction. (Only a reader that stays on an old view keeps the log longer.)
/// A checkpoint moves what is committed and nothing else: cut off at any moment it loses nothing.
class Checkpointer {
public:
    static constexpr int kPausePages = 1'000;  ///< 4 MiB: moved when nobody writes
    static constexpr int kUrgentPages = 4'000; ///< 16 MiB: moved while others write
    static constexpr int kMostPages = 8'000;   ///< 32 MiB: the writer waits

    /// `connect` is called on the thread, once, when there is something to move. The writer must
    /// outlive this object, and must not be in use when it goes.
    Checkpointer(Connection &writer, std::function<base::Result<Connection>()> connect);
    ~Checkpointer();
    Checkpointer(const Checkpointer &) = delete;
    Checkpointer &operator=(const Checkpointer &) = delete;

private:
    static int committed(void *self, sqlite3 *writer, const char *, int pages);
    void run(const std::stop_token &stop);
    bool waitForWork(const std::stop_token &stop);
    void move(sqlite3 *connection);

    Connection &m_writer;
    std::function<base::Result<Connection>()> m_connect;
    std::mutex m_mutex;
    std::condition_variable_any m_grown;
    int m_pages = 0; ///< of the log after the last commit
    std::uint64_t m_commits = 0;
    std::mutex m_moving; ///< one checkpoint at a time: the engine refuses a second at once
    std::jthread m_thread;
};

} // namespace yorisoi::storage
