// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTemporaryDir>

#include <zlib.h>

#include "yorisoi/base/calendar.h"
#include "yorisoi/base/random.h"
#include "yorisoi/exchange/imported.h"
#include "yorisoi/exchange/xes_export.h"
#include "yorisoi/exchange/xes_import.h"
#include "yorisoi/exchange/xes_writer.h"
#include "yorisoi/records/apply.h"
#include "yorisoi/records/entities.h"
#include "yorisoi/synthetic/ward.h"
#include "yorisoi/test_support/results.h"
#include "yorisoi/test_support/row_table.h"

using namespace yorisoi;
using namespace yorisoi::exchange;
using records::EntityKind;
using test_support::bytesOf;
using test_support::LogInMemory;
using test_support::RowTable;

namespace {

const std::filesystem::path kPermits = YORISOI_SOURCE_DIR "/tests/unit/exchange/permits.xes";
const std::filesystem::path kReceipt =
    YORISOI_SHARED_DATA "/process-logs/municipal-permit-receipt.xes.gz";
const ImportPlan kPlan{"27127", "file-name"};

template <typename T>
std::vector<T> all(RowTable &table, EntityKind kind)
{
    std::vector<T> out;
    const auto visited = table.visit(kind, [&](const records::Row &row) {
        out.push_back(records::fromRow<T>(row));
        return base::Status{};
    });
    return visited ? out : std::vector<T>();
}

std::optional<records::Case> caseOf(RowTable &table, const std::string &number)
{
    for (const auto &opened : all<records::Case>(table, EntityKind::Case))
        if (opened.number == number)
            return opened;
    return std::nullopt;
}

/// The events of a case in the order of its trace.
std::vector<records::Event> eventsOf(RowTable &table, const base::Uuid &id)
{
    std::vector<records::Event> out;
    for (const auto &event : all<records::Event>(table, EntityKind::Event))
        if (event.caseId == id)
            out.push_back(event);
    std::ranges::sort(out, {}, [](const auto &event) { return std::stoi(event.sourceRef); });
    return out;
}

std::string oneEvent(const std::string &traceAttributes, const std::string &eventAttributes)
{
    return "<log>\n<trace>\n" + traceAttributes + "\n<event>\n" + eventAttributes +
           "\n</event>\n</trace>\n</log>";
}
const std::string kTime = "<date key='time:timestamp' value='2026-11-24T09:00:00+09:00'/>";

} // namespace

class ImportTest : public QObject {
    Q_OBJECT
    base::SeededRandom m_random{8};
    QTemporaryDir m_folder;

    std::filesystem::path file(const char *name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }
    static void fill(RowTable &table)
    {
        QVERIFY_RESULT(importXesFile(kPermits, kPlan, table));
        table.commit();
    }

private slots:
    void aLogBecomesCasesAndTimelines()
    {
        RowTable table;
        const auto counts = importXesFile(kPermits, kPlan, table);
        QVERIFY_RESULT(counts);
        table.commit();
        QCOMPARE(counts->log, std::string("Permits of Nowhere"));
        QCOMPARE(counts->cases, std::size_t(3));
        QCOMPARE(counts->events, std::size_t(3));
        QCOMPARE(counts->casesByChannel.at("portal"), std::size_t(1));
        QCOMPARE(counts->casesByChannel.at("counter"), std::size_t(2));
        QCOMPARE(base::toIsoInstant(*counts->first), std::string("2011-10-11T11:45:40.276Z"));
        QCOMPARE(base::toIsoInstant(*counts->last), std::string("2011-10-13T00:00:00.000Z"));
        QCOMPARE(table.groups, 4);
    }

    void fieldsTakeWhatTheyMean()
    {
        RowTable table;
        fill(table);
        const auto opened = caseOf(table, "case-1");
        QVERIFY(opened);
        QCOMPARE(opened->channel, std::string("portal"));
        QCOMPARE(opened->department, std::string("Building"));
        QCOMPARE(opened->responsible, std::string("Officer 7"));
        QCOMPARE(opened->dueDate, std::string("2011-12-06"));
        QCOMPARE(opened->status, std::string("closed"));
        QCOMPARE(base::toIsoInstant(opened->closedAt), std::string("2011-11-01T07:00:00.000Z"));
        QCOMPARE(opened->source, std::string("Permits of Nowhere"));
        QVERIFY(opened->attributes.find(R"(["date","deadline","2011-12-06T00:30:00+01:00"])") !=
                std::string::npos);
        const auto events = eventsOf(table, opened->id);
        QCOMPARE(events.size(), std::size_t(2));
        QCOMPARE(events[0].title, std::string("Confirmation of receipt"));
        QCOMPARE(events[0].staff, std::string("Clerk 1"));
        QCOMPARE(events[0].kind, std::string("application"));
        QVERIFY(events[0].body.find("lifecycle:transition = complete") != std::string::npos);
        QCOMPARE(events[1].title, std::string("T02 Check & confirm <receipt>"));
        QVERIFY(events[1].body.find("late (boolean) = false") != std::string::npos);
        QCOMPARE(caseOf(table, "case-2")->status, std::string("open"));
    }

    void casesOfOneNameStayApartAndAreNamed()
    {
        RowTable table;
        const char *const trace = "<trace><string key='concept:name' value='A-7'/></trace>";
        const auto counts =
            importXes(bytesOf(std::string("<log>") + trace + trace +
                              "<trace><string key='concept:name' value='A-8'/></trace>"
                              "<trace></trace><trace></trace></log>"),
                      kPlan, table);
        QVERIFY_RESULT(counts);
        QCOMPARE(counts->cases, std::size_t(5));
        const std::map<std::string, std::size_t> named{{"A-7", 2}};
        QCOMPARE(counts->repeatedNames, named);
        table.commit();
        QCOMPARE(all<records::Case>(table, EntityKind::Case).size(), std::size_t(5));
    }

    void whatAnImportMadeIsRecognised()
    {
        RowTable table;
        fill(table);
        for (const auto &opened : all<records::Case>(table, EntityKind::Case)) {
            QVERIFY(isImportedApplicant(opened.citizen, opened));
            const auto kept = attributesOfImported(opened);
            QVERIFY(kept && findAttribute(*kept, "concept:name"));
            for (const auto &event : eventsOf(table, opened.id)) {
                QVERIFY(isImported(event));
                QVERIFY(findAttribute(*attributesOfImported(event), "time:timestamp"));
                // Written here by a clerk on the same case, it is not the log's.
                records::Event ours = event;
                ours.id = base::newUuidV4(m_random);
                QVERIFY(!isImported(ours));
                QVERIFY(!attributesOfImported(ours));
            }
        }
    }

    void madeUpPeopleStayMarkedThroughALog()
    {
        RowTable table;
        records::Citizen person;
        person.id = base::newUuidV4(m_random);
        person.ward = kPlan.ward;
        person.synthetic = true;
        records::Case opened;
        opened.id = base::newUuidV4(m_random);
        opened.ward = kPlan.ward;
        opened.citizen = person.id;
        opened.number = "27-1";
        QVERIFY_RESULT(table.add(records::toRow(person)));
        QVERIFY_RESULT(table.add(records::toRow(opened)));
        table.commit();
        const auto out = file("made-up.xes");
        QVERIFY_RESULT(exportXes(out, {kPlan.ward, ""}, table));
        RowTable other;
        QVERIFY_RESULT(importXesFile(out, kPlan, other));
        other.commit();
        QCOMPARE(all<records::Citizen>(other, EntityKind::Citizen).size(), std::size_t(1));
        QVERIFY(all<records::Citizen>(other, EntityKind::Citizen).front().synthetic);
    }

    void applicantsOfALogAreNoMadeUpPeople()
    {
        RowTable table;
        fill(table);
        const auto citizens = all<records::Citizen>(table, EntityKind::Citizen);
        QCOMPARE(citizens.size(), std::size_t(3));
        for (const auto &citizen : citizens) {
            QVERIFY(!citizen.synthetic);
            QCOMPARE(citizen.type, std::string("visitor"));
            QVERIFY(citizen.nameStandard.starts_with("申請者（取込 case-"));
        }
    }

    void everyImportedRowIsOneThatARecordMayHold()
    {
        RowTable table;
        fill(table);
        for (const auto &[key, row] : table.rows())
            QCOMPARE(records::whyInvalid(row), std::string_view());
    }

    void digitsOfAnIdAreNoIndividualNumber()
    {
        RowTable table;
        QVERIFY_RESULT(importXes(
            bytesOf("<log><trace><string key='concept:name' value='one'/>"
                    "<id key='ref' value='01800230-2353-7807-8123-0123456789ab'/></trace></log>"),
            kPlan, table));
        table.commit();
        for (const auto &[key, row] : table.rows())
            QCOMPARE(records::whyInvalid(row), std::string_view());
    }

    void theSameLogAgainIsRecognised()
    {
        RowTable table;
        fill(table);
        const auto before = table.rows();
        const auto again = importXesFile(kPermits, kPlan, table);
        QCOMPARE_ERROR(again, base::ErrorCode::AlreadyExists);
        QCOMPARE(again.error().detail, std::string("3 of 3 cases are here already"));
        QVERIFY(table.rows() == before);
    }

    void aLogOfWhichAPartIsThereIsNotBroughtInByHalves()
    {
        const std::string one = "<trace><string key='concept:name' value='one'/></trace>";
        const std::string two = "<trace><string key='concept:name' value='two'/></trace>";
        RowTable table;
        QVERIFY_RESULT(importXes(bytesOf("<log>" + one + "</log>"), kPlan, table));
        table.commit();
        const auto grown = importXes(bytesOf("<log>" + one + two + "</log>"), kPlan, table);
        QCOMPARE_ERROR(grown, base::ErrorCode::Conflict);
        QCOMPARE(grown.error().detail, std::string("1 of 2 cases are here already"));
    }

    void anotherWardOrLogIsAnotherMatter()
    {
        RowTable table;
        fill(table);
        QVERIFY_RESULT(importXesFile(kPermits, {"27103", "x"}, table));
        QVERIFY_RESULT(importXes(
            bytesOf(oneEvent("<string key='concept:name' value='case-1'/>", kTime)), kPlan, table));
        table.commit();
        QCOMPARE(all<records::Case>(table, EntityKind::Case).size(), std::size_t(7));
    }

    void tracesOfOneNameAreTwoCases()
    {
        RowTable table;
        const std::string trace = "<trace><string key='concept:name' value='same'/></trace>";
        QVERIFY_RESULT(
            importXes(bytesOf("<log>" + trace + trace + "<trace/><trace/></log>"), kPlan, table));
        table.commit();
        const auto cases = all<records::Case>(table, EntityKind::Case);
        QCOMPARE(cases.size(), std::size_t(4));
        QVERIFY(caseOf(table, "same") && caseOf(table, "#3") && caseOf(table, "#4"));
        QCOMPARE(cases[0].source, std::string("file-name"));
    }

    void whatTheRecordCannotKeepIsRefused_data()
    {
        QTest::addColumn<QByteArray>("xml");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("detail");
        const auto row = [](const char *name, const std::string &xml, base::ErrorCode code,
                            const char *detail) {
            QTest::newRow(name) << QByteArray::fromStdString(xml) << static_cast<int>(code)
                                << QString(detail);
        };
        row("no time", oneEvent("", "<string key='concept:name' value='a'/>"),
            base::ErrorCode::InvalidInput, "line 4: an event without time:timestamp");
        row("individual number in an event",
            oneEvent("", kTime + "<string key='x' value='1234 5678 9018'/>"),
            base::ErrorCode::InvalidInput,
            "line 4: a value looks like an individual number, which is never stored");
        row("individual number in a trace", oneEvent("<int key='x' value='123456789018'/>", kTime),
            base::ErrorCode::InvalidInput,
            "line 2: a value looks like an individual number, which is never stored");
        row("individual number in the header",
            "<log>\n<string key='x' value='123456789018'/><trace/></log>",
            base::ErrorCode::InvalidInput,
            "the header holds what looks like an individual number, which is never stored");
        row("large event",
            oneEvent("", kTime + "<string key='x' value='" + std::string(4'000, 'x') + "'/>"),
            base::ErrorCode::TooLarge,
            "line 4: an event has more attributes than the record can keep");
        row("large trace",
            oneEvent("<string key='x' value='" + std::string(20'000, 'x') + "'/>", kTime),
            base::ErrorCode::TooLarge, "line 2: a trace has more attributes than a case can keep");
        const std::string identity =
            "<trace><id key='identity:id' value='0190b1c4-0000-7000-8000-000000000001'/></trace>\n";
        row("one identity twice", "<log>\n" + identity + identity + "</log>",
            base::ErrorCode::InvalidInput, "line 3: an identity:id comes twice");
        row("no traces", "<log/>", base::ErrorCode::InvalidInput, "the log has no traces");
    }

    void whatTheRecordCannotKeepIsRefused()
    {
        QFETCH(QByteArray, xml);
        QFETCH(int, code);
        QFETCH(QString, detail);
        RowTable table;
        const auto counts = importXes(bytesOf(xml.toStdString()), kPlan, table);
        QCOMPARE_ERROR(counts, static_cast<base::ErrorCode>(code));
        QCOMPARE(QString::fromStdString(counts.error().detail), detail);
    }

    void whatCameInGoesOutAsItWas_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << "out.xes";
        QTest::newRow("packed") << "out.xes.gz";
    }

    void whatCameInGoesOutAsItWas()
    {
        QFETCH(QString, name);
        RowTable table;
        fill(table);
        const auto out = file(name.toUtf8().constData());
        const auto counts = exportXes(out, {"27127", ""}, table);
        QVERIFY_RESULT(counts);
        QCOMPARE(counts->cases, std::size_t(3));
        QCOMPARE(counts->events, std::size_t(3));
        LogInMemory before;
        QVERIFY_RESULT(readXesFile(kPermits, before));
        LogInMemory after;
        QVERIFY_RESULT(readXesFile(out, after));
        QVERIFY(after.read == before.read);
        QVERIFY(after.traces == before.traces);

        RowTable again;
        QVERIFY_RESULT(importXesFile(out, kPlan, again));
        again.commit();
        QVERIFY(again.rows() == table.rows());
    }

    void nothingIsLeftOfAnExportThatFails()
    {
        RowTable table;
        fill(table);
        const auto out = file("partly.xes");
        QCOMPARE_ERROR(exportXes(out, {"27127", "another log"}, table), base::ErrorCode::NotFound);
        QVERIFY(!std::filesystem::exists(out));
        QVERIFY(!std::filesystem::exists(file("partly.xes.part")));
        QCOMPARE_ERROR(exportXes(file("no/such/folder.xes"), {"27127", ""}, table),
                       base::ErrorCode::NotFound);
    }

    void ourOwnCasesTellNoNames()
    {
        RowTable table;
        synthetic::WardPlan plan;
        plan.citizens = 60;
        plan.events = 1'500;
        plan.today = base::parseIsoDate("2026-11-24").value();
        QVERIFY_RESULT(
            synthetic::generate(plan, [&](const records::Row &row) { return table.add(row); }));
        table.commit();
        const auto out = file("ours.xes");
        const auto counts = exportXes(out, {"27127", ""}, table);
        QVERIFY_RESULT(counts);
        const auto cases = all<records::Case>(table, EntityKind::Case);
        QCOMPARE(counts->cases, cases.size());
        QVERIFY(counts->events > counts->cases);

        QFile written(QString::fromStdString(out.string()));
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray text = written.readAll();
        for (const auto &citizen : all<records::Citizen>(table, EntityKind::Citizen)) {
            QVERIFY(!text.contains(QByteArray::fromStdString(citizen.nameStandard)));
            if (!citizen.address.empty())
                QVERIFY(!text.contains(QByteArray::fromStdString(citizen.address)));
        }
        for (const auto &event : all<records::Event>(table, EntityKind::Event))
            QVERIFY(!text.contains(QByteArray::fromStdString(event.body)));

        LogInMemory log;
        QVERIFY_RESULT(readXesFile(out, log));
        base::Instant before{};
        for (const auto &trace : log.traces) {
            const auto *started = findAttribute(trace.attributes, "startdate");
            QVERIFY(started);
            const auto at = base::parseIsoInstant(started->value);
            QVERIFY(*at >= before);
            before = *at;
            for (const auto &event : trace.events)
                QVERIFY(findAttribute(event.attributes, "lifecycle:transition"));
        }
        // Back into the ward they came from they are recognised.
        QCOMPARE_ERROR(importXesFile(out, kPlan, table), base::ErrorCode::AlreadyExists);
        RowTable elsewhere;
        QVERIFY_RESULT(importXesFile(out, {"27103", "x"}, elsewhere));
    }

    void aClerksEventsFollowTheImportedOnes()
    {
        RowTable table;
        fill(table);
        records::Event note;
        note.id = base::Uuid::parse("0190b1c4-0000-7000-8000-0000000000ff").value();
        const auto opened = caseOf(table, "case-1");
        note.ward = "27127";
        note.citizen = opened->citizen;
        note.caseId = opened->id;
        note.occurredAt = note.recordedAt = base::parseIsoInstant("2026-11-24T01:00:00Z").value();
        note.channel = "phone";
        note.domain = "common";
        note.kind = "call";
        note.title = "電話で状況を伝えた";
        QVERIFY_RESULT(table.add(records::toRow(note)));
        table.commit();
        const auto out = file("with-note.xes");
        QVERIFY_RESULT(exportXes(out, {"27127", "Permits of Nowhere"}, table));
        LogInMemory log;
        QVERIFY_RESULT(readXesFile(out, log));
        QCOMPARE(log.traces[0].events.size(), std::size_t(3));
        QCOMPARE(findAttribute(log.traces[0].events[2].attributes, "concept:name")->value,
                 std::string("call"));
    }

    void theMunicipalLogGoesInWholeAndComesOutAsItWas()
    {
        if (!std::filesystem::exists(kReceipt))
            QSKIP("the shared process log is not on this machine");
        RowTable table;
        const auto counts = importXesFile(kReceipt, {"27127", logNameOf(kReceipt)}, table);
        QVERIFY_RESULT(counts);
        table.commit();
        QCOMPARE(counts->cases, std::size_t(1'434));
        QCOMPARE(counts->events, std::size_t(8'577));
        QCOMPARE(counts->casesByChannel.at("portal"), std::size_t(1'250));
        QCOMPARE(counts->casesByChannel.at("counter"), std::size_t(110));
        QCOMPARE(counts->casesByChannel.at("post"), std::size_t(53));
        QCOMPARE(counts->casesByChannel.at("email"), std::size_t(21));

        const auto out = file("receipt.xes.gz");
        QVERIFY_RESULT(exportXes(out, {"27127", ""}, table));
        LogInMemory before;
        QVERIFY_RESULT(readXesFile(kReceipt, before));
        LogInMemory after;
        QVERIFY_RESULT(readXesFile(out, after));
        QVERIFY(after.read == before.read);
        QVERIFY(after.traces == before.traces);
    }
};

QTEST_APPLESS_MAIN(ImportTest)
#include "import_test.moc"
