// SPDX-License-Identifier: GPL-3.0-or-later
#include "local_access.h"

#include <algorithm>

#include "case_query.h"
#include "citizen_card.h"
#include "copy_state.h"
#include "feed_application.h"
#include "outbox.h"
#include "removal_brake.h"
#include "search.h"
#include "snapshot_loader.h"
#include "table_sql.h"
#include "timeline_query.h"

namespace yorisoi::replica {
namespace {

using base::ErrorCode;
using base::fail;
using records::EntityKind;

/// A check reads every page once: more would only push out what others read.
constexpr int kCheckCacheKib = 1024;

template <typename T>
base::Result<std::vector<T>> readWhole(storage::Connection &connection, EntityKind kind,
                                       const char *order)
{
    const auto &sql = TableSql::of(kind);
    std::vector<T> all;
    YORISOI_ASSIGN(auto rows, connection.prepare("SELECT " + sql.columns + " FROM " + sql.table +
                                                 " ORDER BY " + order));
    for (;;) {
        YORISOI_ASSIGN(const bool more, rows.step());
        if (!more)
            return all;
        YORISOI_ASSIGN(const auto row, readRow(rows, 0, kind));
        all.push_back(records::fromRow<T>(row));
    }
}

const Change kSyncChanged{{}, false, true, false};

bool says(const Change &change)
{
    return !change.citizens.empty() || change.cases || change.sync || change.everything;
}

} // namespace

/// Each observer is called under a lock of its own, which the end of its handle waits for: after
/// that it is not called any more. The lock is recursive, so an observer may end itself.
struct LocalReplica::Observers {
    struct Entry {
        std::recursive_mutex calling;
        Observer observer;
    };
    std::mutex mutex;
    std::vector<std::shared_ptr<Entry>> entries;
};

LocalReplica::LocalReplica(ReplicaOptions options, storage::Key key, base::Clock &clock,
                           base::Random &random, std::shared_ptr<OpenCopy> copy,
                           std::int64_t deviceEpoch)
    : m_options(std::move(options)),
      m_key(std::move(key)),
      m_clock(&clock),
      m_random(&random),
      m_deviceEpoch(deviceEpoch),
      m_copy(std::move(copy)),
      m_observers(std::make_shared<Observers>())
{
}

LocalReplica::~LocalReplica() = default;

std::shared_ptr<OpenCopy> LocalReplica::current() const
{
    const std::lock_guard lock(m_swapping);
    return m_copy;
}

void LocalReplica::tell(const Change &change)
{
    if (!says(change))
        return;
    std::vector<std::shared_ptr<Observers::Entry>> entries;
    {
        const std::lock_guard lock(m_observers->mutex);
        entries = m_observers->entries;
    }
    for (const auto &entry : entries) {
        const std::lock_guard lock(entry->calling);
        if (entry->observer)
            entry->observer(change);
    }
}

std::shared_ptr<void> LocalReplica::subscribe(Observer observer)
{
    auto entry = std::make_shared<Observers::Entry>();
    entry->observer = std::move(observer);
    {
        const std::lock_guard lock(m_observers->mutex);
        m_observers->entries.push_back(entry);
    }
    return {entry.get(), [entry, observers = m_observers](void *) {
                {
                    const std::lock_guard lock(observers->mutex);
                    std::erase(observers->entries, entry);
                }
                const std::lock_guard lock(entry->calling);
                entry->observer = nullptr;
            }};
}

base::Result<SearchPage> LocalReplica::search(const SearchQuery &query) const
{
    return read(
        [&](auto &connection) { return replica::search(connection, query, m_clock->now()); });
}

base::Result<CitizenCard> LocalReplica::citizen(const Uuid &id) const
{
    return read([&](auto &connection) { return readCard(connection, id, m_clock->now()); });
}

base::Result<TimelinePage> LocalReplica::timeline(const TimelineQuery &query) const
{
    return read([&](auto &connection) { return readTimeline(connection, query); });
}

base::Result<TimelineFacets> LocalReplica::timelineFacets(const Uuid &citizen) const
{
    return read([&](auto &connection) { return readFacets(connection, citizen); });
}

base::Result<std::vector<records::ChannelStatus>> LocalReplica::channelStatus() const
{
    return read([](auto &connection) {
        return readWhole<records::ChannelStatus>(connection, EntityKind::ChannelStatus,
                                                 "channel, source, id");
    });
}

base::Result<CasePage> LocalReplica::cases(const CaseQuery &query) const
{
    return read([&](auto &connection) { return readCases(connection, query); });
}

base::Result<std::vector<records::Office>> LocalReplica::offices() const
{
    return read([](auto &connection) {
        return readWhole<records::Office>(connection, EntityKind::Office, "code, id");
    });
}

base::Result<std::vector<records::Staff>> LocalReplica::staff() const
{
    return read([](auto &connection) {
        return readWhole<records::Staff>(connection, EntityKind::Staff, "number, id");
    });
}

base::Result<std::optional<records::Row>> LocalReplica::find(EntityKind kind, const Uuid &id,
                                                             const Uuid &cluster) const
{
    return read([&](auto &connection) { return findRow(connection, kind, id, cluster); });
}

base::Status LocalReplica::record(RowStore &store, const CommandDraft &draft,
                                  Submission &submission)
{
    auto &connection = store.connection();
    records::Command command;
    command.operation = base::newUuidV4(*m_random);
    command.device = m_options.device;
    command.deviceEpoch = m_deviceEpoch;
    command.intent = draft.intent;
    command.staff = draft.staff;
    command.office = draft.office;
    command.ward = draft.ward;
    command.purpose = draft.purpose;
    command.at = m_clock->now();
    command.edits = draft.edits;
    command.secondStaff = draft.secondStaff;
    command.toWard = draft.toWard;
    YORISOI_ASSIGN(const std::int64_t last, readNumber(connection, "last_number"));
    command.number = last + 1;
    Overlay overlay(store);
    YORISOI_TRY(overlay.complete(command));
    YORISOI_ASSIGN(const auto application, overlay.judge(command));
    submission = {command.operation, command.number, application.outcome, application.reason,
                  application.detail};
    if (application.outcome == records::Outcome::Rejected) {
        submission.operation = {};
        submission.number = 0;
        return fail(ErrorCode::Refused);
    }
    YORISOI_TRY(insertOperation(connection, command));
    YORISOI_TRY(overlay.lay(command, application));
    return writeNumber(connection, "last_number", command.number);
}

base::Result<Submission> LocalReplica::submit(const CommandDraft &draft)
{
    Submission submission;
    const auto written =
        write([&](RowStore &store) { return record(store, draft, submission); }, kSyncChanged);
    if (!written && submission.outcome != records::Outcome::Rejected)
        return tl::unexpected(written.error());
    return submission;
}

base::Status LocalReplica::saveDraft(const std::string &key, const std::string &json)
{
    return write([&](RowStore &store) {
        return store.connection().run(
            "INSERT OR REPLACE INTO draft(key, body, saved_at) VALUES(?,?,?)", key, json,
            m_clock->now().time_since_epoch().count());
    });
}

base::Status LocalReplica::dropDraft(const std::string &key)
{
    return write([&](RowStore &store) {
        return store.connection().run("DELETE FROM draft WHERE key=?", key);
    });
}

base::Result<std::vector<Draft>> LocalReplica::drafts() const
{
    return read([](auto &connection) -> base::Result<std::vector<Draft>> {
        std::vector<Draft> all;
        YORISOI_ASSIGN(auto rows, connection.prepare("SELECT key, body, saved_at FROM draft "
                                                     "ORDER BY saved_at DESC, key"));
        for (;;) {
            YORISOI_ASSIGN(const bool more, rows.step());
            if (!more)
                return all;
            all.push_back({std::string(rows.text(0)), std::string(rows.text(1)),
                           Instant(std::chrono::milliseconds(rows.integer(2)))});
        }
    });
}

base::Result<SyncCounts> LocalReplica::syncCounts() const
{
    return read([&](auto &connection) { return readSyncCounts(connection, m_clock->now()); });
}

base::Result<std::vector<OutboxItem>> LocalReplica::outbox(std::size_t limit) const
{
    return read([&](auto &connection) { return readOutbox(connection, limit); });
}

base::Status LocalReplica::settleRejected(const Uuid &operation)
{
    return write(
        [&](RowStore &store) -> base::Status {
            auto &connection = store.connection();
            YORISOI_TRY(connection.run("DELETE FROM operation WHERE id=? AND outcome='rejected'",
                                       operation));
            if (connection.changes() == 0)
                return fail(ErrorCode::NotFound, "operation: none that was rejected");
            return connection.run("DELETE FROM operation_row WHERE operation=?", operation);
        },
        kSyncChanged);
}

base::Result<std::vector<records::Command>> LocalReplica::unanswered(std::size_t limit) const
{
    return read([&](auto &connection) { return readUnanswered(connection, limit); });
}

base::Status LocalReplica::markSent(std::span<const Uuid> operations)
{
    return write([&](RowStore &store) { return replica::markSent(store.connection(), operations); },
                 kSyncChanged);
}

base::Status LocalReplica::recordResult(const records::OperationResult &result)
{
    return write([&](RowStore &store) { return storeResult(store, result, m_clock->now()); },
                 kSyncChanged);
}

base::Result<std::optional<records::Cursor>> LocalReplica::cursor() const
{
    return read([](auto &connection) { return readCursor(connection); });
}

base::Status LocalReplica::applyPage(const records::FeedPage &page)
{
    const auto applied = write(
        [&](RowStore &store) -> base::Status {
            YORISOI_ASSIGN(const auto standing, readCursor(store.connection()));
            YORISOI_TRY(checkPage(standing, page));
            return applyChecked(store, page, m_clock->now());
        },
        kSyncChanged);
    if (!applied)
        noteIfHeld(applied.error(), peopleRemoved(page).value_or(0),
                   page.entries.empty() ? page.from.seq : page.entries.back().seq);
    return applied;
}

base::Status LocalReplica::markLevel(Instant at)
{
    return write(
        [&](RowStore &store) -> base::Status {
            YORISOI_TRY(writeNumber(store.connection(), "level_at", at.time_since_epoch().count()));
            YORISOI_TRY(settleBeyondHead(store, m_clock->now()));
            return dropOldOperations(store.connection(), m_clock->now());
        },
        kSyncChanged);
}

base::Result<std::unique_ptr<SnapshotLoader>> LocalReplica::beginLoad()
{
    {
        const std::lock_guard lock(m_swapping);
        if (m_loading)
            return fail(ErrorCode::Busy, "copy: a load is under way");
        m_loading = true;
    }
    auto loader = LoadOfReplica::begin(*this);
    if (!loader)
        loadEnded();
    return loader;
}

void LocalReplica::loadEnded()
{
    const std::lock_guard lock(m_swapping);
    m_loading = false;
}

base::Status
LocalReplica::replaceWith(const std::filesystem::path &numbered,
                          const std::function<base::Status(storage::Connection &old)> &carry)
{
    {
        const std::lock_guard lock(m_writing);
        const auto old = current();
        {
            YORISOI_ASSIGN(auto lease, old->database().writer());
            YORISOI_TRY(carry(*lease));
        }
        YORISOI_ASSIGN(auto opened, OpenCopy::open(m_options, m_key, numbered));
        const auto turned = makeCurrent(m_options.file, numbered);
        if (turned)
            old->replaced();
        else if (currentFile(m_options.file) != numbered)
            return turned;
        const std::lock_guard swap(m_swapping);
        m_copy = std::move(opened);
    }
    tell({{}, true, true, true});
    return {};
}

base::Status LocalReplica::checkCopy(std::stop_token stop) const
{
    const auto copy = current();
    storage::OpenOptions how = connectionOptions(m_options, copy->path());
    how.mode = storage::OpenMode::OpenExisting;
    how.cacheKib = kCheckCacheKib;
    YORISOI_ASSIGN(auto connection, connect(m_options, m_key, how));
    const std::stop_callback interrupt(stop, [&connection] { connection.interrupt(); });
    if (stop.stop_requested())
        return fail(ErrorCode::Cancelled);
    return connection.checkIntegrity(storage::IntegrityCheck::InUse);
}

base::Status LocalReplica::reopen()
{
    {
        const std::lock_guard lock(m_writing);
        YORISOI_ASSIGN(auto opened, OpenCopy::open(m_options, m_key, current()->path()));
        const std::lock_guard swap(m_swapping);
        m_copy = std::move(opened);
    }
    tell({{}, false, true, false});
    return {};
}

base::Result<std::pair<Uuid, std::int64_t>> LocalReplica::deviceIdentity() const
{
    return std::pair(m_options.device, m_deviceEpoch.load());
}

} // namespace yorisoi::replica
