// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include <zlib.h>

#include "yorisoi/base/result.h"

namespace yorisoi::exchange {

/// Reads a file, unpacking it where it begins like a gzip file.
class PackedReader {
public:
    static base::Result<PackedReader> open(const std::filesystem::path &file);
    /// 0 at the end.
    base::Result<std::size_t> read(std::span<char> into);

private:
    struct Close {
        void operator()(gzFile_s *file) const { gzclose_r(file); }
    };
    explicit PackedReader(gzFile_s *file) : m_file(file) {}
    std::unique_ptr<gzFile_s, Close> m_file;
};

/// Writes a file (0600) beside the wanted one and gives it its name at the end; without `commit`
/// nothing is left. Packs where the name ends in `.gz`.
class PackedWriter {
public:
    static base::Result<PackedWriter> create(const std::filesystem::path &file);
    PackedWriter(PackedWriter &&other) noexcept;
    PackedWriter &operator=(PackedWriter &&) = delete;
    ~PackedWriter();
    base::Status write(std::string_view text);
    base::Status commit();

private:
    PackedWriter(gzFile_s *file, std::filesystem::path target, std::filesystem::path part)
        : m_file(file),
          m_target(std::move(target)),
          m_part(std::move(part))
    {
    }
    gzFile_s *m_file;
    std::filesystem::path m_target;
    std::filesystem::path m_part;
};

/// Text put aside in a file that has no name any more and goes with its handle.
class SpillFile {
public:
    struct Piece {
        std::uint64_t offset = 0;
        std::uint64_t size = 0;
    };
    static base::Result<SpillFile> create(const std::filesystem::path &directory);
    SpillFile(SpillFile &&other) noexcept;
    SpillFile &operator=(SpillFile &&) = delete;
    ~SpillFile();
    base::Result<Piece> append(std::string_view text);
    base::Status read(const Piece &piece, std::string &into) const;

private:
    explicit SpillFile(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor;
    std::uint64_t m_size = 0;
};

} // namespace yorisoi::exchange
