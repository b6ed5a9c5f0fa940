// SPDX-License-Identifier: GPL-3.0-or-later
// Literals, names, paths, filters and calls.
#include "builtins.h"
#include "parser.h"
#include "utf8.h"

namespace yorisoi::decision {

NodePtr Parser::postfix()
{
    auto node = primary();
    while (node) {
        if (peekSymbol(".") && !peekSymbol("..")) {
            symbol(".");
            std::string name = pathName(node->type.get());
            if (name.empty())
                return fail("a name expected after '.'");
            node = checked(std::make_unique<PathNode>(std::move(node), std::move(name)));
        } else if (!endpoint_ && peekSymbol("[")) {
            symbol("[");
            node = checked(filter(std::move(node)));
        } else if (peekSymbol("(")) {
            node = checked(call(std::move(node), {}));
        } else {
            return node;
        }
    }
    return node;
}

NodePtr Parser::primary()
{
    if (atEnd())
        return fail("an expression expected");
    const char c = source_[position_];
    const char next = position_ + 1 < source_.size() ? source_[position_ + 1] : '\0';
    if ((c >= '0' && c <= '9') || (c == '.' && next >= '0' && next <= '9'))
        return number();
    switch (c) {
    case '"': {
        auto text = stringLiteral();
        return text ? std::make_unique<ConstantNode>(Value(*text)) : nullptr;
    }
    case '@':
        return atLiteral();
    case '(':
        ++position_;
        return parenthesis();
    case '[':
        ++position_;
        return bracket();
    case ']': {
        ++position_;
        const bool outer = std::exchange(endpoint_, false);
        auto start = anyExpression();
        endpoint_ = outer;
        return start ? openRange(std::move(start), false) : nullptr;
    }
    case '{':
        ++position_;
        return contextLiteral();
    default:
        break;
    }
    if (!isNamePart(c))
        return fail("unexpected character");
    return nameExpression();
}

NodePtr Parser::number()
{
    const std::size_t begin = position_;
    const auto digits = [this] {
        while (position_ < source_.size() && source_[position_] >= '0' && source_[position_] <= '9')
            ++position_;
    };
    digits();
    if (position_ + 1 < source_.size() && source_[position_] == '.' &&
        source_[position_ + 1] >= '0' && source_[position_ + 1] <= '9') {
        ++position_;
        digits();
    }
    if (position_ < source_.size() && (source_[position_] == 'e' || source_[position_] == 'E')) {
        std::size_t i = position_ + 1;
        if (i < source_.size() && (source_[i] == '+' || source_[i] == '-'))
            ++i;
        if (i < source_.size() && source_[i] >= '0' && source_[i] <= '9') {
            position_ = i;
            digits();
        }
    }
    if (position_ < source_.size() && isNamePart(source_[position_]))
        return fail("unexpected character in a number");
    const auto value = Decimal::parse(source_.substr(begin, position_ - begin));
    if (!value)
        return fail("a number out of range");
    return std::make_unique<ConstantNode>(Value(*value));
}

std::optional<std::string> Parser::stringLiteral()
{
    ++position_;
    std::string out;
    while (position_ < source_.size() && source_[position_] != '"') {
        if (source_[position_] != '\\') {
            out += source_[position_++];
            continue;
        }
        position_ += 1 + unescape(source_.substr(position_ + 1), out);
    }
    if (position_ >= source_.size()) {
        fail("a text without its closing quotation mark");
        return std::nullopt;
    }
    ++position_;
    return out;
}

NodePtr Parser::atLiteral()
{
    ++position_;
    if (!peekSymbol("\""))
        return fail("a text expected after '@'");
    const auto text = stringLiteral();
    if (!text)
        return nullptr;
    Value value = temporalFromText(*text);
    if (value.isNull())
        warn("no date, time or duration: @\"" + *text + '"');
    return std::make_unique<ConstantNode>(std::move(value));
}

NodePtr Parser::parenthesis()
{
    const bool outer = std::exchange(endpoint_, false);
    using Form = RangeData::Form;
    struct Sign {
        std::string_view text;
        Form form;
    };
    for (const auto &[text, form] :
         {Sign{"!=", Form::NotEqual}, Sign{"<=", Form::LessEqual}, Sign{">=", Form::GreaterEqual},
          Sign{"<", Form::Less}, Sign{">", Form::Greater}, Sign{"=", Form::Equal}}) {
        if (!symbol(text))
            continue;
        auto end = additive();
        if (!end)
            return nullptr;
        if (!symbol(")"))
            return fail("')' expected");
        endpoint_ = outer;
        const bool atStart = form == Form::Greater || form == Form::GreaterEqual ||
                             form == Form::Equal || form == Form::NotEqual;
        NodePtr nothing = std::make_unique<ConstantNode>(Value());
        const bool included =
            form == Form::LessEqual || form == Form::GreaterEqual || form == Form::Equal;
        return atStart ? makeRange(form, included, form == Form::Equal, std::move(end),
                                   std::move(nothing))
                       : makeRange(form, false, included, std::move(nothing), std::move(end));
    }
    auto node = anyExpression();
    endpoint_ = outer;
    if (!node)
        return nullptr;
    if (peekSymbol(".."))
        return openRange(std::move(node), false);
    if (!symbol(")"))
        return fail("')' expected");
    return node;
}

NodePtr Parser::openRange(NodePtr start, bool startIncluded)
{
    if (!symbol(".."))
        return fail("'..' expected");
    const bool outer = std::exchange(endpoint_, true);
    auto end = additive();
    endpoint_ = outer;
    if (!end)
        return nullptr;
    bool endIncluded = true;
    if (symbol(")") || symbol("["))
        endIncluded = false;
    else if (!symbol("]"))
        return fail("the end of a range expected");
    return checked(makeRange(RangeData::Form::Interval, startIncluded, endIncluded,
                             std::move(start), std::move(end)));
}

NodePtr Parser::bracket()
{
    const bool outer = std::exchange(endpoint_, false);
    Nodes items;
    if (!symbol("]")) {
        while (true) {
            auto item = anyExpression();
            if (!item)
                return nullptr;
            if (items.empty() && peekSymbol("..")) {
                endpoint_ = outer;
                return openRange(std::move(item), true);
            }
            items.push_back(std::move(item));
            if (symbol("]"))
                break;
            if (!symbol(","))
                return fail("',' or ']' expected");
        }
    }
    endpoint_ = outer;
    return checked(makeList(std::move(items)));
}

std::optional<std::string> Parser::contextKey()
{
    skip();
    std::string key;
    if (peekSymbol("\"")) {
        auto text = stringLiteral();
        if (!text)
            return std::nullopt;
        key = std::move(*text);
    } else {
        const std::size_t begin = position_;
        while (position_ < source_.size() &&
               std::string_view(":,{}[]()\"<>=").find(source_[position_]) == std::string_view::npos)
            ++position_;
        key = normalizedName(source_.substr(begin, position_ - begin));
        if (key.empty())
            return std::nullopt;
    }
    if (!symbol(":"))
        return std::nullopt;
    return key;
}

NodePtr Parser::contextLiteral()
{
    const bool outer = std::exchange(endpoint_, false);
    Scope inner(scope_, scope_->unit);
    const ScopeGuard guard(*this, inner);
    std::vector<ContextEntry> entries;
    while (!symbol("}")) {
        auto key = contextKey();
        if (!key)
            return fail("a key and ':' expected");
        for (const auto &entry : entries)
            if (entry.key == *key)
                return fail("the key '" + *key + "' is there twice");
        ContextEntry entry;
        entry.key = *key;
        entry.value = anyExpression();
        if (!entry.value)
            return nullptr;
        entry.slot = scope_->unit->newSlot();
        inner.declare(*key, entry.slot, entry.value->type);
        entries.push_back(std::move(entry));
        if (!symbol(",") && !peekSymbol("}"))
            return fail("',' or '}' expected");
    }
    endpoint_ = outer;
    for (std::size_t i = 0; i < entries.size(); ++i)
        if (!inner.bindings[i]->used)
            entries[i].slot = kNoSlot;
    return checked(makeContext(std::move(entries), nullptr));
}

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
    const std::string_view builtin = matchBuiltin(source_, position_, end);
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
        warnings_.push_back({reason, begin});
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

NodePtr Parser::filter(NodePtr list)
{
    Scope inner(scope_, scope_->unit);
    TypePtr item = list->type;
    if (item && item->base == Type::Base::List)
        item = item->element;
    const unsigned slot = scope_->unit->newSlot();
    inner.item = &inner.declare("item", slot, item);
    inner.filter = true;
    const ScopeGuard guard(*this, inner);
    auto predicate = anyExpression();
    if (!predicate)
        return nullptr;
    if (!symbol("]"))
        return fail("']' expected");
    return makeFilter(std::move(list), std::move(predicate), slot, inner.itemUsed);
}

std::optional<std::string> Parser::argumentName()
{
    skip();
    std::size_t i = position_;
    if (i >= source_.size() ||
        (!isNamePart(source_[i]) || (source_[i] >= '0' && source_[i] <= '9')))
        return std::nullopt;
    while (i < source_.size() && source_[i] != ':') {
        std::size_t width = 1;
        if (!isNamePart(source_[i]) && !isSpaceAt(source_, i, width) &&
            std::string_view(".-/+*'").find(source_[i]) == std::string_view::npos)
            return std::nullopt;
        i += width;
    }
    if (i >= source_.size())
        return std::nullopt;
    std::string name = normalizedName(source_.substr(position_, i - position_));
    position_ = i + 1;
    return name;
}

NodePtr Parser::call(NodePtr function, std::string_view builtin)
{
    skip();
    const std::size_t begin = position_;
    symbol("(");
    const bool outer = std::exchange(endpoint_, false);
    std::vector<std::string> names;
    Nodes arguments;
    if (!symbol(")")) {
        do {
            auto name = argumentName();
            if (arguments.size() != names.size() && name)
                return fail("arguments are either all named or none");
            auto argument = anyExpression();
            if (!argument)
                return nullptr;
            if (name)
                names.push_back(std::move(*name));
            else if (!names.empty())
                return fail("arguments are either all named or none");
            arguments.push_back(std::move(argument));
        } while (symbol(","));
        if (!symbol(")"))
            return fail("')' expected after the arguments");
    }
    endpoint_ = outer;
    if (literals_) {
        const bool temporal = builtin == "date" || builtin == "time" ||
                              builtin == "date and time" || builtin == "duration";
        const std::size_t argument = skipBlank(begin + 1);
        if (!temporal || arguments.size() != 1 || source_[argument] != '"')
            return fail("a literal expected");
    }
    if (function)
        return makeCall(std::move(function), std::move(names), std::move(arguments));
    std::string reason;
    auto node = makeBuiltinCall(builtin, std::move(names), std::move(arguments), reason);
    if (node)
        return node;
    warnings_.push_back({reason, begin});
    return std::make_unique<InvalidNode>(reason);
}

} // namespace yorisoi::decision
