// SPDX-License-Identifier: GPL-3.0-or-later
#include "restore.h"

#include "device_guard.h"
#include "yorisoi/base/log.h"

namespace yorisoi::central {
namespace {

/// More receipts than were ever given between a backup and its return.
constexpr std::int64_t kReceiptLeap = 1'000'000;

base::Result<std::vector<std::string>> wardCodes(storage::Connection &connection)
{
    std::vector<std::string> codes;
    YORISOI_ASSIGN(auto statement, connection.query("SELECT code FROM ward ORDER BY code"));
    for (;;) {
        YORISOI_ASSIGN(const bool found, statement.step());
        if (!found)
            return codes;
        codes.emplace_back(statement.text(0));
    }
}

} // namespace

base::Status beginAfterRestore(storage::Connection &connection,
                               const std::function<base::Uuid()> &newId)
{
    YORISOI_ASSIGN(const auto codes, wardCodes(connection));
    for (const std::string &code : codes) {
        YORISOI_ASSIGN(Ward ward, requireWard(connection, code));
        ward.head.epoch = newId();
        YORISOI_TRY(saveWard(connection, ward));
    }
    YORISOI_TRY(openNumbers(connection));
    YORISOI_TRY(connection.run(
        "INSERT INTO store_state(name, value) SELECT 'receipt_floor', "
        "max(ifnull((SELECT max(receipt) FROM operation), 0), "
        "ifnull((SELECT value FROM store_state WHERE name = 'receipt_floor'), 0)) + ? WHERE true "
        "ON CONFLICT(name) DO UPDATE SET value = excluded.value",
        kReceiptLeap));
    base::log("central").error("the record was put back from a backup: {} wards begin a new epoch",
                               codes.size());
    return {};
}

base::Status markAll(storage::Connection &connection, FeedMark &mark)
{
    mark.clear();
    YORISOI_ASSIGN(const auto codes, wardCodes(connection));
    for (const std::string &code : codes) {
        YORISOI_ASSIGN(const Ward ward, requireWard(connection, code));
        mark.note(ward);
    }
    return {};
}

} // namespace yorisoi::central
