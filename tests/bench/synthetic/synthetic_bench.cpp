// SPDX-License-Identifier: GPL-3.0-or-later
#include <benchmark/benchmark.h>

#include "yorisoi/synthetic/ward.h"

namespace {

using namespace yorisoi;

/// Rows per second of a ward of so many citizens, 25 events each; nothing is stored.
void generateWard(benchmark::State &state)
{
    synthetic::WardPlan plan;
    plan.citizens = static_cast<std::size_t>(state.range(0));
    plan.events = plan.citizens * 25;
    plan.today = base::parseIsoDate("2026-11-24").value();
    std::int64_t rows = 0;
    for (auto _ : state) {
        const auto made = synthetic::generate(plan, [&](const records::Row &row) {
            benchmark::DoNotOptimize(&row);
            ++rows;
            return base::Status{};
        });
        if (!made)
            state.SkipWithError("not generated");
    }
    state.SetItemsProcessed(rows);
}
BENCHMARK(generateWard)->Arg(2'000)->Arg(120'000)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
