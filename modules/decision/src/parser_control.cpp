// SPDX-License-Identifier: GPL-3.0-or-later
// for, if, some, every, function, and the names of types.
#include <array>

#include "parser.h"

namespace yorisoi::decision {

bool Parser::iterations(std::vector<Iteration> &all, Scope &inner)
{
    do {
        skip();
        const std::string name = freeName();
        if (name.empty() || !keyword("in")) {
            fail("a variable and 'in' expected");
            return false;
        }
        Iteration iteration;
        iteration.domain = anyExpression();
        if (!iteration.domain)
            return false;
        TypePtr type = iteration.domain->type;
        if (symbol("..")) {
            iteration.end = additive();
            if (!iteration.end)
                return false;
        } else if (type && (type->base == Type::Base::List || type->base == Type::Base::Range)) {
            type = type->element;
        }
        iteration.slot = scope_->unit->newSlot();
        inner.declare(name, iteration.slot, type);
        all.push_back(std::move(iteration));
    } while (symbol(","));
    return true;
}

NodePtr Parser::forExpression()
{
    Scope inner(scope_, scope_->unit);
    const ScopeGuard guard(*this, inner);
    std::vector<Iteration> all;
    if (!iterations(all, inner))
        return nullptr;
    if (!keyword("return"))
        return fail("'return' expected");
    const unsigned partial = scope_->unit->newSlot();
    inner.declare("partial", partial, Type::listOf(Type::any()));
    auto body = anyExpression();
    if (!body)
        return nullptr;
    const bool usesPartial = inner.bindings.back()->used;
    return checked(makeFor(std::move(all), std::move(body), usesPartial ? partial : kNoSlot));
}

NodePtr Parser::quantified(bool every)
{
    Scope inner(scope_, scope_->unit);
    const ScopeGuard guard(*this, inner);
    std::vector<Iteration> all;
    if (!iterations(all, inner))
        return nullptr;
    if (!keyword("satisfies"))
        return fail("'satisfies' expected");
    auto condition = anyExpression();
    return condition ? checked(makeQuantified(every, std::move(all), std::move(condition)))
                     : nullptr;
}

NodePtr Parser::ifExpression()
{
    auto condition = anyExpression();
    if (!condition)
        return nullptr;
    if (!keyword("then"))
        return fail("'then' expected");
    auto then = anyExpression();
    if (!then)
        return nullptr;
    if (!keyword("else"))
        return fail("'else' expected");
    auto otherwise = anyExpression();
    return otherwise ? checked(makeIf(std::move(condition), std::move(then), std::move(otherwise)))
                     : nullptr;
}

NodePtr Parser::functionLiteral()
{
    if (!symbol("("))
        return fail("'(' expected after 'function'");
    CodeUnit unit;
    unit.parent = scope_->unit;
    Scope inner(scope_, &unit);
    auto code = std::make_shared<FunctionCode>();
    if (!symbol(")")) {
        do {
            skip();
            Parameter parameter{freeName(), Type::any()};
            if (parameter.name.empty())
                return fail("a parameter expected");
            if (symbol(":")) {
                parameter.type = typeName();
                if (!parameter.type)
                    return nullptr;
            }
            inner.declare(parameter.name, unit.newSlot(), parameter.type);
            code->names.push_back(parameter.name);
            code->parameters.push_back(std::move(parameter));
        } while (symbol(","));
        if (!symbol(")"))
            return fail("')' expected after the parameters");
    }
    const ScopeGuard guard(*this, inner);
    const bool outer = std::exchange(endpoint_, false);
    if (keyword("external")) {
        code->unsupported = "external functions are not supported";
        warn(code->unsupported);
    }
    code->body = anyExpression();
    endpoint_ = outer;
    if (!code->body)
        return nullptr;
    code->result = code->body->type;
    code->slotCount = unit.slotCount;
    completeType(*code);
    Nodes captures;
    for (auto &capture : unit.captures) {
        code->captureSlots.push_back(capture.slot);
        captures.push_back(std::move(capture.outer));
    }
    return checked(makeFunction(std::move(code), std::move(captures)));
}

TypePtr Parser::typeName()
{
    const Nesting nesting(nesting_);
    const auto refuse = [this](std::string message) -> TypePtr {
        fail(std::move(message));
        return nullptr;
    };
    if (nesting_ > kMaximumNesting)
        return refuse("the type is nested too deeply");
    skip();
    const std::size_t begin = position_;
    for (const bool range : {false, true}) {
        if (!keyword(range ? "range" : "list"))
            continue;
        if (!symbol("<"))
            return range ? Type::rangeOf(Type::any()) : Type::listOf(Type::any());
        auto element = typeName();
        if (!element)
            return nullptr;
        if (!symbol(">"))
            return refuse("'>' expected after the type");
        return range ? Type::rangeOf(element) : Type::listOf(element);
    }
    if (keyword("context")) {
        std::vector<Type::Field> fields;
        if (!symbol("<"))
            return Type::context({});
        while (!symbol(">")) {
            auto key = contextKey();
            if (!key)
                return refuse("an entry name and ':' expected");
            auto type = typeName();
            if (!type)
                return nullptr;
            fields.push_back({std::move(*key), std::move(type)});
            if (!symbol(",") && !peekSymbol(">"))
                return refuse("',' or '>' expected");
        }
        return Type::context(std::move(fields));
    }
    if (keyword("function") && symbol("<")) {
        auto type = std::make_shared<Type>();
        type->base = Type::Base::Function;
        type->name = "function";
        while (!symbol(">")) {
            auto parameter = typeName();
            if (!parameter)
                return nullptr;
            type->parameters.push_back(std::move(parameter));
            if (!symbol(",") && !peekSymbol(">"))
                return refuse("',' or '>' expected");
        }
        if (!symbol("->"))
            return refuse("'->' expected after the parameters of a function type");
        type->element = typeName();
        if (!type->element)
            return nullptr;
        return type;
    }
    position_ = begin;
    static constexpr std::array<std::string_view, 14> builtins{"Any",
                                                               "Null",
                                                               "number",
                                                               "string",
                                                               "boolean",
                                                               "days and time duration",
                                                               "years and months duration",
                                                               "date",
                                                               "date and time",
                                                               "dateTime",
                                                               "duration",
                                                               "time",
                                                               "dayTimeDuration",
                                                               "yearMonthDuration"};
    TypePtr best;
    std::size_t end = position_;
    for (const auto &[name, type] : environment_.types) {
        const std::size_t e = matchName(source_, position_, name);
        if (e != std::string_view::npos && e > end) {
            end = e;
            best = type;
        }
    }
    for (const auto name : builtins) {
        const std::size_t e = matchName(source_, position_, name);
        if (e != std::string_view::npos && e > end) {
            end = e;
            best = Type::builtin(name);
        }
    }
    if (!best)
        return refuse("unknown type");
    position_ = end;
    return best;
}

} // namespace yorisoi::decision
