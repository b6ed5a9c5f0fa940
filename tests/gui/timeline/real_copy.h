// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include <QTemporaryDir>

#include "yorisoi/records/json.h"
#include "yorisoi/replica/open.h"
#include "yorisoi/synthetic/ward.h"
#include "yorisoi/test_support/fake_clock.h"
#include "yorisoi/test_support/results.h"
#include "yorisoi/ui_kit/desk.h"

/// An encrypted copy of a made-up ward, as a first load leaves it, level with the server.
class RealCopy {
public:
    yorisoi::test_support::FakeClock clock{
        yorisoi::base::parseIsoInstant("2026-11-24T01:02:00Z").value()};
    yorisoi::base::SystemRandom random;
    std::unique_ptr<yorisoi::replica::Replica> copy;
    std::vector<yorisoi::records::Citizen> people;
    std::vector<yorisoi::base::Uuid> guarded; ///< with an active 支援措置
    std::map<yorisoi::base::Uuid, std::size_t> events;

    RealCopy()
    {
        m_options.file = std::filesystem::path(m_folder.path().toStdString()) / "copy.db";
        m_options.device = yorisoi::base::newUuidV4(random);
        reopen();
        load();
    }

    /// As after the program has ended and begun again.
    void reopen()
    {
        using namespace yorisoi;
        copy.reset();
        std::array<std::byte, storage::Key::kBytes> bytes{};
        bytes.fill(std::byte{7});
        copy =
            replica::openReplica(m_options, storage::Key::fromBytes(bytes).value(), clock, random)
                .value();
    }

    /// A counter at which the copy is used.
    yorisoi::ui_kit::Desk desk()
    {
        return {.replica = *copy,
                .clock = clock,
                .random = random,
                .staff = yorisoi::synthetic::kDemoClerk,
                .staffName = QStringLiteral("窓口 花子（架空）"),
                .role = "clerk",
                .ward = "27127",
                .office = "27127",
                .officeName = QStringLiteral("北区役所"),
                .deviceKind = "counter"};
    }

    /// The person with the longest story.
    yorisoi::base::Uuid busiest() const
    {
        return std::ranges::max_element(events, {}, [](const auto &of) { return of.second; })
            ->first;
    }

private:
    void load()
    {
        using namespace yorisoi;
        auto loader = copy->beginLoad().value();
        std::string lines;
        const synthetic::WardPlan plan{.seed = 3,
                                       .citizens = 2'000,
                                       .events = 20'000,
                                       .ward = "27127",
                                       .today = base::dayInJapan(clock.now())};
        must(synthetic::generate(plan, [&](const records::Row &row) -> base::Status {
            if (row.kind == records::EntityKind::Citizen)
                people.push_back(records::fromRow<records::Citizen>(row));
            if (row.kind == records::EntityKind::Event)
                ++events[row.cluster()];
            if (row.kind == records::EntityKind::Restriction) {
                const auto one = records::fromRow<records::Restriction>(row);
                if (one.state == "active" && one.kind == "support-measure")
                    guarded.push_back(one.citizen);
            }
            records::appendJson(lines, row);
            lines += '\n';
            if (lines.size() < 1'000'000)
                return {};
            return loader->add(std::exchange(lines, {}));
        }));
        must(loader->add(lines));
        must(loader->finish({base::newUuidV4(random), plan.ward, 1, {}}));
        must(copy->markLevel(clock.now()));
    }

    static void must(const yorisoi::base::Status &status)
    {
        if (!status)
            qFatal("preparation failed: %s", yorisoi::test_support::describe(status).constData());
    }

    QTemporaryDir m_folder;
    yorisoi::replica::ReplicaOptions m_options;
};
