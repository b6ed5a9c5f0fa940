// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>

#include "yorisoi/base/clock.h"
#include "yorisoi/base/random.h"
#include "yorisoi/central/store.h"

namespace yorisoi::central {

/// The folder of a CRM on its embedded store: `crm.db` (encrypted), `crm.key` (its raw key,
/// readable by its owner alone; a city keeps it elsewhere), `receipt.key` (signs receipts),
/// `feed.mark` (how far the feeds have come, to recognise a backup that is put back: never part of
/// one), `snapshots/`, `tls/` (authority and
/// server certificate), `log/`.
struct Directory {
    std::filesystem::path path;

    std::filesystem::path database() const { return path / "crm.db"; }
    std::filesystem::path key() const { return path / "crm.key"; }
    std::filesystem::path receiptKey() const { return path / "receipt.key"; }
    std::filesystem::path mark() const { return path / "feed.mark"; }
    std::filesystem::path snapshots() const { return path / "snapshots"; }
    std::filesystem::path tls() const { return path / "tls"; }
    std::filesystem::path log() const { return path / "log" / "crm.log"; }
    /// Public half of the key that signs the city's catalogues, given to each device at enrolment.
    std::filesystem::path catalogueKey() const { return path / "catalogue.pub"; }
};

class FileLock;

/// The right to be the one service of a folder; ends with the object, or with the process however
/// that ends.
class ServiceClaim {
public:
    ServiceClaim(ServiceClaim &&other) noexcept;
    ServiceClaim &operator=(ServiceClaim &&) = delete;
    ~ServiceClaim();

private:
    friend base::Result<ServiceClaim> claimService(const Directory &directory);
    explicit ServiceClaim(std::unique_ptr<FileLock> lock);
    std::unique_ptr<FileLock> m_lock;
};
/// Makes the folder where it is not there. `Busy` (`data folder: …`) while another service has it:
/// two would each keep their own sessions and long polls over one feed. DiskFull, IoFailed.
base::Result<ServiceClaim> claimService(const Directory &directory);

/// Opens or makes the embedded store. Several processes may have it open (the service, and the
/// operator's command line beside it). WrongKey, Corrupt, NewerSchema, DiskFull as in storage.
/// `clock` and `random` must outlive it.
base::Result<std::unique_ptr<CentralStore>>
openEmbeddedStore(const Directory &directory, base::Clock &clock, base::Random &random);

} // namespace yorisoi::central
