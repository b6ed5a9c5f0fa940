// SPDX-License-Identifier: GPL-3.0-or-later
#include "copy_watch.h"

#include <chrono>

#ifdef __linux__
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

#include "yorisoi/base/calendar.h"
#include "yorisoi/base/log.h"
#include "yorisoi/ui_shell/status_words.h"
#include "yorisoi/ui_shell/sync_state.h"

namespace yorisoi::ui_shell {
namespace {

constexpr auto kEvery = std::chrono::hours(24);
/// Under which the time of the last check is kept among the drafts: it goes where the copy goes.
const std::string kKey = "copy-check";

/// The calling thread reads only what nobody else wants to read, in time nobody else wants.
void yieldToEverybody()
{
#ifdef __linux__
    constexpr int kThisThread = 1; // IOPRIO_WHO_PROCESS
    constexpr int kIdle = 3 << 13; // IOPRIO_CLASS_IDLE
    setpriority(PRIO_PROCESS, 0, 19);
    syscall(SYS_ioprio_set, kThisThread, 0, kIdle);
#endif
}

base::Result<base::Instant> lastCheck(const replica::Replica &copy)
{
    YORISOI_ASSIGN(const auto drafts, copy.drafts());
    for (const auto &draft : drafts)
        if (draft.key == kKey)
            return base::parseIsoInstant(draft.body).value_or(base::Instant{});
    return base::Instant{};
}

} // namespace

CopyWatch::CopyWatch(const ui_kit::Desk &desk, SyncState &state, QObject *parent)
    : QObject(parent),
      m_desk(desk),
      m_state(state)
{
    m_hourly.setInterval(std::chrono::hours(1));
    connect(&m_hourly, &QTimer::timeout, this, &CopyWatch::checkWhenDue);
    connect(&m_state, &SyncState::suspected, this, &CopyWatch::checkNow);
}

CopyWatch::~CopyWatch() = default;

void CopyWatch::start()
{
    m_hourly.start();
    m_reading.start([&copy = m_desk.replica](std::stop_token) { return lastCheck(copy); },
                    [this](base::Result<base::Instant> last) {
                        m_last = last.value_or(base::Instant{});
                        checkWhenDue();
                    });
}

void CopyWatch::checkWhenDue()
{
    if (m_last && m_desk.clock.now() - *m_last >= kEvery)
        checkNow();
}

void CopyWatch::checkNow()
{
    if (m_running || m_state.health().damage)
        return;
    m_running = true;
    m_thread =
        std::jthread([this, &copy = m_desk.replica, &clock = m_desk.clock](std::stop_token stop) {
            yieldToEverybody();
            const base::Status found = copy.checkCopy(stop);
            if (found && !stop.stop_requested())
                if (const auto kept = copy.saveDraft(kKey, base::toIsoInstant(clock.now())); !kept)
                    base::log("ui_shell").warn("check: {}", base::toToken(kept.error().code));
            QMetaObject::invokeMethod(
                this, [this, found] { checked(found); }, Qt::QueuedConnection);
        });
}

void CopyWatch::checked(const base::Status &found)
{
    m_running = false;
    if (found) {
        m_last = m_desk.clock.now();
        base::log("ui_shell").info("the copy was checked and is sound");
    } else if (isDamage(found.error().code)) {
        m_state.reportDamage(found.error());
    } else {
        // Not a finding: it is tried again within the hour.
        base::log("ui_shell").warn("check: {}", base::toToken(found.error().code));
    }
}

} // namespace yorisoi::ui_shell
