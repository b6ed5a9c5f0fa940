// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "yorisoi/base/result.h"
#include "yorisoi/entitlements/evaluator.h"

namespace yorisoi::entitlements {

/// What a case expects of one scheme, or what we answered.
struct CaseAnswer {
    Verdict verdict = Verdict::Unknown;
    std::optional<decision::Decimal> amount;
    std::optional<decision::Decimal> least;
    std::optional<decision::Decimal> most;
};
/// "eligible 15,000"; for a person who compares.
std::string toText(const CaseAnswer &answer);

/// A household for which somebody wrote down what it gets. The form of the file is in the module's
/// README. What a case does not mention is not so (no disability, no institution) or in order
/// (lives in Japan, shares the livelihood); amounts stay unknown.
struct Case {
    std::string id;
    std::string name;
    base::Date asOf{};
    Household household;
    struct Expected {
        std::string scheme;
        CaseAnswer answer;
    };
    std::vector<Expected> expected;
};

/// InvalidInput with case and path.
base::Result<std::vector<Case>> readCases(std::string_view json);

struct Difference {
    const Case *which = nullptr;
    std::string scheme;
    CaseAnswer expected;
    /// Nothing when the catalogue has no service of that name.
    std::optional<CaseAnswer> actual;
};
struct CaseReport {
    std::size_t passed = 0;
    std::size_t failed = 0;
};
/// A case passes when every scheme has the verdict and, where given, the amount.
base::Result<CaseReport> runCases(const Evaluator &evaluator, const std::vector<Case> &cases,
                                  const std::function<void(const Difference &)> &differs);

} // namespace yorisoi::entitlements
