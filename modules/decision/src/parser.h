// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "scope.h"

namespace yorisoi::decision {

/// Why a text is no expression, and where (in bytes from 0).
struct ParseError {
    std::string message;
    std::size_t position = 0;
    /// About a name or value that no declaration knows.
    bool unknownTerm = false;
};

/// FEEL text to nodes in one pass: names with blanks are resolved by the scope while reading
/// (DMN 1.5, 10.3.1). Nesting is bounded; a text beyond the bounds is an error, never a crash.
class Parser {
public:
    static constexpr unsigned kMaximumNesting = 150;
    static constexpr unsigned kMaximumDepth = 1500;
    static constexpr std::size_t kMaximumLength = 1 << 20;

    Parser(std::string_view source, Scope &scope, const Environment &environment);

    /// A whole text as one expression; null with `error()` set when it is none.
    NodePtr expression();
    /// A whole text as the unary tests of an input entry on the "?" of the scope.
    std::unique_ptr<UnaryTests> unaryTests();
    /// A whole text as a range between literals: nothing in it refers to anything (the argument of
    /// range()).
    NodePtr literalRange();
    const ParseError &error() const { return *error_; }
    /// Names that nothing is known about; they evaluate to null.
    const std::vector<ParseError> &warnings() const { return warnings_; }
    /// What is allowed and yet surely not meant: an entry that the declared type does not have, a
    /// value that it does not allow.
    const std::vector<ParseError> &hints() const { return hints_; }

private:
    // parser.cpp: operators
    NodePtr anyExpression();
    NodePtr disjunction();
    NodePtr conjunction();
    NodePtr comparison();
    NodePtr additive();
    NodePtr multiplicative();
    NodePtr power();
    NodePtr unary();
    NodePtr inTests(NodePtr value);
    std::optional<UnaryTests::Test> positiveTest(bool whole);
    bool testList(std::vector<UnaryTests::Test> &tests);
    std::unique_ptr<UnaryTests> notTests();

    // parser_primary.cpp and parser_names.cpp
    NodePtr postfix();
    NodePtr primary();
    NodePtr number();
    NodePtr parenthesis();
    NodePtr bracket();
    NodePtr openRange(NodePtr start, bool startIncluded);
    NodePtr contextLiteral();
    NodePtr atLiteral();
    NodePtr nameExpression();
    NodePtr bindingNode(const Binding &binding, CodeUnit &unit, const CodeUnit *home);
    /// A value that is no function stands before an argument list.
    bool hidesFunction(const Binding &binding, std::size_t end) const;
    NodePtr namespaceNode(const Binding &binding, const CodeUnit *home);
    /// Lets the items of the filters around win over `otherwise`, down to the scope `outermost`.
    NodePtr withItems(const std::string &name, NodePtr otherwise, const Scope *outermost);
    bool insideUnknownFilter(const Scope *outermost) const;
    NodePtr filter(NodePtr list);
    NodePtr call(NodePtr function, std::string_view builtin);
    std::string pathName(const Type *type);
    std::string freeName();
    std::optional<std::string> argumentName();
    std::optional<std::string> contextKey();

    // parser_control.cpp
    NodePtr forExpression();
    NodePtr ifExpression();
    NodePtr quantified(bool every);
    NodePtr functionLiteral();
    bool iterations(std::vector<Iteration> &all, Scope &inner);
    TypePtr typeName();

    // Characters
    void skip() { position_ = skipBlank(position_); }
    std::size_t skipBlank(std::size_t position) const;
    bool symbol(std::string_view text);
    bool peekSymbol(std::string_view text);
    bool keyword(std::string_view word);
    bool peekKeyword(std::string_view word);
    bool atKeyword(std::size_t position, std::string_view word) const;
    bool atAnyKeyword(std::size_t position) const;
    std::optional<std::string> stringLiteral();
    bool atEnd();
    NodePtr fail(std::string message);
    NodePtr checked(NodePtr node);
    /// parser_hints.cpp
    void hintEntry(const Type *subject, const std::string &name);
    void hintCompared(const Node &value, const Node &with);
    void hintTests(const Type *input, const std::vector<UnaryTests::Test> &tests);
    void warn(std::string message) { warnings_.push_back({std::move(message), position_}); }

    struct Nesting {
        unsigned &level;
        explicit Nesting(unsigned &l) : level(l) { ++level; }
        ~Nesting() { --level; }
    };

    std::string_view source_;
    std::size_t position_ = 0;
    Scope *scope_;
    const Environment &environment_;
    std::optional<ParseError> error_;
    std::vector<ParseError> warnings_;
    std::vector<ParseError> hints_;
    unsigned nesting_ = 0;
    std::size_t work_ = 0;
    /// Calls take one text each and are those of date(), time(), date and time() and duration().
    bool literals_ = false;
    /// The end of a range may close with `[`, so no filter follows it.
    bool endpoint_ = false;
    friend struct ScopeGuard;
};

/// Makes `scope` the innermost one for a while.
struct ScopeGuard {
    Parser &parser;
    Scope *before;
    ScopeGuard(Parser &p, Scope &scope) : parser(p), before(std::exchange(p.scope_, &scope)) {}
    ~ScopeGuard() { parser.scope_ = before; }
};

} // namespace yorisoi::decision
