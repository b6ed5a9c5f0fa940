// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_kit/task.h"

#include <atomic>
#include <mutex>

#include <QMetaObject>
#include <QThreadPool>
#include <QTimer>

namespace yorisoi::ui_kit {
namespace {

QThreadPool &workers()
{
    static QThreadPool pool;
    return pool;
}

/// One thread, so that work follows in the order in which it was given.
QThreadPool &orderly()
{
    static struct Lane : QThreadPool {
        Lane() { setMaxThreadCount(1); }
    } pool;
    return pool;
}

std::atomic<std::uint64_t> startedEver{0};

} // namespace

struct TaskSlot::State {
    std::mutex mutex; ///< guards `owner`, which workers post to
    QObject *owner = nullptr;
    // The owner's thread alone touches what follows.
    std::uint64_t generation = 0;
    bool running = false;
    std::stop_source stop;
};

TaskSlot::TaskSlot(QObject *owner) : m_state(std::make_shared<State>())
{
    m_state->owner = owner;
}

TaskSlot::~TaskSlot()
{
    cancel();
    const std::lock_guard lock(m_state->mutex);
    m_state->owner = nullptr;
}

void TaskSlot::cancel()
{
    m_state->stop.request_stop();
    ++m_state->generation;
    m_state->running = false;
}

bool TaskSlot::running() const
{
    return m_state->running;
}

void TaskSlot::launch(std::function<Continuation(std::stop_token)> work, Continuation onTimeout,
                      std::chrono::milliseconds budget)
{
    cancel();
    ++startedEver;
    const std::uint64_t generation = m_state->generation;
    m_state->stop = std::stop_source();
    m_state->running = true;

    // Whichever of answer and time-out comes first on the owner's thread counts.
    const auto settle = [state = m_state, generation](const Continuation &continuation) {
        if (state->generation != generation || !state->running)
            return;
        state->running = false;
        continuation();
    };
    workers().start([state = m_state, work = std::move(work), settle,
                     stop = m_state->stop.get_token()]() mutable {
        if (stop.stop_requested())
            return;
        Continuation continuation = work(stop);
        const std::lock_guard lock(state->mutex);
        if (state->owner)
            QMetaObject::invokeMethod(
                state->owner,
                [settle, continuation = std::move(continuation)] { settle(continuation); },
                Qt::QueuedConnection);
    });
    QTimer::singleShot(budget, m_state->owner,
                       [state = m_state, generation, settle, onTimeout = std::move(onTimeout)] {
                           if (state->generation == generation)
                               state->stop.request_stop();
                           settle(onTimeout);
                       });
}

void runInOrder(std::function<void()> work)
{
    orderly().start(std::move(work));
}

void drainTasks()
{
    workers().waitForDone();
    orderly().waitForDone();
}

std::uint64_t tasksStarted()
{
    return startedEver;
}

} // namespace yorisoi::ui_kit
