// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>

#include "yorisoi/base/result.h"
#include "yorisoi/exchange/xes_log.h"

namespace yorisoi::exchange {

/// What a hostile file may cost at most; beyond it TooLarge with the line.
struct XesLimits {
    std::uint64_t bytes = 16ULL << 30; ///< of XML, unpacked
    std::size_t tokenBytes = 4U << 20; ///< one tag
    std::size_t valueBytes = 1U << 20; ///< one value
    std::size_t depth = 32;            ///< elements within elements
    std::size_t attributes = 100'000;  ///< of one trace, event or header, nested ones counted
    std::size_t eventsOfTrace = 1'000'000;
    std::size_t traceBytes = 256U << 20; ///< keys and values of one trace
};

/// Takes a log as it is read; an error stops the reading and is its result.
class XesVisitor {
public:
    virtual ~XesVisitor() = default;
    /// Once, before the first trace, and for a log without traces too.
    virtual base::Status header(const XesHeader &header) = 0;
    virtual base::Status trace(const XesTrace &trace) = 0;
};

/// Fills the buffer and says how much; 0 at the end.
using ByteSource = std::function<base::Result<std::size_t>(std::span<char>)>;

/// Reads a log piece by piece; only one trace is in memory at a time. InvalidInput with
/// `line N: reason` for what is not well-formed XML, is no XES, or has a value that is not of its
/// type; a document type declaration is refused, so no entity is ever expanded or fetched.
/// A date without an offset is taken as it is (see `instantOf`). Attributes must stand before the
/// traces or events beside them, as the standard says.
base::Status readXes(const ByteSource &source, XesVisitor &visitor, const XesLimits &limits = {});

/// A file, packed with gzip or not (told by its first bytes). NotFound, IoFailed, Truncated and
/// Corrupt (of the packing) beside the above.
base::Status readXesFile(const std::filesystem::path &file, XesVisitor &visitor,
                         const XesLimits &limits = {});

} // namespace yorisoi::exchange
