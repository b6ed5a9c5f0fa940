// SPDX-License-Identifier: GPL-3.0-or-later
#include "rate_paths.h"

#include <algorithm>
#include <set>

#include "feel_text.h"

namespace yorisoi::catalogue {

namespace {

bool hasEntry(const decision::Value &value, std::string_view path)
{
    const std::size_t dot = path.find('.');
    const decision::Value *entry = value.find(path.substr(0, dot));
    if (!entry)
        return false;
    return dot == std::string_view::npos || hasEntry(*entry, path.substr(dot + 1));
}

} // namespace

RatePath resolveRate(const Catalogue &catalogue, std::string_view path)
{
    if (path.empty())
        return {RatePath::Form::Group, nullptr};
    if (const Rate *rate = catalogue.rate(path))
        return {RatePath::Form::Rate, rate};
    const std::string below = std::string(path) + '.';
    const auto inside = catalogue.rates().lower_bound(below);
    if (inside != catalogue.rates().end() && inside->first.starts_with(below))
        return {RatePath::Form::Group, nullptr};
    for (std::size_t dot = path.rfind('.'); dot != std::string_view::npos && dot > 0;
         dot = path.rfind('.', dot - 1)) {
        const Rate *rate = catalogue.rate(path.substr(0, dot));
        if (!rate)
            continue;
        const bool found = std::ranges::any_of(rate->periods, [&](const RatePeriod &period) {
            return hasEntry(period.value, path.substr(dot + 1));
        });
        return found ? RatePath{RatePath::Form::Rate, rate} : RatePath{};
    }
    return {};
}

std::vector<DmnText> feelTextsOf(const DmnElement &element)
{
    std::vector<DmnText> texts = element.expressions;
    for (const DmnTable &table : element.tables) {
        for (const DmnRule &rule : table.rules) {
            texts.insert(texts.end(), rule.tests.begin(), rule.tests.end());
            texts.insert(texts.end(), rule.outputs.begin(), rule.outputs.end());
            for (const DmnText &annotation : rule.annotations)
                for (std::string &text : placeholdersIn(annotation.text))
                    texts.push_back({std::move(text), annotation.line, annotation.column});
        }
    }
    return texts;
}

std::vector<std::string> ratePathsOf(const DmnDocument &document)
{
    std::set<std::string> paths;
    for (const DmnElement &element : document.elements)
        for (const DmnText &text : feelTextsOf(element))
            for (FeelPath &path : pathsOf(text.text, "料率"))
                paths.insert(std::move(path.path));
    return {paths.begin(), paths.end()};
}

} // namespace yorisoi::catalogue
