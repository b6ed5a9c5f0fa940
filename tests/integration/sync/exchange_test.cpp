// SPDX-License-Identifier: GPL-3.0-or-later
// Moves, protective flags, the brake, receipts and bad input, between real copies and a real
// record.
#include "direct_city.h"
#include "yorisoi/crypto/signature.h"

using namespace yorisoi;
using namespace yorisoi::sync_test;
using records::Consent;
using records::Restriction;

class ExchangeTest : public QObject {
    Q_OBJECT

    std::unique_ptr<City> m_city;

    replica::CommandDraft moveDraft(const base::Uuid &citizen) const
    {
        replica::CommandDraft draft;
        draft.intent = Intent::MoveCitizen;
        draft.staff = kSupervisor;
        draft.ward = kWard;
        draft.toWard = kOtherWard;
        draft.purpose = "転居";
        draft.edits.push_back({EntityKind::Citizen, citizen, {}, false, {}});
        return draft;
    }
    Row protection(const base::Uuid &citizen, const std::string &ward)
    {
        Restriction restriction;
        restriction.id = m_city->fixture.newId();
        restriction.ward = ward;
        restriction.citizen = citizen;
        restriction.kind = "support-measure";
        restriction.source = "住民基本台帳事務";
        restriction.asOf = m_city->fixture.clock.now();
        return records::toRow(restriction);
    }

private slots:
    void init() { m_city = std::make_unique<City>(); }
    void cleanup() { m_city.reset(); }

    // --- moves between wards ---
    void aMoveReachesBothWards()
    {
        auto here = m_city->workstation(kWard);
        auto there = m_city->workstation(kOtherWard);
        const base::Uuid mover = m_city->people[0].id;
        QVERIFY_RESULT(here->contact(mover, "転居の相談"));
        QVERIFY_RESULT(here->copy->submit(moveDraft(mover)));
        // Until the server has decided, the person is here.
        QVERIFY(here->holds(mover));

        QVERIFY_RESULT(here->push());
        QVERIFY_RESULT(here->level());
        QVERIFY_RESULT(there->level());

        QVERIFY(!here->holds(mover));
        QVERIFY(here->hasNote("moved-away"));
        QCOMPARE(here->copy->notes(1)->front().detail, std::string(kOtherWard));
        QVERIFY(there->holds(mover));
        QCOMPARE(there->entries(mover), std::size_t{1});
        QVERIFY(m_city->isEqual(*here));
        QVERIFY(m_city->isEqual(*there));
    }

    void whatWasRecordedForSomebodyWhoMovedIsRejectedByNameAndKept()
    {
        auto here = m_city->workstation(kWard);
        auto van = m_city->workstation(kWard);
        const base::Uuid mover = m_city->people[0].id;
        QVERIFY_RESULT(van->contact(mover, "車で書いた相談"));
        QVERIFY_RESULT(here->copy->submit(moveDraft(mover)));
        QVERIFY_RESULT(here->push());

        QVERIFY_RESULT(van->push());
        QVERIFY_RESULT(van->level());

        QCOMPARE(van->copy->syncCounts()->rejected, std::size_t{1});
        const auto item = van->copy->outbox(1)->front();
        QCOMPARE(item.reason, std::string("moved"));
        QCOMPARE(item.detail, std::string(kOtherWard));
        const auto kept = van->copy->operation(item.operation);
        QVERIFY_RESULT(kept);
        QCOMPARE(kept->edits.size(), std::size_t{1});
        QVERIFY(!van->holds(mover));
        QVERIFY(m_city->isEqual(*van));
    }

    // --- protective flags ---
    void aFlagOfAnotherWardProtectsWhomThisCopyHolds()
    {
        auto here = m_city->workstation(kWard);
        const base::Uuid person = m_city->people[0].id;
        QVERIFY(!here->copy->citizen(person)->addressWithheld);
        // Somebody of another ward records it of a person whom this ward still has.
        const auto device = m_city->fixture.device(kOtherWard);
        auto command = m_city->fixture.command(device, Intent::SetRestriction);
        command.edits.push_back(records::createEdit(protection(person, kOtherWard)));
        must(m_city->store->execute(device, {&command, 1}).map([](auto &&) {}));

        QVERIFY_RESULT(here->engine->pullOnce(std::chrono::seconds(0), {}));

        QVERIFY(here->copy->citizen(person)->addressWithheld);
        QVERIFY(m_city->isEqual(*here));
        // It outlives the loading of a new copy.
        auto loader = here->copy->beginLoad();
        QVERIFY_RESULT(loader);
        const auto manifest = here->transport.snapshot({});
        for (std::size_t i = 0; i < manifest->chunks.size(); ++i)
            must(here->transport.chunk(
                *manifest, i, [&](std::string_view rows) { return (*loader)->add(rows); }, {}));
        QVERIFY_RESULT((*loader)->finish(manifest->cursor));
        QVERIFY(here->copy->citizen(person)->addressWithheld);
    }

    void aFlagComesBeforeTheFeedThatBringsIt()
    {
        auto here = m_city->workstation(kWard);
        auto van = m_city->workstation(kWard);
        const base::Uuid person = m_city->people[0].id;
        for (int i = 0; i < 20; ++i)
            QVERIFY_RESULT(here->contact(m_city->people[1].id, "相談"));
        QVERIFY_RESULT(
            here->submit(Intent::SetRestriction, {records::createEdit(protection(person, kWard))}));
        QVERIFY_RESULT(here->push());
        van->transport.most = 1; // a page of one transaction: the flag's is the last of many

        QVERIFY_RESULT(van->engine->pullOnce(std::chrono::seconds(0), {}));

        QVERIFY(van->copy->citizen(person)->addressWithheld);
        QVERIFY(van->copy->citizen(person)->restrictions.empty());
        QVERIFY_RESULT(van->level());
        QCOMPARE(van->copy->citizen(person)->restrictions.size(), std::size_t{1});
    }

    void liftingNeedsTheServerAndASecondPerson()
    {
        auto here = m_city->workstation(kWard);
        const base::Uuid person = m_city->people[0].id;
        const Row set = protection(person, kWard);
        QVERIFY_RESULT(here->submit(Intent::SetRestriction, {records::createEdit(set)}));
        QVERIFY_RESULT(here->push());
        QVERIFY_RESULT(here->level());
        Row lifted = here->copy->find(EntityKind::Restriction, set.id, person).value().value();
        const Row standing = lifted;
        lifted.values[records::fieldOf(&Restriction::state)] = std::string("lifted");
        replica::CommandDraft draft;
        draft.intent = Intent::LiftRestriction;
        draft.staff = kClerk;
        draft.ward = kWard;
        draft.edits.push_back(records::amendEdit(standing, lifted));
        QCOMPARE(here->copy->submit(draft)->reason, std::string("needs-second-person"));
        draft.secondStaff = kSupervisor;

        QCOMPARE(here->copy->submit(draft)->outcome, records::Outcome::Applied);

        // Here it only waits; protected until the server has decided.
        QVERIFY(here->copy->citizen(person)->addressWithheld);
        QVERIFY_RESULT(here->push());
        QVERIFY_RESULT(here->level());
        QVERIFY(!here->copy->citizen(person)->addressWithheld);
        QVERIFY(m_city->isEqual(*here));
    }

    // --- the brake ---
    void aPageThatWouldRemoveManyPeopleIsHeldForASupervisor()
    {
        auto here = m_city->workstation(kWard);
        {
            auto writer = m_city->store->beginBulk(kWard, central::BulkMode::Append);
            QVERIFY_RESULT(writer);
            for (int i = 0; i < 80; ++i)
                must((*writer)->add(m_city->fixture.citizen("試験 多数")));
            must((*writer)->commit());
        }
        QVERIFY_RESULT(here->level());
        const auto cursor = here->copy->cursor().value().value();
        records::FeedPage page{cursor, cursor.seq, {}};
        std::vector<base::Uuid> gone;
        const auto hits = here->copy->search({"多数", 60});
        for (const auto &hit : hits->hits) {
            records::FeedEntry entry{
                page.entries.empty() ? cursor.seq + 1 : page.entries.back().seq + 1,
                {},
                true,
                records::toJson(records::Removal{EntityKind::Citizen, hit.id, {}, {}, {}}),
                {}};
            entry.hash =
                records::chainHash(page.entries.empty() ? cursor.hash : page.entries.back().hash,
                                   entry.seq, {}, entry.payload);
            page.entries.push_back(entry);
            gone.push_back(hit.id);
        }
        QCOMPARE(gone.size(), std::size_t{60});

        const auto held = here->copy->applyPage(page);

        QCOMPARE_ERROR(held, ErrorCode::Refused);
        QCOMPARE(held.error().detail, std::string("mass-delete-held"));
        QVERIFY(here->holds(gone.front()));
        QCOMPARE(here->copy->syncCounts()->heldPeople, std::size_t{60});
        QVERIFY(here->hasNote("mass-delete-held"));
        QCOMPARE_ERROR(here->copy->releaseHeld(kClerk), ErrorCode::Refused);
        QCOMPARE_ERROR(here->copy->applyPage(page), ErrorCode::Refused);

        QVERIFY_RESULT(here->copy->releaseHeld(kSupervisor));

        QVERIFY_RESULT(here->copy->applyPage(page));
        QVERIFY(!here->holds(gone.front()));
        QVERIFY(!here->hasNote("mass-delete-held"));
        QCOMPARE(here->copy->syncCounts()->heldPeople, std::size_t{0});
        QCOMPARE_ERROR(here->copy->releaseHeld(kSupervisor), ErrorCode::NotFound);
    }

    // --- receipts ---
    void aForgedReceiptIsNotBelieved()
    {
        auto here = m_city->workstation(kWard);
        here->engine->trustReceiptsOf(crypto::VerifyKey(m_city->store->receiptKey()));
        QVERIFY_RESULT(here->contact(m_city->people[0].id, "相談"));
        here->transport.onResults = [](std::vector<records::OperationResult> &results) {
            results.front().outcome = records::Outcome::Rejected;
            results.front().reason = "not-permitted";
        };

        const auto pushed = here->engine->pushOnce({});

        QCOMPARE_ERROR(pushed, ErrorCode::ProtocolViolation);
        QCOMPARE(pushed.error().detail, std::string("receipt-forged"));
        QVERIFY(here->hasNote("receipt-forged"));
        QCOMPARE(here->copy->unanswered(10)->size(), std::size_t{1});
        QCOMPARE(here->copy->syncCounts()->rejected, std::size_t{0});
        // A genuine one follows, though it is a repeat.
        here->transport.onResults = {};
        QVERIFY_RESULT(here->push());
        QVERIFY_RESULT(here->level());
        QVERIFY(here->copy->unanswered(10)->empty());
    }

    void aReceiptWithoutSignatureCountsOnlyFromAServerThatSignsNone()
    {
        auto here = m_city->workstation(kWard);
        here->engine->trustReceiptsOf(crypto::VerifyKey(m_city->store->receiptKey()));
        QVERIFY_RESULT(here->contact(m_city->people[0].id, "相談"));
        here->transport.onResults = [](std::vector<records::OperationResult> &results) {
            results.front().signature.clear();
        };
        QCOMPARE_ERROR(here->engine->pushOnce({}), ErrorCode::ProtocolViolation);

        here->transport.old = true;

        QVERIFY_RESULT(here->push());
        QVERIFY(here->copy->unanswered(10)->empty());
    }

    // --- what must not be believed, on this side ---
    void aBadPageIsRefusedWholeAndByName_data()
    {
        QTest::addColumn<int>("what");
        QTest::newRow("a hole") << 0;
        QTest::newRow("a bit turned in a row") << 1;
        QTest::newRow("cut within a transaction") << 2;
    }

    void aBadPageIsRefusedWholeAndByName()
    {
        QFETCH(int, what);
        auto here = m_city->workstation(kWard);
        auto other = m_city->workstation(kWard);
        QVERIFY_RESULT(here->level());
        for (int i = 0; i < 3; ++i)
            QVERIFY_RESULT(other->contact(m_city->people[0].id, "相談"));
        QVERIFY_RESULT(other->push());
        const auto before = here->copy->cursor();
        here->transport.onPage = [what](records::FeedPage &page) {
            if (what == 0)
                page.entries.erase(page.entries.begin() + 1);
            else if (what == 1)
                page.entries.back().payload.back() = ' ';
            else
                page.entries.back().endsTransaction = false;
        };

        QCOMPARE_ERROR(here->engine->pullOnce(std::chrono::seconds(0), {}),
                       ErrorCode::ProtocolViolation);

        QVERIFY(*here->copy->cursor() == *before);
        QCOMPARE(here->entries(m_city->people[0].id), std::size_t{0});
        here->transport.onPage = {};
        QVERIFY_RESULT(here->level());
        QCOMPARE(here->entries(m_city->people[0].id), std::size_t{3});
    }

    void aRevokedDeviceIsRefusedAndKeepsItsWork()
    {
        auto here = m_city->workstation(kWard);
        QVERIFY_RESULT(here->contact(m_city->people[0].id, "相談"));
        must(m_city->store->setDeviceState(here->device.id, "revoked"));

        const auto pushed = here->engine->pushOnce({});

        QCOMPARE_ERROR(pushed, ErrorCode::Refused);
        QCOMPARE(pushed.error().detail, std::string("device-revoked"));
        QCOMPARE(here->copy->unanswered(10)->size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(ExchangeTest)
#include "exchange_test.moc"
