// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "yorisoi/storage/connection.h"

namespace yorisoi::replica {

/// By what hits of equal fit are ordered, kept for all citizens side by side because a single
/// character can meet thousands.
struct Recency {
    std::int64_t lastContact = 0; ///< ms since 1970; 0 = none
    bool inactive = false;        ///< moved out, deceased, closed
    friend bool operator==(const Recency &, const Recency &) = default;
};

inline constexpr std::int64_t kRecencyPerChunk = 480; ///< a row fits one page

/// Reads whole rows and keeps them for as long as it lives: one question.
class RecencyReader {
public:
    explicit RecencyReader(storage::Connection &connection) : m_connection(&connection) {}
    base::Result<Recency> of(std::int64_t citizen);

private:
    storage::Connection *m_connection;
    std::int64_t m_last = -1;
    const std::string *m_lastPacked = nullptr;
    std::map<std::int64_t, std::string> m_chunks; ///< as they are stored
};

/// Changes rows in memory and writes each once. Within one transaction.
class RecencyWriter {
public:
    explicit RecencyWriter(storage::Connection &connection) : m_connection(&connection) {}
    base::Result<Recency> of(std::int64_t citizen);
    base::Status set(std::int64_t citizen, const Recency &recency);
    base::Status flush();

private:
    base::Result<std::vector<Recency> *> chunk(std::int64_t number);

    storage::Connection *m_connection;
    std::map<std::int64_t, std::vector<Recency>> m_chunks;
    std::map<std::int64_t, bool> m_changed;
};

} // namespace yorisoi::replica
