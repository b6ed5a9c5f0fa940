// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/sync/service.h"

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
    /// Waits for `delay` or a wake; false when stopping.
    bool pause(std::stop_token stop, std::chrono::milliseconds delay);
    void succeeded();
    /// Notes the failure and says how long to wait.
    std::chrono::milliseconds failed(const base::Error &error, std::size_t attempt);
    void publish(std::unique_lock<std::mutex> &lock);
    void noteOverdue();

    Service &service;
    replica::Replica &copy;
    Transport &way;
    base::Clock &time;
    base::Random &dice;
    Engine engine;

    mutable std::mutex mutex;
    std::condition_variable_any changed;
    ServiceStatus status;
    std::uint64_t wakes = 0;    ///< grows with each call of wake
    std::uint64_t recorded = 0; ///< grows with each local write
    std::shared_ptr<void> subscription;
    std::jthread pusher;
    std::jthread puller;
};

void Service::State::publish(std::unique_lock<std::mutex> &lock)
{
    const ServiceStatus copyOfStatus = status;
    lock.unlock();
    if (service.onStatus)
        service.onStatus(copyOfStatus);
}

void Service::State::succeeded()
{
    std::unique_lock lock(mutex);
    status.clockAhead = way.clockAhead();
    if (status.phase == Phase::Online)
        return;
    status.phase = Phase::Online;
    status.reason.reset();
    status.since = time.now();
    status.nextTry = {};
    ++wakes; // the other direction need not wait any longer
    changed.notify_all();
    publish(lock);
}

std::chrono::milliseconds Service::State::failed(const base::Error &error, std::size_t attempt)
{
    const auto delay = wire::retryDelay({}, attempt, dice);
    base::log("sync").info("exchange failed: {} ({}); next try in {} ms", base::toToken(error.code),
                           error.detail, delay.count());
    std::unique_lock lock(mutex);
    if (status.phase != Phase::Offline)
        status.since = time.now();
    status.phase = Phase::Offline;
    status.reason = error;
    status.nextTry = time.now() + delay;
    publish(lock);
    return delay;
}

bool Service::State::pause(std::stop_token stop, std::chrono::milliseconds delay)
{
    std::unique_lock lock(mutex);
    const auto seen = wakes;
    changed.wait_for(lock, stop, delay, [&] { return wakes != seen; });
    return !stop.stop_requested();
}

void Service::State::noteOverdue()
{
    const auto counts = copy.syncCounts();
    std::unique_lock lock(mutex);
    const bool overdue = status.phase == Phase::Online && counts &&
                         counts->oldestUnsentAt.time_since_epoch().count() != 0 &&
                         time.now() - counts->oldestUnsentAt > kOverdue;
    if (overdue == status.oldestOverdue)
        return;
    status.oldestOverdue = overdue;
    publish(lock);
}

void Service::State::pushLoop(std::stop_token stop)
{
    std::size_t attempt = 0;
    while (!stop.stop_requested()) {
        std::uint64_t seen = 0;
        {
            const std::lock_guard lock(mutex);
            seen = recorded;
        }
        const auto pushed = engine.pushOnce(stop);
        if (stop.stop_requested())
            return;
        if (!pushed) {
            const auto delay = failed(pushed.error(), attempt++);
            noteOverdue();
            if (!pause(stop, delay))
                return;
            continue;
        }
        attempt = 0;
        if (*pushed > 0) {
            succeeded();
            noteOverdue();
            continue;
        }
        std::unique_lock lock(mutex);
        const auto woken = wakes;
        changed.wait(lock, stop, [&] { return recorded != seen || wakes != woken; });
    }
}

void Service::State::pullLoop(std::stop_token stop)
{
    std::size_t attempt = 0;
    bool heard = false;
    while (!stop.stop_requested()) {
        // The first exchange does not wait: it tells at once whether the server can be reached.
        const auto pulled = engine.pullOnce(heard ? kLongPoll : 0s, stop);
        if (stop.stop_requested())
            return;
        if (!pulled) {
            heard = false;
            if (!pause(stop, failed(pulled.error(), attempt++)))
                return;
            continue;
        }
        attempt = 0;
        heard = pulled->level;
        succeeded();
    }
}

Service::Service(replica::Replica &replica, Transport &transport, base::Clock &clock,
                 base::Random &random)
    : m_state(std::make_unique<State>(*this, replica, transport, clock, random))
{
}

Service::~Service()
{
    stop();
}

void Service::start()
{
    State &state = *m_state;
    if (state.puller.joinable())
        return;
    {
        std::unique_lock lock(state.mutex);
        state.status = {};
        state.status.phase = Phase::Connecting;
        state.status.since = state.time.now();
        state.publish(lock);
    }
    state.engine.onLoad = [&state](const LoadProgress &progress) {
        std::unique_lock lock(state.mutex);
        state.status.phase = Phase::Loading;
        state.status.load = progress;
        state.publish(lock);
    };
    state.subscription = state.copy.subscribe([&state](const replica::Change &change) {
        if (!change.sync)
            return;
        const std::lock_guard lock(state.mutex);
        ++state.recorded;
        state.changed.notify_all();
    });
    state.pusher = std::jthread([&state](std::stop_token stop) { state.pushLoop(stop); });
    state.puller = std::jthread([&state](std::stop_token stop) { state.pullLoop(stop); });
}

void Service::stop()
{
    State &state = *m_state;
    state.subscription.reset();
    for (std::jthread *thread : {&state.pusher, &state.puller})
        thread->request_stop();
    for (std::jthread *thread : {&state.pusher, &state.puller})
        if (thread->joinable())
            thread->join();
    const std::lock_guard lock(state.mutex);
    state.status.phase = Phase::Stopped;
}

void Service::wake()
{
    const std::lock_guard lock(m_state->mutex);
    ++m_state->wakes;
    m_state->changed.notify_all();
}

ServiceStatus Service::status() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->status;
}

} // namespace yorisoi::sync
