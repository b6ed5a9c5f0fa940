// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "gadget_dump.h"
#include "yorisoi/test_support/golden.h"
#include "yorisoi/test_support/rich_person.h"
#include "yorisoi/ui_kit/language.h"
#include "yorisoi/ui_timeline/header_facts.h"
#include "yorisoi/ui_timeline/protection.h"

using namespace yorisoi;
using namespace yorisoi::ui_timeline;
using test_support::TimelineScene;

namespace {

const QString kFolder = QStringLiteral(YORISOI_SOURCE_DIR "/tests/unit/ui_timeline/");

records::Restriction restriction(const TimelineScene &scene)
{
    records::Restriction made;
    made.kind = "support-measure";
    made.source = "住民基本台帳システム";
    made.asOf = scene.daysAgo(0, 8);
    made.validFrom = "2026-04-01";
    made.validTo = "2027-03-31";
    made.office = "北区役所";
    return made;
}

QByteArray difference(const TimelineScene &scene, const char *file)
{
    return test_support::differenceFromGolden(
        kFolder + QLatin1String(file), dumpGadget(headerFacts(scene.card, scene.clock.now())));
}

} // namespace

class TimelineHeaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void unknownOrStaleCountsAsProtected_data()
    {
        using hours = std::chrono::hours;
        QTest::addColumn<int>("expected");
        QTest::addColumn<replica::CitizenCard>("card");
        const auto add = [](const char *name, Withheld expected, auto change) {
            TimelineScene scene;
            auto card = scene.card;
            auto one = restriction(scene);
            change(card, one, scene.clock.now());
            QTest::newRow(name) << static_cast<int>(expected) << card;
        };
        add("nothing known of a protection, fresh copy", Withheld::No, [](auto &, auto &, auto) {});
        add("in force", Withheld::Restriction,
            [](auto &card, auto &one, auto) { card.restrictions = {one}; });
        add("in force without an end", Withheld::Restriction, [](auto &card, auto &one, auto) {
            one.validTo.clear();
            card.restrictions = {one};
        });
        add("over but not lifted", Withheld::Restriction, [](auto &card, auto &one, auto) {
            one.validTo = "2026-11-01";
            card.restrictions = {one};
        });
        add("in force, source old", Withheld::Restriction, [](auto &card, auto &one, auto now) {
            one.asOf = now - hours{100};
            card.restrictions = {one};
        });
        add("validity not whole", Withheld::UnclearRestriction, [](auto &card, auto &one, auto) {
            one.validTo = "2027";
            card.restrictions = {one};
        });
        add("no start", Withheld::UnclearRestriction, [](auto &card, auto &one, auto) {
            one.validFrom.clear();
            card.restrictions = {one};
        });
        add("ends before it starts", Withheld::UnclearRestriction, [](auto &card, auto &one, auto) {
            one.validTo = "2025-01-01";
            card.restrictions = {one};
        });
        add("state of a newer release", Withheld::UnclearRestriction,
            [](auto &card, auto &one, auto) {
                one.state = "suspended";
                card.restrictions = {one};
            });
        add("lifted, confirmed today", Withheld::No, [](auto &card, auto &one, auto) {
            one.state = "lifted";
            card.restrictions = {one};
        });
        add("lifted, confirmed exactly a day ago", Withheld::No,
            [](auto &card, auto &one, auto now) {
                one.state = "lifted";
                one.asOf = now - hours{24};
                card.restrictions = {one};
            });
        add("lifted, not confirmed for longer", Withheld::StaleRestriction,
            [](auto &card, auto &one, auto now) {
                one.state = "lifted";
                one.asOf = now - hours{24} - std::chrono::milliseconds{1};
                card.restrictions = {one};
            });
        add("lifted, never confirmed", Withheld::StaleRestriction, [](auto &card, auto &one, auto) {
            one.state = "lifted";
            one.asOf = {};
            card.restrictions = {one};
        });
        add("a note for safety alone", Withheld::No, [](auto &card, auto &one, auto) {
            one.kind = "safety-note";
            card.restrictions = {one};
        });
        add("a kind of a newer release", Withheld::Restriction, [](auto &card, auto &one, auto) {
            one.kind = "witness-protection";
            card.restrictions = {one};
        });
        add("copy a day old", Withheld::StaleCopy,
            [](auto &card, auto &, auto now) { card.asOf = now - hours{25}; });
        add("copy never equal", Withheld::UnknownCopy,
            [](auto &card, auto &, auto) { card.asOf = {}; });
        add("the replica does not know", Withheld::UnclearRestriction,
            [](auto &card, auto &, auto) { card.addressWithheld = true; });
    }
    void unknownOrStaleCountsAsProtected()
    {
        QFETCH(const replica::CitizenCard, card);
        const TimelineScene scene;
        QTEST(static_cast<int>(withheldReason(card, scene.clock.now())), "expected");
        // Whatever the reason, the words then hold nothing by which the person could be found.
        const QByteArray words = dumpGadget(headerFacts(card, scene.clock.now()));
        const bool hidden = withheldReason(card, scene.clock.now()) != Withheld::No;
        QCOMPARE(words.contains("扇町"), !hidden);
        QCOMPARE(words.contains("0000-0123"), !hidden);
    }

    void headerInWords_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("ja") << QStringLiteral("ja");
        QTest::newRow("en") << QStringLiteral("en");
    }
    void headerInWords()
    {
        QFETCH(const QString, language);
        ui_kit::Language spoken;
        spoken.use(language);
        TimelineScene scene;
        test_support::makeRich(scene);
        const QByteArray path = "header_" + language.toUtf8() + ".golden";
        const QByteArray found = difference(scene, path.constData());
        QVERIFY2(found.isEmpty(), found.constData());
    }

    void protectedHeaderInWords()
    {
        ui_kit::Language spoken;
        spoken.use(QStringLiteral("ja"));
        TimelineScene scene;
        test_support::makeRich(scene);
        scene.card.restrictions = {restriction(scene)};
        scene.card.addressWithheld = true;
        const QByteArray found = difference(scene, "header_protected_ja.golden");
        QVERIFY2(found.isEmpty(), found.constData());
    }

    void businessAndDeathInWords()
    {
        ui_kit::Language spoken;
        spoken.use(QStringLiteral("ja"));
        TimelineScene scene;
        auto &who = scene.card.citizen;
        who.type = "business";
        who.nameKoseki.clear();
        who.nameStandard = "架空商店株式会社";
        who.status = "closed";
        who.representative = "架空 一郎";
        who.birthDate = "1998-04";
        const auto facts = headerFacts(scene.card, scene.clock.now());
        QCOMPARE(facts.name, QStringLiteral("架空商店株式会社"));
        QCOMPARE(facts.standardName, QString());
        QCOMPARE(facts.age, QString());
        QVERIFY(facts.birth.startsWith(QStringLiteral("設立 平成10年4月")));
        QCOMPARE(facts.bands.size(), 1);
        QVERIFY(facts.bands.first().value<HeaderBand>().text.contains(QStringLiteral("廃業")));
    }

    void glyphsThatDifferByASelectorAreBothShown()
    {
        TimelineScene scene;
        scene.card.citizen.nameKoseki = "葛󠄀城 太郎";
        scene.card.citizen.nameStandard = "葛城 太郎";
        QCOMPARE(headerFacts(scene.card, scene.clock.now()).standardName,
                 QStringLiteral("葛城 太郎"));
    }
};

QTEST_GUILESS_MAIN(TimelineHeaderTest)
#include "header_test.moc"
