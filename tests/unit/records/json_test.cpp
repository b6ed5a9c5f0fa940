// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/records/entities.h"
#include "yorisoi/records/json.h"
#include "yorisoi/test_support/results.h"

using namespace yorisoi;
using namespace yorisoi::records;

namespace {

Citizen someone()
{
    base::SeededRandom random(3);
    Citizen citizen;
    citizen.id = base::newUuidV4(random);
    citizen.ward = "27125";
    citizen.number = "C-1";
    citizen.nameStandard = "渡辺\"一\\郎\"\n<b>";
    citizen.nameKoseki = "渡邉󠄀一郎";
    citizen.synthetic = true;
    citizen.household = base::newUuidV4(random);
    return citizen;
}

} // namespace

class JsonTest : public QObject {
    Q_OBJECT
private slots:
    void aRowComesBackAsItWas()
    {
        Row row = toRow(someone());
        row.revision = 5;
        row.versions.assign(row.values.size(), 1);
        row.versions[4] = 5;
        const auto back = rowFromJson(toJson(row));
        QVERIFY_RESULT(back);
        QVERIFY(*back == row);
        QCOMPARE(QByteArray::fromStdString(toJson(*back)), QByteArray::fromStdString(toJson(row)));
    }
    void oneReaderForgetsTheRowBefore()
    {
        RowReader reader;
        Row row;
        QVERIFY_RESULT(reader.read(toJson(toRow(someone())), row));
        Citizen bare;
        bare.id = someone().id;
        bare.ward = "27125";
        bare.number = "C-2";
        QVERIFY_RESULT(reader.read(toJson(toRow(bare)), row));
        QVERIFY(row == toRow(bare));
    }
    void membersOfANewerReleaseAreIgnored()
    {
        const auto row = rowFromJson(
            R"({"kind":"household","id":"0190f2c4-0000-7000-8000-000000000001","ward":"27103","rev":2,"later":{"a":[1]},"v":{"number":"H1","colour":"red","building":"B"}})");
        QVERIFY_RESULT(row);
        const auto household = fromRow<Household>(*row);
        QCOMPARE(QByteArray::fromStdString(household.number), "H1");
        QCOMPARE(QByteArray::fromStdString(household.building), "B");
    }
    void nonsense_data()
    {
        QTest::addColumn<QByteArray>("json");
        const char *head =
            R"({"kind":"household","id":"0190f2c4-0000-7000-8000-000000000001","ward":"27103","rev":1,)";
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("array") << QByteArray("[]");
        QTest::newRow("cut") << QByteArray(head) + "\"v\":{\"number\":\"H";
        QTest::newRow("no values") << QByteArray(head).chopped(1) + "}";
        QTest::newRow("wrong type") << QByteArray(head) + "\"v\":{\"number\":7}}";
        QTest::newRow("unknown kind") << QByteArray(
            R"({"kind":"dragon","id":"0190f2c4-0000-7000-8000-000000000001","rev":1,"v":{}})");
        QTest::newRow("bad id") << QByteArray(R"({"kind":"household","id":"7","rev":1,"v":{}})");
        QTest::newRow("revision zero") << QByteArray(
            R"({"kind":"household","id":"0190f2c4-0000-7000-8000-000000000001","rev":0,"v":{}})");
        QTest::newRow("not UTF-8") << QByteArray(head) + "\"v\":{\"number\":\"\xff\"}}";
        QTest::newRow("two rows") << QByteArray(head) + "\"v\":{\"number\":\"H\"}}{}";
        QTest::newRow("nested 100,000 deep")
            << QByteArray(head) + "\"x\":" + QByteArray("[").repeated(100000);
    }
    void nonsense()
    {
        QFETCH(QByteArray, json);
        QVERIFY(!rowFromJson(json.toStdString()).has_value());
        QVERIFY(!commandFromJson(json.toStdString()).has_value());
    }
    void aCommandComesBackAsItWas()
    {
        base::SeededRandom random(4);
        Command command;
        command.operation = base::newUuidV4(random);
        command.device = base::newUuidV4(random);
        command.deviceEpoch = 2;
        command.number = 17;
        command.intent = Intent::AmendCitizen;
        command.staff = "S1";
        command.office = "27125";
        command.ward = "27125";
        command.at = base::Instant(std::chrono::milliseconds(1764000000123));
        command.purpose = "住所の確認";
        Row before = toRow(someone());
        Row after = before;
        after.values[fieldOf(&Citizen::phone)] = std::string("06-1234-5678");
        after.values[fieldOf(&Citizen::kana)] = Value{};
        command.edits = {createEdit(before), amendEdit(before, after)};
        command.edits[1].fields[0].base.afterOperation = base::newUuidV4(random);
        const auto back = commandFromJson(toJson(command));
        QVERIFY_RESULT(back);
        QVERIFY(*back == command);
    }
};

QTEST_GUILESS_MAIN(JsonTest)
#include "json_test.moc"
