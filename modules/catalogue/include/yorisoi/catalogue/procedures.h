// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "yorisoi/catalogue/items.h"

namespace yorisoi::catalogue {

/// The same in the languages of the guide slip, by BCP 47 code (`ja`, `ja-x-easy`, `en`,
/// `zh-Hans` …). Japanese and English are always there.
struct Names {
    std::map<std::string, std::string, std::less<>> byLanguage;

    bool has(std::string_view language) const { return byLanguage.contains(language); }
    /// In that language; where it is missing, plain Japanese for `ja-x-easy`, else English.
    const std::string &in(std::string_view language) const;
    Words words() const { return {in("ja"), in("en")}; }
};

/// What a person brings (持ち物): a document or thing, listed once however many procedures want it.
struct Belonging {
    std::string id;
    Names name;
    std::optional<Names> note;
    Place place;
};

/// Where a procedure is done (窓口).
struct Counter {
    enum class Where : std::uint8_t { WardOffice, City, Elsewhere };

    std::string id;
    Names name;
    Where where = Where::WardOffice;
    /// Of the usual route through the ward office; lower is earlier.
    int order = 0;
    std::optional<Names> note;
    Place place;
};

/// What to bring, and when. Conditions are FEEL over 世帯, 事案, 基準日 and 料率; empty: always.
/// Unknown stays unknown: then it is told, and said that it depends.
struct Bring {
    std::string document; ///< for `Catalogue::belonging`
    std::string onlyIf;
    std::string unless;
    std::optional<Names> note;
    Place place;
};

struct Fee {
    enum class Form : std::uint8_t { Free, Rate, Text };

    Form form = Form::Free;
    std::string rate; ///< for `Catalogue::rate`; yen
    Names text;       ///< of Text
    std::optional<Names> note;
};

struct Deadline {
    enum class Form : std::uint8_t { None, Period, Text };
    enum class Unit : std::uint8_t { Days, Months, Years };
    /// From which day it counts: the day after (Civil Code 140), the day itself (Family Register
    /// Act 43), in business days, or that many days before; see `text/business_days.h`.
    enum class Rule : std::uint8_t { FromNextDay, SameDayCounts, BusinessDays, Before };

    Form form = Form::None;
    Unit unit = Unit::Days;
    /// For `Catalogue::rate`: the number of days, months or years, as on the day it counts from.
    std::string rate;
    /// The fact that it counts from, a date: `事案.異動日`; of several the first that is known.
    std::vector<std::string> from;
    Rule rule = Rule::FromNextDay;
    /// Whether a last day on a day off moves to the next business day.
    bool movesToBusinessDay = true;
    Names text;
    std::optional<Names> note;
};

/// A procedure (手続き) at or around the ward office, and the decision that says whether a case
/// needs it.
struct Procedure {
    struct Online {
        Words words;
        std::string url;
    };

    std::string id;
    Names name;
    Names summary;
    std::string domain;                ///< token of the record's vocabulary
    std::vector<std::string> audience; ///< resident | business | visitor
    Names whoMayFile;
    std::vector<Bring> bring;
    Fee fee;
    Deadline deadline;
    std::string counter;       ///< for `Catalogue::counter`
    std::string decisionModel; ///< file below `decisions/`
    std::string decisionName;
    std::vector<std::string> forms;
    /// Procedures that must be done before this one, when the case needs them too.
    std::vector<std::string> follows;
    std::vector<std::string> leadsTo;
    std::optional<Online> online;
    base::Date validFrom{};
    std::optional<base::Date> validTo;
    std::vector<LegalBasis> basis;
    std::vector<std::string> sources; ///< for `Catalogue::source`
    std::vector<Names> notes;
    std::vector<Names> unverified;
    Place place;

    bool validOn(base::Date date) const
    {
        return validFrom <= date && (!validTo || date <= *validTo);
    }
};

/// Something that happens in a life (ライフイベント), as the clerk chooses it.
struct LifeEvent {
    std::string id;
    Names name;
    Names summary;
    std::vector<std::string> audience;
    /// Facts that choosing the event answers, by path (`事案.出来事`).
    std::map<std::string, decision::Value, std::less<>> given;
    /// Paths of facts (`事案.異動日`, `世帯.構成員.誕生年月日`) in the natural order of
    /// conversation.
    std::vector<std::string> questions;
    std::vector<std::string> procedures;
    /// Entitlements that households in this event typically ask for.
    std::vector<std::string> services;
    Place place;
};

} // namespace yorisoi::catalogue
