// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "lint_run.h"
#include "rate_paths.h"
#include "yorisoi/base/calendar.h"

namespace yorisoi::catalogue {

using Severity = Finding::Severity;

namespace {

struct SourceLint {
    const LintRun &run;

    void note(const char *rule, const Place &place, const std::string &element, std::string ja,
              std::string en) const
    {
        run.findings.push_back(
            {Severity::Note, rule, place, element, std::move(ja), std::move(en)});
    }

    void findUnverified() const
    {
        for (const auto &[id, source] : run.catalogue.sources()) {
            if (source.verified)
                continue;
            const Words words = source.note.value_or(Words{"確認できていません", "not verified"});
            note("unverified", source.place, id, words.ja, words.en);
        }
        for (const auto &[name, rate] : run.catalogue.rates()) {
            for (const RatePeriod &period : rate.periods) {
                const Source *source = run.catalogue.source(period.source);
                if (period.verified || (source && !source->verified))
                    continue;
                const Words words =
                    period.note.value_or(Words{"確認できていません", "not verified"});
                note("unverified", period.place, name, words.ja, words.en);
            }
        }
        for (const Service &service : run.catalogue.services())
            for (const Words &words : service.unverified)
                note("unverified", service.place, service.id, words.ja, words.en);
    }

    /// Whether a word stands in a file that is not of that folder.
    bool isNamed(const std::string &word, std::string_view exceptFolder) const
    {
        return std::ranges::any_of(run.catalogue.files(), [&](const auto &file) {
            return !file.first.starts_with(exceptFolder) &&
                   file.second.find(word) != std::string::npos;
        });
    }

    void findUnused() const
    {
        std::set<std::string> named;
        std::set<std::string> groups;
        for (const DmnDocument &document : run.documents) {
            for (const std::string &path : ratePathsOf(document)) {
                const RatePath found = resolveRate(run.catalogue, path);
                if (found.rate)
                    named.insert(found.rate->name);
                else if (!path.empty())
                    groups.insert(path + '.');
            }
        }
        for (const auto &[name, rate] : run.catalogue.rates()) {
            const bool inGroup = std::ranges::any_of(
                groups, [&, &key = name](const std::string &g) { return key.starts_with(g); });
            if (!named.contains(name) && !inGroup && !isNamed(name, "rates/"))
                note("unused", rate.place, name, "この料率を使う決定や手続きがありません",
                     "no decision or procedure uses this rate");
        }
        std::set<std::string> imported;
        for (const DmnDocument &document : run.documents)
            imported.insert(document.imports.begin(), document.imports.end());
        for (const DmnDocument &document : run.documents) {
            const std::string file = document.file.substr(std::string("decisions/").size());
            if (!imported.contains(document.namespaceUri) && !isNamed(file, "decisions/"))
                note("unused", {document.file}, document.name,
                     "この決定モデルを使う制度や手続きがありません",
                     "no service or procedure uses this decision model");
        }
    }

    /// Days for which a service says that we hold its rules while a rate that they name has no
    /// value.
    void findRatesOutsideTheirService() const
    {
        for (const Service &service : run.catalogue.services()) {
            const auto document = std::ranges::find(
                run.documents, "decisions/" + service.decisionModel, &DmnDocument::file);
            if (document == run.documents.end())
                continue;
            std::set<const Rate *> seen;
            for (const std::string &path : ratePathsOf(*document)) {
                const Rate *rate = resolveRate(run.catalogue, path).rate;
                if (rate && seen.insert(rate).second)
                    checkSpan(service, *rate);
            }
        }
    }

    void checkSpan(const Service &service, const Rate &rate) const
    {
        int day = base::toDayNumber(service.validFrom);
        const auto missing = [&](int from, const std::string &to) {
            const std::string since = base::toIsoDate(base::fromDayNumber(from));
            note("rate-span", rate.place, rate.name,
                 "制度「" + service.name.ja + "」が扱う " + since + "〜" + to + " の値がありません",
                 "no value for " + since + " " + (to.empty() ? "and after" : "to " + to) +
                     ", which the service " + service.id + " covers");
        };
        for (const RatePeriod &period : rate.periods) {
            if (service.validTo && period.from > *service.validTo)
                break;
            const int from = base::toDayNumber(period.from);
            if (from > day)
                missing(day, base::toIsoDate(base::fromDayNumber(from - 1)));
            if (!period.to)
                return;
            day = std::max(day, base::toDayNumber(*period.to) + 1);
        }
        if (!service.validTo || day <= base::toDayNumber(*service.validTo))
            missing(day, service.validTo ? base::toIsoDate(*service.validTo) : "");
    }
};

} // namespace

void lintSources(const LintRun &run)
{
    const SourceLint lint{run};
    lint.findUnverified();
    lint.findUnused();
    lint.findRatesOutsideTheirService();
}

} // namespace yorisoi::catalogue
