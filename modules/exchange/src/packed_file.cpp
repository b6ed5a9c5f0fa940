// SPDX-License-Identifier: GPL-3.0-or-later
#include "packed_file.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace yorisoi::exchange {
namespace {

using base::ErrorCode;

base::Status systemFailure(const char *what)
{
    const int error = errno;
    if (error == ENOENT)
        return base::fail(ErrorCode::NotFound, std::string(what) + ": no such file or folder");
    if (error == ENOSPC || error == EDQUOT)
        return base::fail(ErrorCode::DiskFull, std::string(what) + ": no space left");
    return base::fail(ErrorCode::IoFailed, std::string(what) + ": error " + std::to_string(error));
}

} // namespace

base::Result<PackedReader> PackedReader::open(const std::filesystem::path &file)
{
    std::error_code error;
    if (std::filesystem::is_directory(file, error))
        return base::fail(ErrorCode::InvalidInput, "a folder, not a file");
    errno = 0;
    gzFile_s *opened = gzopen(file.c_str(), "rbe");
    if (!opened)
        return tl::unexpected(systemFailure("open").error());
    return PackedReader(opened);
}

base::Result<std::size_t> PackedReader::read(std::span<char> into)
{
    errno = 0;
    const int count = gzread(m_file.get(), into.data(), static_cast<unsigned>(into.size()));
    if (count > 0)
        return static_cast<std::size_t>(count);
    int code = Z_OK;
    gzerror(m_file.get(), &code);
    switch (code) {
    case Z_OK:
    case Z_STREAM_END:
        return std::size_t{0};
    case Z_BUF_ERROR:
        return base::fail(ErrorCode::Truncated, "the packed file ends early");
    case Z_ERRNO:
        return tl::unexpected(systemFailure("read").error());
    default:
        return base::fail(ErrorCode::Corrupt, "the packing is damaged");
    }
}

base::Result<PackedWriter> PackedWriter::create(const std::filesystem::path &file)
{
    std::filesystem::path part = file;
    part += ".part";
    ::unlink(part.c_str());
    const int descriptor = ::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return tl::unexpected(systemFailure("create").error());
    // Mode T writes through unpacked, so that both kinds of file take the same way.
    gzFile_s *opened = gzdopen(descriptor, file.extension() == ".gz" ? "wb6" : "wbT");
    if (!opened) {
        ::close(descriptor);
        ::unlink(part.c_str());
        return base::fail(ErrorCode::IoFailed, "create: no memory for packing");
    }
    return PackedWriter(opened, file, std::move(part));
}

PackedWriter::PackedWriter(PackedWriter &&other) noexcept
    : m_file(std::exchange(other.m_file, nullptr)),
      m_target(std::move(other.m_target)),
      m_part(std::move(other.m_part))
{
}

PackedWriter::~PackedWriter()
{
    if (!m_file)
        return;
    gzclose_w(m_file);
    ::unlink(m_part.c_str());
}

base::Status PackedWriter::write(std::string_view text)
{
    constexpr std::size_t kMost = 1U << 30;
    while (!text.empty()) {
        const std::string_view piece = text.substr(0, kMost);
        errno = 0;
        if (gzwrite(m_file, piece.data(), static_cast<unsigned>(piece.size())) <= 0)
            return systemFailure("write");
        text.remove_prefix(piece.size());
    }
    return {};
}

base::Status PackedWriter::commit()
{
    errno = 0;
    if (gzclose_w(std::exchange(m_file, nullptr)) != Z_OK) {
        const auto failed = systemFailure("write");
        ::unlink(m_part.c_str());
        return failed;
    }
    const int descriptor = ::open(m_part.c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
    if (descriptor >= 0)
        ::close(descriptor);
    if (!synced || ::rename(m_part.c_str(), m_target.c_str()) != 0) {
        const auto failed = systemFailure("rename");
        ::unlink(m_part.c_str());
        return failed;
    }
    return {};
}

base::Result<SpillFile> SpillFile::create(const std::filesystem::path &directory)
{
    std::string name = ((directory.empty() ? "." : directory) / ".yorisoi-XXXXXX").string();
    const int descriptor = ::mkostemp(name.data(), O_CLOEXEC);
    if (descriptor < 0)
        return tl::unexpected(systemFailure("create").error());
    ::unlink(name.c_str());
    return SpillFile(descriptor);
}

SpillFile::SpillFile(SpillFile &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)),
      m_size(other.m_size)
{
}

SpillFile::~SpillFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

base::Result<SpillFile::Piece> SpillFile::append(std::string_view text)
{
    const Piece piece{m_size, text.size()};
    while (!text.empty()) {
        const ssize_t count =
            ::pwrite(m_descriptor, text.data(), text.size(), static_cast<off_t>(m_size));
        if (count < 0)
            return tl::unexpected(systemFailure("write").error());
        m_size += static_cast<std::uint64_t>(count);
        text.remove_prefix(static_cast<std::size_t>(count));
    }
    return piece;
}

base::Status SpillFile::read(const Piece &piece, std::string &into) const
{
    into.resize(piece.size);
    std::size_t have = 0;
    while (have < into.size()) {
        const ssize_t count = ::pread(m_descriptor, into.data() + have, into.size() - have,
                                      static_cast<off_t>(piece.offset + have));
        if (count <= 0)
            return systemFailure("read");
        have += static_cast<std::size_t>(count);
    }
    return {};
}

} // namespace yorisoi::exchange
