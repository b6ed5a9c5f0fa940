// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/storage/transaction.h"

#include "connection_state.h"
#include "sqlite_error.h"

namespace yorisoi::storage {
namespace {

base::Status perform(ConnectionState &connection, const char *verb, int depth)
{
    std::string sql = verb;
    if (depth > 1)
        sql += " yorisoi_" + std::to_string(depth);
    auto statement = connection.prepare(sql);
    if (!statement)
        return failed(std::move(statement).error());
    return statement->finish();
}

} // namespace

Transaction::Transaction(ConnectionState &connection, int depth)
    : m_connection(&connection),
      m_depth(depth)
{
}

Transaction::Transaction(Transaction &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr)),
      m_depth(other.m_depth)
{
}

base::Result<Transaction> Transaction::begin(Connection &connection, Kind kind)
{
    ConnectionState &state = connection.state();
    const int depth = state.depth + 1;
    if (depth == 1)
        state.undoneBy.reset();
    else if (state.undoneBy)
        return failed(*state.undoneBy);
    const char *outermost = kind == Kind::Write ? "BEGIN IMMEDIATE" : "BEGIN";
    YORISOI_TRY(perform(state, depth == 1 ? outermost : "SAVEPOINT", depth));
    state.depth = depth;
    return Transaction(state, depth);
}

Transaction::~Transaction()
{
    rollback();
}

base::Status Transaction::commit()
{
    if (!m_connection)
        return base::fail(base::ErrorCode::Internal, "commit: transaction is over");
    if (m_connection->undoneBy) {
        const base::Error reason = *m_connection->undoneBy;
        rollback();
        return failed(reason);
    }
    const auto done = perform(*m_connection, m_depth == 1 ? "COMMIT" : "RELEASE", m_depth);
    if (!done) {
        rollback();
        return done;
    }
    m_connection->depth = m_depth - 1;
    m_connection = nullptr;
    return {};
}

void Transaction::rollback()
{
    if (!m_connection)
        return;
    ConnectionState &state = *std::exchange(m_connection, nullptr);
    state.depth = m_depth - 1;
    // The engine undoes everything by itself on some errors; then there is nothing left to undo.
    if (sqlite3_get_autocommit(state.db) != 0)
        return;
    static_cast<void>(perform(state, m_depth == 1 ? "ROLLBACK" : "ROLLBACK TO", m_depth));
    if (m_depth > 1)
        static_cast<void>(perform(state, "RELEASE", m_depth));
}

} // namespace yorisoi::storage
