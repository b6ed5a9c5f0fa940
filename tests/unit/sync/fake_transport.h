// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>

#include "yorisoi/records/entities.h"
#include "yorisoi/sync/transport.h"

namespace yorisoi::test_support {

/// Answers what a test says. Without a say: every command is applied, and a pull finds nothing new.
class FakeTransport final : public sync::Transport {
public:
    using Results = std::vector<records::OperationResult>;

    std::function<base::Result<Results>(std::span<const records::Command>, std::stop_token)> onPush;
    std::function<base::Result<records::FeedPage>(const records::Cursor &, std::chrono::seconds,
                                                  std::stop_token)>
        onPull;
    std::function<base::Result<sync::SnapshotManifest>()> onSnapshot;
    std::function<base::Status(std::size_t, const Sink &)> onChunk;
    std::atomic<std::int64_t> aheadMilliseconds{0};
    std::function<base::Result<std::string>()> onCatalogue;
    std::atomic<std::int64_t> offered{0};

    base::Result<Results> push(std::span<const records::Command> commands,
                               std::stop_token stop) override
    {
        return onPush ? onPush(commands, stop) : applied(commands);
    }
    base::Result<records::FeedPage> pull(const records::Cursor &cursor, std::chrono::seconds wait,
                                         std::stop_token stop) override
    {
        return onPull ? onPull(cursor, wait, stop) : nothingNew(cursor, wait, stop);
    }
    base::Result<sync::SnapshotManifest> snapshot(std::stop_token) override { return onSnapshot(); }
    base::Status chunk(const sync::SnapshotManifest &, std::size_t index, const Sink &sink,
                       std::stop_token) override
    {
        return onChunk(index, sink);
    }
    std::chrono::milliseconds clockAhead() const override
    {
        return std::chrono::milliseconds(aheadMilliseconds.load());
    }

    std::int64_t catalogueVersion() const override { return offered; }
    base::Result<std::string> catalogue(std::stop_token) override { return onCatalogue(); }

    static records::OperationResult resultOf(const records::Command &command)
    {
        records::OperationResult result;
        result.operation = command.operation;
        result.receipt = command.number;
        return result;
    }
    static Results applied(std::span<const records::Command> commands)
    {
        Results results;
        for (const auto &command : commands)
            results.push_back(resultOf(command));
        return results;
    }
    /// As a server without changes: waits as long as it was asked to.
    static base::Result<records::FeedPage>
    nothingNew(const records::Cursor &cursor, std::chrono::seconds wait, std::stop_token stop)
    {
        std::mutex mutex;
        std::unique_lock lock(mutex);
        std::condition_variable_any never;
        never.wait_for(lock, stop, wait, [] { return false; });
        if (stop.stop_requested())
            return base::fail(base::ErrorCode::Cancelled);
        return records::FeedPage{cursor, cursor.seq, {}};
    }
};

inline records::Command commandNumber(std::int64_t number)
{
    base::SeededRandom random(static_cast<std::uint64_t>(number));
    records::Command command;
    command.operation = base::newUuidV4(random);
    command.number = number;
    return command;
}

inline records::Cursor someCursor()
{
    base::SeededRandom random(77);
    return {base::newUuidV4(random), "27127", 5, {}};
}

/// `count` entries after `from`, with `later` more on the server.
inline records::FeedPage pageAfter(const records::Cursor &from, int count, int later = 0)
{
    records::FeedPage page{from, from.seq + count + later, {}};
    records::Hash hash = from.hash;
    for (int i = 1; i <= count; ++i) {
        records::FeedEntry entry{from.seq + i, {}, true, "{\"n\":" + std::to_string(i) + '}', {}};
        hash = entry.hash = records::chainHash(hash, entry.seq, entry.operation, entry.payload);
        page.entries.push_back(entry);
    }
    return page;
}

} // namespace yorisoi::test_support
