// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue_desk.h"

#include <charconv>

#include "byte_range.h"
#include "yorisoi/central/service.h"

namespace yorisoi::central {

using base::ErrorCode;
using base::fail;

base::Result<wire::Response> CatalogueDesk::give(const wire::Request &request) const
{
    const catalogue::PackShelf::Entry *entry = &m_shelf->newest();
    if (const auto asked = request.query.find("version"); asked != request.query.end()) {
        const std::string &text = asked->second;
        std::int64_t version = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
        if (error != std::errc() || end != text.data() + text.size())
            return fail(ErrorCode::InvalidInput, "version: not a number");
        entry = m_shelf->find(version);
        if (!entry)
            return fail(ErrorCode::NotFound, "catalogue: no such version");
    }
    const std::string tag = '"' + entry->tag + '"';
    const auto known = request.headers.find("If-None-Match");
    const auto range = request.headers.find("Range");
    wire::Response response{304, {}, {}};
    if (known == request.headers.end() || known->second != tag)
        response =
            rangeResponse(entry->bytes, "application/vnd.yorisoi.catalogue",
                          range == request.headers.end() ? std::string_view() : range->second);
    response.headers["ETag"] = tag;
    response.headers["Yorisoi-Catalogue-Version"] = std::to_string(entry->version);
    return response;
}

} // namespace yorisoi::central
