// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTemporaryDir>

#include <zlib.h>

#include "yorisoi/exchange/xes_reader.h"
#include "yorisoi/exchange/xes_writer.h"
#include "yorisoi/test_support/results.h"
#include "yorisoi/test_support/row_table.h"

using namespace yorisoi;
using namespace yorisoi::exchange;
using test_support::bytesOf;
using test_support::LogInMemory;

namespace {

const std::filesystem::path kPermits = YORISOI_SOURCE_DIR "/tests/unit/exchange/permits.xes";

base::Status read(const std::string &xml, LogInMemory &log, const XesLimits &limits = {})
{
    return readXes(bytesOf(xml, 4'096), log, limits);
}

std::string logOf(const std::string &inside)
{
    return "<?xml version='1.0'?>\n<log xes.version='1.0'>\n" + inside + "\n</log>\n";
}

std::string eventOf(const std::string &inside)
{
    return logOf("<trace>\n<event>\n" + inside + "\n</event>\n</trace>");
}

QString detailOf(const base::Status &status)
{
    return status ? QString() : QString::fromStdString(status.error().detail);
}

} // namespace

class ReaderTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

    std::filesystem::path file(const char *name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

private slots:
    void aLogIsReadWithEverythingInOrder()
    {
        LogInMemory log;
        QVERIFY_RESULT(readXesFile(kPermits, log));
        QCOMPARE(log.read.version, std::string("1849-2016"));
        QCOMPARE(log.read.extensions.size(), std::size_t(2));
        QCOMPARE(log.read.globals[1].attributes[1].type, std::string("date"));
        QCOMPARE(log.read.classifiers[0].keys, std::string("concept:name lifecycle:transition"));
        QCOMPARE(log.read.attributes[1].children[0].value, std::string("1.5E0"));
        QCOMPARE(log.traces.size(), std::size_t(3));
        const auto &event = log.traces[0].events[1];
        QCOMPARE(event.line, std::size_t(32));
        QCOMPARE(event.attributes[0].value, std::string("T02 Check & confirm <receipt>"));
        QCOMPARE(event.attributes[3].values.size(), std::size_t(2));
        QCOMPARE(event.attributes[3].values[1].type, std::string("int"));
    }

    void piecesOfAnySizeGiveTheSame()
    {
        QFile permits(QString::fromStdString(kPermits.string()));
        QVERIFY(permits.open(QIODevice::ReadOnly));
        const std::string text = permits.readAll().toStdString();
        LogInMemory whole;
        QVERIFY_RESULT(readXes(bytesOf(text, text.size()), whole));
        LogInMemory bytewise;
        QVERIFY_RESULT(readXes(bytesOf(text, 1), bytewise));
        QVERIFY(whole.read == bytewise.read);
        QVERIFY(whole.traces == bytewise.traces);
    }

    void gzipIsToldByItsFirstBytes()
    {
        QFile permits(QString::fromStdString(kPermits.string()));
        QVERIFY(permits.open(QIODevice::ReadOnly));
        const QByteArray text = permits.readAll();
        // Packed, though its name does not say so.
        const auto packed = file("packed.xes");
        gzFile out = gzopen(packed.c_str(), "wb");
        QCOMPARE(gzwrite(out, text.constData(), static_cast<unsigned>(text.size())),
                 int(text.size()));
        QCOMPARE(gzclose(out), Z_OK);
        LogInMemory log;
        QVERIFY_RESULT(readXesFile(packed, log));
        QCOMPARE(log.traces.size(), std::size_t(3));

        const auto half = std::filesystem::file_size(packed) / 2;
        std::filesystem::resize_file(packed, half);
        QCOMPARE_ERROR(readXesFile(packed, log), base::ErrorCode::Truncated);
    }

    void whatIsNoFileIsSaid()
    {
        LogInMemory log;
        QCOMPARE_ERROR(readXesFile(file("absent.xes"), log), base::ErrorCode::NotFound);
        QCOMPARE_ERROR(readXesFile(file(""), log), base::ErrorCode::InvalidInput);
    }

    void malformedInputIsRefusedWithLineAndReason_data()
    {
        QTest::addColumn<QByteArray>("xml");
        QTest::addColumn<QString>("detail");
        const auto row = [](const char *name, const std::string &xml, const char *detail) {
            QTest::newRow(name) << QByteArray::fromStdString(xml) << QString(detail);
        };
        row("nothing", "", "line 1: no element found");
        row("no XML", "case;activity\n1;a\n", "line 1: not well-formed (invalid token)");
        row("another document", "<?xml version='1.0'?>\n<html/>",
            "line 2: the document is no XES log");
        row("not closed", "<log>\n<trace>\n", "line 3: no element found");
        row("crossed", logOf("<trace>\n</event>\n</trace>"), "line 4: mismatched tag");
        row("no key", eventOf("<string value='x'/>"), "line 5: an attribute without a key");
        row("no value", eventOf("<string key='x'/>"), "line 5: an attribute without a value");
        row("no date", eventOf("<date key='x' value='yesterday'/>"), "line 5: a value is no date");
        row("no such day", eventOf("<date key='x' value='2011-02-30T00:00:00Z'/>"),
            "line 5: a value is no date");
        row("no int", eventOf("<int key='x' value='1.5'/>"), "line 5: a value is no int");
        row("int too large", eventOf("<int key='x' value='9223372036854775808'/>"),
            "line 5: a value is no int");
        row("no float", eventOf("<float key='x' value='1,5'/>"), "line 5: a value is no float");
        row("no boolean", eventOf("<boolean key='x' value='yes'/>"),
            "line 5: a value is no boolean");
        row("no id", eventOf("<id key='x' value='7'/>"), "line 5: a value is no id");
        row("unknown element", eventOf("<text key='x' value='y'/>"),
            "line 5: an element that cannot stand here: text");
        row("values of a string", eventOf("<string key='x' value='y'><values/></string>"),
            "line 5: an element that cannot stand here: values");
        row("text", eventOf("hello"), "line 5: text between the elements");
        row("late attribute", logOf("<trace><event/>\n<string key='x' value='y'/></trace>"),
            "line 4: an attribute of the trace follows its events");
        row("late header", logOf("<trace/>\n<classifier name='x' keys='y'/>"),
            "line 4: something of the log follows its traces");
        row("event outside", logOf("<event/>"), "line 3: events outside a trace are not taken");
        row("bad encoding", logOf("<string key='x' value='\xff'/>"),
            "line 3: not well-formed (invalid token)");
        row("entities",
            "<?xml version='1.0'?>\n<!DOCTYPE log [<!ENTITY a 'aaaa'><!ENTITY b "
            "'&a;&a;&a;&a;'>]>\n<log><string key='x' value='&b;'/></log>",
            "line 2: a document type declaration is not taken");
        row("outside entity", "<!DOCTYPE log SYSTEM 'file:///etc/hostname'>\n<log/>",
            "line 1: a document type declaration is not taken");
    }

    void malformedInputIsRefusedWithLineAndReason()
    {
        QFETCH(QByteArray, xml);
        QFETCH(QString, detail);
        LogInMemory log;
        const auto status = read(xml.toStdString(), log);
        QVERIFY(!status);
        QCOMPARE(detailOf(status), detail);
    }

    void hostileSizesAreBounded_data()
    {
        QTest::addColumn<QByteArray>("xml");
        QTest::addColumn<QString>("detail");
        std::string deep;
        for (int i = 0; i < 100; ++i)
            deep += "<string key='a' value='b'>";
        QTest::newRow("deep") << QByteArray::fromStdString(eventOf(deep))
                              << "line 5: elements are nested too deep";
        std::string many;
        for (int i = 0; i < 1'000; ++i)
            many += "<int key='a' value='1'/>\n";
        QTest::newRow("many attributes")
            << QByteArray::fromStdString(eventOf(many)) << "line 105: too many attributes";
        QTest::newRow("long value")
            << QByteArray::fromStdString(
                   eventOf("<string key='a' value='" + std::string(2'000, 'x') + "'/>"))
            << "line 5: a value is longer than is taken";
        QTest::newRow("endless tag")
            << QByteArray::fromStdString(
                   eventOf("<string key='a' value='" + std::string(300'000, 'x') + "'/>"))
            << "line 5: one tag is larger than is taken";
        std::string events;
        for (int i = 0; i < 20; ++i)
            events += "<event/>\n";
        QTest::newRow("many events") << QByteArray::fromStdString(logOf("<trace>\n" + events))
                                     << "line 14: a trace has too many events";
    }

    void hostileSizesAreBounded()
    {
        QFETCH(QByteArray, xml);
        QFETCH(QString, detail);
        XesLimits limits;
        limits.attributes = 100;
        limits.valueBytes = 1'000;
        limits.tokenBytes = 200'000;
        limits.eventsOfTrace = 10;
        LogInMemory log;
        const auto status = read(xml.toStdString(), log, limits);
        QCOMPARE_ERROR(status, base::ErrorCode::TooLarge);
        QCOMPARE(detailOf(status), detail);
    }

    void anErrorOfTheVisitorEndsIt()
    {
        struct Full final : XesVisitor {
            base::Status header(const XesHeader &) override { return {}; }
            base::Status trace(const XesTrace &) override
            {
                ++traces;
                return base::fail(base::ErrorCode::DiskFull, "full");
            }
            int traces = 0;
        } full;
        QCOMPARE_ERROR(readXesFile(kPermits, full), base::ErrorCode::DiskFull);
        QCOMPARE(full.traces, 1);
    }

    void writingGivesTheLogBack()
    {
        LogInMemory log;
        QVERIFY_RESULT(readXesFile(kPermits, log));
        LogInMemory again;
        QVERIFY_RESULT(read(toXml(log.read, log.traces), again));
        QVERIFY(again.read == log.read);
        QVERIFY(again.traces == log.traces);
    }
};

QTEST_APPLESS_MAIN(ReaderTest)
#include "reader_test.moc"
