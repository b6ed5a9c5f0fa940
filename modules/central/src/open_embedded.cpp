// SPDX-License-Identifier: GPL-3.0-or-later
#include "digest_table.h"
#include "embedded_store.h"
#include "file_lock.h"
#include "receipt_key.h"
#include "yorisoi/base/log.h"
#include "yorisoi/crypto/atomic_file.h"
#include "yorisoi/crypto/hash.h"
#include "yorisoi/storage/transaction.h"

namespace yorisoi::central {
namespace {

namespace fs = std::filesystem;
using base::ErrorCode;

/// Long reads (snapshots, exports) must leave some for the many short ones.
constexpr unsigned kReaders = 6;
constexpr int kCacheKib = 8 * 1024;

/// The store's key; made when there is no database yet.
base::Result<crypto::SecretKey> loadKey(const Directory &directory)
{
    std::error_code failure;
    if (!fs::exists(directory.key(), failure)) {
        if (fs::exists(directory.database(), failure))
            return base::fail(ErrorCode::NotFound, "the key of the central store: missing");
        crypto::SecretKey made = crypto::randomKey();
        YORISOI_TRY(crypto::writeFileAtomically(directory.key(), made.bytes()));
        return made;
    }
    const auto mode = fs::status(directory.key(), failure).permissions();
    if ((mode & (fs::perms::group_all | fs::perms::others_all)) != fs::perms::none)
        base::log("central").warn("the store's key can be read by others than its owner");
    YORISOI_ASSIGN(const auto bytes,
                   crypto::readWholeFile(directory.key(), crypto::SecretKey::kBytes));
    if (bytes.size() != crypto::SecretKey::kBytes)
        return base::fail(ErrorCode::Truncated, "the key of the central store: not 32 bytes");
    return crypto::SecretKey(bytes.bytes().first<crypto::SecretKey::kBytes>());
}

/// Rows are kept under the number of their kind: no release may ever give a kind another one.
base::Status checkKinds(storage::Connection &connection)
{
    YORISOI_ASSIGN(auto transaction, storage::Transaction::begin(connection));
    for (const records::EntityKind kind : records::allEntityKinds()) {
        const auto number = static_cast<int>(kind);
        const std::string_view name = records::specOf(kind).name;
        YORISOI_TRY(connection.run("INSERT OR IGNORE INTO entity_kind(number, name) VALUES(?, ?)",
                                   number, name));
        YORISOI_ASSIGN(
            const auto known,
            connection.queryText("SELECT name FROM entity_kind WHERE number = ?", number));
        if (known != name)
            return base::fail(ErrorCode::Internal,
                              "central store: kind " + std::string(name) + " has another number");
    }
    return transaction.commit();
}

/// Once the store has a receipt key, a missing one is not replaced: devices trust the first.
base::Result<crypto::SigningKey> receiptKey(storage::Connection &connection, const fs::path &file)
{
    YORISOI_ASSIGN(
        const auto had,
        connection.queryInteger("SELECT value FROM store_state WHERE name = 'has_receipt_key'"));
    YORISOI_ASSIGN(auto key, loadReceiptKey(file, !had));
    YORISOI_TRY(connection.run(
        "INSERT OR IGNORE INTO store_state(name, value) VALUES('has_receipt_key', 1)"));
    return key;
}

base::Status countRows(storage::Connection &connection)
{
    YORISOI_ASSIGN(auto transaction, storage::Transaction::begin(connection));
    YORISOI_TRY(countEarlierRows(connection));
    return transaction.commit();
}

} // namespace

base::Result<std::unique_ptr<CentralStore>>
openEmbeddedStore(const Directory &directory, base::Clock &clock, base::Random &random)
{
    YORISOI_TRY(makePrivateFolder(directory.path));
    // Two programs may start at once: one makes key and schema, the other finds them.
    YORISOI_ASSIGN(const FileLock alone, FileLock::take(directory.path / "open.lock"));
    YORISOI_ASSIGN(const crypto::SecretKey key, loadKey(directory));
    YORISOI_ASSIGN(const storage::Key databaseKey, storage::Key::fromBytes(key.bytes()));
    storage::OpenOptions options;
    options.path = directory.database();
    options.cacheKib = kCacheKib;
    YORISOI_ASSIGN(auto database, storage::Database::open(options, databaseKey, kReaders));
    const auto prepared =
        database->withWriter([&](storage::Connection &connection) -> base::Status {
            YORISOI_ASSIGN(const auto report, storage::migrate(connection, embeddedMigrations(),
                                                               directory.path / "backup"));
            if (report.from != report.to)
                base::log("central").info("schema {} -> {}", report.from, report.to);
            YORISOI_TRY(checkKinds(connection));
            return countRows(connection);
        });
    YORISOI_TRY(prepared);
    YORISOI_ASSIGN(auto receipts, database->withWriter([&](storage::Connection &connection) {
        return receiptKey(connection, directory.receiptKey());
    }));
    options.mode = storage::OpenMode::OpenExisting;
    YORISOI_ASSIGN(auto watcher, storage::Connection::open(options, databaseKey));
    YORISOI_TRY(makePrivateFolder(directory.snapshots()));
    auto store = std::make_unique<EmbeddedCentralStore>(
        std::move(database), std::move(watcher), directory,
        crypto::deriveSubkey(key, "yorisoi central snapshot v1"), std::move(receipts), clock,
        random);
    YORISOI_TRY(store->begin());
    return store;
}

} // namespace yorisoi::central
