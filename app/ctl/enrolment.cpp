// SPDX-License-Identifier: GPL-3.0-or-later
#include "enrolment.h"

#include <optional>

#include "wards.h"
#include "yorisoi/crypto/atomic_file.h"
#include "yorisoi/crypto/encoding.h"
#include "yorisoi/identity/sign_in.h"
#include "yorisoi/wire/demo_authority.h"

namespace yorisoi::ctl {
namespace {

using base::ErrorCode;

constexpr std::size_t kMostPinFile = 256;
constexpr std::size_t kMostAuthority = 1U << 20;

/// A folder that was not there before and goes again unless it is kept.
class NewFolder {
public:
    explicit NewFolder(std::filesystem::path path)
        : m_path(std::move(path)),
          m_isNew(!std::filesystem::exists(m_path, m_ignored))
    {
    }
    ~NewFolder()
    {
        if (m_isNew)
            std::filesystem::remove_all(m_path, m_ignored);
    }
    NewFolder(const NewFolder &) = delete;
    NewFolder &operator=(const NewFolder &) = delete;
    bool isNew() const { return m_isNew; }
    void keep() { m_isNew = false; }

private:
    std::error_code m_ignored;
    std::filesystem::path m_path;
    bool m_isNew;
};

base::Result<records::Staff> findStaff(central::CentralStore &store, const std::string &ward,
                                       const std::string &number)
{
    std::optional<records::Staff> found;
    YORISOI_TRY(store.visitRows(ward, records::EntityKind::Staff, [&](const records::Row &row) {
        auto staff = records::fromRow<records::Staff>(row);
        if (staff.number == number && staff.active)
            found = std::move(staff);
        return base::Status{};
    }));
    if (!found)
        return base::fail(ErrorCode::NotFound, "no active member of staff has this number");
    return *std::move(found);
}

/// Without the line end that editors and shells leave.
crypto::Bytes trimmed(crypto::Bytes pin)
{
    while (!pin.empty() && (pin.back() == std::byte('\n') || pin.back() == std::byte('\r')))
        pin = pin.first(pin.size() - 1);
    return pin;
}

std::string kindFor(const std::string &role)
{
    return role == "van" || role == "supervisor" ? role : "counter";
}

} // namespace

base::Result<central::EnrolledDevice> enrol(const Enrolment &wanted)
{
    YORISOI_ASSIGN(const auto pinText, crypto::readWholeFile(wanted.pinFile, kMostPinFile));
    const crypto::Bytes pin = trimmed(pinText.bytes());
    if (!identity::isAcceptablePin(pin))
        return base::fail(ErrorCode::InvalidInput,
                          "a PIN has 6 to 64 characters, not all the same");
    YORISOI_ASSIGN(const auto open, OpenStore::open(wanted.data, false));
    YORISOI_ASSIGN(const std::string ward, chooseWard(*open->store, wanted.ward));
    YORISOI_ASSIGN(const auto staff, findStaff(*open->store, ward, wanted.staff));

    central::EnrolledDevice device;
    device.id = base::newUuidV4(open->random);
    device.ward = ward;
    device.office = wanted.office.empty() ? staff.office : wanted.office;
    device.kind = wanted.kind.empty() ? kindFor(staff.role) : wanted.kind;
    device.name =
        wanted.name.empty() ? device.kind + " " + device.id.toString().substr(0, 8) : wanted.name;

    NewFolder folder(wanted.profile);
    if (!folder.isNew() && !std::filesystem::is_empty(wanted.profile))
        return base::fail(ErrorCode::AlreadyExists, "the profile folder is not empty");
    YORISOI_ASSIGN(
        const auto profile,
        identity::Profile::create(wanted.profile,
                                  {device.id, device.name, ward, device.office, device.kind,
                                   wanted.server, crypto::toBase64Url(open->store->receiptKey())}));
    YORISOI_ASSIGN(const auto cost, crypto::calibrate());
    YORISOI_ASSIGN(const auto key, identity::makeKeys(profile, wanted.staff, pin, cost));
    // The service makes its authority at its first start; an enrolment may come before that.
    YORISOI_ASSIGN(const auto authority,
                   wire::ensureDemoAuthority(central::Directory{wanted.data}.tls(), open->clock));
    YORISOI_ASSIGN(const auto pem, crypto::readWholeFile(authority.authority, kMostAuthority));
    YORISOI_TRY(crypto::writeFileAtomically(profile.authority(), pem.bytes()));
    const auto signer = central::Directory{wanted.data}.catalogueKey();
    if (std::filesystem::exists(signer)) {
        YORISOI_ASSIGN(const auto line, crypto::readWholeFile(signer, kMostPinFile));
        YORISOI_TRY(crypto::writeFileAtomically(profile.catalogueKey(), line.bytes()));
    }
    device.publicKey = key.bytes();
    YORISOI_TRY(open->store->enrol(device));
    folder.keep();
    return device;
}

} // namespace yorisoi::ctl
