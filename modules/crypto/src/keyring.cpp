// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/crypto/keyring.h"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "yorisoi/base/log.h"
#include "yorisoi/crypto/atomic_file.h"
#include "yorisoi/crypto/encoding.h"
#include "yorisoi/crypto/hash.h"
#include "yorisoi/crypto/seal.h"

namespace yorisoi::crypto {
namespace {

using base::ErrorCode;
using Json = nlohmann::json;

constexpr const char *kFormat = "yorisoi-keyring";
constexpr int kVersion = 1;
constexpr std::size_t kFileLimit = 4U * 1024 * 1024;

bool isUserId(const std::string &id)
{
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '.' || c == '_' || c == '-' || c == ':' || c == '@';
    };
    return !id.empty() && id.size() <= 128 && std::ranges::all_of(id, allowed);
}

std::vector<std::byte> keyCheckOf(const SecretKey &databaseKey)
{
    const SecretKey check = deriveSubkey(databaseKey, "yorisoi keyring check 1");
    return {check.bytes().begin(), check.bytes().end()};
}

std::vector<std::byte> shareCheckOf(const SecretKey &share)
{
    const SecretKey check = deriveSubkey(share, "yorisoi keyring share check 1");
    return {check.bytes().begin(), check.bytes().end()};
}

template <typename T>
bool read(const Json &object, const char *name, T &out)
{
    const auto found = object.find(name);
    if (found == object.end())
        return false;
    if constexpr (std::same_as<T, std::string>) {
        if (!found->is_string())
            return false;
    } else if (!found->is_number_unsigned() ||
               found->template get<std::uint64_t>() >
                   static_cast<std::uint64_t>(std::numeric_limits<T>::max())) {
        return false;
    }
    out = found->template get<T>();
    return true;
}

bool readBytes(const Json &object, const char *name, std::vector<std::byte> &out)
{
    std::string text;
    if (!read(object, name, text))
        return false;
    auto bytes = fromBase64Url(text);
    if (!bytes)
        return false;
    out = *std::move(bytes);
    return true;
}

tl::unexpected<base::Error> notAKeyring(const char *what)
{
    return base::fail(ErrorCode::Corrupt, std::string("keyring: ") + what);
}

} // namespace

/// Between processes; gone with the process that held it.
class Keyring::Lock {
public:
    static base::Result<Lock> take(const std::filesystem::path &file)
    {
        auto path = file;
        path += ".lock";
        const int descriptor =
            ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
        if (descriptor < 0)
            return base::fail(ErrorCode::IoFailed, "keyring: cannot be locked");
        Lock lock(descriptor);
        if (flock(descriptor, LOCK_EX | LOCK_NB) != 0)
            return base::fail(ErrorCode::Busy, "keyring: in use");
        return lock;
    }
    Lock(Lock &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}
    Lock &operator=(Lock &&) = delete;
    ~Lock()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }

private:
    explicit Lock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor;
};

base::Result<SecretKey> openMachineSecret(const std::filesystem::path &file)
{
    auto content = readWholeFile(file, 1024);
    if (!content && content.error().code == ErrorCode::NotFound) {
        SecretKey made = randomKey();
        YORISOI_TRY(writeFileAtomically(file, made.bytes()));
        return made;
    }
    if (!content)
        return tl::unexpected<base::Error>(std::move(content).error());
    using std::filesystem::perms;
    std::error_code failure;
    const auto allowed = std::filesystem::status(file, failure).permissions();
    if (failure || (allowed & (perms::group_all | perms::others_all)) != perms::none)
        return base::fail(ErrorCode::Refused, "machine secret: others may read it");
    if (content->size() != SecretKey::kBytes)
        return base::fail(ErrorCode::Corrupt, "machine secret: not 32 bytes");
    return SecretKey(content->bytes().first<SecretKey::kBytes>());
}

base::Result<SecretKey> readMachineSecret(const std::filesystem::path &file)
{
    std::error_code failure;
    if (!std::filesystem::exists(file, failure))
        return base::fail(ErrorCode::WrongKey, "machine secret: not there");
    auto secret = openMachineSecret(file);
    if (!secret && secret.error().code == ErrorCode::Corrupt)
        return base::fail(ErrorCode::WrongKey, secret.error().detail);
    return secret;
}

base::Result<Keyring> Keyring::create(const std::filesystem::path &file,
                                      std::vector<WrapShare> shares, const std::string &userId,
                                      Bytes pin, const Argon2Cost &cost)
{
    Keyring keyring(file, std::move(shares));
    YORISOI_ASSIGN(const auto lock, Lock::take(file));
    std::error_code failure;
    if (std::filesystem::exists(file, failure) || failure)
        return base::fail(ErrorCode::AlreadyExists, "keyring: it is there already");
    const SecretKey databaseKey = randomKey();
    keyring.m_keyCheck = keyCheckOf(databaseKey);
    YORISOI_ASSIGN(auto wrap, keyring.wrapFor(databaseKey, userId, pin, cost));
    keyring.m_wraps.push_back(std::move(wrap));
    YORISOI_TRY(keyring.save());
    return keyring;
}

base::Result<Keyring> Keyring::open(const std::filesystem::path &file,
                                    std::vector<WrapShare> shares)
{
    Keyring keyring(file, std::move(shares));
    YORISOI_TRY(keyring.load());
    return keyring;
}

base::Status Keyring::load()
{
    YORISOI_ASSIGN(const auto content, readWholeFile(m_file, kFileLimit));
    const auto *text = reinterpret_cast<const char *>(content.bytes().data());
    const Json root = Json::parse(text, text + content.size(), nullptr, false);
    std::string format;
    int version = 0;
    if (!root.is_object() || !read(root, "format", format) || format != kFormat ||
        !read(root, "version", version))
        return notAKeyring("not a keyring file");
    if (version > kVersion)
        return base::fail(ErrorCode::Unsupported, "keyring: version " + std::to_string(version));
    std::vector<std::byte> keyCheck;
    const auto users = root.find("users");
    if (!readBytes(root, "keyCheck", keyCheck) || keyCheck.size() != SecretKey::kBytes ||
        users == root.end() || !users->is_array() || users->size() > kMostUsers)
        return notAKeyring("incomplete");
    std::vector<Wrap> wraps;
    for (const Json &user : *users) {
        Wrap wrap;
        std::vector<std::byte> salt;
        if (!user.is_object() || !read(user, "id", wrap.userId) || !isUserId(wrap.userId) ||
            !readBytes(user, "salt", salt) || salt.size() != wrap.salt.size() ||
            !readBytes(user, "sealed", wrap.sealed) || !read(user, "passes", wrap.cost.passes) ||
            !read(user, "memoryBytes", wrap.cost.memoryBytes) ||
            !read(user, "failures", wrap.failures))
            return notAKeyring("a user's wrap is incomplete");
        std::ranges::copy(salt, wrap.salt.begin());
        if (wrap.cost.passes < 1 || wrap.cost.passes > Argon2Cost::kMostPasses ||
            wrap.cost.memoryBytes < Argon2Cost::kLeastMemory ||
            wrap.cost.memoryBytes > Argon2Cost::kMostMemory)
            return notAKeyring("a wrap's cost is out of range");
        const auto shares = user.find("shares");
        if (shares == user.end() || !shares->is_array() || shares->empty() || shares->size() > 16)
            return notAKeyring("a wrap names no shares");
        for (const Json &share : *shares) {
            if (!share.is_string())
                return notAKeyring("a wrap names no shares");
            wrap.shares.push_back(share.get<std::string>());
        }
        if (const auto checks = user.find("shareChecks"); checks != user.end()) {
            if (!checks->is_object())
                return notAKeyring("a wrap's share checks cannot be read");
            for (const auto &[name, value] : checks->items())
                if (!readBytes(*checks, name.c_str(), wrap.shareChecks[name]))
                    return notAKeyring("a wrap's share checks cannot be read");
        }
        if (std::ranges::any_of(wraps, [&](const Wrap &w) { return w.userId == wrap.userId; }))
            return notAKeyring("a user is there twice");
        wraps.push_back(std::move(wrap));
    }
    m_wraps = std::move(wraps);
    m_keyCheck = std::move(keyCheck);
    return {};
}

base::Status Keyring::save() const
{
    Json users = Json::array();
    for (const Wrap &wrap : m_wraps) {
        Json checks = Json::object();
        for (const auto &[name, check] : wrap.shareChecks)
            checks[name] = toBase64Url(check);
        users.push_back({{"id", wrap.userId},
                         {"salt", toBase64Url(wrap.salt)},
                         {"passes", wrap.cost.passes},
                         {"memoryBytes", wrap.cost.memoryBytes},
                         {"shares", wrap.shares},
                         {"shareChecks", std::move(checks)},
                         {"sealed", toBase64Url(wrap.sealed)},
                         {"failures", wrap.failures}});
    }
    const Json root{{"format", kFormat},
                    {"version", kVersion},
                    {"keyCheck", toBase64Url(m_keyCheck)},
                    {"users", std::move(users)}};
    const std::string text =
        root.dump(1, ' ', true, nlohmann::json::error_handler_t::replace) + "\n";
    return writeFileAtomically(m_file, bytesOf(text));
}

Keyring::Wrap *Keyring::find(const std::string &userId)
{
    const auto found = std::ranges::find(m_wraps, userId, &Wrap::userId);
    return found == m_wraps.end() ? nullptr : &*found;
}

std::string Keyring::associatedData(const Wrap &wrap) const
{
    // User ids and share names hold no '\n', so the lines cannot be read in two ways.
    std::string text = "yorisoi keyring wrap 1\n" + wrap.userId + "\n" +
                       std::to_string(wrap.cost.passes) + "\n" +
                       std::to_string(wrap.cost.memoryBytes) + "\n" + toHex(wrap.salt) + "\n";
    for (const auto &share : wrap.shares)
        text += share + "\n";
    return text;
}

base::Result<SecretKey> Keyring::wrappingKey(const Wrap &wrap, Bytes pin) const
{
    YORISOI_ASSIGN(SecretKey key, deriveKey(pin, wrap.salt, wrap.cost));
    for (const auto &name : wrap.shares) {
        const auto share = std::ranges::find(m_shares, name, &WrapShare::name);
        key = deriveSubkey(key, "yorisoi keyring share 1",
                           {bytesOf(name), Bytes(share->secret->bytes())});
    }
    return key;
}

base::Result<Keyring::Wrap> Keyring::wrapFor(const SecretKey &databaseKey,
                                             const std::string &userId, Bytes pin,
                                             const Argon2Cost &cost) const
{
    if (!isUserId(userId))
        return base::fail(ErrorCode::InvalidInput, "keyring: not a user id");
    if (pin.empty())
        return base::fail(ErrorCode::InvalidInput, "keyring: a PIN is needed");
    if (m_shares.empty())
        return base::fail(ErrorCode::InvalidInput, "keyring: a share is needed");
    Wrap wrap;
    wrap.userId = userId;
    wrap.salt = randomSalt();
    wrap.cost = cost;
    for (const auto &share : m_shares) {
        if (!isUserId(share.name) || !share.secret)
            return base::fail(ErrorCode::InvalidInput, "keyring: a share has no name or secret");
        wrap.shares.push_back(share.name);
    }
    YORISOI_ASSIGN(const SecretKey key, wrappingKey(wrap, pin));
    wrap.sealed = seal(key, databaseKey.bytes(), bytesOf(associatedData(wrap)));
    noteShares(wrap);
    return wrap;
}

base::Status Keyring::checkShares(const Wrap &wrap) const
{
    for (const auto &name : wrap.shares) {
        const auto share = std::ranges::find(m_shares, name, &WrapShare::name);
        if (share == m_shares.end())
            return base::fail(ErrorCode::Refused, "keyring: share '" + name + "' is missing");
        const auto known = wrap.shareChecks.find(name);
        if (known != wrap.shareChecks.end() &&
            !equalInConstantTime(shareCheckOf(*share->secret), known->second))
            return base::fail(ErrorCode::WrongKey,
                              name + " secret: not the one that the wrap was made with");
    }
    return {};
}

void Keyring::noteShares(Wrap &wrap) const
{
    for (const auto &share : m_shares)
        if (std::ranges::find(wrap.shares, share.name) != wrap.shares.end())
            wrap.shareChecks.insert_or_assign(share.name, shareCheckOf(*share.secret));
}

base::Result<SecretKey> Keyring::attempt(const std::string &userId, Bytes pin)
{
    YORISOI_TRY(load());
    Wrap *wrap = find(userId);
    if (!wrap)
        return base::fail(ErrorCode::NotFound, "keyring: no such user");
    if (wrap->failures >= kTries)
        return base::fail(ErrorCode::Locked, "keyring: no tries left");
    YORISOI_TRY(checkShares(*wrap));
    // Counted first: an attempt that is cut off half-way has been an attempt.
    ++wrap->failures;
    YORISOI_TRY(save());
    m_betterCost.reset();
    const auto before = threadCpuTime();
    YORISOI_ASSIGN(const SecretKey key, wrappingKey(*wrap, pin));
    const auto spent = threadCpuTime() - before;
    const auto opened = crypto::open(key, wrap->sealed, bytesOf(associatedData(*wrap)));
    if (!opened || opened->size() != SecretKey::kBytes) {
        const int left = kTries - wrap->failures;
        return left > 0 ? base::fail(ErrorCode::WrongPin, std::to_string(left))
                        : base::fail(ErrorCode::Locked, "keyring: no tries left");
    }
    m_betterCost = recalibrated(wrap->cost, spent);
    wrap->failures = 0;
    noteShares(*wrap);
    if (const auto saved = save(); !saved)
        base::log("crypto").warn("keyring: count of tries could not be reset: {}",
                                 saved.error().detail);
    return SecretKey(opened->bytes().first<SecretKey::kBytes>());
}

base::Result<SecretKey> Keyring::unlock(const std::string &userId, Bytes pin)
{
    YORISOI_ASSIGN(const auto lock, Lock::take(m_file));
    return attempt(userId, pin);
}

base::Status Keyring::addUser(const SecretKey &databaseKey, const std::string &userId, Bytes pin,
                              const Argon2Cost &cost)
{
    YORISOI_ASSIGN(const auto lock, Lock::take(m_file));
    YORISOI_TRY(load());
    if (!equalInConstantTime(keyCheckOf(databaseKey), m_keyCheck))
        return base::fail(ErrorCode::Refused, "keyring: not the key of this database");
    if (find(userId))
        return base::fail(ErrorCode::AlreadyExists, "keyring: the user is there already");
    if (m_wraps.size() >= kMostUsers)
        return base::fail(ErrorCode::TooLarge, "keyring: too many users");
    YORISOI_ASSIGN(auto wrap, wrapFor(databaseKey, userId, pin, cost));
    m_wraps.push_back(std::move(wrap));
    return save();
}

base::Status Keyring::changePin(const std::string &userId, Bytes oldPin, Bytes newPin,
                                const Argon2Cost &cost)
{
    YORISOI_ASSIGN(const auto lock, Lock::take(m_file));
    YORISOI_ASSIGN(const SecretKey databaseKey, attempt(userId, oldPin));
    YORISOI_ASSIGN(auto wrap, wrapFor(databaseKey, userId, newPin, cost));
    *find(userId) = std::move(wrap);
    return save();
}

base::Status Keyring::resetPin(const SecretKey &databaseKey, const std::string &userId,
                               Bytes newPin, const Argon2Cost &cost)
{
    YORISOI_ASSIGN(const auto lock, Lock::take(m_file));
    YORISOI_TRY(load());
    if (!equalInConstantTime(keyCheckOf(databaseKey), m_keyCheck))
        return base::fail(ErrorCode::Refused, "keyring: not the key of this database");
    Wrap *old = find(userId);
    if (!old)
        return base::fail(ErrorCode::NotFound, "keyring: no such user");
    YORISOI_ASSIGN(*old, wrapFor(databaseKey, userId, newPin, cost));
    return save();
}

base::Status Keyring::removeUser(const std::string &userId)
{
    YORISOI_ASSIGN(const auto lock, Lock::take(m_file));
    YORISOI_TRY(load());
    if (std::erase_if(m_wraps, [&](const Wrap &wrap) { return wrap.userId == userId; }) == 0)
        return base::fail(ErrorCode::NotFound, "keyring: no such user");
    return save();
}

base::Status Keyring::destroy()
{
    YORISOI_ASSIGN(const auto lock, Lock::take(m_file));
    m_wraps.clear();
    std::error_code failure;
    const auto size = std::filesystem::file_size(m_file, failure);
    if (failure)
        return base::fail(ErrorCode::NotFound, "keyring: not there");
    // In place, unlike every other write: a new file would leave the old blocks as they are.
    const int descriptor = ::open(m_file.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor >= 0) {
        SecretBuffer noise(static_cast<std::size_t>(size));
        randomBytes(noise.writable());
        if (::pwrite(descriptor, noise.bytes().data(), noise.size(), 0) < 0 ||
            fsync(descriptor) != 0)
            base::log("crypto").warn("keyring: could not be overwritten, removing it");
        ::close(descriptor);
    }
    auto part = m_file;
    part += ".part";
    std::filesystem::remove(part, failure);
    if (!std::filesystem::remove(m_file, failure) || failure)
        return base::fail(ErrorCode::IoFailed, "keyring: could not be removed");
    const auto parent = m_file.parent_path();
    const int folder = ::open(parent.empty() ? "." : parent.c_str(), O_RDONLY | O_DIRECTORY);
    if (folder >= 0) {
        fsync(folder);
        ::close(folder);
    }
    return {};
}

std::vector<std::string> Keyring::users() const
{
    std::vector<std::string> ids;
    for (const Wrap &wrap : m_wraps)
        ids.push_back(wrap.userId);
    return ids;
}

base::Result<int> Keyring::triesLeft(const std::string &userId) const
{
    const auto found = std::ranges::find(m_wraps, userId, &Wrap::userId);
    if (found == m_wraps.end())
        return base::fail(ErrorCode::NotFound, "keyring: no such user");
    return std::max(0, kTries - found->failures);
}

} // namespace yorisoi::crypto
