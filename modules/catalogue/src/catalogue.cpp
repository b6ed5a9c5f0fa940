// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/catalogue/catalogue.h"

#include <algorithm>

#include "catalogue_data.h"
#include "yorisoi/base/calendar.h"

namespace yorisoi::catalogue {

namespace {

/// The rates whose names begin with `prefix`, nested by the parts of the rest. The map's order
/// keeps names with a common beginning together.
using RateIterator = std::map<std::string, Rate, std::less<>>::const_iterator;

decision::Value nested(RateIterator &at, RateIterator end, std::string_view prefix, base::Date date)
{
    std::vector<std::pair<std::string, decision::Value>> entries;
    while (at != end && at->first.starts_with(prefix)) {
        const std::string_view rest = std::string_view(at->first).substr(prefix.size());
        const std::size_t dot = rest.find('.');
        std::string key(rest.substr(0, dot));
        if (dot == std::string_view::npos) {
            if (const RatePeriod *period = at->second.on(date))
                entries.emplace_back(std::move(key), period->value);
            ++at;
            continue;
        }
        const std::string deeper = std::string(prefix) + key + '.';
        decision::Value value = nested(at, end, deeper, date);
        entries.emplace_back(std::move(key), std::move(value));
    }
    return decision::Value::context(std::move(entries));
}

} // namespace

void RateSpans::build(const std::map<std::string, Rate, std::less<>> &rates)
{
    std::set<int> days{base::toDayNumber(base::Date(std::chrono::year::min() / 1 / 1))};
    for (const auto &[name, rate] : rates) {
        for (const RatePeriod &period : rate.periods) {
            days.insert(base::toDayNumber(period.from));
            if (period.to)
                days.insert(base::toDayNumber(*period.to) + 1);
        }
    }
    m_spans.clear();
    for (const int day : days) {
        m_spans.push_back(std::make_unique<Span>());
        m_spans.back()->from = base::fromDayNumber(day);
    }
}

decision::Value RateSpans::on(const std::map<std::string, Rate, std::less<>> &rates,
                              base::Date date) const
{
    const auto after =
        std::ranges::upper_bound(m_spans, date, {}, [](const auto &span) { return span->from; });
    if (after == m_spans.begin())
        return decision::Value::context({});
    const Span &span = **std::prev(after);
    std::call_once(span.made, [&] {
        auto at = rates.begin();
        span.value = nested(at, rates.end(), {}, date);
    });
    return span.value;
}

const std::string &Names::in(std::string_view language) const
{
    auto found = byLanguage.find(language);
    if (found == byLanguage.end())
        found = byLanguage.find(language.starts_with("ja") ? "ja" : "en");
    static const std::string kNone;
    return found == byLanguage.end() ? kNone : found->second;
}

const RatePeriod *Rate::on(base::Date date) const
{
    const auto found =
        std::ranges::find_if(periods, [&](const RatePeriod &one) { return one.covers(date); });
    return found == periods.end() ? nullptr : &*found;
}

Catalogue::Catalogue(std::unique_ptr<Data> data) : m_data(std::move(data)) {}
Catalogue::~Catalogue() = default;

base::Result<std::shared_ptr<const Catalogue>>
Catalogue::loadFolder(const std::filesystem::path &folder, Findings *findings,
                      const LoadOptions &options)
{
    YORISOI_ASSIGN(Files files, readFolder(folder));
    return load(std::move(files), findings, options);
}

std::int64_t Catalogue::version() const
{
    return m_data->version;
}

decision::Value Catalogue::ratesAsOf(base::Date date) const
{
    return m_data->spans.on(m_data->rates, date);
}

const std::map<std::string, Rate, std::less<>> &Catalogue::rates() const
{
    return m_data->rates;
}

const Rate *Catalogue::rate(std::string_view name) const
{
    const auto found = m_data->rates.find(name);
    return found == m_data->rates.end() ? nullptr : &found->second;
}

const std::vector<Service> &Catalogue::services() const
{
    return m_data->services;
}

const Service *Catalogue::service(std::string_view id) const
{
    const auto found = std::ranges::find(m_data->services, id, &Service::id);
    return found == m_data->services.end() ? nullptr : &*found;
}

const std::vector<Procedure> &Catalogue::procedures() const
{
    return m_data->procedures;
}

const Procedure *Catalogue::procedure(std::string_view id) const
{
    const auto found = std::ranges::find(m_data->procedures, id, &Procedure::id);
    return found == m_data->procedures.end() ? nullptr : &*found;
}

const std::vector<LifeEvent> &Catalogue::events() const
{
    return m_data->events;
}

const LifeEvent *Catalogue::event(std::string_view id) const
{
    const auto found = std::ranges::find(m_data->events, id, &LifeEvent::id);
    return found == m_data->events.end() ? nullptr : &*found;
}

const std::map<std::string, Belonging, std::less<>> &Catalogue::belongings() const
{
    return m_data->belongings;
}

const Belonging *Catalogue::belonging(std::string_view id) const
{
    const auto found = m_data->belongings.find(id);
    return found == m_data->belongings.end() ? nullptr : &found->second;
}

const std::map<std::string, Counter, std::less<>> &Catalogue::counters() const
{
    return m_data->counters;
}

const Counter *Catalogue::counter(std::string_view id) const
{
    const auto found = m_data->counters.find(id);
    return found == m_data->counters.end() ? nullptr : &found->second;
}

const std::map<std::string, Source, std::less<>> &Catalogue::sources() const
{
    return m_data->sources;
}

const Source *Catalogue::source(std::string_view id) const
{
    const auto found = m_data->sources.find(id);
    return found == m_data->sources.end() ? nullptr : &found->second;
}

const Words *Catalogue::text(std::string_view key) const
{
    const auto found = m_data->texts.find(key);
    return found == m_data->texts.end() ? nullptr : &found->second;
}

std::shared_ptr<const decision::Model> Catalogue::model(std::string_view file) const
{
    const auto found = m_data->models.find(file);
    return found == m_data->models.end() ? nullptr : found->second;
}

std::vector<std::string> Catalogue::modelFiles() const
{
    std::vector<std::string> files;
    for (const auto &[file, model] : m_data->models)
        files.push_back(file);
    return files;
}

std::vector<const Item *> Catalogue::items(std::string_view kind) const
{
    std::vector<const Item *> found;
    for (const auto &[file, item] : m_data->items)
        if (item.kind == kind)
            found.push_back(&item);
    return found;
}

const Files &Catalogue::files() const
{
    return m_data->files;
}

} // namespace yorisoi::catalogue
