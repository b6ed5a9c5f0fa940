// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "local_replica.h"

/// How the parts of LocalReplica read and write.
namespace yorisoi::replica {

template <typename Fn>
std::invoke_result_t<Fn, storage::Connection &> LocalReplica::read(Fn &&fn) const
{
    const auto copy = current();
    YORISOI_ASSIGN(auto lease, copy->database().reader());
    YORISOI_ASSIGN(auto view,
                   storage::Transaction::begin(*lease, storage::Transaction::Kind::Read));
    return fn(*lease);
}

template <typename Fn>
base::Status LocalReplica::write(Fn &&fn, Change also)
{
    {
        const std::lock_guard lock(m_writing);
        const auto copy = current();
        YORISOI_ASSIGN(auto lease, copy->database().writer());
        YORISOI_ASSIGN(auto transaction, storage::Transaction::begin(*lease));
        RowStore store(*lease);
        YORISOI_TRY(fn(store));
        YORISOI_TRY(store.flush());
        YORISOI_TRY(transaction.commit());
        Change change = store.change();
        also.citizens.insert(also.citizens.end(), change.citizens.begin(), change.citizens.end());
        also.cases |= change.cases;
    }
    tell(also);
    return {};
}

} // namespace yorisoi::replica
