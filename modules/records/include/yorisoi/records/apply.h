// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "yorisoi/base/result.h"
#include "yorisoi/records/command.h"

namespace yorisoi::records {

struct Author {
    std::string staff;
    std::string office;
    base::Instant at{};
};

/// What `apply` may ask of a store. Calls happen on the caller's thread, inside its transaction.
class RecordReader {
public:
    virtual ~RecordReader() = default;
    /// The row as it stands now. `cluster` is null when the caller does not know it.
    virtual base::Result<std::optional<Row>> find(EntityKind kind, const base::Uuid &id,
                                                  const base::Uuid &cluster) const = 0;
    /// The revision that an earlier operation gave this row; nullopt when it did not leave this
    /// field as meant (rejected, unknown, the row not among its edits, or the field clashed).
    virtual base::Result<std::optional<std::int64_t>> revisionAfter(const base::Uuid &operation,
                                                                    EntityKind kind,
                                                                    const base::Uuid &id,
                                                                    std::size_t field) const = 0;
    /// Who gave the row that revision; nullopt when it is not known here (a bulk load, or a
    /// device).
    virtual base::Result<std::optional<Author>> authorOf(EntityKind kind, const base::Uuid &id,
                                                         std::int64_t revision) const = 0;
};

/// Who decides, and with which rights.
struct Authority {
    bool central = false;    ///< the server; devices apply provisionally
    std::string role;        ///< of the staff: clerk | van | supervisor | operator
    std::string secondStaff; ///< the second authorised person, where one released it
};

enum class Outcome : std::uint8_t {
    Applied,   ///< as meant
    Merged,    ///< as meant, on a row that others had changed elsewhere meanwhile
    Conflict,  ///< at least one field clashed; both values are kept
    Rejected,  ///< nothing was changed; `reason` says why
    Duplicate, ///< the operation had been decided before; its stored result stands
};
std::string_view toToken(Outcome outcome);
std::optional<Outcome> outcomeFromToken(std::string_view token);

struct Application {
    Outcome outcome = Outcome::Applied;
    /// Stable token, only when rejected: `unknown-entity`, `already-exists`, `field-fixed`,
    /// `field-missing`, `field-invalid`, `too-long`, `individual-number`, `not-permitted`,
    /// `needs-second-person`, `base-from-the-future`, `wrong-ward`, `empty`, `needs-server` (what
    /// the central server alone can decide).
    std::string reason;
    /// Technical English: which entity and field. No personal data.
    std::string detail;
    /// The changed rows in full, conflicts among them; empty when rejected or without effect.
    std::vector<Row> rows;
};

/// The one merge law, used by device and server alike (architecture §6.1, §6.8). Pure: the result
/// depends on the arguments only. Errors are the reader's, never the command's.
///   - creating: every field as given; the same row again has no effect; another row of that id is
///     rejected.
///   - a field that nobody changed after the base, or whose value is already the same: taken.
///   - a clash of a Free field: the standing value stays, a Conflict row keeps both.
///   - a clash of a Protective field: the value that protects more stands, and a Conflict row keeps
///     the other.
base::Result<Application> apply(const RecordReader &reader, const Command &command,
                                const Authority &authority);

/// Names of the fields of `row` that clashed, by the Conflict rows that came with it from the same
/// operation, separated by spaces; empty when all are as meant.
std::string clashedFields(std::span<const Row> rows, const Row &row);
/// Whether a field is among those that `clashedFields` named.
bool isAmong(std::string_view clashed, EntityKind kind, std::size_t field);

/// How much a value of a Protective field protects; higher wins.
std::int64_t protectionRank(EntityKind kind, std::size_t field, const Value &value);

/// Why a row could not have been made by a command: a reason token of `Application`, or empty when
/// it could. For rows that come in otherwise (imports).
std::string_view whyInvalid(const Row &row);

/// Whether text holds a 個人番号 (12 digits with a right check digit, separators ignored).
/// Such text is never stored (行政手続における特定の個人を識別するための番号の利用等に関する法律).
bool holdsIndividualNumber(std::string_view text);

} // namespace yorisoi::records
