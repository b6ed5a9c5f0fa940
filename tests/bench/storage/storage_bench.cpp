// SPDX-License-Identifier: GPL-3.0-or-later
// The same work on an encrypted and on a plain file; argument 1 of each pair is 'encrypted'.
#include <array>
#include <cstdlib>
#include <filesystem>
#include <string>

#include <benchmark/benchmark.h>
#include <unistd.h>

#include "yorisoi/base/random.h"
#include "yorisoi/crypto/argon2id.h"
#include "yorisoi/storage/transaction.h"

using namespace yorisoi;
using namespace yorisoi::storage;

namespace {

constexpr int kRows = 200'000;

storage::Key benchKey()
{
    std::array<std::byte, storage::Key::kBytes> bytes{};
    bytes.fill(std::byte{0x5a});
    return storage::Key::fromBytes(bytes).value();
}

/// A folder that goes with the program.
const std::filesystem::path &folder()
{
    struct Folder {
        std::filesystem::path path = std::filesystem::temp_directory_path() /
                                     ("yorisoi-storage-bench-" + std::to_string(getpid()));
        Folder() { std::filesystem::create_directories(path); }
        Folder(const Folder &) = delete;
        Folder &operator=(const Folder &) = delete;
        ~Folder()
        {
            std::error_code ignored;
            std::filesystem::remove_all(path, ignored);
        }
    };
    static const Folder made;
    return made.path;
}

base::Result<Connection> connect(const std::string &name, bool encrypted, Durability durability,
                                 int cacheKib = 8 * 1024)
{
    OpenOptions options;
    options.path = folder() / (name + (encrypted ? ".encrypted" : ".plain"));
    options.durability = durability;
    options.cacheKib = cacheKib;
    return encrypted ? Connection::open(options, benchKey()) : Connection::openPlain(options);
}

base::Status fillOnce(Connection &connection)
{
    YORISOI_TRY(connection.execute(
        "CREATE TABLE IF NOT EXISTS event(citizen INTEGER NOT NULL, at INTEGER NOT NULL, "
        "title TEXT NOT NULL, PRIMARY KEY(citizen, at)) WITHOUT ROWID"));
    YORISOI_ASSIGN(const auto there, connection.queryInteger("SELECT count(*) FROM event"));
    if (there.value_or(0) > 0)
        return {};
    YORISOI_ASSIGN(auto transaction, Transaction::begin(connection));
    for (int i = 0; i < kRows; ++i)
        YORISOI_TRY(connection.run("INSERT INTO event VALUES(?, ?, ?)", i / 25, i,
                                   std::string("窓口での相談 ") + std::to_string(i)));
    YORISOI_TRY(transaction.commit());
    return connection.walCheckpoint();
}

base::Result<Connection> filled(bool encrypted, int cacheKib)
{
    YORISOI_ASSIGN(auto connection, connect("filled", encrypted, Durability::Normal, cacheKib));
    YORISOI_TRY(fillOnce(connection));
    return connection;
}

base::Result<std::int64_t> readTimeline(Connection &connection, std::int64_t citizen)
{
    YORISOI_ASSIGN(auto rows, connection.query("SELECT at, title FROM event WHERE citizen = ? "
                                               "ORDER BY at DESC LIMIT 50",
                                               citizen));
    std::int64_t bytes = 0;
    for (;;) {
        YORISOI_ASSIGN(const bool more, rows.step());
        if (!more)
            return bytes;
        bytes += rows.integer(0) + static_cast<std::int64_t>(rows.text(1).size());
    }
}

void readPages(benchmark::State &state, int cacheKib)
{
    auto connection = filled(state.range(0) != 0, cacheKib);
    base::SeededRandom random(1);
    for (auto _ : state) {
        if (!connection)
            return state.SkipWithError(connection.error().detail.c_str());
        auto bytes = readTimeline(*connection, static_cast<std::int64_t>(random.below(kRows / 25)));
        if (!bytes)
            return state.SkipWithError(bytes.error().detail.c_str());
        benchmark::DoNotOptimize(*bytes);
    }
}

void pageOfTimelineCached(benchmark::State &state)
{
    readPages(state, 64 * 1024);
}

/// The cache holds almost nothing: every page is read and decrypted again.
void pageOfTimelineUncached(benchmark::State &state)
{
    readPages(state, 64);
}

void commitOne(benchmark::State &state, Durability durability)
{
    auto connection = connect("commit", state.range(0) != 0, durability);
    if (!connection ||
        !connection->execute("CREATE TABLE IF NOT EXISTS op(n INTEGER PRIMARY KEY, body TEXT)"))
        return state.SkipWithError("no database");
    const std::string body(500, 'x');
    for (auto _ : state) {
        auto transaction = Transaction::begin(*connection);
        if (!transaction || !connection->run("INSERT INTO op(body) VALUES(?)", body) ||
            !transaction->commit())
            return state.SkipWithError("commit failed");
    }
}

void commitNormal(benchmark::State &state)
{
    commitOne(state, Durability::Normal);
}

void commitFull(benchmark::State &state)
{
    commitOne(state, Durability::Full);
}

void insertThousand(benchmark::State &state)
{
    auto connection = connect("insert", state.range(0) != 0, Durability::Normal);
    if (!connection ||
        !connection->execute("CREATE TABLE IF NOT EXISTS row(n INTEGER PRIMARY KEY, body TEXT)"))
        return state.SkipWithError("no database");
    const std::string body(200, 'x');
    for (auto _ : state) {
        auto transaction = Transaction::begin(*connection);
        for (int i = 0; i < 1000; ++i)
            if (!connection->run("INSERT INTO row(body) VALUES(?)", body))
                return state.SkipWithError("insert failed");
        if (!transaction || !transaction->commit())
            return state.SkipWithError("commit failed");
    }
    state.SetItemsProcessed(state.iterations() * 1000);
}

void openConnection(benchmark::State &state)
{
    auto kept = filled(state.range(0) != 0, 1024);
    for (auto _ : state) {
        auto connection = connect("filled", state.range(0) != 0, Durability::Normal);
        if (!connection)
            return state.SkipWithError(connection.error().detail.c_str());
    }
}

void argon2idPerPass(benchmark::State &state)
{
    const crypto::Salt salt{};
    for (auto _ : state) {
        auto key = crypto::deriveKey(crypto::bytesOf("246813"), salt,
                                     {1, crypto::Argon2Cost::kLeastMemory});
        benchmark::DoNotOptimize(key);
    }
}

BENCHMARK(pageOfTimelineCached)->Arg(0)->Arg(1)->ArgName("encrypted");
BENCHMARK(pageOfTimelineUncached)->Arg(0)->Arg(1)->ArgName("encrypted");
BENCHMARK(commitNormal)->Arg(0)->Arg(1)->ArgName("encrypted");
BENCHMARK(commitFull)->Arg(0)->Arg(1)->ArgName("encrypted");
BENCHMARK(insertThousand)->Arg(0)->Arg(1)->ArgName("encrypted");
BENCHMARK(openConnection)->Arg(0)->Arg(1)->ArgName("encrypted");
BENCHMARK(argon2idPerPass)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
