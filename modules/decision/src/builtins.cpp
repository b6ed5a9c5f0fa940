// SPDX-License-Identifier: GPL-3.0-or-later
// Signatures of the built-in functions and the calls of them.
#include "builtins.h"

#include <array>
#include <map>

#include "facts.h"
#include "node.h"
#include "scope.h"

namespace yorisoi::decision {
namespace {

struct ParameterSpec {
    std::string name;
    Kind kind = Kind::Null;
    bool any = false;
    bool duration = false;
    bool optional = false;
    bool nullable = false;
};

struct Signature {
    const Builtin *builtin = nullptr;
    std::vector<ParameterSpec> parameters;
    bool variadic = false;
    std::size_t required = 0;
};

ParameterSpec parameterSpec(std::string_view text)
{
    ParameterSpec spec;
    const std::size_t colon = text.find(':');
    std::string_view name = text.substr(0, colon);
    std::string_view kind = colon == std::string_view::npos ? "any" : text.substr(colon + 1);
    if (name.ends_with('?')) {
        spec.optional = true;
        name.remove_suffix(1);
    }
    if (kind.ends_with('~')) {
        spec.nullable = true;
        kind.remove_suffix(1);
    }
    spec.name = name;
    spec.any = kind == "any";
    spec.nullable = spec.nullable || spec.any;
    spec.duration = kind == "duration";
    for (std::size_t i = 0; i < 13; ++i)
        if (nameOf(static_cast<Kind>(i)) == kind)
            spec.kind = static_cast<Kind>(i);
    return spec;
}

Signature signatureOf(const Builtin &builtin)
{
    Signature signature;
    signature.builtin = &builtin;
    std::string_view rest = builtin.parameters;
    while (!rest.empty()) {
        const std::size_t comma = rest.find(", ");
        std::string_view one = rest.substr(0, comma);
        rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 2);
        if (one.ends_with("...")) {
            signature.variadic = true;
            one.remove_suffix(3);
        }
        signature.parameters.push_back(parameterSpec(one));
        if (!signature.parameters.back().optional)
            ++signature.required;
    }
    return signature;
}

using SignatureMap = std::map<std::string_view, std::vector<Signature>>;

const SignatureMap &signatures()
{
    static const SignatureMap all = [] {
        SignatureMap map;
        for (const auto family :
             {conversionBuiltins(), stringBuiltins(), numberBuiltins(), listBuiltins(),
              contextBuiltins(), temporalBuiltins(), rangeBuiltins()})
            for (const Builtin &builtin : family)
                map[builtin.name].push_back(signatureOf(builtin));
        return map;
    }();
    return all;
}

enum class Match : std::uint8_t { Exact, Converted, Null, None };

bool isKind(const ParameterSpec &spec, const Value &value)
{
    return spec.any || value.kind() == spec.kind ||
           (spec.duration &&
            (value.is(Kind::DayTimeDuration) || value.is(Kind::YearMonthDuration)));
}

Match matchOf(const ParameterSpec &spec, const Value &value)
{
    if (value.isNull())
        return spec.nullable ? Match::Exact : Match::Null;
    if (isKind(spec, value))
        return Match::Exact;
    if (spec.kind == Kind::List)
        return Match::Converted;
    if (value.is(Kind::List) && value.list().size() == 1 && isKind(spec, value.list().front()))
        return Match::Converted;
    return Match::None;
}

void convert(const ParameterSpec &spec, Value &value)
{
    if (spec.kind == Kind::List) {
        value = Value(List{value});
    } else {
        Value only = value.list().front();
        value = std::move(only);
    }
}

/// Argument number i goes to parameter `target[i]`.
struct Candidate {
    const Signature *signature = nullptr;
    std::vector<std::size_t> target;
    std::size_t size = 0;
};

std::optional<Candidate> positional(const Signature &signature, std::size_t count)
{
    if (count < signature.required || (!signature.variadic && count > signature.parameters.size()))
        return std::nullopt;
    Candidate candidate{&signature, {}, std::min(count, signature.parameters.size())};
    for (std::size_t i = 0; i < count; ++i)
        candidate.target.push_back(std::min(i, signature.parameters.size() - 1));
    return candidate;
}

std::optional<Candidate> byName(const Signature &signature, const std::vector<std::string> &names)
{
    if (signature.variadic)
        return std::nullopt;
    Candidate candidate{&signature, {}, 0};
    std::vector<bool> given(signature.parameters.size());
    for (const auto &name : names) {
        std::size_t i = 0;
        while (i < signature.parameters.size() && signature.parameters[i].name != name)
            ++i;
        if (i == signature.parameters.size() || given[i])
            return std::nullopt;
        given[i] = true;
        candidate.target.push_back(i);
        candidate.size = std::max(candidate.size, i + 1);
    }
    for (std::size_t i = 0; i < given.size(); ++i)
        if (!given[i] && !signature.parameters[i].optional)
            return std::nullopt;
    return candidate;
}

Match matchAll(const Candidate &candidate, std::span<const Value> arguments)
{
    Match worst = Match::Exact;
    for (std::size_t i = 0; i < arguments.size(); ++i)
        worst = std::max(
            worst, matchOf(candidate.signature->parameters[candidate.target[i]], arguments[i]));
    return worst;
}

/// Functions that hand the elements of a list on as they are; all others may look into contexts.
bool handsOn(std::string_view name)
{
    static constexpr std::array<std::string_view, 10> names{
        "append", "concatenate", "count", "flatten", "insert before",
        "remove", "reverse",     "sort",  "sublist", "list replace"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

Value invoke(Runtime &runtime, const Candidate &candidate, std::span<Value> arguments)
{
    const Signature &signature = *candidate.signature;
    if (Facts *facts = runtime.facts(); facts && !handsOn(signature.builtin->name))
        for (const Value &argument : arguments)
            facts->readAll(argument);
    if (!signature.variadic) {
        bool inOrder = true;
        for (std::size_t i = 0; i < arguments.size(); ++i) {
            const auto &spec = signature.parameters[candidate.target[i]];
            if (!arguments[i].isNull() && !isKind(spec, arguments[i]))
                convert(spec, arguments[i]);
            inOrder = inOrder && candidate.target[i] == i;
        }
        if (inOrder)
            return signature.builtin->function(runtime, arguments);
        std::vector<Value> ordered(candidate.size);
        for (std::size_t i = 0; i < arguments.size(); ++i)
            ordered[candidate.target[i]] = std::move(arguments[i]);
        return signature.builtin->function(runtime, ordered);
    }
    const std::size_t fixed = signature.parameters.size() - 1;
    std::vector<Value> packed;
    for (std::size_t i = 0; i < fixed; ++i) {
        const auto &spec = signature.parameters[i];
        if (!arguments[i].isNull() && !isKind(spec, arguments[i]))
            convert(spec, arguments[i]);
        packed.push_back(std::move(arguments[i]));
    }
    packed.emplace_back(
        List(arguments.begin() + static_cast<std::ptrdiff_t>(fixed), arguments.end()));
    return signature.builtin->function(runtime, packed);
}

Value invokeBest(Runtime &runtime, const std::vector<Candidate> &candidates,
                 std::span<Value> arguments)
{
    const Candidate *best = nullptr;
    Match bestMatch = Match::None;
    for (const auto &candidate : candidates) {
        const Match match = matchAll(candidate, arguments);
        if (match < bestMatch) {
            best = &candidate;
            bestMatch = match;
            if (match == Match::Exact)
                break;
        }
    }
    if (best && bestMatch != Match::Null)
        return invoke(runtime, *best, arguments);
    runtime.note(best ? "a null argument of a built-in function"
                      : "an argument of the wrong kind for a built-in function");
    return {};
}

class BuiltinCallNode final : public Node {
public:
    BuiltinCallNode(std::vector<Candidate> candidates, Nodes arguments)
        : candidates_(std::move(candidates)),
          arguments_(std::move(arguments))
    {
        for (const auto &argument : arguments_)
            under(*argument);
        const Type::Base result = candidates_.front().signature->builtin->result;
        if (result == Type::Base::List && !arguments_.empty() && arguments_.front()->type &&
            arguments_.front()->type->base == Type::Base::List)
            type = arguments_.front()->type;
        else if (result != Type::Base::Any)
            type = Type::of(result);
    }
    Value evaluate(Frame &frame) const override
    {
        constexpr std::size_t few = 4;
        if (arguments_.size() <= few) {
            std::array<Value, few> values;
            for (std::size_t i = 0; i < arguments_.size(); ++i)
                values[i] = arguments_[i]->evaluate(frame);
            return call(frame.runtime, std::span<Value>(values.data(), arguments_.size()));
        }
        List values;
        values.reserve(arguments_.size());
        for (const auto &argument : arguments_)
            values.push_back(argument->evaluate(frame));
        return call(frame.runtime, values);
    }

private:
    Value call(Runtime &runtime, std::span<Value> arguments) const
    {
        if (candidates_.size() > 1)
            return invokeBest(runtime, candidates_, arguments);
        const Match match = matchAll(candidates_.front(), arguments);
        if (match <= Match::Converted)
            return invoke(runtime, candidates_.front(), arguments);
        runtime.note(match == Match::Null
                         ? "a null argument of a built-in function"
                         : "an argument of the wrong kind for a built-in function");
        return {};
    }

    std::vector<Candidate> candidates_;
    Nodes arguments_;
};

/// A built-in function passed around as a value.
class BuiltinCallable final : public Callable {
public:
    explicit BuiltinCallable(const std::vector<Signature> &signatures) : signatures_(signatures)
    {
        for (const auto &parameter : signatures.front().parameters)
            names_.push_back(parameter.name);
    }
    const std::vector<std::string> &parameters() const override { return names_; }
    Value call(Runtime &runtime, std::span<Value> arguments) const override
    {
        std::vector<Candidate> candidates;
        for (const auto &signature : signatures_)
            if (auto candidate = positional(signature, arguments.size()))
                candidates.push_back(std::move(*candidate));
        return run(runtime, candidates, arguments);
    }
    Value callNamed(Runtime &runtime, std::span<const std::string> names,
                    std::span<Value> arguments) const override
    {
        std::vector<Candidate> candidates;
        for (const auto &signature : signatures_)
            if (auto candidate = byName(signature, {names.begin(), names.end()}))
                candidates.push_back(std::move(*candidate));
        return run(runtime, candidates, arguments);
    }

private:
    static Value run(Runtime &runtime, const std::vector<Candidate> &candidates,
                     std::span<Value> arguments)
    {
        if (!runtime.charge(1))
            return {};
        if (!candidates.empty())
            return invokeBest(runtime, candidates, arguments);
        runtime.note("no signature of the built-in function takes these arguments");
        return {};
    }

    const std::vector<Signature> &signatures_;
    std::vector<std::string> names_;
};

} // namespace

std::string_view matchBuiltin(std::string_view source, std::size_t position, std::size_t &end)
{
    std::string_view best;
    if (position >= source.size())
        return best;
    // The names are sorted: those that begin like the text are neighbours.
    const std::string_view first = source.substr(position, 1);
    for (auto it = signatures().lower_bound(first);
         it != signatures().end() && it->first.front() == first.front(); ++it) {
        const std::size_t e = matchName(source, position, it->first);
        if (e != std::string_view::npos && e > end) {
            end = e;
            best = it->first;
        }
    }
    return best;
}

NodePtr makeBuiltinCall(std::string_view name, std::vector<std::string> names, Nodes arguments,
                        std::string &reason)
{
    std::vector<Candidate> candidates;
    const auto found = signatures().find(name);
    for (const auto &signature : found->second) {
        auto candidate =
            names.empty() ? positional(signature, arguments.size()) : byName(signature, names);
        if (candidate)
            candidates.push_back(std::move(*candidate));
    }
    if (candidates.empty()) {
        reason = "no signature of '" + std::string(name) + "' takes these arguments";
        return nullptr;
    }
    const bool known = candidates.front().signature->builtin->pure &&
                       std::all_of(arguments.begin(), arguments.end(),
                                   [](const NodePtr &n) { return n->constant(); });
    auto node = std::make_unique<BuiltinCallNode>(std::move(candidates), std::move(arguments));
    if (!known)
        return node;
    EvaluateOptions options;
    options.budget = Budget{10'000, 1'000, 10'000};
    Runtime runtime(options);
    Frame frame{runtime, nullptr, nullptr};
    Value value = node->evaluate(frame);
    // A failing call stays, so that every evaluation says why.
    if (value.isNull() || value.is(Kind::Function))
        return node;
    return std::make_unique<ConstantNode>(std::move(value));
}

NodePtr makeBuiltinValue(std::string_view name)
{
    return std::make_unique<ConstantNode>(
        Value(std::make_shared<const BuiltinCallable>(signatures().find(name)->second)));
}

std::optional<std::int64_t> integerOf(const Value &value)
{
    return value.is(Kind::Number) ? value.number().toInteger() : std::nullopt;
}

} // namespace yorisoi::decision
