// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "yorisoi/base/clock.h"
#include "yorisoi/catalogue/content.h"
#include "yorisoi/decision/value.h"

namespace yorisoi::catalogue {

/// The same in the languages of the desk; neither is empty.
struct Words {
    std::string ja;
    std::string en;

    friend bool operator==(const Words &, const Words &) = default;
};

/// Where a value or rule was read, and when somebody last compared it.
struct Source {
    /// Key in `Catalogue::sources`: the id as written, or `id@file` where another file means
    /// another page by it.
    std::string id;
    Words title;
    std::string url;
    base::Date checked{};
    /// False: the page could not be read, and whatever uses it says so.
    bool verified = false;
    std::optional<Words> note;
    Place place;
};

/// A value of a rate and the days on which the law gives it, both included.
struct RatePeriod {
    base::Date from{};
    std::optional<base::Date> to; ///< none: until further notice
    decision::Value value;
    std::string text; ///< of the value, as written
    /// Article of the law, as written.
    std::string basis;
    std::string source; ///< for `Catalogue::source`
    /// Its own and that of its source.
    bool verified = true;
    std::optional<Words> note;
    Place place;

    bool covers(base::Date date) const { return from <= date && (!to || date <= *to); }
};

/// An amount, limit or count of days that a law may change. Its name is dotted: in the input `料率`
/// of the decisions it is a path.
struct Rate {
    std::string name;
    std::string unit;
    Words words;
    /// In order of time, without overlap.
    std::vector<RatePeriod> periods;
    Place place;

    /// nullptr: the law says nothing on that day, or we do not hold it.
    const RatePeriod *on(base::Date date) const;
};

struct LegalBasis {
    std::string law;
    std::vector<std::string> articles;
};

/// An entitlement or service (制度) and the decision that says who has it.
struct Service {
    std::string id;
    Words name;
    Words summary;
    std::string domain;  ///< token of the record's vocabulary
    std::string kind;    ///< benefit | reduction | loan | service | status
    std::string payment; ///< monthly | lump-sum | yearly | reimbursement | none
    Words counter;
    std::optional<Words> applyWithin;
    std::string decisionModel; ///< file below `decisions/`
    std::string decisionName;
    /// The days for which our rules are held; on others the answer is unknown.
    base::Date validFrom{};
    std::optional<base::Date> validTo;
    std::vector<LegalBasis> basis;
    std::vector<std::string> sources; ///< for `Catalogue::source`
    std::vector<Words> notes;
    std::vector<Words> unverified;
    Place place;

    bool validOn(base::Date date) const
    {
        return validFrom <= date && (!validTo || date <= *validTo);
    }
};

/// A file of any kind, for the readers of kinds that modules above know (procedures, events).
struct Item {
    std::string kind; ///< its folder
    std::string id;   ///< the file's name without `.yaml`
    std::string file;
    Content content;
};

} // namespace yorisoi::catalogue
