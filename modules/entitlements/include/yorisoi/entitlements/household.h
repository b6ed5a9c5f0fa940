// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "yorisoi/base/result.h"
#include "yorisoi/decision/value.h"
#include "yorisoi/entitlements/vocabulary.h"

namespace yorisoi::entitlements {

/// What is wrong with a household as it was given.
struct InputProblem {
    /// "$.構成員[0].誕生年月日": positions from 0, as in JSON.
    std::string path;
    Words message;
};

/// A member's fact or, without a member, one of the household.
struct FactPath {
    std::optional<std::size_t> member;
    std::string key;

    /// From "世帯.構成員[2].所得" (positions from 1) of a trace; nothing for other paths.
    static std::optional<FactPath> parse(std::string_view feelPath);
    friend auto operator<=>(const FactPath &, const FactPath &) = default;
};

/// A household and its members in the form of `resources/api/household.schema.json`: absent and
/// null are unknown. A value; cheap to copy.
class Household {
public:
    /// Most members.
    static constexpr std::size_t kMostMembers = 50;

    struct Member {
        std::string id;
        /// How answers call the person: 表示名, otherwise the id.
        std::string name;
    };

    /// InvalidInput with the path in the JSON for an unknown key, a value of the wrong type or not
    /// among the allowed ones, a date that does not exist, an id twice, no or two applicants
    /// (本人); TooLarge over 1 MiB or `kMostMembers`. All problems go to `problems`, for a person.
    static base::Result<Household> fromJson(std::string_view json,
                                            std::vector<InputProblem> *problems = nullptr,
                                            const Vocabulary &vocabulary = Vocabulary::builtIn());

    /// The context for the input 世帯 of the decisions.
    const decision::Value &value() const { return m_value; }
    const std::vector<Member> &members() const { return m_members; }
    /// Null when it is not known.
    decision::Value fact(const FactPath &path) const;
    /// The same household knowing one thing more (or something else).
    Household with(const FactPath &path, const decision::Value &value) const;
    /// The same household with its value converted for the decisions.
    Household converted(decision::Value value) const;

private:
    decision::Value m_value;
    std::vector<Member> m_members;
};

} // namespace yorisoi::entitlements
