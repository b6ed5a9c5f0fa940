// SPDX-License-Identifier: GPL-3.0-or-later
#include "confirmed_base.h"

#include "confirmed_digests.h"

namespace yorisoi::replica {

using records::Row;

base::Status ConfirmedBase::begin()
{
    YORISOI_ASSIGN(const auto pending, m_store->connection().queryInteger(
                                           "SELECT 1 FROM operation WHERE pending=1 LIMIT 1"));
    m_anyPending = pending.has_value();
    return {};
}

base::Status ConfirmedBase::put(const Row &row, const std::string &payload)
{
    const RowKey key{row.kind, row.id};
    YORISOI_ASSIGN(const bool covered, covers(key));
    YORISOI_ASSIGN(const auto before, m_overlay->confirmed(key, row.cluster(), covered));
    if (before && before->payload == payload)
        return {};
    if (before)
        m_digests.remove(key.kind, key.id, before->cluster, before->payload);
    m_digests.add(key.kind, key.id, row.cluster(), payload);
    return covered ? m_overlay->setConfirmed(key, row.cluster(), payload) : m_store->put(row);
}

base::Status ConfirmedBase::remove(const RowKey &key, const base::Uuid &cluster)
{
    YORISOI_ASSIGN(const bool covered, covers(key));
    YORISOI_ASSIGN(const auto before, m_overlay->confirmed(key, cluster, covered));
    if (!before)
        return {};
    m_digests.remove(key.kind, key.id, before->cluster, before->payload);
    return covered ? m_overlay->setConfirmed(key, before->cluster, std::nullopt)
                   : m_store->remove(key.kind, key.id, before->cluster);
}

base::Status ConfirmedBase::finish()
{
    YORISOI_TRY(addToDigests(m_store->connection(), m_digests));
    m_digests.clear();
    return {};
}

base::Result<bool> ConfirmedBase::covers(const RowKey &key)
{
    if (!m_anyPending)
        return false;
    YORISOI_ASSIGN(const auto linked,
                   m_store->connection().queryInteger(
                       "SELECT 1 FROM operation_row r CROSS JOIN operation o ON o.id=r.operation "
                       "WHERE r.kind=? AND r.id=? AND o.pending=1",
                       records::specOf(key.kind).name, key.id));
    if (linked)
        m_changed.insert(key);
    return m_overlay->covers(key);
}

} // namespace yorisoi::replica
