// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_compiler.h"

#include <algorithm>

namespace yorisoi::decision {

using base::ErrorCode;

base::Result<std::shared_ptr<const Model>>
Model::compile(std::string_view xml, const ImportResolver &imports, const CompileOptions &options)
{
    return ModelCompiler(imports, options).compile(xml);
}

namespace {

constexpr unsigned kMaximumImportLevels = 16;
constexpr std::size_t kMaximumFiles = 200;
constexpr std::size_t kMaximumCells = 500'000;

bool isDmnNamespace(std::string_view uri)
{
    return uri.find("omg.org/spec/DMN/") != std::string_view::npos;
}

} // namespace

ModelCompiler::ModelCompiler(const ImportResolver &imports, const CompileOptions &options)
    : imports_(imports),
      options_(options)
{
}

void ModelCompiler::report(Problem::Severity severity, const XmlElement &where, std::string message,
                           std::string_view text, std::size_t position)
{
    if (data_->problems.size() >= 1000)
        return;
    Problem problem;
    problem.severity = severity;
    problem.model = data_->files[file_].name;
    problem.element = current_;
    problem.message = std::move(message);
    problem.line = where.line;
    problem.column = where.column;
    problem.expression = text;
    problem.position = position;
    data_->problems.push_back(std::move(problem));
}

NodePtr ModelCompiler::invalid(const XmlElement &where, std::string message)
{
    report(Problem::Severity::Error, where, message);
    return std::make_unique<InvalidNode>(std::move(message));
}

base::Result<std::shared_ptr<const Model>> ModelCompiler::compile(std::string_view xml)
{
    YORISOI_TRY(load(xml, 0));
    for (std::size_t i = 0; i < sources_.size(); ++i)
        declareTypes(i);
    for (std::size_t i = 0; i < sources_.size(); ++i)
        resolveTypes(i);
    compileConstraints();
    shareTypes();
    for (std::size_t i = 0; i < sources_.size(); ++i)
        collect(i);
    for (std::size_t i = 0; i < sources_.size(); ++i)
        connect(i);
    YORISOI_TRY(refuseCycles());
    // Requirements first, so that an expression knows the types of what it refers to.
    std::vector<bool> done(data_->elements.size());
    for (unsigned start = 0; start < data_->elements.size(); ++start) {
        std::vector<std::pair<unsigned, std::size_t>> open{{start, 0}};
        while (!open.empty()) {
            const auto [index, next] = open.back();
            const auto &required = data_->elements[index].requirements;
            if (done[index] || next == required.size()) {
                if (!done[index])
                    compileElement(index);
                done[index] = true;
                open.pop_back();
                continue;
            }
            ++open.back().second;
            if (!done[required[next]] && required[next] != index)
                open.emplace_back(required[next], 0);
        }
    }
    if (cells_ > kMaximumCells)
        return base::fail(ErrorCode::TooLarge,
                          data_->files.front().name +
                              ": decision tables with more than 500,000 cells");
    if (options_.strict)
        for (const auto &problem : data_->problems)
            if (problem.severity == Problem::Severity::Error)
                return base::fail(ErrorCode::InvalidInput, problem.toString());
    return std::shared_ptr<const Model>(new Model(std::move(data_)));
}

base::Result<std::size_t> ModelCompiler::load(std::string_view xml, unsigned level)
{
    YORISOI_ASSIGN(auto root, readXml(xml));
    if (root->name != "definitions" || !isDmnNamespace(root->namespaceUri))
        return base::fail(ErrorCode::InvalidInput,
                          "no DMN: the root element is '" + root->name + "'");
    std::size_t cells = 0;
    for (std::vector<const XmlElement *> open{root.get()}; !open.empty();) {
        const XmlElement *element = open.back();
        open.pop_back();
        cells += element->name == "inputEntry" || element->name == "outputEntry";
        for (const auto &child : element->children)
            open.push_back(child.get());
    }
    cells_ += cells;
    if (cells_ > kMaximumCells)
        return base::fail(ErrorCode::TooLarge,
                          std::string(root->attribute("name")) +
                              ": decision tables with more than 500,000 cells");
    const std::size_t file = sources_.size();
    data_->files.push_back(
        {std::string(root->attribute("name")), std::string(root->attribute("namespace")), {}});
    auto source = std::make_unique<Source>();
    source->root = std::move(root);
    if (options_.definitions && !source->root->child("import"))
        source->text = xml;
    sources_.push_back(std::move(source));
    YORISOI_TRY(loadImports(file, level));
    return file;
}

base::Status ModelCompiler::loadImports(std::size_t file, unsigned level)
{
    const XmlElement &root = *sources_[file]->root;
    for (const auto &child : root.children) {
        if (child->name != "import")
            continue;
        file_ = file;
        current_ = "import " + std::string(child->attribute("name"));
        const std::string uri(child->attribute("namespace"));
        if (!isDmnNamespace(child->attribute("importType"))) {
            report(Problem::Severity::Warning, *child, "an import that is no DMN model");
            continue;
        }
        const auto known = std::find_if(data_->files.begin(), data_->files.end(),
                                        [&](const auto &f) { return f.namespaceUri == uri; });
        std::size_t imported = static_cast<std::size_t>(known - data_->files.begin());
        if (known == data_->files.end()) {
            if (level >= kMaximumImportLevels || data_->files.size() >= kMaximumFiles)
                return base::fail(ErrorCode::TooLarge,
                                  data_->files[file].name + ": too many imports");
            auto xml = imports_ ? imports_(uri, child->attribute("locationURI"))
                                : base::fail(ErrorCode::NotFound, "imports are not available here");
            if (!xml) {
                report(Problem::Severity::Error, *child,
                       "the import '" + uri + "' is missing: " + xml.error().detail);
                continue;
            }
            auto loaded = load(*xml, level + 1);
            if (!loaded)
                return base::fail(loaded.error().code, data_->files[file].name + ", import '" +
                                                           uri + "': " + loaded.error().detail);
            imported = *loaded;
        }
        data_->files[file].imports.emplace_back(normalizedName(child->attribute("name")), imported);
    }
    return {};
}

void ModelCompiler::collect(std::size_t file)
{
    file_ = file;
    for (const auto &child : sources_[file]->root->children) {
        DrgElement element;
        if (child->name == "inputData")
            element.kind = ElementKind::InputData;
        else if (child->name == "decision")
            element.kind = ElementKind::Decision;
        else if (child->name == "businessKnowledgeModel")
            element.kind = ElementKind::Knowledge;
        else if (child->name == "decisionService")
            element.kind = ElementKind::Service;
        else
            continue;
        const auto index = static_cast<unsigned>(data_->elements.size());
        element.name = normalizedName(child->attribute("name"));
        element.id = child->attribute("id");
        element.model = file;
        current_ = element.name;
        if (const XmlElement *variable = child->child("variable")) {
            element.typeName = variable->attribute("typeRef");
            if (!element.typeName.empty())
                element.type = typeNamed(file, element.typeName, *variable);
            if (element.name.empty())
                element.name = normalizedName(variable->attribute("name"));
        }
        for (const std::string_view key : {"question", "description"})
            if (element.description.empty())
                element.description = child->childText(key);
        if (!element.id.empty())
            sources_[file]->ids.emplace(element.id, index);
        if (file == 0) {
            if (!data_->byName.emplace(element.name, index).second)
                report(Problem::Severity::Warning, *child, "two elements of this name");
        }
        data_->elements.push_back(std::move(element));
        elementSources_.push_back(child.get());
    }
    if (file == 0)
        for (const auto &[id, index] : sources_[0]->ids)
            data_->byName.emplace(id, index);
}

int ModelCompiler::resolve(std::size_t file, std::string_view href) const
{
    const std::size_t hash = href.rfind('#');
    const std::string_view id = hash == std::string_view::npos ? href : href.substr(hash + 1);
    const std::string_view uri =
        hash == std::string_view::npos ? std::string_view() : href.substr(0, hash);
    for (std::size_t i = 0; i < sources_.size(); ++i) {
        if (uri.empty() ? i != file : data_->files[i].namespaceUri != uri)
            continue;
        const auto found = sources_[i]->ids.find(id);
        if (found != sources_[i]->ids.end())
            return static_cast<int>(found->second);
    }
    return -1;
}

void ModelCompiler::requirement(unsigned from, const XmlElement &reference)
{
    const int index = resolve(data_->elements[from].model, reference.attribute("href"));
    if (index < 0) {
        report(Problem::Severity::Error, reference,
               "a requirement that is missing: '" + std::string(reference.attribute("href")) + "'");
        return;
    }
    data_->elements[from].requirements.push_back(static_cast<unsigned>(index));
}

void ModelCompiler::connect(std::size_t file)
{
    file_ = file;
    for (unsigned index = 0; index < data_->elements.size(); ++index) {
        auto &element = data_->elements[index];
        if (element.model != file)
            continue;
        current_ = element.name;
        for (const auto &child : elementSources_[index]->children) {
            if (child->name == "informationRequirement" || child->name == "knowledgeRequirement") {
                for (const auto &reference : child->children)
                    if (reference->name == "requiredDecision" ||
                        reference->name == "requiredInput" ||
                        reference->name == "requiredKnowledge")
                        requirement(index, *reference);
            } else if (element.kind == ElementKind::Service &&
                       (child->name == "outputDecision" || child->name == "inputDecision" ||
                        child->name == "inputData")) {
                const int found = resolve(file, child->attribute("href"));
                if (found < 0) {
                    report(Problem::Severity::Error, *child,
                           "a decision of the service that is missing");
                    continue;
                }
                const auto target = static_cast<unsigned>(found);
                if (child->name == "outputDecision") {
                    element.outputs.push_back(target);
                    element.requirements.push_back(target);
                } else {
                    (child->name == "inputData" ? element.inputData : element.inputDecisions)
                        .push_back(target);
                }
            }
        }
    }
    // Functions exist before any logic is compiled, so that logic can refer to them.
    for (unsigned index = 0; index < data_->elements.size(); ++index) {
        auto &element = data_->elements[index];
        if (element.model != file)
            continue;
        if (element.kind == ElementKind::Service)
            element.callable = std::make_shared<const ServiceFunction>(data_->elements, index);
        else if (element.kind == ElementKind::Knowledge)
            element.callable = std::make_shared<KnowledgeFunction>(element.name, element.id);
        // Without ownership: the model owns its functions, and an evaluation holds the model.
        if (element.callable)
            element.function = Value(std::shared_ptr<const Callable>(
                std::shared_ptr<const Callable>(), element.callable.get()));
    }
}

base::Status ModelCompiler::refuseCycles() const
{
    enum class Mark : std::uint8_t { White, Grey, Black };
    std::vector<Mark> marks(data_->elements.size(), Mark::White);
    for (unsigned start = 0; start < data_->elements.size(); ++start) {
        std::vector<std::pair<unsigned, std::size_t>> path{{start, 0}};
        while (!path.empty()) {
            const auto [index, next] = path.back();
            const auto &element = data_->elements[index];
            if (marks[index] == Mark::Black || next == element.requirements.size()) {
                marks[index] = Mark::Black;
                path.pop_back();
                continue;
            }
            marks[index] = Mark::Grey;
            ++path.back().second;
            const unsigned required = element.requirements[next];
            // A knowledge model may call itself; the budget bounds that.
            if (required == index && element.kind == ElementKind::Knowledge)
                continue;
            if (marks[required] == Mark::Grey) {
                std::string names;
                bool inside = false;
                for (const auto &[step, unused] : path) {
                    inside = inside || step == required;
                    if (inside)
                        names += data_->elements[step].name + " -> ";
                }
                const auto &where = *elementSources_[required];
                return base::fail(
                    ErrorCode::InvalidInput,
                    data_->files[data_->elements[required].model].name + ", " +
                        data_->elements[required].name + ", " + std::to_string(where.line) + ":" +
                        std::to_string(where.column) + ": cyclic requirements: " + names +
                        data_->elements[required].name);
            }
            if (marks[required] == Mark::White)
                path.emplace_back(required, 0);
        }
    }
    return {};
}

Binding ModelCompiler::bindingOf(unsigned index) const
{
    const auto &element = data_->elements[index];
    Binding binding;
    binding.name = element.name;
    binding.index = index;
    if (element.callable) {
        binding.form = Binding::Form::Constant;
        binding.constant = element.function;
        auto type = std::make_shared<Type>();
        type->base = Type::Base::Function;
        type->name = "function";
        for (std::size_t i = 0; i < element.callable->parameters().size(); ++i)
            type->parameters.push_back(Type::any());
        type->element = element.type && element.type->base == Type::Base::Function
                            ? element.type->element
                            : element.type;
        binding.type = std::move(type);
    } else {
        binding.form = Binding::Form::Global;
        binding.type = element.type;
        if (!binding.type && element.logic)
            binding.type = element.logic->type;
    }
    return binding;
}

void ModelCompiler::bindRequirements(unsigned index, Scope &scope)
{
    const auto &element = data_->elements[index];
    std::map<std::string, Binding> namespaces;
    for (const unsigned required : element.requirements) {
        const std::size_t file = data_->elements[required].model;
        if (file == element.model) {
            scope.bindings.push_back(std::make_unique<Binding>(bindingOf(required)));
            continue;
        }
        for (const auto &[name, imported] : data_->files[element.model].imports) {
            if (imported != file)
                continue;
            if (name.empty()) {
                scope.bindings.push_back(std::make_unique<Binding>(bindingOf(required)));
                continue;
            }
            Binding &space = namespaces[name];
            space.name = name;
            space.form = Binding::Form::Namespace;
            space.members.push_back(bindingOf(required));
        }
    }
    for (auto &[name, binding] : namespaces)
        scope.bindings.push_back(std::make_unique<Binding>(std::move(binding)));
}

void ModelCompiler::compileElement(unsigned index)
{
    auto &element = data_->elements[index];
    file_ = element.model;
    current_ = element.name;
    if (element.kind == ElementKind::Decision)
        compileDecision(index, *elementSources_[index]);
    else if (element.kind == ElementKind::Knowledge)
        compileKnowledge(index, *elementSources_[index]);
}

void ModelCompiler::compileDecision(unsigned index, const XmlElement &element)
{
    const XmlElement *logic = expressionIn(element);
    if (!logic)
        return report(Problem::Severity::Warning, element, "a decision without logic");
    CodeUnit unit;
    Scope scope(nullptr, &unit);
    bindRequirements(index, scope);
    auto &target = data_->elements[index];
    target.logic = boxed(*logic, scope);
    target.slotCount = unit.slotCount;
    target.depth = target.logic->depth;
}

void ModelCompiler::compileKnowledge(unsigned index, const XmlElement &element)
{
    const XmlElement *logic = element.child("encapsulatedLogic");
    if (!logic)
        return report(Problem::Severity::Warning, element,
                      "a business knowledge model without logic");
    CodeUnit unit;
    Scope scope(nullptr, &unit);
    auto &target = data_->elements[index];
    bindRequirements(index, scope);
    if (std::find(target.requirements.begin(), target.requirements.end(), index) ==
        target.requirements.end())
        scope.bindings.push_back(std::make_unique<Binding>(bindingOf(index)));
    const auto code = functionCode(*logic, expressionIn(*logic), scope, unit);
    TypePtr result = target.type && target.type->base == Type::Base::Function ? target.type->element
                                                                              : target.type;
    // The element was made as a KnowledgeFunction in `connect`.
    auto *function = const_cast<KnowledgeFunction *>(
        static_cast<const KnowledgeFunction *>(target.callable.get()));
    function->setCode(code, std::move(result));
}

} // namespace yorisoi::decision
