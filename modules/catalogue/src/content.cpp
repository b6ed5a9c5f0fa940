// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/catalogue/content.h"

#include <algorithm>
#include <set>

#include <yaml-cpp/yaml.h>

#include "yorisoi/base/calendar.h"

namespace yorisoi::catalogue {

const Content *Content::find(std::string_view key) const
{
    for (const Entry &entry : entries)
        if (entry.key == key)
            return &entry.value;
    return nullptr;
}

std::string Content::textOf(std::string_view key, std::string_view fallback) const
{
    const Content *found = find(key);
    return found && found->isScalar() && found->form != Form::Null ? found->text
                                                                   : std::string(fallback);
}

bool Content::isTrue(std::string_view key, bool fallback) const
{
    const Content *found = find(key);
    return found && found->form == Form::Boolean ? found->text == "true" : fallback;
}

namespace {

constexpr std::size_t kMostBytes = std::size_t{4} << 20U;
constexpr std::size_t kMostNodes = 200'000;
constexpr int kMostLevels = 40;

/// nnnn-nn-nn
bool looksLikeDate(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return false;
    for (const std::size_t i : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U})
        if (text[i] < '0' || text[i] > '9')
            return false;
    return true;
}

bool looksLikeNumber(std::string_view text)
{
    if (!text.empty() && text.front() == '-')
        text.remove_prefix(1);
    const auto digits = [&text] {
        std::size_t count = 0;
        while (count < text.size() && text[count] >= '0' && text[count] <= '9')
            ++count;
        text.remove_prefix(count);
        return count;
    };
    const std::string_view whole = text;
    const std::size_t before = digits();
    // 0123 is a code, not an amount.
    if (before == 0 || (before > 1 && whole.front() == '0'))
        return false;
    if (text.empty())
        return true;
    if (text.front() != '.')
        return false;
    text.remove_prefix(1);
    return digits() > 0 && text.empty();
}

/// yaml-cpp counts bytes; an editor shows characters.
class Columns {
public:
    explicit Columns(std::string_view text) : m_text(text), m_starts{0}
    {
        for (std::size_t i = 0; i < text.size(); ++i)
            if (text[i] == '\n')
                m_starts.push_back(i + 1);
    }
    int columnOf(const YAML::Mark &mark) const
    {
        const auto line = static_cast<std::size_t>(std::max(mark.line, 0));
        const auto bytes = static_cast<std::size_t>(std::max(mark.column, 0));
        if (line >= m_starts.size())
            return mark.column + 1;
        return 1 + static_cast<int>(
                       std::ranges::count_if(m_text.substr(m_starts[line], bytes), [](char c) {
                           return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
                       }));
    }

private:
    std::string_view m_text;
    std::vector<std::size_t> m_starts;
};

class Reader {
public:
    Reader(std::string_view yaml, const std::string &file, Findings &findings)
        : m_columns(yaml),
          m_file(file),
          m_findings(findings)
    {
    }

    bool refuse(const YAML::Mark &mark, std::string rule, std::string ja, std::string en)
    {
        m_findings.push_back({Finding::Severity::Error,
                              std::move(rule),
                              {m_file, mark.line + 1, m_columns.columnOf(mark)},
                              {},
                              std::move(ja),
                              std::move(en)});
        return false;
    }

    /// False when the file cannot be used.
    bool read(const YAML::Node &node, int level, Content &content)
    {
        content.line = node.Mark().line + 1;
        content.column = m_columns.columnOf(node.Mark());
        if (++m_nodes > kMostNodes || level > kMostLevels)
            return refuse(node.Mark(), "too-large", "大きすぎる、または入れ子が深すぎます",
                          "too large, or nested too deeply");
        switch (node.Type()) {
        case YAML::NodeType::Undefined:
        case YAML::NodeType::Null:
            return true;
        case YAML::NodeType::Scalar:
            return readScalar(node, content);
        case YAML::NodeType::Sequence:
            content.form = Content::Form::List;
            for (const auto &item : node)
                if (!read(item, level + 1, content.items.emplace_back()))
                    return false;
            return true;
        case YAML::NodeType::Map:
            break;
        }
        return readMap(node, level, content);
    }

private:
    bool readScalar(const YAML::Node &node, Content &content)
    {
        content.text = node.Scalar();
        content.form = Content::Form::Text;
        if (node.Tag() == "!")
            return true;
        if (content.text == "true" || content.text == "false")
            content.form = Content::Form::Boolean;
        else if (looksLikeNumber(content.text))
            content.form = Content::Form::Number;
        else if (looksLikeDate(content.text)) {
            content.form = Content::Form::Date;
            if (!base::parseIsoDate(content.text))
                return refuse(node.Mark(), "date", content.text + " は暦にない日付です",
                              content.text + " is no day of the calendar");
        }
        return true;
    }

    bool readMap(const YAML::Node &node, int level, Content &content)
    {
        content.form = Content::Form::Map;
        std::set<std::string> keys;
        for (const auto &pair : node) {
            const YAML::Mark mark = pair.first.Mark();
            if (!pair.first.IsScalar())
                return refuse(mark, "yaml", "キーは文字列でなければなりません",
                              "a key must be a text");
            const std::string &key = pair.first.Scalar();
            if (!keys.insert(key).second)
                return refuse(mark, "duplicate-key", "キー「" + key + "」が2回あります",
                              "the key '" + key + "' is there twice");
            Content::Entry &entry = content.entries.emplace_back();
            entry.key = key;
            entry.line = mark.line + 1;
            entry.column = m_columns.columnOf(mark);
            if (!read(pair.second, level + 1, entry.value))
                return false;
        }
        return true;
    }

    Columns m_columns;
    const std::string &m_file;
    Findings &m_findings;
    std::size_t m_nodes = 0;
};

} // namespace

Content readYaml(std::string_view yaml, const std::string &file, Findings &findings)
{
    Reader reader(yaml, file, findings);
    Content content;
    if (yaml.size() > kMostBytes) {
        reader.refuse({}, "too-large", "ファイルが4MiBを超えています", "the file is over 4 MiB");
        return {};
    }
    try {
        const auto documents = YAML::LoadAll(std::string(yaml));
        if (documents.size() != 1) {
            reader.refuse({}, "yaml", "YAML文書が1つだけ必要です", "one YAML document is required");
            return {};
        }
        if (!reader.read(documents.front(), 0, content))
            return {};
    } catch (const YAML::Exception &error) {
        reader.refuse(error.mark.is_null() ? YAML::Mark() : error.mark, "yaml",
                      "YAMLとして読めません（" + error.msg + "）", "not YAML: " + error.msg);
        return {};
    } catch (const std::exception &error) {
        reader.refuse({}, "yaml", "YAMLとして読めません", std::string("not YAML: ") + error.what());
        return {};
    }
    return content;
}

decision::Value toValue(const Content &content)
{
    using decision::Value;
    switch (content.form) {
    case Content::Form::Null:
        return {};
    case Content::Form::Boolean:
        return Value(content.text == "true");
    case Content::Form::Number:
        if (const auto number = decision::Decimal::parse(content.text))
            return Value(*number);
        return {};
    case Content::Form::Text:
        return Value(content.text);
    case Content::Form::Date:
        if (const auto date = decision::Date::parse(content.text))
            return Value(*date);
        return {};
    case Content::Form::List: {
        decision::List items;
        items.reserve(content.items.size());
        for (const Content &item : content.items)
            items.push_back(toValue(item));
        return Value(std::move(items));
    }
    case Content::Form::Map:
        break;
    }
    std::vector<std::pair<std::string, Value>> entries;
    entries.reserve(content.entries.size());
    for (const Content::Entry &entry : content.entries)
        entries.emplace_back(entry.key, toValue(entry.value));
    return Value::context(std::move(entries));
}

std::string toText(const Content &content)
{
    std::string text;
    if (content.form == Content::Form::List) {
        for (const Content &item : content.items)
            text += (text.empty() ? "" : ", ") + toText(item);
        return '[' + text + ']';
    }
    if (content.form == Content::Form::Map) {
        for (const Content::Entry &entry : content.entries)
            text += (text.empty() ? "" : ", ") + entry.key + ": " + toText(entry.value);
        return '{' + text + '}';
    }
    return content.form == Content::Form::Null ? "null" : content.text;
}

} // namespace yorisoi::catalogue
