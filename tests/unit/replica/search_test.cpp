// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>

#include "replica_fixture.h"

using namespace yorisoi;
using namespace yorisoi::replica_test;

namespace {

std::vector<QStringList> readTable(const char *name)
{
    QFile file(QStringLiteral(YORISOI_SOURCE_DIR "/tests/unit/replica/") + QLatin1String(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", name);
    std::vector<QStringList> lines;
    for (const auto &line : QString::fromUtf8(file.readAll()).split(QLatin1Char('\n')))
        if (!line.isEmpty() && !line.startsWith(QLatin1Char('#')))
            lines.push_back(line.split(QLatin1Char('\t')));
    return lines;
}

/// The people of search_people.tsv; `hidden` under a support measure, `lifted` formerly.
class Ward {
public:
    Desk desk;
    std::map<base::Uuid, QString> keys;

    Ward()
    {
        std::vector<Row> rows;
        for (const auto &line : readTable("search_people.tsv")) {
            const auto text = [&](int column) { return line[column].toStdString(); };
            Citizen citizen = person(keys.size() + 1);
            keys[citizen.id] = line[0];
            citizen.nameKoseki = text(1);
            citizen.nameStandard = text(2);
            citizen.kana = text(3);
            citizen.romaji = text(4);
            citizen.alias = text(5);
            citizen.birthDate = text(6);
            citizen.phone = text(7);
            citizen.address = text(8);
            citizen.number = text(9);
            citizen.status = text(10);
            rows.push_back(toRow(citizen));
            if (line[11] != QLatin1String("-"))
                rows.push_back(
                    toRow(eventOf(citizen.id, keys.size(), minutesAgo(line[11].toInt()))));
            if (line[0] == QLatin1String("ono"))
                rows.push_back(toRow(caseOf(citizen.id, 1)));
            if (line[0] == QLatin1String("hidden"))
                rows.push_back(toRow(supportMeasure(citizen.id, 1)));
            if (line[0] == QLatin1String("lifted")) {
                auto measure = supportMeasure(citizen.id, 2);
                measure.state = "lifted";
                rows.push_back(toRow(measure));
            }
        }
        desk.has(rows);
    }
    replica::SearchPage search(const std::string &text, std::size_t limit = 50) const
    {
        return desk.copy->search({text, limit}).value();
    }
    QString found(const std::string &text) const
    {
        QStringList names;
        const auto page = search(text);
        for (const auto &hit : page.hits)
            names << keys.at(hit.id);
        return names.isEmpty() ? QStringLiteral("-") : names.join(QLatin1Char(' '));
    }
    base::Uuid idOfKey(const QString &key) const
    {
        for (const auto &[id, name] : keys)
            if (name == key)
                return id;
        qFatal("no such person");
    }
};

} // namespace

class SearchTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { m_ward = std::make_unique<Ward>(); }
    void cleanupTestCase() { m_ward.reset(); }

    void aQueryFindsWhomItMeans_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("people");
        QTest::addColumn<QString>("readAs");
        for (const auto &line : readTable("search_cases.tsv"))
            QTest::newRow(line[0].toUtf8().constData()) << line[0] << line[1] << line[2];
    }
    void aQueryFindsWhomItMeans()
    {
        QFETCH(QString, query);
        QFETCH(QString, people);
        QFETCH(QString, readAs);
        QCOMPARE(m_ward->found(query.toStdString()), people);
        const auto page = m_ward->search(query.toStdString());
        QVERIFY(!page.terms.empty());
        QCOMPARE(QString::fromStdString(page.terms.front().readAs), readAs);
    }
    void aDateIsSaidInOneForm()
    {
        const auto term = m_ward->search("昭和30年3月3日").terms.front();
        QCOMPARE(term.typed, std::string("昭和30年3月3日"));
        QCOMPARE(term.value, std::string("1955-03-03"));
    }
    void aHitTellsPeopleApart()
    {
        const auto hit = m_ward->search("高橋太郎").hits.front();
        QCOMPARE(hit.nameKoseki, std::string("髙橋　太郎"));
        QCOMPARE(hit.nameStandard, std::string("高橋　太郎"));
        QCOMPARE(hit.birthDate, std::string("1955-03-03"));
        QCOMPARE(hit.phone, std::string("06-6682-9986"));
        QVERIFY(hit.lastContactAt == minutesAgo(500));
        QVERIFY(hit.synthetic && !hit.pending && !hit.addressWithheld);
        QCOMPARE(hit.matched, std::string("name"));
        QCOMPARE(m_ward->search("高橋 1955 御崎").hits.front().matched,
                 std::string("name birth address"));
    }
    void aProtectedPersonIsFoundByNameWithoutAddressAndTelephone()
    {
        const auto hit = m_ward->search("渡辺").hits.front();
        QVERIFY(hit.addressWithheld);
        QVERIFY(hit.address.empty() && hit.phone.empty());
        const auto card = m_ward->desk.copy->citizen(hit.id);
        QVERIFY_RESULT(card);
        QVERIFY(card->addressWithheld);
    }
    void nothingTypedFindsNothing()
    {
        for (const char *blank : {"", "   ", "　", "\t\n", "\x01\x02"}) {
            const auto page = m_ward->search(blank);
            QVERIFY(page.hits.empty() && page.terms.empty() && !page.more);
        }
    }
    void whatNobodyCouldMeanIsAnsweredAll_data()
    {
        QTest::addColumn<QByteArray>("typed");
        QTest::newRow("ten thousand characters") << QByteArray("高").repeated(10'000);
        QTest::newRow("ten thousand words") << QByteArray("高橋 ").repeated(10'000);
        QTest::newRow("a name behind 300 characters") << QByteArray("x").repeated(300) + " 高橋";
        QTest::newRow("ill-formed bytes") << QByteArray("\xff\xfe\x80高\xe9");
        QTest::newRow("right-to-left marks") << QByteArray("\u202e高橋\u202c\u200f");
        QTest::newRow("zero bytes") << QByteArray("高\0橋", 7);
        QTest::newRow("a single bracket") << QByteArray("[");
        QTest::newRow("combining marks") << QByteArray("か\u3099").repeated(500);
    }
    void whatNobodyCouldMeanIsAnsweredAll()
    {
        QFETCH(QByteArray, typed);
        const auto page = m_ward->desk.copy->search({typed.toStdString(), 50});
        QVERIFY_RESULT(page);
        QVERIFY(page->hits.size() <= m_ward->keys.size());
    }
    void controlAndDirectionMarksDoNotHideAName()
    {
        QCOMPARE(m_ward->found("\u202e高橋\u202c 太郎\u200f"), QStringLiteral("taro"));
    }
    void moreThanAskedForIsSaid()
    {
        auto page = m_ward->search("高橋", 2);
        QCOMPARE(page.hits.size(), std::size_t{2});
        QVERIFY(page.more);
        QVERIFY(!m_ward->search("高橋", 3).more);
    }
    void aRenamedPersonIsFoundByTheNewNameAlone()
    {
        Ward ward;
        ward.desk.amend(ward.idOfKey(QStringLiteral("koba")), [](Citizen &c) {
            c.nameStandard = "田中　実";
            c.nameKoseki = "田中　実";
            c.kana = "タナカ　ミノル";
        });
        QCOMPARE(ward.found("小林"), QStringLiteral("-"));
        QCOMPARE(ward.found("こばやし"), QStringLiteral("-"));
        QCOMPARE(ward.found("田中"), QStringLiteral("koba"));
        QCOMPARE(ward.found("みのる"), QStringLiteral("koba"));
    }
    void whoHasLeftIsNotFoundAnyMore()
    {
        Ward ward;
        ward.desk.server.remove({EntityKind::Citizen, ward.idOfKey(QStringLiteral("koba")), {}});
        must(ward.desk.pull());
        QCOMPARE(ward.found("小林"), QStringLiteral("-"));
        QCOMPARE(ward.found("27125-000006"), QStringLiteral("-"));
    }
    void protectionBeginsWithTheRestrictionAndEndsWithItsLifting()
    {
        Ward ward;
        const auto taro = ward.idOfKey(QStringLiteral("taro"));
        auto measure = supportMeasure(taro, 9);
        QVERIFY_RESULT(
            ward.desk.copy->submit(draft(Intent::SetRestriction, {createEdit(toRow(measure))})));
        QCOMPARE(ward.found("御崎"), QStringLiteral("-"));
        QCOMPARE(ward.found("06-6682-9986"), QStringLiteral("-"));
        QVERIFY(ward.search("太郎").hits.front().addressWithheld);
        QVERIFY_RESULT(ward.desk.push());
        must(ward.desk.pull());
        QCOMPARE(ward.found("御崎"), QStringLiteral("-"));
        measure.state = "lifted";
        measure.revision = 2;
        ward.desk.has({toRow(measure)});
        QCOMPARE(ward.found("御崎"), QStringLiteral("taro"));
    }
    void protectionEndsAfterItsLastDayAndNeverWhereThatCannotBeTold_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("validTo");
        QTest::addColumn<bool>("hidden");
        QTest::newRow("no end") << "support-measure"
                                << "" << true;
        QTest::newRow("last day is today") << "support-measure"
                                           << "2026-11-24" << true;
        QTest::newRow("ended yesterday") << "address-protection"
                                         << "2026-11-23" << false;
        QTest::newRow("a month alone") << "support-measure"
                                       << "2026-10" << true;
        QTest::newRow("of a newer release") << "court-order"
                                            << "" << true;
        QTest::newRow("a safety note") << "safety-note"
                                       << "" << false;
    }
    void protectionEndsAfterItsLastDayAndNeverWhereThatCannotBeTold()
    {
        QFETCH(QString, kind);
        QFETCH(QString, validTo);
        QFETCH(bool, hidden);
        Desk desk;
        auto measure = supportMeasure(idOf(1), 1);
        measure.kind = kind.toStdString();
        measure.validTo = validTo.toStdString();
        desk.has({toRow(person(1)), toRow(measure)});
        QCOMPARE(desk.copy->search({"御崎", 5})->hits.empty(), hidden);
        QCOMPARE(desk.copy->search({"高橋", 5})->hits.front().addressWithheld, hidden);
        QCOMPARE(desk.copy->citizen(idOf(1))->addressWithheld, hidden);
    }
    void aRestrictionMayComeBeforeItsPerson()
    {
        Desk desk;
        desk.has({toRow(supportMeasure(idOf(1), 1))});
        desk.has({toRow(person(1))});
        QVERIFY(desk.copy->search({"御崎", 5})->hits.empty());
    }
    void manyPeopleOfOneNameAreOrderedByTheirLastContact()
    {
        Desk desk;
        std::vector<Row> rows;
        for (std::uint64_t i = 1; i <= 700; ++i) {
            rows.push_back(toRow(person(i)));
            rows.push_back(toRow(eventOf(idOf(i), i, minutesAgo(static_cast<int>(i * 37 % 701)))));
        }
        desk.has(rows);
        const auto page = desk.copy->search({"たかはし", 100}).value();
        QVERIFY(page.more);
        QCOMPARE(page.hits.size(), std::size_t{100});
        for (std::size_t i = 0; i < page.hits.size(); ++i)
            QVERIFY(page.hits[i].lastContactAt == minutesAgo(static_cast<int>(i) + 1));
    }

private:
    std::unique_ptr<Ward> m_ward;
};

QTEST_GUILESS_MAIN(SearchTest)
#include "search_test.moc"
