// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <unordered_map>

#include "doc_set.h"
#include "yorisoi/storage/connection.h"

namespace yorisoi::replica {

/// Where the posting of a token is kept for the citizens of one chunk.
inline std::int64_t postingKey(std::uint64_t token, std::int64_t chunk)
{
    return chunk << 55 | static_cast<std::int64_t>(token);
}
inline constexpr std::int64_t kChunks = 256; ///< 16.7 million citizens

/// Changes postings in memory and writes each changed one once. Within one transaction.
class PostingWriter {
public:
    explicit PostingWriter(storage::Connection &connection) : m_connection(&connection) {}
    /// Both lists sorted, each token once.
    base::Status change(std::int64_t citizen, std::span<const std::uint64_t> before,
                        std::span<const std::uint64_t> after);
    base::Status flush();

private:
    base::Status set(std::uint64_t token, std::int64_t citizen, bool member);

    storage::Connection *m_connection;
    std::map<std::int64_t, Members> m_changed;
};

/// Postings of many citizens in the order of their keys, for a table that holds none yet.
class PostingBuilder {
public:
    explicit PostingBuilder(storage::Connection &connection) : m_connection(&connection) {}
    base::Status add(std::int64_t citizen, std::span<const std::uint64_t> tokens);
    base::Status finish();

private:
    storage::Connection *m_connection;
    std::int64_t m_chunk = 0;
    std::unordered_map<std::uint64_t, Members> m_members;
};

} // namespace yorisoi::replica
