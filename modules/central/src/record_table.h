// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "ward.h"
#include "yorisoi/records/apply.h"

namespace yorisoi::central {

/// The row as it stands. A clustered kind is found by cluster and id together; a null cluster finds
/// only rows that have none.
base::Result<std::optional<records::Row>> findRecord(storage::Connection &connection,
                                                     const Ward &ward, records::EntityKind kind,
                                                     const base::Uuid &id,
                                                     const base::Uuid &cluster);

/// Writes a row that is new or stands for an earlier revision; counts it in the ward's rows and
/// digests. `json` is its canonical JSON.
base::Status putRecord(storage::Connection &connection, Ward &ward, const records::Row &row,
                       bool isNew, std::string_view json);
/// Takes a row away that is there.
base::Status removeRecord(storage::Connection &connection, Ward &ward, const records::Row &row);
/// Keeps the table of staff by number in step with a staff row; does nothing for other kinds.
base::Status noteStaff(storage::Connection &connection, const Ward &ward, const records::Row &row,
                       bool isNew);

/// All rows, or those of one kind, sorted by kind, cluster and id. The row is overwritten for each.
using RecordVisitor = std::function<base::Status(const records::Row &)>;
base::Status visitRecords(storage::Connection &connection, const Ward &ward,
                          std::optional<records::EntityKind> kind, const RecordVisitor &visit);

/// The rows of a clustered kind that are kept by one id.
base::Status visitCluster(storage::Connection &connection, const Ward &ward,
                          records::EntityKind kind, const base::Uuid &cluster,
                          const RecordVisitor &visit);

struct StaffRights {
    std::string role;
};
/// Rights of an active member of the ward's staff; none for others.
base::Result<std::optional<StaffRights>> rightsOf(storage::Connection &connection, const Ward &ward,
                                                  std::string_view staffNumber);

/// The server's answers to `records::apply`: confirmed rows of one ward.
class RecordTable final : public records::RecordReader {
public:
    RecordTable(storage::Connection &connection, const Ward &ward)
        : m_connection(connection),
          m_ward(ward)
    {
    }
    base::Result<std::optional<records::Row>> find(records::EntityKind kind, const base::Uuid &id,
                                                   const base::Uuid &cluster) const override;
    base::Result<std::optional<std::int64_t>> revisionAfter(const base::Uuid &operation,
                                                            records::EntityKind kind,
                                                            const base::Uuid &id,
                                                            std::size_t field) const override;
    base::Result<std::optional<records::Author>>
    authorOf(records::EntityKind kind, const base::Uuid &id, std::int64_t revision) const override;

private:
    storage::Connection &m_connection;
    const Ward &m_ward;
};

} // namespace yorisoi::central
