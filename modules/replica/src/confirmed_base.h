// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "overlay.h"
#include "yorisoi/records/digest.h"

namespace yorisoi::replica {

/// The one door by which confirmed rows change: under own changes where there are some, with their
/// digests, and noting which rows pending operations have to be laid on anew. For one transaction.
class ConfirmedBase {
public:
    ConfirmedBase(RowStore &store, Overlay &overlay) : m_store(&store), m_overlay(&overlay) {}
    /// Before anything else.
    base::Status begin();
    /// `payload` is the row's canonical JSON.
    base::Status put(const records::Row &row, const std::string &payload);
    /// Does nothing where there is no such row.
    base::Status remove(const RowKey &key, const base::Uuid &cluster);
    /// Stores the digests. After everything else.
    base::Status finish();

    /// Rows that pending operations read or change, and that are others now.
    const std::set<RowKey> &changed() const { return m_changed; }

private:
    base::Result<bool> covers(const RowKey &key);

    RowStore *m_store;
    Overlay *m_overlay;
    records::DigestDelta m_digests;
    std::set<RowKey> m_changed;
    bool m_anyPending = false;
};

} // namespace yorisoi::replica
