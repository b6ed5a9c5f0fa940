// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/identity/sign_in.h"

#include <algorithm>

#include "yorisoi/base/log.h"
#include "yorisoi/crypto/atomic_file.h"
#include "yorisoi/crypto/keyring.h"
#include "yorisoi/crypto/seal.h"

namespace yorisoi::identity {
namespace {

using base::ErrorCode;
using base::fail;

constexpr std::size_t kLeastPin = 6;
constexpr std::size_t kMostPin = 64;
constexpr std::size_t kMostBytes = 4096;

/// A key ring and the share it is bound to, which must outlive it.
struct OpenRing {
    std::unique_ptr<crypto::SecretKey> machine;
    crypto::Keyring ring;
};

base::Result<OpenRing> openRing(const Profile &profile)
{
    YORISOI_ASSIGN(auto secret, crypto::readMachineSecret(profile.machineSecret()));
    auto machine = std::make_unique<crypto::SecretKey>(std::move(secret));
    YORISOI_ASSIGN(auto ring,
                   crypto::Keyring::open(profile.keyring(), {{"machine", machine.get()}}));
    return OpenRing{std::move(machine), std::move(ring)};
}

/// The sealed device key belongs to this device alone.
std::string associated(const Profile &profile)
{
    return "yorisoi device key " + profile.device().device.toString();
}

base::Result<crypto::SigningKey> openDeviceKey(const Profile &profile,
                                               const crypto::SecretKey &database)
{
    YORISOI_ASSIGN(const auto sealed, crypto::readWholeFile(profile.deviceKey(), kMostBytes));
    const std::string binding = associated(profile);
    YORISOI_ASSIGN(const auto seed,
                   crypto::open(database, sealed.bytes(), crypto::bytesOf(binding)));
    if (seed.size() != crypto::SecretKey::kBytes)
        return fail(ErrorCode::Corrupt, "device key: wrong length");
    return crypto::SigningKey::fromSeed(
        crypto::SecretKey(seed.bytes().first<crypto::SecretKey::kBytes>()));
}

/// Brings the cost of the PIN in range where this machine turned out to be much faster or slower
/// than it was made for. The file is replaced at once, and both of them open with the same PIN, so
/// nothing that happens meanwhile shuts anybody out.
void wrapAnew(crypto::Keyring &ring, const crypto::SecretKey &database, const std::string &staff,
              crypto::Bytes pin)
{
    const auto better = ring.betterCost();
    if (!better)
        return;
    if (const auto done = ring.resetPin(database, staff, pin, *better); done)
        base::log("identity").info("PIN wrapped anew with {} passes", better->passes);
    else
        base::log("identity").warn("PIN could not be wrapped anew: {}", done.error().detail);
}

} // namespace

bool isAcceptablePin(crypto::Bytes pin)
{
    if (pin.size() < kLeastPin || pin.size() > kMostPin)
        return false;
    return std::any_of(pin.begin(), pin.end(), [&](std::byte b) { return b != pin.front(); });
}

base::Result<Unlocked> signIn(const Profile &profile, const std::string &staff, crypto::Bytes pin)
{
    YORISOI_ASSIGN(auto opened, openRing(profile));
    YORISOI_ASSIGN(const auto key, opened.ring.unlock(staff, pin));
    YORISOI_ASSIGN(auto database, storage::Key::fromBytes(key.bytes()));
    YORISOI_ASSIGN(auto device, openDeviceKey(profile, key));
    wrapAnew(opened.ring, key, staff, pin);
    return Unlocked{staff, std::move(database), std::move(device)};
}

base::Result<crypto::VerifyKey> makeKeys(const Profile &profile, const std::string &staff,
                                         crypto::Bytes pin, const crypto::Argon2Cost &cost)
{
    if (!isAcceptablePin(pin))
        return fail(ErrorCode::InvalidInput, "a PIN has 6 to 64 characters, not all the same");
    YORISOI_ASSIGN(const auto machine, crypto::openMachineSecret(profile.machineSecret()));
    YORISOI_ASSIGN(auto ring, crypto::Keyring::create(profile.keyring(), {{"machine", &machine}},
                                                      staff, pin, cost));
    YORISOI_ASSIGN(const auto key, ring.unlock(staff, pin));
    const auto device = crypto::SigningKey::generate();
    const auto seed = device.seed();
    const std::string binding = associated(profile);
    const auto sealed = crypto::seal(key, seed.bytes(), crypto::bytesOf(binding));
    YORISOI_TRY(crypto::writeFileAtomically(profile.deviceKey(), sealed));
    return device.verifyKey();
}

base::Status addStaff(const Profile &profile, const Unlocked &by, const std::string &staff,
                      crypto::Bytes pin, const crypto::Argon2Cost &cost)
{
    if (!isAcceptablePin(pin))
        return fail(ErrorCode::InvalidInput, "a PIN has 6 to 64 characters, not all the same");
    YORISOI_ASSIGN(auto opened, openRing(profile));
    return opened.ring.addUser(crypto::SecretKey(by.database.bytes()), staff, pin, cost);
}

} // namespace yorisoi::identity
