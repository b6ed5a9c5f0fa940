// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "yorisoi/crypto/argon2id.h"
#include "yorisoi/crypto/secret.h"
#include "yorisoi/crypto/signature.h"
#include "yorisoi/identity/profile.h"
#include "yorisoi/storage/key.h"

namespace yorisoi::identity {

/// What a PIN opens: the copy on this machine, and the key with which the machine proves to the
/// server which one it is.
struct Unlocked {
    std::string staff; ///< staff number
    storage::Key database;
    crypto::SigningKey device;
};

/// Opens a profile with a staff number and PIN, without a network. Takes 0.5–1 s by intent
/// (Argon2id): never on a GUI thread; once twice that, where the cost was far off what this machine
/// can do and the PIN is wrapped anew. WrongPin (detail: tries left), Locked, NotFound (this
/// machine does not know the number), WrongKey (`machine secret: …`: it is gone, damaged or
/// another's; costs no try), Corrupt (damaged or exchanged files).
base::Result<Unlocked> signIn(const Profile &profile, const std::string &staff, crypto::Bytes pin);

/// A PIN has 6 to 64 characters and is not one repeated character.
bool isAcceptablePin(crypto::Bytes pin);

/// Makes the keys of a new profile: a random database key wrapped for the first member of staff,
/// and the device's signing key sealed under it. Returns the public key to enrol.
base::Result<crypto::VerifyKey> makeKeys(const Profile &profile, const std::string &staff,
                                         crypto::Bytes pin, const crypto::Argon2Cost &cost);

/// Another member of staff may open the profile, too; somebody who is signed in lets them in.
base::Status addStaff(const Profile &profile, const Unlocked &by, const std::string &staff,
                      crypto::Bytes pin, const crypto::Argon2Cost &cost);

} // namespace yorisoi::identity
