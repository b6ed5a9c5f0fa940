// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>
#include <type_traits>
#include <utility>

#include <QObject>

#include "yorisoi/base/result.h"

namespace yorisoi::ui_kit {

/// One question that a view-model may have open at the core. The work runs on a worker thread, the
/// continuation on the owner's thread. Each start ends in exactly one continuation (success, error
/// or TimedOut after the budget) or, when a newer start or `cancel` came first or the owner has
/// gone, in none: a stale answer is dropped. Used on the owner's thread only.
class TaskSlot {
public:
    /// `owner` receives the answers and must outlive the slot: make the slot its member.
    explicit TaskSlot(QObject *owner);
    ~TaskSlot();
    TaskSlot(const TaskSlot &) = delete;
    TaskSlot &operator=(const TaskSlot &) = delete;

    /// `work(std::stop_token) -> base::Result<T>`, `then(base::Result<T>)`. What `work` refers to
    /// must live until `drainTasks`.
    template <typename Work, typename Then>
    void start(Work work, Then then, std::chrono::milliseconds budget = std::chrono::seconds(30))
    {
        using Answer = std::invoke_result_t<Work &, std::stop_token>;
        auto shared = std::make_shared<Then>(std::move(then));
        launch(
            [work = std::move(work), shared](std::stop_token stop) mutable -> Continuation {
                auto answer = std::make_shared<Answer>(work(stop));
                return [shared, answer] { (*shared)(std::move(*answer)); };
            },
            [shared] { (*shared)(Answer(base::fail(base::ErrorCode::TimedOut))); }, budget);
    }
    void cancel();
    bool running() const;

private:
    using Continuation = std::function<void()>;
    void launch(std::function<Continuation(std::stop_token)> work, Continuation onTimeout,
                std::chrono::milliseconds budget);

    struct State;
    std::shared_ptr<State> m_state;
};

/// Runs `work` on a worker, after everything that was given here before; nobody waits for it, and
/// it is done although its page has gone. For writing what must not be lost, e.g. drafts. What it
/// refers to must live until `drainTasks`.
void runInOrder(std::function<void()> work);

/// Waits until no work of any slot, nor of `runInOrder`, is left; for the end of the program, after
/// the windows have gone.
void drainTasks();

/// How many questions all slots have ever started: when it stands still over a `drainTasks` and the
/// events that follow, every question has been answered. Any thread.
std::uint64_t tasksStarted();

} // namespace yorisoi::ui_kit
