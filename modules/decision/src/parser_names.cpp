// SPDX-License-Identifier: GPL-3.0-or-later
// Names: what they stand for is looked up while reading, and the longest match wins.
#include "builtins.h"
#include "parser.h"

namespace yorisoi::decision {

/// A name that nothing declares: words up to the next keyword or sign.
std::string Parser::freeName()
{
    std::size_t end = position_;
    std::size_t i = position_;
    while (i < source_.size() && isNamePart(source_[i]) && (i == position_ || !atAnyKeyword(i))) {
        std::size_t width = 0;
        while (i < source_.size() && isNamePart(source_[i]) && !isSpaceAt(source_, i, width))
            ++i;
        end = i;
        i = skipBlank(i);
    }
    const std::string name = normalizedName(source_.substr(position_, end - position_));
    position_ = end;
    return name;
}

std::string Parser::pathName(const Type *type)
{
    skip();
    std::size_t end = position_;
    std::string best;
    const auto consider = [&](const std::string &name) {
        const std::size_t e = matchName(source_, position_, name);
        if (e != std::string_view::npos && e > end) {
            end = e;
            best = name;
        }
    };
    while (type && type->base == Type::Base::List)
        type = type->element.get();
    if (type && type->base == Type::Base::Context)
        for (const auto &field : type->fields)
            consider(field.name);
    if (best.empty())
        for (const auto &name : environment_.names)
            consider(name);
    if (best.empty())
        return freeName();
    position_ = end;
    return best;
}

NodePtr Parser::bindingNode(const Binding &binding, CodeUnit &unit, const CodeUnit *home)
{
    binding.used = true;
    if (binding.form == Binding::Form::Constant) {
        auto node = std::make_unique<ConstantNode>(binding.constant);
        node->type = binding.type;
        return node;
    }
    if (&unit == home || !unit.parent) {
        if (binding.form == Binding::Form::Global)
            return std::make_unique<GlobalNode>(binding.index, binding.type);
        return std::make_unique<SlotNode>(binding.index, binding.type);
    }
    for (const auto &capture : unit.captures)
        if (capture.binding == &binding)
            return std::make_unique<SlotNode>(capture.slot, binding.type);
    auto outer = bindingNode(binding, *unit.parent, home);
    const unsigned slot = unit.newSlot();
    unit.captures.push_back({&binding, slot, std::move(outer)});
    return std::make_unique<SlotNode>(slot, binding.type);
}

NodePtr Parser::namespaceNode(const Binding &binding, const CodeUnit *home)
{
    if (peekSymbol(".")) {
        symbol(".");
        skip();
        const Binding *best = nullptr;
        std::size_t end = position_;
        for (const auto &member : binding.members) {
            const std::size_t e = matchName(source_, position_, member.name);
            if (e != std::string_view::npos && e > end) {
                end = e;
                best = &member;
            }
        }
        if (!best)
            return fail("'" + binding.name + "' has no such element among the requirements");
        position_ = end;
        if (best->form == Binding::Form::Namespace)
            return namespaceNode(*best, home);
        return bindingNode(*best, *scope_->unit, home);
    }
    std::vector<ContextEntry> entries;
    for (const auto &member : binding.members) {
        ContextEntry entry;
        entry.key = member.name;
        entry.value = member.form == Binding::Form::Namespace
                          ? namespaceNode(member, home)
                          : bindingNode(member, *scope_->unit, home);
        entries.push_back(std::move(entry));
    }
    return makeContext(std::move(entries), nullptr);
}

namespace {

/// Nothing is known about the entries of the items.
bool openItems(const Scope &scope)
{
    return scope.filter &&
           (!scope.item->type || scope.item->type->base == Type::Base::Any ||
            (scope.item->type->base == Type::Base::Context && scope.item->type->fields.empty()));
}

} // namespace

bool Parser::insideUnknownFilter(const Scope *outermost) const
{
    for (const Scope *scope = scope_; scope && scope != outermost; scope = scope->parent)
        if (openItems(*scope))
            return true;
    return false;
}

NodePtr Parser::withItems(const std::string &name, NodePtr otherwise, const Scope *outermost)
{
    std::vector<Scope *> filters;
    for (Scope *scope = scope_; scope && scope != outermost; scope = scope->parent)
        if (openItems(*scope))
            filters.push_back(scope);
    for (auto scope = filters.rbegin(); scope != filters.rend(); ++scope) {
        (*scope)->itemUsed = true;
        otherwise = std::make_unique<ItemNameNode>(
            bindingNode(*(*scope)->item, *scope_->unit, (*scope)->unit), name,
            std::move(otherwise));
    }
    return otherwise;
}

bool Parser::hidesFunction(const Binding &binding, std::size_t end) const
{
    const std::size_t after = skipBlank(end);
    return after < source_.size() && source_[after] == '(' && binding.type &&
           binding.type->base != Type::Base::Function && binding.type->base != Type::Base::Any;
}

NodePtr Parser::nameExpression()
{
    const std::size_t begin = position_;
    std::size_t end = position_;
    const Binding *binding = nullptr;
    const Type::Field *field = nullptr;
    Scope *home = nullptr;
    for (Scope *scope = scope_; scope; scope = scope->parent) {
        for (const auto &candidate : scope->bindings) {
            const std::size_t e = matchName(source_, position_, candidate->name);
            if (e != std::string_view::npos && e > end) {
                end = e;
                binding = candidate.get();
                field = nullptr;
                home = scope;
            }
        }
        if (!scope->filter || !scope->item->type || scope->item->type->base != Type::Base::Context)
            continue;
        for (const auto &candidate : scope->item->type->fields) {
            const std::size_t e = matchName(source_, position_, candidate.name);
            // An entry of the item hides `item` and everything outside.
            if (e != std::string_view::npos && (e > end || (e == end && home == scope))) {
                end = e;
                binding = nullptr;
                field = &candidate;
                home = scope;
            }
        }
    }
    const auto reserved = [&](std::string_view word) {
        if (!atKeyword(begin, word) || begin + word.size() < end)
            return false;
        position_ = begin + word.size();
        return true;
    };
    if (reserved("true"))
        return std::make_unique<ConstantNode>(Value(true));
    if (reserved("false"))
        return std::make_unique<ConstantNode>(Value(false));
    if (reserved("null"))
        return std::make_unique<ConstantNode>(Value());
    if (reserved("if"))
        return ifExpression();
    if (reserved("for"))
        return forExpression();
    if (reserved("some"))
        return quantified(false);
    if (reserved("every"))
        return quantified(true);
    if (reserved("function"))
        return functionLiteral();
    std::string_view builtin = matchBuiltin(source_, position_, end);
    if (builtin.empty() && binding && hidesFunction(*binding, end)) {
        // `{max: max(a), next: max(b)}`: what is no function does not hide one that is called.
        std::size_t calledEnd = position_;
        const std::string_view called = matchBuiltin(source_, position_, calledEnd);
        builtin = calledEnd == end ? called : std::string_view();
    }
    if (!builtin.empty()) {
        binding = nullptr;
        field = nullptr;
        home = nullptr;
        // As a plain word it may be an entry of an item; as a function it is called.
        const std::size_t after = skipBlank(end);
        if (after < source_.size() && source_[after] == '(') {
            position_ = end;
            return call(nullptr, builtin);
        }
    }
    if (insideUnknownFilter(home)) {
        std::string known;
        std::size_t knownEnd = end;
        for (const auto &name : environment_.names) {
            const std::size_t e = matchName(source_, position_, name);
            if (e != std::string_view::npos && e > knownEnd) {
                knownEnd = e;
                known = name;
            }
        }
        if (!known.empty()) {
            position_ = knownEnd;
            return withItems(known, std::make_unique<ConstantNode>(Value()), home);
        }
    }
    if (!binding && !field && builtin.empty()) {
        if (atAnyKeyword(begin))
            return fail("an expression expected");
        std::string name = freeName();
        if (name.empty())
            return fail("a name expected");
        const std::string reason = "unknown name '" + name + "'";
        if (insideUnknownFilter(nullptr))
            return withItems(name, std::make_unique<InvalidNode>(reason), nullptr);
        warnings_.push_back({reason, begin, true});
        return std::make_unique<InvalidNode>(reason);
    }
    position_ = end;
    if (!builtin.empty())
        return withItems(std::string(builtin), makeBuiltinValue(builtin), nullptr);
    if (field) {
        home->itemUsed = true;
        return std::make_unique<PathNode>(bindingNode(*home->item, *scope_->unit, home->unit),
                                          field->name);
    }
    if (home->filter)
        home->itemUsed = true;
    if (binding->form == Binding::Form::Namespace)
        return namespaceNode(*binding, home->unit);
    return withItems(binding->name, bindingNode(*binding, *scope_->unit, home->unit), home);
}

} // namespace yorisoi::decision
