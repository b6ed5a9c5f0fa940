// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "yorisoi/base/result.h"
#include "yorisoi/decision/evaluation.h"
#include "yorisoi/decision/value.h"

namespace yorisoi::decision {

/// The XML of an imported model by its namespace and, where given, its location.
using ImportResolver = std::function<base::Result<std::string>(std::string_view namespaceUri,
                                                               std::string_view location)>;

/// What is wrong with a part of a model.
struct Problem {
    /// Error: the part evaluates to null. Warning: it may be meant.
    enum class Severity : std::uint8_t { Error, Warning };
    Severity severity = Severity::Error;
    /// About a name or value that no declaration knows: nothing knows the name (error), or the
    /// declared type has no such entry or does not allow the value (warning).
    bool unknownTerm = false;
    std::string model;
    /// Decision, business knowledge model, decision service or item definition.
    std::string element;
    std::string message;
    /// Of the XML element, from 1.
    int line = 0;
    int column = 0;
    /// The expression and the byte in it, where there is one.
    std::string expression;
    std::size_t position = 0;
    /// "model, element, line:column: message [expression @position]".
    std::string toString() const;
};

/// Item definitions that several models have in common, so that a value converted for one of them
/// (`Model::conform`) needs no conversion for the others. Filled by compilations that are given it;
/// a file counts as the same when its namespace and text are. Thread-safe; of files that are
/// compiled at the same time the first to finish is shared, so compile the common ones first.
class SharedDefinitions {
public:
    SharedDefinitions();
    ~SharedDefinitions();
    SharedDefinitions(const SharedDefinitions &) = delete;
    SharedDefinitions &operator=(const SharedDefinitions &) = delete;

private:
    friend class ModelCompiler;
    struct Data;
    std::unique_ptr<Data> data_;
};

struct CompileOptions {
    /// Refuse a model that has a problem of severity Error.
    bool strict = false;
    /// Used and filled when not null.
    SharedDefinitions *definitions = nullptr;
};

class Model;
struct ModelData;

struct Evaluation {
    Value value;
    std::vector<Diagnostic> diagnostics;
    Trace trace;
    /// Functions among the values live as long as their model.
    std::shared_ptr<const Model> model;
};

/// A DMN model with its imports (OMG DMN 1.2 to 1.5), compiled. Immutable: evaluate from as many
/// threads as you like.
///
/// Bounds: see `readXml` for the document; 500,000 cells of decision tables; expressions of 1 MiB,
/// nested 150 levels. Beyond them, for cyclic requirements and for XML that is no DMN, `compile`
/// fails and says which model and element. A part that is wrong only in itself (an expression that
/// does not parse, an unknown name or type) is a `Problem`, and the rest works.
class Model : public std::enable_shared_from_this<Model> {
public:
    static base::Result<std::shared_ptr<const Model>> compile(std::string_view xml,
                                                              const ImportResolver &imports = {},
                                                              const CompileOptions &options = {});
    ~Model();

    const std::string &name() const;
    const std::string &namespaceUri() const;
    const std::vector<Problem> &problems() const;

    struct Element {
        std::string name;
        std::string id;
        /// "input data", "decision", "business knowledge model" or "decision service".
        std::string_view kind;
        /// As declared, e.g. "number" or "tHousehold"; empty when nothing is.
        std::string type;
        /// The first question, description or label of the element.
        std::string description;
    };
    /// Of the model itself, not of its imports, in the order of the file.
    std::vector<Element> elements() const;
    /// Names of the input data that a decision or service depends on, directly or not; imported
    /// ones as "import.name".
    std::vector<std::string> inputsOf(std::string_view name) const;
    /// A value as the input data `name` takes it: converted to its declared type, once; where the
    /// result is given to `evaluate` (of any model with the same `SharedDefinitions`) nothing is
    /// left to convert. With `textInputs` texts become dates and durations where these are
    /// declared. NotFound for an unknown input, InvalidInput when the value does not fit.
    base::Result<Value> conform(std::string_view name, const Value &value,
                                bool textInputs = false) const;

    /// Computes a decision, decision service or business knowledge model by name (or id).
    ///
    /// `inputs` is a context: input data by name (of imported ones also a context by import name),
    /// for a service its input decisions too, for a business knowledge model its parameters.
    /// Missing ones are null. A value that does not fit its declared type becomes null with a
    /// diagnostic. Errors: NotFound, TooLarge (budget), InvalidInput (`inputs` is no context).
    base::Result<Evaluation> evaluate(std::string_view name, const Value &inputs,
                                      const EvaluateOptions &options = {}) const;
    /// Several decisions on the same inputs in one run, sharing what they require. `value` is the
    /// list of results in the order of the names.
    base::Result<Evaluation> evaluateAll(std::span<const std::string> names, const Value &inputs,
                                         const EvaluateOptions &options = {}) const;

private:
    friend class ModelCompiler;
    explicit Model(std::unique_ptr<ModelData> data);
    std::unique_ptr<ModelData> data_;
};

} // namespace yorisoi::decision
