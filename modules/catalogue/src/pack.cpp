// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/catalogue/pack.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "yorisoi/base/calendar.h"
#include "yorisoi/catalogue/content.h"
#include "yorisoi/crypto/encoding.h"
#include "yorisoi/wire/zstd.h"

namespace yorisoi::catalogue {

using base::ErrorCode;
using base::fail;
using Json = nlohmann::json;

namespace {

constexpr std::string_view kMagic = "YORISOI-CATALOGUE-PACK\n";
constexpr std::size_t kMostManifest = std::size_t{2} << 20U;
constexpr int kLevel = 19;

/// A pack taken apart; nothing is decoded yet.
struct Parts {
    std::string_view manifest;
    std::string_view signature;
    std::string_view compressed;
    /// What the signature is over.
    std::string_view signedBytes;
};

base::Result<Parts> split(std::string_view pack)
{
    if (!pack.starts_with(kMagic))
        return fail(ErrorCode::InvalidInput, "no catalogue pack");
    const std::size_t end = pack.find('\n', kMagic.size());
    const std::size_t last = end == std::string_view::npos ? end : pack.find('\n', end + 1);
    if (last == std::string_view::npos)
        return fail(ErrorCode::Truncated, "catalogue pack: ends within its manifest");
    if (end - kMagic.size() > kMostManifest)
        return fail(ErrorCode::TooLarge, "catalogue pack: a manifest over 2 MiB");
    Parts parts;
    parts.manifest = pack.substr(kMagic.size(), end - kMagic.size());
    parts.signature = pack.substr(end + 1, last - end - 1);
    parts.compressed = pack.substr(last + 1);
    parts.signedBytes = pack.substr(0, end + 1);
    return parts;
}

base::Result<std::int64_t> number(const Json &json, const char *name)
{
    const auto found = json.is_object() ? json.find(name) : json.end();
    if (!json.is_object() || found == json.end() || !found->is_number_unsigned())
        return fail(ErrorCode::InvalidInput,
                    std::string("catalogue pack: manifest without ") + name);
    const auto value = found->get<std::uint64_t>();
    if (value > std::uint64_t{1} << 53U)
        return fail(ErrorCode::InvalidInput, std::string("catalogue pack: ") + name);
    return static_cast<std::int64_t>(value);
}

base::Result<std::string> text(const Json &json, const char *name)
{
    const auto found = json.is_object() ? json.find(name) : json.end();
    if (!json.is_object() || found == json.end() || !found->is_string())
        return fail(ErrorCode::InvalidInput,
                    std::string("catalogue pack: manifest without ") + name);
    return found->get<std::string>();
}

base::Result<crypto::Digest> digest(const Json &json)
{
    YORISOI_ASSIGN(const std::string hex, text(json, "sha256"));
    YORISOI_ASSIGN(const auto bytes, crypto::fromHex(hex));
    crypto::Digest digest{};
    if (bytes.size() != digest.size())
        return fail(ErrorCode::InvalidInput, "catalogue pack: sha256");
    std::ranges::copy(bytes, digest.begin());
    return digest;
}

base::Result<PackedFile> readFile(const Json &json)
{
    PackedFile file;
    YORISOI_ASSIGN(file.path, text(json, "path"));
    YORISOI_ASSIGN(const std::int64_t bytes, number(json, "bytes"));
    YORISOI_ASSIGN(file.sha256, digest(json));
    file.bytes = static_cast<std::size_t>(bytes);
    if (!isContentPath(file.path))
        return fail(ErrorCode::InvalidInput, "catalogue pack: a path that cannot be meant");
    if (file.bytes > kMostFileBytes)
        return fail(ErrorCode::TooLarge, "catalogue pack: " + file.path);
    return file;
}

base::Result<PackManifest> parseManifest(std::string_view line)
{
    const Json json = Json::parse(line, nullptr, false);
    PackManifest manifest;
    YORISOI_ASSIGN(manifest.pack, number(json, "pack"));
    if (manifest.pack > PackManifest::kFormat)
        return fail(ErrorCode::NewerSchema,
                    "catalogue pack: format " + std::to_string(manifest.pack) +
                        ", this release reads " + std::to_string(PackManifest::kFormat));
    YORISOI_ASSIGN(manifest.version, number(json, "version"));
    YORISOI_ASSIGN(manifest.contentFormat, number(json, "content_format"));
    YORISOI_ASSIGN(const std::string created, text(json, "created"));
    YORISOI_ASSIGN(manifest.created, base::parseIsoInstant(created));
    YORISOI_ASSIGN(const std::int64_t bytes, number(json, "bytes"));
    manifest.compressedBytes = static_cast<std::size_t>(bytes);
    YORISOI_ASSIGN(manifest.compressedSha256, digest(json));
    const auto files = json.find("files");
    if (files == json.end() || !files->is_array() || files->empty())
        return fail(ErrorCode::InvalidInput, "catalogue pack: manifest without files");
    if (files->size() > kMostFiles)
        return fail(ErrorCode::TooLarge, "catalogue pack: over 5,000 files");
    std::size_t total = 0;
    for (const Json &one : *files) {
        YORISOI_ASSIGN(auto file, readFile(one));
        total += file.bytes;
        if (total > kMostCatalogueBytes)
            return fail(ErrorCode::TooLarge, "catalogue pack: over 64 MiB");
        manifest.files.push_back(std::move(file));
    }
    return manifest;
}

std::string manifestLine(const PackManifest &manifest)
{
    Json files = Json::array();
    for (const PackedFile &file : manifest.files)
        files.push_back(
            {{"path", file.path}, {"bytes", file.bytes}, {"sha256", crypto::toHex(file.sha256)}});
    const Json json{{"pack", manifest.pack},
                    {"version", manifest.version},
                    {"content_format", manifest.contentFormat},
                    {"created", base::toIsoInstant(manifest.created)},
                    {"bytes", manifest.compressedBytes},
                    {"sha256", crypto::toHex(manifest.compressedSha256)},
                    {"files", std::move(files)}};
    return json.dump();
}

bool isSigned(const Parts &parts, const crypto::VerifyKey &key)
{
    const auto bytes = crypto::fromBase64Url(parts.signature);
    crypto::Signature signature{};
    if (!bytes || bytes->size() != signature.size())
        return false;
    std::ranges::copy(*bytes, signature.begin());
    return key.verify(crypto::bytesOf(parts.signedBytes), signature);
}

} // namespace

base::Result<std::string> makePack(const Files &files, const crypto::SigningKey &key,
                                   base::Instant created)
{
    const auto cover = files.find("catalogue.yaml");
    Findings findings;
    const Content content =
        cover == files.end() ? Content{} : readYaml(cover->second, "catalogue.yaml", findings);
    const Content *version = content.find("version");
    const Content *format = content.find("format");
    if (!version || !format || version->form != Content::Form::Number ||
        format->form != Content::Form::Number)
        return fail(ErrorCode::InvalidInput, "catalogue.yaml names no format and version");
    PackManifest manifest;
    manifest.version = std::atoll(version->text.c_str());
    manifest.contentFormat = std::atoll(format->text.c_str());
    manifest.created = created;
    std::string all;
    for (const auto &[path, bytes] : files) {
        manifest.files.push_back({path, bytes.size(), crypto::sha256(bytes)});
        all += bytes;
    }
    YORISOI_ASSIGN(const std::string compressed, wire::zstdCompress(all, kLevel));
    manifest.compressedBytes = compressed.size();
    manifest.compressedSha256 = crypto::sha256(compressed);
    std::string pack = std::string(kMagic) + manifestLine(manifest) + '\n';
    const crypto::Signature signature = key.sign(crypto::bytesOf(pack));
    return pack + crypto::toBase64Url(signature) + '\n' + compressed;
}

base::Result<PackManifest> readManifest(std::string_view pack)
{
    YORISOI_ASSIGN(const Parts parts, split(pack));
    return parseManifest(parts.manifest);
}

base::Result<Pack> openPack(std::string_view bytes, const crypto::VerifyKey &key)
{
    YORISOI_ASSIGN(const Parts parts, split(bytes));
    if (!isSigned(parts, key))
        return fail(ErrorCode::Refused,
                    "catalogue pack: the signature is not that of the city's key");
    Pack pack;
    YORISOI_ASSIGN(pack.manifest, parseManifest(parts.manifest));
    const PackManifest &manifest = pack.manifest;
    if (parts.compressed.size() < manifest.compressedBytes)
        return fail(ErrorCode::Truncated, "catalogue pack: ends within its content");
    if (parts.compressed.size() > manifest.compressedBytes ||
        crypto::sha256(parts.compressed) != manifest.compressedSha256)
        return fail(ErrorCode::Corrupt, "catalogue pack: the content is not what was signed");
    std::size_t total = 0;
    for (const PackedFile &file : manifest.files)
        total += file.bytes;
    YORISOI_ASSIGN(const std::string all, wire::zstdDecompress(parts.compressed, total));
    if (all.size() != total)
        return fail(ErrorCode::Corrupt, "catalogue pack: the files have other sizes");
    std::size_t at = 0;
    for (const PackedFile &file : manifest.files) {
        std::string content = all.substr(at, file.bytes);
        at += file.bytes;
        if (crypto::sha256(content) != file.sha256)
            return fail(ErrorCode::Corrupt, "catalogue pack: " + file.path);
        if (!pack.files.emplace(file.path, std::move(content)).second)
            return fail(ErrorCode::Corrupt, "catalogue pack: " + file.path + " twice");
    }
    return pack;
}

} // namespace yorisoi::catalogue
