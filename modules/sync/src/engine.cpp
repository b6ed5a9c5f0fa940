// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/sync/engine.h"

#include <unordered_set>

#include "yorisoi/base/log.h"

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

Engine::Engine(replica::Replica &replica, Transport &transport, base::Clock &clock)
    : m_replica(replica),
      m_transport(transport),
      m_clock(clock)
{
}

base::Result<std::size_t> Engine::pushOnce(std::stop_token stop, std::size_t limit)
{
    YORISOI_ASSIGN(const auto commands, m_replica.unanswered(limit));
    if (commands.empty())
        return std::size_t{0};
    std::vector<base::Uuid> operations;
    operations.reserve(commands.size());
    for (const auto &command : commands)
        operations.push_back(command.operation);
    YORISOI_TRY(m_replica.markSent(operations));
    YORISOI_ASSIGN(const auto results, m_transport.push(commands, stop));

    std::unordered_set<base::Uuid> asked(operations.begin(), operations.end());
    std::size_t answered = 0;
    for (const auto &result : results) {
        if (asked.erase(result.operation) == 0)
            return fail(ErrorCode::ProtocolViolation, "a result for an operation not sent");
        YORISOI_TRY(m_replica.recordResult(result));
        ++answered;
    }
    if (answered == 0)
        return fail(ErrorCode::ProtocolViolation, "no result for any operation sent");
    return answered;
}

base::Result<Engine::Pulled> Engine::pullOnce(std::chrono::seconds wait, std::stop_token stop)
{
    YORISOI_ASSIGN(auto cursor, m_replica.cursor());
    if (!cursor) {
        YORISOI_TRY(load(stop));
        wait = std::chrono::seconds(0);
        YORISOI_ASSIGN(cursor, m_replica.cursor());
        if (!cursor)
            return fail(ErrorCode::Internal, "no cursor after a load");
    }
    const auto page = m_transport.pull(*cursor, wait, stop);
    if (!page && page.error().code == ErrorCode::StaleEpoch) {
        base::log("sync").warn("the server's feed was reset; loading anew");
        YORISOI_TRY(load(stop));
        return Pulled{};
    }
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
    YORISOI_ASSIGN(const auto waiting, m_replica.unanswered(1));
    if (!waiting.empty())
        return {};
    return m_replica.markLevel(m_clock.now());
}

base::Status Engine::load(std::stop_token stop)
{
    YORISOI_ASSIGN(const auto manifest, m_transport.snapshot(stop));
    YORISOI_ASSIGN(const auto loader, m_replica.beginLoad());
    LoadProgress progress{0, manifest.totalRows(), 0, manifest.totalBytes()};
    if (onLoad)
        onLoad(progress);
    const auto sink = [&](std::string_view rows) { return loader->add(rows); };
    for (std::size_t i = 0; i < manifest.chunks.size(); ++i) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled);
        YORISOI_TRY(m_transport.chunk(manifest, i, sink, stop));
        progress.rows += manifest.chunks[i].rows;
        progress.bytes += manifest.chunks[i].bytes;
        if (onLoad)
            onLoad(progress);
    }
    return loader->finish(manifest.cursor);
}

} // namespace yorisoi::sync
