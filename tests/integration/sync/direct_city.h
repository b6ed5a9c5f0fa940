// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>
#include <QtTest>

#include "yorisoi/central/directory.h"
#include "yorisoi/records/json.h"
#include "yorisoi/replica/open.h"
#include "yorisoi/storage/connection.h"
#include "yorisoi/sync/engine.h"
#include "yorisoi/test_support/central_fixture.h"
#include "yorisoi/test_support/results.h"

namespace yorisoi::sync_test {

using namespace yorisoi::test_support;
using base::ErrorCode;
using records::Citizen;
using records::EntityKind;
using records::Intent;
using records::Row;

inline void must(const base::Status &status)
{
    if (!status)
        qFatal("preparation failed: %s", describe(status).constData());
}

/// The way to a central store in the same process, as the service answers a session of one device.
class DirectTransport : public sync::Transport {
public:
    DirectTransport(std::unique_ptr<central::CentralStore> &store, central::EnrolledDevice device)
        : m_store(store),
          m_device(std::move(device))
    {
    }
    /// What becomes of answers on their way.
    std::function<void(std::vector<records::OperationResult> &)> onResults;
    std::function<void(records::FeedPage &)> onPage;
    bool old = false; ///< as a server of protocol 1
    std::size_t most = 1024 * 1024;
    int repairs = 0;
    int snapshots = 0;

    base::Result<std::vector<records::OperationResult>>
    push(std::span<const records::Command> commands, std::stop_token) override
    {
        std::vector<records::Command> received;
        for (const auto &command : commands) {
            YORISOI_ASSIGN(auto read, records::receivedCommandFromJson(records::toJson(command)));
            received.push_back(std::move(read));
        }
        YORISOI_ASSIGN(auto results, m_store->execute(m_device, received));
        if (old)
            for (auto &result : results)
                result.signature.clear();
        if (onResults)
            onResults(results);
        return results;
    }
    base::Result<records::FeedPage> pull(const records::Cursor &cursor, std::chrono::seconds,
                                         std::stop_token) override
    {
        YORISOI_ASSIGN(auto page, m_store->changes(cursor, most));
        if (onPage)
            onPage(page);
        return page;
    }
    base::Result<sync::SnapshotManifest> snapshot(std::stop_token) override
    {
        ++snapshots;
        YORISOI_ASSIGN(const auto made, m_store->snapshot(m_device.ward));
        sync::SnapshotManifest manifest{made.id, made.cursor, {}};
        for (const auto &chunk : made.chunks)
            manifest.chunks.push_back({chunk.bytes, chunk.rows, chunk.sha256});
        return manifest;
    }
    base::Status chunk(const sync::SnapshotManifest &manifest, std::size_t index, const Sink &sink,
                       std::stop_token) override
    {
        YORISOI_ASSIGN(const auto bytes, m_store->snapshotChunk(m_device.ward, manifest.id, index));
        return sync::readChunk(bytes, sink);
    }
    base::Result<records::DigestSheet> digests(std::stop_token) override
    {
        if (old)
            return base::fail(ErrorCode::NotFound);
        YORISOI_ASSIGN(const auto sheet, m_store->digests(m_device.ward));
        return records::digestSheetFromJson(records::toJson(sheet, false));
    }
    base::Result<records::Repair> repair(const records::DigestSheet &ours, std::stop_token) override
    {
        if (old)
            return base::fail(ErrorCode::NotFound);
        ++repairs;
        YORISOI_ASSIGN(auto theirs, records::digestSheetFromJson(records::toJson(ours, true)));
        YORISOI_ASSIGN(const auto made, m_store->repair(theirs, 100'000));
        return records::repairFromNdjson(records::toNdjson(made));
    }
    base::Result<Protections> protections(std::int64_t after, std::stop_token) override
    {
        if (old)
            return base::fail(ErrorCode::NotFound);
        YORISOI_ASSIGN(const auto page, m_store->protectiveChanges(after, 2));
        Protections made{{}, after, page.head};
        for (const auto &entry : page.entries) {
            made.restrictions.push_back(entry.payload);
            made.last = entry.number;
        }
        return made;
    }
    int protocol() const override { return old ? 1 : 2; }
    std::chrono::milliseconds clockAhead() const override { return {}; }

private:
    std::unique_ptr<central::CentralStore> &m_store;
    central::EnrolledDevice m_device;
};

/// One workstation: its copy, its way and its engine. May be shut and opened again.
class Workstation {
public:
    Workstation(std::filesystem::path path, central::EnrolledDevice enrolled,
                std::unique_ptr<central::CentralStore> &store, FakeClock &clock)
        : device(std::move(enrolled)),
          folder(std::move(path)),
          transport(store, device),
          m_clock(clock),
          m_random(device.id.bytes[15])
    {
        open();
    }
    void open()
    {
        replica::ReplicaOptions options;
        options.file = folder / "copy.db";
        options.device = device.id;
        copy = replica::openReplica(options, key(), m_clock, m_random).value();
        engine = std::make_unique<sync::Engine>(*copy, transport, m_clock);
    }
    void shut()
    {
        engine.reset();
        copy.reset();
    }
    /// Until it is level or something fails.
    base::Status level()
    {
        for (int i = 0; i < 50; ++i) {
            YORISOI_ASSIGN(const auto pulled, engine->pullOnce(std::chrono::seconds(0), {}));
            if (pulled.level)
                return {};
        }
        return base::fail(ErrorCode::Internal, "never level");
    }
    base::Status push()
    {
        for (;;) {
            YORISOI_ASSIGN(const std::size_t answered, engine->pushOnce({}));
            if (answered == 0)
                return {};
        }
    }
    /// Something that happens to the rows on the disk behind everybody's back.
    void damage(const std::string &sql)
    {
        storage::OpenOptions options;
        options.path = std::filesystem::canonical(folder / "copy.db");
        options.mode = storage::OpenMode::OpenExisting;
        auto connection = storage::Connection::open(options, key()).value();
        must(connection.execute(sql));
    }
    base::Result<replica::Submission> contact(const base::Uuid &citizen, const std::string &title)
    {
        records::Event event;
        event.id = base::newUuidV4(m_random);
        event.ward = device.ward;
        event.citizen = citizen;
        event.occurredAt = m_clock.now();
        event.recordedAt = m_clock.now();
        event.channel = "counter";
        event.domain = "common";
        event.kind = "inquiry";
        event.title = title;
        return submit(Intent::RecordContact, {records::createEdit(records::toRow(event))});
    }
    /// Refused with the reason where the copy rejects it.
    base::Result<replica::Submission> submit(Intent intent, std::vector<records::Edit> edits,
                                             const std::string &staff = kClerk)
    {
        replica::CommandDraft draft;
        draft.intent = intent;
        draft.staff = staff;
        draft.office = device.office;
        draft.ward = device.ward;
        draft.purpose = "試験";
        draft.edits = std::move(edits);
        YORISOI_ASSIGN(auto submission, copy->submit(draft));
        if (submission.outcome == records::Outcome::Rejected)
            return base::fail(ErrorCode::Refused, submission.reason);
        return submission;
    }
    bool holds(const base::Uuid &citizen) const
    {
        return copy->find(EntityKind::Citizen, citizen, {}).value().has_value();
    }
    std::size_t entries(const base::Uuid &citizen) const
    {
        replica::TimelineQuery query;
        query.citizen = citizen;
        return copy->timeline(query)->entries.size();
    }
    bool hasNote(const std::string &kind) const
    {
        const auto notes = copy->notes(100).value();
        for (const auto &note : notes)
            if (note.kind == kind && !note.settled)
                return true;
        return false;
    }
    storage::Key key() const
    {
        std::array<std::byte, storage::Key::kBytes> bytes{};
        bytes.fill(std::byte{7});
        return storage::Key::fromBytes(bytes).value();
    }

    central::EnrolledDevice device;
    std::filesystem::path folder;
    DirectTransport transport;
    std::unique_ptr<replica::Replica> copy;
    std::unique_ptr<sync::Engine> engine;

private:
    FakeClock &m_clock;
    base::SeededRandom m_random;
};

/// A central store with two wards, and workstations.
class City {
public:
    City() : directory{path("crm")}
    {
        open();
        people = fixture.load(*store, 30, kWard).value();
        others = fixture.load(*store, 5, kOtherWard).value();
    }
    void open() { store = central::openEmbeddedStore(directory, fixture.clock, m_random).value(); }
    std::unique_ptr<Workstation> workstation(const std::string &ward = kWard)
    {
        const auto device = fixture.device(ward);
        must(store->enrol(device));
        auto made =
            std::make_unique<Workstation>(path(device.id.toString()), device, store, fixture.clock);
        must(made->level());
        return made;
    }
    /// A copy holds what the record holds: every row, and no other.
    bool isEqual(Workstation &workstation)
    {
        for (const EntityKind kind : records::allEntityKinds())
            if (!workstation.copy->recountDigests(kind))
                return false;
        const auto here = workstation.copy->digests();
        const auto there = store->digests(workstation.device.ward);
        return here && there && here->at == there->at &&
               records::differingKinds(*here, *there).empty();
    }
    std::filesystem::path path(const std::string &name) const
    {
        return m_folder.path().toStdString() + "/" + name;
    }

private:
    QTemporaryDir m_folder;
    base::SystemRandom m_random;

public:
    CentralFixture fixture;
    central::Directory directory;
    std::unique_ptr<central::CentralStore> store;
    std::vector<Row> people;
    std::vector<Row> others;
};

} // namespace yorisoi::sync_test
