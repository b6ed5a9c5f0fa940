// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench_table.h"

#include <cstdio>

namespace yorisoi::ctl {
namespace {

using Json = nlohmann::ordered_json;

void printQuestions(const Json &result)
{
    const auto &load = result["first_load_without_network"];
    std::printf("ward %s: %lld rows; snapshot %.1f s, first load without a network %.1f s (plain "
                "%.1f s); peak memory %ld MiB\n\n",
                result["ward"].get_ref<const std::string &>().c_str(),
                static_cast<long long>(load["rows"].get<std::int64_t>()),
                load["server_snapshot_s"].get<double>(), load["load_s"].get<double>(),
                result["first_load_plain"]["load_s"].get<double>(),
                result["peak_memory_mib"].get<long>());
    std::printf("%-16s %7s %9s %9s %9s | %9s %9s %6s | %9s %9s\n", "milliseconds", "count", "p50",
                "p99", "max", "plain p50", "plain p99", "ratio", "no fsync", "its p99");
    for (const auto &row : result["questions"])
        std::printf("%-16s %7zu %9.3f %9.3f %9.3f | %9.3f %9.3f %6.2f | %9.3f %9.3f\n",
                    row["question"].get_ref<const std::string &>().c_str(),
                    row["count"].get<std::size_t>(), row["p50_ms"].get<double>(),
                    row["p99_ms"].get<double>(), row["max_ms"].get<double>(),
                    row["plain_p50_ms"].get<double>(), row["plain_p99_ms"].get<double>(),
                    row["ratio_p50"].get<double>(), row["unsynced_p50_ms"].get<double>(),
                    row["unsynced_p99_ms"].get<double>());
}

void printStarts(const Json &start)
{
    if (start.is_null())
        return;
    std::printf(
        "\nstart of the workstation until it can be used, PIN included: p50 %.0f ms, p99 %.0f "
        "ms of %zu (sign-in on screen %.0f ms, from the PIN to the desk %.0f ms)\n"
        "opening the plain copy and asking for one timeline: p50 %.1f ms, ratio %.0f\n"
        "peak memory: %ld MiB at the start, %ld MiB with every page opened\n",
        start["p50_ms"].get<double>(), start["p99_ms"].get<double>(),
        start["count"].get<std::size_t>(), start["shown_p50_ms"].get<double>(),
        start["desk_p50_ms"].get<double>(), start["plain_open_and_ask_p50_ms"].get<double>(),
        start["ratio_p50"].get<double>(), start["peak_memory_mib"].get<long>(),
        start["all_pages_peak_memory_mib"].get<long>());
}

} // namespace

void printBenchTable(const Json &result)
{
    printQuestions(result);
    printStarts(result["start"]);
}

} // namespace yorisoi::ctl
