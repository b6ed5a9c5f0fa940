// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>
#include <map>

#include "table.h"
#include "yorisoi/test_support/results.h"
#include "yorisoi/text/business_days.h"
#include "yorisoi/text/era.h"

using namespace yorisoi;
using text_test::readTable;

namespace {

base::Date iso(std::string_view text)
{
    return base::parseIsoDate(text).value();
}

std::string show(const std::optional<text::PartialDate> &date)
{
    if (!date)
        return "-";
    std::string out = std::to_string(date->year);
    out += date->month ? "-" + std::to_string(*date->month) : "";
    out += date->day ? "-" + std::to_string(*date->day) : "";
    return out;
}

/// The shared list's names for what we name after the law.
std::string listedAs(std::string name)
{
    if (name.ends_with(" 振替休日"))
        return "振替休日";
    if (name == "休日")
        return "国民の休日";
    return name;
}

} // namespace

class CalendarTest : public QObject {
    Q_OBJECT
private slots:
    void readsDatesAsPeopleWriteThem()
    {
        for (const auto &[input, expected] : cases()) {
            QVERIFY2(show(text::parsePartialDate(input)) == expected,
                     (input + ": " + show(text::parsePartialDate(input))).c_str());
            const bool whole = std::count(expected.begin(), expected.end(), '-') == 2;
            const auto date = text::parseDate(input);
            if (whole)
                QVERIFY_RESULT(date);
            else
                QCOMPARE_ERROR(date, base::ErrorCode::InvalidInput);
        }
    }
    void writesEras()
    {
        QCOMPARE(text::formatEra(iso("2026-11-24")), std::string("令和8年11月24日"));
        QCOMPARE(text::formatEraShort(iso("2026-11-24")), std::string("R8.11.24"));
        QCOMPARE(text::formatEra(iso("2019-05-01")), std::string("令和元年5月1日"));
        QCOMPARE(text::formatEra(iso("2019-04-30")), std::string("平成31年4月30日"));
        QCOMPARE(text::formatEra(iso("1989-01-07")), std::string("昭和64年1月7日"));
        QCOMPARE(text::formatEra(iso("1989-01-08")), std::string("平成元年1月8日"));
        QCOMPARE(text::formatEra(iso("1926-12-25")), std::string("昭和元年12月25日"));
        QCOMPARE(text::formatEra(iso("1926-12-24")), std::string("大正15年12月24日"));
        QCOMPARE(text::formatEra(iso("1912-07-30")), std::string("大正元年7月30日"));
        QCOMPARE(text::formatEra(iso("1868-01-25")), std::string("明治元年1月25日"));
        QCOMPARE(text::formatEra(iso("1868-01-24")), std::string("1868年1月24日"));
        QVERIFY(!text::toEra(iso("1868-01-24")));
    }
    void everyDayFrom1868To2060SurvivesItsEra()
    {
        const int last = base::toDayNumber(iso("2060-12-31"));
        for (int n = base::toDayNumber(iso("1868-01-25")); n <= last; ++n) {
            const auto day = base::fromDayNumber(n);
            const auto shortForm = text::formatEraShort(day);
            QVERIFY2(text::parseDate(text::formatEra(day)) == day, shortForm.c_str());
            QVERIFY2(text::parseDate(shortForm) == day, shortForm.c_str());
            QVERIFY2(text::parseDate(base::toIsoDate(day)) == day, shortForm.c_str());
        }
    }
    void holidaysOfYearsWithChangesOfTheLaw()
    {
        const std::map<std::string, std::string> expected{
            {"1973-04-30", "振替休日"},       {"1988-05-04", "国民の休日"},
            {"1989-02-24", "大喪の礼"},       {"1990-11-12", "即位礼正殿の儀"},
            {"1993-06-09", "結婚の儀"},       {"2000-01-10", "成人の日"},
            {"2007-05-04", "みどりの日"},     {"2009-09-22", "国民の休日"},
            {"2015-05-06", "振替休日"},       {"2016-08-11", "山の日"},
            {"2019-04-30", "国民の休日"},     {"2019-05-01", "即位の日"},
            {"2019-10-22", "即位礼正殿の儀"}, {"2020-07-24", "スポーツの日"},
            {"2021-08-09", "振替休日"},       {"2026-09-22", "国民の休日"},
        };
        for (const auto &[day, name] : expected)
            QCOMPARE(std::string(text::holidayName(iso(day)).value_or("-")), name);
        for (const char *day :
             {"1973-02-12", "2019-12-23", "2021-10-11", "1992-05-04", "1948-07-19", "1948-01-01"})
            QCOMPARE(text::holidayName(iso(day)).has_value(),
                     std::string_view(day) == "1992-05-04");
    }
    void holidaysEqualTheSharedList()
    {
        std::ifstream file(YORISOI_SHARED_DATA "/japanese-holidays-1970-2050.yml");
        if (!file)
            QSKIP("no shared list of holidays on this machine");
        std::map<std::string, std::string> listed;
        for (std::string line; std::getline(file, line);)
            if (line.size() > 12 && line[4] == '-')
                listed[line.substr(0, 10)] = listedAs(line.substr(12));
        QVERIFY(listed.size() > 1300);
        const int last = base::toDayNumber(iso("2050-12-31"));
        std::size_t found = 0;
        for (int n = base::toDayNumber(iso("1970-01-01")); n <= last; ++n) {
            const auto day = base::toIsoDate(base::fromDayNumber(n));
            const auto name = text::holidayName(base::fromDayNumber(n));
            const auto row = listed.find(day);
            QVERIFY2((row != listed.end()) == name.has_value(), day.c_str());
            if (!name)
                continue;
            ++found;
            // 2019's enthronement days stand in the list under what kind of day they are.
            if (!row->second.starts_with("休日（") && !row->second.starts_with("体育の日（"))
                QVERIFY2(row->second == *name, (day + " " + std::string(*name)).c_str());
        }
        QCOMPARE(found, listed.size());
        qInfo("holidays 1970-2050: %zu, all equal to the shared list", found);
    }
    void businessDaysLeaveOutWeekendsHolidaysAndTheYearEnd()
    {
        for (const char *day :
             {"2026-11-21", "2026-11-22", "2026-11-23", "2026-12-29", "2027-01-03"})
            QVERIFY2(!text::isBusinessDay(iso(day)), day);
        for (const char *day : {"2026-11-24", "2026-12-28", "2027-01-04"})
            QVERIFY2(text::isBusinessDay(iso(day)), day);
        QVERIFY(text::addBusinessDays(iso("2026-12-28"), 1) == iso("2027-01-04"));
        QVERIFY(text::addBusinessDays(iso("2027-01-04"), -1) == iso("2026-12-28"));
        QVERIFY(text::addBusinessDays(iso("2026-11-22"), 0) == iso("2026-11-22"));
    }
    void deadlinesEndAsTheCivilCodeSays()
    {
        const auto rows = readTable(TEXT_CASES "/deadlines.tsv");
        QVERIFY(rows.size() > 8);
        for (const auto &row : rows) {
            const auto event = iso(row.at(0));
            const int count = std::stoi(row.at(2));
            const auto first =
                row.at(3) == "c" ? text::FirstDay::Counted : text::FirstDay::NotCounted;
            const auto last =
                row.at(4) == "m" ? text::LastDay::MovesToBusinessDay : text::LastDay::Stays;
            const auto end = row[1] == "d"   ? text::withinDays(event, count, first, last)
                             : row[1] == "m" ? text::withinMonths(event, count, first, last)
                                             : text::withinYears(event, count, first, last);
            QCOMPARE(base::toIsoDate(end), row.at(5));
        }
    }

private:
    static std::vector<std::pair<std::string, std::string>> cases()
    {
        std::vector<std::pair<std::string, std::string>> out;
        for (const auto &row : readTable(TEXT_CASES "/date_cases.tsv"))
            out.emplace_back(row.at(0), row.at(1));
        return out;
    }
};

QTEST_GUILESS_MAIN(CalendarTest)
#include "calendar_test.moc"
