// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "yorisoi/decision/model.h"
#include "yorisoi/entitlements/evaluator.h"

namespace yorisoi::entitlements {

/// A service with its compiled decision.
struct Run {
    const catalogue::Service *service = nullptr;
    std::shared_ptr<const decision::Model> model;
};

/// 世帯, 基準日 and 料率 as the decisions take them.
decision::Value inputsOf(const decision::Value &household, base::Date asOf,
                         const decision::Value &rates);

/// Computes services of one model in one run, which share what they require. In the order of
/// `runs`.
std::vector<Entitlement> computeTogether(std::span<const Run> runs, const decision::Value &inputs,
                                         base::Date asOf);
/// Computes one service. `trace` is filled when it is not null.
Entitlement compute(const Run &run, const decision::Value &inputs, base::Date asOf,
                    decision::Trace *trace);
/// Everything of an entitlement that comes from the trace and the catalogue.
void explain(Entitlement &entitlement, const decision::Trace &trace, const Household &household,
             base::Date asOf, const catalogue::Catalogue &catalogue);

/// A service whose verdict is unknown, with the run that found it out.
struct OpenService {
    const Run *run = nullptr;
    const Entitlement *entitlement = nullptr;
    const decision::Trace *trace = nullptr;
};
/// What each answer to each missing fact would settle, best question first.
std::vector<Question> questionsFor(std::span<const OpenService> open, const Household &household,
                                   base::Date asOf, const decision::Value &rates);

/// The words of a fact at a path; nullptr for what the schema does not name.
const Fact *factAt(const FactPath &path);

} // namespace yorisoi::entitlements
