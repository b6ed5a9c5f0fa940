// SPDX-License-Identifier: GPL-3.0-or-later
// What many waiting workstations cost the CRM, and how soon a change reaches them. Starts the real
// `yorisoi-crm` (argument 1) on a folder of its own, signs `--devices` workstations of 24 wards in
// over TLS, lets all wait at their ward's feed, and records contacts: in one ward, then in all at
// once. Everything runs on this machine, so the workstations' own work is in the times too.
#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <vector>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <pthread.h>
#include <sys/resource.h>
#include <unistd.h>

#include "running_crm.h"
#include "yorisoi/central/directory.h"
#include "yorisoi/crypto/encoding.h"
#include "yorisoi/crypto/signature.h"
#include "yorisoi/test_support/central_fixture.h"
#include "yorisoi/wire/client.h"

using namespace yorisoi;
using namespace yorisoi::test_support;
using Json = nlohmann::json;
using Steady = std::chrono::steady_clock;
using namespace std::chrono_literals;

namespace {

constexpr int kWards = 24;
constexpr std::size_t kStack = 256UL * 1024;

[[noreturn]] void giveUp(const std::string &what)
{
    std::fprintf(stderr, "waiting_bench: %s\n", what.c_str());
    std::exit(1);
}

template <typename T>
T need(base::Result<T> result, const char *what)
{
    if (!result)
        giveUp(std::string(what) + ": " + result.error().detail);
    return *std::move(result);
}

std::string wardCode(int index)
{
    return std::to_string(27102 + index);
}

/// Arrivals of one round, taken by the main thread.
class Arrivals {
public:
    void begin()
    {
        const std::lock_guard lock(m_mutex);
        m_times.clear();
    }
    void note()
    {
        const auto now = Steady::now();
        const std::lock_guard lock(m_mutex);
        m_times.push_back(now);
        m_came.notify_one();
    }
    std::vector<Steady::time_point> waitFor(std::size_t count)
    {
        std::unique_lock lock(m_mutex);
        if (!m_came.wait_for(lock, 60s, [&] { return m_times.size() >= count; }))
            giveUp("after a minute only " + std::to_string(m_times.size()) + " of " +
                   std::to_string(count) + " workstations have heard of a change");
        return m_times;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_came;
    std::vector<Steady::time_point> m_times;
};

/// One workstation: signs in, then waits at the feed again and again.
struct Workstation {
    central::EnrolledDevice device;
    std::optional<crypto::SigningKey> key;
    std::unique_ptr<wire::HttpsClient> client;
    std::string token;
    records::Cursor cursor;
    Arrivals *arrivals = nullptr;
    std::atomic<int> *waiting = nullptr;
    std::stop_token stop;

    Json post(const char *path, const Json &body)
    {
        wire::Request request;
        request.method = "POST";
        request.path = path;
        request.body = body.dump();
        const auto response = need(client->send(request, stop), path);
        if (response.status != 200)
            giveUp(std::string(path) + ": " + response.body);
        return Json::parse(response.body);
    }

    void signIn()
    {
        const std::string id = device.id.toString();
        const auto challenge =
            post("/v1/challenges", {{"device", id}})["challenge"].get<std::string>();
        const std::string message = "yorisoi-session-v1\n" + id + "\n" + kClerk + "\n" + challenge;
        const auto signature = key->sign(crypto::bytesOf(message));
        token = post("/v1/sessions", {{"device", id},
                                      {"staff", kClerk},
                                      {"challenge", challenge},
                                      {"signature", crypto::toBase64Url(signature)}})["token"];
    }

    void record(const records::Command &command)
    {
        wire::Request request;
        request.method = "POST";
        request.path = "/v1/commands";
        request.bearer = token;
        request.body = records::toJson(command) + "\n";
        const auto response = need(client->send(request, {}), "command");
        if (response.status != 200 || response.body.find("\"applied\"") == std::string::npos)
            giveUp("command: " + response.body);
    }

    void follow()
    {
        while (!stop.stop_requested()) {
            wire::Request request;
            request.path = "/v1/changes";
            request.bearer = token;
            request.query = {{"epoch", cursor.epoch.toString()},
                             {"after", std::to_string(cursor.seq)},
                             {"hash", records::toHex(cursor.hash)},
                             {"wait", "30"}};
            ++*waiting;
            waiting->notify_all();
            const auto response = client->send(request, stop, 35s);
            --*waiting;
            if (stop.stop_requested())
                return;
            const auto page =
                need(records::feedPageFromNdjson(need(response, "changes").body), "changes");
            if (page.entries.empty())
                continue;
            cursor.seq = page.entries.back().seq;
            cursor.hash = page.entries.back().hash;
            arrivals->note();
        }
    }
};

void *followOn(void *workstation)
{
    static_cast<Workstation *>(workstation)->follow();
    return nullptr;
}

struct Spread {
    double median = 0;
    double p95 = 0;
    double most = 0;
};

Spread spreadOf(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const auto at = [&](double share) {
        return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
    };
    return {at(0.5), at(0.95), values.back()};
}

Json toJson(const Spread &spread)
{
    return {{"p50_ms", spread.median}, {"p95_ms", spread.p95}, {"max_ms", spread.most}};
}

} // namespace

int main(int argc, char **argv)
{
    CLI::App app("Workstations that wait at the CRM: its memory, and how soon they wake");
    std::string program;
    int devices = 1'500;
    int rounds = 24;
    bool json = false;
    app.add_option("crm", program, "The program yorisoi-crm")->required();
    app.add_option("--devices", devices, "Workstations")->capture_default_str();
    app.add_option("--rounds", rounds, "Changes of one ward, and of all wards")
        ->capture_default_str();
    app.add_flag("--json", json, "Print JSON");
    CLI11_PARSE(app, argc, argv);
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);

    const auto folder = std::filesystem::temp_directory_path() /
                        ("yorisoi-waiting-bench-" + std::to_string(getpid()));
    CentralFixture fixture;
    base::SystemRandom random;
    std::vector<std::unique_ptr<Workstation>> workstations;
    std::vector<records::Row> people;
    Arrivals arrivals;
    std::atomic<int> waiting = 0;
    std::stop_source stop;
    {
        auto store =
            need(central::openEmbeddedStore({folder / "crm"}, fixture.clock, random), "store");
        for (int ward = 0; ward < kWards; ++ward)
            people.push_back(need(fixture.load(*store, 1, wardCode(ward)), "load").front());
        for (int i = 0; i < devices; ++i) {
            auto made = std::make_unique<Workstation>();
            made->device = fixture.device(wardCode(i % kWards));
            made->key = crypto::SigningKey::generate();
            made->device.publicKey = made->key->verifyKey().bytes();
            made->arrivals = &arrivals;
            made->waiting = &waiting;
            made->stop = stop.get_token();
            if (const auto done = store->enrol(made->device); !done)
                giveUp("enrol: " + done.error().detail);
            workstations.push_back(std::move(made));
        }
        for (auto &workstation : workstations)
            workstation->cursor = need(store->head(workstation->device.ward), "head");
    }
    std::optional<RunningCrm> server(need(RunningCrm::start(program, folder / "crm"), "crm"));
    const long alone = statusOf(server->process(), "VmRSS");
    for (auto &workstation : workstations) {
        wire::ClientOptions options;
        options.server = server->address();
        options.authority = folder / "crm" / "tls" / "ca.pem";
        options.connectTimeout = 30s;
        workstation->client = std::make_unique<wire::HttpsClient>(options);
        workstation->signIn();
    }
    std::vector<pthread_t> threads(workstations.size());
    pthread_attr_t small;
    pthread_attr_init(&small);
    pthread_attr_setstacksize(&small, kStack);
    for (std::size_t i = 0; i < threads.size(); ++i)
        if (pthread_create(&threads[i], &small, followOn, workstations[i].get()) != 0)
            giveUp("no more threads");

    // One whose request is still under way when the change comes gets it as well, only sooner.
    const auto allWait = [&] {
        for (int now = waiting; now < devices; now = waiting)
            waiting.wait(now);
    };
    std::vector<double> oneWard;
    std::vector<double> allWards;
    // The first workstation of each ward records on a connection of its own.
    const auto round = [&](std::vector<int> wards, std::vector<double> &into) {
        allWait();
        arrivals.begin();
        std::size_t expected = 0;
        for (const int ward : wards)
            for (int i = ward; i < devices; i += kWards)
                ++expected;
        const auto begun = Steady::now();
        for (const int ward : wards) {
            Workstation &by = *workstations[static_cast<std::size_t>(ward)];
            by.record(fixture.contact(by.device, people[static_cast<std::size_t>(ward)].id));
        }
        for (const auto &at : arrivals.waitFor(expected))
            into.push_back(std::chrono::duration<double, std::milli>(at - begun).count());
    };
    std::vector<int> every;
    for (int ward = 0; ward < kWards; ++ward)
        every.push_back(ward);
    allWait();
    const long whileWaiting = statusOf(server->process(), "VmRSS");
    for (int i = 0; i < rounds; ++i)
        round({i % kWards}, oneWard);
    for (int i = 0; i < rounds; ++i)
        round(every, allWards);
    const long most = statusOf(server->process(), "VmHWM");
    const long serverThreads = statusOf(server->process(), "Threads");
    stop.request_stop();
    for (const pthread_t thread : threads)
        pthread_join(thread, nullptr);
    server.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);

    const Spread one = spreadOf(oneWard);
    const Spread all = spreadOf(allWards);
    if (json) {
        std::puts(Json{{"devices", devices},
                       {"rounds", rounds},
                       {"server_alone_kib", alone},
                       {"server_waiting_kib", whileWaiting},
                       {"server_most_kib", most},
                       {"server_threads", serverThreads},
                       {"change_in_one_ward", toJson(one)},
                       {"change_in_all_wards", toJson(all)}}
                      .dump(2)
                      .c_str());
        return 0;
    }
    std::printf(
        "%d workstations wait; the server holds %ld MiB (%ld alone, %ld at most), %ld threads\n",
        devices, whileWaiting / 1024, alone / 1024, most / 1024, serverThreads);
    std::printf("heard of a change, ms after it was sent      p50      p95      max\n");
    std::printf("  of one ward                           %8.1f %8.1f %8.1f\n", one.median, one.p95,
                one.most);
    std::printf("  of all %d wards at once               %8.1f %8.1f %8.1f\n", kWards, all.median,
                all.p95, all.most);
    return 0;
}
