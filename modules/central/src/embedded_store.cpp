// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedded_store.h"

#include "bulk.h"
#include "change_table.h"
#include "device_guard.h"
#include "device_table.h"
#include "digest_table.h"
#include "protective_lane.h"
#include "record_table.h"
#include "restore.h"
#include "yorisoi/base/log.h"
#include "yorisoi/storage/transaction.h"

namespace yorisoi::central {

using base::ErrorCode;
using storage::Connection;
using storage::Transaction;

EmbeddedCentralStore::EmbeddedCentralStore(std::unique_ptr<storage::Database> database,
                                           Connection watcher, const Directory &directory,
                                           crypto::SecretKey snapshotKey,
                                           crypto::SigningKey receipts, base::Clock &clock,
                                           base::Random &random)
    : m_database(std::move(database)),
      m_clock(clock),
      m_random(random),
      m_receipts(std::move(receipts)),
      m_signal(std::move(watcher)),
      m_mark(directory.mark()),
      m_commands(*m_database, clock, m_receipts, [this](const Ward &ward) { moved(ward); }),
      m_snapshots(directory.snapshots(), std::move(snapshotKey), *m_database,
                  [this] { return newId(); })
{
}

base::Status EmbeddedCentralStore::begin()
{
    const auto noted = m_mark.noted();
    YORISOI_ASSIGN(const bool behind,
                   read([&](Connection &connection) { return isBehind(connection, noted); }));
    if (behind)
        return noteRestored();
    return {};
}

base::Status EmbeddedCentralStore::noteRestored()
{
    YORISOI_TRY(write([this](Connection &connection) {
        return beginAfterRestore(connection, [this] { return newId(); });
    }));
    YORISOI_TRY(read([this](Connection &connection) { return markAll(connection, m_mark); }));
    YORISOI_ASSIGN(const auto codes, wards());
    for (const std::string &code : codes)
        m_signal.announce(code);
    return {};
}

void EmbeddedCentralStore::moved(const Ward &ward)
{
    m_mark.note(ward);
    m_signal.announce(ward.head.ward);
}

void EmbeddedCentralStore::movedNow(std::string_view code)
{
    const auto ward = read([&](Connection &connection) { return requireWard(connection, code); });
    if (ward)
        moved(*ward);
    else
        m_signal.announce(code);
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

template <typename Fn>
base::Status EmbeddedCentralStore::write(Fn &&fn)
{
    return m_database->withWriter([&fn](Connection &connection) -> base::Status {
        YORISOI_ASSIGN(auto transaction, Transaction::begin(connection));
        YORISOI_TRY(fn(connection));
        return transaction.commit();
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
    BulkCommitted committed = [this, code = std::string(ward)] { movedNow(code); };
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

base::Result<records::DigestSheet> EmbeddedCentralStore::digests(std::string_view ward)
{
    return read([&](Connection &connection) -> base::Result<records::DigestSheet> {
        YORISOI_ASSIGN(const Ward found, requireWard(connection, ward));
        return readDigests(connection, found);
    });
}

base::Result<records::Repair> EmbeddedCentralStore::repair(const records::DigestSheet &theirs,
                                                           std::size_t mostRows)
{
    return read([&](Connection &connection) -> base::Result<records::Repair> {
        YORISOI_ASSIGN(const Ward found, requireWard(connection, theirs.at.ward));
        return readRepair(connection, found, theirs, mostRows);
    });
}

base::Result<ProtectivePage> EmbeddedCentralStore::protectiveChanges(std::int64_t after,
                                                                     std::size_t most)
{
    return read([&](Connection &connection) { return readProtections(connection, after, most); });
}

std::array<std::byte, 32> EmbeddedCentralStore::receiptKey() const
{
    return m_receipts.verifyKey().bytes();
}

base::Status EmbeddedCentralStore::checkIn(const Uuid &device, std::int64_t epoch,
                                           std::int64_t lastNumber)
{
    Ward ward;
    bool behind = false;
    const base::Status done = write([&](Connection &connection) -> base::Status {
        YORISOI_TRY(checkHeard(connection, device, epoch));
        YORISOI_ASSIGN(behind, isBehind(connection, device, epoch, lastNumber));
        if (!behind)
            return {};
        base::log("central").error("device {} is quarantined: {}", device.toString(),
                                   kNumbersWentBack);
        YORISOI_TRY(changeDeviceState(connection, device, "quarantined", ward));
        return noteWhy(connection, device, kNumbersWentBack);
    });
    YORISOI_TRY(done);
    if (!behind)
        return {};
    moved(ward);
    return base::fail(ErrorCode::Refused, "device-quarantined");
}

base::Status EmbeddedCentralStore::releaseDevice(const Uuid &id)
{
    Ward ward;
    const base::Status done = write([&](Connection &connection) -> base::Status {
        YORISOI_ASSIGN(const auto device, findDevice(connection, id));
        if (!device)
            return base::fail(ErrorCode::NotFound, "device: not enrolled");
        if (device->state != "quarantined")
            return base::fail(ErrorCode::InvalidInput, "device: it is not quarantined");
        YORISOI_TRY(prepareRelease(connection, *device, m_clock.now()));
        return changeDeviceState(connection, id, "active", ward).map([](bool) {});
    });
    YORISOI_TRY(done);
    moved(ward);
    return {};
}

base::Status EmbeddedCentralStore::enrol(const EnrolledDevice &device)
{
    Ward ward;
    const base::Status done = write([&](Connection &connection) -> base::Status {
        YORISOI_ASSIGN(ward, requireWard(connection, device.ward));
        return addDevice(connection, ward, device);
    });
    YORISOI_TRY(done);
    moved(ward);
    return {};
}

base::Status EmbeddedCentralStore::setDeviceState(const Uuid &device, std::string_view state)
{
    Ward ward;
    bool changed = false;
    const base::Status done = write([&](Connection &connection) -> base::Status {
        YORISOI_ASSIGN(changed, changeDeviceState(connection, device, state, ward));
        return {};
    });
    YORISOI_TRY(done);
    if (changed)
        moved(ward);
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
