// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "yorisoi/base/clock.h"
#include "yorisoi/catalogue/files.h"
#include "yorisoi/crypto/hash.h"
#include "yorisoi/crypto/secret.h"
#include "yorisoi/crypto/signature.h"

/// A catalogue as one file for distribution.
///
///     YORISOI-CATALOGUE-PACK
///     {"pack":1,"version":12,"content_format":1,"created":"…","bytes":…,"sha256":"…","files":[…]}
///     <Ed25519 signature over the two lines above, base64url>
///     <zstd: the files one after another in the order of the manifest>
///
/// The manifest names each file with its size and SHA-256, and size and SHA-256 of the compressed
/// part, so that the signature covers everything and is checked before anything is decoded.
namespace yorisoi::catalogue {

struct PackedFile {
    std::string path;
    std::size_t bytes = 0;
    crypto::Digest sha256{};
};

struct PackManifest {
    static constexpr std::int64_t kFormat = 1;

    std::int64_t pack = kFormat;
    /// Of the catalogue; a later one is greater.
    std::int64_t version = 0;
    std::int64_t contentFormat = 1;
    base::Instant created{};
    std::size_t compressedBytes = 0;
    crypto::Digest compressedSha256{};
    std::vector<PackedFile> files;
};

/// Packs what `readFolder` gave. InvalidInput when `catalogue.yaml` names no version; the content
/// itself is not looked at (see `lint`).
base::Result<std::string> makePack(const Files &files, const crypto::SigningKey &key,
                                   base::Instant created);

/// What a pack says of itself, without looking at its signature: for lists. InvalidInput (no pack),
/// Truncated, NewerSchema.
base::Result<PackManifest> readManifest(std::string_view pack);

struct Pack {
    PackManifest manifest;
    Files files;
};
/// InvalidInput (no pack), NewerSchema, Refused (the signature is not that of the key), Truncated,
/// Corrupt (content that is not what was signed), TooLarge.
base::Result<Pack> openPack(std::string_view pack, const crypto::VerifyKey &key);

/// The key with which a city signs its packs: 32 bytes in a file that only its owner may read, and
/// its public half beside it in `file`.pub, a line of base64url. AlreadyExists.
base::Status writeNewKey(const std::filesystem::path &file);
/// Refused when others may read it, Corrupt when it is none.
base::Result<crypto::SigningKey> readSigningKey(const std::filesystem::path &file);
/// From `file` with `.pub` at its end, or a `.pub` file itself.
base::Result<crypto::VerifyKey> readVerifyKey(const std::filesystem::path &file);

/// The packs that a server hands out, by version.
class PackShelf {
public:
    struct Entry {
        std::int64_t version = 0;
        std::string bytes;
        std::string tag; ///< changes with the bytes: for HTTP's ETag, without quotes
    };
    /// A pack, or a folder of `.pack` files. Another file in the folder, two packs of one version:
    /// InvalidInput that names the file. NotFound when there is none.
    static base::Result<std::shared_ptr<const PackShelf>> open(const std::filesystem::path &path);

    const Entry &newest() const { return m_packs.rbegin()->second; }
    /// nullptr when there is none of that version.
    const Entry *find(std::int64_t version) const;

private:
    std::map<std::int64_t, Entry> m_packs;
};

} // namespace yorisoi::catalogue
