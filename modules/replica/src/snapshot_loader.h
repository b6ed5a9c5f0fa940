// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "local_replica.h"
#include "posting_writer.h"
#include "recency.h"
#include "yorisoi/records/json.h"

namespace yorisoi::replica {

/// Fills a numbered file beside the current one: rows as they come, without journal and secondary
/// indexes, since nobody reads it and a crash throws it away.
class LoadOfReplica final : public SnapshotLoader {
public:
    static base::Result<std::unique_ptr<SnapshotLoader>> begin(LocalReplica &replica);
    ~LoadOfReplica() override;

    base::Status add(std::string_view ndjson) override;
    base::Status finish(const records::Cursor &cursor) override;

private:
    struct Person {
        std::int64_t key = 0;
        Recency recency;
    };

    LoadOfReplica(LocalReplica &replica, std::filesystem::path path, storage::Connection connection)
        : m_replica(&replica),
          m_path(std::move(path)),
          m_connection(std::move(connection)),
          m_postings(*m_connection)
    {
    }
    base::Status prepare();
    base::Status insert(const records::Row &row);
    base::Status addCitizen(const records::Row &row);
    base::Status bufferEvent();
    base::Status flushEvents();
    base::Status derive();
    base::Status writeRecency();
    base::Status writeProtection();
    base::Status writeCaseText();
    base::Status makeDurable();
    base::Status carry(storage::Connection &old, const records::Cursor &cursor);

    LocalReplica *m_replica;
    std::filesystem::path m_path;
    std::optional<storage::Connection> m_connection;
    PostingBuilder m_postings;
    std::vector<std::string> m_indexes; ///< SQL of those dropped for the time of loading
    records::RowReader m_reader;
    records::Row m_row;
    records::DigestDelta m_digests;
    std::vector<records::Row> m_events; ///< of one citizen, to be put down in their order
    std::size_t m_eventCount = 0;
    std::unordered_map<base::Uuid, Person> m_people;
    bool m_synthetic = false;
    bool m_failed = false;
    bool m_current = false; ///< the file has become the copy
};

} // namespace yorisoi::replica
