// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "yorisoi/base/result.h"
#include "yorisoi/catalogue/catalogue.h"
#include "yorisoi/entitlements/entitlement.h"

namespace yorisoi::entitlements {

struct AssessOptions {
    /// Reasons, missing facts, sources: from the trace of the run that computed the verdict.
    bool explain = false;
    /// Also `Assessment::questions`; implies `explain`.
    bool settle = false;
    /// Ids of services; all when empty.
    std::vector<std::string> services;
};

/// Says what a household is entitled to by a catalogue. Immutable and thread-safe; the catalogue
/// lives as long as the evaluator.
class Evaluator {
public:
    /// InvalidInput when a service names a model or decision that the catalogue does not have, or
    /// a model has no input 世帯.
    static base::Result<std::shared_ptr<const Evaluator>>
    make(std::shared_ptr<const catalogue::Catalogue> catalogue);
    ~Evaluator();

    /// In the order of the catalogue. NotFound for an unknown service in the options. A decision
    /// that cannot be computed (its budget is spent, its result has no 判定) is Unknown with that
    /// as a gap, never an error of the whole.
    base::Result<Assessment> assess(const Household &household, base::Date asOf,
                                    const AssessOptions &options = {}) const;

    const catalogue::Catalogue &catalogue() const;

private:
    struct Data;
    explicit Evaluator(std::unique_ptr<Data> data);
    std::unique_ptr<Data> m_data;
};

} // namespace yorisoi::entitlements
