// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "yorisoi/base/calendar.h"
#include "yorisoi/ui_kit/language.h"
#include "yorisoi/ui_shell/status_words.h"

using namespace yorisoi;
using namespace std::chrono_literals;
using ui_shell::describe;
using ui_shell::spanWords;
using ui_shell::Tone;

namespace {

const base::Instant kNow = base::parseIsoInstant("2026-11-24T01:00:00Z").value();

sync::ServiceStatus offline(base::ErrorCode code)
{
    sync::ServiceStatus status;
    status.phase = sync::Phase::Offline;
    status.reason = base::Error{code, {}};
    return status;
}

class StatusWordsTest : public QObject {
    Q_OBJECT
private slots:
    void init() { m_language.use(QStringLiteral("ja")); }

    void waitingMendsSomeFailuresAndAPersonTheOthers_data()
    {
        QTest::addColumn<base::ErrorCode>("code");
        QTest::addColumn<Tone>("tone");
        const auto row = [](base::ErrorCode code, Tone tone) {
            QTest::newRow(std::string(base::toToken(code)).c_str()) << code << tone;
        };
        row(base::ErrorCode::Unreachable, Tone::Warning);
        row(base::ErrorCode::TimedOut, Tone::Warning);
        row(base::ErrorCode::Overloaded, Tone::Warning);
        row(base::ErrorCode::CertificateExpired, Tone::Alarm);
        row(base::ErrorCode::CertificateInvalid, Tone::Alarm);
        row(base::ErrorCode::Refused, Tone::Alarm);
        row(base::ErrorCode::ProtocolViolation, Tone::Alarm);
    }
    void waitingMendsSomeFailuresAndAPersonTheOthers()
    {
        QFETCH(base::ErrorCode, code);
        const auto said = describe(offline(code), {}, kNow).connection;
        QTEST(said.tone, "tone");
        QVERIFY(said.text.startsWith(QStringLiteral("オフライン")));
        QVERIFY(!said.detail.isEmpty());
    }
    void anErrorOfThisDeviceIsNotCalledOffline_data()
    {
        QTest::addColumn<base::ErrorCode>("code");
        for (const auto code : {base::ErrorCode::Corrupt, base::ErrorCode::Truncated,
                                base::ErrorCode::DiskFull, base::ErrorCode::IoFailed})
            QTest::newRow(std::string(base::toToken(code)).c_str()) << code;
    }
    void anErrorOfThisDeviceIsNotCalledOffline()
    {
        QFETCH(base::ErrorCode, code);
        const auto said = describe(offline(code), {}, kNow).connection;
        QVERIFY2(!said.text.contains(QStringLiteral("オフライン")), qPrintable(said.text));
        QVERIFY(said.text.startsWith(QStringLiteral("送受信を中断中")));
        QCOMPARE(said.tone, Tone::Alarm);
    }
    void countsThatCannotBeReadAreADashWithTheReason()
    {
        replica::SyncCounts counts;
        counts.onDevice = 3; // from before
        counts.lastSyncAt = kNow - 5min;
        ui_shell::CopyHealth health;
        health.countsFailure = base::Error{base::ErrorCode::Busy, {}};
        const auto words = describe({}, counts, kNow, health);
        QCOMPARE(words.onDevice.text, QStringLiteral("この端末 –"));
        QCOMPARE(words.applied.text, QStringLiteral("反映済み –"));
        QVERIFY2(words.sent.detail.contains(QStringLiteral("使用中")),
                 qPrintable(words.sent.detail));
        QVERIFY(!words.lastSync.text.contains(QStringLiteral("9:55")));
        QVERIFY(words.overdue.text.isEmpty() && words.attention.text.isEmpty());
    }
    void aDamagedCopyIsNamedAndWhatIsSafe()
    {
        ui_shell::CopyHealth health;
        health.damage = base::Error{base::ErrorCode::Corrupt, {}};
        for (const auto phase : {sync::Phase::Online, sync::Phase::Offline}) {
            auto status = offline(base::ErrorCode::Corrupt);
            status.phase = phase;
            const auto said = describe(status, {}, kNow, health).connection;
            QCOMPARE(said.text, QStringLiteral("この端末のデータが破損しています"));
            QVERIFY(said.detail.contains(QStringLiteral("中央CRM")));
            QCOMPARE(said.tone, Tone::Alarm);
        }
        // While it is mended, how far that is.
        sync::ServiceStatus loading;
        loading.phase = sync::Phase::Loading;
        loading.load = {50, 100, 0, 0};
        QVERIFY(describe(loading, {}, kNow, health).connection.text.contains(QStringLiteral("50")));
    }
    void aTryThatIsDueIsNotCountedDown()
    {
        auto status = offline(base::ErrorCode::Unreachable);
        status.nextTry = kNow - 1s;
        QCOMPARE(describe(status, {}, kNow).connection.text, QStringLiteral("オフライン"));
    }
    void levelIsOnlySaidWhenItWasFound()
    {
        sync::ServiceStatus online;
        online.phase = sync::Phase::Online;
        QCOMPARE(describe(online, {}, kNow).lastSync.text, QStringLiteral("同期未確認"));
        replica::SyncCounts counts;
        counts.lastSyncAt = kNow - 26h;
        const auto said = describe(online, counts, kNow).lastSync;
        QCOMPARE(said.text, QStringLiteral("同期確認 2026年11月23日 8:00"));
        QCOMPARE(said.tone, Tone::Warning);
    }
    void anOverdueRecordIsOnlyAnAlarmWhileOnline()
    {
        replica::SyncCounts counts;
        counts.oldestUnsentAt = kNow - 3h;
        sync::ServiceStatus status;
        status.phase = sync::Phase::Online;
        QVERIFY(describe(status, counts, kNow).overdue.text.isEmpty());
        status.oldestOverdue = true;
        const auto said = describe(status, counts, kNow).overdue;
        QCOMPARE(said.text, QStringLiteral("未送信 3時間経過"));
        QCOMPARE(said.tone, Tone::Alarm);
    }
    void aClockIsWrongFromTwoMinutesOn()
    {
        sync::ServiceStatus status;
        status.clockAhead = 119s;
        QVERIFY(describe(status, {}, kNow).clock.text.isEmpty());
        status.clockAhead = 24h;
        QCOMPARE(describe(status, {}, kNow).clock.text, QStringLiteral("時計が24時間進み"));
        status.clockAhead = -120s;
        QCOMPARE(describe(status, {}, kNow).clock.text, QStringLiteral("時計が2分遅れ"));
    }
    void aFirstLoadSaysHowFarItIs()
    {
        sync::ServiceStatus status;
        status.phase = sync::Phase::Loading;
        QCOMPARE(describe(status, {}, kNow).connection.text,
                 QStringLiteral("区のデータを読み込み中 0％"));
        status.load.rows = 999;
        status.load.totalRows = 2000;
        QCOMPARE(describe(status, {}, kNow).connection.text,
                 QStringLiteral("区のデータを読み込み中 49％"));
    }
    void spansAreSaidInOneUnit()
    {
        QCOMPARE(spanWords(59s), QStringLiteral("59秒"));
        QCOMPARE(spanWords(119min), QStringLiteral("119分"));
        QCOMPARE(spanWords(47h), QStringLiteral("47時間"));
        QCOMPARE(spanWords(49h), QStringLiteral("2日"));
        m_language.use(QStringLiteral("en"));
        QCOMPARE(spanWords(49h), QStringLiteral("2 days"));
    }

private:
    ui_kit::Language m_language;
};

} // namespace

QTEST_GUILESS_MAIN(StatusWordsTest)
#include "status_words_test.moc"
