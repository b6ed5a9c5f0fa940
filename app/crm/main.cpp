// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>
#include <iostream>

#include <nlohmann/json.hpp>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "options.h"
#include "yorisoi/base/log.h"
#include "yorisoi/catalogue/pack.h"
#include "yorisoi/central/directory.h"
#include "yorisoi/central/service.h"
#include "yorisoi/crypto/atomic_file.h"
#include "yorisoi/messages/message.h"
#include "yorisoi/storage/engine.h"
#include "yorisoi/wire/demo_authority.h"

namespace yorisoi::crm {
namespace {

/// A long poll holds a thread, and every workstation of a city's ward keeps one open.
// Two connections of each of a city's workstations.
constexpr int kThreads = 4096;

/// Blocked before the first thread starts, so that `waitForEnd` alone receives them.
sigset_t blockEndSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    return signals;
}

int waitForEnd(const sigset_t &signals)
{
    int number = 0;
    while (sigwait(&signals, &number) != 0) {
    }
    return number;
}

base::Status announce(const Options &options, std::uint16_t port)
{
    if (options.readyFile.empty())
        return {};
    const std::string json = nlohmann::json{
        {"server", "https://localhost:" + std::to_string(port)},
        {"pid", getpid()}}.dump();
    return crypto::writeFileAtomically(options.readyFile, crypto::bytesOf(json));
}

base::Status serve(const Options &options, const sigset_t &signals)
{
    const central::Directory directory{options.data};
    YORISOI_ASSIGN(const auto alone, central::claimService(directory));
    base::SystemClock clock;
    base::SystemRandom random;
    YORISOI_ASSIGN(auto store, central::openEmbeddedStore(directory, clock, random));
    if (options.restored)
        YORISOI_TRY(store->noteRestored());
    YORISOI_ASSIGN(const auto authority, wire::ensureDemoAuthority(directory.tls(), clock));
    wire::ServerOptions listen;
    listen.address = options.address;
    listen.port = options.port;
    listen.certificate = authority.certificate;
    listen.key = authority.key;
    listen.threads = kThreads;
    wire::HttpsServer server(listen);
    central::Service service(*store, server, clock);
    if (!options.catalogue.empty()) {
        YORISOI_ASSIGN(auto packs, catalogue::PackShelf::open(options.catalogue));
        base::log("crm").info("catalogue version {}", packs->newest().version);
        service.offer(std::move(packs));
    }
    YORISOI_TRY(server.start());
    YORISOI_TRY(announce(options, server.port()));
    std::cerr << "yorisoi-crm: https://localhost:" << server.port() << '\n';
    base::log("crm").info("serving on port {}", server.port());
    const int number = waitForEnd(signals);
    base::log("crm").info("ending on signal {}", number);
    std::error_code ignored;
    std::filesystem::remove(options.readyFile, ignored);
    return {};
}

base::Status run(const Options &options, const sigset_t &signals)
{
    YORISOI_TRY(storage::checkEngine());
    std::error_code failure;
    std::filesystem::create_directories(options.data / "log", failure);
    if (failure)
        return base::fail(base::ErrorCode::IoFailed, "folder of the data: " + failure.message());
    base::logToFile(central::Directory{options.data}.log());
    return serve(options, signals);
}

} // namespace
} // namespace yorisoi::crm

int main(int argc, char **argv)
{
    using namespace yorisoi;
    // The record of a city is nobody else's to read, in files or in a core dump.
    umask(077);
    const rlimit noCore{0, 0};
    setrlimit(RLIMIT_CORE, &noCore);
    int exitCode = 0;
    const auto options = crm::parseOptions(argc, argv, exitCode);
    if (!options)
        return exitCode;
    const sigset_t signals = crm::blockEndSignals();
    if (const auto done = crm::run(*options, signals); !done) {
        std::cerr << messages::report("yorisoi-crm", done.error());
        return 1;
    }
    return 0;
}
