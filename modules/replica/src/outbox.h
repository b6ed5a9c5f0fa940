// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "overlay.h"

/// What this device did and how far it has come, in the tables `operation` and `operation_row`.
namespace yorisoi::replica {

base::Status insertOperation(storage::Connection &connection, const records::Command &command);
base::Result<std::vector<records::Command>> readUnanswered(storage::Connection &connection,
                                                           std::size_t limit);
base::Status markSent(storage::Connection &connection, std::span<const base::Uuid> operations);

/// Stores the server's decision and takes the operation out of the overlay where that follows.
/// `NotFound` for an operation of somebody else.
base::Status storeResult(RowStore &store, const records::OperationResult &result,
                         base::Instant now);

/// What became of own operations whose effects came with the feed. One per page.
class Arrivals {
public:
    explicit Arrivals(storage::Connection &connection) : m_connection(&connection) {}
    /// A row that the feed says `operation` made.
    base::Status note(const base::Uuid &operation, const records::Row &row);
    /// Marks them applied, and those that the server had decided up to `seq`. Returns which of them
    /// leave the overlay.
    base::Result<std::vector<base::Uuid>> settle(std::int64_t seq, base::Instant now);

private:
    struct Made {
        bool own = false;
        std::vector<records::Effect> effects;
        std::vector<records::Row> conflicts;
    };
    storage::Connection *m_connection;
    std::unordered_map<base::Uuid, Made> m_made;
};

/// After a load under another epoch: what was accepted but never came back is asked about again,
/// because a restored server may have lost it.
base::Status forgetAnswers(storage::Connection &connection);
/// Under another epoch: what had been applied, and whose rows the server does not have any more, is
/// pending and unsent again; its rows are added to `changed`. Returns how many operations.
base::Result<std::size_t> reopenLost(RowStore &store, const Overlay &overlay,
                                     std::set<RowKey> &changed);
/// The feed was read to its head. What was accepted before the head was last read and is still said
/// to lie beyond it belongs to a feed that ended with its epoch; its effects came with the load.
base::Status settleBeyondHead(RowStore &store, base::Instant now);
/// Operations that have been applied for more than seven days.
base::Status dropOldOperations(storage::Connection &connection, base::Instant now);

base::Result<SyncCounts> readSyncCounts(storage::Connection &connection, base::Instant now);
/// Those that are not applied first, the newest of each before the others.
base::Result<std::vector<OutboxItem>> readOutbox(storage::Connection &connection,
                                                 std::size_t limit);
/// State and receipt of the own operation that made a row; nullopt where no own one did.
struct OwnState {
    ItemState state = ItemState::Applied;
    std::int64_t receipt = 0;
};
base::Result<std::optional<OwnState>> ownStateOf(storage::Connection &connection,
                                                 const RowKey &key);

} // namespace yorisoi::replica
