// SPDX-License-Identifier: GPL-3.0-or-later
#include <charconv>

#include "loader.h"

namespace yorisoi::catalogue {

namespace {

Names toNames(const Content &content)
{
    Names names;
    for (const Content::Entry &entry : content.entries)
        names.byLanguage.emplace(entry.key, entry.value.text);
    return names;
}

std::optional<Names> optionalNames(const Content &parent, std::string_view key)
{
    const Content *found = parent.find(key);
    return found && found->form == Content::Form::Map ? std::optional(toNames(*found))
                                                      : std::nullopt;
}

std::vector<Names> namesIn(const Content &parent, std::string_view key)
{
    std::vector<Names> all;
    if (const Content *list = parent.find(key))
        for (const Content &one : list->items)
            all.push_back(toNames(one));
    return all;
}

std::vector<std::string> textsIn(const Content &parent, std::string_view key)
{
    std::vector<std::string> all;
    if (const Content *list = parent.find(key))
        for (const Content &one : list->items)
            all.push_back(one.text);
    return all;
}

Fee toFee(const Content &content)
{
    Fee fee;
    fee.note = optionalNames(content, "note");
    if (const Content *text = content.find("text")) {
        fee.form = Fee::Form::Text;
        fee.text = toNames(*text);
    } else if (content.find("rate")) {
        fee.form = Fee::Form::Rate;
        fee.rate = content.textOf("rate");
    }
    return fee;
}

Deadline::Rule toRule(const std::string &text)
{
    if (text == "same-day-counts")
        return Deadline::Rule::SameDayCounts;
    if (text == "business-days")
        return Deadline::Rule::BusinessDays;
    return text == "before" ? Deadline::Rule::Before : Deadline::Rule::FromNextDay;
}

Deadline toDeadline(const Content &content)
{
    Deadline deadline;
    if (const Content *text = content.find("text")) {
        deadline.form = Deadline::Form::Text;
        deadline.text = toNames(*text);
        return deadline;
    }
    const std::pair<const char *, Deadline::Unit> spans[]{{"within_days", Deadline::Unit::Days},
                                                          {"within_months", Deadline::Unit::Months},
                                                          {"within_years", Deadline::Unit::Years}};
    for (const auto &[key, unit] : spans) {
        const Content *span = content.find(key);
        if (!span)
            continue;
        deadline.form = Deadline::Form::Period;
        deadline.unit = unit;
        deadline.rate = span->textOf("rate");
        const Content &from = *content.find("from");
        deadline.from =
            from.isScalar() ? std::vector<std::string>{from.text} : textsIn(content, "from");
        deadline.rule = toRule(content.textOf("rule"));
        deadline.movesToBusinessDay = content.textOf("holiday", "next-business-day") != "none";
        deadline.note = optionalNames(content, "note");
    }
    return deadline;
}

Counter::Where toWhere(const std::string &text)
{
    if (text == "city")
        return Counter::Where::City;
    return text == "elsewhere" ? Counter::Where::Elsewhere : Counter::Where::WardOffice;
}

} // namespace

void Loader::readBelongings(const Item &item)
{
    const Content *all = item.content.find("documents");
    if (m_broken.contains(item.file) || !all)
        return;
    for (const auto &[id, line, column, content] : all->entries) {
        Belonging one{id,
                      toNames(*content.find("name")),
                      optionalNames(content, "note"),
                      {item.file, line, column}};
        if (!m_data->belongings.emplace(id, std::move(one)).second)
            refuse("duplicate", {item.file, line, column}, id, "同じidの持ち物が他にもあります",
                   "another document has the same id");
    }
}

void Loader::readCounters(const Item &item)
{
    const Content *all = item.content.find("counters");
    if (m_broken.contains(item.file) || !all)
        return;
    for (const auto &[id, line, column, content] : all->entries) {
        Counter one;
        one.id = id;
        one.name = toNames(*content.find("name"));
        one.where = toWhere(content.textOf("place"));
        const std::string order = content.textOf("order", "0");
        std::from_chars(order.data(), order.data() + order.size(), one.order);
        one.note = optionalNames(content, "note");
        one.place = {item.file, line, column};
        if (!m_data->counters.emplace(id, std::move(one)).second)
            refuse("duplicate", {item.file, line, column}, id, "同じidの窓口が他にもあります",
                   "another counter has the same id");
    }
}

void Loader::readProcedure(const Item &item)
{
    if (m_broken.contains(item.file))
        return;
    const Content &content = item.content;
    Procedure one;
    one.id = content.textOf("id");
    one.name = toNames(*content.find("name"));
    one.summary = toNames(*content.find("summary"));
    one.domain = content.textOf("domain");
    one.audience = textsIn(content, "audience");
    one.whoMayFile = toNames(*content.find("who_may_file"));
    for (const Content &bring : content.find("bring")->items)
        one.bring.push_back({bring.textOf("document"), bring.textOf("if"), bring.textOf("unless"),
                             optionalNames(bring, "note"), placeOf(item, bring)});
    one.fee = toFee(*content.find("fee"));
    one.deadline = toDeadline(*content.find("deadline"));
    one.counter = content.textOf("counter");
    one.decisionModel = content.find("decision")->textOf("model");
    one.decisionName = content.find("decision")->textOf("name");
    one.forms = textsIn(content, "forms");
    one.follows = textsIn(content, "follows");
    one.leadsTo = textsIn(content, "leads_to");
    if (const Content *online = content.find("online"))
        one.online = Procedure::Online{toWords(*online), online->textOf("url")};
    readValidity(item, one.id, one.validFrom, one.validTo);
    one.basis = basisOf(content);
    for (const Content::Entry &entry : content.find("sources")->entries)
        one.sources.push_back(sourceKey(item, entry.key));
    one.notes = namesIn(content, "notes");
    one.unverified = namesIn(content, "unverified");
    one.place = {item.file, content.line, content.column};
    checkId(item);
    m_data->procedures.push_back(std::move(one));
}

void Loader::readEvent(const Item &item)
{
    if (m_broken.contains(item.file))
        return;
    const Content &content = item.content;
    LifeEvent one;
    one.id = content.textOf("id");
    one.name = toNames(*content.find("name"));
    one.summary = toNames(*content.find("summary"));
    one.audience = textsIn(content, "audience");
    if (const Content *given = content.find("given")) {
        for (const Content::Entry &entry : given->entries) {
            one.given.emplace(entry.key, toValue(entry.value));
            m_links.push_back({"fact", entry.key, "given", {item.file, entry.line, entry.column}});
        }
    }
    one.questions = textsIn(content, "questions");
    one.procedures = textsIn(content, "procedures");
    one.services = textsIn(content, "services");
    one.place = {item.file, content.line, content.column};
    checkId(item);
    m_data->events.push_back(std::move(one));
}

} // namespace yorisoi::catalogue
