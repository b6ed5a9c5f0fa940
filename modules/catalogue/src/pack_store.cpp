// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/catalogue/pack_store.h"

#include <algorithm>
#include <charconv>

#include "lint_run.h"
#include "yorisoi/base/log.h"
#include "yorisoi/crypto/atomic_file.h"

namespace yorisoi::catalogue {

namespace fs = std::filesystem;
using base::ErrorCode;
using base::fail;

namespace {

constexpr std::string_view kPrefix = "catalogue-";
constexpr std::string_view kSuffix = ".pack";

/// What a clerk may be told; the finding names file, item and position where there is one.
Words wordsFor(const base::Error &error, const Findings &findings)
{
    const auto wrong = std::ranges::find(findings, Finding::Severity::Error, &Finding::severity);
    if (wrong != findings.end())
        return {"新しいカタログに誤りがあるため使いません。今までのカタログを使い続けます。" +
                    wrong->toString("ja"),
                "The new catalogue has an error and is not used; the one so far stays in use. " +
                    wrong->toString("en")};
    Words words{"新しいカタログを使えません。今までのカタログを使い続けます。",
                "The new catalogue cannot be used; the one so far stays in use."};
    switch (error.code) {
    case ErrorCode::Refused:
        words = {
            "新しいカタログを受け付けません。今までのカタログを使い続けます。署名または版を"
            "管理者に確かめてください。",
            "The new catalogue is refused; the one so far stays in use. Ask the operator about "
            "its signature or version."};
        break;
    case ErrorCode::NewerSchema:
        words = {
            "新しいカタログには新しい版のプログラムが必要です。今までのカタログを使い続けます。",
            "The new catalogue needs a newer release of the program; the one so far stays in "
            "use."};
        break;
    case ErrorCode::Corrupt:
    case ErrorCode::Truncated:
        words = {"受け取ったカタログが壊れています。今までのカタログを使い続けます。",
                 "The catalogue arrived damaged; the one so far stays in use."};
        break;
    default:
        break;
    }
    words.ja += "（" + error.detail + "）";
    words.en += " (" + error.detail + ")";
    return words;
}

} // namespace

PackStore::PackStore(fs::path folder, const crypto::VerifyKey &key)
    : m_folder(std::move(folder)),
      m_key(key)
{
}

fs::path PackStore::fileOf(std::int64_t version) const
{
    return m_folder / (std::string(kPrefix) + std::to_string(version) + std::string(kSuffix));
}

std::vector<std::int64_t> PackStore::versions() const
{
    std::vector<std::int64_t> versions;
    std::error_code failure;
    for (const auto &entry : fs::directory_iterator(m_folder, failure)) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with(kPrefix) || !name.ends_with(kSuffix))
            continue;
        const char *begin = name.data() + kPrefix.size();
        const char *end = name.data() + name.size() - kSuffix.size();
        std::int64_t version = 0;
        const auto [stop, error] = std::from_chars(begin, end, version);
        if (error == std::errc() && stop == end && version > 0)
            versions.push_back(version);
    }
    std::ranges::sort(versions);
    return versions;
}

base::Result<std::shared_ptr<const Catalogue>> PackStore::load(std::int64_t version)
{
    if (const auto known = m_loaded.find(version); known != m_loaded.end())
        return known->second;
    YORISOI_ASSIGN(const auto bytes, crypto::readWholeFile(fileOf(version), kMostCatalogueBytes));
    YORISOI_ASSIGN(
        auto pack,
        openPack({reinterpret_cast<const char *>(bytes.bytes().data()), bytes.size()}, m_key));
    YORISOI_ASSIGN(auto catalogue, Catalogue::load(std::move(pack.files)));
    m_loaded[version] = catalogue;
    return catalogue;
}

base::Result<std::shared_ptr<const Catalogue>> PackStore::newestWhole()
{
    const auto all = versions();
    for (auto version = all.rbegin(); version != all.rend(); ++version) {
        auto catalogue = load(*version);
        if (catalogue)
            return catalogue;
        base::log("catalogue")
            .warn("pack {} is passed over: {} ({})", *version,
                  base::toToken(catalogue.error().code), catalogue.error().detail);
    }
    return fail(ErrorCode::NotFound, "no catalogue on this device");
}

base::Result<std::shared_ptr<const Catalogue>> PackStore::current()
{
    const std::lock_guard lock(m_mutex);
    return newestWhole();
}

base::Result<std::shared_ptr<const Catalogue>> PackStore::at(std::int64_t version)
{
    const std::lock_guard lock(m_mutex);
    return load(version);
}

std::int64_t PackStore::newest()
{
    const std::lock_guard lock(m_mutex);
    const auto catalogue = newestWhole();
    return catalogue ? (*catalogue)->version() : 0;
}

std::optional<Words> PackStore::lastRefusal() const
{
    const std::lock_guard lock(m_mutex);
    return m_refusal;
}

base::Result<std::int64_t> PackStore::install(std::string_view bytes)
{
    const std::lock_guard lock(m_mutex);
    m_refusal.reset();
    auto installed = tryInstall(bytes);
    if (!installed) {
        if (!m_refusal)
            m_refusal = wordsFor(installed.error(), {});
        base::log("catalogue")
            .warn("a pack is refused: {} ({})", base::toToken(installed.error().code),
                  installed.error().detail);
    }
    return installed;
}

base::Result<std::int64_t> PackStore::tryInstall(std::string_view bytes)
{
    YORISOI_ASSIGN(auto pack, openPack(bytes, m_key));
    const std::int64_t version = pack.manifest.version;
    if (version <= 0)
        return fail(ErrorCode::InvalidInput, "catalogue pack: no version");
    if (const auto inUse = newestWhole()) {
        const std::int64_t newest = (*inUse)->version();
        if (version < newest)
            return fail(ErrorCode::Refused, "catalogue pack: version " + std::to_string(version) +
                                                " is older than " + std::to_string(newest) +
                                                ", which is in use");
        if (version == newest && (*inUse)->files() == pack.files)
            return version;
        if (version == newest)
            return fail(ErrorCode::Refused, "catalogue pack: version " + std::to_string(version) +
                                                " is in use with another content");
    }
    Findings findings;
    auto catalogue = Catalogue::load(std::move(pack.files), &findings);
    if (catalogue) {
        const auto documents = readDocuments((*catalogue)->files());
        lintAnnotations({**catalogue, documents, findings});
        if (const auto complete = refusal(findings); !complete)
            catalogue = tl::unexpected(complete.error());
    }
    if (!catalogue) {
        m_refusal = wordsFor(catalogue.error(), findings);
        return tl::unexpected(catalogue.error());
    }
    if ((*catalogue)->version() != version)
        return fail(ErrorCode::Corrupt, "catalogue pack: manifest and catalogue.yaml disagree");
    std::error_code failure;
    fs::create_directories(m_folder, failure);
    if (failure)
        return fail(ErrorCode::IoFailed, "folder of the catalogues: " + failure.message());
    YORISOI_TRY(crypto::writeFileAtomically(fileOf(version), crypto::bytesOf(bytes)));
    m_loaded[version] = *std::move(catalogue);
    return version;
}

base::Status PackStore::keepOnly(const std::set<std::int64_t> &referenced)
{
    const std::lock_guard lock(m_mutex);
    const auto inUse = newestWhole();
    if (!inUse)
        return {};
    for (const std::int64_t version : versions()) {
        if (version >= (*inUse)->version() || referenced.contains(version))
            continue;
        std::error_code failure;
        fs::remove(fileOf(version), failure);
        if (failure)
            return fail(ErrorCode::IoFailed, "folder of the catalogues: " + failure.message());
        m_loaded.erase(version);
    }
    return {};
}

} // namespace yorisoi::catalogue
