// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "yorisoi/base/clock.h"
#include "yorisoi/base/result.h"
#include "yorisoi/exchange/xes_reader.h"
#include "yorisoi/records/row.h"

namespace yorisoi::exchange {

/// Where imported rows go: all or nothing is the caller's transaction.
class RowSink {
public:
    virtual ~RowSink() = default;
    virtual base::Status add(const records::Row &row) = 0;
    /// What was added since the last call belongs together.
    virtual base::Status endGroup() = 0;
    /// Whether the ward held this row before the import began.
    virtual base::Result<bool> holds(records::EntityKind kind, const base::Uuid &id) = 0;
};

struct ImportPlan {
    std::string ward;
    std::string name; ///< of the log where it has no concept:name: usually the file's
};

struct ImportCounts {
    std::string log; ///< the name under which its cases are kept (`Case.source`)
    std::size_t cases = 0;
    std::size_t events = 0;
    std::map<std::string, std::size_t> casesByChannel;
    /// Names (concept:name) that more than one case of the log bears, and how many bear each: they
    /// are different cases and stay so.
    std::map<std::string, std::size_t> repeatedNames;
    std::optional<base::Instant> first; ///< when the earliest and the latest event happened
    std::optional<base::Instant> last;
};

/// Brings a process log in. A trace becomes a case of an applicant whom the log does not name
/// (「申請者（取込 NAME）」, a visitor), its events that applicant's timeline. The applicant is
/// marked synthetic only where the log says so (trace attribute `yorisoi:synthetic`, as `exportXes`
/// writes it).
///
/// Of a trace: concept:name → number and source_ref; the log's name → source and title; channel →
/// channel (Internet, web → portal; Desk → counter; Post, letter → post; e-mail → email; phone →
/// phone; anything else, also Intern and UNKNOWN → counter, where staff enter things); department,
/// responsible, deadline, startdate, enddate → the fields of those meanings; with an enddate the
/// case is closed. All attributes, in order and with their types, are kept in Case.attributes
/// (JSON) and given back by `exportXes`.
/// Of an event: concept:name → title, time:timestamp (required) → occurred_at, org:resource →
/// staff, its place in the trace → source_ref; the first one is an application, the others are
/// review. All attributes are kept in the body, a line each.
/// The header goes into an Article.
///
/// Ids follow from ward, log, case and place (or from identity:id of a trace), so that an import is
/// recognised when it comes again: AlreadyExists when all of its cases are there, Conflict when
/// only some are, with how many of how many; nothing is brought in then. InvalidInput with `line N:
/// reason`; so also for text that holds a 個人番号. TooLarge where a case or event has more
/// attributes than the record can keep.
base::Result<ImportCounts> importXes(const ByteSource &source, const ImportPlan &plan,
                                     RowSink &sink, const XesLimits &limits = {});
base::Result<ImportCounts> importXesFile(const std::filesystem::path &file, const ImportPlan &plan,
                                         RowSink &sink, const XesLimits &limits = {});

/// `municipal-log` of `/a/municipal-log.xes.gz`.
std::string logNameOf(const std::filesystem::path &file);

} // namespace yorisoi::exchange
