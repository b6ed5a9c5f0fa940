// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/sync/engine.h"

#include <unordered_set>

#include "yorisoi/base/log.h"
#include "yorisoi/wire/retry.h"

namespace yorisoi::sync {

using base::ErrorCode;
using base::fail;

std::int64_t SnapshotManifest::totalBytes() const
{
    std::int64_t sum = 0;
    for (const auto &chunk : chunks)
        sum += chunk.bytes;
    return sum;
}

std::int64_t SnapshotManifest::totalRows() const
{
    std::int64_t sum = 0;
    for (const auto &chunk : chunks)
        sum += chunk.rows;
    return sum;
}

namespace {

/// What a server says of a batch when it cannot read one of its commands.
bool isAboutACommand(ErrorCode code)
{
    return code == ErrorCode::InvalidInput || code == ErrorCode::TooLarge;
}

/// Whether a load may go on where it was. Any other failure may lie in the snapshot itself.
bool mayGoOn(ErrorCode code)
{
    return wire::isPassing(code) || code == ErrorCode::Unauthenticated ||
           code == ErrorCode::Cancelled;
}

std::vector<base::Uuid> operationsOf(std::span<const records::Command> commands)
{
    std::vector<base::Uuid> operations;
    operations.reserve(commands.size());
    for (const auto &command : commands)
        operations.push_back(command.operation);
    return operations;
}

} // namespace

struct Engine::Load {
    SnapshotManifest manifest;
    std::unique_ptr<replica::SnapshotLoader> loader;
    std::size_t next = 0; ///< chunk
    LoadProgress progress;
};

struct Engine::Sending {
    struct Refusal {
        base::Uuid operation;
        base::Error why;
    };
    std::size_t answered = 0;
    std::vector<Refusal> refused; ///< each of them alone
};

Engine::Engine(replica::Replica &replica, Transport &transport, base::Clock &clock)
    : m_replica(replica),
      m_transport(transport),
      m_clock(clock)
{
}

Engine::~Engine() = default;

base::Result<std::size_t> Engine::pushOnce(std::stop_token stop, std::size_t limit)
{
    YORISOI_ASSIGN(const auto commands, m_replica.unanswered(limit));
    if (commands.empty())
        return std::size_t{0};
    Sending sending;
    YORISOI_TRY(send(commands, sending, stop));
    const bool allRefused = sending.refused.size() == commands.size();
    if (allRefused && commands.size() > 1)
        return tl::unexpected(sending.refused.front().why);
    YORISOI_TRY(rejectRefused(sending));
    const std::size_t answered = sending.answered + sending.refused.size();
    if (answered == 0)
        return fail(ErrorCode::ProtocolViolation, "no result for any operation sent");
    return answered;
}

base::Status Engine::send(std::span<const records::Command> commands, Sending &sending,
                          std::stop_token stop)
{
    const auto results = m_transport.push(commands, stop);
    if (results)
        return store(commands, *results, sending);
    const base::Error &error = results.error();
    if (error.code == ErrorCode::TimedOut)
        YORISOI_TRY(m_replica.markSent(operationsOf(commands)));
    if (!isAboutACommand(error.code))
        return tl::unexpected(error);
    if (commands.size() == 1) {
        sending.refused.push_back({commands.front().operation, error});
        return {};
    }
    YORISOI_TRY(send(commands.first(commands.size() / 2), sending, stop));
    return send(commands.subspan(commands.size() / 2), sending, stop);
}

base::Status Engine::store(std::span<const records::Command> commands,
                           std::span<const records::OperationResult> results, Sending &sending)
{
    const auto operations = operationsOf(commands);
    YORISOI_TRY(m_replica.markSent(operations));
    std::unordered_set<base::Uuid> asked(operations.begin(), operations.end());
    for (const auto &result : results) {
        if (asked.erase(result.operation) == 0)
            return fail(ErrorCode::ProtocolViolation, "a result for an operation not sent");
        YORISOI_TRY(m_replica.recordResult(result));
        ++sending.answered;
    }
    return {};
}

base::Status Engine::rejectRefused(const Sending &sending)
{
    for (const auto &[operation, why] : sending.refused) {
        base::log("sync").error("operation {}: the server cannot read it: {}", operation.toString(),
                                base::toToken(why.code));
        records::OperationResult result;
        result.operation = operation;
        result.outcome = records::Outcome::Rejected;
        result.reason = "not-understood";
        result.detail = why.detail;
        result.decidedAt = m_clock.now();
        YORISOI_TRY(m_replica.recordResult(result));
    }
    return {};
}

base::Result<Engine::Pulled> Engine::pullOnce(std::chrono::seconds wait, std::stop_token stop)
{
    const bool anew = m_loadWanted;
    // Connections that met a damaged page read nothing any more, not even what has to be kept.
    if (anew && !m_load)
        YORISOI_TRY(m_replica.reopen());
    std::optional<records::Cursor> cursor;
    if (!anew) {
        YORISOI_ASSIGN(cursor, m_replica.cursor());
    }
    if (!cursor || m_load) {
        YORISOI_TRY(load(stop));
        if (anew)
            m_loadWanted = false;
        wait = std::chrono::seconds(0);
        YORISOI_ASSIGN(cursor, m_replica.cursor());
        if (!cursor)
            return fail(ErrorCode::Internal, "no cursor after a load");
    }
    const auto page = m_transport.pull(*cursor, wait, stop);
    if (!page && page.error().code == ErrorCode::StaleEpoch && !m_justLoaded) {
        base::log("sync").warn("the server's feed was reset; loading anew");
        YORISOI_TRY(load(stop));
        return Pulled{};
    }
    // Stale right after a load: loading again at once might go on for ever.
    m_justLoaded = false;
    if (!page)
        return tl::unexpected(page.error());
    if (page->from != *cursor)
        return fail(ErrorCode::ProtocolViolation, "a page that does not follow the cursor");
    if (!page->entries.empty())
        YORISOI_TRY(m_replica.applyPage(*page));
    const std::int64_t reached = page->entries.empty() ? cursor->seq : page->entries.back().seq;
    Pulled pulled{page->entries.size(), reached >= page->head};
    if (pulled.level)
        YORISOI_TRY(noteLevel());
    return pulled;
}

base::Status Engine::noteLevel()
{
    const base::Instant now = m_clock.now(); // before looking: what is recorded meanwhile is later
    YORISOI_ASSIGN(const auto waiting, m_replica.unanswered(1));
    if (!waiting.empty())
        return {};
    return m_replica.markLevel(now);
}

base::Status Engine::load(std::stop_token stop)
{
    if (!m_load) {
        YORISOI_ASSIGN(auto manifest, m_transport.snapshot(stop));
        YORISOI_ASSIGN(auto loader, m_replica.beginLoad());
        LoadProgress progress{0, manifest.totalRows(), 0, manifest.totalBytes()};
        m_load = std::make_unique<Load>(Load{std::move(manifest), std::move(loader), 0, progress});
    }
    auto loaded = loadRest(stop);
    if (loaded || !mayGoOn(loaded.error().code))
        m_load.reset();
    m_justLoaded = loaded.has_value();
    return loaded;
}

base::Status Engine::loadRest(std::stop_token stop)
{
    Load &load = *m_load;
    if (onLoad)
        onLoad(load.progress);
    base::Status added;
    bool begun = false;
    const auto sink = [&](std::string_view rows) {
        begun = true;
        added = load.loader->add(rows);
        return added;
    };
    for (; load.next < load.manifest.chunks.size(); ++load.next) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled);
        begun = false;
        const auto brought = m_transport.chunk(load.manifest, load.next, sink, stop);
        // Half a chunk is in the new file: it cannot be added again.
        if (!brought && begun)
            return fail(added ? ErrorCode::Corrupt : added.error().code, brought.error().detail);
        YORISOI_TRY(brought);
        load.progress.rows += load.manifest.chunks[load.next].rows;
        load.progress.bytes += load.manifest.chunks[load.next].bytes;
        if (onLoad)
            onLoad(load.progress);
    }
    return load.loader->finish(load.manifest.cursor);
}

} // namespace yorisoi::sync
