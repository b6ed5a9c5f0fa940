// SPDX-License-Identifier: GPL-3.0-or-later
#include "file_lock.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "yorisoi/central/directory.h"

namespace yorisoi::central {
namespace {

base::Status failure(const char *what, int number)
{
    return base::fail(number == ENOSPC || number == EDQUOT ? base::ErrorCode::DiskFull
                                                           : base::ErrorCode::IoFailed,
                      std::string(what) + ": errno " + std::to_string(number));
}

} // namespace

base::Result<FileLock> FileLock::take(const std::filesystem::path &file)
{
    return lock(file, LOCK_EX);
}

base::Result<FileLock> FileLock::tryTake(const std::filesystem::path &file)
{
    return lock(file, LOCK_EX | LOCK_NB);
}

base::Result<FileLock> FileLock::lock(const std::filesystem::path &file, int how)
{
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return tl::unexpected(failure("lock file", errno).error());
    FileLock taken(descriptor);
    while (::flock(descriptor, how) != 0) {
        if (errno == EWOULDBLOCK)
            return base::fail(base::ErrorCode::Busy, "lock file: somebody else has it");
        if (errno != EINTR)
            return tl::unexpected(failure("lock file", errno).error());
    }
    return taken;
}

FileLock::~FileLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

base::Status makePrivateFolder(const std::filesystem::path &folder)
{
    std::error_code problem;
    if (std::filesystem::is_directory(folder, problem))
        return {};
    std::filesystem::create_directories(folder, problem);
    if (!problem)
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all, problem);
    return problem ? failure("make folder", problem.value()) : base::Status{};
}

ServiceClaim::ServiceClaim(std::unique_ptr<FileLock> lock) : m_lock(std::move(lock)) {}
ServiceClaim::ServiceClaim(ServiceClaim &&) noexcept = default;
ServiceClaim::~ServiceClaim() = default;

base::Result<ServiceClaim> claimService(const Directory &directory)
{
    YORISOI_TRY(makePrivateFolder(directory.path));
    auto lock = FileLock::tryTake(directory.path / "service.lock");
    if (!lock && lock.error().code == base::ErrorCode::Busy)
        return base::fail(base::ErrorCode::Busy, "data folder: another service has it");
    if (!lock)
        return tl::unexpected(lock.error());
    return ServiceClaim(std::make_unique<FileLock>(*std::move(lock)));
}

} // namespace yorisoi::central
