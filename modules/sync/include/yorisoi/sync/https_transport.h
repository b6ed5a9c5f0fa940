// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include "yorisoi/base/clock.h"
#include "yorisoi/crypto/signature.h"
#include "yorisoi/sync/transport.h"
#include "yorisoi/wire/client.h"

namespace yorisoi::sync {

/// Who asks, and how it is proved.
struct DeviceIdentity {
    base::Uuid device;
    std::string staff;             ///< staff number of who is signed in
    const crypto::SigningKey &key; ///< of the device; must outlive the transport
    /// Where the copy stands, told to the server with each session, so that a copy put back from an
    /// image is noticed before it says anything: epoch and last number. May be empty.
    std::function<base::Result<std::pair<std::int64_t, std::int64_t>>()> standing{};
};

/// The real way to the server: resources/api/crm-v1.yaml. Opens a session when one is needed and
/// once more when the server no longer knows it. A chunk whose connection is cut goes on where it
/// was, up to 4 times as long as something new arrives each time.
///
/// Besides the errors of `wire::HttpsClient` and those of the server's problems: Unsupported when
/// the server speaks no protocol that this release does, Corrupt when a chunk is not what the
/// manifest says. A clock that is off is no error, only told by `clockAhead`.
class HttpsTransport final : public Transport {
public:
    /// The client and the clock must outlive the transport.
    HttpsTransport(wire::HttpsClient &client, DeviceIdentity identity, const base::Clock &clock);
    ~HttpsTransport() override;

    /// At most 500 commands at a time: TooLarge.
    base::Result<std::vector<records::OperationResult>>
    push(std::span<const records::Command> commands, std::stop_token stop) override;
    /// At most 30 s of waiting; more is brought down to that.
    base::Result<records::FeedPage> pull(const records::Cursor &cursor, std::chrono::seconds wait,
                                         std::stop_token stop) override;
    base::Result<SnapshotManifest> snapshot(std::stop_token stop) override;
    base::Status chunk(const SnapshotManifest &manifest, std::size_t index, const Sink &sink,
                       std::stop_token stop) override;
    base::Result<std::string> chunkBytes(const SnapshotManifest &manifest, std::size_t index,
                                         std::stop_token stop) override;
    base::Result<records::DigestSheet> digests(std::stop_token stop) override;
    base::Result<records::Repair> repair(const records::DigestSheet &ours,
                                         std::stop_token stop) override;
    base::Result<Protections> protections(std::int64_t after, std::stop_token stop) override;
    int protocol() const override;
    std::chrono::milliseconds clockAhead() const override;
    std::int64_t catalogueVersion() const override;
    base::Result<std::string> catalogue(std::stop_token stop) override;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace yorisoi::sync
