// SPDX-License-Identifier: GPL-3.0-or-later
// Function values and calls of them.
#include "node.h"

namespace yorisoi::decision {

Value Callable::callNamed(Runtime &runtime, std::span<const std::string> names,
                          std::span<Value> arguments) const
{
    const auto &own = parameters();
    std::vector<Value> ordered(own.size());
    std::vector<bool> given(own.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto found = std::find(own.begin(), own.end(), names[i]);
        const auto position = static_cast<std::size_t>(found - own.begin());
        if (found == own.end() || given[position]) {
            runtime.note("a call with an argument that the function does not have");
            return {};
        }
        given[position] = true;
        ordered[position] = std::move(arguments[i]);
    }
    if (names.size() != own.size()) {
        runtime.note("a call without all arguments");
        return {};
    }
    return call(runtime, ordered);
}

namespace {

class Closure final : public Callable {
public:
    Closure(std::shared_ptr<const FunctionCode> code, std::vector<Value> captured)
        : code_(std::move(code)),
          captured_(std::move(captured))
    {
    }
    const std::vector<std::string> &parameters() const override { return code_->names; }
    const Type *type() const override { return code_->type.get(); }

    Value call(Runtime &runtime, std::span<Value> arguments) const override
    {
        if (!code_->unsupported.empty()) {
            runtime.note("an external function");
            return {};
        }
        if (arguments.size() != code_->parameters.size()) {
            runtime.note("a call with the wrong number of arguments");
            return {};
        }
        for (std::size_t i = 0; i < arguments.size(); ++i) {
            const auto &type1 = code_->parameters[i].type;
            if (type1 && !coerceArgument(runtime, arguments[i], *type1))
                return {};
        }
        const unsigned levels = code_->body->depth + 2;
        if (!runtime.charge(1) || !runtime.enter(levels))
            return {};
        Value result;
        {
            const Slots slots(runtime, code_->slotCount);
            for (std::size_t i = 0; i < arguments.size(); ++i)
                slots.data()[i] = std::move(arguments[i]);
            for (std::size_t i = 0; i < captured_.size(); ++i)
                slots.data()[code_->captureSlots[i]] = captured_[i];
            Frame frame{runtime, slots.data(), nullptr};
            result = code_->body->evaluate(frame);
        }
        runtime.leave(levels);
        return result;
    }

private:
    std::shared_ptr<const FunctionCode> code_;
    std::vector<Value> captured_;
};

class FunctionNode final : public Node {
public:
    FunctionNode(std::shared_ptr<const FunctionCode> code, Nodes captures)
        : code_(std::move(code)),
          captures_(std::move(captures))
    {
        under(*code_->body);
        type = code_->type;
    }
    Value evaluate(Frame &frame) const override
    {
        std::vector<Value> captured;
        captured.reserve(captures_.size());
        for (const auto &capture : captures_)
            captured.push_back(capture->evaluate(frame));
        return Value(makeClosure(code_, std::move(captured)));
    }

private:
    std::shared_ptr<const FunctionCode> code_;
    Nodes captures_;
};

class CallNode final : public Node {
public:
    CallNode(NodePtr function, std::vector<std::string> names, Nodes arguments)
        : function_(std::move(function)),
          names_(std::move(names)),
          arguments_(std::move(arguments))
    {
        under(*function_);
        for (const auto &argument : arguments_)
            under(*argument);
        if (function_->type && function_->type->base == Type::Base::Function)
            type = function_->type->element;
    }
    Value evaluate(Frame &frame) const override
    {
        const Value function = function_->evaluate(frame);
        if (!function.is(Kind::Function)) {
            frame.runtime.note("a call of something that is no function");
            return {};
        }
        const Slots arguments(frame.runtime, arguments_.size());
        for (std::size_t i = 0; i < arguments_.size(); ++i)
            arguments.data()[i] = arguments_[i]->evaluate(frame);
        const std::span<Value> values(arguments.data(), arguments_.size());
        if (names_.empty())
            return function.callable().call(frame.runtime, values);
        return function.callable().callNamed(frame.runtime, names_, values);
    }

private:
    NodePtr function_;
    std::vector<std::string> names_;
    Nodes arguments_;
};

} // namespace

std::shared_ptr<const Callable> makeClosure(std::shared_ptr<const FunctionCode> code,
                                            std::vector<Value> captured)
{
    return std::make_shared<const Closure>(std::move(code), std::move(captured));
}

NodePtr makeFunction(std::shared_ptr<const FunctionCode> code, Nodes captures)
{
    return std::make_unique<FunctionNode>(std::move(code), std::move(captures));
}

NodePtr makeCall(NodePtr function, std::vector<std::string> names, Nodes arguments)
{
    return std::make_unique<CallNode>(std::move(function), std::move(names), std::move(arguments));
}

void completeType(FunctionCode &code)
{
    auto type = std::make_shared<Type>();
    type->base = Type::Base::Function;
    type->name = "function";
    for (const auto &parameter : code.parameters)
        type->parameters.push_back(parameter.type ? parameter.type : Type::any());
    type->element = code.result;
    code.type = std::move(type);
}

} // namespace yorisoi::decision
