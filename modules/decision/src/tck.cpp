// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/decision/tck.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

#include "builtins.h"
#include "scope.h"
#include "yorisoi/decision/callable.h"
#include "yorisoi/decision/xml.h"

namespace yorisoi::decision {

using base::ErrorCode;
namespace fs = std::filesystem;

base::Result<std::string> readModelFile(const fs::path &file)
{
    std::error_code error;
    const auto size = fs::file_size(file, error);
    if (error)
        return base::fail(ErrorCode::NotFound, file.filename().string() + " cannot be read");
    if (size > (std::uintmax_t{64} << 20U))
        return base::fail(ErrorCode::TooLarge, file.filename().string() + " has more than 64 MiB");
    std::ifstream in(file, std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (!in)
        return base::fail(ErrorCode::IoFailed, file.filename().string() + " cannot be read");
    return text;
}

ImportResolver importsFromFolder(const fs::path &folder)
{
    return [folder](std::string_view uri, std::string_view location) -> base::Result<std::string> {
        std::vector<fs::path> files;
        std::error_code error;
        for (const auto &entry : fs::directory_iterator(folder, error))
            if (entry.path().extension() == ".dmn")
                files.push_back(entry.path());
        std::sort(files.begin(), files.end());
        for (const auto &file : files) {
            auto text = readModelFile(file);
            if (!text)
                continue;
            if (!location.empty() && file.filename() == fs::path(location).filename())
                return text;
            const auto root = readXml(*text);
            if (root && (*root)->attribute("namespace") == uri)
                return text;
        }
        return base::fail(ErrorCode::NotFound, "no model with this namespace in the folder");
    };
}

namespace {

constexpr unsigned kMaximumLevels = 100;

/// A value of the kit's own XML: <value>, <list>, or <component>s.
Value valueOf(const XmlElement &element, unsigned level)
{
    if (level > kMaximumLevels || element.attribute("nil") == "true")
        return {};
    std::vector<std::pair<std::string, Value>> components;
    for (const auto &child : element.children) {
        if (child->name == "component") {
            components.emplace_back(normalizedName(child->attribute("name")),
                                    valueOf(*child, level + 1));
        } else if (child->name == "list") {
            if (child->attribute("nil") == "true")
                return {};
            List items;
            for (const auto &item : child->children)
                if (item->name == "item")
                    items.push_back(valueOf(*item, level + 1));
            return Value(std::move(items));
        } else if (child->name == "value") {
            if (child->attribute("nil") == "true")
                return {};
            const std::string_view declared = child->attribute("type");
            const std::string_view type = declared.substr(declared.find(':') + 1);
            const std::string &text = child->text;
            const std::string trimmed = normalizedName(text);
            if (type == "boolean")
                return Value(trimmed == "true" || trimmed == "1");
            if (type == "decimal" || type == "double" || type == "integer" || type == "int" ||
                type == "float" || type == "long") {
                const auto number = Decimal::parse(trimmed);
                return number ? Value(*number) : Value();
            }
            if (type == "date" || type == "time" || type == "dateTime" || type == "duration" ||
                type == "dayTimeDuration" || type == "yearMonthDuration") {
                if (type == "dateTime")
                    if (const auto dateTime = DateTime::parse(trimmed))
                        return Value(*dateTime);
                return temporalFromText(trimmed);
            }
            return Value(text);
        }
    }
    return components.empty() ? Value() : Value::context(std::move(components));
}

bool agree(const Value &expected, const Value &actual)
{
    if (expected.kind() != actual.kind())
        return false;
    switch (expected.kind()) {
    case Kind::Number: {
        const Decimal difference = (expected.number() - actual.number()).absolute();
        static const Decimal tolerance = *Decimal::parse("0.00000001");
        const Decimal size = expected.number().absolute();
        const Decimal one(std::int64_t{1});
        return Decimal::compare(difference, Decimal::compare(size, one) > 0 ? tolerance * size
                                                                            : tolerance) <= 0;
    }
    case Kind::List: {
        const auto &a = expected.list();
        const auto &b = actual.list();
        return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), agree);
    }
    case Kind::Context: {
        const auto &keys = expected.shape().keys();
        if (keys.size() != actual.values().size())
            return false;
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const Value *entry = actual.find(keys[i]);
            if (!entry || !agree(expected.values()[i], *entry))
                return false;
        }
        return true;
    }
    case Kind::Time:
    case Kind::DateTime:
        return identical(expected, actual) ||
               (same(expected, actual) && toText(expected) == toText(actual));
    default:
        return same(expected, actual);
    }
}

/// Inputs of imported models lie in a context named like the import.
Value inputsOf(const XmlElement &testCase)
{
    std::vector<std::pair<std::string, Value>> inputs;
    for (const auto &node : testCase.children)
        if (node->name == "inputNode")
            inputs.emplace_back(normalizedName(node->attribute("name")), valueOf(*node, 0));
    return Value::context(std::move(inputs));
}

class Run {
public:
    Run(const fs::path &base, const std::function<void(const TckOutcome &)> &each, bool trace)
        : base_(base),
          each_(each),
          trace_(trace)
    {
    }

    void file(const fs::path &path)
    {
        const std::string name = fs::relative(path, base_).parent_path().empty()
                                     ? path.parent_path().filename().string()
                                     : fs::relative(path, base_).parent_path().string();
        auto text = readModelFile(path);
        if (!text)
            return outcome({name, false, false, text.error().detail});
        const auto root = readXml(*text);
        if (!root)
            return outcome({name, false, false, root.error().detail});
        if ((*root)->name != "testCases")
            return;
        const fs::path modelFile =
            path.parent_path() / normalizedName((*root)->childText("modelName"));
        auto model = readModelFile(modelFile);
        bool external = false;
        base::Result<std::shared_ptr<const Model>> compiled =
            base::fail(ErrorCode::NotFound, "the model is missing");
        if (model) {
            compiled = Model::compile(*model, importsFromFolder(path.parent_path()));
            if (compiled)
                external = std::any_of((*compiled)->problems().begin(),
                                       (*compiled)->problems().end(), [](const Problem &problem) {
                                           return problem.message ==
                                                  "external functions are not supported";
                                       });
        }
        for (const auto &testCase : (*root)->children) {
            if (testCase->name != "testCase")
                continue;
            for (const auto &node : testCase->children) {
                if (node->name != "resultNode")
                    continue;
                TckOutcome result;
                result.test = name + " / " + std::string(testCase->attribute("id")) + " / " +
                              std::string(node->attribute("name"));
                result.external = external;
                if (compiled)
                    check(**compiled, *testCase, *node, result);
                else
                    result.detail = compiled.error().detail;
                outcome(result);
            }
        }
    }

    TckReport report;

private:
    void check(const Model &model, const XmlElement &testCase, const XmlElement &node,
               TckOutcome &result) const
    {
        const std::string_view kind = testCase.attribute("type");
        const bool invocable = kind == "decisionService" || kind == "bkm";
        const std::string name = normalizedName(invocable ? testCase.attribute("invocableName")
                                                          : node.attribute("name"));
        EvaluateOptions options;
        options.trace = trace_;
        auto evaluation = model.evaluate(name, inputsOf(testCase), options);
        const XmlElement *expectedNode = node.child("expected");
        const Value expected = expectedNode ? valueOf(*expectedNode, 0) : Value();
        if (!evaluation) {
            result.detail = evaluation.error().detail;
            return;
        }
        Value actual = evaluation->value;
        // A service of several outputs answers with a context; the node names one of them.
        if (invocable && actual.is(Kind::Context) && !expected.is(Kind::Context))
            if (const Value *entry = actual.find(normalizedName(node.attribute("name"))))
                actual = Value(*entry);
        result.passed = agree(expected, actual);
        if (result.passed)
            return;
        result.detail = "expected " + toFeel(expected) + ", got " + toFeel(actual);
        for (const auto &diagnostic : evaluation->diagnostics)
            result.detail += "; " + diagnostic.element + ": " + diagnostic.message;
        for (const auto &problem : model.problems())
            if (problem.element == name)
                result.detail += "; " + problem.toString();
    }

    void outcome(const TckOutcome &one)
    {
        if (one.passed)
            ++report.passed;
        else if (one.external)
            ++report.external;
        else
            ++report.failed;
        each_(one);
    }

    const fs::path &base_;
    const std::function<void(const TckOutcome &)> &each_;
    bool trace_;
};

} // namespace

base::Result<TckReport> runTck(const fs::path &folder,
                               const std::function<void(const TckOutcome &)> &each, bool trace)
{
    std::vector<fs::path> files;
    std::error_code error;
    for (auto it = fs::recursive_directory_iterator(folder, error);
         !error && it != fs::recursive_directory_iterator(); it.increment(error))
        if (it->is_regular_file() && it->path().extension() == ".xml")
            files.push_back(it->path());
    if (files.empty())
        return base::fail(ErrorCode::NotFound, "no test file below the folder");
    std::sort(files.begin(), files.end());
    Run run(folder, each, trace);
    for (const auto &file : files)
        run.file(file);
    return run.report;
}

} // namespace yorisoi::decision
