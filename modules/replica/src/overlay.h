// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <span>
#include <tuple>

#include "row_store.h"
#include "yorisoi/records/apply.h"

namespace yorisoi::replica {

struct RowKey {
    records::EntityKind kind;
    base::Uuid id;
    friend auto operator<=>(const RowKey &, const RowKey &) = default;
};

/// A revision that this device gives a row carries what it stands on: the confirmed revision in the
/// lower half, the number of the last own operation on it in the upper. So whoever hands it back as
/// the base of an edit says exactly what they had seen.
struct Seen {
    std::int64_t confirmed = 0;
    std::int64_t own = 0;
};
inline constexpr int kOwnShift = 32;
inline Seen seenOf(std::int64_t revision)
{
    return {revision & ((std::int64_t{1} << kOwnShift) - 1), revision >> kOwnShift};
}
inline std::int64_t revisionOf(Seen seen)
{
    return seen.own << kOwnShift | seen.confirmed;
}

/// Own operations laid over the confirmed rows. Tables hold the result; `confirmed_row` keeps what
/// the server last sent of every row that a pending operation changed, so an operation can be taken
/// away again and the remaining ones applied anew. Within one transaction of the writer.
class Overlay {
public:
    explicit Overlay(RowStore &store) : m_store(&store) {}

    /// Completes edits: clusters of new rows, and bases of rows that own operations have changed.
    base::Status complete(records::Command &command);
    /// What the command comes to over the rows as this device sees them.
    base::Result<records::Application> judge(const records::Command &command) const;
    /// Lays a judged command over the rows.
    base::Status lay(const records::Command &command, const records::Application &application);

    base::Result<bool> covers(const RowKey &key) const;
    struct Confirmed {
        std::string payload; ///< canonical JSON
        base::Uuid cluster;
    };
    /// What the server last sent of a row; nullopt where it has none.
    base::Result<std::optional<Confirmed>> confirmed(const RowKey &key, const base::Uuid &cluster,
                                                     bool covered) const;
    /// What the server has sent of a covered row; null text: it is not there any more.
    base::Status setConfirmed(const RowKey &key, const base::Uuid &cluster,
                              const std::optional<std::string> &payload);
    /// After confirmed rows changed or operations stop to be pending: takes away what stands over
    /// them and lays the remaining operations on them anew.
    base::Status rebase(const std::set<RowKey> &changed, std::span<const base::Uuid> leaving);

private:
    struct Closure {
        std::set<RowKey> rows;
        std::set<base::Uuid> operations;
    };
    base::Result<Closure> closureOf(const std::set<RowKey> &changed,
                                    std::span<const base::Uuid> leaving) const;
    base::Status restore(const RowKey &key);
    base::Result<std::int64_t> confirmedRevision(const RowKey &key,
                                                 const base::Uuid &cluster) const;
    base::Status keepConfirmed(const RowKey &key, const base::Uuid &cluster);
    base::Status completeBase(const records::Edit &edit, records::FieldEdit &change) const;
    base::Result<base::Uuid> lastOwnChange(const records::Edit &edit, std::uint8_t field,
                                           const Seen &seen) const;
    base::Result<std::int64_t> lastOwnNumber(const RowKey &key) const;

    RowStore *m_store;
};

} // namespace yorisoi::replica
