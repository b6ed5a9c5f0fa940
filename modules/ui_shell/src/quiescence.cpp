// SPDX-License-Identifier: GPL-3.0-or-later
#include "quiescence.h"

#include "yorisoi/ui_kit/task.h"

namespace yorisoi::ui_shell {
namespace {

/// Bindings, then layouts, then what layouts ask for: each may post one more event.
constexpr int kTurns = 4;

} // namespace

Quiescence::~Quiescence()
{
    if (m_drain.joinable())
        m_drain.join();
}

void Quiescence::wait(std::function<void()> then)
{
    m_then = std::move(then);
    round();
}

void Quiescence::round()
{
    const std::uint64_t before = ui_kit::tasksStarted();
    m_drain = std::jthread([this, before] {
        ui_kit::drainTasks();
        // Answers were posted before this is, and so are delivered before it.
        QMetaObject::invokeMethod(
            this,
            [this, before] {
                if (ui_kit::tasksStarted() != before)
                    round();
                else
                    settle(kTurns);
            },
            Qt::QueuedConnection);
    });
}

void Quiescence::settle(int turns)
{
    if (turns == 0) {
        std::exchange(m_then, nullptr)();
        return;
    }
    QMetaObject::invokeMethod(
        this, [this, turns] { settle(turns - 1); }, Qt::QueuedConnection);
}

} // namespace yorisoi::ui_shell
