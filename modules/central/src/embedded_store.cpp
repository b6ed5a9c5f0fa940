// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedded_store.h"

#include "bulk.h"
#include "change_table.h"
#include "device_table.h"
#include "record_table.h"
#include "yorisoi/storage/transaction.h"

namespace yorisoi::central {

using base::ErrorCode;
using storage::Connection;
using storage::Transaction;

EmbeddedCentralStore::EmbeddedCentralStore(std::unique_ptr<storage::Database> database,
                                           Connection watcher, std::filesystem::path snapshots,
                                           crypto::SecretKey snapshotKey, base::Clock &clock,
                                           base::Random &random)
    : m_database(std::move(database)),
      m_clock(clock),
      m_random(random),
      m_signal(std::move(watcher)),
      m_commands(*m_database, clock, [this](std::string_view ward) { m_signal.announce(ward); }),
      m_snapshots(std::move(snapshots), std::move(snapshotKey), *m_database,
                  [this] { return newId(); })
{
}

base::Uuid EmbeddedCentralStore::newId()
{
    const std::lock_guard lock(m_randomMutex);
    return base::newUuidV7(m_clock, m_random);
}

template <typename Fn>
std::invoke_result_t<Fn, Connection &> EmbeddedCentralStore::read(Fn &&fn)
{
    return m_database->withReader(
        [&fn](Connection &connection) -> std::invoke_result_t<Fn, Connection &> {
            YORISOI_ASSIGN(auto view, Transaction::begin(connection, Transaction::Kind::Read));
            return fn(connection);
        });
}

base::Result<std::vector<records::OperationResult>>
EmbeddedCentralStore::execute(const EnrolledDevice &by, std::span<const records::Command> commands)
{
    return m_commands.decide(by, commands);
}

base::Result<records::FeedPage> EmbeddedCentralStore::changes(const records::Cursor &after,
                                                              std::size_t mostBytes)
{
    return read([&](Connection &connection) { return readChanges(connection, after, mostBytes); });
}

base::Status EmbeddedCentralStore::waitForChange(std::string_view ward, std::int64_t seq,
                                                 std::chrono::milliseconds wait,
                                                 std::stop_token stop)
{
    const auto deadline = std::chrono::steady_clock::now() + wait;
    base::Uuid epoch;
    for (;;) {
        const ChangeSignal::Mark mark = m_signal.mark(ward);
        YORISOI_ASSIGN(const records::Cursor now, head(ward));
        if (epoch.isNull())
            epoch = now.epoch;
        // A feed that began anew is a change as well, whatever its seq.
        if (now.seq > seq || now.epoch != epoch)
            return {};
        if (!m_signal.waitBeyond(ward, mark, deadline, stop))
            return {};
    }
}

base::Result<records::Cursor> EmbeddedCentralStore::head(std::string_view ward)
{
    return read([&](Connection &connection) -> base::Result<records::Cursor> {
        YORISOI_ASSIGN(Ward found, requireWard(connection, ward));
        return std::move(found.head);
    });
}

base::Result<Snapshot> EmbeddedCentralStore::snapshot(std::string_view ward)
{
    return m_snapshots.current(ward);
}

base::Result<std::string>
EmbeddedCentralStore::snapshotChunk(std::string_view ward, std::string_view id, std::size_t index)
{
    return m_snapshots.chunk(ward, id, index);
}

base::Result<std::unique_ptr<BulkWriter>> EmbeddedCentralStore::beginBulk(std::string_view ward,
                                                                          BulkMode mode)
{
    if (!isWardCode(ward))
        return base::fail(ErrorCode::InvalidInput, "ward: five digits");
    YORISOI_ASSIGN(auto writer, m_database->writer());
    BulkCommitted committed = [this, code = std::string(ward)] { m_signal.announce(code); };
    return mode == BulkMode::Load
               ? beginBulkLoad(std::move(writer), ward, newId(), std::move(committed))
               : beginBulkAppend(std::move(writer), ward, newId(), std::move(committed));
}

base::Status EmbeddedCentralStore::visitRows(std::string_view ward, records::EntityKind kind,
                                             const Visitor &visit)
{
    return read([&](Connection &connection) -> base::Status {
        YORISOI_ASSIGN(const Ward found, requireWard(connection, ward));
        return visitRecords(connection, found, kind, visit);
    });
}

base::Result<std::optional<records::Row>> EmbeddedCentralStore::find(std::string_view ward,
                                                                     records::EntityKind kind,
                                                                     const Uuid &id,
                                                                     const Uuid &cluster)
{
    return read([&](Connection &connection) -> base::Result<std::optional<records::Row>> {
        YORISOI_ASSIGN(const Ward found, requireWard(connection, ward));
        return findRecord(connection, found, kind, id, cluster);
    });
}

base::Result<std::vector<std::string>> EmbeddedCentralStore::wards()
{
    return read([](Connection &connection) -> base::Result<std::vector<std::string>> {
        YORISOI_ASSIGN(auto statement, connection.query("SELECT code FROM ward ORDER BY code"));
        std::vector<std::string> codes;
        for (;;) {
            YORISOI_ASSIGN(const bool found, statement.step());
            if (!found)
                return codes;
            codes.emplace_back(statement.text(0));
        }
    });
}

base::Status EmbeddedCentralStore::enrol(const EnrolledDevice &device)
{
    const auto added = m_database->withWriter([&](Connection &connection) -> base::Status {
        YORISOI_ASSIGN(auto transaction, Transaction::begin(connection));
        YORISOI_ASSIGN(Ward ward, requireWard(connection, device.ward));
        YORISOI_TRY(addDevice(connection, ward, device));
        return transaction.commit();
    });
    if (added)
        m_signal.announce(device.ward);
    return added;
}

base::Status EmbeddedCentralStore::setDeviceState(const Uuid &device, std::string_view state)
{
    Ward ward;
    YORISOI_ASSIGN(const bool changed,
                   m_database->withWriter([&](Connection &connection) -> base::Result<bool> {
                       YORISOI_ASSIGN(auto transaction, Transaction::begin(connection));
                       YORISOI_ASSIGN(const bool done,
                                      changeDeviceState(connection, device, state, ward));
                       YORISOI_TRY(transaction.commit());
                       return done;
                   }));
    if (changed)
        m_signal.announce(ward.head.ward);
    return {};
}

base::Result<std::optional<EnrolledDevice>> EmbeddedCentralStore::device(const Uuid &id)
{
    return read([&](Connection &connection) { return findDevice(connection, id); });
}

base::Result<std::vector<EnrolledDevice>> EmbeddedCentralStore::devices()
{
    return read([](Connection &connection) { return allDevices(connection); });
}

} // namespace yorisoi::central
