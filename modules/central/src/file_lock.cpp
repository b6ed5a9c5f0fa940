// SPDX-License-Identifier: GPL-3.0-or-later
#include "file_lock.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

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
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return tl::unexpected(failure("lock file", errno).error());
    FileLock lock(descriptor);
    while (::flock(descriptor, LOCK_EX) != 0)
        if (errno != EINTR)
            return tl::unexpected(failure("lock file", errno).error());
    return lock;
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

} // namespace yorisoi::central
