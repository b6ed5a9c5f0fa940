// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "yorisoi/crypto/encoding.h"
#include "yorisoi/crypto/hash.h"
#include "yorisoi/records/apply.h"
#include "yorisoi/records/entities.h"
#include "yorisoi/records/json.h"
#include "yorisoi/synthetic/ward.h"
#include "yorisoi/test_support/results.h"
#include "yorisoi/text/business_days.h"
#include "yorisoi/text/name_key.h"
#include "yorisoi/text/osaka_wards.h"

using namespace yorisoi;
using records::EntityKind;

namespace {

synthetic::WardPlan planOf(std::size_t citizens, std::size_t events, std::uint64_t seed = 1)
{
    synthetic::WardPlan plan;
    plan.seed = seed;
    plan.citizens = citizens;
    plan.events = events;
    plan.today = base::parseIsoDate("2026-11-24").value();
    return plan;
}

/// SHA-256 over the canonical JSON of every row.
std::string hashOf(const synthetic::WardPlan &plan)
{
    crypto::Sha256 hash;
    const auto made = synthetic::generate(plan, [&](const records::Row &row) {
        hash.add(records::toJson(row));
        return base::Status{};
    });
    return made ? crypto::toHex(hash.finish()) : std::string(base::toToken(made.error().code));
}

/// A whole ward in memory.
struct Ward {
    std::unordered_map<base::Uuid, records::Citizen> citizens;
    std::unordered_map<base::Uuid, records::Household> households;
    std::unordered_map<base::Uuid, records::Case> cases;
    std::vector<records::Event> events; ///< in the order they came
    std::vector<records::Relation> relations;
    std::vector<records::Restriction> restrictions;
    std::vector<records::Consent> consents;
    std::vector<records::ChecklistItem> checklist;
    std::vector<records::Opinion> opinions;
    std::vector<records::Office> offices;
    std::vector<records::Staff> staff;
    std::map<std::string, records::ChannelStatus> channels;
    std::vector<records::Row> rows;

    explicit Ward(const synthetic::WardPlan &plan)
    {
        const auto made = synthetic::generate(plan, [&](const records::Row &row) {
            take(row);
            return base::Status{};
        });
        if (!made)
            qFatal("the ward could not be made up");
    }

    void take(const records::Row &row)
    {
        rows.push_back(row);
        switch (row.kind) {
        case EntityKind::Citizen:
            citizens.emplace(row.id, records::fromRow<records::Citizen>(row));
            break;
        case EntityKind::Household:
            households.emplace(row.id, records::fromRow<records::Household>(row));
            break;
        case EntityKind::Case:
            cases.emplace(row.id, records::fromRow<records::Case>(row));
            break;
        case EntityKind::Event:
            events.push_back(records::fromRow<records::Event>(row));
            break;
        case EntityKind::Relation:
            relations.push_back(records::fromRow<records::Relation>(row));
            break;
        case EntityKind::Restriction:
            restrictions.push_back(records::fromRow<records::Restriction>(row));
            break;
        case EntityKind::Consent:
            consents.push_back(records::fromRow<records::Consent>(row));
            break;
        case EntityKind::ChecklistItem:
            checklist.push_back(records::fromRow<records::ChecklistItem>(row));
            break;
        case EntityKind::Opinion:
            opinions.push_back(records::fromRow<records::Opinion>(row));
            break;
        case EntityKind::Office:
            offices.push_back(records::fromRow<records::Office>(row));
            break;
        case EntityKind::Staff:
            staff.push_back(records::fromRow<records::Staff>(row));
            break;
        case EntityKind::ChannelStatus: {
            const auto status = records::fromRow<records::ChannelStatus>(row);
            channels.emplace(status.channel, status);
            break;
        }
        default:
            break;
        }
    }
};

int ageOf(const records::Citizen &citizen, base::Date today)
{
    return base::ageOn(base::parseIsoDate(citizen.birthDate).value(), today);
}

/// How far an event brings its case; -1 when it says nothing about that.
int rankOf(const std::string &kind)
{
    static const std::map<std::string, int> ranks{
        {"inquiry", 0}, {"consultation", 0}, {"guidance", 0}, {"application", 1},
        {"review", 2},  {"result", 3},       {"delivery", 3}, {"follow-up", 4},
    };
    const auto found = ranks.find(kind);
    return found == ranks.end() ? -1 : found->second;
}

bool within(double value, double low, double high)
{
    if (value >= low && value <= high)
        return true;
    qWarning("%g is not between %g and %g", value, low, high);
    return false;
}

} // namespace

class WardTest : public QObject {
    Q_OBJECT

    /// Large enough for shares; made up once.
    const Ward &large()
    {
        static const Ward ward(planOf(20'000, 200'000));
        return ward;
    }
    const base::Date m_today = planOf(1, 1).today;

private slots:
    void sameSeedGivesTheSameBytes()
    {
        QCOMPARE(hashOf(planOf(300, 6'000)), hashOf(planOf(300, 6'000)));
    }

    void anotherSeedOrWardGivesAnotherPeople()
    {
        const std::string one = hashOf(planOf(50, 500));
        QVERIFY(one != hashOf(planOf(50, 500, 2)));
        auto elsewhere = planOf(50, 500);
        elsewhere.ward = "27103";
        QVERIFY(one != hashOf(elsewhere));
    }

    void numbersAreExact_data()
    {
        QTest::addColumn<int>("citizens");
        QTest::addColumn<int>("events");
        QTest::newRow("nobody") << 0 << 0;
        QTest::newRow("one person") << 1 << 40;
        QTest::newRow("people without events") << 30 << 0;
        QTest::newRow("fewer events than people") << 500 << 100;
        QTest::newRow("many events") << 40 << 8'000;
    }

    void numbersAreExact()
    {
        QFETCH(int, citizens);
        QFETCH(int, events);
        const Ward ward(
            planOf(static_cast<std::size_t>(citizens), static_cast<std::size_t>(events)));
        QCOMPARE(ward.citizens.size(), static_cast<std::size_t>(citizens));
        QCOMPARE(ward.events.size(), static_cast<std::size_t>(events));
    }

    void plansThatCannotBeMeantAreRefused()
    {
        const auto ignore = [](const records::Row &) { return base::Status{}; };
        auto plan = planOf(10, 10);
        plan.ward = "13101";
        QCOMPARE_ERROR(synthetic::generate(plan, ignore), base::ErrorCode::InvalidInput);
        plan = planOf(0, 10);
        QCOMPARE_ERROR(synthetic::generate(plan, ignore), base::ErrorCode::InvalidInput);
        plan = planOf(10, 10);
        plan.today = {};
        QCOMPARE_ERROR(synthetic::generate(plan, ignore), base::ErrorCode::InvalidInput);
    }

    void anErrorOfTheSinkEndsIt()
    {
        int rows = 0;
        const auto made = synthetic::generate(planOf(10, 10), [&](const records::Row &) {
            return ++rows == 7 ? base::Status(base::fail(base::ErrorCode::DiskFull))
                               : base::Status{};
        });
        QCOMPARE_ERROR(made, base::ErrorCode::DiskFull);
        QCOMPARE(rows, 7);
    }

    void everyWardOfTheCityCanBeMadeUp()
    {
        for (const auto &known : text::osakaWards()) {
            auto plan = planOf(20, 100);
            plan.ward = std::string(known.code);
            const Ward ward(plan);
            for (const auto &[id, household] : ward.households)
                QVERIFY(household.address.find(known.name) != std::string::npos);
            for (const auto &row : ward.rows)
                QCOMPARE(row.ward, plan.ward);
        }
    }

    void everyReferenceIsThere()
    {
        const Ward &ward = large();
        std::set<std::string> staff;
        for (const auto &member : ward.staff)
            staff.insert(member.number);
        std::set<std::string> offices;
        for (const auto &office : ward.offices)
            offices.insert(office.code);
        for (const auto &event : ward.events) {
            QVERIFY(ward.citizens.contains(event.citizen));
            QVERIFY(event.staff.empty() || staff.contains(event.staff));
            QVERIFY(offices.contains(event.office));
            if (!event.caseId.isNull())
                QCOMPARE(ward.cases.at(event.caseId).citizen, event.citizen);
        }
        for (const auto &[id, opened] : ward.cases) {
            QVERIFY(ward.citizens.contains(opened.citizen));
            QVERIFY(staff.contains(opened.responsible));
        }
        for (const auto &item : ward.checklist)
            QCOMPARE(ward.cases.at(item.caseId).citizen, item.citizen);
        for (const auto &relation : ward.relations)
            QVERIFY(ward.citizens.contains(relation.citizen) &&
                    ward.citizens.contains(relation.other) && relation.citizen != relation.other);
        for (const auto &[id, household] : ward.households)
            QCOMPARE(ward.citizens.at(household.head).household, id);
        for (const auto &[id, citizen] : ward.citizens)
            if (!citizen.household.isNull())
                QCOMPARE(ward.households.at(citizen.household).address, citizen.address);
        std::unordered_set<base::Uuid> ids;
        for (const auto &row : ward.rows)
            QVERIFY2(ids.insert(row.id).second, "an id is used twice");
    }

    void aCaseIsAsFarAsItsEvents()
    {
        const Ward &ward = large();
        static const std::vector<std::string> stages{"guidance", "application", "review", "result",
                                                     "follow-up"};
        std::unordered_map<base::Uuid, int> ranks;
        std::unordered_map<base::Uuid, base::Instant> last;
        for (const auto &event : ward.events) {
            if (event.caseId.isNull())
                continue;
            auto &rank = ranks.try_emplace(event.caseId, 0).first->second;
            rank = std::max(rank, rankOf(event.kind));
            last[event.caseId] = event.occurredAt;
            QVERIFY(event.occurredAt >= ward.cases.at(event.caseId).openedAt);
        }
        std::map<std::string, int> statuses;
        for (const auto &[id, opened] : ward.cases) {
            QCOMPARE(opened.stage, stages[static_cast<std::size_t>(ranks.at(id))]);
            QCOMPARE(opened.closedAt == base::Instant{}, opened.status == "open");
            if (opened.status != "open")
                QCOMPARE(opened.closedAt, last.at(id));
            const auto due = base::parseIsoDate(opened.dueDate);
            QVERIFY_RESULT(due);
            QVERIFY(text::isBusinessDay(*due));
            ++statuses[opened.status];
        }
        QVERIFY(statuses["open"] > 100);
        QVERIFY(statuses["closed"] > statuses["open"]);
        QVERIFY(statuses["withdrawn"] > 20);
    }

    void theChecklistOfAClosedCaseIsSettled()
    {
        const Ward &ward = large();
        int open = 0;
        for (const auto &item : ward.checklist) {
            const auto &opened = ward.cases.at(item.caseId);
            if (item.state == "open") {
                QCOMPARE(opened.status, std::string("open"));
                ++open;
            }
            QCOMPARE(item.state == "done", item.doneAt != base::Instant{});
        }
        QVERIFY(open > 100);
    }

    void eventsComeInTheOrderOfTimeAndBeforeToday()
    {
        const Ward &ward = large();
        const base::Instant end = base::startOfDayInJapan(m_today);
        const records::Event *before = nullptr;
        for (const auto &event : ward.events) {
            if (before && before->citizen == event.citizen)
                QVERIFY(before->occurredAt <= event.occurredAt);
            QVERIFY(event.occurredAt < end);
            QVERIFY(event.recordedAt >= event.occurredAt && event.recordedAt <= end);
            const auto born = base::parseIsoDate(ward.citizens.at(event.citizen).birthDate);
            QVERIFY(base::startOfDayInJapan(*born) <= event.occurredAt);
            before = &event;
        }
    }

    void countersWorkOnBusinessDays()
    {
        for (const auto &event : large().events)
            if (event.channel == "counter" || event.channel == "van" || event.channel == "visit" ||
                event.channel == "post")
                QVERIFY(text::isBusinessDay(base::dayInJapan(event.occurredAt)));
    }

    void nothingIsLaterThanItsChannelIsComplete()
    {
        const Ward &ward = large();
        for (const auto &event : ward.events)
            QVERIFY(event.occurredAt < ward.channels.at(event.channel).completeUntil);
        QCOMPARE(ward.channels.at(synthetic::kFailedChannel).state, std::string("failed"));
        QVERIFY(!ward.channels.at(synthetic::kFailedChannel).note.empty());
        QCOMPARE(ward.channels.at("portal").state, std::string("delayed"));
        QCOMPARE(ward.channels.size(), std::size_t(9));
    }

    void theWardIsShapedLikeOsaka()
    {
        const Ward &ward = large();
        std::map<std::string, double> types;
        std::map<std::string, double> nations;
        std::unordered_map<base::Uuid, int> sizes;
        double residents = 0;
        double elderly = 0;
        double children = 0;
        double foreign = 0;
        for (const auto &[id, citizen] : ward.citizens) {
            ++types[citizen.type];
            if (citizen.type != "resident")
                continue;
            ++residents;
            const int age = ageOf(citizen, m_today);
            QVERIFY(age >= 0 && age <= 101);
            elderly += age >= 65 ? 1 : 0;
            children += age < 15 ? 1 : 0;
            foreign += citizen.nationality != "JP" ? 1 : 0;
            if (citizen.nationality != "JP")
                ++nations[citizen.nationality];
            ++sizes[citizen.household];
        }
        qInfo("65 or older %.3f, children %.3f, foreign %.3f, household %.2f", elderly / residents,
              children / residents, foreign / residents,
              residents / static_cast<double>(sizes.size()));
        double alone = 0;
        for (const auto &[id, size] : sizes)
            alone += size == 1 ? 1 : 0;
        const auto households = static_cast<double>(sizes.size());
        QVERIFY(within(elderly / residents, 0.237, 0.257));
        QVERIFY(within(children / residents, 0.095, 0.125));
        QVERIFY(within(foreign / residents, 0.055, 0.080));
        QVERIFY(within(residents / households, 1.70, 1.95));
        QVERIFY(within(alone / households, 0.50, 0.60));
        QVERIFY(within(types["business"] / 20'000, 0.035, 0.045));
        QVERIFY(within(types["visitor"] / 20'000, 0.016, 0.025));
        QVERIFY(within(nations["KR"] / foreign, 0.25, 0.45));
        QVERIFY(within(nations["CN"] / foreign, 0.20, 0.36));
        QVERIFY(nations.size() >= 10);
    }

    void contactsHaveAHeavyTail()
    {
        std::unordered_map<base::Uuid, std::size_t> counts;
        for (const auto &event : large().events)
            ++counts[event.citizen];
        std::vector<std::size_t> sorted;
        for (const auto &[id, count] : counts)
            sorted.push_back(count);
        std::ranges::sort(sorted, std::greater{});
        std::size_t top = 0;
        for (std::size_t index = 0; index < 2'000; ++index)
            top += sorted[index];
        QVERIFY(within(static_cast<double>(top) / 200'000, 0.25, 0.45));
        QVERIFY(sorted.front() < 400);
    }

    void namesHaveTwoForms()
    {
        int variants = 0;
        int aliases = 0;
        int selectors = 0;
        for (const auto &[id, citizen] : large().citizens) {
            QVERIFY(!citizen.nameStandard.empty() && !citizen.kana.empty());
            if (citizen.nameKoseki != citizen.nameStandard) {
                ++variants;
                QCOMPARE(text::nameKey(citizen.nameKoseki), text::nameKey(citizen.nameStandard));
            }
            aliases += citizen.alias.empty() ? 0 : 1;
            selectors += citizen.nameKoseki.find("\U000E0100") != std::string::npos ? 1 : 0;
        }
        QVERIFY(variants > 1'000);
        QVERIFY(aliases > 100);
        QVERIFY(selectors > 50);
    }

    void needsAndProtectionsOccur()
    {
        const Ward &ward = large();
        std::map<std::string, int> interpreters;
        std::map<std::string, int> relations;
        std::map<std::string, int> restrictions;
        std::map<std::string, int> consents;
        for (const auto &[id, citizen] : ward.citizens) {
            ++interpreters[citizen.interpreter];
            if (citizen.language != "ja")
                QVERIFY(!citizen.interpreter.empty());
        }
        for (const auto &relation : ward.relations)
            ++relations[relation.kind];
        for (const auto &restriction : ward.restrictions) {
            ++restrictions[restriction.kind + " " + restriction.state];
            QVERIFY(!restriction.source.empty());
            QVERIFY(restriction.asOf != base::Instant{});
        }
        for (const auto &consent : ward.consents)
            ++consents[consent.state];
        QVERIFY(interpreters["required"] > 100);
        QVERIFY(interpreters["sign-language"] > 20);
        QVERIFY(relations["guardian"] > 5);
        QVERIFY(relations["attorney"] > 20);
        QVERIFY(relations["parent"] > 500);
        QVERIFY(restrictions["support-measure active"] > 5);
        QVERIFY(restrictions["support-measure lifted"] > 5);
        QVERIFY(consents["given"] > 1'000);
        QVERIFY(consents["withdrawn"] > 50);
    }

    void nothingIsPostedToAProtectedPerson()
    {
        const Ward &ward = large();
        std::unordered_set<base::Uuid> guarded;
        for (const auto &restriction : ward.restrictions)
            if (restriction.kind == "support-measure" && restriction.state == "active")
                guarded.insert(restriction.citizen);
        for (const auto &event : ward.events)
            if (guarded.contains(event.citizen))
                QVERIFY(event.channel != "post" && event.channel != "line");
    }

    void lineIsUsedOnlyWithConsent()
    {
        const Ward &ward = large();
        std::unordered_map<base::Uuid, records::Consent> line;
        for (const auto &consent : ward.consents)
            if (consent.channel == "line")
                line.emplace(consent.citizen, consent);
        int events = 0;
        for (const auto &event : ward.events) {
            if (event.channel != "line")
                continue;
            const auto &consent = line.at(event.citizen);
            QVERIFY(event.occurredAt >= consent.givenAt);
            if (consent.state == "withdrawn")
                QVERIFY(event.occurredAt < consent.withdrawnAt);
            ++events;
        }
        QVERIFY(events > 1'000);
    }

    void nothingNamesARealPersonOrPlace()
    {
        const Ward &ward = large();
        for (const auto &[id, citizen] : ward.citizens) {
            QVERIFY(citizen.synthetic);
            for (const auto &phone : {citizen.phone, citizen.phoneOther})
                QVERIFY(phone.empty() || phone.starts_with("06-0000-") ||
                        phone.starts_with("090-0000-") || phone.starts_with("050-0000-"));
            QVERIFY(citizen.email.empty() || citizen.email.ends_with("@example.jp") ||
                    citizen.email.ends_with("@example.com"));
        }
        for (const auto &member : ward.staff)
            QVERIFY(member.name.ends_with("（架空）"));
        for (const auto &office : ward.offices)
            QVERIFY(office.name.ends_with("（架空）"));
    }

    void demoStaffAreThere()
    {
        std::map<std::string, std::string> roles;
        for (const auto &member : large().staff)
            roles[member.number] = member.role;
        QCOMPARE(roles[synthetic::kDemoClerk], std::string("clerk"));
        QCOMPARE(roles[synthetic::kDemoSupervisor], std::string("supervisor"));
        QCOMPARE(roles[synthetic::kDemoVan], std::string("van"));
        QCOMPARE(roles[synthetic::kDemoOperator], std::string("operator"));
    }

    void textsAreManyAndFilledIn()
    {
        std::set<std::string> bodies;
        for (const auto &event : large().events) {
            QVERIFY(!event.title.empty());
            QVERIFY(event.title.find_first_of("[]{}|") == std::string::npos);
            QVERIFY(event.body.find_first_of("[]{}|") == std::string::npos);
            bodies.insert(event.body);
        }
        QVERIFY(bodies.size() > 3'000);
    }

    void everyRowIsOneThatARecordMayHold()
    {
        const Ward ward(planOf(500, 12'500));
        for (const auto &row : ward.rows)
            QCOMPARE(records::whyInvalid(row), std::string_view());
    }
};

QTEST_APPLESS_MAIN(WardTest)
#include "ward_test.moc"
