// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstring>

#include "bulk.h"
#include "protective_lane.h"
#include "record_table.h"
#include "row_codec.h"
#include "yorisoi/records/json.h"
#include "yorisoi/storage/transaction.h"

namespace yorisoi::central {
namespace {

using base::ErrorCode;
using records::Row;

/// Rows collected before they are written in order. Sorted runs turn rows that come in any order
/// into passes over neighbouring pages.
constexpr std::size_t kRunBytes = 64U * 1024 * 1024;
constexpr int kLoadCacheKib = 64 * 1024;
constexpr int kUsualCacheKib = 8 * 1024;

struct SortKey {
    std::array<unsigned char, 33> bytes{}; ///< kind, cluster, id
    std::uint32_t length = 0;
    std::size_t offset = 0;
    std::int64_t revision = 0;

    SortKey(const Row &row, std::size_t at) : offset(at), revision(row.revision)
    {
        const base::Uuid cluster = row.cluster();
        bytes[0] = static_cast<unsigned char>(row.kind);
        std::memcpy(bytes.data() + 1, cluster.bytes.data(), 16);
        std::memcpy(bytes.data() + 17, row.id.bytes.data(), 16);
    }
    bool operator<(const SortKey &other) const
    {
        return std::memcmp(bytes.data(), other.bytes.data(), bytes.size()) < 0;
    }
};

class BulkLoad final : public BulkWriter {
public:
    BulkLoad(storage::Database::Lease writer, storage::Transaction transaction, Ward ward,
             BulkCommitted committed)
        : m_writer(std::move(writer)),
          m_transaction(std::move(transaction)),
          m_ward(std::move(ward)),
          m_committed(std::move(committed))
    {
        m_payloads.reserve(kRunBytes);
    }
    ~BulkLoad() override
    {
        m_transaction.rollback();
        const auto back =
            m_writer->execute("PRAGMA cache_size = -" + std::to_string(kUsualCacheKib));
        static_cast<void>(back);
    }

    base::Status add(const Row &row) override
    {
        YORISOI_TRY(m_state);
        return m_state = take(row);
    }

    base::Status endGroup() override { return m_state; }

    base::Status commit() override
    {
        YORISOI_TRY(m_state);
        m_state = finish();
        if (!m_state)
            return m_state;
        m_state = base::fail(ErrorCode::InvalidInput, "bulk: committed already");
        m_committed();
        // What was loaded lies in the write-ahead log; a reader that still needs it keeps it there.
        static_cast<void>(m_writer->walCheckpoint());
        return {};
    }

private:
    base::Status take(const Row &row)
    {
        YORISOI_TRY(checkBulkRow(row, m_ward.head.ward));
        // Of an older release: as it will be read, so that its digest is of the same bytes.
        if (const std::size_t fields = records::specOf(row.kind).fields.size();
            row.values.size() < fields) {
            Row whole = row;
            whole.values.resize(fields);
            if (!whole.versions.empty())
                whole.versions.resize(fields, whole.revision);
            return take(whole);
        }
        YORISOI_TRY(noteStaff(*m_writer, m_ward, row, true));
        YORISOI_TRY(noteProtection(*m_writer, row));
        m_json.clear();
        records::appendJson(m_json, row);
        m_ward.digests.add(row.kind, row.id, row.cluster(), m_json);
        SortKey key(row, m_payloads.size());
        encodeRow(row, m_payloads);
        key.length = static_cast<std::uint32_t>(m_payloads.size() - key.offset);
        m_run.push_back(key);
        return m_payloads.size() + m_run.size() * sizeof(SortKey) < kRunBytes ? base::Status{}
                                                                              : writeRun();
    }

    base::Status writeRun()
    {
        std::sort(m_run.begin(), m_run.end());
        YORISOI_ASSIGN(auto statement,
                       m_writer->prepare("INSERT INTO record(ward, kind, cluster, id, revision, "
                                         "payload) VALUES(?, ?, ?, ?, ?, ?)"));
        for (const SortKey &key : m_run) {
            const auto bytes = std::as_bytes(std::span(key.bytes));
            statement.bindAll(m_ward.key, key.bytes[0], bytes.subspan(1, 16), bytes.subspan(17, 16),
                              key.revision,
                              std::as_bytes(std::span(m_payloads)).subspan(key.offset, key.length));
            YORISOI_TRY(statement.finish());
            statement.reset();
        }
        m_ward.rows += static_cast<std::int64_t>(m_run.size());
        m_run.clear();
        m_payloads.clear();
        return {};
    }

    base::Status finish()
    {
        YORISOI_TRY(writeRun());
        YORISOI_TRY(saveWard(*m_writer, m_ward));
        return m_transaction.commit();
    }

    storage::Database::Lease m_writer;
    storage::Transaction m_transaction;
    Ward m_ward;
    const BulkCommitted m_committed;
    base::Status m_state; ///< the first failure stays
    std::string m_payloads;
    std::string m_json;
    std::vector<SortKey> m_run;
};

/// The ward without rows, at the start of a new feed.
base::Result<Ward> emptyWard(storage::Connection &connection, std::string_view code,
                             const base::Uuid &epoch)
{
    YORISOI_ASSIGN(auto known, findWard(connection, code));
    if (!known)
        return addWard(connection, code, epoch);
    YORISOI_ASSIGN(const auto row, connection.queryInteger(
                                       "SELECT 1 FROM record WHERE ward = ? LIMIT 1", known->key));
    if (row)
        return base::fail(ErrorCode::AlreadyExists, "bulk load: the ward holds rows");
    YORISOI_TRY(connection.run("DELETE FROM change WHERE ward = ?", known->key));
    YORISOI_TRY(connection.run("DELETE FROM digest WHERE ward = ?", known->key));
    known->head = {epoch, std::string(code), 0, {}};
    known->rows = 0;
    return *std::move(known);
}

} // namespace

base::Status checkBulkRow(const Row &row, std::string_view ward)
{
    if (row.ward != ward)
        return base::fail(ErrorCode::InvalidInput, "bulk: a row of another ward");
    const std::size_t fields = records::specOf(row.kind).fields.size();
    if (row.id.isNull() || row.revision < 1 || row.values.size() > fields ||
        (!row.versions.empty() && row.versions.size() != row.values.size()))
        return base::fail(ErrorCode::InvalidInput,
                          "bulk: malformed " + std::string(records::specOf(row.kind).name));
    return {};
}

base::Result<std::unique_ptr<BulkWriter>> beginBulkLoad(storage::Database::Lease writer,
                                                        std::string_view code,
                                                        const base::Uuid &epoch,
                                                        BulkCommitted committed)
{
    YORISOI_ASSIGN(auto transaction, storage::Transaction::begin(*writer));
    YORISOI_ASSIGN(Ward ward, emptyWard(*writer, code, epoch));
    YORISOI_TRY(writer->execute("PRAGMA cache_size = -" + std::to_string(kLoadCacheKib)));
    return std::make_unique<BulkLoad>(std::move(writer), std::move(transaction), std::move(ward),
                                      std::move(committed));
}

} // namespace yorisoi::central
