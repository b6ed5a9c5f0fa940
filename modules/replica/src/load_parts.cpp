// SPDX-License-Identifier: GPL-3.0-or-later
#include "load_parts.h"

#include <algorithm>
#include <fstream>

#include "yorisoi/crypto/atomic_file.h"
#include "yorisoi/crypto/hash.h"
#include "yorisoi/crypto/seal.h"

namespace yorisoi::replica {
namespace {

namespace fs = std::filesystem;
using base::ErrorCode;
using base::fail;

constexpr std::size_t kMostBytes = 64U * 1024 * 1024;
constexpr const char *kPurpose = "yorisoi replica load v1";

fs::path folderOf(const fs::path &file)
{
    fs::path folder = file;
    folder += ".load";
    return folder;
}

bool isName(const std::string &name)
{
    return !name.empty() && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    });
}

crypto::SecretKey sealKey(const storage::Key &key)
{
    return crypto::deriveSubkey(crypto::SecretKey(key.bytes()), kPurpose);
}

/// Without waiting for the disk: what a loss of power tears is found by its seal and brought again.
base::Status writeWhole(const fs::path &path, std::span<const std::byte> bytes)
{
    fs::path beside = path;
    beside += ".new";
    {
        std::ofstream stream(beside, std::ios::binary | std::ios::trunc);
        stream.write(reinterpret_cast<const char *>(bytes.data()),
                     static_cast<std::streamsize>(bytes.size()));
        if (!stream.flush())
            return fail(ErrorCode::DiskFull, "copy: a part of a load cannot be kept");
    }
    std::error_code failure;
    fs::rename(beside, path, failure);
    return failure ? fail(ErrorCode::IoFailed, "copy: a part of a load cannot be kept")
                   : base::Status{};
}

} // namespace

base::Status keepLoadPart(const fs::path &file, const storage::Key &key, const std::string &name,
                          std::string_view bytes)
{
    if (!isName(name))
        return fail(ErrorCode::InvalidInput, "copy: a part's name");
    const fs::path folder = folderOf(file);
    std::error_code failure;
    fs::create_directories(folder, failure);
    fs::permissions(folder, fs::perms::owner_all, failure);
    return writeWhole(folder / name,
                      crypto::seal(sealKey(key), crypto::bytesOf(bytes), crypto::bytesOf(name)));
}

base::Result<std::string> readLoadPart(const fs::path &file, const storage::Key &key,
                                       const std::string &name)
{
    if (!isName(name))
        return fail(ErrorCode::InvalidInput, "copy: a part's name");
    YORISOI_ASSIGN(const auto sealed, crypto::readWholeFile(folderOf(file) / name, kMostBytes));
    YORISOI_ASSIGN(const auto plain,
                   crypto::open(sealKey(key), sealed.bytes(), crypto::bytesOf(name)));
    return std::string(reinterpret_cast<const char *>(plain.bytes().data()), plain.size());
}

base::Status dropLoadParts(const fs::path &file)
{
    std::error_code failure;
    fs::remove_all(folderOf(file), failure);
    return failure ? fail(ErrorCode::IoFailed, "copy: parts of a load cannot be removed")
                   : base::Status{};
}

} // namespace yorisoi::replica
