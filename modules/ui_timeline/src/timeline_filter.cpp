// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_timeline/timeline_filter.h"

#include <algorithm>

namespace yorisoi::ui_timeline {
namespace {

base::Date monthsBefore(base::Date day, int months)
{
    const auto month = day.year() / day.month() - std::chrono::months{months};
    const base::Date same = month / day.day();
    return same.ok() ? same : base::Date(month / std::chrono::last);
}

} // namespace

bool TimelineFilter::empty() const
{
    return *this == TimelineFilter{};
}

replica::TimelineQuery toQuery(const TimelineFilter &filter, const base::Uuid &citizen)
{
    replica::TimelineQuery query;
    query.citizen = citizen;
    query.channels = filter.channels;
    query.domains = filter.domains;
    query.kinds = filter.kinds;
    query.offices = filter.offices;
    query.text = filter.text;
    query.caseId = filter.caseId;
    if (filter.from)
        query.from = base::startOfDayInJapan(*filter.from);
    if (filter.until)
        query.until = base::startOfDayInJapan(*filter.until) + std::chrono::days{1};
    return query;
}

base::Result<replica::TimelinePage> readEntries(const replica::Replica &replica,
                                                replica::TimelineQuery query, std::size_t wanted)
{
    replica::TimelinePage all;
    do {
        query.limit = wanted - all.entries.size();
        YORISOI_ASSIGN(auto page, replica.timeline(query));
        all.more = page.more && !page.entries.empty();
        all.entries.insert(all.entries.end(), std::make_move_iterator(page.entries.begin()),
                           std::make_move_iterator(page.entries.end()));
        if (!all.entries.empty()) {
            query.beforeAt = all.entries.back().event.occurredAt;
            query.beforeId = all.entries.back().event.id;
        }
    } while (all.more && all.entries.size() < wanted);
    return all;
}

std::optional<base::Date> periodStart(Period period, base::Date today)
{
    switch (period) {
    case Period::All:
        return std::nullopt;
    case Period::Month:
        return monthsBefore(today, 1);
    case Period::HalfYear:
        return monthsBefore(today, 6);
    case Period::Year:
        return monthsBefore(today, 12);
    case Period::FiscalYear: {
        const auto year = today.month() < std::chrono::April ? today.year() - std::chrono::years{1}
                                                             : today.year();
        return base::Date(year, std::chrono::April, std::chrono::day{1});
    }
    }
    return std::nullopt;
}

} // namespace yorisoi::ui_timeline
