// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <vector>

#include "ward.h"
#include "yorisoi/central/store.h"
#include "yorisoi/crypto/signature.h"
#include "yorisoi/storage/database.h"

namespace yorisoi::central {

/// Decides the commands of several callers in one durable transaction: whoever comes while another
/// transaction is being written joins the next one, so many callers share one sync of the disk.
/// Each caller's commands are a savepoint: an error of one caller's undoes only its own.
/// Thread-safe.
class CommandQueue {
public:
    using Results = std::vector<records::OperationResult>;
    /// Told after each commit which wards have moved, and where they stand; called on the thread of
    /// some caller.
    using Committed = std::function<void(const Ward &ward)>;

    /// `receipts` must outlive the queue.
    CommandQueue(storage::Database &database, base::Clock &clock,
                 const crypto::SigningKey &receipts, Committed committed)
        : m_database(database),
          m_clock(clock),
          m_receipts(receipts),
          m_committed(std::move(committed))
    {
    }
    /// Returns when the results are durable.
    base::Result<Results> decide(const EnrolledDevice &by,
                                 std::span<const records::Command> commands);

private:
    struct Job {
        const EnrolledDevice &by;
        std::span<const records::Command> commands;
        base::Result<Results> outcome = Results{};
        std::string quarantine{}; ///< why the device must be, when the outcome is an error
        bool done = false;
    };
    using Heads = std::map<std::string, Ward>;
    void decideTogether(std::span<Job *const> jobs);
    base::Status decideAll(storage::Connection &connection, std::span<Job *const> jobs,
                           Heads &moved);
    base::Result<Results> decideOne(storage::Connection &connection, Job &job, Heads &moved);
    /// The device and its row; it stays as it is when it is not enrolled here.
    base::Status quarantine(storage::Connection &connection, const Job &job, Heads &moved);

    storage::Database &m_database;
    base::Clock &m_clock;
    const crypto::SigningKey &m_receipts;
    const Committed m_committed;
    std::mutex m_mutex;
    std::condition_variable m_finished;
    std::vector<Job *> m_waiting;
    bool m_writing = false;
};

} // namespace yorisoi::central
