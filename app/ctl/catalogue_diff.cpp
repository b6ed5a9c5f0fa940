// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalogue_diff.h"

#include <iostream>

#include <nlohmann/json.hpp>

#include "yorisoi/base/calendar.h"
#include "yorisoi/catalogue/difference.h"
#include "yorisoi/catalogue/pack.h"
#include "yorisoi/crypto/atomic_file.h"
#include "yorisoi/decision/tck.h"
#include "yorisoi/entitlements/evaluator.h"
#include "yorisoi/entitlements/outcome_change.h"

namespace yorisoi::ctl {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

void print(const CatalogueDiff &options, const std::string &indent, const catalogue::Words &words)
{
    if (options.language != "en")
        std::cout << indent << words.ja << '\n';
    if (options.language != "ja")
        std::cout << indent << (options.language.empty() ? "  " : "") << words.en << '\n';
}

/// The signature is not looked at: nothing is done but to compare.
base::Result<std::shared_ptr<const catalogue::Catalogue>> open(const fs::path &path)
{
    std::error_code ignored;
    if (fs::is_directory(path, ignored))
        return catalogue::Catalogue::loadFolder(path);
    YORISOI_ASSIGN(const auto buffer, crypto::readWholeFile(path, catalogue::kMostCatalogueBytes));
    YORISOI_ASSIGN(auto files,
                   catalogue::unpackUnchecked(
                       {reinterpret_cast<const char *>(buffer.bytes().data()), buffer.size()}));
    return catalogue::Catalogue::load(std::move(files));
}

base::Result<std::vector<entitlements::Household>> readHouseholds(const fs::path &file)
{
    YORISOI_ASSIGN(const std::string text, decision::readModelFile(file));
    Json json = Json::parse(text, nullptr, false);
    if (json.is_object())
        json = Json::array({json});
    if (!json.is_array())
        return base::fail(base::ErrorCode::InvalidInput,
                          file.filename().string() + ": neither a household nor a list of them");
    std::vector<entitlements::Household> households;
    for (const Json &one : json) {
        auto household = entitlements::Household::fromJson(one.dump());
        if (!household)
            return base::fail(household.error().code, file.filename().string() + ", household " +
                                                          std::to_string(households.size() + 1) +
                                                          ": " + household.error().detail);
        households.push_back(*std::move(household));
    }
    return households;
}

base::Status diffHouseholds(const CatalogueDiff &options,
                            const std::shared_ptr<const catalogue::Catalogue> &older,
                            const std::shared_ptr<const catalogue::Catalogue> &newer)
{
    base::Date day = base::dayInJapan(base::SystemClock().now());
    if (!options.asOf.empty()) {
        YORISOI_ASSIGN(day, base::parseIsoDate(options.asOf));
    }
    YORISOI_ASSIGN(const auto households, readHouseholds(options.households));
    YORISOI_ASSIGN(const auto before, entitlements::Evaluator::make(older));
    YORISOI_ASSIGN(const auto after, entitlements::Evaluator::make(newer));
    std::size_t touched = 0;
    for (std::size_t i = 0; i < households.size(); ++i) {
        YORISOI_ASSIGN(const auto then, before->assess(households[i], day));
        YORISOI_ASSIGN(const auto now, after->assess(households[i], day));
        const auto changes = entitlements::outcomeChanges(then, now);
        if (changes.empty())
            continue;
        ++touched;
        const std::string number = std::to_string(i + 1);
        print(options, "", {"世帯" + number + "：", "household " + number + ":"});
        for (const auto &change : changes)
            print(options, "    ", change.words);
    }
    const std::string count = std::to_string(touched) + " / " + std::to_string(households.size());
    print(options, "",
          {base::toIsoDate(day) + " 時点で結果が変わる世帯: " + count,
           "households whose results change as of " + base::toIsoDate(day) + ": " + count});
    return {};
}

} // namespace

base::Status diff(const CatalogueDiff &options)
{
    YORISOI_ASSIGN(const auto older, open(options.older));
    YORISOI_ASSIGN(const auto newer, open(options.newer));
    const auto changes = catalogue::Catalogue::difference(*older, *newer);
    std::string category;
    for (const catalogue::Change &change : changes) {
        if (change.category != category)
            std::cout << (category.empty() ? "" : "\n") << change.category << '\n';
        category = change.category;
        print(options, "  ", change.words);
    }
    if (changes.empty())
        print(options, "", {"内容の違いはありません。", "The content is the same."});
    if (options.households.empty())
        return {};
    std::cout << '\n';
    return diffHouseholds(options, older, newer);
}

} // namespace yorisoi::ctl
