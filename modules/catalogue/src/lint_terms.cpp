// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "feel_text.h"
#include "lint_run.h"
#include "rate_paths.h"

namespace yorisoi::catalogue {

using Severity = Finding::Severity;

namespace {

/// Numbers from here on are hardly ages, grades, months or counts; in a column of money less is
/// enough, as only units of rounding are smaller.
constexpr double kLeastAmount = 1000;
constexpr double kLeastAmountOfMoney = 101;

/// A year, as in `date.year >= 1956`.
bool looksLikeAYear(double number)
{
    return number >= 1868 && number <= 2100 && number == std::floor(number);
}

bool speaksOfMoney(std::string_view label)
{
    static constexpr std::array<std::string_view, 6> kWords{"額",   "円",   "所得",
                                                            "収入", "料金", "資産"};
    return std::ranges::any_of(kWords, [label](std::string_view word) {
        return label.find(word) != std::string_view::npos;
    });
}

struct TermLint {
    const LintRun &run;
    const DmnDocument &document;
    const DmnElement &element;
    const std::string name;

    void checkRates() const
    {
        for (const DmnText &text : feelTextsOf(element)) {
            for (const FeelPath &path : pathsOf(text.text, "料率"))
                if (resolveRate(run.catalogue, path.path).form == RatePath::Form::Unknown)
                    reportUnknown(text, "料率." + path.path);
            if (std::ranges::find(element.parameters, "率") == element.parameters.end())
                continue;
            // A function that is given a group of rates: some group must have the path.
            for (const FeelPath &path : pathsOf(text.text, "率"))
                if (!path.path.empty() && !isBelowSomeGroup(path.path))
                    reportUnknown(text, "率." + path.path);
        }
    }

    bool isBelowSomeGroup(const std::string &path) const
    {
        const auto &rates = run.catalogue.rates();
        return std::ranges::any_of(rates, [&](const auto &rate) {
            for (std::size_t dot = rate.first.find('.'); dot != std::string::npos;
                 dot = rate.first.find('.', dot + 1)) {
                const std::string group = rate.first.substr(0, dot + 1);
                if (resolveRate(run.catalogue, group + path).form != RatePath::Form::Unknown)
                    return true;
            }
            return false;
        });
    }

    void reportUnknown(const DmnText &text, const std::string &path) const
    {
        run.add(Severity::Error, "unknown-term", document, text, name,
                "「" + path + "」という料率はありません", "there is no rate '" + path + "'");
    }

    void reportAmount(const DmnText &text, const std::string &number) const
    {
        run.add(Severity::Warning, "literal-amount", document, text, name,
                "金額らしい数 " + number + " が直接書かれています（rates に期間付きで置きます）",
                "the number " + number +
                    " looks like an amount: it belongs in rates, with its period");
    }

    void checkAmounts() const
    {
        for (const DmnText &text : element.expressions)
            largeNumbersIn(text);
        for (const DmnTable &table : element.tables) {
            for (const DmnRule &rule : table.rules) {
                for (std::size_t c = 0; c < rule.tests.size() && c < table.inputs.size(); ++c)
                    checkCell(rule.tests[c], table.inputs[c].label);
                for (std::size_t c = 0; c < rule.outputs.size() && c < table.outputs.size(); ++c) {
                    const std::string &label = table.outputs[c].label;
                    checkCell(rule.outputs[c], label.empty() ? element.name : label);
                }
            }
        }
    }

    void largeNumbersIn(const DmnText &text) const
    {
        for (const FeelNumber &number : numbersIn(text.text))
            checkNumber(text, number.text, kLeastAmount);
    }

    void checkNumber(const DmnText &text, const std::string &number, double least) const
    {
        const double value = std::strtod(number.c_str(), nullptr);
        if (value >= least && !looksLikeAYear(value))
            reportAmount(text, number);
    }

    void checkCell(const DmnText &text, const std::string &label) const
    {
        if (!speaksOfMoney(label))
            return largeNumbersIn(text);
        for (const FeelNumber &number : numbersIn(text.text))
            checkNumber(text, number.text, kLeastAmountOfMoney);
    }

    /// Keys of texts that a result names.
    void checkRemarks() const
    {
        for (const auto &[entry, text] : element.entries) {
            if (entry != "備考")
                continue;
            for (const std::string &key : stringsIn(text.text))
                if (!run.catalogue.text(key))
                    run.add(Severity::Error, "dead-link", document, text, name,
                            "備考「" + key + "」の文が texts にありません",
                            "no text has the key '" + key + "'");
        }
    }
};

} // namespace

void lintTerms(const LintRun &run)
{
    for (const DmnDocument &document : run.documents) {
        for (const DmnElement &element : document.elements) {
            const TermLint lint{run, document, element, document.name + ", " + element.name};
            lint.checkRates();
            lint.checkAmounts();
            lint.checkRemarks();
        }
    }
}

} // namespace yorisoi::catalogue
