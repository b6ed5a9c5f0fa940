// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/crypto/atomic_file.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace yorisoi::crypto {
namespace {

using base::ErrorCode;

class Descriptor {
public:
    explicit Descriptor(int number) : m_number(number) {}
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    int number() const { return m_number; }
    bool isOpen() const { return m_number >= 0; }

private:
    int m_number;
};

tl::unexpected<base::Error> failedWith(int systemError, const char *doing)
{
    const bool full = systemError == ENOSPC || systemError == EDQUOT || systemError == EFBIG;
    return base::fail(full ? ErrorCode::DiskFull : ErrorCode::IoFailed,
                      std::string(doing) + ": system error " + std::to_string(systemError));
}

base::Status writeAll(int descriptor, Bytes content)
{
    while (!content.empty()) {
        const ssize_t written = ::write(descriptor, content.data(), content.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return failedWith(errno, "write file");
        content = content.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

base::Status writeNew(const std::filesystem::path &file, Bytes content)
{
    const Descriptor out(
        ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (!out.isOpen())
        return failedWith(errno, "create file");
    if (fchmod(out.number(), S_IRUSR | S_IWUSR) != 0)
        return failedWith(errno, "restrict file");
    YORISOI_TRY(writeAll(out.number(), content));
    if (fsync(out.number()) != 0)
        return failedWith(errno, "sync file");
    return {};
}

} // namespace

base::Status writeFileAtomically(const std::filesystem::path &file, Bytes content)
{
    auto part = file;
    part += ".part";
    if (auto written = writeNew(part, content); !written) {
        ::unlink(part.c_str());
        return written;
    }
    if (::rename(part.c_str(), file.c_str()) != 0) {
        const int why = errno;
        ::unlink(part.c_str());
        return failedWith(why, "replace file");
    }
    const auto parent = file.parent_path();
    const Descriptor folder(
        ::open(parent.empty() ? "." : parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder.isOpen() || fsync(folder.number()) != 0)
        return failedWith(errno, "sync folder");
    return {};
}

base::Result<SecretBuffer> readWholeFile(const std::filesystem::path &file, std::size_t limit)
{
    const Descriptor in(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (!in.isOpen()) {
        if (errno == ENOENT)
            return base::fail(ErrorCode::NotFound, "read file: not there");
        return failedWith(errno, "open file");
    }
    struct stat about = {};
    if (fstat(in.number(), &about) != 0)
        return failedWith(errno, "inspect file");
    if (!S_ISREG(about.st_mode))
        return base::fail(ErrorCode::IoFailed, "read file: not a regular file");
    const auto size = static_cast<std::size_t>(about.st_size);
    if (size > limit)
        return base::fail(ErrorCode::TooLarge, "read file: over the limit");
    SecretBuffer content(size);
    for (auto rest = content.writable(); !rest.empty();) {
        const ssize_t got = ::read(in.number(), rest.data(), rest.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return failedWith(errno, "read file");
        if (got == 0)
            return base::fail(ErrorCode::IoFailed, "read file: it became shorter");
        rest = rest.subspan(static_cast<std::size_t>(got));
    }
    return content;
}

} // namespace yorisoi::crypto
