// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/storage/database.h"

#include "checkpointer.h"

namespace yorisoi::storage {

using base::ErrorCode;

Database::Database(std::chrono::milliseconds patience) : m_patience(patience) {}
Database::~Database() = default;

base::Result<std::unique_ptr<Database>> Database::openAll(const OpenOptions &options,
                                                          const Key *key, unsigned readers)
{
    if (readers == 0 || (options.mode == OpenMode::Memory && options.path.empty()))
        return base::fail(ErrorCode::InvalidInput, "database: nothing for readers to read");
    const auto connect = [key](const OpenOptions &how) {
        return key ? Connection::open(how, *key) : Connection::openPlain(how);
    };
    auto database = std::unique_ptr<Database>(new Database(options.busyTimeout));
    YORISOI_ASSIGN(auto writer, connect(options));
    database->m_writer = std::make_unique<Connection>(std::move(writer));
    OpenOptions forReaders = options;
    if (options.mode == OpenMode::Create)
        forReaders.mode = OpenMode::OpenExisting;
    for (unsigned i = 0; i < readers; ++i) {
        YORISOI_ASSIGN(auto reader, connect(forReaders));
        // Not opened read-only: the last one to close has to be able to tidy up the log.
        YORISOI_TRY(reader.execute("PRAGMA query_only = ON"));
        database->m_readers.push_back(std::make_unique<Connection>(std::move(reader)));
        database->m_freeReaders.push_back(database->m_readers.back().get());
    }
    if (options.mode == OpenMode::Create || options.mode == OpenMode::OpenExisting)
        YORISOI_TRY(database->startCheckpointer(forReaders, key));
    return database;
}

base::Status Database::startCheckpointer(OpenOptions options, const Key *key)
{
    // It copies pages as they are and decrypts none.
    options.cacheKib = 0;
    std::shared_ptr<const Key> own;
    if (key) {
        YORISOI_ASSIGN(auto copied, key->clone());
        own = std::make_shared<const Key>(std::move(copied));
    }
    m_checkpointer = std::make_unique<Checkpointer>(
        *m_writer, [options = std::move(options), own = std::move(own)] {
            return own ? Connection::open(options, *own) : Connection::openPlain(options);
        });
    return {};
}

base::Result<std::unique_ptr<Database>> Database::open(const OpenOptions &options, const Key &key,
                                                       unsigned readers)
{
    return openAll(options, &key, readers);
}

base::Result<std::unique_ptr<Database>> Database::openPlain(const OpenOptions &options,
                                                            unsigned readers)
{
    return openAll(options, nullptr, readers);
}

base::Result<Database::Lease> Database::writer()
{
    std::unique_lock lock(m_mutex);
    if (!m_returned.wait_for(lock, m_patience, [this] { return m_writerFree; }))
        return base::fail(ErrorCode::Busy, "database: somebody is writing");
    m_writerFree = false;
    return Lease(*this, *m_writer);
}

base::Result<Database::Lease> Database::reader()
{
    std::unique_lock lock(m_mutex);
    if (!m_returned.wait_for(lock, m_patience, [this] { return !m_freeReaders.empty(); }))
        return base::fail(ErrorCode::Busy, "database: every reader is taken");
    Connection *connection = m_freeReaders.back();
    m_freeReaders.pop_back();
    return Lease(*this, *connection);
}

void Database::giveBack(Connection *connection)
{
    {
        const std::lock_guard lock(m_mutex);
        if (connection == m_writer.get())
            m_writerFree = true;
        else
            m_freeReaders.push_back(connection);
    }
    m_returned.notify_all();
}

} // namespace yorisoi::storage
