// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include <sqlite3.h>

#include "yorisoi/storage/connection.h"

namespace yorisoi::storage {

struct CachedStatement {
    sqlite3_stmt *handle = nullptr;
    std::uint64_t lastUsed = 0;
    bool inUse = false;
    bool cached = true;

    CachedStatement() = default;
    CachedStatement(const CachedStatement &) = delete;
    CachedStatement &operator=(const CachedStatement &) = delete;
    ~CachedStatement() { sqlite3_finalize(handle); }
};

/// What a `Connection` owns; its address never changes, so statements and transactions point to it.
class ConnectionState {
public:
    explicit ConnectionState(OpenOptions openOptions) : options(std::move(openOptions)) {}
    ConnectionState(const ConnectionState &) = delete;
    ConnectionState &operator=(const ConnectionState &) = delete;
    ~ConnectionState();

    base::Result<Statement> prepare(std::string_view sql);
    void giveBack(CachedStatement &entry);
    base::Status execute(const std::string &sql);
    /// The error of a failed step, remembered when it undid the transaction that was open.
    base::Error stepFailed(int result);

    OpenOptions options;
    std::optional<Key> key; ///< none: a plain database
    sqlite3 *db = nullptr;
    std::optional<std::filesystem::path> registeredAs; ///< its name in OpenFiles
    int depth = 0;                                     ///< transactions open on it
    std::optional<base::Error> undoneBy;

private:
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const
        {
            return std::hash<std::string_view>{}(text);
        }
    };
    base::Result<std::unique_ptr<CachedStatement>> compile(std::string_view sql);
    void makeRoom();

    std::unordered_map<std::string, std::unique_ptr<CachedStatement>, TextHash, std::equal_to<>>
        m_cache;
    std::uint64_t m_uses = 0;
};

} // namespace yorisoi::storage
