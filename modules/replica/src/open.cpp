// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/replica/open.h"

#include <algorithm>

#include "copy_state.h"
#include "local_replica.h"
#include "yorisoi/base/calendar.h"
#include "yorisoi/base/log.h"

namespace yorisoi::replica {
namespace {

namespace fs = std::filesystem;
using base::ErrorCode;
using base::fail;

base::Status fill(const ReplicaOptions &options, const storage::Key &key, const fs::path &numbered,
                  std::int64_t epoch)
{
    {
        YORISOI_ASSIGN(auto connection,
                       connect(options, key, connectionOptions(options, numbered)));
        YORISOI_TRY(storage::migrate(connection, migrations(), {}));
        YORISOI_ASSIGN(auto transaction, storage::Transaction::begin(connection));
        YORISOI_TRY(writeDevice(connection, options.device));
        YORISOI_TRY(writeNumber(connection, "device_epoch", epoch));
        YORISOI_TRY(writeNumber(connection, "digested", 1));
        YORISOI_TRY(transaction.commit());
        YORISOI_TRY(connection.walCheckpoint());
    }
    return syncFile(numbered);
}

base::Result<fs::path> create(const ReplicaOptions &options, const storage::Key &key)
{
    std::error_code failure;
    if (options.file.has_parent_path())
        fs::create_directories(options.file.parent_path(), failure);
    YORISOI_ASSIGN(const std::int64_t epoch, takeEpoch(options.file));
    const fs::path numbered = nextFile(options.file);
    auto made = fill(options, key, numbered, epoch);
    if (made)
        made = makeCurrent(options.file, numbered);
    if (!made) {
        removeCopy(numbered);
        return tl::unexpected(made.error());
    }
    return numbered;
}

/// Brings the schema up to date and reads whose copy it is.
base::Result<std::int64_t> prepare(const ReplicaOptions &options, const storage::Key &key,
                                   const fs::path &numbered)
{
    storage::OpenOptions how = connectionOptions(options, numbered);
    how.mode = storage::OpenMode::OpenExisting;
    YORISOI_ASSIGN(auto connection, connect(options, key, how));
    YORISOI_TRY(storage::migrate(connection, migrations(), options.file.parent_path() / "backups"));
    const auto device = readDevice(connection);
    if (!device && device.error().code != ErrorCode::NotFound)
        return tl::unexpected(device.error());
    if (!device || *device != options.device)
        return fail(ErrorCode::Refused, "copy: it belongs to another device");
    return readNumber(connection, "device_epoch");
}

} // namespace

base::Result<std::unique_ptr<Replica>> openReplica(const ReplicaOptions &options,
                                                   const storage::Key &key, base::Clock &clock,
                                                   base::Random &random)
{
    if (options.file.empty() || options.device.isNull())
        return fail(ErrorCode::InvalidInput, "copy: file and device are required");
    YORISOI_ASSIGN(fs::path numbered, currentFile(options.file));
    if (numbered.empty()) {
        YORISOI_ASSIGN(numbered, create(options, key));
    }
    YORISOI_ASSIGN(const std::int64_t epoch, prepare(options, key, numbered));
    YORISOI_TRY(keepEpoch(options.file, epoch));
    removeLeftovers(options.file);
    YORISOI_ASSIGN(auto copy, OpenCopy::open(options, key, numbered));
    YORISOI_ASSIGN(auto ownKey, key.clone());
    return std::make_unique<LocalReplica>(options, std::move(ownKey), clock, random,
                                          std::move(copy), epoch);
}

base::Status setAside(const fs::path &file, base::Instant now)
{
    std::error_code failure;
    if (fs::symlink_status(file, failure).type() == fs::file_type::not_found)
        return fail(ErrorCode::NotFound, "copy: there is none");
    // A link that leads nowhere has nothing to keep.
    const auto current = currentFile(file);
    std::string stamp = base::toIsoInstant(now).substr(0, 19) + "Z";
    std::erase_if(stamp, [](char c) { return c == '-' || c == ':'; });
    const auto beside = [&](std::string_view suffix) {
        fs::path path = file;
        path += ".damaged-" + stamp;
        return path += suffix;
    };
    if (fs::exists(beside({}), failure))
        return fail(ErrorCode::AlreadyExists, "copy: one was set aside a moment ago");
    if (current)
        for (const char *suffix : {"", "-wal", "-shm"}) {
            fs::path from = *current;
            from += suffix;
            if (!fs::exists(from, failure))
                continue;
            fs::rename(from, beside(suffix), failure);
            if (failure)
                return fail(ErrorCode::IoFailed, "copy: cannot be set aside");
        }
    if (fs::is_symlink(file, failure))
        fs::remove(file, failure);
    if (failure)
        return fail(ErrorCode::IoFailed, "copy: its link cannot be removed");
    base::log("replica").warn("a damaged copy was set aside");
    return {};
}

} // namespace yorisoi::replica
