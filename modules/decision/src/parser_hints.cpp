// SPDX-License-Identifier: GPL-3.0-or-later
// What the declared types say about names and values that FEEL itself lets pass.
#include "parser.h"

namespace yorisoi::decision {

namespace {

const Type *itemOf(const Type *type)
{
    while (type && type->base == Type::Base::List)
        type = type->element.get();
    return type;
}

/// The texts that a type allows; nothing when it allows others too.
std::optional<std::vector<std::string_view>> allowedTexts(const Type *type)
{
    for (type = itemOf(type); type; type = type->parent.get()) {
        if (!type->constraint)
            continue;
        std::vector<std::string_view> texts;
        for (const auto &test : type->constraint->tests()) {
            const Value *value = test.form == UnaryTests::Test::Form::Expression && !test.usesInput
                                     ? test.node->constant()
                                     : nullptr;
            if (!value || !value->is(Kind::String))
                return std::nullopt;
            texts.push_back(value->string());
        }
        if (texts.empty())
            return std::nullopt;
        return texts;
    }
    return std::nullopt;
}

} // namespace

void Parser::hintEntry(const Type *subject, const std::string &name)
{
    subject = itemOf(subject);
    // A context in the text has a type without a name of its own: it may grow.
    if (!subject || subject->base != Type::Base::Context || subject->fields.empty() ||
        subject->name.empty() || subject->name == "context" || subject->field(name))
        return;
    hints_.push_back({"'" + subject->name + "' has no entry '" + name + "'", position_, true});
}

void Parser::hintCompared(const Node &value, const Node &with)
{
    const Value *constant = with.constant();
    if (!constant || !constant->is(Kind::String) || !value.type)
        return;
    const auto allowed = allowedTexts(value.type.get());
    if (!allowed ||
        std::find(allowed->begin(), allowed->end(), constant->string()) != allowed->end())
        return;
    hints_.push_back(
        {toFeel(*constant) + " is none of the values that are allowed", position_, true});
}

void Parser::hintTests(const Type *input, const std::vector<UnaryTests::Test> &tests)
{
    const auto allowed = allowedTexts(input);
    if (!allowed)
        return;
    for (const auto &test : tests) {
        const Value *constant = test.node->constant();
        if (constant && constant->is(Kind::String) &&
            std::find(allowed->begin(), allowed->end(), constant->string()) == allowed->end())
            hints_.push_back(
                {toFeel(*constant) + " is none of the values that are allowed", 0, true});
    }
}

} // namespace yorisoi::decision
