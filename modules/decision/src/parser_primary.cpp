// SPDX-License-Identifier: GPL-3.0-or-later
// Literals, ranges, contexts, filters and calls.
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
            hintEntry(node->type.get(), name);
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
