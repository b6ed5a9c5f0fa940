// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "yorisoi/records/row.h"

namespace yorisoi::records {

/// What a person meant to do. Devices change data only by commands (architecture §6.1).
enum class Intent : std::uint8_t {
    RegisterCitizen,
    AmendCitizen,
    RecordContact,
    CorrectEvent,
    OpenCase,
    AdvanceCase,
    RelateCitizens,
    SetConsent,
    SetRestriction,
    LiftRestriction, ///< only at the central server, with a second person
    TickChecklist,
    ReactToSuggestion,
    RecordDocument,
    RecordOpinion,
    ResolveConflict,
    /// The person named by the only edit (of kind Citizen, without fields) and everything of theirs
    /// goes to the ward `toWard`. Decided by the central server alone, for a supervisor or
    /// operator.
    MoveCitizen,
};
std::string_view toToken(Intent intent);
std::optional<Intent> intentFromToken(std::string_view token);

/// What the author of a change had seen of the field.
struct Base {
    /// The revision of the confirmed row that the author saw; 0 when this command creates it.
    std::int64_t revision = 0;
    /// Set when the author had seen the effect of an own operation that was not confirmed yet;
    /// then the revision that it led to decides instead of `revision`.
    base::Uuid afterOperation;

    friend bool operator==(const Base &, const Base &) = default;
};

struct FieldEdit {
    std::uint8_t field = 0; ///< index in the EntitySpec
    Value value;
    Base base;

    friend bool operator==(const FieldEdit &, const FieldEdit &) = default;
};

struct Edit {
    EntityKind kind = EntityKind::Event;
    base::Uuid id;
    /// Of an existing row of a clustered kind: its cluster, so that stores need no index by id.
    base::Uuid cluster;
    bool create = false;
    std::vector<FieldEdit> fields;

    friend bool operator==(const Edit &, const Edit &) = default;
};

/// An intent with everything the server needs to decide it. Its edits are applied together or not
/// at all, except that a clashing field alone becomes a Conflict.
struct Command {
    base::Uuid operation; ///< random 128 bits; a repeat gets the stored result
    base::Uuid device;
    std::int64_t deviceEpoch = 1; ///< grows when the device's copy is made anew
    std::int64_t number = 0;      ///< contiguous per (device, epoch), from 1
    Intent intent = Intent::RecordContact;
    std::string staff; ///< staff number
    std::string office;
    std::string ward;
    base::Instant at{};  ///< the device's wall clock; never decides a merge
    std::string purpose; ///< why the record was opened or changed (利用目的)
    std::vector<Edit> edits;
    /// Staff number of the second authorised person, where the intent needs one. The device has
    /// asked for their PIN; the server checks that they are another person with the right role.
    std::string secondStaff{};
    std::string toWard{}; ///< of MoveCitizen
    /// Set by `receivedCommandFromJson` alone, never sent: why this release cannot decide it. A
    /// reason token: `unknown-operation`, `unknown-kind`, `unknown-field`, `field-invalid`.
    std::string notUnderstood{};

    friend bool operator==(const Command &, const Command &) = default;
};

/// An edit that creates `row` whole.
Edit createEdit(const Row &row);
/// An edit of the fields in which `after` differs from `before` (same kind and id).
Edit amendEdit(const Row &before, const Row &after);

} // namespace yorisoi::records
