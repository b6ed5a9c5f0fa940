// SPDX-License-Identifier: GPL-3.0-or-later
#include "repair.h"

#include <map>

#include "confirmed_base.h"
#include "copy_state.h"
#include "outbox.h"
#include "removal_brake.h"
#include "sync_note.h"
#include "table_sql.h"
#include "yorisoi/base/log.h"
#include "yorisoi/records/json.h"

namespace yorisoi::replica {
namespace {

using base::ErrorCode;
using base::fail;
using records::EntityKind;
using records::Row;

struct Held {
    base::Uuid cluster;
    std::string payload;
};
using Rows = std::map<RowKey, Held>;
using BucketSet = std::array<bool, records::kBuckets>;

/// The confirmed rows that lie in some buckets of a kind. A scan: no index leads to a bucket.
base::Status gather(storage::Connection &connection, EntityKind kind, const BucketSet &buckets,
                    Rows &found)
{
    const auto &sql = TableSql::of(kind);
    {
        YORISOI_ASSIGN(auto rows,
                       connection.prepare("SELECT " + sql.columns + " FROM " + sql.table));
        Row row;
        for (;;) {
            YORISOI_ASSIGN(const bool more, rows.step());
            if (!more)
                break;
            YORISOI_TRY(readRow(rows, 0, kind, row));
            if (seenOf(row.revision).own == 0 &&
                buckets[records::bucketOf(kind, row.id, row.cluster())])
                found[{kind, row.id}] = {row.cluster(), records::toJson(row)};
        }
    }
    YORISOI_ASSIGN(auto kept, connection.query("SELECT id, cluster, payload FROM confirmed_row "
                                               "WHERE kind=? AND payload IS NOT NULL",
                                               records::specOf(kind).name));
    for (;;) {
        YORISOI_ASSIGN(const bool more, kept.step());
        if (!more)
            return {};
        YORISOI_ASSIGN(const base::Uuid id, kept.uuid(0));
        YORISOI_ASSIGN(const base::Uuid cluster, kept.uuid(1));
        if (buckets[records::bucketOf(kind, id, cluster)])
            found[{kind, id}] = {cluster, std::string(kept.text(2))};
    }
}

class Mending {
public:
    Mending(RowStore &store, const records::Repair &repair, base::Instant now, RepairReport &report)
        : m_store(&store),
          m_repair(repair),
          m_now(now),
          m_overlay(store),
          m_base(store, m_overlay),
          m_report(report)
    {
    }

    base::Status run(const records::Cursor &from)
    {
        YORISOI_TRY(m_base.begin());
        YORISOI_TRY(gatherOurs());
        YORISOI_TRY(putTheirs());
        YORISOI_TRY(removeExtra());
        YORISOI_TRY(m_base.finish());
        YORISOI_TRY(recountMended());
        YORISOI_TRY(moveTo(from));
        return tell();
    }

private:
    storage::Connection &connection() { return m_store->connection(); }

    base::Status gatherOurs()
    {
        std::map<EntityKind, BucketSet> wanted;
        for (const auto &bucket : m_repair.buckets)
            wanted[bucket.kind][bucket.bucket] = true;
        for (const auto &[kind, buckets] : wanted)
            YORISOI_TRY(gather(connection(), kind, buckets, m_ours));
        for (const auto &[kind, buckets] : wanted)
            m_kinds.push_back(kind);
        return {};
    }

    base::Status putTheirs()
    {
        records::RowReader reader;
        Row row;
        for (const std::string &payload : m_repair.rows) {
            if (!reader.read(payload, row))
                return fail(ErrorCode::ProtocolViolation, "repair: a row cannot be read");
            const RowKey key{row.kind, row.id};
            const auto ours = m_ours.find(key);
            if (ours == m_ours.end()) {
                ++m_report.lost;
            } else if (ours->second.payload != payload) {
                ++m_report.changed;
                YORISOI_TRY(archive(key, ours->second));
                // Where it lies may follow from what was changed.
                YORISOI_TRY(m_base.remove(key, ours->second.cluster));
            }
            if (ours == m_ours.end() || ours->second.payload != payload)
                YORISOI_TRY(m_base.put(row, payload));
            if (ours != m_ours.end())
                m_ours.erase(ours);
        }
        return {};
    }

    base::Status removeExtra()
    {
        std::int64_t people = 0;
        for (const auto &[key, held] : m_ours)
            people += key.kind == EntityKind::Citizen ? 1 : 0;
        if (const auto passed = passBrake(connection(), people, m_repair.at.seq, m_now); !passed) {
            m_report.heldPeople = people;
            return passed;
        }
        for (const auto &[key, held] : m_ours) {
            ++m_report.extra;
            YORISOI_TRY(archive(key, held));
            YORISOI_TRY(m_base.remove(key, held.cluster));
        }
        return {};
    }

    base::Status archive(const RowKey &key, const Held &held)
    {
        return putAway(connection(), m_now, "repair", records::specOf(key.kind).name, key.id,
                       held.payload);
    }

    /// What was stored of the digests may itself be what was wrong.
    base::Status recountMended()
    {
        for (const EntityKind kind : m_kinds)
            for (const auto &bucket : m_repair.buckets)
                if (bucket.kind == kind)
                    YORISOI_TRY(connection().run(
                        "INSERT OR REPLACE INTO digest(kind, bucket, high, low, row_count) "
                        "VALUES(?,?,?,?,?)",
                        records::specOf(kind).name, static_cast<int>(bucket.bucket),
                        static_cast<std::int64_t>(bucket.digest.high),
                        static_cast<std::int64_t>(bucket.digest.low), bucket.digest.rows));
        return {};
    }

    base::Status moveTo(const records::Cursor &from)
    {
        YORISOI_TRY(writeCursor(connection(), m_repair.at));
        std::set<RowKey> changed = m_base.changed();
        if (from.epoch != m_repair.at.epoch) {
            YORISOI_TRY(forgetAnswers(connection()));
            YORISOI_ASSIGN(m_report.sentAgain, reopenLost(*m_store, m_overlay, changed));
            return m_overlay.rebase(changed, {});
        }
        YORISOI_ASSIGN(const auto leaving, Arrivals(connection()).settle(m_repair.at.seq, m_now));
        return m_overlay.rebase(changed, leaving);
    }

    base::Status tell()
    {
        if (m_report.lost + m_report.extra + m_report.changed == 0)
            return {};
        std::string kinds;
        for (const EntityKind kind : m_kinds)
            kinds.append(kinds.empty() ? "" : " ").append(records::specOf(kind).name);
        base::log("replica").warn("repaired {}: {} lost, {} extra, {} changed", kinds,
                                  m_report.lost, m_report.extra, m_report.changed);
        SyncNote note;
        note.at = m_now;
        note.kind = "repaired";
        note.detail = "lost " + std::to_string(m_report.lost) + " extra " +
                      std::to_string(m_report.extra) + " changed " +
                      std::to_string(m_report.changed) + ": " + kinds;
        return addNote(connection(), note);
    }

    RowStore *m_store;
    const records::Repair &m_repair;
    const base::Instant m_now;
    Overlay m_overlay;
    ConfirmedBase m_base;
    Rows m_ours;
    std::vector<EntityKind> m_kinds;
    RepairReport &m_report;
};

} // namespace

base::Status applyRepair(RowStore &store, const records::Cursor &from,
                         const records::Repair &repair, base::Instant now, RepairReport &report)
{
    YORISOI_ASSIGN(const auto standing, readCursor(store.connection()));
    if (!standing || *standing != from)
        return fail(ErrorCode::Conflict, "repair: the copy has moved on");
    if (from.ward != repair.at.ward)
        return fail(ErrorCode::ProtocolViolation, "repair: of another ward");
    if (from.epoch == repair.at.epoch && repair.at.seq < from.seq)
        return fail(ErrorCode::ProtocolViolation, "repair: it lies behind this copy");
    return Mending(store, repair, now, report).run(from);
}

} // namespace yorisoi::replica
