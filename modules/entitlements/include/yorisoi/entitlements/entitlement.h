// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "yorisoi/base/clock.h"
#include "yorisoi/catalogue/items.h"
#include "yorisoi/decision/decimal.h"
#include "yorisoi/entitlements/household.h"
#include "yorisoi/entitlements/vocabulary.h"

namespace yorisoi::entitlements {

enum class Verdict : std::uint8_t { Eligible, NotEligible, Unknown };
/// "eligible", "not-eligible", "unknown".
std::string_view toToken(Verdict verdict);

/// A sentence that a rule gave when it fired.
struct Reason {
    /// For: the requirement is met. Against: it is not. Neutral: it says which amount or class.
    enum class Side : std::uint8_t { For, Against, Neutral };
    Side side = Side::Neutral;
    Words text;
    /// The requirement (decision or function) whose table said it.
    std::string requirement;
    /// Ids of the members it was computed for; empty: the household.
    std::vector<std::string> members;
};

/// A fact that the answer hangs on and that nobody has given.
struct MissingFact {
    FactPath path;
    /// "世帯.構成員[2].所得", as in the trace.
    std::string feelPath;
    Words label;
    /// With the member's name in front.
    Words question;
};

struct Share {
    std::string member;
    std::optional<decision::Decimal> amount;
};

/// One service for one household as of one day.
struct Entitlement {
    const catalogue::Service *service = nullptr;
    Verdict verdict = Verdict::Unknown;
    /// Yen for the payment of the service (a month, a year, the whole); a loan's limit. Either the
    /// amount, or the least and the most, or nothing.
    std::optional<decision::Decimal> amount;
    std::optional<decision::Decimal> least;
    std::optional<decision::Decimal> most;
    /// Ids.
    std::vector<std::string> members;
    std::vector<Share> shares;

    // The following only when an explanation was asked for.

    /// The days around the day asked for, both included, on which the rules and rates that were
    /// used do not change.
    std::optional<base::Date> from;
    std::optional<base::Date> to;
    std::vector<Reason> reasons;
    /// Of the verdict, when it is unknown.
    std::vector<MissingFact> missing;
    /// Of the amount, when the verdict is known and the amount is not.
    std::vector<MissingFact> missingForAmount;
    /// What is not said by facts: rates or rules that are not held for the day.
    std::vector<Words> gaps;
    /// Sentences of the decision (備考) and notes of the service.
    std::vector<Words> remarks;
    /// What could not be verified, of the service and of the rates that were used.
    std::vector<Words> unverified;
    /// Of the service and of the rates that were used, each once.
    std::vector<const catalogue::Source *> sources;
};

/// One possible answer to a question, and what it would settle.
struct PossibleAnswer {
    /// A value, or for numbers and dates the span of answers with the same outcome.
    decision::Value from;
    decision::Value to;
    Words words;
    /// Services now unknown that would be known, and how.
    struct Settled {
        std::string service;
        Verdict verdict = Verdict::Unknown;

        friend bool operator==(const Settled &, const Settled &) = default;
    };
    std::vector<Settled> settles;
};

/// A missing fact with what each answer would settle. Best question first.
struct Question {
    MissingFact fact;
    std::vector<PossibleAnswer> answers;
    /// Services whose verdict hangs on it.
    std::vector<std::string> services;
    /// Services settled, averaged over the answers.
    double expected = 0;
};

struct Assessment {
    base::Date asOf{};
    std::vector<Entitlement> entitlements;
    std::vector<Question> questions;
};

} // namespace yorisoi::entitlements
