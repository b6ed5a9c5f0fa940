// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "yorisoi/catalogue/pack.h"
#include "yorisoi/crypto/atomic_file.h"
#include "yorisoi/crypto/encoding.h"

namespace yorisoi::catalogue {

namespace fs = std::filesystem;
using base::ErrorCode;
using base::fail;

namespace {

constexpr std::size_t kMostKeyFile = 256;
constexpr std::string_view kPublic = ".pub";

fs::path publicOf(const fs::path &file)
{
    if (file.extension() == kPublic)
        return file;
    fs::path other = file;
    other += kPublic;
    return other;
}

base::Result<PackShelf::Entry> readPack(const fs::path &file)
{
    YORISOI_ASSIGN(const auto buffer, crypto::readWholeFile(file, kMostCatalogueBytes));
    PackShelf::Entry entry;
    entry.bytes.assign(reinterpret_cast<const char *>(buffer.bytes().data()), buffer.size());
    const auto manifest = readManifest(entry.bytes);
    if (!manifest)
        return fail(manifest.error().code,
                    file.filename().string() + ": " + manifest.error().detail);
    entry.version = manifest->version;
    entry.tag = std::to_string(entry.version) + '-' +
                crypto::toHex(crypto::sha256(entry.bytes)).substr(0, 32);
    return entry;
}

} // namespace

base::Status writeNewKey(const fs::path &file)
{
    std::error_code ignored;
    if (fs::exists(file, ignored) || fs::exists(publicOf(file), ignored))
        return fail(ErrorCode::AlreadyExists, file.filename().string() + " is there already");
    const auto key = crypto::SigningKey::generate();
    YORISOI_TRY(crypto::writeFileAtomically(file, key.seed().bytes()));
    const std::string line = crypto::toBase64Url(key.verifyKey().bytes()) + '\n';
    return crypto::writeFileAtomically(publicOf(file), crypto::bytesOf(line));
}

base::Result<crypto::SigningKey> readSigningKey(const fs::path &file)
{
    std::error_code failure;
    const auto mode = fs::status(file, failure).permissions();
    if (!failure && (mode & (fs::perms::group_all | fs::perms::others_all)) != fs::perms::none)
        return fail(ErrorCode::Refused, file.filename().string() + ": others may read it");
    YORISOI_ASSIGN(const auto seed, crypto::readWholeFile(file, kMostKeyFile));
    if (seed.size() != crypto::SecretKey::kBytes)
        return fail(ErrorCode::Corrupt, file.filename().string() + ": no signing key");
    return crypto::SigningKey::fromSeed(
        crypto::SecretKey(seed.bytes().first<crypto::SecretKey::kBytes>()));
}

base::Result<crypto::VerifyKey> readVerifyKey(const fs::path &file)
{
    const fs::path path = publicOf(file);
    YORISOI_ASSIGN(const auto buffer, crypto::readWholeFile(path, kMostKeyFile));
    std::string_view text(reinterpret_cast<const char *>(buffer.bytes().data()), buffer.size());
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r'))
        text.remove_suffix(1);
    const auto bytes = crypto::fromBase64Url(text);
    std::array<std::byte, 32> key{};
    if (!bytes || bytes->size() != key.size())
        return fail(ErrorCode::Corrupt, path.filename().string() + ": no public key");
    std::ranges::copy(*bytes, key.begin());
    return crypto::VerifyKey(key);
}

base::Result<std::shared_ptr<const PackShelf>> PackShelf::open(const fs::path &path)
{
    std::error_code failure;
    std::vector<fs::path> files;
    if (fs::is_directory(path, failure)) {
        for (const auto &entry : fs::directory_iterator(path, failure))
            if (entry.path().extension() == ".pack")
                files.push_back(entry.path());
    } else {
        files.push_back(path);
    }
    auto shelf = std::make_shared<PackShelf>();
    for (const fs::path &file : files) {
        YORISOI_ASSIGN(auto entry, readPack(file));
        const std::int64_t version = entry.version;
        if (!shelf->m_packs.emplace(version, std::move(entry)).second)
            return fail(ErrorCode::InvalidInput, file.filename().string() +
                                                     ": another pack has version " +
                                                     std::to_string(version));
    }
    if (shelf->m_packs.empty())
        return fail(ErrorCode::NotFound, path.filename().string() + ": no pack");
    return std::shared_ptr<const PackShelf>(std::move(shelf));
}

const PackShelf::Entry *PackShelf::find(std::int64_t version) const
{
    const auto found = m_packs.find(version);
    return found == m_packs.end() ? nullptr : &found->second;
}

} // namespace yorisoi::catalogue
