// SPDX-License-Identifier: GPL-3.0-or-later
#include "small_ward.h"

namespace yorisoi::test_support {
namespace {

constexpr const char *kOffice = "27127-01";

template <typename T>
T made(base::Random &random)
{
    T entity;
    entity.id = base::newUuidV4(random);
    entity.ward = kSmallWard;
    return entity;
}

} // namespace

base::Result<std::vector<base::Uuid>> fillSmallWard(central::CentralStore &store,
                                                    std::size_t citizens)
{
    base::SeededRandom random(7);
    YORISOI_ASSIGN(const auto writer, store.beginBulk(kSmallWard, central::BulkMode::Load));
    auto office = made<records::Office>(random);
    office.code = kOffice;
    office.name = "北区役所（架空）";
    office.kind = "ward-office";
    YORISOI_TRY(writer->add(records::toRow(office)));
    auto clerk = made<records::Staff>(random);
    clerk.number = "demo";
    clerk.name = "窓口 花子（架空）";
    clerk.office = kOffice;
    YORISOI_TRY(writer->add(records::toRow(clerk)));
    std::vector<base::Uuid> ids;
    for (std::size_t i = 0; i < citizens; ++i) {
        auto citizen = made<records::Citizen>(random);
        citizen.number = "T" + std::to_string(100'000 + i);
        citizen.nameStandard = "試験 人" + std::to_string(i);
        citizen.kana = "しけん ひと";
        citizen.birthDate = "1955-03-03";
        citizen.synthetic = true;
        ids.push_back(citizen.id);
        YORISOI_TRY(writer->add(records::toRow(citizen)));
    }
    YORISOI_TRY(writer->endGroup());
    YORISOI_TRY(writer->commit());
    return ids;
}

base::Status enrolDesk(central::CentralStore &store, const HeadlessDesk::Identity &desk)
{
    central::EnrolledDevice device;
    device.id = desk.device;
    device.ward = kSmallWard;
    device.office = kOffice;
    device.kind = "counter";
    device.name = "試験端末";
    device.publicKey = desk.publicKey.bytes();
    return store.enrol(device);
}

} // namespace yorisoi::test_support
