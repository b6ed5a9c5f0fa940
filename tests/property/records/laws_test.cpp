// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include <rapidcheck.h>

#include "yorisoi/records/entities.h"
#include "yorisoi/records/feed.h"
#include "yorisoi/test_support/map_reader.h"
#include "yorisoi/test_support/results.h"

using namespace yorisoi;
using namespace yorisoi::records;

namespace {

constexpr std::array kFields{&Citizen::phone, &Citizen::email, &Citizen::kana, &Citizen::alias};
constexpr std::size_t kDevices = 3;

base::Uuid id(std::uint64_t number)
{
    base::SeededRandom random(number);
    return base::newUuidV4(random);
}

Citizen someone()
{
    Citizen citizen;
    citizen.id = id(1);
    citizen.ward = "27103";
    citizen.number = "C-1";
    citizen.nameStandard = "法則 太郎";
    return citizen;
}

Command command(std::uint64_t number, Intent intent, std::vector<Edit> edits)
{
    Command made;
    made.operation = id(1000 + number);
    made.device = id(500);
    made.intent = intent;
    made.staff = "S" + std::to_string(number);
    made.ward = "27103";
    made.edits = std::move(edits);
    return made;
}

test_support::MapStore storeWith(const Citizen &citizen)
{
    test_support::MapStore store;
    store.decide(command(0, Intent::RegisterCitizen, {createEdit(toRow(citizen))}));
    return store;
}

Row rowOf(const test_support::MapStore &store)
{
    return store.rows().at({EntityKind::Citizen, someone().id});
}

/// One device's change of one field, from whatever that device saw last.
struct Step {
    std::size_t device;
    std::size_t field;
    int value;
    bool refreshes; ///< the device sees the server's row before it changes it
};

rc::Gen<Step> steps()
{
    return rc::gen::construct<Step>(rc::gen::inRange<std::size_t>(0, kDevices),
                                    rc::gen::inRange<std::size_t>(0, kFields.size()),
                                    rc::gen::inRange(0, 5), rc::gen::arbitrary<bool>());
}

Command changeOf(const Row &seen, std::uint64_t number, std::size_t field, const std::string &value)
{
    Citizen after = fromRow<Citizen>(seen);
    after.*kFields[field] = value;
    return command(number, Intent::AmendCitizen, {amendEdit(seen, toRow(after))});
}

/// Any text without control characters, the kinds of Unicode that names have among them.
rc::Gen<std::string> text()
{
    return rc::gen::map(
        rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
            "a", "\"", "\\", "\n", "高", "髙", "𠮷", "葛\U000E0100", "<b>", "ｱ", "é", "\u202e")),
        [](const std::vector<std::string> &parts) {
            std::string joined;
            for (const auto &part : parts)
                joined += part;
            return joined;
        });
}

rc::Gen<Row> rows()
{
    return rc::gen::exec([] {
        const auto kind = *rc::gen::element(EntityKind::Citizen, EntityKind::Event,
                                            EntityKind::Restriction, EntityKind::Case);
        Row row{kind,    id(*rc::gen::inRange<std::uint64_t>(1, 1000)),
                "27125", *rc::gen::inRange<std::int64_t>(1, 9),
                {},      {}};
        for (const auto &field : specOf(kind).fields) {
            if (*rc::gen::arbitrary<bool>()) {
                row.values.emplace_back();
                continue;
            }
            switch (field.type) {
            case FieldType::Flag:
                row.values.emplace_back(*rc::gen::arbitrary<bool>());
                break;
            case FieldType::Integer:
            case FieldType::Time:
                row.values.emplace_back(*rc::gen::arbitrary<std::int64_t>());
                break;
            case FieldType::Reference:
                row.values.emplace_back(id(*rc::gen::inRange<std::uint64_t>(1, 1000)));
                break;
            default:
                row.values.emplace_back(*text());
            }
        }
        if (*rc::gen::arbitrary<bool>()) {
            for (std::size_t i = 0; i < row.values.size(); ++i)
                row.versions.push_back(*rc::gen::inRange<std::int64_t>(1, row.revision + 1));
            // Versions that are all at the revision have the short form.
            row.versions.front() = 0;
        }
        return row;
    });
}

template <typename Property>
void check(const char *description, Property property)
{
    QVERIFY(rc::check(description, property));
}

} // namespace

class LawsTest : public QObject {
    Q_OBJECT
private slots:
    void changesOfDifferentFieldsCommute()
    {
        check("A then B = B then A", [](int a, int b) {
            const auto start = storeWith(someone());
            const Row seen = rowOf(start);
            const auto first = changeOf(seen, 1, 0, "p" + std::to_string(a));
            const auto second = changeOf(seen, 2, 1, "e" + std::to_string(b));
            auto oneWay = start;
            oneWay.decide(first);
            oneWay.decide(second);
            auto otherWay = start;
            otherWay.decide(second);
            otherWay.decide(first);
            RC_ASSERT(rowOf(oneWay).values == rowOf(otherWay).values);
            RC_ASSERT(oneWay.rows().size() == std::size_t(1));
        });
    }

    void noValueIsEverLost()
    {
        check("each value stands, has stood, or is in a conflict", [] {
            auto store = storeWith(someone());
            std::array<Row, kDevices> seen{};
            seen.fill(rowOf(store));
            std::set<std::pair<std::string, std::string>> stood;
            std::set<std::pair<std::string, std::string>> given;
            std::uint64_t number = 1;
            for (const Step &step : *rc::gen::container<std::vector<Step>>(steps())) {
                if (step.refreshes)
                    seen[step.device] = rowOf(store);
                const auto change =
                    changeOf(seen[step.device], number++, step.field, std::to_string(step.value));
                if (change.edits.front().fields.empty())
                    continue;
                const auto result = store.decide(change);
                RC_ASSERT(result.outcome != Outcome::Rejected);
                const auto field = change.edits.front().fields.front();
                const std::string name(specOf(EntityKind::Citizen).fields[field.field].name);
                given.insert({name, toJson(field.value)});
                for (const auto &spec : specOf(EntityKind::Citizen).fields) {
                    const auto index =
                        static_cast<std::size_t>(fieldIndex(EntityKind::Citizen, spec.name));
                    stood.insert({std::string(spec.name), toJson(rowOf(store).values[index])});
                }
            }
            for (const auto &[key, row] : store.rows())
                if (key.first == EntityKind::Conflict) {
                    const auto conflict = fromRow<Conflict>(row);
                    stood.insert({conflict.field, conflict.otherValue});
                    stood.insert({conflict.field, conflict.keptValue});
                }
            for (const auto &value : given)
                RC_ASSERT(stood.contains(value));
        });
    }

    void aRepeatChangesNothing()
    {
        check("deciding a command twice = once", [](int value) {
            auto store = storeWith(someone());
            const auto change = changeOf(rowOf(store), 1, 0, std::to_string(value));
            store.decide(change);
            const auto before = store.rows();
            RC_ASSERT(store.decide(change).rows.empty());
            RC_ASSERT(store.rows() == before);
        });
    }

    void aFreshBaseNeverClashes()
    {
        check("who has seen the standing row is heard", [] {
            auto store = storeWith(someone());
            std::uint64_t number = 1;
            for (const Step &step : *rc::gen::container<std::vector<Step>>(steps())) {
                const auto change =
                    changeOf(rowOf(store), number++, step.field, std::to_string(step.value));
                if (change.edits.front().fields.empty())
                    continue;
                const auto outcome = store.decide(change).outcome;
                RC_ASSERT(outcome == Outcome::Applied);
            }
        });
    }

    void protectionOnlyGrowsByClashes()
    {
        check("a clash never shortens a restriction", [] {
            Restriction restriction;
            restriction.id = id(2);
            restriction.ward = "27103";
            restriction.citizen = someone().id;
            restriction.kind = "support-measure";
            restriction.validTo = "2027-03-31";
            auto store = storeWith(someone());
            store.decide(command(1, Intent::SetRestriction, {createEdit(toRow(restriction))}));
            const std::pair key{EntityKind::Restriction, restriction.id};
            const Row stale = store.rows().at(key);
            const auto validTo = fieldOf(&Restriction::validTo);
            std::uint64_t number = 2;
            bool first = true;
            const auto days = *rc::gen::container<std::vector<int>>(rc::gen::inRange(10, 29));
            for (const int day : days) {
                const auto before = protectionRank(EntityKind::Restriction, validTo,
                                                   store.rows().at(key).values[validTo]);
                Restriction changed = restriction;
                changed.validTo = "2027-04-" + std::to_string(day);
                store.decide(
                    command(number++, Intent::SetRestriction, {amendEdit(stale, toRow(changed))}));
                const auto after = protectionRank(EntityKind::Restriction, validTo,
                                                  store.rows().at(key).values[validTo]);
                RC_ASSERT(first || after >= before);
                first = false;
            }
        });
    }

    void rowsSurviveJsonAndItsBytesAreCanonical()
    {
        check("read(write(row)) = row", [] {
            const Row row = *rows();
            const std::string json = toJson(row);
            const auto back = rowFromJson(json);
            RC_ASSERT(back.has_value());
            RC_ASSERT(*back == row);
            RC_ASSERT(toJson(*back) == json);
        });
    }

    void commandsSurviveJson()
    {
        check("read(write(command)) = command", [] {
            const Row before = *rows();
            Row after = before;
            for (auto &value : after.values)
                if (*rc::gen::arbitrary<bool>())
                    value = Value{};
            auto made =
                command(1, Intent::AmendCitizen, {createEdit(before), amendEdit(before, after)});
            made.purpose = *text();
            made.number = *rc::gen::arbitrary<std::int64_t>();
            const auto back = commandFromJson(toJson(made));
            RC_ASSERT(back.has_value());
            RC_ASSERT(*back == made);
        });
    }

    void aFlippedBitInAFeedEntryIsNoticed()
    {
        check("a page with one bit flipped is refused", [] {
            FeedPage page;
            page.from = {id(7), "27103", 0, {}};
            Hash hash{};
            const auto count = *rc::gen::inRange<std::int64_t>(1, 4);
            for (std::int64_t seq = 1; seq <= count; ++seq) {
                FeedEntry entry{
                    seq, id(static_cast<std::uint64_t>(seq)), true, toJson(*rows()), {}};
                hash = entry.hash = chainHash(hash, seq, entry.operation, entry.payload);
                page.entries.push_back(std::move(entry));
            }
            page.head = count;
            std::string ndjson = toNdjson(page);
            const std::size_t header = ndjson.find('\n') + 1;
            const auto at = *rc::gen::inRange(header, ndjson.size());
            ndjson[at] = static_cast<char>(ndjson[at] ^ (1 << *rc::gen::inRange(0, 7)));
            const auto read = feedPageFromNdjson(ndjson);
            // Insignificant white space and letter case of hexadecimal digits may differ
            // harmlessly.
            RC_ASSERT(!read.has_value() || read->entries == page.entries);
        });
    }
};

QTEST_GUILESS_MAIN(LawsTest)
#include "laws_test.moc"
