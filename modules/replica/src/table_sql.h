// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "yorisoi/records/row.h"
#include "yorisoi/storage/statement.h"

namespace yorisoi::replica {

/// The SQL of one kind's table, made from its field table. Columns are `id ward rev ver` and the
/// fields in their order.
struct TableSql {
    std::string table;      ///< quoted
    std::string columns;    ///< quoted, separated by commas
    std::string insert;     ///< fails where the row is there
    std::string put;        ///< inserts or replaces
    std::string find;       ///< by cluster and id, or by id alone; `columns`
    std::string findById;   ///< by id alone
    std::string remove;     ///< as `find`
    bool clustered = false; ///< `find` and `remove` take the cluster first
    bool keyed = false;     ///< has an integer `key`, which `put` keeps
    int columnCount = 0;

    static const TableSql &of(records::EntityKind kind);
};

/// Binds from position 1.
void bindRow(storage::Statement &statement, const records::Row &row);
/// Reads from `first` on. `Corrupt` where a reference is not one.
base::Status readRow(const storage::Statement &statement, int first, records::EntityKind kind,
                     records::Row &row);
base::Result<records::Row> readRow(const storage::Statement &statement, int first,
                                   records::EntityKind kind);

} // namespace yorisoi::replica
