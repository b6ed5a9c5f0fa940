// SPDX-License-Identifier: GPL-3.0-or-later
// The content that ships: loading it whole (at most 300 ms are wanted), its rates of a day, its
// lint.
#include <cstdio>
#include <cstdlib>

#include <benchmark/benchmark.h>

#include "yorisoi/base/calendar.h"
#include "yorisoi/catalogue/catalogue.h"
#include "yorisoi/catalogue/lint.h"
#include "yorisoi/catalogue/pack.h"

using namespace yorisoi;
using namespace yorisoi::catalogue;

namespace {

template <typename T>
T required(base::Result<T> result)
{
    if (!result) {
        std::fprintf(stderr, "%s\n", result.error().detail.c_str());
        std::exit(1);
    }
    return *std::move(result);
}

void loadFolder(benchmark::State &state)
{
    std::size_t models = 0;
    for (auto _ : state)
        models = required(Catalogue::loadFolder(BENCH_CATALOGUE))->modelFiles().size();
    state.counters["models"] = static_cast<double>(models);
}
BENCHMARK(loadFolder)->Unit(benchmark::kMillisecond);

void loadPack(benchmark::State &state)
{
    const auto key = crypto::SigningKey::generate();
    const std::string pack =
        required(makePack(required(readFolder(BENCH_CATALOGUE)), key, base::Instant{}));
    for (auto _ : state)
        benchmark::DoNotOptimize(
            required(Catalogue::load(required(openPack(pack, key.verifyKey())).files)));
    state.counters["bytes"] = static_cast<double>(pack.size());
}
BENCHMARK(loadPack)->Unit(benchmark::kMillisecond);

void ratesAsOf(benchmark::State &state)
{
    const auto catalogue = required(Catalogue::loadFolder(BENCH_CATALOGUE));
    const base::Date day = *base::parseIsoDate("2025-11-25");
    for (auto _ : state)
        benchmark::DoNotOptimize(catalogue->ratesAsOf(day));
}
BENCHMARK(ratesAsOf);

void lintFolder(benchmark::State &state)
{
    const Files files = required(readFolder(BENCH_CATALOGUE));
    for (auto _ : state)
        benchmark::DoNotOptimize(lint(files));
}
BENCHMARK(lintFolder)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
