// SPDX-License-Identifier: GPL-3.0-or-later
#include "attribute_text.h"

#include <charconv>
#include <utility>

#include "xes_values.h"

namespace yorisoi::exchange {
namespace {

constexpr std::string_view kEquals = " = ";
constexpr std::size_t kMostDepth = 64;

void appendHexEscape(std::string &out, char c)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    out += "\\x";
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15];
}

void appendEscaped(std::string &out, std::string_view text, std::string_view special)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '\\')
            out += "\\\\";
        else if (c == '\n')
            out += "\\n";
        else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f ||
                 special.find(c) != std::string_view::npos)
            appendHexEscape(out, c);
        // A blank or hyphen in front would be taken for an indent or for the mark of a list.
        else if (at == 0 && !special.empty() && (c == ' ' || c == '-'))
            appendHexEscape(out, c);
        else
            out += c;
    }
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::optional<std::string> unescaped(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\\') {
            out += text[at];
            continue;
        }
        if (++at == text.size())
            return std::nullopt;
        if (text[at] == '\\') {
            out += '\\';
        } else if (text[at] == 'n') {
            out += '\n';
        } else if (text[at] == 'x' && at + 2 < text.size()) {
            const int high = hexValue(text[at + 1]);
            const int low = hexValue(text[at + 2]);
            if (high < 0 || low < 0)
                return std::nullopt;
            out += static_cast<char>(high << 4 | low);
            at += 2;
        } else {
            return std::nullopt;
        }
    }
    return out;
}

void appendLines(std::string &out, const XesAttributes &attributes, std::size_t depth, bool members)
{
    for (const auto &attribute : attributes) {
        out.append(depth * 2, ' ');
        if (members)
            out += "- ";
        appendEscaped(out, attribute.key, "=(");
        if (attribute.type != "string") {
            out += " (";
            out += attribute.type;
            out += ')';
        }
        out += kEquals;
        appendEscaped(out, attribute.value, {});
        out += '\n';
        appendLines(out, attribute.children, depth + 1, false);
        appendLines(out, attribute.values, depth + 1, true);
    }
}

struct Line {
    std::size_t depth = 0;
    bool member = false;
    XesAttribute attribute;
};

std::optional<Line> parseLine(std::string_view text)
{
    Line line;
    while (text.starts_with("  ")) {
        ++line.depth;
        text.remove_prefix(2);
    }
    if (text.starts_with("- ")) {
        line.member = true;
        text.remove_prefix(2);
    }
    const std::size_t equals = text.find(kEquals);
    if (equals == std::string_view::npos)
        return std::nullopt;
    std::string_view key = text.substr(0, equals);
    line.attribute.type = "string";
    if (const std::size_t open = key.find(" ("); open != std::string_view::npos) {
        if (!key.ends_with(')'))
            return std::nullopt;
        line.attribute.type = key.substr(open + 2, key.size() - open - 3);
        key = key.substr(0, open);
    }
    auto unescapedKey = unescaped(key);
    auto unescapedValue = unescaped(text.substr(equals + kEquals.size()));
    if (!unescapedKey || !unescapedValue)
        return std::nullopt;
    line.attribute.key = *std::move(unescapedKey);
    line.attribute.value = *std::move(unescapedValue);
    return line;
}

} // namespace

std::string toText(const XesAttributes &attributes)
{
    std::string out;
    appendLines(out, attributes, 0, false);
    if (!out.empty())
        out.pop_back();
    return out;
}

std::optional<XesAttributes> attributesFromText(std::string_view text)
{
    XesAttribute root;
    // The attribute that each depth would add to; the pointers hold as only the last one grows.
    std::vector<XesAttribute *> open{&root};
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        auto line = parseLine(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (!line || line->depth >= open.size() || line->depth > kMostDepth ||
            (line->depth == 0 && line->member))
            return std::nullopt;
        open.resize(line->depth + 1);
        XesAttribute &owner = *open.back();
        auto &siblings = line->member ? owner.values : owner.children;
        siblings.push_back(std::move(line->attribute));
        open.push_back(&siblings.back());
    }
    return std::move(root.children);
}

XesAttributes toAttributes(const XesHeader &header)
{
    XesAttributes out;
    out.push_back({"string", "xes.version", header.version, {}, {}});
    out.push_back({"string", "xes.features", header.features, {}, {}});
    for (const auto &extension : header.extensions)
        out.push_back({"extension",
                       extension.prefix,
                       extension.uri,
                       {{"string", "name", extension.name, {}, {}}},
                       {}});
    for (const auto &global : header.globals)
        out.push_back({"global", global.scope, {}, global.attributes, {}});
    for (const auto &classifier : header.classifiers)
        out.push_back({"classifier",
                       classifier.name,
                       classifier.keys,
                       {{"string", "scope", classifier.scope, {}, {}}},
                       {}});
    out.push_back({"log", "attributes", {}, header.attributes, {}});
    return out;
}

std::optional<XesHeader> headerFromAttributes(const XesAttributes &attributes)
{
    XesHeader header;
    bool complete = false;
    for (const auto &attribute : attributes) {
        const XesAttribute *child =
            attribute.children.empty() ? nullptr : &attribute.children.front();
        if (attribute.type == "string" && attribute.key == "xes.version") {
            header.version = attribute.value;
        } else if (attribute.type == "string" && attribute.key == "xes.features") {
            header.features = attribute.value;
        } else if (attribute.type == "extension" && child) {
            header.extensions.push_back({child->value, attribute.key, attribute.value});
        } else if (attribute.type == "global") {
            header.globals.push_back({attribute.key, attribute.children});
        } else if (attribute.type == "classifier" && child) {
            header.classifiers.push_back({attribute.key, child->value, attribute.value});
        } else if (attribute.type == "log") {
            header.attributes = attribute.children;
            complete = true;
        } else {
            return std::nullopt;
        }
    }
    return complete ? std::optional(std::move(header)) : std::nullopt;
}

} // namespace yorisoi::exchange
