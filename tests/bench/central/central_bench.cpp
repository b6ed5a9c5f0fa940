// SPDX-License-Identifier: GPL-3.0-or-later
// Commands and rows per second of the embedded store, encrypted, every commit synced to disk.
// YORISOI_BENCH_CITIZENS sizes the ward of the bulk load (default 4,000; 25 events a citizen).
#include <cstdlib>
#include <filesystem>

#include <benchmark/benchmark.h>
#include <sys/resource.h>
#include <unistd.h>

#include "yorisoi/central/directory.h"
#include "yorisoi/test_support/central_fixture.h"

using namespace yorisoi;
using namespace yorisoi::central;
using namespace yorisoi::test_support;

namespace {

constexpr int kEventsEach = 25;

int citizens()
{
    const char *given = std::getenv("YORISOI_BENCH_CITIZENS");
    return given ? std::atoi(given) : 4'000;
}

/// A store in a folder that goes with it.
class Scratch {
public:
    Scratch()
        : m_path(std::filesystem::temp_directory_path() /
                 ("yorisoi-central-bench-" + std::to_string(getpid()) + "-" +
                  std::to_string(++s_count)))
    {
        store = openEmbeddedStore({m_path}, fixture.clock, m_random).value();
    }
    Scratch(const Scratch &) = delete;
    Scratch &operator=(const Scratch &) = delete;
    ~Scratch()
    {
        store.reset();
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }

    CentralFixture fixture;
    std::unique_ptr<CentralStore> store;

private:
    static inline int s_count = 0;
    base::SystemRandom m_random;
    std::filesystem::path m_path;
};

/// People with their events, citizens in the order of their ids or in none.
base::Result<std::int64_t> loadWard(Scratch &scratch, bool inOrder)
{
    YORISOI_ASSIGN(auto writer, scratch.store->beginBulk(kWard, BulkMode::Load));
    YORISOI_TRY(writer->add(scratch.fixture.staff(kClerk, "clerk")));
    records::Row event = scratch.fixture.event({}, "転入届に伴う国民健康保険の加入手続き");
    event.values[records::fieldOf(&records::Event::body)] = std::string(
        "窓口にて加入手続きの説明を行い、必要書類を案内した。後日、書類を持参される予定。");
    std::int64_t rows = 1;
    base::Instant born = scratch.fixture.clock.now();
    for (int c = 0; c < citizens(); ++c) {
        records::Row citizen = scratch.fixture.citizen("試験 太郎");
        if (inOrder)
            citizen.id =
                base::newUuidV7(born += std::chrono::milliseconds(1), scratch.fixture.random);
        YORISOI_TRY(writer->add(citizen));
        event.values[records::fieldOf(&records::Event::citizen)] = citizen.id;
        for (int e = 0; e < kEventsEach; ++e) {
            event.id = scratch.fixture.newId();
            YORISOI_TRY(writer->add(event));
        }
        rows += 1 + kEventsEach;
    }
    YORISOI_TRY(writer->commit());
    return rows;
}

void loadRows(benchmark::State &state)
{
    std::int64_t rows = 0;
    for (auto _ : state) {
        state.PauseTiming();
        auto scratch = std::make_unique<Scratch>();
        state.ResumeTiming();
        const auto loaded = loadWard(*scratch, state.range(0) != 0);
        if (!loaded) {
            state.SkipWithError(loaded.error().detail.c_str());
            return;
        }
        rows += *loaded;
        state.PauseTiming();
        scratch.reset();
        state.ResumeTiming();
    }
    state.SetItemsProcessed(rows);
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    state.counters["peak_MiB"] = static_cast<double>(usage.ru_maxrss) / 1024;
}
BENCHMARK(loadRows)
    ->ArgName("in_order")
    ->Arg(1)
    ->Arg(0)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

void buildSnapshot(benchmark::State &state)
{
    Scratch scratch;
    const auto rows = loadWard(scratch, true);
    if (!rows) {
        state.SkipWithError(rows.error().detail.c_str());
        return;
    }
    std::int64_t bytes = 0;
    for (auto _ : state) {
        const auto snapshot = scratch.store->snapshot(kWard);
        if (!snapshot) {
            state.SkipWithError(snapshot.error().detail.c_str());
            return;
        }
        for (const Chunk &chunk : snapshot->chunks)
            bytes += chunk.bytes;
    }
    state.SetItemsProcessed(*rows);
    state.counters["MiB"] = static_cast<double>(bytes) / 1024 / 1024;
}
// Once: the second time it is given again.
BENCHMARK(buildSnapshot)->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();

/// One ward that all benchmark threads share; each is a device with a clerk of its own.
void executeCommands(benchmark::State &state)
{
    static std::unique_ptr<Scratch> shared;
    static records::Row citizen;
    static std::vector<EnrolledDevice> devices;
    static std::vector<std::vector<records::Command>> work;
    constexpr std::size_t prepared = 20'000;
    const auto batch = static_cast<std::size_t>(state.range(0));
    if (state.thread_index() == 0) {
        shared = std::make_unique<Scratch>();
        citizen = shared->fixture.load(*shared->store).value().front();
        devices.clear();
        work.assign(static_cast<std::size_t>(state.threads()), {});
        for (auto &mine : work) {
            devices.push_back(shared->fixture.device());
            for (std::size_t i = 0; i < prepared / work.size(); ++i)
                mine.push_back(shared->fixture.contact(devices.back(), citizen.id));
        }
    }
    std::int64_t done = 0;
    std::size_t at = 0;
    for (auto _ : state) {
        const auto mine = static_cast<std::size_t>(state.thread_index());
        if (at + batch > work[mine].size()) {
            state.SkipWithError("more commands than were prepared");
            break;
        }
        const auto results =
            shared->store->execute(devices[mine], std::span(work[mine]).subspan(at, batch));
        at += batch;
        if (!results || results->back().outcome != records::Outcome::Applied) {
            state.SkipWithError("a command was not applied");
            break;
        }
        done += static_cast<std::int64_t>(batch);
    }
    state.SetItemsProcessed(done);
    if (state.thread_index() == 0)
        shared.reset();
}
BENCHMARK(executeCommands)
    ->ArgName("batch")
    ->Arg(1)
    ->Iterations(400)
    ->ThreadRange(1, 32)
    ->UseRealTime();
BENCHMARK(executeCommands)->ArgName("batch")->Arg(100)->Iterations(100)->UseRealTime();

} // namespace

BENCHMARK_MAIN();
