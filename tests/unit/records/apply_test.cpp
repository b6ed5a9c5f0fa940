// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/base/calendar.h"
#include "yorisoi/records/apply.h"
#include "yorisoi/records/entities.h"
#include "yorisoi/test_support/map_reader.h"
#include "yorisoi/test_support/results.h"

using namespace yorisoi;
using namespace yorisoi::records;

namespace {

base::SeededRandom &testRandom()
{
    static base::SeededRandom instance(42);
    return instance;
}

Command command(Intent intent, std::vector<Edit> edits, std::string staff = "S1")
{
    Command made;
    made.operation = base::newUuidV4(testRandom());
    made.device = base::newUuidV4(testRandom());
    made.number = 1;
    made.intent = intent;
    made.staff = std::move(staff);
    made.office = "27103";
    made.ward = "27103";
    made.at = base::parseIsoInstant("2026-11-24T01:00:00Z").value();
    made.purpose = "窓口対応";
    made.edits = std::move(edits);
    return made;
}

Citizen someone()
{
    Citizen citizen;
    citizen.id = base::newUuidV4(testRandom());
    citizen.ward = "27103";
    citizen.number = "C-000001";
    citizen.nameStandard = "高橋 花子";
    citizen.phone = "06-0000-0001";
    citizen.address = "大阪市此花区春日出北1-8-4";
    return citizen;
}

Event contactWith(const Citizen &citizen)
{
    Event event;
    event.id = base::newUuidV4(testRandom());
    event.citizen = citizen.id;
    event.ward = citizen.ward;
    event.occurredAt = event.recordedAt = base::parseIsoInstant("2026-11-24T01:00:00Z").value();
    event.channel = "counter";
    event.domain = "common";
    event.kind = "inquiry";
    event.title = "転入の相談";
    return event;
}

QByteArray name(Outcome outcome)
{
    return QByteArray::fromStdString(std::string(toToken(outcome)));
}

/// A store that knows one citizen, and that citizen's row as a device would have it.
struct Scene {
    test_support::MapStore store;
    Citizen citizen = someone();

    Scene() { store.decide(command(Intent::RegisterCitizen, {createEdit(toRow(citizen))})); }
    Row confirmed() const
    {
        return store.find(EntityKind::Citizen, citizen.id, {}).value().value();
    }
    Edit change(std::string Citizen::*member, const std::string &to, const Row &base) const
    {
        Citizen after = fromRow<Citizen>(base);
        after.*member = to;
        return amendEdit(base, toRow(after));
    }
};

} // namespace

class ApplyTest : public QObject {
    Q_OBJECT
private slots:
    void disjointFieldsOfTwoDevicesBothStand()
    {
        Scene scene;
        const Row base = scene.confirmed();
        const auto first = scene.store.decide(
            command(Intent::AmendCitizen, {scene.change(&Citizen::phone, "06-1111-1111", base)}));
        const auto second = scene.store.decide(
            command(Intent::AmendCitizen, {scene.change(&Citizen::email, "h@example.jp", base)}));
        QCOMPARE(name(first.outcome), "applied");
        QCOMPARE(name(second.outcome), "merged");
        const auto after = fromRow<Citizen>(scene.confirmed());
        QCOMPARE(QByteArray::fromStdString(after.phone), "06-1111-1111");
        QCOMPARE(QByteArray::fromStdString(after.email), "h@example.jp");
    }
    void aClashKeepsTheStandingValueAndTheOtherInAConflict()
    {
        Scene scene;
        const Row base = scene.confirmed();
        scene.store.decide(command(Intent::AmendCitizen,
                                   {scene.change(&Citizen::phone, "06-1111-1111", base)}, "S1"));
        const auto second = scene.store.decide(command(
            Intent::AmendCitizen, {scene.change(&Citizen::phone, "06-2222-2222", base)}, "S2"));
        QCOMPARE(name(second.outcome), "conflict");
        QCOMPARE(QByteArray::fromStdString(fromRow<Citizen>(scene.confirmed()).phone),
                 "06-1111-1111");
        QCOMPARE(second.rows.size(), std::size_t(1));
        const auto conflict = fromRow<Conflict>(second.rows.front());
        QCOMPARE(QByteArray::fromStdString(conflict.keptValue), "\"06-1111-1111\"");
        QCOMPARE(QByteArray::fromStdString(conflict.otherValue), "\"06-2222-2222\"");
        QCOMPARE(QByteArray::fromStdString(conflict.keptBy), "S1");
        QCOMPARE(QByteArray::fromStdString(conflict.otherBy), "S2");
        QVERIFY(conflict.citizen == scene.citizen.id);
    }
    void theSameValueFromTwoSidesIsNoClash()
    {
        Scene scene;
        const Row base = scene.confirmed();
        scene.store.decide(
            command(Intent::AmendCitizen, {scene.change(&Citizen::phone, "06-1111-1111", base)}));
        const auto again = scene.store.decide(
            command(Intent::AmendCitizen, {scene.change(&Citizen::phone, "06-1111-1111", base)}));
        QCOMPARE(name(again.outcome), "applied");
        QVERIFY(again.rows.empty());
    }
    void anEditOnTopOfAnOwnUnconfirmedEditIsNoClash()
    {
        Scene scene;
        const Row base = scene.confirmed();
        const auto first =
            command(Intent::AmendCitizen, {scene.change(&Citizen::phone, "06-1111-1111", base)});
        auto second =
            command(Intent::AmendCitizen, {scene.change(&Citizen::phone, "06-2222-2222", base)});
        second.edits[0].fields[0].base.afterOperation = first.operation;
        scene.store.decide(first);
        QCOMPARE(name(scene.store.decide(second).outcome), "applied");
        QCOMPARE(QByteArray::fromStdString(fromRow<Citizen>(scene.confirmed()).phone),
                 "06-2222-2222");
    }
    void anEditOnTopOfAnOwnClashedEditClashesToo()
    {
        Scene scene;
        const Row base = scene.confirmed();
        scene.store.decide(command(Intent::AmendCitizen,
                                   {scene.change(&Citizen::phone, "06-9999-9999", base)}, "S9"));
        const auto first =
            command(Intent::AmendCitizen, {scene.change(&Citizen::phone, "06-1111-1111", base)});
        auto second =
            command(Intent::AmendCitizen, {scene.change(&Citizen::phone, "06-2222-2222", base)});
        second.edits[0].fields[0].base.afterOperation = first.operation;
        QCOMPARE(name(scene.store.decide(first).outcome), "conflict");
        QCOMPARE(name(scene.store.decide(second).outcome), "conflict");
        QCOMPARE(QByteArray::fromStdString(fromRow<Citizen>(scene.confirmed()).phone),
                 "06-9999-9999");
    }
    void eventsAreCreatedOnceAndNeverEdited()
    {
        Scene scene;
        const Row event = toRow(contactWith(scene.citizen));
        const auto record = command(Intent::RecordContact, {createEdit(event)});
        QCOMPARE(name(scene.store.decide(record).outcome), "applied");
        QVERIFY(scene.store.decide(record).rows.empty());
        Row edited = event;
        edited.values[fieldOf(&Event::title)] = std::string("別の題");
        const auto edit =
            scene.store.decide(command(Intent::CorrectEvent, {amendEdit(event, edited)}));
        QCOMPARE(QByteArray::fromStdString(edit.reason), "field-fixed");
        const auto twin = scene.store.decide(command(Intent::RecordContact, {createEdit(edited)}));
        QCOMPARE(QByteArray::fromStdString(twin.reason), "already-exists");
    }
    void aRestrictionIsLiftedOnlyCentrallyAndWithASecondPerson()
    {
        Scene scene;
        Restriction restriction;
        restriction.id = base::newUuidV4(testRandom());
        restriction.ward = "27103";
        restriction.citizen = scene.citizen.id;
        restriction.kind = "support-measure";
        restriction.validTo = "2027-03-31";
        scene.store.decide(command(Intent::SetRestriction, {createEdit(toRow(restriction))}));
        const Row base =
            scene.store.find(EntityKind::Restriction, restriction.id, {}).value().value();
        restriction.state = "lifted";
        Row lifted = toRow(restriction);
        const auto bySet = command(Intent::SetRestriction, {amendEdit(base, lifted)});
        QCOMPARE(QByteArray::fromStdString(scene.store.decide(bySet).reason),
                 "needs-second-person");
        const auto lift = command(Intent::LiftRestriction, {amendEdit(base, lifted)}, "S1");
        QCOMPARE(
            QByteArray::fromStdString(scene.store.decide(lift, {false, "supervisor", "S2"}).reason),
            "needs-second-person");
        QCOMPARE(
            QByteArray::fromStdString(scene.store.decide(lift, {true, "supervisor", "S1"}).reason),
            "needs-second-person");
        QCOMPARE(name(scene.store.decide(lift, {true, "supervisor", "S2"}).outcome), "applied");
    }
    void theLongerProtectionWinsAClash()
    {
        Scene scene;
        Restriction restriction;
        restriction.id = base::newUuidV4(testRandom());
        restriction.ward = "27103";
        restriction.citizen = scene.citizen.id;
        restriction.kind = "support-measure";
        restriction.validTo = "2027-03-31";
        scene.store.decide(command(Intent::SetRestriction, {createEdit(toRow(restriction))}));
        const Row base =
            scene.store.find(EntityKind::Restriction, restriction.id, {}).value().value();
        const auto until = [&](const char *day) {
            Restriction changed = restriction;
            changed.validTo = day;
            return command(Intent::SetRestriction, {amendEdit(base, toRow(changed))});
        };
        scene.store.decide(until("2027-09-30"));
        const auto longer = scene.store.decide(until("2028-03-31"));
        QCOMPARE(name(longer.outcome), "conflict");
        const auto shorter = scene.store.decide(until("2026-12-31"));
        QCOMPARE(name(shorter.outcome), "conflict");
        const auto standing = fromRow<Restriction>(
            scene.store.find(EntityKind::Restriction, restriction.id, {}).value().value());
        QCOMPARE(QByteArray::fromStdString(standing.validTo), "2028-03-31");
    }
    void refusals_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("a number in the name")
            << QByteArray("name_standard") << QByteArray("番号 1234-5678-9018")
            << QByteArray("individual-number");
        QTest::newRow("control character")
            << QByteArray("address") << QByteArray("大阪\x01市") << QByteArray("field-invalid");
        QTest::newRow("no such day")
            << QByteArray("birth_date") << QByteArray("1955-02-30") << QByteArray("field-invalid");
        QTest::newRow("too long") << QByteArray("kana") << QByteArray("ア").repeated(201)
                                  << QByteArray("too-long");
        QTest::newRow("token with markup")
            << QByteArray("status") << QByteArray("<b>") << QByteArray("field-invalid");
        QTest::newRow("fixed") << QByteArray("type") << QByteArray("business")
                               << QByteArray("field-fixed");
        QTest::newRow("required") << QByteArray("number") << QByteArray()
                                  << QByteArray("field-missing");
    }
    void refusals()
    {
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, reason);
        Scene scene;
        const Row base = scene.confirmed();
        Row after = base;
        after.values[static_cast<std::size_t>(
            fieldIndex(EntityKind::Citizen, field.toStdString()))] =
            value.isEmpty() ? Value{} : Value{value.toStdString()};
        const auto result =
            scene.store.decide(command(Intent::AmendCitizen, {amendEdit(base, after)}));
        QCOMPARE(name(result.outcome), "rejected");
        QCOMPARE(QByteArray::fromStdString(result.reason), reason);
        QVERIFY(scene.confirmed() == base);
    }
    void oneRefusedEditRefusesTheWholeCommand()
    {
        Scene scene;
        Event good = contactWith(scene.citizen);
        Event bad = contactWith(scene.citizen);
        bad.title.clear();
        const auto result = scene.store.decide(
            command(Intent::RecordContact, {createEdit(toRow(good)), createEdit(toRow(bad))}));
        QCOMPARE(QByteArray::fromStdString(result.reason), "field-missing");
        QVERIFY(!scene.store.find(EntityKind::Event, good.id, {}).value().has_value());
    }
    void aBaseThatNeverWasIsRefused()
    {
        Scene scene;
        Row base = scene.confirmed();
        base.revision = 99;
        const auto result = scene.store.decide(
            command(Intent::AmendCitizen, {scene.change(&Citizen::phone, "06-1111-1111", base)}));
        QCOMPARE(QByteArray::fromStdString(result.reason), "base-from-the-future");
    }
    void anIntentTouchesOnlyItsOwnEntities()
    {
        Scene scene;
        const Row base = scene.confirmed();
        const auto result = scene.store.decide(
            command(Intent::RecordContact, {scene.change(&Citizen::phone, "06-1111-1111", base)}));
        QCOMPARE(QByteArray::fromStdString(result.reason), "not-permitted");
    }
    void resolvingAConflictMakesNoStaff()
    {
        Scene scene;
        Staff staff;
        staff.id = base::newUuidV4(testRandom());
        staff.ward = "27103";
        staff.number = "9999";
        staff.name = "架空 太郎";
        staff.role = "supervisor";
        const auto result =
            scene.store.decide(command(Intent::ResolveConflict, {createEdit(toRow(staff))}));
        QCOMPARE(QByteArray::fromStdString(result.reason), "not-permitted");
    }
    void aRowWithoutACommandIsHeldToTheSameFields()
    {
        const Citizen right = someone();
        QVERIFY(whyInvalid(toRow(right)).empty());
        Citizen nameless = right;
        nameless.nameStandard.clear();
        QCOMPARE(whyInvalid(toRow(nameless)), std::string_view("field-missing"));
        Citizen numbered = right;
        numbered.building = "123456789018";
        QCOMPARE(whyInvalid(toRow(numbered)), std::string_view("individual-number"));
    }
    void individualNumbers_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("held");
        QTest::newRow("plain") << QByteArray("123456789018") << true;
        QTest::newRow("grouped") << QByteArray("番号は1234-5678-9018です") << true;
        QTest::newRow("full width") << QByteArray("１２３４　５６７８　９０１８") << true;
        QTest::newRow("wrong check digit") << QByteArray("123456789012") << false;
        QTest::newRow("in an id") << QByteArray("01800230-2353-7807-8123-0123456789ab") << false;
        QTest::newRow("after an id")
            << QByteArray("01800230-2353-7807-8123-0123456789ab 123456789018") << true;
        QTest::newRow("13 digits, a corporate number") << QByteArray("1234567890180") << false;
        QTest::newRow("telephone numbers") << QByteArray("06-6208-8181 06-6208-8182") << false;
    }
    void individualNumbers()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, held);
        QCOMPARE(holdsIndividualNumber(text.toStdString()), held);
    }
};

QTEST_GUILESS_MAIN(ApplyTest)
#include "apply_test.moc"
