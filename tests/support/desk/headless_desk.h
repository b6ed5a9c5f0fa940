// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "yorisoi/base/clock.h"
#include "yorisoi/base/random.h"
#include "yorisoi/crypto/signature.h"
#include "yorisoi/replica/open.h"
#include "yorisoi/sync/https_transport.h"
#include "yorisoi/sync/service.h"
#include "yorisoi/wire/client.h"

namespace yorisoi::test_support {

/// A workstation without its windows: the real encrypted copy, the real transport, the real
/// service. Its keys are in a folder in clear, which only a test may do.
class HeadlessDesk {
public:
    struct Folder {
        std::filesystem::path path;

        std::filesystem::path device() const { return path / "device.id"; }
        std::filesystem::path seed() const { return path / "device.seed"; }
        std::filesystem::path database() const { return path / "replica.key"; }
        std::filesystem::path replica() const { return path / "replica.db"; }
    };
    struct Identity {
        base::Uuid device;
        crypto::VerifyKey publicKey;
    };

    /// Makes the keys of a new device in `folder`, for the server to enrol.
    static base::Result<Identity> makeFolder(const Folder &folder);

    static base::Result<std::unique_ptr<HeadlessDesk>> open(const Folder &folder,
                                                            const std::string &server,
                                                            const std::filesystem::path &authority,
                                                            const std::string &staff);
    ~HeadlessDesk();

    replica::Replica &replica() { return *m_replica; }
    sync::Service &service() { return *m_service; }
    sync::Transport &transport() { return *m_transport; }
    base::Clock &clock() { return m_clock; }
    base::Random &random() { return m_random; }

private:
    HeadlessDesk() = default;

    base::SystemClock m_clock;
    base::SystemRandom m_random;
    std::unique_ptr<crypto::SigningKey> m_key;
    std::unique_ptr<wire::HttpsClient> m_client;
    std::unique_ptr<sync::HttpsTransport> m_transport;
    std::unique_ptr<replica::Replica> m_replica;
    std::unique_ptr<sync::Service> m_service;
};

/// A counter visit of one question, as a page would record it.
replica::CommandDraft contactDraft(const base::Uuid &citizen, const std::string &ward,
                                   const std::string &title, base::Clock &clock,
                                   base::Random &random);

} // namespace yorisoi::test_support
