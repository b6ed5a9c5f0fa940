// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unordered_map>
#include <unordered_set>

#include "posting_writer.h"
#include "recency.h"
#include "yorisoi/records/entities.h"
#include "yorisoi/replica/replica.h"

namespace yorisoi::replica {

/// The id of the person a row is about; null when about none.
base::Uuid citizenOf(const records::Row &row);

/// Folded text of a case in which the list of cases searches.
std::string caseText(const records::Case &file, std::string_view citizenName,
                     std::string_view citizenKana);

/// Rows as this device sees them, with everything that is derived from them. For one transaction of
/// the writer; `flush` before its commit.
class RowStore {
public:
    explicit RowStore(storage::Connection &connection);

    /// `cluster` may be null: an event is then looked for in the whole table.
    base::Result<std::optional<records::Row>> find(records::EntityKind kind, const base::Uuid &id,
                                                   const base::Uuid &cluster) const;
    base::Status put(const records::Row &row);
    /// Does nothing where there is no such row.
    base::Status remove(records::EntityKind kind, const base::Uuid &id, const base::Uuid &cluster);
    base::Status flush();

    storage::Connection &connection() { return *m_connection; }
    /// Something that is shown of a person changed otherwise.
    void touchCitizen(const base::Uuid &citizen) { m_citizens.insert(citizen); }
    /// What has been touched so far.
    Change change() const;

private:
    base::Status putCitizen(const records::Row &row);
    base::Status putCase(const records::Row &row);
    base::Status store(const records::Row &row);
    base::Status erase(records::EntityKind kind, const base::Uuid &id, const base::Uuid &cluster);
    base::Status noteEvent(const base::Uuid &citizen, std::int64_t occurredAt);
    base::Status recountRecency(const base::Uuid &citizen);
    base::Status refreshCases(const base::Uuid &citizen);
    base::Status refreshCaseText(const records::Case &file);
    base::Result<std::optional<std::int64_t>> keyOf(const base::Uuid &citizen);
    void touch(const records::Row &row);

    storage::Connection *m_connection;
    PostingWriter m_postings;
    RecencyWriter m_recency;
    std::unordered_map<base::Uuid, std::int64_t> m_keys;
    std::unordered_set<base::Uuid> m_citizens;
    bool m_cases = false;
    bool m_syntheticNoted = false;
};

/// The row as a reader finds it; see `RowStore::find`.
base::Result<std::optional<records::Row>> findRow(storage::Connection &connection,
                                                  records::EntityKind kind, const base::Uuid &id,
                                                  const base::Uuid &cluster);

} // namespace yorisoi::replica
