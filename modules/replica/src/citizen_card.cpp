// SPDX-License-Identifier: GPL-3.0-or-later
#include "citizen_card.h"

#include <algorithm>

#include "copy_state.h"
#include "protection.h"
#include "row_store.h"
#include "table_sql.h"
#include "yorisoi/base/calendar.h"

namespace yorisoi::replica {
namespace {

using records::EntityKind;

template <typename T, typename... Args>
base::Result<std::vector<T>> readAll(storage::Connection &connection, EntityKind kind,
                                     const char *where, const Args &...args)
{
    const auto &sql = TableSql::of(kind);
    std::vector<T> all;
    YORISOI_ASSIGN(auto rows, connection.query("SELECT " + sql.columns + " FROM " + sql.table +
                                                   " WHERE " + where,
                                               args...));
    for (;;) {
        YORISOI_ASSIGN(const bool more, rows.step());
        if (!more)
            return all;
        YORISOI_ASSIGN(const auto row, readRow(rows, 0, kind));
        all.push_back(records::fromRow<T>(row));
    }
}

base::Result<std::size_t> countOf(storage::Connection &connection, const char *sql,
                                  const base::Uuid &citizen)
{
    YORISOI_ASSIGN(const auto number, connection.queryInteger(sql, citizen));
    return static_cast<std::size_t>(number.value_or(0));
}

/// Who acts for the person stands before who is merely related.
int rankOf(const records::Relation &relation)
{
    static constexpr std::string_view order[] = {"guardian", "curator",        "assistant",
                                                 "attorney", "representative", "carer",
                                                 "spouse",   "parent",         "child"};
    return static_cast<int>(std::ranges::find(order, relation.kind) - std::begin(order));
}

base::Status readHousehold(storage::Connection &connection, CitizenCard &card)
{
    if (card.citizen.household.isNull())
        return {};
    YORISOI_ASSIGN(const auto row,
                   findRow(connection, EntityKind::Household, card.citizen.household, {}));
    if (row)
        card.household = records::fromRow<records::Household>(*row);
    YORISOI_ASSIGN(const auto people,
                   readAll<records::Citizen>(connection, EntityKind::Citizen, "household=?",
                                             card.citizen.household));
    for (const auto &person : people)
        card.members.push_back({person.id, person.nameStandard, person.kana, person.birthDate,
                                person.householdRole, person.status});
    const base::Uuid head = card.household ? card.household->head : base::Uuid{};
    std::ranges::stable_sort(card.members, {}, [&](const HouseholdMember &member) {
        const bool first = member.id == head || (head.isNull() && member.role == "head");
        return std::tuple(!first, member.birthDate, member.id);
    });
    return {};
}

base::Status readRelatives(storage::Connection &connection, const std::string &today,
                           CitizenCard &card)
{
    YORISOI_ASSIGN(auto relations, readAll<records::Relation>(connection, EntityKind::Relation,
                                                              "citizen=?", card.citizen.id));
    std::ranges::stable_sort(relations, {}, rankOf);
    for (auto &relation : relations) {
        Relative relative{relation, relation.other, {}, {}, {}};
        YORISOI_ASSIGN(auto person,
                       connection.query("SELECT name_standard, kana, phone, key FROM citizen "
                                        "WHERE id=?",
                                        relation.other));
        YORISOI_ASSIGN(const bool known, person.step());
        if (known) {
            relative.name = person.text(0);
            relative.kana = person.text(1);
            YORISOI_ASSIGN(const bool hidden, isProtected(connection, person.integer(3), today));
            if (!hidden)
                relative.phone = person.text(2);
        }
        card.relatives.push_back(std::move(relative));
    }
    return {};
}

} // namespace

base::Result<CitizenCard> readCard(storage::Connection &connection, const base::Uuid &id,
                                   base::Instant now)
{
    YORISOI_ASSIGN(const auto row, findRow(connection, EntityKind::Citizen, id, {}));
    if (!row)
        return base::fail(base::ErrorCode::NotFound, "citizen: not in this copy");
    const std::string today = base::toIsoDate(base::dayInJapan(now));
    CitizenCard card;
    card.citizen = records::fromRow<records::Citizen>(*row);
    YORISOI_TRY(readHousehold(connection, card));
    YORISOI_TRY(readRelatives(connection, today, card));
    YORISOI_ASSIGN(card.restrictions, readAll<records::Restriction>(
                                          connection, EntityKind::Restriction, "citizen=?", id));
    std::ranges::stable_sort(card.restrictions, {}, [](const records::Restriction &restriction) {
        return restriction.state == "lifted";
    });
    YORISOI_ASSIGN(card.consents,
                   readAll<records::Consent>(connection, EntityKind::Consent, "citizen=?", id));
    YORISOI_ASSIGN(card.conflicts, readAll<records::Conflict>(connection, EntityKind::Conflict,
                                                              "citizen=? AND state='open'", id));
    YORISOI_ASSIGN(card.openCases, countOf(connection,
                                           "SELECT count(*) FROM \"case\" INDEXED BY case_citizen "
                                           "WHERE citizen=? "
                                           "AND status='open'",
                                           id));
    YORISOI_ASSIGN(card.events,
                   countOf(connection, "SELECT count(*) FROM event WHERE citizen=?", id));
    YORISOI_ASSIGN(card.pending, countOf(connection,
                                         "SELECT count(*) FROM operation WHERE citizen=? "
                                         "AND applied_at IS NULL AND outcome IS NOT 'rejected'",
                                         id));
    YORISOI_ASSIGN(const auto key,
                   connection.queryInteger("SELECT key FROM citizen WHERE id=?", id));
    YORISOI_ASSIGN(card.addressWithheld, isProtected(connection, key.value_or(0), today));
    YORISOI_ASSIGN(const auto level, readNumber(connection, "level_at"));
    card.asOf = base::Instant(std::chrono::milliseconds(level));
    return card;
}

} // namespace yorisoi::replica
