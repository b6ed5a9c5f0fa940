// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed_application.h"

#include "confirmed_base.h"
#include "copy_state.h"
#include "removal_brake.h"
#include "sync_note.h"
#include "yorisoi/records/json.h"

namespace yorisoi::replica {
namespace {

using base::ErrorCode;
using base::fail;
using records::FeedEntry;
using records::FeedPage;
using records::Removal;
using records::Row;

class Application {
public:
    Application(RowStore &store, base::Instant now)
        : m_store(&store),
          m_now(now),
          m_overlay(store),
          m_base(store, m_overlay),
          m_arrivals(store.connection())
    {
    }

    base::Status run(const FeedPage &page)
    {
        YORISOI_TRY(m_base.begin());
        records::RowReader reader;
        Row row;
        for (const FeedEntry &entry : page.entries) {
            if (records::isRemoval(entry.payload)) {
                YORISOI_ASSIGN(const auto removal, records::removalFromJson(entry.payload));
                if (removal)
                    YORISOI_TRY(remove(*removal));
                continue;
            }
            const auto read = reader.read(entry.payload, row);
            if (!read && read.error().code == ErrorCode::Unsupported)
                continue;
            if (!read)
                return fail(ErrorCode::ProtocolViolation, "feed: " + read.error().detail);
            YORISOI_TRY(m_arrivals.note(entry.operation, row));
            YORISOI_TRY(m_base.put(row, entry.payload));
        }
        YORISOI_TRY(m_base.finish());
        records::Cursor cursor = page.from;
        if (!page.entries.empty()) {
            cursor.seq = page.entries.back().seq;
            cursor.hash = page.entries.back().hash;
        }
        YORISOI_TRY(writeCursor(m_store->connection(), cursor));
        YORISOI_ASSIGN(const auto leaving, m_arrivals.settle(cursor.seq, m_now));
        return m_overlay.rebase(m_base.changed(), leaving);
    }

private:
    base::Status remove(const Removal &removal)
    {
        YORISOI_TRY(m_base.remove({removal.kind, removal.id}, removal.cluster));
        // What the server took away is not what a restored server lost: see `reopenLost`.
        YORISOI_TRY(
            m_store->connection().run("UPDATE operation_row SET final=NULL WHERE kind=? AND id=?",
                                      records::specOf(removal.kind).name, removal.id));
        if (removal.kind != records::EntityKind::Citizen || removal.reason != "moved")
            return {};
        SyncNote note;
        note.at = m_now;
        note.kind = "moved-away";
        note.citizen = removal.id;
        note.detail = removal.toWard;
        return addNote(m_store->connection(), note);
    }

    RowStore *m_store;
    const base::Instant m_now;
    Overlay m_overlay;
    ConfirmedBase m_base;
    Arrivals m_arrivals;
};

base::Status violation(const char *what)
{
    return fail(ErrorCode::ProtocolViolation, std::string("feed page: ") + what);
}

} // namespace

base::Status checkPage(const std::optional<records::Cursor> &standing, const FeedPage &page)
{
    if (standing && standing->epoch != page.from.epoch)
        return fail(ErrorCode::StaleEpoch, "feed page: of another epoch");
    // A copy without a cursor may be filled from the very start of a feed.
    if (!standing && (page.from.seq != 0 || page.from.hash != records::Hash{}))
        return violation("nothing was loaded before it");
    if (standing && *standing != page.from)
        return violation("it does not begin where this copy stands");
    std::int64_t seq = page.from.seq;
    records::Hash hash = page.from.hash;
    for (const FeedEntry &entry : page.entries) {
        if (entry.seq != seq + 1)
            return violation("a hole");
        if (entry.hash != records::chainHash(hash, entry.seq, entry.operation, entry.payload))
            return violation("an entry does not chain");
        seq = entry.seq;
        hash = entry.hash;
    }
    if (!page.entries.empty() && !page.entries.back().endsTransaction)
        return violation("it ends within a transaction");
    return {};
}

base::Status applyChecked(RowStore &store, const FeedPage &page, base::Instant now)
{
    YORISOI_ASSIGN(const std::int64_t people, peopleRemoved(page));
    const std::int64_t last = page.entries.empty() ? page.from.seq : page.entries.back().seq;
    YORISOI_TRY(passBrake(store.connection(), people, last, now));
    return Application(store, now).run(page);
}

} // namespace yorisoi::replica
