// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>

#include "difference_run.h"
#include "dmn_document.h"

namespace yorisoi::catalogue {

using Kind = Change::Kind;

namespace {

/// Conditions and results of a rule as one line.
std::string ruleText(const DmnTable &table, const DmnRule &rule)
{
    std::string text;
    for (std::size_t c = 0; c < rule.tests.size(); ++c) {
        const std::string &test = rule.tests[c].text;
        if (test.empty() || test == "-")
            continue;
        const std::string label = c < table.inputs.size() ? table.inputs[c].label : "";
        text += (text.empty() ? "" : ", ") + label + ' ' + test;
    }
    text += " → ";
    for (std::size_t c = 0; c < rule.outputs.size(); ++c)
        text += (c == 0 ? "" : ", ") + rule.outputs[c].text;
    return text;
}

std::string annotationText(const DmnRule &rule)
{
    std::string text;
    for (const DmnText &annotation : rule.annotations)
        text += (text.empty() ? "" : " / ") + annotation.text;
    return text;
}

std::vector<std::string> expressionTexts(const DmnElement &element)
{
    std::vector<std::string> texts;
    for (const DmnText &text : element.expressions)
        texts.push_back(text.text);
    return texts;
}

struct ElementComparison {
    const DifferenceRun &run;
    const std::string item;
    const DmnElement &older;
    const DmnElement &newer;

    void add(Kind kind, std::string part, std::string ja, std::string en) const
    {
        run.add(kind, "decisions", item, std::move(part), item + "：" + ja, item + ": " + en);
    }

    void changed(const std::string &part, const std::string &japanese, const std::string &before,
                 const std::string &after) const
    {
        add(Kind::Changed, part, japanese + " 「" + before + "」→「" + after + "」",
            part + " '" + before + "' → '" + after + "'");
    }

    void compareTables(const DmnTable &before, const DmnTable &after) const
    {
        if (before.hitPolicy != after.hitPolicy)
            changed("hit policy", "表の当てはめ方", before.hitPolicy, after.hitPolicy);
        if (before.rules.size() == after.rules.size()) {
            for (std::size_t r = 0; r < after.rules.size(); ++r)
                compareRules(before, before.rules[r], after, after.rules[r]);
            return;
        }
        // Rules came or went: what is in both, wherever it stands, did not change.
        const auto texts = [](const DmnTable &table) {
            std::vector<std::string> all;
            for (const DmnRule &rule : table.rules)
                all.push_back(ruleText(table, rule));
            return all;
        };
        const auto oldTexts = texts(before);
        const auto newTexts = texts(after);
        for (const std::string &text : newTexts)
            if (std::ranges::find(oldTexts, text) == oldTexts.end())
                add(Kind::Added, "rule", "規則が加わりました（" + text + "）",
                    "a new rule (" + text + ")");
        for (const std::string &text : oldTexts)
            if (std::ranges::find(newTexts, text) == newTexts.end())
                add(Kind::Removed, "rule", "規則がなくなりました（" + text + "）",
                    "a rule is gone (" + text + ")");
    }

    void compareRules(const DmnTable &oldTable, const DmnRule &before, const DmnTable &newTable,
                      const DmnRule &after) const
    {
        const std::string number = std::to_string(after.number);
        const std::string oldText = ruleText(oldTable, before);
        const std::string newText = ruleText(newTable, after);
        if (oldText != newText)
            changed("rule " + number, "規則" + number, oldText, newText);
        if (annotationText(before) != annotationText(after))
            changed("sentence of rule " + number, "規則" + number + "の説明",
                    annotationText(before), annotationText(after));
    }

    void compare() const
    {
        const auto oldTexts = expressionTexts(older);
        const auto newTexts = expressionTexts(newer);
        if (oldTexts.size() == newTexts.size()) {
            for (std::size_t i = 0; i < newTexts.size(); ++i)
                if (oldTexts[i] != newTexts[i])
                    changed("expression", "式", oldTexts[i], newTexts[i]);
        } else {
            add(Kind::Changed, "expression", "決定の形が変わりました",
                "the decision has another form");
        }
        if (older.tables.size() != newer.tables.size())
            return add(Kind::Changed, "tables", "表の数が変わりました",
                       "the number of tables is another");
        for (std::size_t t = 0; t < newer.tables.size(); ++t)
            compareTables(older.tables[t], newer.tables[t]);
    }
};

std::map<std::string, DmnElement> elementsOf(const Catalogue &catalogue)
{
    std::map<std::string, DmnElement> all;
    for (DmnDocument &document : readDocuments(catalogue.files()))
        for (DmnElement &element : document.elements)
            all.emplace(document.name + ", " + element.name, std::move(element));
    return all;
}

struct ItemComparison {
    const DifferenceRun &run;
    const std::string category;
    const std::string item;

    void add(Kind kind, const std::string &path, const std::string &before,
             const std::string &after) const
    {
        const std::string ja = item + "：" + path + ' ';
        const std::string en = item + ": " + path + ' ';
        if (kind == Kind::Added)
            run.add(kind, category, item, path, ja + "が加わりました（" + after + "）",
                    en + "is new (" + after + ")");
        else if (kind == Kind::Removed)
            run.add(kind, category, item, path, ja + "がなくなりました（" + before + "）",
                    en + "is gone (" + before + ")");
        else
            run.add(kind, category, item, path, ja + "「" + before + "」→「" + after + "」",
                    en + "'" + before + "' → '" + after + "'");
    }

    void compare(const Content &before, const Content &after, const std::string &path) const
    {
        if (before.form != after.form || after.isScalar()) {
            if (toText(before) != toText(after))
                add(Kind::Changed, path, toText(before), toText(after));
            return;
        }
        if (after.form == Content::Form::Map)
            return compareMaps(before, after, path);
        compareLists(before, after, path);
    }

    void compareMaps(const Content &before, const Content &after, const std::string &path) const
    {
        const auto below = [&path](const std::string &key) {
            return path.empty() ? key : path + '.' + key;
        };
        for (const Content::Entry &entry : after.entries) {
            if (const Content *old = before.find(entry.key))
                compare(*old, entry.value, below(entry.key));
            else
                add(Kind::Added, below(entry.key), {}, toText(entry.value));
        }
        for (const Content::Entry &entry : before.entries)
            if (!after.find(entry.key))
                add(Kind::Removed, below(entry.key), toText(entry.value), {});
    }

    /// The items of lists are found again by their id, else by their place.
    void compareLists(const Content &before, const Content &after, const std::string &path) const
    {
        const auto named = [](const Content &list) {
            return !list.items.empty() &&
                   std::ranges::all_of(list.items, [](const Content &one) {
                       return one.find("id") != nullptr;
                   });
        };
        const auto keyed = [](const Content &list) {
            Content map;
            map.form = Content::Form::Map;
            for (const Content &one : list.items)
                map.entries.push_back({one.textOf("id"), one.line, one.column, one});
            return map;
        };
        if (named(before) && named(after))
            return compareMaps(keyed(before), keyed(after), path);
        const std::size_t both = std::min(before.items.size(), after.items.size());
        const auto at = [&path](std::size_t i) { return path + '[' + std::to_string(i + 1) + ']'; };
        for (std::size_t i = 0; i < both; ++i)
            compare(before.items[i], after.items[i], at(i));
        for (std::size_t i = both; i < after.items.size(); ++i)
            add(Kind::Added, at(i), {}, toText(after.items[i]));
        for (std::size_t i = both; i < before.items.size(); ++i)
            add(Kind::Removed, at(i), toText(before.items[i]), {});
    }
};

std::map<std::string, const Item *> otherItems(const Catalogue &catalogue)
{
    std::set<std::string> folders;
    for (const auto &[file, bytes] : catalogue.files())
        folders.insert(file.substr(0, file.find('/')));
    std::map<std::string, const Item *> all;
    for (const std::string &folder : folders)
        if (folder != "rates" && folder != "services")
            for (const Item *item : catalogue.items(folder))
                all.emplace(item->file, item);
    return all;
}

} // namespace

void compareDecisions(const DifferenceRun &run)
{
    const auto older = elementsOf(run.older);
    const auto newer = elementsOf(run.newer);
    for (const auto &[name, element] : newer) {
        const auto before = older.find(name);
        if (before == older.end())
            run.add(Kind::Added, "decisions", name, {}, "新しい決定「" + name + "」",
                    "new decision '" + name + "'");
        else
            ElementComparison{run, name, before->second, element}.compare();
    }
    for (const auto &[name, element] : older)
        if (!newer.contains(name))
            run.add(Kind::Removed, "decisions", name, {}, "決定「" + name + "」がなくなりました",
                    "the decision '" + name + "' is gone");
}

void compareItems(const DifferenceRun &run)
{
    const auto older = otherItems(run.older);
    const auto newer = otherItems(run.newer);
    for (const auto &[file, item] : newer) {
        const auto before = older.find(file);
        if (before == older.end())
            run.add(Kind::Added, item->kind, item->id, {}, "新しい項目「" + item->id + "」",
                    "new item '" + item->id + "'");
        else
            ItemComparison{run, item->kind, item->id}.compare(before->second->content,
                                                              item->content, {});
    }
    for (const auto &[file, item] : older)
        if (!newer.contains(file))
            run.add(Kind::Removed, item->kind, item->id, {},
                    "項目「" + item->id + "」がなくなりました",
                    "the item '" + item->id + "' is gone");
}

} // namespace yorisoi::catalogue
