// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "facts.h"
#include "node.h"
#include "scope.h"
#include "yorisoi/decision/model.h"

namespace yorisoi::decision {

enum class ElementKind : std::uint8_t { InputData, Decision, Knowledge, Service };
std::string_view nameOf(ElementKind kind);

/// One element of the requirement graph, of the model or of an import.
struct DrgElement {
    ElementKind kind = ElementKind::InputData;
    std::string name;
    std::string id;
    std::size_t model = 0;
    std::string typeName;
    std::string description;
    TypePtr type;
    std::vector<unsigned> requirements;

    /// Of a decision.
    NodePtr logic;
    unsigned slotCount = 0;
    /// Levels of the logic.
    unsigned depth = 1;
    /// Of a business knowledge model or service: its value.
    Value function;
    std::shared_ptr<const Callable> callable;

    /// Of a service.
    std::vector<unsigned> inputData;
    std::vector<unsigned> inputDecisions;
    std::vector<unsigned> outputs;
};

struct ModelData {
    struct File {
        std::string name;
        std::string namespaceUri;
        /// Import name to the index of its file.
        std::vector<std::pair<std::string, std::size_t>> imports;
    };
    /// The first is the model itself.
    std::vector<File> files;
    std::vector<DrgElement> elements;
    std::vector<Problem> problems;
    /// Of the model itself, by name and by id.
    std::map<std::string, unsigned, std::less<>> byName;
};

/// The values of one run over the requirement graph.
class Drg final : public Globals {
public:
    Drg(const std::vector<DrgElement> &elements, const Value &inputs, const ModelData &data);
    /// For a service: nothing but what `provide` gives.
    explicit Drg(const std::vector<DrgElement> &elements);

    const Value &global(Runtime &runtime, unsigned index) override;
    void provide(unsigned index, Value value);

private:
    enum class State : std::uint8_t { Unknown, Computing, Known };
    void readInput(Runtime &runtime, unsigned index);
    void decide(Runtime &runtime, unsigned index);

    const std::vector<DrgElement> &elements_;
    const Value *inputs_ = nullptr;
    const ModelData *data_ = nullptr;
    std::vector<Value> values_;
    std::vector<State> states_;
    /// What each value hangs on; only while a trace is recorded.
    std::vector<Facts::Ids> asked_;
};

/// A decision service as a function.
class ServiceFunction final : public Callable {
public:
    ServiceFunction(const std::vector<DrgElement> &elements, unsigned index);
    const std::vector<std::string> &parameters() const override { return names_; }
    Value call(Runtime &runtime, std::span<Value> arguments) const override;

private:
    const std::vector<DrgElement> &elements_;
    unsigned index_;
    std::vector<std::string> names_;
};

/// A business knowledge model as a function.
class KnowledgeFunction final : public Callable {
public:
    KnowledgeFunction(std::string name, std::string id) : name_(std::move(name)), id_(std::move(id))
    {
    }
    /// Second step, so that models may refer to each other while they are compiled.
    void setCode(std::shared_ptr<const FunctionCode> code, TypePtr result);
    const std::vector<std::string> &parameters() const override;
    const Type *type() const override { return code_ ? code_->type.get() : nullptr; }
    Value call(Runtime &runtime, std::span<Value> arguments) const override;

private:
    std::string name_;
    std::string id_;
    std::shared_ptr<const FunctionCode> code_;
    std::shared_ptr<const Callable> closure_;
    TypePtr result_;
};

} // namespace yorisoi::decision
