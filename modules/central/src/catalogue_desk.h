// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "yorisoi/catalogue/pack.h"
#include "yorisoi/wire/http_types.h"

namespace yorisoi::central {

/// Hands the packs of a shelf to devices. A device that was enrolled later may ask for the version
/// with which something was begun.
class CatalogueDesk {
public:
    explicit CatalogueDesk(std::shared_ptr<const catalogue::PackShelf> shelf)
        : m_shelf(std::move(shelf))
    {
    }
    std::int64_t version() const { return m_shelf->newest().version; }
    /// With `version` in the query that one, otherwise the newest; 304 when `If-None-Match` names
    /// it. InvalidInput, NotFound.
    base::Result<wire::Response> give(const wire::Request &request) const;

private:
    std::shared_ptr<const catalogue::PackShelf> m_shelf;
};

} // namespace yorisoi::central
