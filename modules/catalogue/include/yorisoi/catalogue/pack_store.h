// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <vector>

#include "yorisoi/catalogue/catalogue.h"
#include "yorisoi/catalogue/pack.h"

namespace yorisoi::catalogue {

/// The packs on a device, by version, in a folder. A pack is let in only when the city's key signed
/// it, it is newer than what is here, and it loads without an error; whatever is refused leaves the
/// last good catalogue in use. Thread-safe; loading takes some 100 ms and belongs on no GUI thread.
class PackStore {
public:
    /// The folder is made with the first pack.
    PackStore(std::filesystem::path folder, const crypto::VerifyKey &key);

    /// Lets a pack in and returns its version. The pack that is in use already is no error.
    /// Refused (signature; older than what is in use; another content of the same version),
    /// NewerSchema, InvalidInput (the content; the detail names file, item and position), Corrupt,
    /// Truncated, TooLarge, IoFailed, DiskFull.
    base::Result<std::int64_t> install(std::string_view pack);
    /// What the last refusal means, in words for the screen; none after a success.
    std::optional<Words> lastRefusal() const;

    /// The newest pack that is whole. A damaged file is passed over. NotFound when there is none.
    base::Result<std::shared_ptr<const Catalogue>> current();
    /// The version that something was begun with. NotFound when it was not kept.
    base::Result<std::shared_ptr<const Catalogue>> at(std::int64_t version);
    /// Of the files, oldest first.
    std::vector<std::int64_t> versions() const;
    /// The newest version that is whole; 0 when there is none.
    std::int64_t newest();
    /// Removes packs but the newest whole one and those that something still refers to.
    base::Status keepOnly(const std::set<std::int64_t> &referenced);

private:
    std::filesystem::path fileOf(std::int64_t version) const;
    base::Result<std::shared_ptr<const Catalogue>> load(std::int64_t version);
    base::Result<std::shared_ptr<const Catalogue>> newestWhole();
    base::Result<std::int64_t> tryInstall(std::string_view pack);

    const std::filesystem::path m_folder;
    const crypto::VerifyKey m_key;
    mutable std::mutex m_mutex;
    std::map<std::int64_t, std::shared_ptr<const Catalogue>> m_loaded;
    std::optional<Words> m_refusal;
};

} // namespace yorisoi::catalogue
