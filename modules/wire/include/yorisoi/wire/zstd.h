// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "yorisoi/base/result.h"

/// Zstandard (RFC 8878) over libzstd. Frames may follow one another; a window is at most 8 MiB, as
/// RFC 9659 wants for HTTP, so that decoding needs little memory whatever the other side sends.
/// Reentrant.
namespace yorisoi::wire {

/// One frame with a checksum of its content. `level` from 1 (quick) to 19 (small); others are
/// brought into that range.
base::Result<std::string> zstdCompress(std::string_view text, int level = 3);

/// `Corrupt` when it is no zstd or its checksum differs, `Truncated` when it ends within a frame,
/// `TooLarge` when more than `mostBytes` would come out (nothing beyond that is decoded).
base::Result<std::string> zstdDecompress(std::string_view compressed, std::size_t mostBytes);

/// Gets one or more whole lines, each with its line break; an error of it ends the decoding and is
/// returned.
using LinesSink = std::function<base::Status(std::string_view lines)>;

/// Decodes piece by piece and hands out whole lines, in order, about 128 KiB at a time, so that the
/// text is never in memory as a whole. A last line without a line break is handed out as it is.
/// Errors as above, and `TooLarge` for a line over 16 MiB; lines handed out before stay handed out.
base::Status zstdDecompressLines(std::string_view compressed, std::size_t mostBytes,
                                 const LinesSink &sink);

} // namespace yorisoi::wire
