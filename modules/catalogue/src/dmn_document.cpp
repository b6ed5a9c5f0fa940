// SPDX-License-Identifier: GPL-3.0-or-later
#include "dmn_document.h"

namespace yorisoi::catalogue {

using decision::XmlElement;

namespace {

std::string trimmed(std::string_view text)
{
    constexpr std::string_view kBlanks = " \t\r\n";
    const auto first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos)
        return {};
    return std::string(text.substr(first, text.find_last_not_of(kBlanks) - first + 1));
}

DmnText textOf(const XmlElement &element)
{
    const XmlElement *text = element.child("text");
    return {text ? trimmed(text->text) : std::string(), element.line, element.column};
}

DmnTable readTable(const XmlElement &element)
{
    DmnTable table;
    table.line = element.line;
    table.column = element.column;
    table.hitPolicy = element.has("hitPolicy") ? element.attribute("hitPolicy") : "UNIQUE";
    for (const auto &child : element.children) {
        if (child->name == "input") {
            const XmlElement *expression = child->child("inputExpression");
            DmnTable::Column column{std::string(child->attribute("label")), {}, {}};
            if (expression) {
                column.type = expression->attribute("typeRef");
                column.expression = textOf(*expression).text;
                if (column.label.empty())
                    column.label = column.expression;
            }
            table.inputs.push_back(std::move(column));
        } else if (child->name == "output") {
            std::string label(child->attribute("label"));
            if (label.empty())
                label = child->attribute("name");
            table.outputs.push_back(
                {std::move(label), std::string(child->attribute("typeRef")), {}});
        } else if (child->name == "annotation") {
            table.annotations.emplace_back(child->attribute("name"));
        } else if (child->name == "rule") {
            DmnRule rule;
            rule.number = table.rules.size() + 1;
            rule.line = child->line;
            rule.column = child->column;
            for (const auto &entry : child->children) {
                if (entry->name == "inputEntry")
                    rule.tests.push_back(textOf(*entry));
                else if (entry->name == "outputEntry")
                    rule.outputs.push_back(textOf(*entry));
                else if (entry->name == "annotationEntry")
                    rule.annotations.push_back(textOf(*entry));
            }
            table.rules.push_back(std::move(rule));
        }
    }
    return table;
}

void collect(const XmlElement &element, const std::string &entry, DmnElement &out)
{
    if (element.name == "decisionTable")
        out.tables.push_back(readTable(element));
    if (element.name == "formalParameter")
        out.parameters.emplace_back(element.attribute("name"));
    // The entries of a rule are in its table.
    if (element.name == "rule")
        return;
    if (element.child("text")) {
        out.expressions.push_back(textOf(element));
        if (!entry.empty())
            out.entries.emplace_back(entry, out.expressions.back());
    }
    std::string inside = entry;
    if (element.name == "contextEntry") {
        const XmlElement *variable = element.child("variable");
        inside = variable ? std::string(variable->attribute("name")) : std::string();
    }
    for (const auto &child : element.children)
        collect(*child, inside, out);
}

} // namespace

std::vector<DmnDocument> readDocuments(const Files &files)
{
    std::vector<DmnDocument> documents;
    for (const auto &[path, bytes] : files) {
        if (!path.starts_with("decisions/") || !path.ends_with(".dmn"))
            continue;
        const auto root = decision::readXml(bytes);
        if (!root)
            continue;
        DmnDocument document;
        document.file = path;
        document.name = (*root)->attribute("name");
        document.namespaceUri = (*root)->attribute("namespace");
        for (const auto &child : (*root)->children) {
            if (child->name == "import")
                document.imports.emplace_back(child->attribute("namespace"));
            if (child->name != "decision" && child->name != "businessKnowledgeModel")
                continue;
            DmnElement element;
            element.name = child->attribute("name");
            element.isDecision = child->name == "decision";
            element.line = child->line;
            collect(*child, {}, element);
            document.elements.push_back(std::move(element));
        }
        documents.push_back(std::move(document));
    }
    return documents;
}

} // namespace yorisoi::catalogue
