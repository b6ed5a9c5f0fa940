// SPDX-License-Identifier: GPL-3.0-or-later
// How long a workstation takes to come level with the real `yorisoi-crm` (argument 1) over HTTPS:
// a first load into an encrypted, indexed, searchable copy, beside the same rows without a network,
// and a day's changes; and what a clerk waits for an answer meanwhile. The first load is measured
// in a process that does nothing else, so that its memory is what a workstation would need.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include "headless_desk.h"
#include "running_crm.h"
#include "yorisoi/central/directory.h"
#include "yorisoi/records/entities.h"
#include "yorisoi/synthetic/ward.h"
#include "yorisoi/workload/first_load.h"
#include "yorisoi/workload/measure.h"

using namespace yorisoi;
using namespace yorisoi::test_support;
using Json = nlohmann::ordered_json;
using Steady = std::chrono::steady_clock;

namespace {

[[noreturn]] void giveUp(const std::string &what)
{
    std::fprintf(stderr, "sync_bench: %s\n", what.c_str());
    std::_Exit(1);
}

template <typename T>
T need(base::Result<T> result, const char *what)
{
    if (!result)
        giveUp(std::string(what) + ": " + result.error().detail);
    return *std::move(result);
}

void need(const base::Status &status, const char *what)
{
    if (!status)
        giveUp(std::string(what) + ": " + status.error().detail);
}

double secondsSince(Steady::time_point begun)
{
    return std::chrono::duration<double>(Steady::now() - begun).count();
}

struct Options {
    std::string crm;
    std::size_t citizens = 120'000;
    std::size_t events = 3'000'000;
    std::size_t changes = 10'000;
    std::filesystem::path work = std::filesystem::temp_directory_path();
    bool json = false;
};

/// Runs `work` in a process of its own, so that what it needed is gone afterwards.
template <typename Work>
void inAnotherProcess(const char *what, Work work)
{
    const pid_t child = fork();
    if (child == 0) {
        work();
        std::_Exit(0);
    }
    int state = 0;
    waitpid(child, &state, 0);
    if (!WIFEXITED(state) || WEXITSTATUS(state) != 0)
        giveUp(what);
}

class Bench {
public:
    Bench(const Options &options, std::filesystem::path folder)
        : m_options(options),
          m_folder(std::move(folder)),
          m_desk{m_folder / "desk"}
    {
        m_plan.citizens = options.citizens;
        m_plan.events = options.events;
        m_plan.today = base::dayInJapan(m_clock.now());
    }

    Json run()
    {
        const auto identity = need(HeadlessDesk::makeFolder(m_desk), "desk");
        inAnotherProcess("filling the ward", [&] { fill(identity); });
        const auto crm = need(RunningCrm::start(m_options.crm, m_folder / "crm"), "crm");
        m_desktop =
            need(HeadlessDesk::open(m_desk, crm.address(), m_folder / "crm" / "tls" / "ca.pem",
                                    synthetic::kDemoClerk),
                 "desk");
        Json result{{"citizens", m_options.citizens}, {"events", m_options.events}};
        result["first_load"] = firstLoad();
        result["without_network"] = floor();
        result["loaded_again"] = loadAgain();
        result["changes"] = followChanges();
        result["server_peak_memory_mib"] = statusOf(crm.process(), "VmHWM") / 1024;
        return result;
    }

private:
    std::unique_ptr<central::CentralStore> openStore()
    {
        return need(central::openEmbeddedStore({m_folder / "crm"}, m_clock, m_random), "store");
    }

    void fill(const HeadlessDesk::Identity &identity)
    {
        const auto store = openStore();
        {
            const auto writer =
                need(store->beginBulk(m_plan.ward, central::BulkMode::Load), "bulk");
            need(synthetic::generate(m_plan,
                                     [&](const records::Row &row) { return writer->add(row); }),
                 "generate");
            need(writer->commit(), "commit");
        }
        central::EnrolledDevice device;
        device.id = identity.device;
        device.ward = m_plan.ward;
        device.office = "ward-office";
        device.kind = "counter";
        device.name = "bench";
        device.publicKey = identity.publicKey.bytes();
        need(store->enrol(device), "enrol");
    }

    std::size_t pullUntilLevel()
    {
        sync::Engine engine(m_desktop->replica(), m_desktop->transport(), m_clock);
        std::size_t entries = 0;
        for (;;) {
            const auto pulled = need(engine.pullOnce(std::chrono::seconds(0), {}), "pull");
            entries += pulled.entries;
            if (pulled.level)
                return entries;
        }
    }

    Json firstLoad()
    {
        const auto begun = Steady::now();
        sync::Engine engine(m_desktop->replica(), m_desktop->transport(), m_clock);
        sync::LoadProgress last;
        engine.onLoad = [&](const sync::LoadProgress &progress) { last = progress; };
        while (!need(engine.pullOnce(std::chrono::seconds(0), {}), "first load").level) {
        }
        return {{"s", secondsSince(begun)},
                {"rows", last.totalRows},
                {"compressed_mib", last.totalBytes / (1024 * 1024)},
                {"peak_memory_mib", statusOf(getpid(), "VmHWM") / 1024}};
    }

    /// The same rows into a copy of the same kind, in one process.
    Json floor()
    {
        const auto store = openStore();
        replica::ReplicaOptions options;
        options.file = m_folder / "floor" / "replica.db";
        options.device = base::newUuidV4(m_random);
        const auto secret = crypto::randomKey();
        const auto key = need(storage::Key::fromBytes(secret.bytes()), "key");
        const auto copy = need(replica::openReplica(options, key, m_clock, m_random), "copy");
        const auto figures =
            need(workload::loadDirectly(*store, m_plan.ward, *copy,
                                        [&](const records::Row &row) { m_taker.look(row); }),
                 "load without a network");
        return {{"snapshot_s", figures.snapshot.count()}, {"load_s", figures.load.count()}};
    }

    /// What a clerk asks, over and over, while `work` runs.
    template <typename Work>
    Json readsDuring(Work work)
    {
        const std::vector<std::string> asked{"timeline", "citizen", "search-kanji", "search-kana",
                                             "cases"};
        std::vector<double> times;
        std::jthread clerk([&](std::stop_token stop) {
            const auto &people = m_taker.samples();
            for (std::size_t i = 0; !stop.stop_requested(); ++i) {
                const auto figure =
                    need(workload::ask(m_desktop->replica(), asked[i % asked.size()],
                                       std::span(people).subspan(i % people.size(), 1)),
                         "a question");
                times.insert(times.end(), figure.times.begin(), figure.times.end());
            }
        });
        work();
        clerk.request_stop();
        clerk.join();
        std::sort(times.begin(), times.end());
        const auto at = [&](double share) {
            return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
        };
        return {{"count", times.size()},
                {"p50_ms", at(0.5)},
                {"p99_ms", at(0.99)},
                {"max_ms", times.back()}};
    }

    /// The whole ward once more, into a new file beside the one that the clerk reads.
    Json loadAgain()
    {
        const auto begun = Steady::now();
        Json reads = readsDuring([this] {
            sync::Transport &transport = m_desktop->transport();
            const auto manifest = need(transport.snapshot({}), "snapshot");
            const auto loader = need(m_desktop->replica().beginLoad(), "load");
            for (std::size_t i = 0; i < manifest.chunks.size(); ++i)
                need(transport.chunk(manifest, i,
                                     [&](std::string_view ndjson) { return loader->add(ndjson); },
                                     {}),
                     "chunk");
            need(loader->finish(manifest.cursor), "finish");
        });
        return {{"s", secondsSince(begun)}, {"reads", std::move(reads)}};
    }

    Json followChanges()
    {
        {
            const auto store = openStore();
            const auto writer =
                need(store->beginBulk(m_plan.ward, central::BulkMode::Append), "append");
            for (std::size_t i = 0; i < m_options.changes; ++i) {
                records::Event event;
                event.id = base::newUuidV7(m_clock, m_random);
                event.ward = m_plan.ward;
                event.citizen = m_taker.samples()[i % m_taker.samples().size()].citizen;
                event.occurredAt = m_clock.now();
                event.recordedAt = event.occurredAt;
                event.channel = "phone";
                event.domain = "common";
                event.kind = "inquiry";
                event.title = "手続きの問い合わせ " + std::to_string(i);
                event.body = "必要な持ち物と受付時間について電話で問い合わせがあった。";
                need(writer->add(records::toRow(event)), "append");
                need(writer->endGroup(), "append");
            }
            need(writer->commit(), "append");
        }
        double took = 0;
        std::size_t entries = 0;
        Json reads = readsDuring([&] {
            const auto begun = Steady::now();
            entries = pullUntilLevel();
            took = secondsSince(begun);
        });
        return {{"count", entries}, {"s", took}, {"reads", std::move(reads)}};
    }

    const Options &m_options;
    std::filesystem::path m_folder;
    HeadlessDesk::Folder m_desk;
    base::SystemClock m_clock;
    base::SystemRandom m_random;
    base::SeededRandom m_dice{1};
    workload::SampleTaker m_taker{1'000, m_dice};
    synthetic::WardPlan m_plan;
    std::unique_ptr<HeadlessDesk> m_desktop;
};

void print(const Json &result)
{
    const auto number = [](const Json &value) { return value.get<double>(); };
    const auto &load = result["first_load"];
    const auto &none = result["without_network"];
    const double least = number(none["snapshot_s"]) + number(none["load_s"]);
    std::printf("first load     %8.1f s  %.0f rows, %.0f MiB, peak memory %.0f MiB\n",
                number(load["s"]), number(load["rows"]), number(load["compressed_mib"]),
                number(load["peak_memory_mib"]));
    std::printf("  no network   %8.1f s  (ratio %.2f)\n", least, number(load["s"]) / least);
    const auto reads = [&](const Json &of) {
        std::printf("  reads        p50 %.2f, p99 %.2f, max %.1f ms (%.0f)\n", number(of["p50_ms"]),
                    number(of["p99_ms"]), number(of["max_ms"]), number(of["count"]));
    };
    std::printf("loaded again   %8.1f s\n", number(result["loaded_again"]["s"]));
    reads(result["loaded_again"]["reads"]);
    std::printf("%.0f changes %8.2f s\n", number(result["changes"]["count"]),
                number(result["changes"]["s"]));
    reads(result["changes"]["reads"]);
}

} // namespace

int main(int argc, char **argv)
{
    Options options;
    CLI::App app("First load and changes over HTTPS, and what a clerk waits meanwhile");
    app.add_option("crm", options.crm, "The program yorisoi-crm")->required();
    app.add_option("--citizens", options.citizens)->capture_default_str();
    app.add_option("--events", options.events)->capture_default_str();
    app.add_option("--changes", options.changes)->capture_default_str();
    app.add_option("--work", options.work, "Where a folder may be made; it is removed");
    app.add_flag("--json", options.json, "Print JSON");
    CLI11_PARSE(app, argc, argv);
    const auto folder = options.work / ("yorisoi-sync-bench-" + std::to_string(getpid()));
    const Json result = Bench(options, folder).run();
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
    if (options.json)
        std::puts(result.dump(2).c_str());
    else
        print(result);
    return 0;
}
