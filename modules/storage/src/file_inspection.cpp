// SPDX-License-Identifier: GPL-3.0-or-later
#include "file_inspection.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "yorisoi/base/log.h"

namespace yorisoi::storage {
namespace {

using base::ErrorCode;
using Bytes = std::vector<unsigned char>;

constexpr std::size_t kWalHeaderBytes = 32;
constexpr std::size_t kFrameHeaderBytes = 24;
constexpr std::size_t kFrameBytes = kFrameHeaderBytes + kPageBytes;
/// The page that holds SQLite's lock bytes is never written.
constexpr std::uint32_t kLockPage = 0x40000000 / kPageBytes + 1;

std::map<std::filesystem::path, int> &counts()
{
    static std::map<std::filesystem::path, int> map;
    return map;
}

std::uint32_t bigEndian(const unsigned char *at)
{
    return std::uint32_t{at[0]} << 24 | std::uint32_t{at[1]} << 16 | std::uint32_t{at[2]} << 8 |
           std::uint32_t{at[3]};
}

std::uint32_t native(const unsigned char *at)
{
    std::uint32_t value = 0;
    std::memcpy(&value, at, sizeof value);
    return value;
}

std::filesystem::path besides(const std::filesystem::path &file, const char *suffix)
{
    auto path = file;
    path += suffix;
    return path;
}

/// As much as there is of `size` bytes.
Bytes readUpTo(std::istream &in, std::size_t size)
{
    Bytes bytes(size);
    in.read(reinterpret_cast<char *>(bytes.data()), static_cast<std::streamsize>(size));
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    return bytes;
}

/// The running checksum of a write-ahead log (sqlite.org/fileformat2.html §4.2).
struct WalChecksum {
    bool bigEndianWords = false;
    std::uint32_t first = 0;
    std::uint32_t second = 0;

    void add(const unsigned char *data, std::size_t size)
    {
        for (std::size_t i = 0; i + 8 <= size; i += 8) {
            first += word(data + i) + second;
            second += word(data + i + 4) + first;
        }
    }
    std::uint32_t word(const unsigned char *at) const
    {
        if (bigEndianWords)
            return bigEndian(at);
        return std::uint32_t{at[3]} << 24 | std::uint32_t{at[2]} << 16 | std::uint32_t{at[1]} << 8 |
               std::uint32_t{at[0]};
    }
};

struct Wal {
    std::array<unsigned char, 8> salt{};
    std::uint64_t wholeFrames = 0;    ///< frames that the file's length allows
    std::uint64_t soundFrames = 0;    ///< frames from the start whose checksums hold
    std::uint32_t committedPages = 0; ///< database size after the last sound commit; 0: none
    std::set<std::uint32_t> pages;    ///< pages in sound frames
};

std::optional<Wal> readWal(const std::filesystem::path &file)
{
    std::ifstream in(file, std::ios::binary);
    const Bytes header = readUpTo(in, kWalHeaderBytes);
    if (header.size() < kWalHeaderBytes)
        return std::nullopt;
    const std::uint32_t magic = bigEndian(header.data());
    if ((magic & ~1U) != 0x377f0682U)
        return std::nullopt;
    WalChecksum sum{(magic & 1U) != 0, 0, 0};
    sum.add(header.data(), 24);
    if (sum.first != bigEndian(&header[24]) || sum.second != bigEndian(&header[28]))
        return std::nullopt;
    Wal wal;
    std::copy_n(&header[16], wal.salt.size(), wal.salt.begin());
    bool sound = true;
    for (;;) {
        const Bytes frame = readUpTo(in, kFrameBytes);
        if (frame.size() < kFrameBytes)
            return wal;
        ++wal.wholeFrames;
        if (!sound || !std::equal(wal.salt.begin(), wal.salt.end(), &frame[8])) {
            sound = false;
            continue;
        }
        sum.add(frame.data(), 8);
        sum.add(&frame[kFrameHeaderBytes], kPageBytes);
        if (sum.first != bigEndian(&frame[16]) || sum.second != bigEndian(&frame[20])) {
            sound = false;
            continue;
        }
        ++wal.soundFrames;
        wal.pages.insert(bigEndian(frame.data()));
        if (const std::uint32_t size = bigEndian(&frame[4]); size != 0)
            wal.committedPages = size;
    }
}

/// What the shared index says was committed to the log; none when it is not there or not whole.
struct WalIndex {
    std::uint32_t frames = 0;
    std::uint32_t checkpointed = 0;
    std::array<unsigned char, 8> salt{};
};

std::optional<WalIndex> readWalIndex(const std::filesystem::path &file)
{
    constexpr std::size_t kCopyBytes = 48;
    std::ifstream in(file, std::ios::binary);
    const Bytes bytes = readUpTo(in, 2 * kCopyBytes + 4);
    if (bytes.size() < 2 * kCopyBytes + 4 ||
        !std::equal(bytes.begin(), bytes.begin() + kCopyBytes, bytes.begin() + kCopyBytes) ||
        bytes[12] != 1)
        return std::nullopt;
    WalIndex index;
    index.frames = native(&bytes[16]);
    std::copy_n(&bytes[32], index.salt.size(), index.salt.begin());
    index.checkpointed = native(&bytes[2 * kCopyBytes]);
    return index;
}

base::Status compareLogWithIndex(const std::optional<Wal> &wal, const WalIndex &index)
{
    if (index.frames <= index.checkpointed)
        return {};
    if (!wal)
        return base::fail(ErrorCode::Truncated,
                          "write-ahead log: gone or without a header, " +
                              std::to_string(index.frames - index.checkpointed) +
                              " committed frames lost");
    if (wal->salt != index.salt || wal->soundFrames >= index.frames)
        return {};
    if (wal->wholeFrames < index.frames)
        return base::fail(ErrorCode::Truncated,
                          "write-ahead log: " + std::to_string(wal->wholeFrames) + " of " +
                              std::to_string(index.frames) + " committed frames");
    return base::fail(ErrorCode::Corrupt, "write-ahead log: frame " +
                                              std::to_string(wal->soundFrames + 1) + " of " +
                                              std::to_string(index.frames) + " is damaged");
}

} // namespace

OpenFiles &OpenFiles::instance()
{
    static OpenFiles files;
    return files;
}

int OpenFiles::countOf(const std::filesystem::path &file) const
{
    const auto found = counts().find(file);
    return found == counts().end() ? 0 : found->second;
}

void OpenFiles::add(const std::filesystem::path &file, int by)
{
    if ((counts()[file] += by) == 0)
        counts().erase(file);
}

base::Status inspectBeforeOpening(const std::filesystem::path &file)
{
    std::error_code failure;
    const auto size = std::filesystem::file_size(file, failure);
    if (failure)
        return {};
    const auto wal = readWal(besides(file, "-wal"));
    // A shared index written by a machine that lost power may be older than the log, never newer: a
    // commit syncs the log before it is published there.
    if (const auto index = readWalIndex(besides(file, "-shm")))
        YORISOI_TRY(compareLogWithIndex(wal, *index));
    if (wal && wal->soundFrames < wal->wholeFrames)
        base::log("storage").info("write-ahead log ends in {} frames without a commit",
                                  wal->wholeFrames - wal->soundFrames);
    if (!wal || wal->committedPages == 0) {
        if (size % kPageBytes != 0)
            return base::fail(ErrorCode::Truncated, "database file: ends inside a page");
        return {};
    }
    for (auto page = static_cast<std::uint32_t>(size / kPageBytes) + 1; page <= wal->committedPages;
         ++page)
        if (page != kLockPage && !wal->pages.contains(page))
            return base::fail(ErrorCode::Truncated,
                              "database file: page " + std::to_string(page) + " of " +
                                  std::to_string(wal->committedPages) + " is missing");
    return {};
}

bool anyPageAnswersTo(const Key &key, const std::filesystem::path &file)
{
    constexpr std::size_t kSaltBytes = 16;
    constexpr std::size_t kMacBytes = 64;
    constexpr int kMacKeyRounds = 2;
    constexpr unsigned char kSaltMask = 0x3a;
    constexpr std::uint32_t kSampledPages = 64;

    std::ifstream in(file, std::ios::binary);
    Bytes page = readUpTo(in, kPageBytes);
    if (page.size() < kPageBytes)
        return false;
    std::array<unsigned char, kSaltBytes> salt{};
    for (std::size_t i = 0; i < kSaltBytes; ++i)
        salt[i] = page[i] ^ kSaltMask;
    std::array<unsigned char, Key::kBytes> macKey{};
    if (PKCS5_PBKDF2_HMAC(reinterpret_cast<const char *>(key.bytes().data()),
                          static_cast<int>(Key::kBytes), salt.data(), static_cast<int>(kSaltBytes),
                          kMacKeyRounds, EVP_sha512(), static_cast<int>(macKey.size()),
                          macKey.data()) != 1)
        return false;
    bool found = false;
    for (std::uint32_t number = 2; !found && number < 2 + kSampledPages; ++number) {
        page = readUpTo(in, kPageBytes);
        if (page.size() < kPageBytes)
            break;
        Bytes input(page.begin(), page.end() - kMacBytes);
        for (unsigned shift = 0; shift < 32; shift += 8)
            input.push_back(static_cast<unsigned char>(number >> shift));
        std::array<unsigned char, kMacBytes> mac{};
        unsigned macSize = 0;
        HMAC(EVP_sha512(), macKey.data(), static_cast<int>(macKey.size()), input.data(),
             input.size(), mac.data(), &macSize);
        found = macSize == kMacBytes && std::equal(mac.begin(), mac.end(), page.end() - kMacBytes);
    }
    OPENSSL_cleanse(macKey.data(), macKey.size());
    return found;
}

} // namespace yorisoi::storage
