// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkpointer.h"

#include <optional>

#include "connection_state.h"
#include "sqlite_error.h"
#include "yorisoi/base/log.h"

namespace yorisoi::storage {
namespace {

/// So long without a commit is a pause of the writer.
constexpr std::chrono::milliseconds kPause{250};

} // namespace

Checkpointer::Checkpointer(Connection &writer, std::function<base::Result<Connection>()> connect)
    : m_writer(writer),
      m_connect(std::move(connect))
{
    // In the place of the engine's own, which would checkpoint inside a commit.
    sqlite3_wal_hook(m_writer.state().db, committed, this);
    m_thread = std::jthread([this](const std::stop_token &stop) { run(stop); });
}

Checkpointer::~Checkpointer()
{
    m_thread.request_stop();
    m_thread.join();
    sqlite3_wal_hook(m_writer.state().db, nullptr, nullptr);
}

int Checkpointer::committed(void *self, sqlite3 *writer, const char *, int pages)
{
    auto &own = *static_cast<Checkpointer *>(self);
    if (pages >= kMostPages) {
        own.move(writer);
        return SQLITE_OK;
    }
    {
        const std::lock_guard lock(own.m_mutex);
        own.m_pages = pages;
        ++own.m_commits;
    }
    if (pages >= kPausePages)
        own.m_grown.notify_one();
    return SQLITE_OK;
}

void Checkpointer::move(sqlite3 *connection)
{
    const std::lock_guard alone(m_moving);
    const int result =
        sqlite3_wal_checkpoint_v2(connection, "main", SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    // Another process may be at it; a full disk shows at the next commit. Nothing is lost by
    // either.
    if (result != SQLITE_OK && (result & 0xff) != SQLITE_BUSY)
        base::log("storage").warn("checkpoint: {}",
                                  base::toToken(errorOf(connection, result, "checkpoint").code));
}

bool Checkpointer::waitForWork(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    if (!m_grown.wait(lock, stop, [this] { return m_pages >= kPausePages; }))
        return false;
    for (;;) {
        const auto commits = m_commits;
        const bool urgent =
            m_grown.wait_for(lock, stop, kPause, [this] { return m_pages >= kUrgentPages; });
        if (stop.stop_requested())
            return false;
        if (urgent || commits == m_commits)
            break;
    }
    // The next commit says anew how long the log is.
    m_pages = 0;
    return true;
}

void Checkpointer::run(const std::stop_token &stop)
{
    std::optional<Connection> own;
    while (waitForWork(stop)) {
        if (!own) {
            auto opened = m_connect();
            if (!opened) {
                base::log("storage").warn("checkpoint: {}", base::toToken(opened.error().code));
                continue;
            }
            own.emplace(*std::move(opened));
        }
        move(own->state().db);
    }
}

} // namespace yorisoi::storage
