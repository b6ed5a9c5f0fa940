// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "yorisoi/base/id.h"
#include "yorisoi/base/result.h"

namespace yorisoi::identity {

/// What this machine is to the city. Nothing secret.
struct DeviceProfile {
    base::Uuid device;
    std::string name;
    std::string ward;   ///< 全国地方公共団体コード, 5 digits
    std::string office; ///< office code
    std::string kind;   ///< counter | van | supervisor
    std::string server; ///< e.g. `https://crm.example.jp:8443`
    /// Ed25519 key with which the server signs receipts, base64url; pinned at enrolment. Empty in
    /// profiles of earlier releases.
    std::string receiptKey{};
};

/// The folder that makes a machine a workstation: `device.json`, the key ring, the machine secret,
/// the sealed device key, the server's authority and the encrypted copy. Readable by its owner
/// only.
class Profile {
public:
    /// NotFound when the folder is none, Corrupt when `device.json` cannot be meant.
    static base::Result<Profile> open(const std::filesystem::path &directory);
    /// Makes the folder (0700) and writes `device.json`; AlreadyExists when there is one.
    static base::Result<Profile> create(const std::filesystem::path &directory,
                                        const DeviceProfile &device);

    const DeviceProfile &device() const { return m_device; }
    std::filesystem::path directory() const { return m_directory; }
    std::filesystem::path keyring() const { return m_directory / "keyring.json"; }
    std::filesystem::path machineSecret() const { return m_directory / "machine.key"; }
    std::filesystem::path deviceKey() const { return m_directory / "device.key"; }
    std::filesystem::path authority() const { return m_directory / "ca.pem"; }
    /// The key that signs the city's catalogues, pinned at enrolment, and the packs.
    std::filesystem::path catalogueKey() const { return m_directory / "catalogue.pub"; }
    std::filesystem::path catalogues() const { return m_directory / "catalogues"; }
    std::filesystem::path replica() const { return m_directory / "replica.db"; }
    std::filesystem::path log() const { return m_directory / "log" / "yorisoi.log"; }

private:
    Profile(std::filesystem::path directory, DeviceProfile device)
        : m_directory(std::move(directory)),
          m_device(std::move(device))
    {
    }
    std::filesystem::path m_directory;
    DeviceProfile m_device;
};

} // namespace yorisoi::identity
