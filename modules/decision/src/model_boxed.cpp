// SPDX-License-Identifier: GPL-3.0-or-later
// Boxed expressions (DMN 1.5, 10.2) become the nodes of the FEEL expressions that they stand for.
#include <array>

#include "builtins.h"
#include "model_compiler.h"

namespace yorisoi::decision {
namespace {

constexpr std::array<std::string_view, 12> kExpressions{
    "literalExpression",  "decisionTable", "context", "invocation", "relation", "list",
    "functionDefinition", "conditional",   "for",     "every",      "some",     "filter"};

} // namespace

namespace {

/// The built-in function of exactly this name, unless the scope has something of that name.
std::string_view builtinNamed(std::string_view name, const Scope &scope)
{
    for (const Scope *one = &scope; one; one = one->parent)
        for (const auto &binding : one->bindings)
            if (binding->name == name)
                return {};
    std::size_t end = 0;
    const std::string_view builtin = matchBuiltin(name, 0, end);
    return end == name.size() ? builtin : std::string_view();
}

} // namespace

bool ModelCompiler::isExpression(const XmlElement &element)
{
    return std::find(kExpressions.begin(), kExpressions.end(), element.name) != kExpressions.end();
}

const XmlElement *ModelCompiler::expressionIn(const XmlElement &parent)
{
    for (const auto &child : parent.children)
        if (isExpression(*child))
            return child.get();
    return nullptr;
}

TypePtr ModelCompiler::declaredType(const XmlElement &element)
{
    const std::string_view reference = element.attribute("typeRef");
    return reference.empty() ? nullptr : typeNamed(file_, reference, element);
}

NodePtr ModelCompiler::boxedChild(const XmlElement &parent, Scope &scope)
{
    const XmlElement *expression = expressionIn(parent);
    if (!expression)
        return invalid(parent, "<" + parent.name + "> without an expression");
    return boxed(*expression, scope);
}

NodePtr ModelCompiler::boxed(const XmlElement &element, Scope &scope)
{
    NodePtr node;
    if (element.name == "literalExpression")
        node = literal(element, scope);
    else if (element.name == "decisionTable")
        node = table(element, scope);
    else if (element.name == "context")
        node = boxedContext(element, scope);
    else if (element.name == "invocation")
        node = boxedInvocation(element, scope);
    else if (element.name == "relation")
        node = boxedRelation(element, scope);
    else if (element.name == "functionDefinition")
        return boxedFunction(element, scope);
    else if (element.name == "for" || element.name == "every" || element.name == "some")
        node = boxedIterator(element, scope);
    else if (element.name == "filter")
        node = boxedFilter(element, scope);
    else if (element.name == "list") {
        Nodes items;
        for (const auto &child : element.children)
            if (isExpression(*child))
                items.push_back(boxed(*child, scope));
        node = makeList(std::move(items));
    } else {
        const XmlElement *condition = element.child("if");
        const XmlElement *then = element.child("then");
        const XmlElement *otherwise = element.child("else");
        if (!condition || !then || !otherwise)
            return invalid(element, "a conditional needs if, then and else");
        node = makeIf(boxedChild(*condition, scope), boxedChild(*then, scope),
                      boxedChild(*otherwise, scope));
    }
    node = makeTyped(std::move(node), declaredType(element));
    if (node->depth > Parser::kMaximumDepth)
        return invalid(element, "the expression is nested too deeply");
    return node;
}

NodePtr ModelCompiler::literal(const XmlElement &element, Scope &scope)
{
    const std::string_view language = element.attribute("expressionLanguage");
    if (!language.empty() && language.find("FEEL") == std::string_view::npos &&
        language.find("feel") == std::string_view::npos)
        return invalid(element, "an expression language other than FEEL: " + std::string(language));
    const XmlElement *text = element.child("text");
    if (!text || skipSpace(text->text, 0) == text->text.size())
        return invalid(element, "an empty expression");
    return feel(text->text, element, scope);
}

NodePtr ModelCompiler::feel(std::string_view text, const XmlElement &where, Scope &scope)
{
    Parser parser(text, scope, sources_[file_]->environment);
    auto node = parser.expression();
    if (!node) {
        report(Problem::Severity::Error, where, parser.error().message, text,
               parser.error().position);
        return std::make_unique<InvalidNode>(parser.error().message);
    }
    reportAll(parser, where, text);
    return node;
}

void ModelCompiler::reportAll(const Parser &parser, const XmlElement &where, std::string_view text,
                              Problem::Severity ofWarnings)
{
    const auto add = [&](Problem::Severity severity, const std::vector<ParseError> &all) {
        for (const auto &one : all) {
            const std::size_t before = data_->problems.size();
            report(severity, where, one.message, text, one.position);
            if (data_->problems.size() > before)
                data_->problems.back().unknownTerm = one.unknownTerm;
        }
    };
    add(ofWarnings, parser.warnings());
    add(Problem::Severity::Warning, parser.hints());
}

NodePtr ModelCompiler::boxedContext(const XmlElement &element, Scope &scope)
{
    Scope inner(&scope, scope.unit);
    std::vector<ContextEntry> entries;
    NodePtr result;
    for (const auto &child : element.children) {
        if (child->name != "contextEntry")
            continue;
        const XmlElement *variable = child->child("variable");
        if (!variable) {
            result = boxedChild(*child, inner);
            continue;
        }
        ContextEntry entry;
        entry.key = normalizedName(variable->attribute("name"));
        entry.type = declaredType(*variable);
        const XmlElement *expression = expressionIn(*child);
        entry.value =
            expression ? boxed(*expression, inner) : std::make_unique<ConstantNode>(Value());
        // As for knowledge models, the type at a function is often the type of its result.
        const bool function = expression && expression->name == "functionDefinition";
        if (function && entry.type && entry.type->base != Type::Base::Function)
            entry.type = nullptr;
        entry.slot = scope.unit->newSlot();
        inner.declare(entry.key, entry.slot,
                      entry.type && entry.type->base != Type::Base::Any ? entry.type
                                                                        : entry.value->type);
        for (const auto &other : entries)
            if (other.key == entry.key)
                return invalid(*child, "the entry '" + entry.key + "' is there twice");
        entries.push_back(std::move(entry));
    }
    return makeContext(std::move(entries), std::move(result));
}

NodePtr ModelCompiler::boxedInvocation(const XmlElement &element, Scope &scope)
{
    const XmlElement *called = expressionIn(element);
    if (!called)
        return invalid(element, "an invocation without a function");
    std::vector<std::string> names;
    Nodes arguments;
    for (const auto &child : element.children) {
        if (child->name != "binding")
            continue;
        const XmlElement *parameter = child->child("parameter");
        names.push_back(
            normalizedName(parameter ? parameter->attribute("name") : std::string_view()));
        const XmlElement *expression = expressionIn(*child);
        arguments.push_back(expression ? boxed(*expression, scope)
                                       : std::make_unique<ConstantNode>(Value()));
    }
    const std::string name = normalizedName(called->childText("text"));
    const std::string_view builtin =
        called->name == "literalExpression" ? builtinNamed(name, scope) : std::string_view();
    if (!builtin.empty()) {
        std::string reason;
        auto node = makeBuiltinCall(builtin, std::move(names), std::move(arguments), reason);
        return node ? std::move(node) : invalid(element, reason);
    }
    return makeCall(boxed(*called, scope), std::move(names), std::move(arguments));
}

NodePtr ModelCompiler::boxedRelation(const XmlElement &element, Scope &scope)
{
    std::vector<std::string> columns;
    std::vector<TypePtr> types;
    for (const auto &child : element.children) {
        if (child->name != "column")
            continue;
        columns.push_back(normalizedName(child->attribute("name")));
        types.push_back(declaredType(*child));
    }
    Nodes rows;
    for (const auto &child : element.children) {
        if (child->name != "row")
            continue;
        std::vector<ContextEntry> entries;
        for (const auto &cell : child->children) {
            if (!isExpression(*cell))
                continue;
            if (entries.size() == columns.size())
                return invalid(*child, "a row with more cells than the relation has columns");
            ContextEntry entry;
            entry.key = columns[entries.size()];
            entry.type = types[entries.size()];
            entry.value = boxed(*cell, scope);
            entries.push_back(std::move(entry));
        }
        if (entries.size() != columns.size())
            return invalid(*child, "a row with fewer cells than the relation has columns");
        rows.push_back(makeContext(std::move(entries), nullptr));
    }
    return makeList(std::move(rows));
}

NodePtr ModelCompiler::boxedIterator(const XmlElement &element, Scope &scope)
{
    const XmlElement *in = element.child("in");
    const bool loop = element.name == "for";
    const XmlElement *body = element.child(loop ? "return" : "satisfies");
    if (!in || !body)
        return invalid(element, "<" + element.name + "> needs 'in' and '" +
                                    (loop ? "return" : "satisfies") + "'");
    Scope inner(&scope, scope.unit);
    std::vector<Iteration> iterations(1);
    iterations[0].domain = boxedChild(*in, scope);
    TypePtr type = declaredType(*in);
    if (!type)
        type = iterations[0].domain->type;
    if (type && (type->base == Type::Base::List || type->base == Type::Base::Range))
        type = type->element;
    iterations[0].slot = scope.unit->newSlot();
    inner.declare(element.attribute("iteratorVariable"), iterations[0].slot, type);
    if (!loop)
        return makeQuantified(element.name == "every", std::move(iterations),
                              boxedChild(*body, inner));
    const unsigned partial = scope.unit->newSlot();
    const Binding &binding = inner.declare("partial", partial, Type::listOf(nullptr));
    auto result = boxedChild(*body, inner);
    return makeFor(std::move(iterations), std::move(result), binding.used ? partial : kNoSlot);
}

NodePtr ModelCompiler::boxedFilter(const XmlElement &element, Scope &scope)
{
    const XmlElement *in = element.child("in");
    const XmlElement *match = element.child("match");
    if (!in || !match)
        return invalid(element, "<filter> needs 'in' and 'match'");
    auto list = boxedChild(*in, scope);
    TypePtr item =
        list->type && list->type->base == Type::Base::List ? list->type->element : nullptr;
    Scope inner(&scope, scope.unit);
    const unsigned slot = scope.unit->newSlot();
    inner.item = &inner.declare("item", slot, item);
    inner.filter = true;
    auto predicate = boxedChild(*match, inner);
    return makeFilter(std::move(list), std::move(predicate), slot, inner.itemUsed);
}

std::shared_ptr<FunctionCode> ModelCompiler::functionCode(const XmlElement &element,
                                                          const XmlElement *body, Scope &scope,
                                                          CodeUnit &unit)
{
    auto code = std::make_shared<FunctionCode>();
    Scope inner(&scope, &unit);
    for (const auto &child : element.children) {
        if (child->name != "formalParameter")
            continue;
        Parameter parameter{normalizedName(child->attribute("name")), declaredType(*child)};
        inner.declare(parameter.name, unit.newSlot(), parameter.type);
        code->names.push_back(parameter.name);
        code->parameters.push_back(std::move(parameter));
    }
    const std::string_view kind = element.attribute("kind");
    if (!kind.empty() && kind != "FEEL") {
        code->unsupported = "external functions are not supported";
        report(Problem::Severity::Error, element, code->unsupported);
        code->body = std::make_unique<ConstantNode>(Value());
    } else if (body) {
        code->body = boxed(*body, inner);
    } else {
        code->body = invalid(element, "a function without logic");
    }
    code->result = code->body->type;
    code->slotCount = unit.slotCount;
    completeType(*code);
    return code;
}

NodePtr ModelCompiler::boxedFunction(const XmlElement &element, Scope &scope)
{
    CodeUnit unit;
    unit.parent = scope.unit;
    auto code = functionCode(element, expressionIn(element), scope, unit);
    if (const TypePtr result = declaredType(element);
        result && result->base != Type::Base::Function)
        code->body = makeTyped(std::move(code->body), result);
    Nodes captures;
    for (auto &capture : unit.captures) {
        code->captureSlots.push_back(capture.slot);
        captures.push_back(std::move(capture.outer));
    }
    return makeFunction(std::move(code), std::move(captures));
}

std::unique_ptr<UnaryTests> ModelCompiler::tests(std::string_view text, const XmlElement &where,
                                                 Scope &scope, TypePtr input)
{
    Scope inner(&scope, scope.unit);
    const unsigned slot = scope.unit->newSlot();
    inner.declare("?", slot, std::move(input));
    Parser parser(text, inner, sources_[file_]->environment);
    auto result = parser.unaryTests();
    if (!result) {
        report(Problem::Severity::Error, where, parser.error().message, text,
               parser.error().position);
        std::vector<UnaryTests::Test> never(1);
        never[0].node = std::make_unique<InvalidNode>(parser.error().message);
        never[0].usesInput = true;
        result = std::make_unique<UnaryTests>(false, false, std::move(never));
        result->text = text;
    }
    reportAll(parser, where, text);
    result->inputSlot = slot;
    return result;
}

void ModelCompiler::tableColumns(const XmlElement &element, Scope &scope, Table &table1)
{
    for (const auto &child : element.children) {
        if (child->name == "input") {
            TableInput input;
            const XmlElement *expression = child->child("inputExpression");
            input.text = expression ? std::string(expression->childText("text")) : std::string();
            input.expression = expression ? makeTyped(feel(input.text, *expression, scope),
                                                      declaredType(*expression))
                                          : invalid(*child, "an input without an expression");
            const XmlElement *allowed = child->child("inputValues");
            if (allowed && !allowed->childText("text").empty())
                input.allowed =
                    tests(allowed->childText("text"), *allowed, scope, input.expression->type);
            table1.inputs.push_back(std::move(input));
        } else if (child->name == "output") {
            TableOutput output;
            output.name = normalizedName(child->attribute("name"));
            output.type = declaredType(*child);
            const XmlElement *values = child->child("outputValues");
            if (values && !values->childText("text").empty())
                output.values = tests(values->childText("text"), *values, scope, output.type);
            const XmlElement *fallback = child->child("defaultOutputEntry");
            if (fallback && !fallback->childText("text").empty())
                output.fallback = feel(fallback->childText("text"), *fallback, scope);
            table1.outputs.push_back(std::move(output));
        }
    }
}

namespace {

/// The position of the brace that closes the one at `open`; npos when there is none.
std::size_t closingBrace(std::string_view text, std::size_t open)
{
    unsigned level = 0;
    bool quoted = false;
    for (std::size_t i = open; i < text.size(); ++i) {
        if (quoted && text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            quoted = !quoted;
        else if (!quoted && text[i] == '{')
            ++level;
        else if (!quoted && text[i] == '}' && --level == 0)
            return i;
    }
    return std::string_view::npos;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    return first == std::string_view::npos
               ? std::string_view()
               : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

} // namespace

void ModelCompiler::annotate(const XmlElement &entry, const std::string &column, Scope &scope,
                             TableRule &rule)
{
    const std::string_view text = trimmed(entry.childText("text"));
    if (text.empty())
        return;
    TableAnnotation annotation{column, {}, {}};
    std::string around;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t end = text[i] == '{' ? closingBrace(text, i) : std::string_view::npos;
        if (end == std::string_view::npos) {
            around += text[i];
            continue;
        }
        const std::string_view expression = text.substr(i + 1, end - i - 1);
        Parser parser(expression, scope, sources_[file_]->environment);
        auto node = parser.expression();
        if (node) {
            reportAll(parser, entry, expression, Problem::Severity::Warning);
            annotation.texts.push_back(std::exchange(around, {}));
            annotation.values.push_back(std::move(node));
        } else {
            // The result does not hang on an annotation: it stays as it is written.
            report(Problem::Severity::Warning, entry, parser.error().message, expression,
                   parser.error().position);
            around += text.substr(i, end - i + 1);
        }
        i = end;
    }
    annotation.texts.push_back(std::move(around));
    rule.annotations.push_back(std::move(annotation));
}

NodePtr ModelCompiler::table(const XmlElement &element, Scope &scope)
{
    struct PolicyName {
        std::string_view name;
        HitPolicy policy;
    };
    static constexpr std::array<PolicyName, 7> policies{{{"UNIQUE", HitPolicy::Unique},
                                                         {"ANY", HitPolicy::Any},
                                                         {"PRIORITY", HitPolicy::Priority},
                                                         {"FIRST", HitPolicy::First},
                                                         {"RULE ORDER", HitPolicy::RuleOrder},
                                                         {"OUTPUT ORDER", HitPolicy::OutputOrder},
                                                         {"COLLECT", HitPolicy::Collect}}};
    static constexpr std::array<std::string_view, 5> aggregators{"", "SUM", "MIN", "MAX", "COUNT"};
    Table result;
    result.id = element.attribute("id");
    if (const auto name = element.attribute("hitPolicy"); !name.empty()) {
        const auto found = std::find_if(policies.begin(), policies.end(),
                                        [&](const auto &p) { return p.name == name; });
        if (found == policies.end())
            return invalid(element, "an unknown hit policy '" + std::string(name) + "'");
        result.policy = found->policy;
    }
    if (const auto name = element.attribute("aggregation"); !name.empty()) {
        const auto found = std::find(aggregators.begin(), aggregators.end(), name);
        if (found == aggregators.end())
            return invalid(element, "an unknown aggregator '" + std::string(name) + "'");
        result.aggregator = static_cast<Aggregator>(found - aggregators.begin());
    }
    tableColumns(element, scope, result);
    if (result.outputs.empty())
        return invalid(element, "a decision table without an output");
    const TypePtr declared = declaredType(element);
    for (auto &output : result.outputs) {
        // Values without their own list have that of the type, which is then the order of priority
        // too.
        const Type *type = output.type                  ? output.type.get()
                           : result.outputs.size() == 1 ? declared.get()
                                                        : nullptr;
        if (type && type->base == Type::Base::List && result.policy > HitPolicy::First)
            type = type->element.get();
        for (; type && !output.values; type = type->parent.get())
            output.values = type->constraint;
    }
    std::vector<std::string> columns;
    for (const auto &child : element.children)
        if (child->name == "annotation")
            columns.emplace_back(child->attribute("name"));
    for (const auto &child : element.children) {
        if (child->name != "rule")
            continue;
        TableRule rule;
        std::size_t annotation = 0;
        rule.id = child->attribute("id");
        rule.description = child->childText("description");
        for (const auto &entry : child->children) {
            const std::string_view text = entry->childText("text");
            if (entry->name == "inputEntry") {
                const std::size_t column = rule.tests.size();
                if (column == result.inputs.size())
                    return invalid(*child,
                                   "a rule with more input entries than the table has inputs");
                rule.tests.push_back(
                    tests(text, *entry, scope, result.inputs[column].expression->type));
            } else if (entry->name == "outputEntry") {
                const bool empty = skipSpace(text, 0) == text.size() || normalizedName(text) == "-";
                rule.outputs.push_back(empty ? std::make_unique<ConstantNode>(Value())
                                             : feel(text, *entry, scope));
            } else if (entry->name == "annotationEntry") {
                if (rule.description.empty())
                    rule.description = text;
                if (annotation < columns.size())
                    annotate(*entry, columns[annotation], scope, rule);
                ++annotation;
            }
        }
        if (rule.tests.size() != result.inputs.size() ||
            rule.outputs.size() != result.outputs.size())
            return invalid(*child, "a rule with fewer entries than the table has columns");
        result.rules.push_back(std::move(rule));
    }
    return makeTable(std::move(result));
}

} // namespace yorisoi::decision
