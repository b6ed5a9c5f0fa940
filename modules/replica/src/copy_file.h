// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <span>

#include "yorisoi/replica/open.h"
#include "yorisoi/storage/database.h"
#include "yorisoi/storage/migration.h"

/// The files of one copy. `file` is a link to `file.N`, and a load makes `file.N+1` and turns the
/// link: renaming over an open database would leave the log of one beside the other.
/// `file.epoch` says how often the copy was made anew without its outbox.
namespace yorisoi::replica {

std::span<const storage::Migration> migrations();

/// Where the link leads; `file` itself where it is no link; empty where there is nothing.
/// `Corrupt` when it leads nowhere.
base::Result<std::filesystem::path> currentFile(const std::filesystem::path &file);
/// The name of a copy that is to be made.
std::filesystem::path nextFile(const std::filesystem::path &file);
/// Turns the link, in one step that a crash cannot halve.
base::Status makeCurrent(const std::filesystem::path &file, const std::filesystem::path &target);
/// What a crash left: numbered files to which the link does not lead.
void removeLeftovers(const std::filesystem::path &file);
void removeCopy(const std::filesystem::path &numbered);
base::Status syncFile(const std::filesystem::path &file);

/// The next epoch, put down before it is used.
base::Result<std::int64_t> takeEpoch(const std::filesystem::path &file);
/// Puts down an epoch that a copy has.
base::Status keepEpoch(const std::filesystem::path &file, std::int64_t epoch);

/// One opened numbered file. Removes it when it goes, once it has been replaced.
class OpenCopy {
public:
    static base::Result<std::shared_ptr<OpenCopy>>
    open(const ReplicaOptions &options, const storage::Key &key, std::filesystem::path numbered);
    ~OpenCopy();
    storage::Database &database() { return *m_database; }
    const std::filesystem::path &path() const { return m_path; }
    void replaced() { m_replaced = true; }

private:
    OpenCopy(std::unique_ptr<storage::Database> database, std::filesystem::path path)
        : m_database(std::move(database)),
          m_path(std::move(path))
    {
    }
    std::unique_ptr<storage::Database> m_database;
    std::filesystem::path m_path;
    std::atomic<bool> m_replaced{false};
};

/// How connections of a copy are opened.
storage::OpenOptions connectionOptions(const ReplicaOptions &options,
                                       const std::filesystem::path &numbered);
/// A connection of its own, encrypted or plain as the options say.
base::Result<storage::Connection> connect(const ReplicaOptions &options, const storage::Key &key,
                                          const storage::OpenOptions &how);

} // namespace yorisoi::replica
