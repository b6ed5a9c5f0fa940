// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_queue.h"

#include <set>

#include "decision.h"
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
    const base::Status done = m_database.withWriter(
        [&](storage::Connection &connection) { return decideAll(connection, jobs); });
    if (!done) {
        for (Job *job : jobs)
            job->outcome = tl::unexpected(done.error());
        return;
    }
    std::set<std::string_view> wards;
    for (const Job *job : jobs)
        if (job->outcome)
            wards.insert(job->by.ward);
    for (const std::string_view ward : wards)
        m_committed(ward);
}

base::Status CommandQueue::decideAll(storage::Connection &connection, std::span<Job *const> jobs)
{
    YORISOI_ASSIGN(auto together, storage::Transaction::begin(connection));
    for (Job *job : jobs) {
        YORISOI_ASSIGN(auto own, storage::Transaction::begin(connection));
        job->outcome = decideOne(connection, *job);
        if (job->outcome)
            YORISOI_TRY(own.commit());
    }
    return together.commit();
}

base::Result<CommandQueue::Results> CommandQueue::decideOne(storage::Connection &connection,
                                                            const Job &job)
{
    YORISOI_ASSIGN(Ward ward, requireWard(connection, job.by.ward));
    Results results;
    results.reserve(job.commands.size());
    for (const records::Command &command : job.commands) {
        YORISOI_ASSIGN(auto result,
                       central::decide(connection, ward, job.by, command, m_clock.now()));
        results.push_back(std::move(result));
    }
    return results;
}

} // namespace yorisoi::central
