// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/sync/service.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "yorisoi/base/log.h"
#include "yorisoi/wire/retry.h"

namespace yorisoi::sync {
namespace {

using base::ErrorCode;
using namespace std::chrono_literals;

constexpr auto kLongPoll = 25s;
constexpr auto kOverdue = 10min;
/// Less of a change of the clock's difference is not worth telling.
constexpr auto kClockStep = 1s;

/// How one of the two directions stands.
struct Direction {
    std::optional<base::Error> failure; ///< of its last exchange
    base::Instant nextTry{};
    std::size_t attempt = 0; ///< failures in a row
};

} // namespace

struct Service::State {
    State(Service &owner, replica::Replica &replica, Transport &transport, base::Clock &clock,
          base::Random &random)
        : service(owner),
          copy(replica),
          way(transport),
          time(clock),
          dice(random),
          engine(replica, transport, clock)
    {
    }

    void pushLoop(std::stop_token stop);
    void pullLoop(std::stop_token stop);
    void succeeded(Direction &direction);
    /// Notes the failure and says how long to wait.
    std::chrono::milliseconds failed(Direction &direction, const base::Error &error);
    /// Nothing is left to do in this direction, so nothing is failing.
    void settled(Direction &direction);
    void loading(const LoadProgress &progress);
    void noteOverdue();
    void fetchCatalogue(std::stop_token stop);
    Phase phase() const;
    void publish(std::unique_lock<std::mutex> lock);

    Service &service;
    replica::Replica &copy;
    Transport &way;
    base::Clock &time;
    base::Random &dice; ///< guarded by mutex
    Engine engine;

    mutable std::mutex mutex;
    std::condition_variable_any changed;
    ServiceStatus status;
    Direction up;
    Direction down;
    bool heard = false;             ///< an exchange went well since the start
    bool isLoading = false;         ///< a load is making progress
    std::uint64_t version = 0;      ///< of the status
    std::uint64_t wakes = 0;        ///< grows with each reason to try at once
    std::uint64_t recorded = 0;     ///< grows with each change of the outbox by others
    std::thread::id sender;         ///< the thread of pushLoop
    std::int64_t seenCatalogue = 0; ///< dealt with since the start; the pulling thread's
    std::mutex delivery;            ///< held while the observer is told
    std::uint64_t delivered = 0;
    std::stop_source pulling; ///< of the pull that is under way
    std::shared_ptr<void> subscription;
    std::jthread pusher;
    std::jthread puller;
};

Phase Service::State::phase() const
{
    if (isLoading)
        return Phase::Loading;
    if (up.failure || down.failure)
        return Phase::Offline;
    return heard ? Phase::Online : Phase::Connecting;
}

/// Takes over what the directions say into the status, and tells the observer; never an older
/// status after a newer one, though two threads publish.
void Service::State::publish(std::unique_lock<std::mutex> lock)
{
    const Phase now = phase();
    if (status.phase != now)
        status.since = time.now();
    status.phase = now;
    const Direction &failing = down.failure ? down : up;
    status.reason = failing.failure;
    status.nextTry = failing.nextTry;
    if (up.failure && down.failure)
        status.nextTry = std::min(up.nextTry, down.nextTry);
    const ServiceStatus told = status;
    const std::uint64_t number = ++version;
    lock.unlock();

    const std::lock_guard delivering(delivery);
    if (number < delivered)
        return;
    delivered = number;
    if (service.onStatus)
        service.onStatus(told);
}

void Service::State::succeeded(Direction &direction)
{
    const auto ahead = way.clockAhead();
    std::unique_lock lock(mutex);
    const bool recovered = direction.failure.has_value();
    const bool clockMoved = std::chrono::abs(ahead - status.clockAhead) >= kClockStep;
    const bool first = !heard;
    const bool loaded = isLoading && &direction == &down;
    heard = true;
    isLoading = isLoading && !loaded;
    direction = {};
    if (clockMoved)
        status.clockAhead = ahead;
    if (recovered) {
        ++wakes; // the other direction need not wait any longer
        changed.notify_all();
    }
    if (recovered || first || loaded || clockMoved)
        publish(std::move(lock));
}

std::chrono::milliseconds Service::State::failed(Direction &direction, const base::Error &error)
{
    std::unique_lock lock(mutex);
    const auto delay = wire::retryDelay({}, direction.attempt++, dice);
    base::log("sync").info("exchange failed: {} ({}); next try in {} ms", base::toToken(error.code),
                           error.detail, delay.count());
    direction.failure = error;
    direction.nextTry = time.now() + delay;
    if (&direction == &down)
        isLoading = false;
    publish(std::move(lock));
    return delay;
}

void Service::State::settled(Direction &direction)
{
    std::unique_lock lock(mutex);
    const bool failing = direction.failure.has_value();
    direction = {};
    if (failing)
        publish(std::move(lock));
}

void Service::State::loading(const LoadProgress &progress)
{
    std::unique_lock lock(mutex);
    isLoading = true;
    status.load = progress;
    publish(std::move(lock));
}

/// The alarm of architecture §6.9: the server is heard, and yet something own does not get through.
void Service::State::noteOverdue()
{
    const auto counts = copy.syncCounts();
    std::unique_lock lock(mutex);
    const bool overdue = heard && !down.failure && counts &&
                         counts->oldestUnsentAt != base::Instant() &&
                         time.now() - counts->oldestUnsentAt > kOverdue;
    if (overdue == status.oldestOverdue)
        return;
    status.oldestOverdue = overdue;
    publish(std::move(lock));
}

void Service::State::pushLoop(std::stop_token stop)
{
    while (!stop.stop_requested()) {
        std::unique_lock lock(mutex);
        sender = std::this_thread::get_id();
        const auto woken = wakes;
        const auto seen = recorded;
        lock.unlock();
        const auto pushed = engine.pushOnce(stop);
        if (stop.stop_requested())
            return;
        if (pushed && *pushed > 0) {
            succeeded(up);
            noteOverdue();
            continue;
        }
        if (pushed) {
            settled(up);
            lock.lock();
            changed.wait(lock, stop, [&] { return recorded != seen || wakes != woken; });
            continue;
        }
        const auto delay = failed(up, pushed.error());
        noteOverdue();
        lock.lock();
        changed.wait_for(lock, stop, delay, [&] { return recorded != seen || wakes != woken; });
    }
}

/// Content comes after the record: what goes wrong here is tried again after the next pull, unless
/// the pack itself is what is wrong.
void Service::State::fetchCatalogue(std::stop_token stop)
{
    const auto &[newest, install] = service.catalogues;
    const std::int64_t offered = way.catalogueVersion();
    if (!newest || !install || offered <= seenCatalogue)
        return;
    if (offered <= newest()) {
        seenCatalogue = offered;
        return;
    }
    const auto pack = way.catalogue(stop);
    if (!pack) {
        base::log("sync").info("catalogue {} not fetched: {}", offered,
                               base::toToken(pack.error().code));
        return;
    }
    const auto installed = install(*pack);
    base::log("sync").info("catalogue {}: {}", offered,
                           installed ? "installed" : base::toToken(installed.error().code));
    seenCatalogue = offered;
}

void Service::State::pullLoop(std::stop_token stop)
{
    bool level = false;
    while (!stop.stop_requested()) {
        std::unique_lock lock(mutex);
        const auto woken = wakes;
        std::stop_source mine;
        pulling = mine;
        lock.unlock();
        const std::stop_callback ended(stop, [&mine] { mine.request_stop(); });
        // The first exchange does not wait: it tells at once whether the server can be reached.
        const auto pulled = engine.pullOnce(level ? kLongPoll : 0s, mine.get_token());
        if (stop.stop_requested())
            return;
        if (!pulled && pulled.error().code == ErrorCode::Cancelled) {
            level = false;
            continue;
        }
        level = pulled && pulled->level;
        if (pulled) {
            succeeded(down);
            if (level)
                noteOverdue();
            fetchCatalogue(stop);
            continue;
        }
        const auto delay = failed(down, pulled.error());
        noteOverdue();
        lock.lock();
        changed.wait_for(lock, stop, delay, [&] { return wakes != woken; });
    }
}

Service::Service(replica::Replica &replica, Transport &transport, base::Clock &clock,
                 base::Random &random)
    : m_state(std::make_shared<State>(*this, replica, transport, clock, random))
{
}

Service::~Service()
{
    stop();
}

void Service::trustReceiptsOf(const crypto::VerifyKey &server)
{
    m_state->engine.trustReceiptsOf(server);
}

void Service::start()
{
    State &state = *m_state;
    if (state.puller.joinable())
        return;
    state.engine.onLoad = [&state](const LoadProgress &progress) { state.loading(progress); };
    // A writer may still be telling its observers when the service has gone.
    state.subscription =
        state.copy.subscribe([weak = std::weak_ptr(m_state)](const replica::Change &change) {
            const auto alive = change.sync ? weak.lock() : nullptr;
            if (!alive)
                return;
            const std::lock_guard lock(alive->mutex);
            // Its own notes about an exchange are no reason for the sender to repeat it at once.
            if (std::this_thread::get_id() == alive->sender)
                return;
            ++alive->recorded;
            alive->changed.notify_all();
        });
    {
        std::unique_lock lock(state.mutex);
        state.up = state.down = {};
        state.heard = state.isLoading = false;
        state.status = {};
        state.seenCatalogue = 0;
        state.publish(std::move(lock));
    }
    state.pusher = std::jthread([&state](std::stop_token stop) { state.pushLoop(stop); });
    state.puller = std::jthread([&state](std::stop_token stop) { state.pullLoop(stop); });
}

void Service::stop()
{
    State &state = *m_state;
    const std::array threads{&state.pusher, &state.puller};
    for (std::jthread *thread : threads)
        thread->request_stop();
    for (std::jthread *thread : threads)
        if (thread->joinable())
            thread->join();
    state.subscription.reset();
    const std::lock_guard lock(state.mutex);
    state.status = {};
    state.status.since = state.time.now();
}

void Service::wake()
{
    const std::lock_guard lock(m_state->mutex);
    ++m_state->wakes;
    m_state->changed.notify_all();
}

void Service::reload()
{
    m_state->engine.requestLoad();
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->pulling.request_stop(); // it may be waiting at the server
    }
    wake();
}

ServiceStatus Service::status() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->status;
}

} // namespace yorisoi::sync
