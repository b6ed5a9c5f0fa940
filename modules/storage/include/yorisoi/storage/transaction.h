// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "yorisoi/storage/connection.h"

namespace yorisoi::storage {

/// All or nothing; rolled back unless committed. Begun inside another one it is a savepoint of it.
/// Ends before its connection, inner before outer. Statements still stepping through rows should be
/// gone before `commit`.
class Transaction {
public:
    enum class Kind {
        Write, ///< takes the write lock at once, so it cannot fail half-way for want of it
        Read,  ///< one unchanging view of the data
    };
    static base::Result<Transaction> begin(Connection &connection, Kind kind = Kind::Write);

    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();

    /// After an error the transaction is rolled back. Where the engine had to roll back earlier
    /// (disk full, for one), this repeats that error.
    base::Status commit();
    void rollback();

private:
    Transaction(ConnectionState &connection, int depth);
    ConnectionState *m_connection;
    int m_depth;
};

} // namespace yorisoi::storage
