// SPDX-License-Identifier: GPL-3.0-or-later
#include "decision.h"

#include <array>
#include <tuple>

#include "change_table.h"
#include "device_guard.h"
#include "move.h"
#include "record_table.h"
#include "yorisoi/base/log.h"
#include "yorisoi/crypto/encoding.h"
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

std::string textIn(const records::FieldEdit &change)
{
    const auto *text = std::get_if<std::string>(&change.value);
    return text ? *text : std::string();
}

/// What takes something away from people when it comes by the dozen.
bool isWithdrawal(const Command &command)
{
    static const std::array<std::tuple<EntityKind, std::size_t, std::string_view>, 5> ends{{
        {EntityKind::Consent, records::fieldOf(&records::Consent::state), "withdrawn"},
        {EntityKind::Case, records::fieldOf(&records::Case::status), "withdrawn"},
        {EntityKind::Restriction, records::fieldOf(&records::Restriction::state), "lifted"},
        {EntityKind::Citizen, records::fieldOf(&records::Citizen::status), "closed"},
        {EntityKind::Citizen, records::fieldOf(&records::Citizen::status), "deceased"},
    }};
    for (const records::Edit &edit : command.edits)
        for (const records::FieldEdit &change : edit.fields)
            for (const auto &[kind, field, value] : ends)
                if (edit.kind == kind && !edit.create && change.field == field &&
                    textIn(change) == value)
                    return true;
    return false;
}

Application rejected(std::string reason, std::string detail)
{
    return {Outcome::Rejected, std::move(reason), std::move(detail), {}};
}

class Decision {
public:
    Decision(storage::Connection &connection, Ward &ward, DeciderState &state,
             const Command &command)
        : m_connection(connection),
          m_ward(ward),
          m_state(state),
          m_by(state.by),
          m_command(command),
          m_now(state.now)
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
            if (result.signature.empty())
                sign(result);
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
        YORISOI_TRY(countNumber());
        if (m_command.ward != m_by.ward)
            return rejected("not-permitted", "a command of another ward");
        YORISOI_ASSIGN(const auto rights, rightsOf(m_connection, m_ward, m_command.staff));
        if (!rights)
            return rejected("not-permitted", "not of the ward's staff");
        if (!m_command.notUnderstood.empty())
            return rejected(m_command.notUnderstood, "not understood by this release");
        if (records::holdsIndividualNumber(m_command.purpose) ||
            records::holdsIndividualNumber(m_command.office))
            return rejected("individual-number", "purpose or office");
        if (m_command.purpose.size() > kMostPurposeBytes ||
            m_command.office.size() > kMostOfficeBytes)
            return rejected("too-long", "purpose or office");
        YORISOI_ASSIGN(const std::string elsewhere,
                       whereMoved(m_connection, m_ward.key, m_command));
        if (!elsewhere.empty())
            return rejected("moved", elsewhere);
        return m_command.intent == records::Intent::MoveCitizen ? judgeMove(*rights)
                                                                : judgeEdits(*rights);
    }

    base::Result<Application> judgeMove(const StaffRights &rights)
    {
        if (rights.role != "supervisor" && rights.role != "operator")
            return rejected("not-permitted", "a move needs a supervisor");
        YORISOI_ASSIGN(auto plan, planMove(m_connection, m_ward, m_command));
        if (!plan)
            return rejected(plan.error().code == base::ErrorCode::NotFound ? "unknown-entity"
                                                                           : "field-invalid",
                            plan.error().detail);
        m_move = *std::move(plan);
        return Application{};
    }

    base::Result<Application> judgeEdits(const StaffRights &rights)
    {
        for (const records::Edit &edit : m_command.edits)
            if (!changesByCommand(edit.kind))
                return rejected("not-permitted", std::string(records::specOf(edit.kind).name) +
                                                     " is not changed by commands");
        YORISOI_ASSIGN(const std::string second, secondPerson());
        YORISOI_ASSIGN(Application application,
                       records::apply(RecordTable(m_connection, m_ward), m_command,
                                      {true, rights.role, second}));
        YORISOI_ASSIGN(const bool taken, usesTakenId(application));
        if (taken)
            return rejected("already-exists", "an id that another row has");
        if (application.outcome != Outcome::Rejected && isWithdrawal(m_command))
            YORISOI_TRY(countWithdrawal());
        return application;
    }

    /// Empty unless they may release what needs two.
    base::Result<std::string> secondPerson()
    {
        if (m_command.secondStaff.empty() || m_command.secondStaff == m_command.staff)
            return std::string();
        YORISOI_ASSIGN(const auto rights, rightsOf(m_connection, m_ward, m_command.secondStaff));
        return rights && rights->role == "supervisor" ? m_command.secondStaff : std::string();
    }

    base::Status countWithdrawal()
    {
        YORISOI_ASSIGN(const bool held, isBrakeOn(m_connection, m_by.id, m_command.at, m_now));
        if (!held)
            return {};
        m_state.quarantine = kManyWithdrawals;
        return base::fail(base::ErrorCode::Refused, "device-quarantined");
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

    base::Status countNumber()
    {
        YORISOI_ASSIGN(const auto standing,
                       placeNumber(m_connection, m_by.id, m_command.deviceEpoch, m_command.number));
        if (standing == NumberPlace::Behind) {
            m_state.quarantine = kNumbersWentBack;
            return base::fail(base::ErrorCode::Refused, "device-quarantined");
        }
        return {};
    }

    base::Result<OperationResult> record(const Application &application)
    {
        YORISOI_ASSIGN(
            const auto newest,
            m_connection.queryInteger("SELECT max(ifnull((SELECT max(receipt) FROM operation), 0), "
                                      "ifnull((SELECT value FROM store_state "
                                      "WHERE name = 'receipt_floor'), 0))"));
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
            const std::string json = records::toJson(row);
            YORISOI_TRY(putRecord(m_connection, m_ward, row, row.revision == 1, json));
            YORISOI_TRY(appendChange(m_connection, m_ward, m_command.operation, json,
                                     i + 1 == application.rows.size()));
            result.effects.push_back({row.kind, row.id, row.revision});
        }
        if (m_move) {
            YORISOI_TRY(carryOut(m_connection, m_ward, *m_move, m_command, result.receipt));
            m_state.alsoChanged.push_back(m_command.toWard);
        }
        if (!application.rows.empty() || m_move)
            result.seq = m_ward.head.seq;
        sign(result);
        // A rejected command's own words may be what it was rejected for.
        const auto kept = [&](std::string_view text) {
            return result.outcome == Outcome::Rejected ? std::string_view() : text;
        };
        YORISOI_TRY(m_connection.run(
            "INSERT INTO operation(receipt, id, ward, device, device_epoch, number, intent, staff, "
            "office, purpose, at, result) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            result.receipt, result.operation, m_ward.key, m_by.id, m_command.deviceEpoch,
            m_command.number,
            m_command.notUnderstood.empty() ? records::toToken(m_command.intent)
                                            : std::string_view("unknown"),
            kept(m_command.staff), kept(m_command.office), kept(m_command.purpose),
            m_command.at.time_since_epoch().count(), records::toJson(result)));
        for (const records::Row &row : application.rows) {
            const std::string clashed = records::clashedFields(application.rows, row);
            YORISOI_TRY(m_connection.run(
                "INSERT INTO effect(ward, kind, id, revision, receipt, as_meant, clashed) "
                "VALUES(?, ?, ?, ?, ?, ?, ?)",
                m_ward.key, static_cast<int>(row.kind), row.id, row.revision, result.receipt,
                clashed.empty(), clashed.empty() ? std::nullopt : std::optional(clashed)));
        }
        if (!application.rows.empty())
            YORISOI_TRY(saveWard(m_connection, m_ward));
        return result;
    }

    void sign(OperationResult &result) const
    {
        result.signature = crypto::toBase64Url(
            m_state.receipts.sign(crypto::bytesOf(records::receiptText(result))));
    }

    storage::Connection &m_connection;
    Ward &m_ward;
    DeciderState &m_state;
    const EnrolledDevice &m_by;
    const Command &m_command;
    const base::Instant m_now;
    std::optional<MovePlan> m_move;
};

} // namespace

base::Result<OperationResult> decide(storage::Connection &connection, Ward &ward,
                                     DeciderState &state, const Command &command)
{
    return Decision(connection, ward, state, command).run();
}

} // namespace yorisoi::central
