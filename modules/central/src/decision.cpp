// SPDX-License-Identifier: GPL-3.0-or-later
#include "decision.h"

#include <algorithm>

#include "change_table.h"
#include "record_table.h"
#include "yorisoi/base/log.h"
#include "yorisoi/records/entities.h"

namespace yorisoi::central {
namespace {

using records::Application;
using records::Command;
using records::EntityKind;
using records::OperationResult;
using records::Outcome;

constexpr std::size_t kMostPurposeBytes = 4'000;
constexpr std::size_t kMostOfficeBytes = 200;

/// Rows that are kept by operators and imports alone.
bool changesByCommand(EntityKind kind)
{
    switch (kind) {
    case EntityKind::Staff:
    case EntityKind::Office:
    case EntityKind::Device:
    case EntityKind::ChannelStatus:
    case EntityKind::Article:
        return false;
    default:
        return true;
    }
}

Application rejected(std::string reason, std::string detail)
{
    return {Outcome::Rejected, std::move(reason), std::move(detail), {}};
}

class Decision {
public:
    Decision(storage::Connection &connection, Ward &ward, const EnrolledDevice &by,
             const Command &command, base::Instant now)
        : m_connection(connection),
          m_ward(ward),
          m_by(by),
          m_command(command),
          m_now(now)
    {
    }

    base::Result<OperationResult> run()
    {
        YORISOI_ASSIGN(auto stored, earlierResult());
        if (stored)
            return *std::move(stored);
        YORISOI_ASSIGN(const Application application, judge());
        return record(application);
    }

private:
    base::Result<std::optional<OperationResult>> earlierResult()
    {
        YORISOI_ASSIGN(auto statement,
                       m_connection.query("SELECT device, result FROM operation WHERE id = ?",
                                          m_command.operation));
        YORISOI_ASSIGN(const bool found, statement.step());
        if (!found)
            return std::nullopt;
        YORISOI_ASSIGN(const base::Uuid device, statement.uuid(0));
        OperationResult result;
        if (device == m_by.id) {
            YORISOI_ASSIGN(result, records::operationResultFromJson(statement.text(1)));
            result.duplicate = true;
            return result;
        }
        result.operation = m_command.operation;
        result.outcome = Outcome::Rejected;
        result.reason = "not-permitted";
        result.detail = "the operation id belongs to another device";
        result.decidedAt = m_now;
        return result;
    }

    base::Result<Application> judge()
    {
        if (m_command.device != m_by.id)
            return rejected("not-permitted", "a command of another device");
        YORISOI_ASSIGN(const bool isNew, countNumber());
        if (!isNew)
            return rejected("device-number", "a number that this device's copy has used");
        if (m_command.ward != m_by.ward)
            return rejected("not-permitted", "a command of another ward");
        YORISOI_ASSIGN(const auto rights, rightsOf(m_connection, m_ward, m_command.staff));
        if (!rights)
            return rejected("not-permitted", "not of the ward's staff");
        for (const records::Edit &edit : m_command.edits)
            if (!changesByCommand(edit.kind))
                return rejected("not-permitted", std::string(records::specOf(edit.kind).name) +
                                                     " is not changed by commands");
        if (records::holdsIndividualNumber(m_command.purpose) ||
            records::holdsIndividualNumber(m_command.office))
            return rejected("individual-number", "purpose or office");
        if (m_command.purpose.size() > kMostPurposeBytes ||
            m_command.office.size() > kMostOfficeBytes)
            return rejected("too-long", "purpose or office");
        YORISOI_ASSIGN(
            Application application,
            records::apply(RecordTable(m_connection, m_ward), m_command, {true, rights->role, {}}));
        YORISOI_ASSIGN(const bool taken, usesTakenId(application));
        return taken ? rejected("already-exists", "an id that another row has") : application;
    }

    /// `apply` looks for a row where the command says it is. An id that stands elsewhere must end
    /// as a rejection here: as a failed write it would keep the device's whole outbox from going.
    base::Result<bool> usesTakenId(const Application &application)
    {
        for (const records::Row &row : application.rows) {
            YORISOI_ASSIGN(const auto made,
                           m_connection.queryInteger("SELECT 1 FROM effect WHERE ward = ? AND "
                                                     "kind = ? AND id = ? AND revision = ?",
                                                     m_ward.key, static_cast<int>(row.kind), row.id,
                                                     row.revision));
            if (made)
                return true;
            if (row.revision > 1)
                continue;
            YORISOI_ASSIGN(const auto standing,
                           findRecord(m_connection, m_ward, row.kind, row.id, row.cluster()));
            if (standing)
                return true;
        }
        return false;
    }

    /// False for a number that was used.
    base::Result<bool> countNumber()
    {
        if (m_command.deviceEpoch < 1 || m_command.number < 1)
            return false;
        YORISOI_ASSIGN(const auto last,
                       m_connection.queryInteger(
                           "SELECT number FROM device_counter WHERE device = ? AND epoch = ?",
                           m_by.id, m_command.deviceEpoch));
        if (m_command.number <= last.value_or(0))
            return false;
        YORISOI_TRY(
            m_connection.run("INSERT INTO device_counter(device, epoch, number) VALUES(?, ?, ?) "
                             "ON CONFLICT(device, epoch) DO UPDATE SET number = excluded.number",
                             m_by.id, m_command.deviceEpoch, m_command.number));
        if (m_command.number != last.value_or(0) + 1)
            base::log("central").warn("device {} left out the numbers between {} and {}",
                                      m_by.id.toString(), last.value_or(0), m_command.number);
        return true;
    }

    base::Result<OperationResult> record(const Application &application)
    {
        YORISOI_ASSIGN(const auto newest,
                       m_connection.queryInteger("SELECT max(receipt) FROM operation"));
        OperationResult result;
        result.operation = m_command.operation;
        result.outcome = application.outcome;
        result.reason = application.reason;
        result.detail = application.detail;
        result.receipt = newest.value_or(0) + 1;
        result.decidedAt = m_now;
        for (std::size_t i = 0; i < application.rows.size(); ++i) {
            const records::Row &row = application.rows[i];
            // `apply` makes new rows with revision 1 and raises the revision of others.
            YORISOI_TRY(putRecord(m_connection, m_ward, row, row.revision == 1));
            YORISOI_TRY(appendChange(m_connection, m_ward, m_command.operation,
                                     records::toJson(row), i + 1 == application.rows.size()));
            result.effects.push_back({row.kind, row.id, row.revision});
        }
        if (!application.rows.empty())
            result.seq = m_ward.head.seq;
        // A rejected command's own words may be what it was rejected for.
        const auto kept = [&](std::string_view text) {
            return result.outcome == Outcome::Rejected ? std::string_view() : text;
        };
        YORISOI_TRY(m_connection.run(
            "INSERT INTO operation(receipt, id, ward, device, device_epoch, number, intent, staff, "
            "office, purpose, at, result) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            result.receipt, result.operation, m_ward.key, m_by.id, m_command.deviceEpoch,
            m_command.number, records::toToken(m_command.intent), kept(m_command.staff),
            kept(m_command.office), kept(m_command.purpose),
            m_command.at.time_since_epoch().count(), records::toJson(result)));
        for (const records::Row &row : application.rows)
            YORISOI_TRY(
                m_connection.run("INSERT INTO effect(ward, kind, id, revision, receipt, as_meant) "
                                 "VALUES(?, ?, ?, ?, ?, ?)",
                                 m_ward.key, static_cast<int>(row.kind), row.id, row.revision,
                                 result.receipt, !clashed(application, row)));
        if (!application.rows.empty())
            YORISOI_TRY(saveWard(m_connection, m_ward));
        return result;
    }

    static bool clashed(const Application &application, const records::Row &row)
    {
        return std::any_of(application.rows.begin(), application.rows.end(),
                           [&](const records::Row &other) {
                               return other.kind == EntityKind::Conflict && other.revision == 1 &&
                                      records::fromRow<records::Conflict>(other).entityId == row.id;
                           });
    }

    storage::Connection &m_connection;
    Ward &m_ward;
    const EnrolledDevice &m_by;
    const Command &m_command;
    const base::Instant m_now;
};

} // namespace

base::Result<OperationResult> decide(storage::Connection &connection, Ward &ward,
                                     const EnrolledDevice &by, const Command &command,
                                     base::Instant now)
{
    return Decision(connection, ward, by, command, now).run();
}

} // namespace yorisoi::central
