// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "yorisoi/base/result.h"
#include "yorisoi/decision/evaluation.h"
#include "yorisoi/decision/model.h"

namespace yorisoi::decision {

/// One FEEL expression outside a model: for tests, benchmarks and editors. Immutable and
/// thread-safe; functions among its values must not outlive it.
class Expression {
public:
    /// `sample` is a context with the variables that the text may use, whose kinds show where names
    /// with blanks end. InvalidInput with the position when the text is no expression.
    static base::Result<std::shared_ptr<const Expression>> compile(std::string_view text,
                                                                   const Value &sample = Value());
    /// Unary tests of an input entry: evaluates to true, false or null for the variable "?".
    static base::Result<std::shared_ptr<const Expression>>
    compileTests(std::string_view text, const Value &sample = Value());
    ~Expression();

    /// Unknown names and calls that cannot work; they evaluate to null.
    const std::vector<std::string> &warnings() const;
    /// `variables` is a context; those missing are null. TooLarge when the budget is spent.
    base::Result<Evaluation> evaluate(const Value &variables = Value(),
                                      const EvaluateOptions &options = {}) const;

private:
    struct Data;
    explicit Expression(std::unique_ptr<Data> data);
    std::unique_ptr<Data> data_;
};

} // namespace yorisoi::decision
