// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>

#include "yorisoi/base/result.h"
#include "yorisoi/exchange/xes_log.h"
#include "yorisoi/records/row.h"

namespace yorisoi::exchange {

/// Where exported rows come from: all rows of a kind of one ward, events by citizen.
class RowSource {
public:
    virtual ~RowSource() = default;
    using Visitor = std::function<base::Status(const records::Row &)>;
    virtual base::Status visit(records::EntityKind kind, const Visitor &visitor) = 0;
};

struct ExportPlan {
    std::string ward;
    std::string log; ///< only the cases that an import brought under this name; empty = all cases
};

struct ExportCounts {
    std::size_t cases = 0;
    std::size_t events = 0;
};

/// Writes the cases of a ward as an XES log, packed with gzip where the file's name ends in `.gz`.
/// What an import brought comes out as it came in; of our own cases and events there are numbers,
/// times, tokens (kind, channel, domain, stage …) and staff numbers, but no names, addresses or
/// free text. Cases are in the order of the imported log, then by when they were opened.
///
/// The file appears whole or not at all (written beside, renamed; mode 0600). Memory grows with the
/// number of cases only (about 200 bytes each); the rest waits in an unlinked file beside the
/// output. NotFound when no case fits the plan; IoFailed, DiskFull.
base::Result<ExportCounts> exportXes(const std::filesystem::path &file, const ExportPlan &plan,
                                     RowSource &source);

} // namespace yorisoi::exchange
