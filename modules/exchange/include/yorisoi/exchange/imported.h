// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "yorisoi/exchange/xes_log.h"
#include "yorisoi/records/entities.h"

/// Which rows an import of a process log made, and what they carry, for screens to show. Told by
/// the ids, which follow from ward, log, case and place; a row that only looks alike is none.
namespace yorisoi::exchange {

bool isImported(const records::Event &event);
/// In the order of the log; nothing for an event that no import made.
std::optional<XesAttributes> attributesOfImported(const records::Event &event);
/// Of the trace; nothing for a case that no import made.
std::optional<XesAttributes> attributesOfImported(const records::Case &file);
/// Whether the case's person is the applicant whom its import put there: known from the log alone.
bool isImportedApplicant(const base::Uuid &citizen, const records::Case &file);

} // namespace yorisoi::exchange
