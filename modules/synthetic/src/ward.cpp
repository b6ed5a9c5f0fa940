// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/synthetic/ward.h"

#include <algorithm>

#include "history.h"
#include "offices.h"
#include "population.h"
#include "yorisoi/text/osaka_wards.h"

namespace yorisoi::synthetic {
namespace {

constexpr int kOne = 1'024;
/// Quantiles of a log-normal distribution (sigma 0.85) with mean one, in 1/1024: few people have
/// most to do with the city.
constexpr int kContactQuantiles[] = {
    93,    133,   162,   185,   206,   226,   245,   263,   280,   298,   315,   331,   348,
    365,   382,   399,   416,   433,   450,   468,   486,   504,   522,   541,   561,   580,
    600,   621,   643,   664,   687,   710,   734,   759,   785,   812,   840,   869,   899,
    930,   964,   998,   1'035, 1'074, 1'115, 1'159, 1'205, 1'255, 1'309, 1'366, 1'429, 1'498,
    1'574, 1'658, 1'753, 1'860, 1'984, 2'130, 2'307, 2'527, 2'816, 3'228, 3'911, 5'637,
};
constexpr std::size_t kMostEvents = 4'000; ///< of one person, while others are left to take them

/// How much the city has to do with such a person, in percent of the average.
int share(const Person &person, int knownDays)
{
    int percent = person.age < 15 ? 75 : person.age < 65 ? 84 : 120;
    if ((person.traits & (kCare | kDisabled)) != 0)
        percent += 80;
    if ((person.traits & kParent) != 0)
        percent += 30;
    if ((person.traits & kVisitor) != 0)
        percent = 14;
    // Somebody who came last year has less behind them than somebody of five years.
    return percent * (25 + 75 * std::min(knownDays, kHistoryDays) / kHistoryDays) / 100;
}

class Generator {
public:
    Generator(const WardPlan &plan, std::string_view wardName, const RowSink &sink)
        : m_setting(plan.ward, wardName, plan.today),
          m_dice(plan.seed ^ (static_cast<std::uint64_t>(std::stoul(plan.ward)) << 32)),
          m_directory(m_setting, m_names, m_dice),
          m_population(m_setting, m_names, m_dice),
          m_historian(m_setting, m_directory.workplaces(), m_dice),
          m_sink(sink),
          m_eventsLeft(plan.events),
          m_citizensLeft(plan.citizens)
    {
    }

    base::Status run()
    {
        for (const auto &office : m_directory.offices())
            YORISOI_TRY(emit(office));
        for (const auto &staff : m_directory.staff())
            YORISOI_TRY(emit(staff));
        for (const auto &status : channelStates(m_setting, m_dice))
            YORISOI_TRY(emit(status));
        Unit unit;
        while (m_citizensLeft > 0) {
            m_population.next(m_citizensLeft, unit);
            if (unit.isHousehold)
                YORISOI_TRY(emit(unit.household));
            for (const auto &person : unit.people)
                YORISOI_TRY(emitPerson(person));
            for (const auto &relation : unit.relations)
                YORISOI_TRY(emit(relation));
        }
        return {};
    }

private:
    template <typename T>
    base::Status emit(const T &entity)
    {
        return m_sink(records::toRow(entity));
    }

    template <typename T>
    base::Status emitAll(const std::vector<T> &entities)
    {
        for (const auto &entity : entities)
            YORISOI_TRY(emit(entity));
        return {};
    }

    base::Status emitPerson(const Person &person)
    {
        m_historian.tell(person, quota(person), m_history);
        YORISOI_TRY(emit(person.citizen));
        YORISOI_TRY(emitAll(m_history.consents));
        YORISOI_TRY(emitAll(m_history.restrictions));
        YORISOI_TRY(emitAll(m_history.cases));
        YORISOI_TRY(emitAll(m_history.checklist));
        YORISOI_TRY(emitAll(m_history.events));
        return emitAll(m_history.opinions);
    }

    /// A share of what is left, so that the sum is exact whatever is drawn.
    std::size_t quota(const Person &person)
    {
        const std::size_t people = m_citizensLeft--;
        std::size_t events = m_eventsLeft;
        if (people > 1) {
            const auto weight = static_cast<std::size_t>(
                m_dice.pick(kContactQuantiles) * share(person, m_setting.today - person.since));
            constexpr std::size_t kUnit = std::size_t{kOne} * 100;
            // Rounded by chance: a mean below one still gives whole events.
            const std::size_t scaled = m_eventsLeft * weight / people;
            events = scaled / kUnit + (m_dice.below(kUnit) < scaled % kUnit ? 1 : 0);
            events = std::min({events, m_eventsLeft, kMostEvents});
        }
        m_eventsLeft -= events;
        return events;
    }

    Setting m_setting;
    Dice m_dice;
    Names m_names;
    Directory m_directory;
    Population m_population;
    Historian m_historian;
    PersonHistory m_history;
    const RowSink &m_sink;
    std::size_t m_eventsLeft;
    std::size_t m_citizensLeft;
};

} // namespace

base::Status generate(const WardPlan &plan, const RowSink &sink)
{
    const text::OsakaWard *ward = text::findOsakaWard(plan.ward);
    if (!ward || ward->code != plan.ward)
        return base::fail(base::ErrorCode::InvalidInput, "not the code of a ward of Osaka City");
    const int year = static_cast<int>(plan.today.year());
    if (!plan.today.ok() || year < 1990 || year > 2090)
        return base::fail(base::ErrorCode::InvalidInput, "today must be a day from 1990 to 2090");
    if (plan.citizens == 0 && plan.events > 0)
        return base::fail(base::ErrorCode::InvalidInput, "events need citizens");
    constexpr std::size_t kMost = 100'000'000;
    if (plan.citizens > kMost || plan.events > kMost)
        return base::fail(base::ErrorCode::InvalidInput, "more than a hundred million");
    return Generator(plan, ward->name, sink).run();
}

} // namespace yorisoi::synthetic
