// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "yorisoi/decision/model.h"
#include "yorisoi/decision/value_json.h"

/// DMN documents for tests, without what every one of them has in common.
namespace dmn {

inline std::string definitions(const std::string &body, const std::string &name = "test",
                               const std::string &extra = {})
{
    return R"(<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="d" name=")" +
           name + R"(" namespace="urn:)" + name + "\" " + extra + ">\n" + body + "</definitions>";
}

inline std::string input(const std::string &name, const std::string &type = {})
{
    return "<inputData id=\"i_" + name + "\" name=\"" + name + "\"><variable name=\"" + name +
           "\"" + (type.empty() ? "" : " typeRef=\"" + type + "\"") + "/></inputData>\n";
}

inline std::string needsInput(const std::string &name)
{
    return "<informationRequirement><requiredInput href=\"#i_" + name +
           "\"/></informationRequirement>\n";
}

inline std::string needsDecision(const std::string &name)
{
    return "<informationRequirement><requiredDecision href=\"#d_" + name +
           "\"/></informationRequirement>\n";
}

inline std::string needsKnowledge(const std::string &id)
{
    return "<knowledgeRequirement><requiredKnowledge href=\"#" + id +
           "\"/></knowledgeRequirement>\n";
}

inline std::string literal(const std::string &text)
{
    return "<literalExpression><text><![CDATA[" + text + "]]></text></literalExpression>\n";
}

inline std::string decision(const std::string &name, const std::string &content,
                            const std::string &type = {})
{
    return "<decision id=\"d_" + name + "\" name=\"" + name + "\"><variable name=\"" + name + "\"" +
           (type.empty() ? "" : " typeRef=\"" + type + "\"") + "/>\n" + content + "</decision>\n";
}

/// FEEL text of a decision's value for JSON inputs; the error's text when there is one.
inline std::string valueOf(const yorisoi::decision::Model &model, const std::string &decision,
                           const std::string &json = "{}")
{
    const auto inputs = yorisoi::decision::valueFromJson(json);
    const auto evaluation = model.evaluate(decision, inputs.value());
    return evaluation ? toFeel(evaluation->value) : "error: " + evaluation.error().detail;
}

} // namespace dmn
