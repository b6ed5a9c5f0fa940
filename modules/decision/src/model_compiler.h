// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "decision_table.h"
#include "model_data.h"
#include "parser.h"
#include "yorisoi/decision/xml.h"

namespace yorisoi::decision {

/// From XML to `ModelData`. One compilation per object.
class ModelCompiler {
public:
    ModelCompiler(const ImportResolver &imports, const CompileOptions &options);
    base::Result<std::shared_ptr<const Model>> compile(std::string_view xml);

private:
    struct Source {
        std::unique_ptr<XmlElement> root;
        Environment environment;
        std::map<std::string, std::shared_ptr<Type>, std::less<>> types;
        std::map<std::string, unsigned, std::less<>> ids;
        /// Its types come from `CompileOptions::definitions`.
        bool shared = false;
        /// Of a file whose types may be shared.
        std::string text;
    };
    /// A constraint that waits until every type is known.
    struct PendingConstraint {
        std::size_t file;
        std::shared_ptr<Type> type;
        const XmlElement *element;
        std::string name;
    };

    // model_compiler.cpp: files, elements, requirements
    base::Result<std::size_t> load(std::string_view xml, unsigned level);
    base::Status loadImports(std::size_t file, unsigned level);
    void collect(std::size_t file);
    void connect(std::size_t file);
    void requirement(unsigned from, const XmlElement &reference);
    int resolve(std::size_t file, std::string_view href) const;
    base::Status refuseCycles() const;
    void compileElement(unsigned index);
    void compileDecision(unsigned index, const XmlElement &element);
    void compileKnowledge(unsigned index, const XmlElement &element);
    void bindRequirements(unsigned index, Scope &scope);
    Binding bindingOf(unsigned index) const;

    // model_types.cpp: item definitions
    void declareTypes(std::size_t file);
    void shareTypes() const;
    void resolveTypes(std::size_t file);
    void fillType(std::size_t file, Type &type, const XmlElement &definition,
                  const std::string &name, unsigned level);
    void compileConstraints();
    std::shared_ptr<const UnaryTests> constraint(std::size_t file, const XmlElement &element,
                                                 std::string_view text);
    TypePtr typeNamed(std::size_t file, std::string_view reference, const XmlElement &where);
    void collectNames(std::size_t file, const XmlElement &element);

    // model_boxed.cpp: boxed expressions
    NodePtr boxed(const XmlElement &element, Scope &scope);
    NodePtr boxedChild(const XmlElement &parent, Scope &scope);
    NodePtr literal(const XmlElement &element, Scope &scope);
    NodePtr feel(std::string_view text, const XmlElement &where, Scope &scope);
    NodePtr boxedContext(const XmlElement &element, Scope &scope);
    NodePtr boxedInvocation(const XmlElement &element, Scope &scope);
    NodePtr boxedRelation(const XmlElement &element, Scope &scope);
    NodePtr boxedIterator(const XmlElement &element, Scope &scope);
    NodePtr boxedFilter(const XmlElement &element, Scope &scope);
    NodePtr boxedFunction(const XmlElement &element, Scope &scope);
    std::shared_ptr<FunctionCode> functionCode(const XmlElement &element, const XmlElement *body,
                                               Scope &scope, CodeUnit &unit);
    NodePtr table(const XmlElement &element, Scope &scope);
    void tableColumns(const XmlElement &element, Scope &scope, Table &table);
    void annotate(const XmlElement &entry, const std::string &column, Scope &scope,
                  TableRule &rule);
    std::unique_ptr<UnaryTests> tests(std::string_view text, const XmlElement &where, Scope &scope,
                                      TypePtr input);
    TypePtr declaredType(const XmlElement &element);
    static bool isExpression(const XmlElement &element);
    static const XmlElement *expressionIn(const XmlElement &parent);

    void report(Problem::Severity severity, const XmlElement &where, std::string message,
                std::string_view text = {}, std::size_t position = 0);
    /// The warnings and hints of a text that was read.
    void reportAll(const Parser &parser, const XmlElement &where, std::string_view text,
                   Problem::Severity ofWarnings = Problem::Severity::Error);
    NodePtr invalid(const XmlElement &where, std::string message);

    const ImportResolver &imports_;
    const CompileOptions &options_;
    std::unique_ptr<ModelData> data_ = std::make_unique<ModelData>();
    std::vector<std::unique_ptr<Source>> sources_;
    std::vector<const XmlElement *> elementSources_;
    std::vector<PendingConstraint> constraints_;
    /// Types whose definition is being read.
    std::set<const Type *> filling_;
    std::size_t cells_ = 0;
    /// Where problems belong.
    std::size_t file_ = 0;
    std::string current_;
};

} // namespace yorisoi::decision
