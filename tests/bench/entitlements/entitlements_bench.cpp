// SPDX-License-Identifier: GPL-3.0-or-later
// All entitlements of synthetic households on one core; as JSON with --benchmark_format=json.
#include <array>
#include <cstdio>
#include <cstdlib>
#include <random>

#include <benchmark/benchmark.h>

#include "yorisoi/base/calendar.h"
#include "yorisoi/entitlements/evaluator.h"

using namespace yorisoi;
using namespace yorisoi::entitlements;

namespace {

const base::Date kDay = *base::parseIsoDate("2025-11-25");
constexpr int kCity = 120'000;

const Evaluator &evaluator()
{
    static const std::shared_ptr<const Evaluator> instance = [] {
        auto catalogue = catalogue::Catalogue::loadFolder(BENCH_CATALOGUE);
        auto made =
            catalogue ? Evaluator::make(*std::move(catalogue)) : tl::unexpected(catalogue.error());
        if (!made) {
            std::fprintf(stderr, "%s\n", made.error().detail.c_str());
            std::exit(1);
        }
        return *std::move(made);
    }();
    return *instance;
}

/// Households as a counter knows them: ages, relations and income mostly, the rest now and then.
class Families {
public:
    std::string next()
    {
        const int age = between(22, 90);
        std::string json = "{";
        if (one(3))
            json += std::string(R"("住民税非課税世帯": )") + (one(3) ? "true, " : "false, ");
        if (one(20))
            json += R"("生活保護受給": true, )";
        json += R"("構成員": [)" + adult("本人", age);
        if (one(2))
            json += ", " + adult("配偶者", std::max(20, age + between(-6, 6)));
        if (age < 55)
            for (int i = between(0, 3); i > 0; --i)
                json += ", " + person("子", between(0, std::max(1, age - 20)));
        if (one(8))
            json += ", " + person("父母", age + between(20, 30));
        return json + "]}";
    }

private:
    int between(int low, int high) { return std::uniform_int_distribution(low, high)(m_random); }
    bool one(int of) { return between(1, of) == 1; }

    std::string person(const std::string &relation, int age)
    {
        std::string json = R"({"id": "p)" + std::to_string(++m_id) + R"(", "続柄": ")" + relation +
                           R"(", "誕生年月日": ")" + std::to_string(2025 - age) + "-0" +
                           std::to_string(between(1, 9)) + "-1" + std::to_string(between(0, 9)) +
                           '"';
        if (relation == "子")
            json += R"(, "監護": true, "生計同一": true, "同居": true)";
        if (!one(4))
            json += R"(, "国内居住": true, "市内居住": true)";
        static constexpr std::array<const char *, 4> grades{"一級", "二級", "三級", "四級"};
        if (one(8))
            json += std::string(R"(, "身体障害者手帳等級": ")") +
                    grades.at(static_cast<std::size_t>(between(0, 3))) + '"';
        else if (one(2))
            json +=
                R"(, "身体障害者手帳等級": "無", "療育手帳等級": "無", "精神障害者保健福祉手帳等級": "無")";
        return json + (relation == "本人" || relation == "配偶者" ? "" : "}");
    }
    std::string adult(const std::string &relation, int age)
    {
        std::string json = person(relation, age);
        if (!one(4))
            json += R"(, "所得": )" + std::to_string(between(0, 900) * 10'000);
        if (one(3))
            json += R"(, "入院中": false, "医療保険": "国民健康保険")";
        return json + "}";
    }

    std::mt19937 m_random{20251125};
    int m_id = 0;
};

std::vector<Household> families(int count)
{
    Families generator;
    std::vector<Household> all;
    all.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        all.push_back(Household::fromJson(generator.next()).value());
    return all;
}

void assess(benchmark::State &state, const AssessOptions &options)
{
    static const std::vector<Household> sample = families(1'000);
    const Evaluator &all = evaluator();
    std::size_t i = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(all.assess(sample[i++ % sample.size()], kDay, options));
    state.counters["services"] = static_cast<double>(all.catalogue().services().size());
}

/// The whole city once; the time is for all 120,000.
void assessCity(benchmark::State &state)
{
    const std::vector<Household> city = families(kCity);
    const Evaluator &all = evaluator();
    std::size_t eligible = 0;
    std::size_t unknown = 0;
    for (auto _ : state)
        for (const Household &household : city) {
            const auto assessment = all.assess(household, kDay);
            for (const Entitlement &one : assessment->entitlements) {
                eligible += one.verdict == Verdict::Eligible;
                unknown += one.verdict == Verdict::Unknown;
            }
        }
    state.counters["households"] = kCity;
    state.counters["eligible"] = static_cast<double>(eligible);
    state.counters["unknown"] = static_cast<double>(unknown);
}

void readHousehold(benchmark::State &state)
{
    Families generator;
    std::vector<std::string> texts;
    for (int i = 0; i < 100; ++i)
        texts.push_back(generator.next());
    std::size_t i = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(Household::fromJson(texts[i++ % texts.size()]));
}

} // namespace

int main(int argc, char **argv)
{
    AssessOptions explain;
    explain.explain = true;
    AssessOptions settle;
    settle.settle = true;
    benchmark::RegisterBenchmark("read household", readHousehold);
    benchmark::RegisterBenchmark("assess", [](benchmark::State &s) { assess(s, {}); });
    benchmark::RegisterBenchmark("assess and explain",
                                 [=](benchmark::State &s) { assess(s, explain); });
    benchmark::RegisterBenchmark("assess, explain and settle", [=](benchmark::State &s) {
        assess(s, settle);
    })->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark("assess 120000 households", assessCity)
        ->Iterations(1)
        ->Unit(benchmark::kSecond);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
