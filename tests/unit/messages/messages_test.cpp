// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include <QtTest>

#include "table.h"
#include "yorisoi/messages/message.h"

using namespace yorisoi;
using namespace yorisoi::messages;
using base::ErrorCode;

namespace {

bool hasJapanese(const std::string &text)
{
    const QString characters = QString::fromStdString(text);
    return std::any_of(characters.begin(), characters.end(),
                       [](QChar c) { return c.unicode() >= 0x3040; });
}

/// A sentence of each language in its own place.
bool isSaid(const Words &words)
{
    return hasJapanese(words.japanese) && !words.english.empty() && !hasJapanese(words.english);
}

QByteArray nameOf(const base::Error &error)
{
    return QByteArray::fromStdString(std::string(base::toToken(error.code)) + " " + error.detail);
}

class MessagesTest : public QObject {
    Q_OBJECT
private slots:
    void everyErrorSaysInBothLanguagesWhatHappenedAndWhatToDo()
    {
        for (int c = 0; c <= static_cast<int>(ErrorCode::Internal); ++c)
            for (const Reader reader : {Reader::Clerk, Reader::Operator}) {
                const base::Error error{static_cast<ErrorCode>(c), {}};
                const Message said = message(error, reader);
                QVERIFY2(isSaid(said.title), nameOf(error));
                QVERIFY2(isSaid(said.advice), nameOf(error));
            }
        QCOMPARE(codes().size(), static_cast<std::size_t>(ErrorCode::Internal) + 1);
    }
    void everyKnownCauseSaysMoreThanItsCode()
    {
        std::set<std::pair<ErrorCode, std::string_view>> seen;
        for (const Entry &entry : causes()) {
            const base::Error error{entry.code, std::string(entry.cause) + ": more"};
            QVERIFY2(seen.insert({entry.code, entry.cause}).second, nameOf(error));
            for (const Reader reader : {Reader::Clerk, Reader::Operator}) {
                const Message said = message(error, reader);
                QVERIFY2(isSaid(said.title) && isSaid(said.advice), nameOf(error));
                QVERIFY2(said.title != message({entry.code, {}}, reader).title, nameOf(error));
            }
        }
    }
    void aCauseIsAWholeWordBeforeTheColon()
    {
        const Message plain = message({ErrorCode::Busy, {}}, Reader::Operator);
        QVERIFY(
            message({ErrorCode::Busy, "listen: Address already in use"}, Reader::Operator).title !=
            plain.title);
        QVERIFY(message({ErrorCode::Busy, "listening"}, Reader::Operator).title == plain.title);
        QVERIFY(message({ErrorCode::Internal, "listen: odd"}, Reader::Operator).title ==
                message({ErrorCode::Internal, {}}, Reader::Operator).title);
    }
    void anAdministratorIsNotSentToTheAdministrator()
    {
        for (int c = 0; c <= static_cast<int>(ErrorCode::Internal); ++c) {
            const base::Error error{static_cast<ErrorCode>(c), {}};
            const Words advice = message(error, Reader::Operator).advice;
            QVERIFY2(advice.english.find("administrator") == std::string::npos, nameOf(error));
            QVERIFY2(advice.japanese.find("管理者") == std::string::npos, nameOf(error));
        }
    }
    void numbersOfADetailAreSaid()
    {
        const auto title = [](const char *detail) {
            return message({ErrorCode::WrongPin, detail}, Reader::Clerk).title;
        };
        QVERIFY((title("3") == Words{"PINが違います。あと3回入力できます。",
                                     "The PIN is wrong. 3 more tries are left."}));
        QCOMPARE(title("1").english, std::string("The PIN is wrong. One more try is left."));
        QCOMPARE(title("3 or so").english, std::string("The PIN is wrong."));
        QCOMPARE(message({ErrorCode::Overloaded, "1"}, Reader::Clerk).advice.english,
                 std::string("It is tried again in one second. You can go on working."));
        QCOMPARE(message({ErrorCode::Overloaded, "30"}, Reader::Clerk).advice.japanese,
                 std::string("30秒後に自動的に再試行します。このまま業務を続けられます。"));
    }
    void theLineOfAFileIsSaid()
    {
        const Words title =
            message({ErrorCode::InvalidInput, "line 49: a value is no date"}, Reader::Operator)
                .title;
        QVERIFY2(title.japanese.ends_with("（49行目）。"), title.japanese.c_str());
        QVERIFY2(title.english.ends_with(" (line 49)."), title.english.c_str());
    }
    void aReportIsOneLineForEachLanguageAndOneForTheDetail()
    {
        const std::string text = report("yorisoi-ctl seed", {ErrorCode::DiskFull, "record: full"},
                                        {"何も変更していません。", "Nothing was changed."});
        const QStringList lines = QString::fromStdString(text).split('\n');
        QCOMPARE(lines.size(), 4);
        QVERIFY(lines[3].isEmpty());
        QVERIFY(lines[0].startsWith("yorisoi-ctl seed: [disk-full] ディスク"));
        QVERIFY(lines[0].endsWith("何も変更していません。"));
        QVERIFY(lines[1].startsWith("yorisoi-ctl seed: [disk-full] The disk is full. Free"));
        QVERIFY(lines[1].endsWith(" Nothing was changed."));
        QCOMPARE(lines[2], QString("yorisoi-ctl seed: 詳細 / detail: record: full"));
        QCOMPARE(QString::fromStdString(report("x", {ErrorCode::Busy, {}})).count('\n'), 2);
    }
};

} // namespace

QTEST_GUILESS_MAIN(MessagesTest)
#include "messages_test.moc"
