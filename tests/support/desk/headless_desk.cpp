// SPDX-License-Identifier: GPL-3.0-or-later
#include "headless_desk.h"

#include <fstream>
#include <iterator>

#include "yorisoi/records/entities.h"
#include "yorisoi/storage/key.h"

namespace yorisoi::test_support {
namespace {

using base::ErrorCode;
using base::fail;

base::Status writeFile(const std::filesystem::path &file, std::string_view bytes)
{
    std::ofstream out(file, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    return out ? base::Status{} : fail(ErrorCode::IoFailed, file.filename().string());
}

base::Result<std::string> readFile(const std::filesystem::path &file, std::size_t size)
{
    std::ifstream in(file, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (bytes.size() != size)
        return fail(ErrorCode::NotFound, file.filename().string());
    return bytes;
}

std::string_view textOf(crypto::Bytes bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

base::Result<crypto::SecretKey> readSecret(const std::filesystem::path &file)
{
    YORISOI_ASSIGN(const std::string bytes, readFile(file, 32));
    crypto::SecretKey secret;
    std::copy_n(reinterpret_cast<const std::byte *>(bytes.data()), bytes.size(),
                secret.writable().begin());
    return secret;
}

} // namespace

base::Result<HeadlessDesk::Identity> HeadlessDesk::makeFolder(const Folder &folder)
{
    std::filesystem::create_directories(folder.path);
    base::SystemRandom random;
    const auto device = base::newUuidV4(random);
    const auto key = crypto::SigningKey::generate();
    const auto database = crypto::randomKey();
    YORISOI_TRY(writeFile(folder.device(), device.toString()));
    YORISOI_TRY(writeFile(folder.seed(), textOf(key.seed().bytes())));
    YORISOI_TRY(writeFile(folder.database(), textOf(database.bytes())));
    return Identity{device, key.verifyKey()};
}

base::Result<std::unique_ptr<HeadlessDesk>>
HeadlessDesk::open(const Folder &folder, const std::string &server,
                   const std::filesystem::path &authority, const std::string &staff)
{
    std::unique_ptr<HeadlessDesk> desk(new HeadlessDesk);
    YORISOI_ASSIGN(const std::string id, readFile(folder.device(), 36));
    YORISOI_ASSIGN(const auto device, base::Uuid::parse(id));
    YORISOI_ASSIGN(const auto seed, readSecret(folder.seed()));
    desk->m_key = std::make_unique<crypto::SigningKey>(crypto::SigningKey::fromSeed(seed));
    YORISOI_ASSIGN(const std::string raw, readFile(folder.database(), storage::Key::kBytes));
    YORISOI_ASSIGN(const auto key,
                   storage::Key::fromBytes(std::span<const std::byte, storage::Key::kBytes>(
                       reinterpret_cast<const std::byte *>(raw.data()), storage::Key::kBytes)));
    replica::ReplicaOptions options;
    options.file = folder.replica();
    options.device = device;
    YORISOI_ASSIGN(desk->m_replica,
                   replica::openReplica(options, key, desk->m_clock, desk->m_random));
    wire::ClientOptions client;
    client.server = server;
    client.authority = authority;
    desk->m_client = std::make_unique<wire::HttpsClient>(client);
    desk->m_transport = std::make_unique<sync::HttpsTransport>(
        *desk->m_client,
        sync::DeviceIdentity{device, staff, *desk->m_key,
                             [copy = desk->m_replica.get()]()
                                 -> base::Result<std::pair<std::int64_t, std::int64_t>> {
                                 YORISOI_ASSIGN(const auto identity, copy->deviceIdentity());
                                 YORISOI_ASSIGN(const auto last, copy->lastNumber());
                                 return std::pair(identity.second, last);
                             }},
        desk->m_clock);
    desk->m_service = std::make_unique<sync::Service>(*desk->m_replica, *desk->m_transport,
                                                      desk->m_clock, desk->m_random);
    return desk;
}

HeadlessDesk::~HeadlessDesk() = default;

replica::CommandDraft contactDraft(const base::Uuid &citizen, const std::string &ward,
                                   const std::string &title, base::Clock &clock,
                                   base::Random &random)
{
    records::Event event;
    event.id = base::newUuidV7(clock, random);
    event.ward = ward;
    event.citizen = citizen;
    event.contact = base::newUuidV7(clock, random);
    event.occurredAt = clock.now();
    event.recordedAt = event.occurredAt;
    event.channel = "counter";
    event.domain = "common";
    event.kind = "inquiry";
    event.title = title;
    replica::CommandDraft draft;
    draft.intent = records::Intent::RecordContact;
    draft.staff = "demo";
    draft.ward = ward;
    draft.purpose = "counter visit";
    draft.edits.push_back(records::createEdit(records::toRow(event)));
    return draft;
}

} // namespace yorisoi::test_support
