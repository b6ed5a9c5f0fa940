// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

#include "yorisoi/base/calendar.h"
#include "yorisoi/records/entities.h"
#include "yorisoi/replica/open.h"
#include "yorisoi/test_support/fake_clock.h"
#include "yorisoi/test_support/feed_server.h"
#include "yorisoi/test_support/results.h"

namespace yorisoi::replica_test {

using namespace records;
using base::ErrorCode;
using replica::ItemState;

inline constexpr const char *kWard = "27125";
inline const base::Instant kNow = base::parseIsoInstant("2026-11-24T03:00:00Z").value();

/// Preparation of a test that must succeed before it can say anything.
inline void must(const base::Status &status)
{
    if (!status)
        qFatal("preparation failed: %s", test_support::describe(status).constData());
}

inline base::Instant minutesAgo(int minutes)
{
    return kNow - std::chrono::minutes(minutes);
}

inline base::Uuid idOf(std::uint64_t number)
{
    base::SeededRandom random(number);
    return base::newUuidV4(random);
}

inline storage::Key keyOf(unsigned char fill)
{
    std::array<std::byte, storage::Key::kBytes> bytes{};
    bytes.fill(std::byte{fill});
    return storage::Key::fromBytes(bytes).value();
}

inline Citizen person(std::uint64_t number, const std::string &name = "高橋　太郎",
                      const std::string &kana = "タカハシ　タロウ")
{
    Citizen citizen;
    citizen.id = idOf(number);
    citizen.ward = kWard;
    citizen.number = "C-" + std::to_string(100'000 + number);
    citizen.nameKoseki = name;
    citizen.nameStandard = name;
    citizen.kana = kana;
    citizen.birthDate = "1955-03-03";
    citizen.phone = "06-6682-9986";
    citizen.address = "大阪府大阪市住之江区御崎三丁目1番17号";
    citizen.status = "active";
    citizen.synthetic = true;
    return citizen;
}

inline Event eventOf(const base::Uuid &citizen, std::uint64_t number, base::Instant at)
{
    Event made;
    made.id = idOf(1'000'000 + number);
    made.ward = kWard;
    made.citizen = citizen;
    made.occurredAt = at;
    made.recordedAt = at;
    made.channel = "counter";
    made.domain = "common";
    made.kind = "inquiry";
    made.title = "住民票の写しについて";
    made.office = "27125-01";
    made.staff = "S-7";
    return made;
}

inline Case caseOf(const base::Uuid &citizen, std::uint64_t number)
{
    Case file;
    file.id = idOf(2'000'000 + number);
    file.ward = kWard;
    file.number = "R8-" + std::to_string(10'000 + number);
    file.citizen = citizen;
    file.title = "児童手当の認定請求";
    file.domain = "childcare-education";
    file.stage = "application";
    file.status = "open";
    file.channel = "counter";
    file.office = "27125-01";
    file.openedAt = minutesAgo(static_cast<int>(number));
    return file;
}

inline Restriction supportMeasure(const base::Uuid &citizen, std::uint64_t number)
{
    Restriction restriction;
    restriction.id = idOf(3'000'000 + number);
    restriction.ward = kWard;
    restriction.citizen = citizen;
    restriction.kind = "support-measure";
    restriction.state = "active";
    restriction.source = "住民基本台帳事務";
    restriction.asOf = minutesAgo(60);
    return restriction;
}

inline replica::CommandDraft draft(Intent intent, std::vector<Edit> edits)
{
    return {intent, "S-7", "27125-01", kWard, "窓口対応", std::move(edits)};
}

inline replica::CommandDraft contact(const Event &made)
{
    return draft(Intent::RecordContact, {createEdit(toRow(made))});
}

/// A copy in a folder of its own, and the ward that it is a copy of.
class Desk {
public:
    test_support::FakeClock clock{kNow};
    base::SeededRandom random{42};
    test_support::FeedServer server{kWard};
    replica::ReplicaOptions options;
    std::unique_ptr<replica::Replica> copy;

    Desk()
    {
        options.file = folder() / "copy.db";
        options.device = idOf(77);
        reopen();
    }
    std::filesystem::path folder() const { return m_folder.path().toStdString(); }
    base::Result<std::unique_ptr<replica::Replica>> open(unsigned char key = 1)
    {
        return replica::openReplica(options, keyOf(key), clock, random);
    }
    void reopen()
    {
        copy.reset();
        copy = open().value();
    }
    /// The rows are on the server and have arrived here.
    void has(const std::vector<Row> &rows)
    {
        server.put(rows);
        must(pull());
    }
    base::Status pull(std::size_t atLeast = static_cast<std::size_t>(-1))
    {
        YORISOI_ASSIGN(const auto cursor, copy->cursor());
        YORISOI_ASSIGN(const auto page, server.page(cursor, atLeast));
        return copy->applyPage(page);
    }
    /// Sends what is not answered and stores the answers.
    base::Status push()
    {
        YORISOI_ASSIGN(const auto commands, copy->unanswered(500));
        std::vector<base::Uuid> operations;
        for (const auto &command : commands)
            operations.push_back(command.operation);
        YORISOI_TRY(copy->markSent(operations));
        for (const auto &command : commands)
            YORISOI_TRY(copy->recordResult(server.execute(command)));
        return {};
    }
    /// A change by somebody else, decided by the server.
    void elsewhere(Intent intent, std::vector<Edit> edits)
    {
        Command command;
        command.operation = base::newUuidV4(random);
        command.device = idOf(78);
        command.number = ++m_elsewhere;
        command.intent = intent;
        command.staff = "S-9";
        command.ward = kWard;
        command.at = kNow;
        command.edits = std::move(edits);
        server.execute(command);
    }
    Row row(EntityKind kind, const base::Uuid &id, const base::Uuid &cluster = {}) const
    {
        return copy->find(kind, id, cluster).value().value();
    }
    Citizen citizen(const base::Uuid &id) const
    {
        return fromRow<Citizen>(row(EntityKind::Citizen, id));
    }
    /// What a page does: take the row as shown, change it, hand in the difference.
    template <typename Change>
    replica::Submission amend(const base::Uuid &id, Change &&change)
    {
        const Row before = row(EntityKind::Citizen, id);
        return amendFrom(before, std::forward<Change>(change));
    }
    template <typename Change>
    replica::Submission amendFrom(const Row &before, Change &&change)
    {
        auto after = fromRow<Citizen>(before);
        change(after);
        return copy->submit(draft(Intent::AmendCitizen, {amendEdit(before, toRow(after))})).value();
    }
    replica::TimelinePage timeline(const base::Uuid &citizen) const
    {
        replica::TimelineQuery query;
        query.citizen = citizen;
        return copy->timeline(query).value();
    }
    /// Every row of the server is here as it is there, and there is no other.
    bool equalsServer() const
    {
        for (const auto &[key, there] : server.store().rows()) {
            const auto here = copy->find(key.first, key.second, there.cluster()).value();
            if (!here || toJson(*here) != toJson(there))
                return false;
        }
        return true;
    }
    void loadSnapshot()
    {
        auto loader = copy->beginLoad().value();
        must(loader->add(server.snapshot()));
        must(loader->finish(server.head()));
    }

private:
    /// In memory where the system has such a folder: these tests kill no power.
    static QString folderName()
    {
        const QString shared = QStringLiteral("/dev/shm");
        return (QFileInfo(shared).isWritable() ? shared : QDir::tempPath()) +
               QStringLiteral("/yorisoi-replica-XXXXXX");
    }

    QTemporaryDir m_folder{folderName()};
    std::int64_t m_elsewhere = 0;
};

} // namespace yorisoi::replica_test
