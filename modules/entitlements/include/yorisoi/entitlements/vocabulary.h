// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "yorisoi/base/result.h"
#include "yorisoi/catalogue/items.h"
#include "yorisoi/decision/value.h"

namespace yorisoi::entitlements {

using catalogue::Words;

/// A value that an enumerated fact may have.
struct Choice {
    decision::Value value;
    Words words;
};

/// One fact of a household or of a member: what it is called and how a clerk asks for it.
struct Fact {
    enum class Type : std::uint8_t { Boolean, Number, Text, Date };

    std::string key;
    Type type = Type::Text;
    /// "円/年"; empty when there is none.
    std::string unit;
    Words label;
    /// Empty for what is never asked (the id).
    Words question;
    /// Every allowed value, unless anything is allowed.
    std::vector<Choice> choices;
    std::optional<decision::Decimal> minimum;
};

/// The facts of `resources/api/household.schema.json`, the single source of their words. Immutable.
class Vocabulary {
public:
    /// The schema that this program was built with.
    static const Vocabulary &builtIn();
    /// InvalidInput when the text is not of that form.
    static base::Result<Vocabulary> fromSchema(std::string_view json);

    const std::vector<Fact> &householdFacts() const { return m_household; }
    const std::vector<Fact> &memberFacts() const { return m_member; }
    const Fact *householdFact(std::string_view key) const;
    const Fact *memberFact(std::string_view key) const;
    /// The words of a value of any enumeration ("一級" is "grade 1"), or nullptr.
    const Words *valueWords(std::string_view value) const;

private:
    std::vector<Fact> m_household;
    std::vector<Fact> m_member;
};

/// The schema's text.
std::string_view householdSchema();

} // namespace yorisoi::entitlements
