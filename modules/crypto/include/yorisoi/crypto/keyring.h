// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "yorisoi/base/result.h"
#include "yorisoi/crypto/argon2id.h"
#include "yorisoi/crypto/secret.h"

namespace yorisoi::crypto {

/// The secret that ties wraps to one machine: 32 random bytes in a file that only its owner may
/// read. Made when it is not there. `Refused` when others may read it, `Corrupt` when it is not 32
/// bytes.
base::Result<SecretKey> openMachineSecret(const std::filesystem::path &file);
/// The same for a machine that must have one: `WrongKey` (`machine secret: …`) when it is not there
/// or not 32 bytes.
base::Result<SecretKey> readMachineSecret(const std::filesystem::path &file);

/// What a wrap is opened with. Each share is mixed in under its own name, so a share that comes
/// later (a lease from the server) makes other wraps and cannot be left out of those that were made
/// with it.
struct WrapShare {
    std::string name; ///< `machine`, …
    const SecretKey *secret = nullptr;
};

/// The file that gives a machine's users the one key of its database: for each user, that key
/// sealed under a key made from the PIN (Argon2id), and every share. JSON, version 1; it holds
/// nothing secret in clear.
///
/// At most 10 wrong PINs in a row per user: each attempt is counted and on disk before it is made,
/// so pulling the plug gains nothing; a right PIN starts the count again. The whole file is
/// replaced at once (written beside, synced, renamed), under a lock between processes; a second
/// process meets `Busy`.
///
/// Of each share a wrap keeps a check value, so that another share than it was made with is
/// `WrongKey` (`<name> secret: …`) and costs no try; a wrap from before that gets it at the next
/// right PIN.
///
/// Errors: `WrongPin` (detail: tries left), `Locked` (no tries left), `NotFound` (no such user),
/// `AlreadyExists`, `Corrupt` (not a keyring, or a wrap was tampered with: a PIN cannot be told
/// from tampering, so that costs a try), `Unsupported` (newer format), `IoFailed`, `DiskFull`. User
/// ids are ours to choose and no secret: never names of people. Not thread-safe; slow (Argon2id).
class Keyring {
public:
    static constexpr int kTries = 10;
    static constexpr std::size_t kMostUsers = 1000;

    /// A new random database key and its first user. `AlreadyExists` when the file is there.
    static base::Result<Keyring> create(const std::filesystem::path &file,
                                        std::vector<WrapShare> shares, const std::string &userId,
                                        Bytes pin, const Argon2Cost &cost);
    /// The shares must be the ones that wraps were made with and live as long as the keyring.
    static base::Result<Keyring> open(const std::filesystem::path &file,
                                      std::vector<WrapShare> shares);

    /// The database key.
    base::Result<SecretKey> unlock(const std::string &userId, Bytes pin);
    /// Needs the database key that somebody unlocked.
    base::Status addUser(const SecretKey &databaseKey, const std::string &userId, Bytes pin,
                         const Argon2Cost &cost);
    /// A wrong old PIN counts as an attempt.
    base::Status changePin(const std::string &userId, Bytes oldPin, Bytes newPin,
                           const Argon2Cost &cost);
    /// A user who is locked out, or forgot: by somebody who has the database key. The count starts
    /// again.
    base::Status resetPin(const SecretKey &databaseKey, const std::string &userId, Bytes newPin,
                          const Argon2Cost &cost);
    /// The cost that the last `unlock` of this object shows to be nearer to what a derivation is to
    /// take; `resetPin` with the same PIN brings it in. None when it was near enough.
    std::optional<Argon2Cost> betterCost() const { return m_betterCost; }
    base::Status removeUser(const std::string &userId);
    /// Overwrites the file and removes it: nothing on this machine opens the database any more.
    base::Status destroy();

    std::vector<std::string> users() const;
    base::Result<int> triesLeft(const std::string &userId) const;

private:
    struct Wrap {
        std::string userId;
        Salt salt{};
        Argon2Cost cost{};
        std::vector<std::string> shares;
        std::map<std::string, std::vector<std::byte>> shareChecks; ///< by name
        std::vector<std::byte> sealed;
        int failures = 0;
    };
    class Lock;

    Keyring(std::filesystem::path file, std::vector<WrapShare> shares)
        : m_file(std::move(file)),
          m_shares(std::move(shares))
    {
    }
    base::Status load();
    base::Status save() const;
    Wrap *find(const std::string &userId);
    base::Result<SecretKey> attempt(const std::string &userId, Bytes pin);
    base::Result<SecretKey> wrappingKey(const Wrap &wrap, Bytes pin) const;
    base::Result<Wrap> wrapFor(const SecretKey &databaseKey, const std::string &userId, Bytes pin,
                               const Argon2Cost &cost) const;
    std::string associatedData(const Wrap &wrap) const;
    base::Status checkShares(const Wrap &wrap) const;
    void noteShares(Wrap &wrap) const;

    std::filesystem::path m_file;
    std::vector<WrapShare> m_shares;
    std::vector<Wrap> m_wraps;
    std::vector<std::byte> m_keyCheck;
    std::optional<Argon2Cost> m_betterCost;
};

} // namespace yorisoi::crypto
