// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "yorisoi/catalogue/difference.h"

namespace yorisoi::catalogue {

/// Collects what differs between two catalogues.
struct DifferenceRun {
    const Catalogue &older;
    const Catalogue &newer;
    std::vector<Change> &changes;

    void add(Change::Kind kind, std::string category, std::string item, std::string part,
             std::string ja, std::string en) const
    {
        changes.push_back({kind, std::move(category), std::move(item), std::move(part),
                           Words{std::move(ja), std::move(en)}});
    }
};

void compareRates(const DifferenceRun &run);
void compareServices(const DifferenceRun &run);
void compareDecisions(const DifferenceRun &run);
/// Texts and the kinds that modules above read: entry by entry of their files.
void compareItems(const DifferenceRun &run);

/// "15,000" for a whole number of at least four digits, anything else as it is.
std::string grouped(const std::string &text);

} // namespace yorisoi::catalogue
