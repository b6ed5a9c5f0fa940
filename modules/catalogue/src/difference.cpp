// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/catalogue/difference.h"

#include <algorithm>

#include "difference_run.h"
#include "yorisoi/base/calendar.h"

namespace yorisoi::catalogue {

using Kind = Change::Kind;

std::string grouped(const std::string &text)
{
    const std::size_t sign = text.starts_with('-') ? 1 : 0;
    const bool digits =
        text.size() > sign && std::all_of(text.begin() + static_cast<std::ptrdiff_t>(sign),
                                          text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits)
        return text;
    std::string result = text;
    for (std::size_t i = result.size(); i > sign + 3;) {
        i -= 3;
        result.insert(i, ",");
    }
    return result;
}

namespace {

struct RateComparison {
    const DifferenceRun &run;
    const Rate &older;
    const Rate &newer;

    static std::string shown(const RatePeriod *period, const Rate &rate, const char *none)
    {
        if (!period)
            return none;
        const bool plain = period->value.is(decision::Kind::Number);
        return grouped(period->text) + (plain ? rate.unit : "");
    }

    /// The days on which one of the two changes.
    std::vector<int> days() const
    {
        std::set<int> days;
        for (const Rate *rate : {&older, &newer}) {
            for (const RatePeriod &period : rate->periods) {
                days.insert(base::toDayNumber(period.from));
                if (period.to)
                    days.insert(base::toDayNumber(*period.to) + 1);
            }
        }
        return {days.begin(), days.end()};
    }

    void compareValues() const
    {
        const std::vector<int> all = days();
        for (std::size_t i = 0; i < all.size(); ++i) {
            const base::Date from = base::fromDayNumber(all[i]);
            const RatePeriod *before = older.on(from);
            const RatePeriod *after = newer.on(from);
            const bool same =
                before && after ? decision::same(before->value, after->value) : !before && !after;
            if (same)
                continue;
            const std::string to =
                i + 1 < all.size() ? base::toIsoDate(base::fromDayNumber(all[i + 1] - 1)) : "";
            const std::string span = base::toIsoDate(from) + "〜" + to;
            run.add(!before  ? Kind::Added
                    : !after ? Kind::Removed
                             : Kind::Changed,
                    "rates", newer.name, span,
                    newer.words.ja + "：" + span + " " + shown(before, older, "（なし）") + " → " +
                        shown(after, newer, "（なし）"),
                    newer.words.en + ", " + base::toIsoDate(from) +
                        (to.empty() ? " onwards: " : " to " + to + ": ") +
                        shown(before, older, "none") + " → " + shown(after, newer, "none"));
        }
    }

    void compareBasis() const
    {
        for (const RatePeriod &period : newer.periods) {
            const RatePeriod *before = older.on(period.from);
            if (!before || !decision::same(before->value, period.value))
                continue;
            const std::string from = base::toIsoDate(period.from);
            if (before->basis != period.basis)
                run.add(Kind::Changed, "rates", newer.name, from,
                        newer.words.ja + "：" + from + "からの根拠 " + before->basis + " → " +
                            period.basis,
                        newer.words.en + ", from " + from + ": basis " + before->basis + " → " +
                            period.basis);
            if (before->verified != period.verified)
                run.add(Kind::Changed, "rates", newer.name, from,
                        newer.words.ja + "：" + from + "からの値は" +
                            (period.verified ? "出典で確認しました" : "出典で確認できていません"),
                        newer.words.en + ", from " + from + ": the value is " +
                            (period.verified ? "now verified" : "no longer verified"));
        }
    }

    void compareWords() const
    {
        if (older.unit != newer.unit)
            run.add(Kind::Changed, "rates", newer.name, "unit",
                    newer.words.ja + "：単位 " + older.unit + " → " + newer.unit,
                    newer.words.en + ": unit " + older.unit + " → " + newer.unit);
        if (!(older.words == newer.words))
            run.add(Kind::Changed, "rates", newer.name, "name",
                    "名称 「" + older.words.ja + "」→「" + newer.words.ja + "」",
                    "name '" + older.words.en + "' → '" + newer.words.en + "'");
    }
};

std::string periodOf(const Service &service)
{
    return base::toIsoDate(service.validFrom) + "〜" +
           (service.validTo ? base::toIsoDate(*service.validTo) : "");
}

std::string basisOf(const Service &service)
{
    std::string text;
    for (const LegalBasis &basis : service.basis) {
        text += (text.empty() ? "" : "、") + basis.law;
        for (const std::string &article : basis.articles)
            text += ' ' + article;
    }
    return text;
}

std::string joined(const std::vector<Words> &all, bool japanese)
{
    std::string text;
    for (const Words &words : all)
        text += (text.empty() ? "" : " / ") + (japanese ? words.ja : words.en);
    return text.empty() ? (japanese ? "（なし）" : "none") : text;
}

struct ServiceComparison {
    const DifferenceRun &run;
    const Service &older;
    const Service &newer;

    void field(const char *part, const char *japanese, const Words &before,
               const Words &after) const
    {
        if (before == after)
            return;
        run.add(Kind::Changed, "services", newer.id, part,
                newer.name.ja + "：" + japanese + " 「" + before.ja + "」→「" + after.ja + "」",
                newer.name.en + ": " + part + " '" + before.en + "' → '" + after.en + "'");
    }
    void field(const char *part, const char *japanese, const std::string &before,
               const std::string &after) const
    {
        field(part, japanese, Words{before, before}, Words{after, after});
    }

    void compare() const
    {
        const Words none{"（なし）", "none"};
        const auto list = [](const std::vector<Words> &all) {
            return Words{joined(all, true), joined(all, false)};
        };
        field("name", "名称", older.name, newer.name);
        field("summary", "説明", older.summary, newer.summary);
        field("domain", "分野", older.domain, newer.domain);
        field("kind", "種類", older.kind, newer.kind);
        field("payment", "支払い", older.payment, newer.payment);
        field("counter", "窓口", older.counter, newer.counter);
        field("apply within", "申請の期限", older.applyWithin.value_or(none),
              newer.applyWithin.value_or(none));
        field("decision", "決定", older.decisionModel + ' ' + older.decisionName,
              newer.decisionModel + ' ' + newer.decisionName);
        field("valid", "扱う期間", periodOf(older), periodOf(newer));
        field("basis", "根拠", basisOf(older), basisOf(newer));
        field("notes", "注意", list(older.notes), list(newer.notes));
        field("unverified", "未確認の点", list(older.unverified), list(newer.unverified));
    }
};

} // namespace

void compareRates(const DifferenceRun &run)
{
    for (const auto &[name, rate] : run.newer.rates()) {
        const Rate *before = run.older.rate(name);
        if (!before) {
            std::string ja;
            std::string en;
            for (const RatePeriod &period : rate.periods) {
                const std::string value = RateComparison::shown(&period, rate, "");
                ja += (ja.empty() ? "" : "、") + base::toIsoDate(period.from) + "から " + value;
                en += (en.empty() ? "" : ", ") + value + " from " + base::toIsoDate(period.from);
            }
            run.add(Kind::Added, "rates", name, {}, "新しい料率「" + rate.words.ja + "」：" + ja,
                    "new rate '" + rate.words.en + "': " + en);
            continue;
        }
        const RateComparison comparison{run, *before, rate};
        comparison.compareWords();
        comparison.compareValues();
        comparison.compareBasis();
    }
    for (const auto &[name, rate] : run.older.rates())
        if (!run.newer.rate(name))
            run.add(Kind::Removed, "rates", name, {},
                    "料率「" + rate.words.ja + "」がなくなりました",
                    "the rate '" + rate.words.en + "' is gone");
}

void compareServices(const DifferenceRun &run)
{
    for (const Service &service : run.newer.services()) {
        if (const Service *before = run.older.service(service.id))
            ServiceComparison{run, *before, service}.compare();
        else
            run.add(Kind::Added, "services", service.id, {},
                    "新しい制度「" + service.name.ja + "」：" + service.summary.ja,
                    "new service '" + service.name.en + "': " + service.summary.en);
    }
    for (const Service &service : run.older.services())
        if (!run.newer.service(service.id))
            run.add(Kind::Removed, "services", service.id, {},
                    "制度「" + service.name.ja + "」がなくなりました",
                    "the service '" + service.name.en + "' is gone");
}

std::vector<Change> Catalogue::difference(const Catalogue &older, const Catalogue &newer)
{
    std::vector<Change> changes;
    const DifferenceRun run{older, newer, changes};
    compareRates(run);
    compareServices(run);
    compareDecisions(run);
    compareItems(run);
    return changes;
}

} // namespace yorisoi::catalogue
