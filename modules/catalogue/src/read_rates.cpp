// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "loader.h"
#include "yorisoi/base/calendar.h"

namespace yorisoi::catalogue {

namespace {

constexpr std::size_t kMostParts = 10;

/// What the parts between the dots must be, so that FEEL reads the name as a path
/// (DMN 1.5, 10.3.1.2 grammar rules 22 to 29): no blank, no sign of an operator, no digit at the
/// beginning.
bool isPathName(std::string_view name)
{
    std::size_t parts = 0;
    while (true) {
        const std::size_t dot = name.find('.');
        const std::string_view part = name.substr(0, dot);
        if (part.empty() || ++parts > kMostParts || (part.front() >= '0' && part.front() <= '9'))
            return false;
        for (const char c : part) {
            const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                (c >= '0' && c <= '9') || c == '_' ||
                                (static_cast<unsigned char>(c) & 0x80U) != 0;
            if (!letter)
                return false;
        }
        // The ideographic blank is three bytes that look like letters.
        if (part.find("\u3000") != std::string_view::npos)
            return false;
        if (dot == std::string_view::npos)
            return true;
        name.remove_prefix(dot + 1);
    }
}

base::Date dayAfter(base::Date date)
{
    return base::fromDayNumber(base::toDayNumber(date) + 1);
}

std::string spanOf(const RatePeriod &period)
{
    return base::toIsoDate(period.from) + "〜" + (period.to ? base::toIsoDate(*period.to) : "");
}

} // namespace

void Loader::readRates(const Item &item)
{
    if (m_broken.contains(item.file))
        return;
    for (const Content::Entry &entry : item.content.find("rates")->entries)
        readRate(item, entry);
}

void Loader::readRate(const Item &item, const Content::Entry &entry)
{
    Rate rate;
    rate.name = entry.key;
    rate.unit = entry.value.textOf("unit");
    rate.words = toWords(*entry.value.find("name"));
    rate.place = {item.file, entry.line, entry.column};
    if (!isPathName(rate.name))
        return refuse("unknown-term", rate.place, rate.name,
                      "料率の名前は「.」で区切り、各部分は文字で始まり、空白や記号を含めません",
                      "the name of a rate has parts between dots that begin with a letter and hold "
                      "no blank and no sign");
    const Content &periods = *entry.value.find("periods");
    for (const Content &content : periods.items)
        rate.periods.push_back(readPeriod(item, content));
    checkPeriods(rate, periods);
    const auto [known, added] = m_data->rates.emplace(rate.name, rate);
    if (!added)
        refuse("duplicate", rate.place, rate.name,
               "同じ名前の料率が " + known->second.place.file + " にあります",
               "a rate of this name is in " + known->second.place.file);
}

RatePeriod Loader::readPeriod(const Item &item, const Content &content) const
{
    RatePeriod period;
    period.from = toDate(content.find("from"));
    if (const Content *to = content.find("to"); to && to->form != Content::Form::Null)
        period.to = toDate(to);
    const Content &value = *content.find("value");
    period.value = toValue(value);
    period.text = toText(value);
    period.basis = content.textOf("basis");
    period.source = sourceKey(item, content.textOf("source"));
    const auto source = m_data->sources.find(period.source);
    period.verified = content.isTrue("verified", true) && source != m_data->sources.end() &&
                      source->second.verified;
    period.note = optionalWords(content, "note");
    period.place = placeOf(item, content);
    return period;
}

void Loader::checkPeriods(Rate &rate, const Content &content)
{
    std::set<base::Date> meantGaps;
    for (std::size_t i = 0; i < content.items.size(); ++i)
        if (content.items[i].isTrue("gap"))
            meantGaps.insert(rate.periods[i].from);
    std::ranges::stable_sort(rate.periods, {}, &RatePeriod::from);
    for (const RatePeriod &period : rate.periods)
        if (period.to && *period.to < period.from)
            refuse("date", period.place, rate.name,
                   "期間の終わりが始まりより前です（" + spanOf(period) + "）",
                   "the period ends before it begins (" + spanOf(period) + ")");
    for (std::size_t i = 1; i < rate.periods.size(); ++i) {
        const RatePeriod &earlier = rate.periods[i - 1];
        const RatePeriod &later = rate.periods[i];
        if (!earlier.to || later.from <= *earlier.to)
            refuse("overlap", later.place, rate.name,
                   "期間が重なっています: " + spanOf(earlier) + " と " + spanOf(later),
                   "periods overlap: " + spanOf(earlier) + " and " + spanOf(later));
        else if (dayAfter(*earlier.to) != later.from && !meantGaps.contains(later.from))
            refuse("gap", later.place, rate.name,
                   base::toIsoDate(*earlier.to) + " の翌日から " + base::toIsoDate(later.from) +
                       " の前日まで値がありません（意図したものなら gap: true）",
                   "no value after " + base::toIsoDate(*earlier.to) + " and before " +
                       base::toIsoDate(later.from) + " (say gap: true if it is meant)");
    }
}

void Loader::checkRateNames()
{
    // A name cannot be a value and hold further names: `料率.a` and `料率.a.b`.
    for (const auto &[name, rate] : m_data->rates) {
        const auto inside = m_data->rates.lower_bound(name + '.');
        if (inside != m_data->rates.end() && inside->first.starts_with(name + '.'))
            refuse("contradiction", inside->second.place, inside->first,
                   "「" + name + "」自体が料率の値なので、その下に名前を置けません",
                   "'" + name + "' is a rate itself, so no name can stand below it");
    }
}

} // namespace yorisoi::catalogue
