// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include "yorisoi/base/calendar.h"
#include "yorisoi/base/id.h"
#include "yorisoi/test_support/fake_clock.h"
#include "yorisoi/test_support/results.h"

using namespace yorisoi;
using namespace std::chrono_literals;

class BaseTest : public QObject {
    Q_OBJECT
private slots:
    void uuidV7SortsByTimeAndSurvivesText()
    {
        test_support::FakeClock clock(base::parseIsoInstant("2026-11-24T00:00:00Z").value());
        base::SeededRandom random(1);
        const auto earlier = base::newUuidV7(clock, random);
        clock.advance(1ms);
        const auto later = base::newUuidV7(clock, random);
        QVERIFY(earlier < later);
        QCOMPARE(base::Uuid::parse(later.toString()).value() == later, true);
        QCOMPARE(QByteArray::fromStdString(later.toString()).at(14), '7');
    }
    void uuidRefusesNonsense()
    {
        for (const char *text : {"", "x", "0190f2c4-0000-7000-8000-00000000000g",
                                 "0190f2c4a0000-7000-8000-000000000000"})
            QCOMPARE_ERROR(base::Uuid::parse(text), base::ErrorCode::InvalidInput);
    }
    void instantReadsOffsetsAndFractions()
    {
        const auto utc = base::parseIsoInstant("2010-10-02T21:59:59.123456Z");
        QVERIFY_RESULT(utc);
        QCOMPARE(QByteArray::fromStdString(base::toIsoInstant(*utc)),
                 QByteArray("2010-10-02T21:59:59.123Z"));
        QCOMPARE(base::parseIsoInstant("2010-10-03T06:59:59.123+09:00").value() == *utc, true);
        for (const char *text : {"2010-02-30T00:00:00Z", "2010-10-02", "2010-10-02T25:00:00Z",
                                 "2010-10-02T00:00:00", "2010-10-02T00:00:00Zx"})
            QCOMPARE_ERROR(base::parseIsoInstant(text), base::ErrorCode::InvalidInput);
    }
    void theDayInJapanBeginsNineHoursEarlier()
    {
        const auto instant = base::parseIsoInstant("2026-03-31T15:00:00Z").value();
        QCOMPARE(QByteArray::fromStdString(base::toIsoDate(base::dayInJapan(instant))),
                 QByteArray("2026-04-01"));
        QCOMPARE(base::startOfDayInJapan(base::dayInJapan(instant)) == instant, true);
    }
    void aYearOfAgeCompletesOnTheBirthday()
    {
        const auto birth = base::parseIsoDate("2004-02-29").value();
        QCOMPARE(base::ageOn(birth, base::parseIsoDate("2026-02-28").value()), 21);
        QCOMPARE(base::ageOn(birth, base::parseIsoDate("2026-03-01").value()), 22);
    }
    void seededRandomRepeatsItself()
    {
        base::SeededRandom first(7);
        base::SeededRandom second(7);
        std::set<std::uint64_t> seen;
        for (int i = 0; i < 1000; ++i) {
            const auto drawn = first.below(10);
            QCOMPARE(second.below(10), drawn);
            seen.insert(drawn);
        }
        QCOMPARE(seen.size(), std::size_t(10));
    }
    void everyErrorCodeHasItsOwnToken()
    {
        std::set<std::string_view> tokens;
        for (int code = 0; code <= static_cast<int>(base::ErrorCode::Internal); ++code) {
            const auto token = base::toToken(static_cast<base::ErrorCode>(code));
            QCOMPARE(static_cast<int>(base::errorCodeFromToken(token)), code);
            tokens.insert(token);
        }
        QCOMPARE(tokens.size(), std::size_t(static_cast<int>(base::ErrorCode::Internal) + 1));
    }
};

QTEST_GUILESS_MAIN(BaseTest)
#include "base_test.moc"
