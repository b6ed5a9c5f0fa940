// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "yorisoi/base/clock.h"
#include "yorisoi/replica/replica.h"
#include "yorisoi/workload/samples.h"

namespace yorisoi::workload {

/// One question's times, in milliseconds.
struct Figure {
    std::string name;
    std::vector<double> times; ///< ascending

    /// The smallest time that at least `share` (0–1) of all stay within; 0 when there is none.
    double quantile(double share) const;
};

/// What a clerk asks: `timeline`, `citizen`, `search-kanji` (two characters), `search-kana`,
/// `search-address`, `search-phone`, `search-birth`, `search-typing` (every prefix of a kana name,
/// as keys are pressed), `cases`.
std::vector<std::string> questions();

/// Asks one question about each sample that has what it takes, one after the other on this thread.
/// NotFound when a person does not come up under what is known of them.
base::Result<Figure> ask(const replica::Replica &copy, const std::string &question,
                         std::span<const Sample> samples);

/// Records a contact with each sample's person, as a page does (`submit`, with its fsync where the
/// copy has one).
base::Result<Figure> record(replica::Replica &copy, std::span<const Sample> samples,
                            const std::string &ward, base::Clock &clock, base::Random &random);

} // namespace yorisoi::workload
