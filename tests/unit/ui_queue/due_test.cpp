// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "yorisoi/ui_queue/due.h"

using namespace Qt::StringLiterals;
using namespace yorisoi;
using ui_queue::Due;
using ui_queue::Urgency;

class DueTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDueDatePressesAsItComesNear_data()
    {
        QTest::addColumn<QString>("due");
        QTest::addColumn<QString>("today");
        QTest::addColumn<int>("urgency");
        QTest::addColumn<int>("days");
        const auto row = [](const char *name, const char *due, const char *today, Urgency urgency,
                            int days) {
            QTest::newRow(name) << QString::fromLatin1(due) << QString::fromLatin1(today)
                                << static_cast<int>(urgency) << days;
        };
        // 2026-11-24 is a Tuesday after a holiday.
        row("three days ago", "2026-11-21", "2026-11-24", Urgency::Overdue, 3);
        row("yesterday, over the new year", "2026-12-31", "2027-01-01", Urgency::Overdue, 1);
        row("today", "2026-11-24", "2026-11-24", Urgency::Today, 0);
        row("tomorrow", "2026-11-25", "2026-11-24", Urgency::Soon, 1);
        row("three business days", "2026-11-27", "2026-11-24", Urgency::Soon, 3);
        row("four business days", "2026-11-30", "2026-11-24", Urgency::Later, 0);
        row("over a weekend", "2026-11-30", "2026-11-27", Urgency::Soon, 1);
        row("over a weekend and a holiday", "2026-11-24", "2026-11-20", Urgency::Soon, 1);
        row("a Sunday, seen on Friday", "2026-11-29", "2026-11-27", Urgency::LastDay, 0);
        row("a Sunday, seen on Thursday", "2026-11-29", "2026-11-26", Urgency::Soon, 1);
        row("over the new year's closing", "2027-01-05", "2026-12-28", Urgency::Soon, 2);
        row("in a hundred years", "2126-01-05", "2026-12-28", Urgency::Later, 0);
    }
    void aDueDatePressesAsItComesNear()
    {
        QFETCH(QString, due);
        QFETCH(QString, today);
        QFETCH(int, urgency);
        QFETCH(int, days);
        const Due answer = ui_queue::dueOn(due.toStdString(), "open",
                                           base::parseIsoDate(today.toStdString()).value());
        QCOMPARE(static_cast<int>(answer.urgency), urgency);
        QCOMPARE(answer.days, days);
    }

    void nothingPressesInAClosedCaseOrWithoutAWholeDate()
    {
        const auto today = base::parseIsoDate("2026-11-24").value();
        QCOMPARE(ui_queue::dueOn("2026-11-01", "closed", today), Due{});
        QCOMPARE(ui_queue::dueOn("2026-11-01", "withdrawn", today), Due{});
        QCOMPARE(ui_queue::dueOn("2026-11", "open", today), Due{});
        QCOMPARE(ui_queue::dueOn("", "open", today), Due{});
        QCOMPARE(ui_queue::dueOn("soon", "open", today), Due{});
    }
};

QTEST_GUILESS_MAIN(DueTest)
#include "due_test.moc"
