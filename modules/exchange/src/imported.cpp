// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/exchange/imported.h"

#include <charconv>

#include "attribute_text.h"
#include "import_ids.h"

namespace yorisoi::exchange {

bool isImported(const records::Event &event)
{
    if (event.source.empty() || event.caseId.isNull())
        return false;
    std::size_t place = 0;
    const char *end = event.sourceRef.data() + event.sourceRef.size();
    const auto parsed = std::from_chars(event.sourceRef.data(), end, place);
    return parsed.ec == std::errc() && parsed.ptr == end &&
           event.id == eventId(event.ward, event.source, event.caseId, place);
}

std::optional<XesAttributes> attributesOfImported(const records::Event &event)
{
    return isImported(event) ? attributesFromText(event.body) : std::nullopt;
}

std::optional<XesAttributes> attributesOfImported(const records::Case &file)
{
    if (file.source.empty())
        return std::nullopt;
    auto kept = attributesFromCaseJson(file.attributes);
    return kept ? std::optional(std::move(kept->attributes)) : std::nullopt;
}

bool isImportedApplicant(const base::Uuid &citizen, const records::Case &file)
{
    return !file.source.empty() && citizen == applicantId(file.ward, file.source, file.id);
}

} // namespace yorisoi::exchange
