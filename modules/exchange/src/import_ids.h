// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "yorisoi/base/id.h"

namespace yorisoi::exchange {

/// Ids of imported rows follow from what they are, so that an import is recognised when it comes
/// again: version 8 (RFC 9562 §5.8) of a SHA-256 over the parts.
base::Uuid nameBasedId(std::string_view ward, std::string_view log, std::string_view kind,
                       std::string_view name, std::size_t index);

inline constexpr std::string_view kHeaderTitle = "取込ログ: ";
inline base::Uuid headerId(std::string_view ward, std::string_view log, std::size_t part)
{
    return nameBasedId(ward, log, "header", {}, part);
}

inline base::Uuid applicantId(std::string_view ward, std::string_view log, const base::Uuid &caseId)
{
    return nameBasedId(ward, log, "applicant", caseId.raw(), 0);
}
/// `index`: its place in the trace.
inline base::Uuid eventId(std::string_view ward, std::string_view log, const base::Uuid &caseId,
                          std::size_t index)
{
    return nameBasedId(ward, log, "event", caseId.raw(), index);
}

/// Of a trace: the applicant is made up. Written and read by us alone.
inline constexpr std::string_view kSyntheticKey = "yorisoi:synthetic";

/// The first `count` code points.
std::string_view cutCodePoints(std::string_view text, std::size_t count);
std::size_t codePoints(std::string_view text);

} // namespace yorisoi::exchange
