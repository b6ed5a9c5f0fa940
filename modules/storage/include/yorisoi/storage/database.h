// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <type_traits>
#include <utility>
#include <vector>

#include "yorisoi/storage/connection.h"

namespace yorisoi::storage {

class Checkpointer;

/// One file, one writer and a fixed number of readers, handed out to threads. Thread-safe. Readers
/// never wait for the writer nor it for them (write-ahead log); whoever finds all readers taken
/// waits in turn. What was committed is moved from the log into the file by a thread of its own, in
/// a pause of the writing or when the log has grown long; its length is bounded (32 MiB and one
/// transaction) as long as readers come to an end.
class Database {
public:
    /// A connection for as long as this object lives; gives it back when it goes.
    class Lease {
    public:
        Lease(Lease &&other) noexcept
            : m_owner(std::exchange(other.m_owner, nullptr)),
              m_connection(other.m_connection)
        {
        }
        Lease &operator=(Lease &&) = delete;
        ~Lease()
        {
            if (m_owner)
                m_owner->giveBack(m_connection);
        }
        Connection &operator*() const { return *m_connection; }
        Connection *operator->() const { return m_connection; }

    private:
        friend class Database;
        Lease(Database &owner, Connection &connection) : m_owner(&owner), m_connection(&connection)
        {
        }
        Database *m_owner;
        Connection *m_connection;
    };

    /// `readers` ≥ 1. A private database in memory has no readers: name it.
    static base::Result<std::unique_ptr<Database>> open(const OpenOptions &options, const Key &key,
                                                        unsigned readers = 2);
    /// Without encryption: for benchmarks alone.
    static base::Result<std::unique_ptr<Database>> openPlain(const OpenOptions &options,
                                                             unsigned readers = 2);
    /// Every lease must have gone.
    ~Database();

    /// `Busy` when none came free within the busy time-out. A thread that holds the writer must not
    /// ask for it again.
    base::Result<Lease> writer();
    /// A connection that refuses every change. Same errors.
    base::Result<Lease> reader();

    /// Calls `fn(Connection &)`, which returns a `Result`; the lease's own failure comes back the
    /// same way.
    template <typename Fn>
    std::invoke_result_t<Fn, Connection &> withWriter(Fn &&fn)
    {
        auto lease = writer();
        if (!lease)
            return tl::unexpected<base::Error>(std::move(lease).error());
        return std::forward<Fn>(fn)(**lease);
    }
    template <typename Fn>
    std::invoke_result_t<Fn, Connection &> withReader(Fn &&fn)
    {
        auto lease = reader();
        if (!lease)
            return tl::unexpected<base::Error>(std::move(lease).error());
        return std::forward<Fn>(fn)(**lease);
    }

private:
    explicit Database(std::chrono::milliseconds patience);
    static base::Result<std::unique_ptr<Database>> openAll(const OpenOptions &options,
                                                           const Key *key, unsigned readers);
    base::Status startCheckpointer(OpenOptions options, const Key *key);
    void giveBack(Connection *connection);

    const std::chrono::milliseconds m_patience;
    std::mutex m_mutex;
    std::condition_variable m_returned;
    std::unique_ptr<Connection> m_writer;
    bool m_writerFree = true;
    std::vector<std::unique_ptr<Connection>> m_readers;
    std::vector<Connection *> m_freeReaders;
    std::unique_ptr<Checkpointer> m_checkpointer; ///< goes before the connections
};

} // namespace yorisoi::storage
