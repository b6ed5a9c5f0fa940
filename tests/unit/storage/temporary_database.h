// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <fstream>

#include <QTemporaryDir>

#include "yorisoi/storage/connection.h"

namespace yorisoi::storage_test {

inline storage::Key keyOf(unsigned char fill)
{
    std::array<std::byte, storage::Key::kBytes> bytes{};
    bytes.fill(std::byte{fill});
    return storage::Key::fromBytes(bytes).value();
}

/// A folder that goes with the test, and a database path in it.
class TemporaryDatabase {
public:
    storage::OpenOptions options(storage::OpenMode mode = storage::OpenMode::Create) const
    {
        storage::OpenOptions made;
        made.path = path();
        made.mode = mode;
        made.busyTimeout = std::chrono::milliseconds(50);
        return made;
    }
    std::filesystem::path folder() const { return m_folder.path().toStdString(); }
    std::filesystem::path path() const { return folder() / "people.db"; }
    std::filesystem::path path(const char *suffix) const { return path().string() + suffix; }

private:
    QTemporaryDir m_folder;
};

/// `rows` rows of about 1 KiB each.
inline base::Status fill(storage::Connection &connection, int rows)
{
    YORISOI_TRY(connection.execute(
        "CREATE TABLE IF NOT EXISTS item(id INTEGER PRIMARY KEY, body TEXT NOT NULL)"));
    YORISOI_TRY(connection.execute("BEGIN IMMEDIATE"));
    for (int i = 0; i < rows; ++i)
        YORISOI_TRY(connection.run("INSERT INTO item(body) VALUES(?)", std::string(1000, 'x')));
    return connection.execute("COMMIT");
}

inline void flipByte(const std::filesystem::path &file, std::streamoff at)
{
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekg(at);
    const auto byte = static_cast<char>(stream.get() ^ 0x40);
    stream.seekp(at);
    stream.put(byte);
}

} // namespace yorisoi::storage_test
