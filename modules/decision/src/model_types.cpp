// SPDX-License-Identifier: GPL-3.0-or-later
// Item definitions (DMN 1.5, 7.3.2).
#include <algorithm>
#include <mutex>

#include "model_compiler.h"

namespace yorisoi::decision {
namespace {

constexpr unsigned kMaximumTypeLevels = 60;

} // namespace

struct SharedDefinitions::Data {
    struct File {
        std::string text;
        std::map<std::string, std::shared_ptr<Type>, std::less<>> types;
    };
    std::mutex mutex;
    std::map<std::string, File> files;
};

SharedDefinitions::SharedDefinitions() : data_(std::make_unique<Data>()) {}
SharedDefinitions::~SharedDefinitions() = default;

void ModelCompiler::shareTypes() const
{
    if (!options_.definitions)
        return;
    const std::lock_guard lock(options_.definitions->data_->mutex);
    for (std::size_t i = 0; i < sources_.size(); ++i) {
        const Source &source = *sources_[i];
        if (!source.shared && !source.text.empty() && !source.types.empty())
            options_.definitions->data_->files.try_emplace(
                data_->files[i].namespaceUri,
                SharedDefinitions::Data::File{source.text, source.types});
    }
}

void ModelCompiler::declareTypes(std::size_t file)
{
    auto &source = *sources_[file];
    if (options_.definitions && !source.text.empty()) {
        const std::lock_guard lock(options_.definitions->data_->mutex);
        const auto &files = options_.definitions->data_->files;
        const auto known = files.find(data_->files[file].namespaceUri);
        if (known != files.end() && known->second.text == source.text) {
            source.shared = true;
            source.types = known->second.types;
            source.environment.types.insert(source.types.begin(), source.types.end());
            collectNames(file, *source.root);
            return;
        }
    }
    for (const auto &child : source.root->children) {
        if (child->name != "itemDefinition")
            continue;
        auto type = std::make_shared<Type>();
        type->name = normalizedName(child->attribute("name"));
        source.types.emplace(type->name, type);
        source.environment.types.emplace(type->name, type);
    }
    collectNames(file, *source.root);
}

/// Names that a path may need: components, entries, columns and outputs.
void ModelCompiler::collectNames(std::size_t file, const XmlElement &element)
{
    auto &names = sources_[file]->environment.names;
    const auto add = [&](std::string_view name) {
        std::string normal = normalizedName(name);
        // A plain word needs no list to be found.
        const bool plain = std::all_of(normal.begin(), normal.end(), isNamePart);
        if (!plain && std::find(names.begin(), names.end(), normal) == names.end())
            names.push_back(std::move(normal));
    };
    for (const auto &child : element.children) {
        if (child->name == "itemComponent" || child->name == "column" || child->name == "output")
            add(child->attribute("name"));
        if (child->name == "contextEntry")
            if (const XmlElement *variable = child->child("variable"))
                add(variable->attribute("name"));
        if (child->name != "extensionElements" && child->name != "rule")
            collectNames(file, *child);
    }
}

void ModelCompiler::resolveTypes(std::size_t file)
{
    auto &source = *sources_[file];
    file_ = file;
    for (const auto &[name, imported] : data_->files[file].imports) {
        for (const auto &[typeName, type] : sources_[imported]->types)
            source.environment.types.emplace(name.empty() ? typeName : name + "." + typeName, type);
        for (const auto &known : sources_[imported]->environment.names)
            source.environment.names.push_back(known);
    }
    for (const auto &child : source.root->children) {
        if (child->name != "itemDefinition" || source.shared)
            continue;
        current_ = normalizedName(child->attribute("name"));
        const auto found = source.types.find(current_);
        fillType(file, *found->second, *child, current_, 0);
    }
}

namespace {

/// The definition behind a type once it is filled; a chain of aliases is followed when it is used.
void becomeAliasOf(Type &type, const TypePtr &target)
{
    type.base = target->base;
    type.element = target->element;
    type.fields = target->fields;
    type.shape = target->shape;
    type.parameters = target->parameters;
    type.parent = target;
}

} // namespace

void ModelCompiler::fillType(std::size_t file, Type &type, const XmlElement &definition,
                             const std::string &name, unsigned level)
{
    if (level > kMaximumTypeLevels) {
        report(Problem::Severity::Error, definition, "an item definition nested too deeply");
        return;
    }
    // Filled already: as the base of an earlier definition.
    if (type.shape || type.parent || type.element || type.base != Type::Base::Any)
        return;
    const bool begun = filling_.insert(&type).second;
    if (!begun)
        return;
    const bool collection = definition.attribute("isCollection") == "true" ||
                            definition.attribute("isCollection") == "1";
    auto own = collection ? std::make_shared<Type>() : nullptr;
    Type &single = own ? *own : type;
    if (own)
        own->name = name;
    std::vector<Type::Field> fields;
    for (const auto &child : definition.children) {
        if (child->name != "itemComponent")
            continue;
        auto component = std::make_shared<Type>();
        component->name = normalizedName(child->attribute("name"));
        fillType(file, *component, *child, component->name, level + 1);
        fields.push_back({component->name, component});
    }
    const std::string_view reference = definition.childText("typeRef");
    if (!fields.empty()) {
        const auto context = Type::context(std::move(fields));
        single.base = Type::Base::Context;
        single.fields = context->fields;
        single.shape = context->shape;
    } else if (const XmlElement *function = definition.child("functionItem")) {
        single.base = Type::Base::Function;
        for (const auto &parameter : function->children)
            if (parameter->name == "parameters") {
                const auto parameterType =
                    typeNamed(file, parameter->attribute("typeRef"), *parameter);
                single.parameters.push_back(parameterType ? parameterType : Type::any());
            }
        single.element = typeNamed(file, function->attribute("outputTypeRef"), *function);
        if (!single.element)
            single.element = Type::any();
    } else if (!reference.empty()) {
        const TypePtr target = typeNamed(file, reference, definition);
        // The base may come later in the file: it is filled now, unless that would go round in
        // circles.
        for (const auto &source : sources_) {
            for (const auto &[otherName, other] : source->types) {
                if (other != target || other.get() == &type || other.get() == &single)
                    continue;
                for (const auto &child : source->root->children)
                    if (child->name == "itemDefinition" &&
                        normalizedName(child->attribute("name")) == otherName)
                        fillType(file, *other, *child, otherName, level + 1);
            }
        }
        // A type inside itself is unknown there: checking ends, values may still nest.
        if (target && target.get() != &type && filling_.count(target.get()) == 0)
            becomeAliasOf(single, target);
        else if (target && target.get() == &type)
            report(Problem::Severity::Error, definition,
                   "an item definition that refers to itself");
    }
    if (own) {
        type.base = Type::Base::List;
        type.element = own;
    }
    for (const auto &child : definition.children) {
        if (child->name == "allowedValues" && !child->childText("text").empty())
            constraints_.push_back(
                {file, own ? own : std::shared_ptr<Type>(std::shared_ptr<void>(), &type),
                 child.get(), name});
        if (child->name == "typeConstraint" && !child->childText("text").empty())
            constraints_.push_back(
                {file, std::shared_ptr<Type>(std::shared_ptr<void>(), &type), child.get(), name});
    }
    filling_.erase(&type);
}

TypePtr ModelCompiler::typeNamed(std::size_t file, std::string_view reference,
                                 const XmlElement &where)
{
    std::string name = normalizedName(reference);
    if (name.empty())
        return nullptr;
    const auto &types = sources_[file]->environment.types;
    auto found = types.find(name);
    if (found != types.end())
        return found->second;
    if (auto builtin = Type::builtin(name))
        return builtin;
    // DMN 1.1 wrote qualified names with the prefix of a namespace.
    const std::size_t colon = name.rfind(':');
    if (colon != std::string::npos) {
        name = normalizedName(name.substr(colon + 1));
        found = types.find(name);
        if (found != types.end())
            return found->second;
        if (auto builtin = Type::builtin(name))
            return builtin;
    }
    report(Problem::Severity::Error, where, "an unknown type '" + name + "'");
    return nullptr;
}

std::shared_ptr<const UnaryTests>
ModelCompiler::constraint(std::size_t file, const XmlElement &element, std::string_view text)
{
    CodeUnit unit;
    Scope scope(nullptr, &unit);
    const unsigned slot = unit.newSlot();
    scope.declare("?", slot, nullptr);
    Parser parser(text, scope, sources_[file]->environment);
    auto tests = parser.unaryTests();
    if (!tests) {
        report(Problem::Severity::Error, element, parser.error().message, text,
               parser.error().position);
        return nullptr;
    }
    tests->inputSlot = slot;
    tests->slotCount = unit.slotCount;
    return tests;
}

void ModelCompiler::compileConstraints()
{
    for (auto &pending : constraints_) {
        file_ = pending.file;
        current_ = pending.name;
        pending.type->constraint =
            constraint(pending.file, *pending.element, pending.element->childText("text"));
    }
}

} // namespace yorisoi::decision
