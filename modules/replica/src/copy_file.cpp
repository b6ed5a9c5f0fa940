// SPDX-License-Identifier: GPL-3.0-or-later
#include "copy_file.h"

#include <algorithm>
#include <charconv>

#include <fcntl.h>
#include <unistd.h>

#include "yorisoi/base/log.h"
#include "yorisoi/crypto/atomic_file.h"

namespace yorisoi::replica {
namespace {

namespace fs = std::filesystem;
using base::ErrorCode;
using base::fail;

/// Enough that the upper levels of every table and index stay decrypted.
constexpr int kCacheKib = 16 * 1024;
constexpr std::size_t kEpochBytes = 32;
constexpr std::string_view kEpochSuffix = ".epoch";

fs::path folderOf(const fs::path &file)
{
    return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

fs::path besides(const fs::path &file, std::string_view suffix)
{
    fs::path path = file;
    path += suffix;
    return path;
}

/// The N of `file.N` and of its logs; 0 for anything else.
std::int64_t numberOf(const fs::path &file, const fs::path &candidate)
{
    std::string name = candidate.filename().string();
    const std::string prefix = file.filename().string() + ".";
    if (!name.starts_with(prefix))
        return 0;
    name.erase(0, prefix.size());
    for (const std::string_view suffix : {"-wal", "-shm", "-journal"})
        if (name.ends_with(suffix))
            name.resize(name.size() - suffix.size());
    std::int64_t number = 0;
    const char *end = name.data() + name.size();
    const auto parsed = std::from_chars(name.data(), end, number);
    return parsed.ec == std::errc() && parsed.ptr == end ? number : 0;
}

template <typename Visit>
void forEachNumbered(const fs::path &file, Visit &&visit)
{
    std::error_code failure;
    for (fs::directory_iterator entries(folderOf(file), failure), end; !failure && entries != end;
         entries.increment(failure))
        if (const std::int64_t number = numberOf(file, entries->path()); number > 0)
            visit(entries->path(), number);
}

void removeLogs(const fs::path &file)
{
    std::error_code ignored;
    for (const char *suffix : {"-wal", "-shm", "-journal"})
        fs::remove(besides(file, suffix), ignored);
}

/// 0 where none was put down yet.
base::Result<std::int64_t> readEpoch(const fs::path &file)
{
    const auto read = crypto::readWholeFile(besides(file, kEpochSuffix), kEpochBytes);
    if (!read && read.error().code == ErrorCode::NotFound)
        return 0;
    if (!read)
        return tl::unexpected(read.error());
    std::int64_t epoch = 0;
    const auto *text = reinterpret_cast<const char *>(read->bytes().data());
    std::from_chars(text, text + read->size(), epoch);
    return epoch;
}

} // namespace

base::Result<fs::path> currentFile(const fs::path &file)
{
    std::error_code failure;
    const auto status = fs::symlink_status(file, failure);
    if (status.type() == fs::file_type::not_found)
        return fs::path();
    if (status.type() != fs::file_type::symlink)
        return file;
    const fs::path target = fs::read_symlink(file, failure);
    if (failure)
        return fail(ErrorCode::IoFailed, "copy: its link cannot be read");
    const fs::path path = target.is_absolute() ? target : folderOf(file) / target;
    if (!fs::exists(path, failure))
        return fail(ErrorCode::Corrupt, "copy: its file is gone");
    return path;
}

fs::path nextFile(const fs::path &file)
{
    std::int64_t greatest = 0;
    forEachNumbered(file, [&](const fs::path &, std::int64_t number) {
        greatest = std::max(greatest, number);
    });
    return besides(file, "." + std::to_string(greatest + 1));
}

base::Status syncFile(const fs::path &file)
{
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return fail(ErrorCode::IoFailed, "copy: cannot be opened to sync it");
    const bool synced = ::fsync(descriptor) == 0;
    ::close(descriptor);
    return synced ? base::Status{} : fail(ErrorCode::IoFailed, "copy: cannot be synced");
}

base::Status makeCurrent(const fs::path &file, const fs::path &target)
{
    const fs::path link = besides(file, ".link");
    std::error_code failure;
    fs::remove(link, failure);
    fs::create_symlink(target.filename(), link, failure);
    if (!failure)
        fs::rename(link, file, failure);
    if (failure)
        return fail(failure == std::errc::no_space_on_device ? ErrorCode::DiskFull
                                                             : ErrorCode::IoFailed,
                    "copy: its link cannot be turned");
    return syncFile(folderOf(file));
}

void removeCopy(const fs::path &numbered)
{
    std::error_code ignored;
    fs::remove(numbered, ignored);
    removeLogs(numbered);
}

void removeLeftovers(const fs::path &file)
{
    const auto current = currentFile(file);
    const std::int64_t kept = current ? numberOf(file, *current) : 0;
    std::error_code ignored;
    fs::remove(besides(file, ".link"), ignored);
    if (!current)
        return;
    std::vector<fs::path> leftovers;
    forEachNumbered(file, [&](const fs::path &path, std::int64_t number) {
        if (number != kept)
            leftovers.push_back(path);
    });
    for (const fs::path &path : leftovers) {
        base::log("replica").info("removing what an interrupted load left");
        fs::remove(path, ignored);
    }
}

base::Status keepEpoch(const fs::path &file, std::int64_t epoch)
{
    YORISOI_ASSIGN(const std::int64_t known, readEpoch(file));
    if (known >= epoch)
        return {};
    const std::string text = std::to_string(epoch);
    return crypto::writeFileAtomically(besides(file, kEpochSuffix), std::as_bytes(std::span(text)));
}

base::Result<std::int64_t> takeEpoch(const fs::path &file)
{
    YORISOI_ASSIGN(const std::int64_t known, readEpoch(file));
    YORISOI_TRY(keepEpoch(file, known + 1));
    return known + 1;
}

storage::OpenOptions connectionOptions(const ReplicaOptions &options, const fs::path &numbered)
{
    storage::OpenOptions how;
    how.path = numbered;
    how.cacheKib = kCacheKib;
    how.vfs = options.vfs;
    how.durability = options.durability;
    return how;
}

base::Result<storage::Connection> connect(const ReplicaOptions &options, const storage::Key &key,
                                          const storage::OpenOptions &how)
{
    return options.plain ? storage::Connection::openPlain(how)
                         : storage::Connection::open(how, key);
}

base::Result<std::shared_ptr<OpenCopy>> OpenCopy::open(const ReplicaOptions &options,
                                                       const storage::Key &key, fs::path numbered)
{
    storage::OpenOptions how = connectionOptions(options, numbered);
    how.mode = storage::OpenMode::OpenExisting;
    const auto readers = static_cast<unsigned>(std::max<std::size_t>(options.readers, 1));
    YORISOI_ASSIGN(auto database, options.plain ? storage::Database::openPlain(how, readers)
                                                : storage::Database::open(how, key, readers));
    return std::shared_ptr<OpenCopy>(new OpenCopy(std::move(database), std::move(numbered)));
}

OpenCopy::~OpenCopy()
{
    m_database.reset();
    if (!m_replaced)
        return;
    // A copy that was a plain file has been replaced by the link of the same name.
    std::error_code failure;
    if (fs::is_symlink(m_path, failure))
        removeLogs(m_path);
    else
        removeCopy(m_path);
}

} // namespace yorisoi::replica
