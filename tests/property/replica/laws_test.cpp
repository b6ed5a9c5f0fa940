// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include <rapidcheck.h>

#include "replica_fixture.h"

using namespace yorisoi;
using namespace yorisoi::replica_test;

namespace {

constexpr std::uint64_t kPeople = 3;
constexpr std::array kFields{&Citizen::phone, &Citizen::email, &Citizen::alias};

enum class Act {
    RecordContact,
    AmendAsShown, ///< from the row as the desk shows it now
    AmendAsSeen,  ///< from the row as it was shown some time ago
    RegisterVisitor,
    AmendVisitor,
    ElsewhereAmends, ///< another desk, decided at once
    ElsewhereMovesAway,
    ElsewhereMovesBack,
    Look, ///< remember what is shown now
    Send, ///< the server decides the oldest operation and the answer arrives
    SendLosingAnswer,
    PullOne, ///< one server transaction
    PullAll,
    Restart,
    Load,    ///< a snapshot
    Restore, ///< the server's feed begins anew, and a snapshot follows
};

struct Step {
    Act act;
    std::uint64_t who;
    std::size_t field;
    int value;
};

void showValue(const Step &step, std::ostream &out)
{
    static constexpr std::array names{"RecordContact",
                                      "AmendAsShown",
                                      "AmendAsSeen",
                                      "RegisterVisitor",
                                      "AmendVisitor",
                                      "ElsewhereAmends",
                                      "ElsewhereMovesAway",
                                      "ElsewhereMovesBack",
                                      "Look",
                                      "Send",
                                      "SendLosingAnswer",
                                      "PullOne",
                                      "PullAll",
                                      "Restart",
                                      "Load",
                                      "Restore"};
    out << names[static_cast<std::size_t>(step.act)] << "(" << step.who << ", " << step.field
        << ", " << step.value << ")";
}

rc::Gen<Step> steps()
{
    const auto act = rc::gen::weightedElement<Act>({{4, Act::RecordContact},
                                                    {5, Act::AmendAsShown},
                                                    {4, Act::AmendAsSeen},
                                                    {2, Act::RegisterVisitor},
                                                    {3, Act::AmendVisitor},
                                                    {5, Act::ElsewhereAmends},
                                                    {1, Act::ElsewhereMovesAway},
                                                    {2, Act::ElsewhereMovesBack},
                                                    {2, Act::Look},
                                                    {5, Act::Send},
                                                    {3, Act::SendLosingAnswer},
                                                    {5, Act::PullOne},
                                                    {2, Act::PullAll},
                                                    {1, Act::Restart},
                                                    {1, Act::Load},
                                                    {1, Act::Restore}});
    return rc::gen::construct<Step>(act, rc::gen::inRange<std::uint64_t>(1, kPeople + 1),
                                    rc::gen::inRange<std::size_t>(0, kFields.size()),
                                    rc::gen::inRange(0, 4));
}

/// One desk and its server under a list of steps.
class World {
public:
    Desk desk;

    World()
    {
        std::vector<Row> rows;
        for (std::uint64_t i = 1; i <= kPeople; ++i)
            rows.push_back(toRow(person(i)));
        desk.has(rows);
        look();
    }

    void run(const Step &step)
    {
        switch (step.act) {
        case Act::RecordContact:
            submit(contact(eventOf(idOf(step.who), ++m_events, kNow)));
            return;
        case Act::AmendAsShown:
            amend(shown(idOf(step.who)), step);
            return;
        case Act::AmendAsSeen:
            amend(m_seen[idOf(step.who)], step);
            return;
        case Act::RegisterVisitor:
            m_visitors.push_back(idOf(1'000 + m_visitors.size()));
            submit(draft(Intent::RegisterCitizen,
                         {createEdit(toRow(person(999 + m_visitors.size())))}));
            return;
        case Act::AmendVisitor:
            if (!m_visitors.empty())
                amend(shown(m_visitors[step.who % m_visitors.size()]), step);
            return;
        case Act::ElsewhereAmends:
            if (const auto there = onServer(idOf(step.who)))
                desk.elsewhere(Intent::AmendCitizen, {editOf(*there, step, "elsewhere")});
            return;
        case Act::ElsewhereMovesAway:
            if (onServer(idOf(step.who)))
                desk.server.remove({EntityKind::Citizen, idOf(step.who), {}});
            return;
        case Act::ElsewhereMovesBack:
            if (!onServer(idOf(step.who)))
                desk.server.put({toRow(person(step.who))});
            return;
        case Act::Look:
            look();
            return;
        case Act::Send:
        case Act::SendLosingAnswer:
            send(step.act == Act::SendLosingAnswer);
            return;
        case Act::PullOne:
            pull(1);
            return;
        case Act::PullAll:
            pull(static_cast<std::size_t>(-1));
            return;
        case Act::Restart:
            desk.reopen();
            return;
        case Act::Load:
            desk.loadSnapshot();
            return;
        case Act::Restore:
            desk.server.startNewEpoch();
            desk.loadSnapshot();
            return;
        }
    }
    /// Until nothing is on its way any more.
    void settle()
    {
        while (!desk.copy->unanswered(1)->empty())
            must(desk.push());
        // As sync does: read to the head, then say so; twice, because an answer may have come
        // between.
        for (int round = 0; round < 2; ++round) {
            pull(static_cast<std::size_t>(-1));
            must(desk.copy->markLevel(kNow));
        }
    }
    std::vector<replica::OutboxItem> outbox() const { return desk.copy->outbox(10'000).value(); }
    std::size_t rowsShown(EntityKind kind) const
    {
        std::size_t count = 0;
        for (const auto &[key, row] : desk.server.store().rows())
            count += key.first == kind ? 1 : 0;
        return count;
    }
    const std::set<base::Uuid> &acknowledged() const { return m_acknowledged; }

private:
    std::optional<Row> shown(const base::Uuid &id) const
    {
        return desk.copy->find(EntityKind::Citizen, id, {}).value();
    }
    std::optional<Row> onServer(const base::Uuid &id) const
    {
        const auto &rows = desk.server.store().rows();
        const auto found = rows.find({EntityKind::Citizen, id});
        return found == rows.end() ? std::nullopt : std::optional(found->second);
    }
    void look()
    {
        for (std::uint64_t i = 1; i <= kPeople; ++i)
            m_seen[idOf(i)] = shown(idOf(i));
    }
    static Edit editOf(const Row &before, const Step &step, const std::string &by)
    {
        auto after = fromRow<Citizen>(before);
        after.*kFields[step.field] = by + std::to_string(step.value);
        return amendEdit(before, toRow(after));
    }
    void amend(const std::optional<Row> &before, const Step &step)
    {
        if (before)
            submit(draft(Intent::AmendCitizen, {editOf(*before, step, "here")}));
    }
    void submit(const replica::CommandDraft &made)
    {
        const auto submission = desk.copy->submit(made).value();
        if (submission.outcome != Outcome::Rejected)
            m_acknowledged.insert(submission.operation);
    }
    void send(bool losingAnswer)
    {
        const auto waiting = desk.copy->unanswered(1).value();
        if (waiting.empty())
            return;
        const std::array operations{waiting[0].operation};
        must(desk.copy->markSent(operations));
        const auto result = desk.server.execute(waiting[0]);
        if (!losingAnswer)
            must(desk.copy->recordResult(result));
    }
    void pull(std::size_t atLeast)
    {
        const auto pulled = desk.pull(atLeast);
        if (!pulled && pulled.error().code == ErrorCode::StaleEpoch)
            desk.loadSnapshot();
        else
            must(pulled);
    }

    std::map<base::Uuid, std::optional<Row>> m_seen;
    std::vector<base::Uuid> m_visitors;
    std::set<base::Uuid> m_acknowledged;
    std::uint64_t m_events = 0;
};

bool holds(bool law)
{
    return law;
}

} // namespace

class ReplicaLawsTest : public QObject {
    Q_OBJECT
private slots:
    void everyInterleavingEndsWithTheServersRows()
    {
        QVERIFY(holds(rc::check([] {
            World world;
            for (const Step &step : *rc::gen::container<std::vector<Step>>(steps()))
                world.run(step);
            world.settle();
            RC_ASSERT(world.desk.equalsServer());
            // And what was kept of the rows step by step is what they come to.
            for (const EntityKind kind : allEntityKinds())
                RC_ASSERT(!world.desk.copy->recountDigests(kind).value());
            const auto counts = world.desk.copy->syncCounts().value();
            RC_ASSERT(counts.onDevice + counts.sent + counts.accepted == 0u);
            // The derived tables follow: everybody is found, with the telephone that stands.
            const auto page = world.desk.copy->search({"高橋", 500}).value();
            RC_ASSERT(page.hits.size() == world.rowsShown(EntityKind::Citizen));
            for (const auto &hit : page.hits) {
                RC_ASSERT(hit.phone == world.desk.citizen(hit.id).phone);
                RC_ASSERT(!hit.pending);
            }
            std::size_t events = 0;
            for (std::uint64_t i = 1; i <= kPeople; ++i)
                events += world.desk.timeline(idOf(i)).entries.size();
            RC_ASSERT(events == world.rowsShown(EntityKind::Event));
        })));
    }
    void nothingAcknowledgedIsLost()
    {
        QVERIFY(holds(rc::check([] {
            World world;
            for (const Step &step : *rc::gen::container<std::vector<Step>>(steps()))
                world.run(step);
            // Before it has all arrived, each operation is still here or already decided.
            std::set<base::Uuid> known;
            for (const auto &item : world.outbox())
                known.insert(item.operation);
            RC_ASSERT(std::ranges::includes(known, world.acknowledged()));
            world.settle();
            for (const auto &item : world.outbox()) {
                RC_ASSERT(!item.outcome.empty());
                RC_ASSERT(item.receipt > 0);
                const bool done = item.state == ItemState::Applied || item.outcome == "rejected";
                RC_ASSERT(done);
            }
        })));
    }
    void numbersStayContiguous()
    {
        QVERIFY(holds(rc::check([] {
            World world;
            for (const Step &step : *rc::gen::container<std::vector<Step>>(steps()))
                world.run(step);
            std::set<std::int64_t> numbers;
            for (const auto &item : world.outbox())
                numbers.insert(item.number);
            RC_ASSERT(numbers.size() == world.acknowledged().size());
            const std::int64_t last = numbers.empty() ? 0 : *numbers.rbegin();
            RC_ASSERT(last == static_cast<std::int64_t>(numbers.size()));
        })));
    }
};

QTEST_GUILESS_MAIN(ReplicaLawsTest)
#include "laws_test.moc"
