// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/exchange/xes_writer.h"

#include <algorithm>

namespace yorisoi::exchange {
namespace {

void appendEscaped(std::string &out, std::string_view text)
{
    for (const char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        // As literals a parser would turn these into blanks.
        case '\n':
            out += "&#10;";
            break;
        case '\r':
            out += "&#13;";
            break;
        case '\t':
            out += "&#9;";
            break;
        default:
            out += c;
        }
    }
}

void appendXmlAttribute(std::string &out, std::string_view name, std::string_view value)
{
    out += ' ';
    out += name;
    out += "=\"";
    appendEscaped(out, value);
    out += '"';
}

void appendAll(std::string &out, const XesAttributes &attributes, std::size_t depth);

void appendAttribute(std::string &out, const XesAttribute &attribute, std::size_t depth)
{
    out.append(depth, '\t');
    out += '<';
    out += attribute.type;
    appendXmlAttribute(out, "key", attribute.key);
    const bool list = attribute.type == "list";
    if (!list)
        appendXmlAttribute(out, "value", attribute.value);
    if (attribute.children.empty() && !list) {
        out += "/>\n";
        return;
    }
    out += ">\n";
    appendAll(out, attribute.children, depth + 1);
    if (list) {
        out.append(depth + 1, '\t');
        out += "<values>\n";
        appendAll(out, attribute.values, depth + 2);
        out.append(depth + 1, '\t');
        out += "</values>\n";
    }
    out.append(depth, '\t');
    out += "</";
    out += attribute.type;
    out += ">\n";
}

void appendAll(std::string &out, const XesAttributes &attributes, std::size_t depth)
{
    for (const auto &attribute : attributes)
        appendAttribute(out, attribute, depth);
}

} // namespace

const XesAttribute *findAttribute(const XesAttributes &attributes, std::string_view key)
{
    const auto found = std::ranges::find(attributes, key, &XesAttribute::key);
    return found == attributes.end() ? nullptr : &*found;
}

void appendHeader(std::string &out, const XesHeader &header)
{
    out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<log";
    appendXmlAttribute(out, "xes.version", header.version);
    if (!header.features.empty())
        appendXmlAttribute(out, "xes.features", header.features);
    out += " xmlns=\"http://www.xes-standard.org/\">\n";
    for (const auto &extension : header.extensions) {
        out += "\t<extension";
        appendXmlAttribute(out, "name", extension.name);
        appendXmlAttribute(out, "prefix", extension.prefix);
        appendXmlAttribute(out, "uri", extension.uri);
        out += "/>\n";
    }
    for (const auto &global : header.globals) {
        out += "\t<global";
        appendXmlAttribute(out, "scope", global.scope);
        out += ">\n";
        appendAll(out, global.attributes, 2);
        out += "\t</global>\n";
    }
    for (const auto &classifier : header.classifiers) {
        out += "\t<classifier";
        appendXmlAttribute(out, "name", classifier.name);
        if (!classifier.scope.empty())
            appendXmlAttribute(out, "scope", classifier.scope);
        appendXmlAttribute(out, "keys", classifier.keys);
        out += "/>\n";
    }
    appendAll(out, header.attributes, 1);
}

void appendFooter(std::string &out)
{
    out += "</log>\n";
}

void appendTraceBegin(std::string &out, const XesAttributes &attributes)
{
    out += "\t<trace>\n";
    appendAll(out, attributes, 2);
}

void appendEvent(std::string &out, const XesAttributes &attributes)
{
    out += "\t\t<event>\n";
    appendAll(out, attributes, 3);
    out += "\t\t</event>\n";
}

void appendTraceEnd(std::string &out)
{
    out += "\t</trace>\n";
}

std::string toXml(const XesHeader &header, const std::vector<XesTrace> &traces)
{
    std::string out;
    appendHeader(out, header);
    for (const auto &trace : traces) {
        appendTraceBegin(out, trace.attributes);
        for (const auto &event : trace.events)
            appendEvent(out, event.attributes);
        appendTraceEnd(out);
    }
    appendFooter(out);
    return out;
}

} // namespace yorisoi::exchange
