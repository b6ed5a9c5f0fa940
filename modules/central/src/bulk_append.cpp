// SPDX-License-Identifier: GPL-3.0-or-later
#include "bulk.h"
#include "change_table.h"
#include "record_table.h"
#include "yorisoi/records/apply.h"
#include "yorisoi/records/json.h"
#include "yorisoi/storage/transaction.h"

namespace yorisoi::central {
namespace {

using base::ErrorCode;
using records::Row;

class BulkAppend final : public BulkWriter {
public:
    BulkAppend(storage::Database::Lease writer, storage::Transaction transaction, Ward ward,
               BulkCommitted committed)
        : m_writer(std::move(writer)),
          m_transaction(std::move(transaction)),
          m_ward(std::move(ward)),
          m_committed(std::move(committed))
    {
    }
    ~BulkAppend() override { m_transaction.rollback(); }

    base::Status add(const Row &row) override
    {
        YORISOI_TRY(m_state);
        return m_state = take(row);
    }

    base::Status endGroup() override
    {
        YORISOI_TRY(m_state);
        return m_state = writeHeld(true);
    }

    base::Status commit() override
    {
        YORISOI_TRY(m_state);
        m_state = finish();
        if (!m_state)
            return m_state;
        m_state = base::fail(ErrorCode::InvalidInput, "bulk: committed already");
        m_committed();
        return {};
    }

private:
    base::Status take(const Row &row)
    {
        YORISOI_TRY(checkBulkRow(row, m_ward.head.ward));
        if (const auto why = records::whyInvalid(row); !why.empty())
            return base::fail(ErrorCode::InvalidInput,
                              "bulk: " + std::string(why) + " in a " +
                                  std::string(records::specOf(row.kind).name));
        YORISOI_ASSIGN(const auto standing,
                       findRecord(*m_writer, m_ward, row.kind, row.id, row.cluster()));
        if (standing && row.revision <= standing->revision)
            return base::fail(ErrorCode::AlreadyExists,
                              "bulk: this revision of a " +
                                  std::string(records::specOf(row.kind).name) + " is there");
        YORISOI_TRY(writeHeld(false));
        m_held.clear();
        records::appendJson(m_held, row);
        return putRecord(*m_writer, m_ward, row, !standing, m_held);
    }

    /// The entry of the last row waits here until it is known whether its group ends with it.
    base::Status writeHeld(bool endsGroup)
    {
        if (m_held.empty())
            return {};
        YORISOI_TRY(appendChange(*m_writer, m_ward, {}, m_held, endsGroup));
        m_held.clear();
        return {};
    }

    base::Status finish()
    {
        YORISOI_TRY(writeHeld(true));
        YORISOI_TRY(saveWard(*m_writer, m_ward));
        return m_transaction.commit();
    }

    storage::Database::Lease m_writer;
    storage::Transaction m_transaction;
    Ward m_ward;
    const BulkCommitted m_committed;
    base::Status m_state; ///< the first failure stays
    std::string m_held;
};

} // namespace

base::Result<std::unique_ptr<BulkWriter>> beginBulkAppend(storage::Database::Lease writer,
                                                          std::string_view code,
                                                          const base::Uuid &epoch,
                                                          BulkCommitted committed)
{
    YORISOI_ASSIGN(auto transaction, storage::Transaction::begin(*writer));
    YORISOI_ASSIGN(auto known, findWard(*writer, code));
    if (!known) {
        YORISOI_ASSIGN(known, addWard(*writer, code, epoch));
    }
    return std::make_unique<BulkAppend>(std::move(writer), std::move(transaction),
                                        *std::move(known), std::move(committed));
}

} // namespace yorisoi::central
