// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/wire/zstd.h"

#include <algorithm>
#include <memory>

#include <zstd.h>

namespace yorisoi::wire {
namespace {

using base::ErrorCode;
using base::fail;

constexpr int kWindowLog = 23;
constexpr int kSmallest = 19;
constexpr std::size_t kLongestLine = 16U * 1024 * 1024;

using Compressor = std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)>;
using Decompressor = std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)>;

tl::unexpected<base::Error> failedWith(ErrorCode code, std::size_t result)
{
    return fail(code, std::string("zstd: ") + ZSTD_getErrorName(result));
}

/// Hands `sink` what comes out, in pieces of at most ZSTD_DStreamOutSize.
template <typename Sink>
base::Status decode(std::string_view compressed, std::size_t mostBytes, Sink &&sink)
{
    const Decompressor decoder(ZSTD_createDCtx(), ZSTD_freeDCtx);
    if (!decoder)
        return fail(ErrorCode::Internal, "zstd: no memory");
    ZSTD_DCtx_setParameter(decoder.get(), ZSTD_d_windowLogMax, kWindowLog);
    std::string buffer(ZSTD_DStreamOutSize(), '\0');
    ZSTD_inBuffer in{compressed.data(), compressed.size(), 0};
    std::size_t produced = 0;
    std::size_t wanted = 1; // 0 = a frame was completed; an empty input is no frame
    bool drained = false;
    while (in.pos < in.size || !drained) {
        ZSTD_outBuffer out{buffer.data(), buffer.size(), 0};
        wanted = ZSTD_decompressStream(decoder.get(), &out, &in);
        if (ZSTD_isError(wanted))
            return failedWith(ErrorCode::Corrupt, wanted);
        produced += out.pos;
        if (produced > mostBytes)
            return fail(ErrorCode::TooLarge, "zstd: over the limit when decoded");
        YORISOI_TRY(sink(std::string_view(buffer.data(), out.pos)));
        // A full buffer may mean that there is more to come out of what was taken in.
        drained = wanted == 0 || out.pos < out.size;
    }
    if (wanted != 0)
        return fail(ErrorCode::Truncated, "zstd: ends within a frame");
    return {};
}

} // namespace

base::Result<std::string> zstdCompress(std::string_view text, int level)
{
    const Compressor encoder(ZSTD_createCCtx(), ZSTD_freeCCtx);
    if (!encoder)
        return fail(ErrorCode::Internal, "zstd: no memory");
    ZSTD_CCtx_setParameter(encoder.get(), ZSTD_c_compressionLevel, std::clamp(level, 1, kSmallest));
    ZSTD_CCtx_setParameter(encoder.get(), ZSTD_c_checksumFlag, 1);
    std::string out(ZSTD_compressBound(text.size()), '\0');
    const std::size_t size =
        ZSTD_compress2(encoder.get(), out.data(), out.size(), text.data(), text.size());
    if (ZSTD_isError(size))
        return failedWith(ErrorCode::Internal, size);
    out.resize(size);
    out.shrink_to_fit();
    return out;
}

base::Result<std::string> zstdDecompress(std::string_view compressed, std::size_t mostBytes)
{
    std::string text;
    const auto append = [&text](std::string_view piece) -> base::Status {
        text += piece;
        return {};
    };
    YORISOI_TRY(decode(compressed, mostBytes, append));
    return text;
}

base::Status zstdDecompressLines(std::string_view compressed, std::size_t mostBytes,
                                 const LinesSink &sink)
{
    std::string rest; // the beginning of a line that is not complete
    const auto cut = [&](std::string_view piece) -> base::Status {
        const std::size_t end = piece.rfind('\n');
        if (end == std::string_view::npos) {
            if (rest.size() + piece.size() > kLongestLine)
                return fail(ErrorCode::TooLarge, "zstd: a line over 16 MiB");
            rest += piece;
            return {};
        }
        std::string_view whole = piece.substr(0, end + 1);
        if (!rest.empty()) {
            rest += whole;
            whole = rest;
        }
        YORISOI_TRY(sink(whole));
        rest.assign(piece.substr(end + 1));
        return {};
    };
    YORISOI_TRY(decode(compressed, mostBytes, cut));
    return rest.empty() ? base::Status{} : sink(rest);
}

} // namespace yorisoi::wire
