// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/decision/model.h"

#include <algorithm>
#include <array>
#include <set>

#include "model_data.h"

namespace yorisoi::decision {

using base::ErrorCode;

std::string_view nameOf(ElementKind kind)
{
    static constexpr std::array<std::string_view, 4> names{
        "input data", "decision", "business knowledge model", "decision service"};
    return names[static_cast<std::size_t>(kind)];
}

std::string Problem::toString() const
{
    std::string out = model;
    if (!element.empty())
        out += ", " + element;
    if (line > 0)
        out += ", " + std::to_string(line) + ":" + std::to_string(column);
    out += ": " + message;
    if (!expression.empty())
        out += " [" + expression.substr(0, 200) + " @" + std::to_string(position) + "]";
    return out;
}

Model::Model(std::unique_ptr<ModelData> data) : data_(std::move(data)) {}
Model::~Model() = default;

const std::string &Model::name() const
{
    return data_->files.front().name;
}

const std::string &Model::namespaceUri() const
{
    return data_->files.front().namespaceUri;
}

const std::vector<Problem> &Model::problems() const
{
    return data_->problems;
}

std::vector<Model::Element> Model::elements() const
{
    std::vector<Element> all;
    for (const auto &element : data_->elements)
        if (element.model == 0)
            all.push_back({element.name, element.id, nameOf(element.kind), element.typeName,
                           element.description});
    return all;
}

namespace {

/// How the first file refers to a file: its import names joined by dots.
std::string importPath(const ModelData &data, std::size_t from, std::size_t to,
                       std::set<std::size_t> &seen)
{
    for (const auto &[name, file] : data.files[from].imports) {
        if (file == to)
            return name + '.';
        if (!seen.insert(file).second)
            continue;
        const std::string rest = importPath(data, file, to, seen);
        if (!rest.empty())
            return name + '.' + rest;
    }
    return {};
}

} // namespace

std::vector<std::string> Model::inputsOf(std::string_view name) const
{
    const auto found = data_->byName.find(name);
    if (found == data_->byName.end())
        return {};
    std::set<unsigned> seen;
    std::vector<unsigned> open{found->second};
    std::vector<unsigned> inputs;
    while (!open.empty()) {
        const unsigned index = open.back();
        open.pop_back();
        if (!seen.insert(index).second)
            continue;
        const auto &element = data_->elements[index];
        if (element.kind == ElementKind::InputData)
            inputs.push_back(index);
        open.insert(open.end(), element.requirements.begin(), element.requirements.end());
    }
    std::sort(inputs.begin(), inputs.end());
    std::vector<std::string> names;
    for (const unsigned index : inputs) {
        const auto &element = data_->elements[index];
        std::set<std::size_t> visited;
        const std::string path =
            element.model == 0 ? std::string() : importPath(*data_, 0, element.model, visited);
        names.push_back(path + element.name);
    }
    return names;
}

base::Result<Value> Model::conform(std::string_view name, const Value &value, bool textInputs) const
{
    const auto found = std::find_if(
        data_->elements.begin(), data_->elements.end(), [&](const DrgElement &element) {
            return element.kind == ElementKind::InputData && element.name == name;
        });
    if (found == data_->elements.end())
        return base::fail(ErrorCode::NotFound, data_->files.front().name + " has no input data '" +
                                                   std::string(name) + "'");
    if (!found->type || value.isNull())
        return value;
    const EvaluateOptions options;
    Runtime runtime(options);
    Value result =
        coerce(runtime, value, *found->type, textInputs ? Missing::TextToo : Missing::BecomesNull);
    if (result.isNull())
        return base::fail(ErrorCode::InvalidInput, data_->files.front().name + ": '" +
                                                       std::string(name) +
                                                       "' does not conform to its type");
    return result;
}

namespace {

/// The declared type of a parameter of a service or knowledge model, or null.
const Type *parameterType(const ModelData &data, const DrgElement &element, std::size_t index)
{
    if (element.kind == ElementKind::Service) {
        const bool isData = index < element.inputData.size();
        const unsigned input = isData ? element.inputData[index]
                                      : element.inputDecisions[index - element.inputData.size()];
        return data.elements[input].type.get();
    }
    const Type *type = element.callable->type();
    return type && index < type->parameters.size() ? type->parameters[index].get() : nullptr;
}

Value computed(Runtime &runtime, const ModelData &data, Drg &drg, unsigned index,
               const Value &inputs)
{
    const DrgElement &element = data.elements[index];
    if (element.kind == ElementKind::InputData || element.kind == ElementKind::Decision)
        return drg.global(runtime, index);
    // What comes from outside may miss entries; a call from inside may not.
    const Missing missing = runtime.options().textInputs ? Missing::TextToo : Missing::BecomesNull;
    const auto &names = element.callable->parameters();
    std::vector<Value> arguments;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const Value *value = inputs.find(names[i]);
        const Type *type = parameterType(data, element, i);
        arguments.push_back(!value ? Value()
                            : type ? coerce(runtime, *value, *type, missing)
                                   : *value);
        if (Facts *facts = runtime.facts()) {
            if (arguments.back().isNull())
                facts->askInput(names[i]);
            else
                facts->track(arguments.back(), names[i]);
        }
    }
    return element.callable->call(runtime, arguments);
}

/// What the result of one decision hangs on, for a context entry by entry.
void recordFacts(Facts &facts, const std::string &decision, const Value &result,
                 std::vector<UnknownFact> &out)
{
    const auto append = [&](const Facts::Ids &ids, const std::string &entry) {
        for (auto &path : facts.names(ids))
            out.push_back({std::move(path), decision, entry});
    };
    const Facts::Ids whole = facts.take(0);
    append(whole, {});
    if (!result.is(Kind::Context)) {
        facts.readAll(result);
        append(facts.take(0), {});
        return;
    }
    const auto &keys = result.shape().keys();
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (const Facts::Ids *waiting = facts.waitingIn(result, keys[i]))
            facts.add(*waiting);
        facts.readAll(result.values()[i]);
        append(facts.take(0), keys[i]);
    }
}

} // namespace

base::Result<Evaluation> Model::evaluate(std::string_view name, const Value &inputs,
                                         const EvaluateOptions &options) const
{
    const std::array<std::string, 1> names{std::string(name)};
    auto all = evaluateAll(names, inputs, options);
    if (all) {
        Value only = all->value.list().front();
        all->value = std::move(only);
    }
    return all;
}

base::Result<Evaluation> Model::evaluateAll(std::span<const std::string> names, const Value &inputs,
                                            const EvaluateOptions &options) const
{
    if (!inputs.is(Kind::Context) && !inputs.isNull())
        return base::fail(ErrorCode::InvalidInput, "the inputs are no context");
    Evaluation evaluation;
    Runtime runtime(options);
    Facts facts;
    if (options.trace) {
        runtime.setTrace(&evaluation.trace);
        runtime.setFacts(&facts);
        facts.listReads(options.reads);
    }
    Drg drg(data_->elements, inputs, *data_);
    List values;
    for (const auto &name : names) {
        const auto found = data_->byName.find(name);
        if (found == data_->byName.end())
            return base::fail(ErrorCode::NotFound,
                              data_->files.front().name +
                                  " has no decision, service or knowledge model '" + name + "'");
        Value value = computed(runtime, *data_, drg, found->second, inputs);
        if (options.trace)
            recordFacts(facts, name, value, evaluation.trace.unknownFacts);
        if (runtime.exhausted())
            return base::fail(ErrorCode::TooLarge,
                              data_->files.front().name + ", " + name + ": the budget of " +
                                  std::string(runtime.exhaustedBudget()) + " is spent");
        values.push_back(std::move(value));
    }
    evaluation.value = Value(std::move(values));
    if (evaluation.value.isNull())
        return base::fail(ErrorCode::TooLarge,
                          data_->files.front().name + ": a result is nested too deeply");
    if (options.diagnostics)
        evaluation.diagnostics = runtime.diagnostics();
    if (!options.reads.empty())
        evaluation.trace.reads = facts.reads();
    evaluation.model = shared_from_this();
    return evaluation;
}

Drg::Drg(const std::vector<DrgElement> &elements, const Value &inputs, const ModelData &data)
    : elements_(elements),
      inputs_(&inputs),
      data_(&data),
      values_(elements.size()),
      states_(elements.size())
{
}

Drg::Drg(const std::vector<DrgElement> &elements)
    : elements_(elements),
      values_(elements.size()),
      states_(elements.size())
{
}

void Drg::provide(unsigned index, Value value)
{
    values_[index] = std::move(value);
    states_[index] = State::Known;
}

const Value &Drg::global(Runtime &runtime, unsigned index)
{
    if (states_[index] == State::Unknown) {
        states_[index] = State::Computing;
        Facts *facts = runtime.facts();
        if (facts && asked_.empty())
            asked_.resize(elements_.size());
        const Facts::Mark mark = facts ? facts->mark() : 0;
        switch (elements_[index].kind) {
        case ElementKind::InputData:
            readInput(runtime, index);
            break;
        case ElementKind::Decision:
            // Without logic its value can only come from outside.
            if (elements_[index].logic)
                decide(runtime, index);
            else
                readInput(runtime, index);
            break;
        default:
            values_[index] = elements_[index].function;
            break;
        }
        if (facts)
            asked_[index] = facts->take(mark);
        states_[index] = State::Known;
    }
    if (!asked_.empty() && runtime.facts())
        runtime.facts()->add(asked_[index]);
    return values_[index];
}

namespace {

/// The value of an imported input: in a context named like the import, or directly by its name.
const Value *importedInput(const ModelData &data, std::size_t from, const DrgElement &element,
                           const Value &inputs, unsigned level)
{
    if (element.model == from)
        return inputs.find(element.name);
    if (level > 8)
        return nullptr;
    for (const auto &[name, file] : data.files[from].imports) {
        const Value *nested = name.empty() ? &inputs : inputs.find(name);
        if (!nested || !nested->is(Kind::Context))
            continue;
        if (const Value *found = importedInput(data, file, element, *nested, level + 1))
            return found;
    }
    return nullptr;
}

} // namespace

void Drg::readInput(Runtime &runtime, unsigned index)
{
    const DrgElement &element = elements_[index];
    const Value *given = nullptr;
    if (inputs_) {
        given = element.model == 0 ? nullptr : importedInput(*data_, 0, element, *inputs_, 0);
        if (!given)
            given = inputs_->find(element.name);
    }
    if (given && !given->isNull()) {
        const auto before = runtime.setElement(element.name);
        values_[index] = element.type ? coerce(runtime, *given, *element.type,
                                               runtime.options().textInputs ? Missing::TextToo
                                                                            : Missing::BecomesNull)
                                      : *given;
        runtime.setElement(before);
    }
    if (runtime.trace() && values_[index].isNull())
        runtime.trace()->unknownInputs.push_back(element.name);
    if (Facts *facts = runtime.facts()) {
        if (values_[index].isNull())
            facts->askInput(element.name);
        else
            facts->track(values_[index], element.name);
    }
}

void Drg::decide(Runtime &runtime, unsigned index)
{
    const DrgElement &element = elements_[index];
    const unsigned levels = element.depth + 4;
    if (!element.logic || !runtime.charge(1) || !runtime.enter(levels))
        return;
    const auto before = runtime.setElement(element.name);
    TraceElement record;
    TraceElement *outer = runtime.traced();
    if (runtime.trace())
        runtime.setTraced(&record);
    {
        const Slots slots(runtime, element.slotCount);
        Frame frame{runtime, slots.data(), this};
        Value value = element.logic->evaluate(frame);
        values_[index] = element.type ? coerce(runtime, value, *element.type) : std::move(value);
    }
    if (runtime.trace()) {
        record.name = element.name;
        record.id = element.id;
        record.kind = nameOf(element.kind);
        record.result = values_[index];
        runtime.trace()->elements.push_back(std::move(record));
        runtime.setTraced(outer);
    }
    runtime.setElement(before);
    runtime.leave(levels);
}

ServiceFunction::ServiceFunction(const std::vector<DrgElement> &elements, unsigned index)
    : elements_(elements),
      index_(index)
{
    for (const unsigned input : elements[index].inputData)
        names_.push_back(elements[input].name);
    for (const unsigned input : elements[index].inputDecisions)
        names_.push_back(elements[input].name);
}

Value ServiceFunction::call(Runtime &runtime, std::span<Value> arguments) const
{
    const DrgElement &service = elements_[index_];
    if (arguments.size() != names_.size()) {
        runtime.note("a call of a decision service with the wrong number of arguments");
        return {};
    }
    if (!runtime.charge(elements_.size()) || !runtime.enter(8))
        return {};
    Drg drg(elements_);
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const bool data = i < service.inputData.size();
        const unsigned input =
            data ? service.inputData[i] : service.inputDecisions[i - service.inputData.size()];
        const auto &declared = elements_[input].type;
        if (declared && !coerceArgument(runtime, arguments[i], *declared)) {
            runtime.leave(8);
            return {};
        }
        drg.provide(input, arguments[i]);
    }
    Value result;
    if (service.outputs.size() == 1) {
        result = drg.global(runtime, service.outputs.front());
    } else {
        std::vector<std::pair<std::string, Value>> entries;
        for (const unsigned output : service.outputs)
            entries.emplace_back(elements_[output].name, drg.global(runtime, output));
        result = Value::context(std::move(entries));
    }
    const Type *type = service.type.get();
    if (type && type->base == Type::Base::Function)
        type = type->element.get();
    if (type)
        result = coerce(runtime, result, *type);
    runtime.leave(8);
    return result;
}

void KnowledgeFunction::setCode(std::shared_ptr<const FunctionCode> code, TypePtr result)
{
    code_ = std::move(code);
    closure_ = makeClosure(code_, {});
    result_ = std::move(result);
}

const std::vector<std::string> &KnowledgeFunction::parameters() const
{
    static const std::vector<std::string> none;
    return code_ ? code_->names : none;
}

Value KnowledgeFunction::call(Runtime &runtime, std::span<Value> arguments) const
{
    if (!closure_) {
        runtime.note("a business knowledge model without logic");
        return {};
    }
    if (!runtime.enter(4))
        return {};
    const auto before = runtime.setElement(name_);
    TraceElement record;
    TraceElement *outer = runtime.traced();
    if (runtime.trace()) {
        runtime.setTraced(&record);
        for (const Value &argument : arguments)
            if (const auto path = runtime.facts()->pathOf(argument); !path.empty())
                record.subjects.emplace_back(path);
    }
    Value result = closure_->call(runtime, arguments);
    if (result_)
        result = coerce(runtime, result, *result_);
    if (runtime.trace()) {
        record.name = name_;
        record.id = id_;
        record.kind = nameOf(ElementKind::Knowledge);
        record.result = result;
        // Calls without tables say nothing that the caller's result does not.
        if (!record.tables.empty())
            runtime.trace()->elements.push_back(std::move(record));
        runtime.setTraced(outer);
    }
    runtime.setElement(before);
    runtime.leave(4);
    return result;
}

} // namespace yorisoi::decision
