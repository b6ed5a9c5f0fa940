// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "yorisoi/base/random.h"
#include "yorisoi/central/store.h"
#include "yorisoi/records/entities.h"
#include "yorisoi/test_support/fake_clock.h"

namespace yorisoi::test_support {

inline constexpr const char *kWard = "27127";
inline constexpr const char *kOtherWard = "27103";
inline constexpr const char *kClerk = "1001";
inline constexpr const char *kSupervisor = "2001";
inline constexpr const char *kRetired = "9001";

/// Made-up people, devices and commands; ids are the same in every run. For one thread.
class CentralFixture {
public:
    using Uuid = base::Uuid;

    FakeClock clock{base::Instant(std::chrono::milliseconds(1'760'000'000'000))};
    base::SeededRandom random{20260401};

    Uuid newId() { return base::newUuidV4(random); }

    records::Row staff(const std::string &number, const std::string &role, bool active = true,
                       const std::string &ward = kWard)
    {
        records::Staff staff;
        staff.id = newId();
        staff.ward = ward;
        staff.number = number;
        staff.name = "試験 " + number;
        staff.role = role;
        staff.active = active;
        return records::toRow(staff);
    }
    records::Row citizen(const std::string &name, const std::string &ward = kWard)
    {
        records::Citizen citizen;
        citizen.id = newId();
        citizen.ward = ward;
        citizen.type = "resident";
        citizen.number = "C-" + std::to_string(++m_citizens);
        citizen.nameStandard = name;
        citizen.phone = "06-0000-0000";
        citizen.synthetic = true;
        return records::toRow(citizen);
    }
    records::Row event(const Uuid &of, const std::string &title, const std::string &ward = kWard)
    {
        records::Event event;
        event.id = newId();
        event.ward = ward;
        event.citizen = of;
        event.occurredAt = clock.now();
        event.recordedAt = clock.now();
        event.channel = "counter";
        event.domain = "common";
        event.kind = "inquiry";
        event.title = title;
        event.staff = kClerk;
        return records::toRow(event);
    }
    central::EnrolledDevice device(const std::string &ward = kWard)
    {
        central::EnrolledDevice device;
        device.id = newId();
        device.ward = ward;
        device.office = "ward-office";
        device.kind = "counter";
        device.name = "窓口" + std::to_string(++m_devices);
        random.fill(device.publicKey);
        return device;
    }

    /// The staff of a ward, and `citizens` people.
    base::Result<std::vector<records::Row>> load(central::CentralStore &store, int citizens = 1,
                                                 const std::string &ward = kWard)
    {
        YORISOI_ASSIGN(auto writer, store.beginBulk(ward, central::BulkMode::Load));
        YORISOI_TRY(writer->add(staff(kClerk, "clerk", true, ward)));
        YORISOI_TRY(writer->add(staff(kSupervisor, "supervisor", true, ward)));
        YORISOI_TRY(writer->add(staff(kRetired, "clerk", false, ward)));
        std::vector<records::Row> people;
        for (int i = 0; i < citizens; ++i) {
            people.push_back(citizen("試験 人" + std::to_string(i), ward));
            YORISOI_TRY(writer->add(people.back()));
        }
        YORISOI_TRY(writer->commit());
        return people;
    }

    /// The next command of the device, without edits.
    records::Command command(const central::EnrolledDevice &device, records::Intent intent)
    {
        records::Command command;
        command.operation = newId();
        command.device = device.id;
        command.number = ++m_numbers[device.id];
        command.intent = intent;
        command.staff = kClerk;
        command.office = device.office;
        command.ward = device.ward;
        command.at = clock.now();
        command.purpose = "試験";
        return command;
    }
    /// A contact that adds `events` entries to a person's timeline.
    records::Command contact(const central::EnrolledDevice &device, const Uuid &citizen,
                             int events = 1)
    {
        auto made = command(device, records::Intent::RecordContact);
        for (int i = 0; i < events; ++i)
            made.edits.push_back(
                records::createEdit(event(citizen, "相談 " + std::to_string(i), device.ward)));
        return made;
    }
    /// Sets one text field of a person, as one who had seen `seen`.
    records::Command amend(const central::EnrolledDevice &device, const records::Row &seen,
                           std::string records::Citizen::*member, const std::string &value)
    {
        auto made = command(device, records::Intent::AmendCitizen);
        records::Row after = seen;
        after.values[records::fieldOf(member)] = value;
        made.edits.push_back(records::amendEdit(seen, after));
        return made;
    }

private:
    int m_citizens = 0;
    int m_devices = 0;
    std::map<Uuid, std::int64_t> m_numbers;
};

} // namespace yorisoi::test_support
