// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/decision/expression.h"

#include "parser.h"

namespace yorisoi::decision {

using base::ErrorCode;

struct Expression::Data {
    std::string text;
    NodePtr node;
    std::unique_ptr<UnaryTests> tests;
    std::vector<std::string> variables;
    unsigned slotCount = 0;
    std::vector<std::string> warnings;
};

namespace {

void addNames(const Type *type, std::vector<std::string> &names)
{
    while (type && type->base == Type::Base::List)
        type = type->element.get();
    if (!type || type->base != Type::Base::Context)
        return;
    for (const auto &field : type->fields) {
        names.push_back(field.name);
        addNames(field.type.get(), names);
    }
}

} // namespace

Expression::Expression(std::unique_ptr<Data> data) : data_(std::move(data)) {}
Expression::~Expression() = default;

namespace {

struct Prepared {
    Environment environment;
    CodeUnit unit;
    Scope scope{nullptr, &unit};
    std::vector<std::string> variables;

    Prepared(const Value &sample, bool withInput)
    {
        if (sample.is(Kind::Context)) {
            const TypePtr type = typeOf(sample);
            addNames(type.get(), environment.names);
            for (const auto &field : type->fields)
                add(field.name, field.type);
        }
        if (withInput && !sample.find("?"))
            add("?", nullptr);
    }
    void add(const std::string &name, TypePtr type)
    {
        variables.push_back(name);
        scope.declare(name, unit.newSlot(), std::move(type));
    }
};

} // namespace

base::Result<std::shared_ptr<const Expression>> Expression::compile(std::string_view text,
                                                                    const Value &sample)
{
    auto data = std::make_unique<Data>();
    data->text = text;
    Prepared prepared(sample, false);
    Parser parser(data->text, prepared.scope, prepared.environment);
    data->node = parser.expression();
    if (!data->node)
        return base::fail(ErrorCode::InvalidInput, parser.error().message + " at " +
                                                       std::to_string(parser.error().position));
    for (const auto &warning : parser.warnings())
        data->warnings.push_back(warning.message + " at " + std::to_string(warning.position));
    data->variables = std::move(prepared.variables);
    data->slotCount = prepared.unit.slotCount;
    return std::shared_ptr<const Expression>(new Expression(std::move(data)));
}

base::Result<std::shared_ptr<const Expression>> Expression::compileTests(std::string_view text,
                                                                         const Value &sample)
{
    auto data = std::make_unique<Data>();
    data->text = text;
    Prepared prepared(sample, true);
    Parser parser(data->text, prepared.scope, prepared.environment);
    data->tests = parser.unaryTests();
    if (!data->tests)
        return base::fail(ErrorCode::InvalidInput, parser.error().message + " at " +
                                                       std::to_string(parser.error().position));
    for (std::size_t i = 0; i < prepared.variables.size(); ++i)
        if (prepared.variables[i] == "?")
            data->tests->inputSlot = static_cast<unsigned>(i);
    for (const auto &warning : parser.warnings())
        data->warnings.push_back(warning.message + " at " + std::to_string(warning.position));
    data->variables = std::move(prepared.variables);
    data->slotCount = prepared.unit.slotCount;
    return std::shared_ptr<const Expression>(new Expression(std::move(data)));
}

const std::vector<std::string> &Expression::warnings() const
{
    return data_->warnings;
}

base::Result<Evaluation> Expression::evaluate(const Value &variables,
                                              const EvaluateOptions &options) const
{
    Runtime runtime(options);
    Evaluation evaluation;
    const unsigned depth = data_->node ? data_->node->depth : data_->tests->depth();
    if (runtime.enter(depth)) {
        const Slots slots(runtime, data_->slotCount);
        for (std::size_t i = 0; i < data_->variables.size(); ++i)
            if (const Value *value = variables.find(data_->variables[i]))
                slots.data()[i] = *value;
        Frame frame{runtime, slots.data(), nullptr};
        if (data_->node)
            evaluation.value = data_->node->evaluate(frame);
        else
            evaluation.value =
                Value::of(data_->tests->test(frame, slots.data()[data_->tests->inputSlot]));
    }
    if (runtime.exhausted())
        return base::fail(ErrorCode::TooLarge,
                          "the budget of " + std::string(runtime.exhaustedBudget()) + " is spent");
    evaluation.diagnostics = runtime.diagnostics();
    return evaluation;
}

} // namespace yorisoi::decision
