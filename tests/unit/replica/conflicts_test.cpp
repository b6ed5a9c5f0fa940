// SPDX-License-Identifier: GPL-3.0-or-later
#include "replica_fixture.h"

using namespace yorisoi;
using namespace yorisoi::replica_test;

namespace {

/// Two people set the telephone of one person without knowing of each other.
void clash(Desk &desk, std::uint64_t number)
{
    const Row before = toRow(person(number));
    auto there = person(number);
    there.phone = "090-there";
    desk.amend(idOf(number), [](Citizen &c) { c.phone = "090-here"; });
    desk.elsewhere(Intent::AmendCitizen, {amendEdit(before, toRow(there))});
    must(desk.push());
    must(desk.pull());
}

} // namespace

class ConflictsTest : public QObject {
    Q_OBJECT
private slots:
    void openConflictsNameBothValuesWhoWhenWhereAndWhy()
    {
        Desk desk;
        Staff staff;
        staff.id = idOf(500);
        staff.ward = kWard;
        staff.number = "S-7";
        staff.name = "窓口 花子";
        desk.has({toRow(person(1)), toRow(person(2)), toRow(staff)});
        clash(desk, 1);
        clash(desk, 2);

        const auto page = desk.copy->openConflicts({});

        QVERIFY_RESULT(page);
        QCOMPARE(page->total, std::size_t{2});
        const auto &line = page->lines.front();
        QCOMPARE(line.conflict.keptValue, std::string("\"090-there\""));
        QCOMPARE(line.conflict.otherValue, std::string("\"090-here\""));
        QCOMPARE(line.conflict.keptBy, std::string("S-9"));
        QCOMPARE(line.conflict.otherBy, std::string("S-7"));
        QCOMPARE(line.otherByName, std::string("窓口 花子"));
        QVERIFY(line.conflict.otherAt == kNow);
        QCOMPARE(line.conflict.otherOffice, std::string("27125-01"));
        QCOMPARE(line.conflict.purpose, std::string("窓口対応"));
        QCOMPARE(line.citizenName, person(1).nameStandard);
        QVERIFY(!line.pending);
    }
    void theyComeByPersonAndByPage()
    {
        Desk desk;
        desk.has({toRow(person(1)), toRow(person(2))});
        clash(desk, 1);
        clash(desk, 2);
        replica::ConflictQuery ofOne;
        ofOne.citizen = idOf(2);
        const auto one = desk.copy->openConflicts(ofOne);
        QCOMPARE(one->total, std::size_t{1});
        QCOMPARE(one->lines.front().conflict.citizen, idOf(2));
        replica::ConflictQuery second;
        second.limit = 1;
        second.offset = 1;
        const auto page = desk.copy->openConflicts(second);
        QCOMPARE(page->total, std::size_t{2});
        QCOMPARE(page->lines.size(), std::size_t{1});
    }
    void resolvingIsACommandAndClosesIt()
    {
        Desk desk;
        desk.has({toRow(person(1))});
        clash(desk, 1);
        const Row open = toRow(desk.copy->openConflicts({})->lines.front().conflict);
        auto resolved = fromRow<Conflict>(open);
        resolved.state = "resolved";
        resolved.resolvedBy = "S-7";
        const Row citizen = desk.row(EntityKind::Citizen, idOf(1));
        auto taken = fromRow<Citizen>(citizen);
        taken.phone = "090-here";

        must(desk.copy
                 ->submit(draft(Intent::ResolveConflict, {amendEdit(open, toRow(resolved)),
                                                          amendEdit(citizen, toRow(taken))}))
                 .map([](auto &&) {}));

        QCOMPARE(desk.copy->openConflicts({})->total, std::size_t{0});
        must(desk.push());
        must(desk.pull());
        QVERIFY(desk.equalsServer());
        QCOMPARE(desk.citizen(idOf(1)).phone, std::string("090-here"));
        QCOMPARE(desk.copy->syncCounts()->openConflicts, std::size_t{0});
    }
    void anOwnFurtherEditOfAFieldThatDidNotClashIsNoConflict()
    {
        Desk desk;
        desk.has({toRow(person(1))});
        auto there = person(1);
        there.phone = "090-there";
        desk.amend(idOf(1), [](Citizen &c) {
            c.phone = "090-here";
            c.email = "a@example.jp";
        });
        // Made over what is shown here, before the server's answer.
        desk.amend(idOf(1), [](Citizen &c) { c.email = "b@example.jp"; });
        desk.elsewhere(Intent::AmendCitizen, {amendEdit(toRow(person(1)), toRow(there))});

        must(desk.push());
        must(desk.pull());

        QVERIFY(desk.equalsServer());
        QCOMPARE(desk.citizen(idOf(1)).email, std::string("b@example.jp"));
        const auto conflicts = desk.copy->openConflicts({});
        QCOMPARE(conflicts->total, std::size_t{1});
        QCOMPARE(conflicts->lines.front().conflict.field, std::string("phone"));
        // And one made after it, over what the server has sent back.
        desk.amend(idOf(1), [](Citizen &c) { c.email = "c@example.jp"; });
        must(desk.push());
        must(desk.pull());
        QCOMPARE(desk.copy->openConflicts({})->total, std::size_t{1});
        QVERIFY(desk.equalsServer());
    }
};

QTEST_GUILESS_MAIN(ConflictsTest)
#include "conflicts_test.moc"
