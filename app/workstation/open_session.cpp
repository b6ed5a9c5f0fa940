// SPDX-License-Identifier: GPL-3.0-or-later
#include "open_session.h"

#include <algorithm>

#include "yorisoi/catalogue/pack_store.h"
#include "yorisoi/crypto/encoding.h"
#include "yorisoi/identity/sign_in.h"
#include "yorisoi/replica/open.h"
#include "yorisoi/sync/https_transport.h"

namespace yorisoi::workstation {
namespace {

/// The device's key, the connection and the service that keeps the copy level, in the order in
/// which each needs the one before.
class ServiceLink final : public ui_shell::SyncLink {
public:
    ServiceLink(const identity::Profile &profile, const std::string &server,
                crypto::SigningKey device, const std::string &staff, replica::Replica &copy,
                std::shared_ptr<catalogue::PackStore> catalogues, base::Clock &clock,
                base::Random &random)
        : m_key(std::move(device)),
          m_client(options(profile, server)),
          m_transport(m_client,
                      {profile.device().device, staff, m_key, [&copy] { return standing(copy); }},
                      clock),
          m_service(copy, m_transport, clock, random),
          m_catalogues(std::move(catalogues))
    {
        fetchCatalogues();
        trustReceipts(profile);
    }
    void start(std::function<void(const sync::ServiceStatus &)> onStatus) override
    {
        m_service.onStatus = std::move(onStatus);
        m_service.start();
    }
    void stop() override { m_service.stop(); }
    void wake() override { m_service.wake(); }
    void reload() override { m_service.reload(); }
    sync::ServiceStatus status() const override { return m_service.status(); }

private:
    static base::Result<std::pair<std::int64_t, std::int64_t>> standing(replica::Replica &copy)
    {
        YORISOI_ASSIGN(const auto identity, copy.deviceIdentity());
        YORISOI_ASSIGN(const auto last, copy.lastNumber());
        return std::pair(identity.second, last);
    }
    static wire::ClientOptions options(const identity::Profile &profile, const std::string &server)
    {
        wire::ClientOptions made;
        made.server = server;
        made.authority = profile.authority();
        return made;
    }

    void fetchCatalogues()
    {
        if (!m_catalogues)
            return;
        m_service.catalogues.newest = [packs = m_catalogues] { return packs->newest(); };
        m_service.catalogues.install = [packs = m_catalogues](std::string_view pack) {
            return base::Status(packs->install(pack).map([](std::int64_t) {}));
        };
    }
    void trustReceipts(const identity::Profile &profile)
    {
        const auto receipts = crypto::fromBase64Url(profile.device().receiptKey);
        std::array<std::byte, 32> key{};
        if (!receipts || receipts->size() != key.size())
            return; // enrolled before servers signed receipts
        std::ranges::copy(*receipts, key.begin());
        m_service.trustReceiptsOf(crypto::VerifyKey(key));
    }

    crypto::SigningKey m_key;
    wire::HttpsClient m_client;
    sync::HttpsTransport m_transport;
    sync::Service m_service;
    std::shared_ptr<catalogue::PackStore> m_catalogues;
};

/// A device that was enrolled before there was a catalogue has no key to judge one by.
base::Result<std::shared_ptr<catalogue::PackStore>> openCatalogues(const identity::Profile &profile)
{
    std::error_code ignored;
    if (!std::filesystem::exists(profile.catalogueKey(), ignored))
        return nullptr;
    YORISOI_ASSIGN(const auto key, catalogue::readVerifyKey(profile.catalogueKey()));
    return std::make_shared<catalogue::PackStore>(profile.catalogues(), key);
}

base::Result<std::unique_ptr<replica::Replica>> openCopy(const replica::ReplicaOptions &options,
                                                         const storage::Key &key,
                                                         base::Clock &clock, base::Random &random)
{
    auto copy = replica::openReplica(options, key, clock, random);
    // Migrations that differ from ours come from another release; nobody changed a record.
    if (!copy && copy.error().code == base::ErrorCode::Conflict)
        return base::fail(base::ErrorCode::NewerSchema, copy.error().detail);
    return copy;
}

} // namespace

ui_shell::OpenSession sessionOpener(identity::Profile profile, std::string server,
                                    base::Clock &clock, base::Random &random)
{
    return [profile = std::move(profile), server = std::move(server), &clock,
            &random](const std::string &staff, const crypto::SecretBuffer &pin,
                     std::stop_token) -> base::Result<std::unique_ptr<ui_shell::Session>> {
        YORISOI_ASSIGN(auto unlocked, identity::signIn(profile, staff, pin.bytes()));
        replica::ReplicaOptions options;
        options.file = profile.replica();
        options.device = profile.device().device;
        YORISOI_ASSIGN(auto copy, openCopy(options, unlocked.database, clock, random));
        YORISOI_ASSIGN(const auto cursor, copy->cursor());
        YORISOI_ASSIGN(const auto catalogues, openCatalogues(profile));
        replica::Replica &opened = *copy;
        const identity::DeviceProfile &device = profile.device();
        auto session =
            std::make_unique<ui_shell::Session>(ui_shell::Session{std::move(copy), nullptr,
                                                                  ui_kit::Desk{opened,
                                                                               clock,
                                                                               random,
                                                                               unlocked.staff,
                                                                               {},
                                                                               "clerk",
                                                                               device.ward,
                                                                               device.office,
                                                                               {},
                                                                               device.kind},
                                                                  !cursor.has_value(), catalogues});
        if (!server.empty())
            session->sync =
                std::make_unique<ServiceLink>(profile, server, std::move(unlocked.device),
                                              unlocked.staff, opened, catalogues, clock, random);
        return session;
    };
}

} // namespace yorisoi::workstation
