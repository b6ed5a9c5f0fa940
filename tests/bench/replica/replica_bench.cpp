// SPDX-License-Identifier: GPL-3.0-or-later
// The same questions to an encrypted and to a plain copy in one run. Counters: p50 and p99 in
// microseconds, and `ratio`, the encrypted p50 to the plain one.
#include <array>
#include <cstdlib>
#include <filesystem>
#include <map>

#include <benchmark/benchmark.h>
#include <sys/resource.h>
#include <unistd.h>

#include "query_mix.h"
#include "ward_rows.h"
#include "yorisoi/replica/open.h"

using namespace yorisoi;
using namespace yorisoi::replica_bench;

namespace {

constexpr const char *kWard = "27125";
constexpr std::size_t kSample = 5'000;

std::uint64_t setting(const char *name, std::uint64_t otherwise)
{
    const char *text = std::getenv(name);
    return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

storage::Key benchKey()
{
    std::array<std::byte, storage::Key::kBytes> bytes{};
    bytes.fill(std::byte{0x5a});
    return storage::Key::fromBytes(bytes).value();
}

double secondsSince(std::chrono::steady_clock::time_point begin)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// The folder of the copies; goes with the program unless YORISOI_BENCH_DIR names one.
class Folder {
public:
    Folder()
    {
        const char *kept = std::getenv("YORISOI_BENCH_DIR");
        m_kept = kept != nullptr;
        m_path = kept ? std::filesystem::path(kept)
                      : std::filesystem::temp_directory_path() /
                            ("yorisoi-replica-bench-" + std::to_string(getpid()));
        std::filesystem::create_directories(m_path);
    }
    Folder(const Folder &) = delete;
    Folder &operator=(const Folder &) = delete;
    ~Folder()
    {
        std::error_code ignored;
        if (!m_kept)
            std::filesystem::remove_all(m_path, ignored);
    }
    const std::filesystem::path &path() const { return m_path; }

private:
    std::filesystem::path m_path;
    bool m_kept = false;
};

class Copies {
public:
    explicit Copies(const std::filesystem::path &folder)
        : m_folder(folder),
          rows(setting("YORISOI_BENCH_CITIZENS", 12'000), setting("YORISOI_BENCH_EVENTS", 300'000))
    {
        for (std::uint64_t i = 1; i <= rows.citizens(); ++i) {
            if (sample.people.size() == kSample)
                break;
            sample.people.push_back(rows.citizen(1 + i * 104'729 % rows.citizens()));
        }
    }

    base::Status open(bool plain)
    {
        replica::ReplicaOptions options;
        options.file = m_folder / (plain ? "plain.db" : "encrypted.db");
        options.device = WardRows::idOf(40'000'000);
        options.plain = plain;
        auto &copy = copies[plain ? 0 : 1];
        YORISOI_ASSIGN(copy, replica::openReplica(options, benchKey(), m_clock, m_random));
        YORISOI_ASSIGN(const auto cursor, copy->cursor());
        if (cursor)
            return {};
        // Only the load is timed, not the making of rows, which a download would have brought.
        YORISOI_ASSIGN(const auto loader, copy->beginLoad());
        double added = 0;
        YORISOI_TRY(rows.write([&](std::string_view ndjson) -> base::Status {
            const auto begin = std::chrono::steady_clock::now();
            const auto done = loader->add(ndjson);
            added += secondsSince(begin);
            return done;
        }));
        const auto begin = std::chrono::steady_clock::now();
        YORISOI_TRY(loader->finish({WardRows::idOf(50'000'000), kWard, 1, {}}));
        const double finished = secondsSince(begin);
        benchmark::AddCustomContext(std::string(plain ? "plain" : "encrypted") + " load, seconds",
                                    std::to_string(added + finished) + " (rows " +
                                        std::to_string(added) + ")");
        return {};
    }

    std::array<std::unique_ptr<replica::Replica>, 2> copies; ///< plain, encrypted

private:
    base::SystemClock m_clock;
    base::SystemRandom m_random;
    std::filesystem::path m_folder;

public:
    WardRows rows;
    Sample sample;
};

void ask(benchmark::State &state, Copies &copies, const Question &question)
{
    static std::map<std::string, double> plain;
    auto &copy = *copies.copies[static_cast<std::size_t>(state.range(0))];
    std::vector<double> taken;
    std::uint64_t n = 0;
    for (auto _ : state) {
        const auto begin = std::chrono::steady_clock::now();
        const auto asked = question.ask(copy, n++);
        const std::chrono::duration<double, std::micro> each =
            std::chrono::steady_clock::now() - begin;
        if (!asked)
            return state.SkipWithError(asked.error().detail.c_str());
        taken.push_back(each.count());
    }
    const Latency latency = latencyOf(std::move(taken));
    state.counters["p50_us"] = latency.p50;
    state.counters["p99_us"] = latency.p99;
    if (state.range(0) == 0)
        plain[question.name] = latency.p50;
    else if (plain[question.name] > 0)
        state.counters["ratio"] = latency.p50 / plain[question.name];
}

} // namespace

int main(int argc, char **argv)
{
    benchmark::Initialize(&argc, argv);
    const Folder folder;
    Copies copies(folder.path());
    for (const bool plain : {true, false})
        if (const auto opened = copies.open(plain); !opened) {
            benchmark::AddCustomContext("failed", opened.error().detail);
            return 1;
        }
    for (const auto &question : questions(copies.sample, kWard))
        benchmark::RegisterBenchmark(
            question.name.c_str(),
            [&copies, question](benchmark::State &state) { ask(state, copies, question); })
            ->Arg(0)
            ->Arg(1)
            ->ArgName("encrypted")
            ->Iterations(
                static_cast<benchmark::IterationCount>(setting("YORISOI_BENCH_QUESTIONS", 2'000)))
            ->Unit(benchmark::kMicrosecond);
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    benchmark::AddCustomContext("most memory so far, MiB", std::to_string(usage.ru_maxrss / 1024));
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
