// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QtTest>

#include "yorisoi/test_support/timeline_scene.h"
#include "yorisoi/ui_kit/words.h"
#include "yorisoi/ui_timeline/moments.h"
#include "yorisoi/ui_timeline/text_marks.h"
#include "yorisoi/ui_timeline/timeline_filter.h"
#include "yorisoi/ui_timeline/timeline_rows.h"

using namespace yorisoi;
using namespace yorisoi::ui_timeline;

namespace {

std::string written(const std::vector<TimelineRow> &rows, const std::string &letters)
{
    std::string text;
    std::size_t open = 0;
    for (const auto &row : rows) {
        if (row.kind == TimelineRow::Kind::Group) {
            text += (row.expanded ? "[" : "") + std::to_string(row.count);
            open = row.expanded ? row.count : 0;
            continue;
        }
        text += static_cast<char>(std::tolower(letters[row.first]));
        if (row.member && --open == 0)
            text += ']';
    }
    return text;
}

} // namespace

class TimelineRowsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void runsOfNoticesBecomeGroups_data()
    {
        QTest::addColumn<QString>("entries");
        QTest::addColumn<QString>("rows");
        QFile file(QStringLiteral(YORISOI_SOURCE_DIR "/tests/unit/ui_timeline/group_cases.txt"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
            const QStringList parts = line.split(u'|');
            if (!line.startsWith(u'#') && parts.size() == 2)
                QTest::newRow(qPrintable(line)) << parts[0].trimmed() << parts[1].trimmed();
        }
    }
    void runsOfNoticesBecomeGroups()
    {
        QFETCH(const QString, entries);
        QFETCH(const QString, rows);
        test_support::TimelineScene scene;
        const std::string letters = entries.toStdString();
        std::vector<TimelineEntry> given;
        std::unordered_set<Uuid> opened;
        for (std::size_t i = 0; i < letters.size(); ++i) {
            auto entry = scene.entry(scene.daysAgo(static_cast<int>(i)),
                                     letters[i] == 'i' ? "inquiry" : "notice", "件名");
            if (letters[i] == 'c')
                entry.event.caseId = base::newUuidV4(scene.random);
            if (letters[i] == 's')
                entry.event.sensitivity = "sensitive";
            if (letters[i] == 'p')
                entry.state = replica::ItemState::Sent;
            if (letters[i] == 'x')
                entry.correctedBy = base::newUuidV4(scene.random);
            if (letters[i] == 'N')
                opened.insert(entry.event.id);
            given.push_back(std::move(entry));
        }
        QCOMPARE(QString::fromStdString(written(arrangeRows(given, true, opened), letters)), rows);
        // Without grouping every entry is a row of its own.
        QCOMPARE(arrangeRows(given, false, opened).size(), given.size());
    }

    void aGroupKeepsItsKeyWhenAnotherNoticeJoinsAtTheTop()
    {
        test_support::TimelineScene scene;
        std::vector<TimelineEntry> entries;
        for (int i = 0; i < 3; ++i)
            entries.push_back(scene.entry(scene.daysAgo(i + 1), "notice", "お知らせ"));
        const auto before = arrangeRows(entries, true, {});
        entries.insert(entries.begin(), scene.entry(scene.daysAgo(0), "notice", "お知らせ"));
        const auto after = arrangeRows(entries, true, {});
        QCOMPARE(after.size(), 1U);
        QVERIFY(after[0].key == before[0].key);
    }

    void firstRowOfADaySaysTheDay()
    {
        test_support::TimelineScene scene;
        // 23:50 and 00:10 in Japan are two days although they are one in UTC.
        const std::vector<TimelineEntry> entries{
            scene.entry(scene.daysAgo(0, 0, 10), "inquiry", "a"),
            scene.entry(scene.daysAgo(1, 23, 50), "inquiry", "b"),
            scene.entry(scene.daysAgo(1, 9), "inquiry", "c")};
        const auto rows = arrangeRows(entries, true, {});
        QCOMPARE(rows[0].startsDay, true);
        QCOMPARE(rows[1].startsDay, true);
        QCOMPARE(rows[2].startsDay, false);
    }

    void soughtWordsAreFoundWhateverTheirWriting_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("sought");
        QTest::addColumn<QString>("marked");
        QTest::newRow("plain") << "児童手当の相談"
                               << "手当"
                               << "児童[手当]の相談";
        QTest::newRow("twice") << "相談と相談"
                               << "相談"
                               << "[相談]と[相談]";
        QTest::newRow("two words") << "電話で相談"
                                   << "相談 電話"
                                   << "[電話]で[相談]";
        QTest::newRow("kana") << "ゴミの収集"
                              << "ごみ"
                              << "[ゴミ]の収集";
        QTest::newRow("half width") << "ﾃﾞｲｻｰﾋﾞｽ利用"
                                    << "デイサービス"
                                    << "[ﾃﾞｲｻｰﾋﾞｽ]利用";
        QTest::newRow("full width") << "ＬＩＮＥで連絡"
                                    << "line"
                                    << "[ＬＩＮＥ]で連絡";
        QTest::newRow("variants") << "髙橋さん"
                                  << "高橋"
                                  << "[髙橋]さん";
        QTest::newRow("variation selector") << "葛󠄀城"
                                            << "葛"
                                            << "[葛󠄀]城";
        QTest::newRow("one to many") << "㈱架空"
                                     << "株"
                                     << "[㈱]架空";
        QTest::newRow("nothing sought") << "相談"
                                        << "  "
                                        << "相談";
        QTest::newRow("not there") << "相談"
                                   << "電話"
                                   << "相談";
        QTest::newRow("markup is text") << "<b>相談</b>"
                                        << "b"
                                        << "<[b]>相談</[b]>";
    }
    void soughtWordsAreFoundWhateverTheirWriting()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, sought);
        QFETCH(const QString, marked);
        QString shown = text;
        const auto marks = findMarks(text, sought);
        for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark) {
            shown.insert(mark->start + mark->length, u']');
            shown.insert(mark->start, u'[');
        }
        QCOMPARE(shown, marked);
    }

    void daysAreReadInEitherCalendar_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("last");
        QTest::newRow("day") << "2026-11-24"
                             << "2026-11-24"
                             << "2026-11-24";
        QTest::newRow("era") << "R8.11.24"
                             << "2026-11-24"
                             << "2026-11-24";
        QTest::newRow("month") << "令和6年2月"
                               << "2024-02-01"
                               << "2024-02-29";
        QTest::newRow("year") << "2025"
                              << "2025-01-01"
                              << "2025-12-31";
        QTest::newRow("no date") << "きのう"
                                 << ""
                                 << "";
        QTest::newRow("no such day") << "2026-02-30"
                                     << ""
                                     << "";
    }
    void daysAreReadInEitherCalendar()
    {
        QFETCH(const QString, typed);
        const auto iso = [](const std::optional<base::Date> &day) {
            return day ? QString::fromStdString(base::toIsoDate(*day)) : QString();
        };
        QTEST(iso(dayMeant(typed, false)), "first");
        QTEST(iso(dayMeant(typed, true)), "last");
    }

    void timesAreReadAsPeopleTypeThem_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("minutes");
        QTest::newRow("colon") << "9:05" << 545;
        QTest::newRow("wide") << "９：０５" << 545;
        QTest::newRow("words") << "14時30分" << 870;
        QTest::newRow("hour") << "14時" << 840;
        QTest::newRow("digits") << "0905" << 545;
        QTest::newRow("hour too late") << "24:00" << -1;
        QTest::newRow("minute too late") << "9:60" << -1;
        QTest::newRow("nothing") << "" << -1;
    }
    void timesAreReadAsPeopleTypeThem()
    {
        QFETCH(const QString, typed);
        QTEST(minutesMeant(typed).value_or(-1), "minutes");
    }

    void periodEndsWithTheWholeLastDay()
    {
        TimelineFilter filter;
        filter.from = base::parseIsoDate("2026-04-01").value();
        filter.until = base::parseIsoDate("2026-04-30").value();
        const auto query = toQuery(filter, {});
        QCOMPARE(base::toIsoInstant(*query.from), std::string("2026-03-31T15:00:00.000Z"));
        QCOMPARE(base::toIsoInstant(*query.until), std::string("2026-04-30T15:00:00.000Z"));
    }

    void fiscalYearBeginsInApril()
    {
        const auto start = [](const char *today) {
            return base::toIsoDate(
                *periodStart(Period::FiscalYear, base::parseIsoDate(today).value()));
        };
        QCOMPARE(start("2026-11-24"), std::string("2026-04-01"));
        QCOMPARE(start("2026-03-31"), std::string("2025-04-01"));
        QCOMPARE(
            base::toIsoDate(*periodStart(Period::Month, base::parseIsoDate("2026-03-31").value())),
            std::string("2026-02-28"));
    }

    void entriesAreReadOverAsManyPagesAsItTakes()
    {
        test_support::TimelineScene scene;
        scene.addMany(25);
        const auto whole = scene.replica.onTimeline;
        int asked = 0;
        // A replica may give less than it was asked for.
        scene.replica.onTimeline = [&](replica::TimelineQuery query) {
            ++asked;
            query.limit = std::min<std::size_t>(query.limit, 10);
            return whole(query);
        };
        const auto page = readEntries(scene.replica, toQuery({}, scene.citizen), 24);
        QVERIFY(page.has_value());
        QCOMPARE(page->entries.size(), 24U);
        QVERIFY(page->more);
        QCOMPARE(asked, 3);
        for (std::size_t i = 0; i < 24; ++i)
            QVERIFY(page->entries[i].event.id == scene.entries[i].event.id);
    }
};

QTEST_GUILESS_MAIN(TimelineRowsTest)
#include "rows_test.moc"
