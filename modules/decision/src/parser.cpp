// SPDX-License-Identifier: GPL-3.0-or-later
// Operators and unary tests, from the weakest binding to the strongest.
#include "parser.h"

#include <array>

namespace yorisoi::decision {

Parser::Parser(std::string_view source, Scope &scope, const Environment &environment)
    : source_(source),
      scope_(&scope),
      environment_(environment)
{
}

NodePtr Parser::fail(std::string message)
{
    if (!error_)
        error_ = ParseError{std::move(message), position_};
    return nullptr;
}

NodePtr Parser::checked(NodePtr node)
{
    if (node && node->depth > kMaximumDepth)
        return fail("the expression is nested too deeply");
    return node;
}

NodePtr Parser::expression()
{
    if (source_.size() > kMaximumLength)
        return fail("the expression is longer than 1 MiB");
    auto node = anyExpression();
    if (node && !atEnd())
        return fail("unexpected text after the expression");
    return node;
}

NodePtr Parser::literalRange()
{
    literals_ = true;
    auto node = source_.size() > 1000 ? nullptr : expression();
    return warnings_.empty() && scope_->unit->slotCount == 0 ? std::move(node) : nullptr;
}

NodePtr Parser::anyExpression()
{
    const Nesting nesting(nesting_);
    if (nesting_ > kMaximumNesting)
        return fail("the expression is nested too deeply");
    if (++work_ > 100'000 + 16 * source_.size())
        return fail("the expression is too ambiguous");
    return checked(disjunction());
}

NodePtr Parser::disjunction()
{
    auto node = conjunction();
    Nodes operands;
    while (node && peekKeyword("or")) {
        keyword("or");
        operands.push_back(std::move(node));
        node = conjunction();
    }
    if (!node || operands.empty())
        return node;
    operands.push_back(std::move(node));
    return makeLogical(false, std::move(operands));
}

NodePtr Parser::conjunction()
{
    auto node = comparison();
    Nodes operands;
    while (node && peekKeyword("and")) {
        keyword("and");
        operands.push_back(std::move(node));
        node = comparison();
    }
    if (!node || operands.empty())
        return node;
    operands.push_back(std::move(node));
    return makeLogical(true, std::move(operands));
}

namespace {

struct ComparisonSign {
    std::string_view text;
    Comparison comparison;
};
constexpr std::array<ComparisonSign, 6> kComparisons{{{"!=", Comparison::NotEqual},
                                                      {"<=", Comparison::LessEqual},
                                                      {">=", Comparison::GreaterEqual},
                                                      {"<", Comparison::Less},
                                                      {">", Comparison::Greater},
                                                      {"=", Comparison::Equal}}};

} // namespace

NodePtr Parser::comparison()
{
    auto node = additive();
    while (node) {
        bool found = false;
        for (const auto &[text, comparison] : kComparisons) {
            if (!symbol(text))
                continue;
            auto right = additive();
            if (!right)
                return nullptr;
            hintCompared(*node, *right);
            hintCompared(*right, *node);
            node = checked(makeComparison(comparison, std::move(node), std::move(right)));
            found = true;
            break;
        }
        if (found)
            continue;
        if (keyword("between")) {
            auto low = additive();
            if (low && !keyword("and"))
                return fail("'and' expected after 'between'");
            auto high = low ? additive() : nullptr;
            if (!high)
                return nullptr;
            node = checked(makeBetween(std::move(node), std::move(low), std::move(high)));
        } else if (keyword("instance")) {
            if (!keyword("of"))
                return fail("'of' expected after 'instance'");
            auto type = typeName();
            if (!type)
                return nullptr;
            node = makeInstanceOf(std::move(node), std::move(type));
        } else if (keyword("in")) {
            node = checked(inTests(std::move(node)));
        } else {
            return node;
        }
    }
    return node;
}

NodePtr Parser::additive()
{
    auto node = multiplicative();
    while (node) {
        Operator op = Operator::Add;
        if (symbol("-"))
            op = Operator::Subtract;
        else if (!symbol("+"))
            return node;
        auto right = multiplicative();
        if (!right)
            return nullptr;
        node = checked(makeArithmetic(op, std::move(node), std::move(right)));
    }
    return node;
}

NodePtr Parser::multiplicative()
{
    auto node = power();
    while (node) {
        Operator op = Operator::Multiply;
        if (symbol("/"))
            op = Operator::Divide;
        else if (peekSymbol("**") || !symbol("*"))
            return node;
        auto right = power();
        if (!right)
            return nullptr;
        node = checked(makeArithmetic(op, std::move(node), std::move(right)));
    }
    return node;
}

NodePtr Parser::power()
{
    auto node = unary();
    while (node && symbol("**")) {
        auto right = unary();
        if (!right)
            return nullptr;
        node = checked(makeArithmetic(Operator::Power, std::move(node), std::move(right)));
    }
    return node;
}

NodePtr Parser::unary()
{
    if (!symbol("-"))
        return postfix();
    const Nesting nesting(nesting_);
    if (nesting_ > kMaximumNesting)
        return fail("the expression is nested too deeply");
    auto operand = unary();
    return operand ? checked(makeNegation(std::move(operand))) : nullptr;
}

NodePtr Parser::inTests(NodePtr value)
{
    Scope inner(scope_, scope_->unit);
    const unsigned slot = scope_->unit->newSlot();
    inner.declare("?", slot, value->type);
    const ScopeGuard guard(*this, inner);
    std::vector<UnaryTests::Test> tests;
    const std::size_t before = position_;
    const std::size_t warned = warnings_.size();
    const bool endpoint = endpoint_;
    bool parsed = false;
    if (symbol("(") && testList(tests) && symbol(")")) {
        parsed = true;
        for (const std::string_view sign : {".", "[", "(", "*", "/", "+", "-"})
            parsed = parsed && !peekSymbol(sign);
    }
    if (!parsed) {
        tests.clear();
        error_.reset();
        warnings_.resize(warned);
        position_ = before;
        endpoint_ = endpoint;
        auto test = positiveTest(false);
        if (!test)
            return nullptr;
        tests.push_back(std::move(*test));
    }
    hintTests(value->type.get(), tests);
    return makeIn(std::move(value), slot,
                  std::make_unique<UnaryTests>(false, false, std::move(tests)));
}

std::optional<UnaryTests::Test> Parser::positiveTest(bool whole)
{
    UnaryTests::Test test;
    for (const auto &[text, comparison] : kComparisons) {
        if (!symbol(text))
            continue;
        test.form = UnaryTests::Test::Form::Compare;
        test.comparison = comparison;
        test.node = additive();
        if (!test.node)
            return std::nullopt;
        return test;
    }
    for (const auto &binding : scope_->bindings)
        binding->used = false;
    test.node = whole ? anyExpression() : additive();
    if (!test.node)
        return std::nullopt;
    for (const auto &binding : scope_->bindings)
        test.usesInput = test.usesInput || (binding->used && binding->name == "?");
    if (test.node->constant() && test.node->constant()->is(Kind::Range))
        test.form = UnaryTests::Test::Form::Range;
    return test;
}

bool Parser::testList(std::vector<UnaryTests::Test> &tests)
{
    const bool outer = std::exchange(endpoint_, false);
    do {
        auto test = positiveTest(true);
        if (!test)
            return false;
        tests.push_back(std::move(*test));
    } while (symbol(","));
    endpoint_ = outer;
    return true;
}

std::unique_ptr<UnaryTests> Parser::notTests()
{
    std::vector<UnaryTests::Test> tests;
    if (keyword("not") && symbol("(") && testList(tests) && symbol(")") && atEnd())
        return std::make_unique<UnaryTests>(false, true, std::move(tests));
    error_.reset();
    warnings_.clear();
    position_ = 0;
    endpoint_ = false;
    return nullptr;
}

std::unique_ptr<UnaryTests> Parser::unaryTests()
{
    if (source_.size() > kMaximumLength) {
        fail("the tests are longer than 1 MiB");
        return nullptr;
    }
    std::unique_ptr<UnaryTests> result;
    if (atEnd() || (symbol("-") && atEnd())) {
        result = std::make_unique<UnaryTests>(true, false, std::vector<UnaryTests::Test>{});
    } else {
        position_ = 0;
        if (peekKeyword("not"))
            result = notTests();
        std::vector<UnaryTests::Test> tests;
        if (!result && testList(tests)) {
            if (!atEnd()) {
                fail("unexpected text after the tests");
                return nullptr;
            }
            result = std::make_unique<UnaryTests>(false, false, std::move(tests));
        }
    }
    if (!result)
        return nullptr;
    result->text = source_;
    for (const auto &binding : scope_->bindings)
        if (binding->name == "?")
            hintTests(binding->type.get(), result->tests());
    return result;
}

// Characters

std::size_t Parser::skipBlank(std::size_t position) const
{
    while (true) {
        position = skipSpace(source_, position);
        if (source_.substr(position, 2) == "//") {
            const auto end = source_.find('\n', position);
            position = end == std::string_view::npos ? source_.size() : end;
        } else if (source_.substr(position, 2) == "/*") {
            const auto end = source_.find("*/", position + 2);
            position = end == std::string_view::npos ? source_.size() : end + 2;
        } else {
            return position;
        }
    }
}

bool Parser::peekSymbol(std::string_view text)
{
    skip();
    return source_.substr(position_, text.size()) == text;
}

bool Parser::symbol(std::string_view text)
{
    if (!peekSymbol(text))
        return false;
    position_ += text.size();
    return true;
}

bool Parser::atKeyword(std::size_t position, std::string_view word) const
{
    return source_.substr(position, word.size()) == word &&
           (position + word.size() >= source_.size() ||
            !isNamePart(source_[position + word.size()]));
}

bool Parser::atAnyKeyword(std::size_t position) const
{
    for (const std::string_view word :
         {"and", "or", "in", "between", "then", "else", "return", "satisfies", "instance", "if",
          "for", "some", "every", "function"})
        if (atKeyword(position, word))
            return true;
    return false;
}

bool Parser::peekKeyword(std::string_view word)
{
    skip();
    return atKeyword(position_, word);
}

bool Parser::keyword(std::string_view word)
{
    if (!peekKeyword(word))
        return false;
    position_ += word.size();
    return true;
}

bool Parser::atEnd()
{
    skip();
    return position_ >= source_.size();
}

} // namespace yorisoi::decision
