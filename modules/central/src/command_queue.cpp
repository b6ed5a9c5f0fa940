// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_queue.h"

#include "decision.h"
#include "device_guard.h"
#include "device_table.h"
#include "yorisoi/base/log.h"
#include "yorisoi/storage/transaction.h"

namespace yorisoi::central {
namespace {

/// Bounds how long one transaction may keep others waiting.
constexpr std::size_t kMostCommandsTogether = 2'000;

} // namespace

base::Result<CommandQueue::Results> CommandQueue::decide(const EnrolledDevice &by,
                                                         std::span<const records::Command> commands)
{
    if (commands.empty())
        return Results{};
    Job job{by, commands};
    std::unique_lock lock(m_mutex);
    m_waiting.push_back(&job);
    while (!job.done) {
        if (m_writing) {
            m_finished.wait(lock);
            continue;
        }
        m_writing = true;
        std::vector<Job *> jobs;
        std::size_t count = 0;
        while (jobs.size() < m_waiting.size() && count < kMostCommandsTogether) {
            jobs.push_back(m_waiting[jobs.size()]);
            count += jobs.back()->commands.size();
        }
        m_waiting.erase(m_waiting.begin(),
                        m_waiting.begin() + static_cast<std::ptrdiff_t>(jobs.size()));
        lock.unlock();
        decideTogether(jobs);
        lock.lock();
        for (Job *finished : jobs)
            finished->done = true;
        m_writing = false;
        m_finished.notify_all();
    }
    return std::move(job.outcome);
}

void CommandQueue::decideTogether(std::span<Job *const> jobs)
{
    Heads moved;
    const base::Status done = m_database.withWriter(
        [&](storage::Connection &connection) { return decideAll(connection, jobs, moved); });
    if (!done) {
        for (Job *job : jobs)
            job->outcome = tl::unexpected(done.error());
        return;
    }
    for (const auto &[code, ward] : moved)
        m_committed(ward);
}

base::Status CommandQueue::decideAll(storage::Connection &connection, std::span<Job *const> jobs,
                                     Heads &moved)
{
    YORISOI_ASSIGN(auto together, storage::Transaction::begin(connection));
    for (Job *job : jobs) {
        Heads own;
        {
            YORISOI_ASSIGN(auto savepoint, storage::Transaction::begin(connection));
            job->outcome = decideOne(connection, *job, own);
            if (job->outcome)
                YORISOI_TRY(savepoint.commit());
            else
                own.clear();
        }
        if (!job->quarantine.empty())
            YORISOI_TRY(quarantine(connection, *job, own));
        for (auto &[code, ward] : own)
            moved.insert_or_assign(code, std::move(ward));
    }
    return together.commit();
}

base::Result<CommandQueue::Results> CommandQueue::decideOne(storage::Connection &connection,
                                                            Job &job, Heads &moved)
{
    YORISOI_ASSIGN(Ward ward, requireWard(connection, job.by.ward));
    YORISOI_TRY(checkHeard(connection, job.by.id, job.commands.front().deviceEpoch));
    DeciderState state{job.by, m_receipts, m_clock.now()};
    Results results;
    results.reserve(job.commands.size());
    for (const records::Command &command : job.commands) {
        state.now = m_clock.now();
        auto result = central::decide(connection, ward, state, command);
        if (!result) {
            job.quarantine = state.quarantine;
            return tl::unexpected(result.error());
        }
        results.push_back(*std::move(result));
    }
    for (const std::string &code : state.alsoChanged) {
        YORISOI_ASSIGN(Ward also, requireWard(connection, code));
        moved.insert_or_assign(code, std::move(also));
    }
    moved.insert_or_assign(ward.head.ward, std::move(ward));
    return results;
}

base::Status CommandQueue::quarantine(storage::Connection &connection, const Job &job, Heads &moved)
{
    base::log("central").error("device {} is quarantined: {}", job.by.id.toString(),
                               job.quarantine);
    Ward ward;
    const auto changed = changeDeviceState(connection, job.by.id, "quarantined", ward);
    if (!changed && changed.error().code == base::ErrorCode::NotFound)
        return {};
    YORISOI_TRY(changed);
    if (*changed)
        moved.insert_or_assign(ward.head.ward, std::move(ward));
    return noteWhy(connection, job.by.id, job.quarantine);
}

} // namespace yorisoi::central
