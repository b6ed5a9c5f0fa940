// SPDX-License-Identifier: GPL-3.0-or-later
// Expressions and a decision table, also run by peers in tests/bench/peers; names of both runs
// agree.
#include <fstream>
#include <iterator>

#include <benchmark/benchmark.h>
#include <nlohmann/json.hpp>

#include "yorisoi/decision/expression.h"
#include "yorisoi/decision/value_json.h"

using namespace yorisoi::decision;

namespace {

std::string readFile(const std::string &name)
{
    std::ifstream in(BENCH_DATA "/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void evaluateCompiled(benchmark::State &state, const std::string &text, const Value &context)
{
    const auto expression = Expression::compile(text, context).value();
    for (auto _ : state)
        benchmark::DoNotOptimize(expression->evaluate(context));
}

void compileAndEvaluate(benchmark::State &state, const std::string &text, const Value &context)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(Expression::compile(text, context).value()->evaluate(context));
}

void evaluateTable(benchmark::State &state, bool trace)
{
    const auto model = Model::compile(readFile("table.dmn")).value();
    std::vector<Value> inputs;
    for (const auto *json : {R"({"kind": "single parent", "income": 1800000, "size": 3})",
                             R"({"kind": "elderly", "income": 2400000, "size": 2})",
                             R"({"kind": "worker", "income": 3900000, "size": 5})",
                             R"({"kind": "worker", "income": 9000000, "size": 1})"})
        inputs.push_back(valueFromJson(json).value());
    EvaluateOptions options;
    options.trace = trace;
    std::size_t i = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(
            model->evaluate("reduction", inputs[i++ % inputs.size()], options));
}

void compileModel(benchmark::State &state)
{
    const std::string xml = readFile("table.dmn");
    for (auto _ : state)
        benchmark::DoNotOptimize(Model::compile(xml));
    state.SetBytesProcessed(static_cast<std::int64_t>(xml.size()) *
                            static_cast<std::int64_t>(state.iterations()));
}

void evaluateLargeTable(benchmark::State &state)
{
    std::string xml =
        R"(<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="large" namespace="urn:large">
        <inputData id="i" name="n"/><decision id="d" name="d"><informationRequirement><requiredInput href="#i"/></informationRequirement>
        <decisionTable><input><inputExpression><text>n</text></inputExpression></input><output/>)";
    for (std::int64_t i = 0; i < state.range(0); ++i)
        xml += "<rule><inputEntry><text>[" + std::to_string(i * 10) + ".." +
               std::to_string(i * 10 + 9) + "]</text></inputEntry><outputEntry><text>" +
               std::to_string(i) + "</text></outputEntry></rule>";
    xml += "</decisionTable></decision></definitions>";
    const auto model = Model::compile(xml).value();
    const Value inputs = Value::context({{"n", Value(state.range(0) * 5)}});
    for (auto _ : state)
        benchmark::DoNotOptimize(model->evaluate("d", inputs));
}

} // namespace

int main(int argc, char **argv)
{
    const auto data = nlohmann::json::parse(readFile("expressions.json"));
    const Value context = valueFromJson(data["context"].dump()).value();
    for (const auto &entry : data["expressions"]) {
        const std::string name = entry[0];
        const std::string text = entry[1];
        benchmark::RegisterBenchmark(("evaluate/" + name).c_str(), evaluateCompiled, text, context);
        benchmark::RegisterBenchmark(("compile and evaluate/" + name).c_str(), compileAndEvaluate,
                                     text, context);
    }
    benchmark::RegisterBenchmark("evaluate/table", evaluateTable, false);
    benchmark::RegisterBenchmark("evaluate/table with trace", evaluateTable, true);
    benchmark::RegisterBenchmark("compile/table", compileModel);
    benchmark::RegisterBenchmark("evaluate/table of n rules", evaluateLargeTable)
        ->Arg(100)
        ->Arg(10000);
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 1;
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
