// SPDX-License-Identifier: GPL-3.0-or-later
#include "recency.h"

namespace yorisoi::replica {
namespace {

base::Result<std::string> load(storage::Connection &connection, std::int64_t number)
{
    YORISOI_ASSIGN(auto row, connection.query("SELECT entries FROM recency WHERE chunk=?", number));
    YORISOI_ASSIGN(const bool there, row.step());
    std::string packed;
    if (there)
        packed.assign(reinterpret_cast<const char *>(row.blob(0).data()), row.blob(0).size());
    packed.resize(static_cast<std::size_t>(kRecencyPerChunk) * 8);
    return packed;
}

Recency entryAt(const std::string &packed, std::size_t place)
{
    std::uint64_t value = 0;
    for (std::size_t byte = 0; byte < 8; ++byte)
        value |= std::uint64_t{static_cast<unsigned char>(packed[place * 8 + byte])} << (8 * byte);
    const auto entry = static_cast<std::int64_t>(value);
    return {entry >> 1, (entry & 1) != 0};
}

std::string pack(const std::vector<Recency> &entries)
{
    std::string packed;
    packed.reserve(entries.size() * 8);
    for (const Recency &entry : entries) {
        const auto value = static_cast<std::uint64_t>(entry.lastContact) << 1 |
                           static_cast<std::uint64_t>(entry.inactive);
        for (std::size_t byte = 0; byte < 8; ++byte)
            packed += static_cast<char>(value >> (8 * byte) & 0xff);
    }
    return packed;
}

std::size_t placeOf(std::int64_t citizen)
{
    return static_cast<std::size_t>(citizen % kRecencyPerChunk);
}

} // namespace

base::Result<Recency> RecencyReader::of(std::int64_t citizen)
{
    const std::int64_t number = citizen / kRecencyPerChunk;
    if (number != m_last) {
        auto found = m_chunks.find(number);
        if (found == m_chunks.end()) {
            YORISOI_ASSIGN(auto packed, load(*m_connection, number));
            found = m_chunks.emplace(number, std::move(packed)).first;
        }
        m_last = number;
        m_lastPacked = &found->second;
    }
    return entryAt(*m_lastPacked, placeOf(citizen));
}

base::Result<std::vector<Recency> *> RecencyWriter::chunk(std::int64_t number)
{
    auto found = m_chunks.find(number);
    if (found == m_chunks.end()) {
        YORISOI_ASSIGN(const auto packed, load(*m_connection, number));
        std::vector<Recency> entries;
        for (std::size_t i = 0; i < static_cast<std::size_t>(kRecencyPerChunk); ++i)
            entries.push_back(entryAt(packed, i));
        found = m_chunks.emplace(number, std::move(entries)).first;
    }
    return &found->second;
}

base::Result<Recency> RecencyWriter::of(std::int64_t citizen)
{
    YORISOI_ASSIGN(const auto *entries, chunk(citizen / kRecencyPerChunk));
    return (*entries)[placeOf(citizen)];
}

base::Status RecencyWriter::set(std::int64_t citizen, const Recency &recency)
{
    const std::int64_t number = citizen / kRecencyPerChunk;
    YORISOI_ASSIGN(auto *entries, chunk(number));
    if ((*entries)[placeOf(citizen)] == recency)
        return {};
    (*entries)[placeOf(citizen)] = recency;
    m_changed[number] = true;
    return {};
}

base::Status RecencyWriter::flush()
{
    for (const auto &[number, changed] : m_changed) {
        const std::string packed = pack(m_chunks[number]);
        YORISOI_TRY(m_connection->run("INSERT OR REPLACE INTO recency(chunk, entries) VALUES(?,?)",
                                      number, std::as_bytes(std::span(packed))));
    }
    m_changed.clear();
    return {};
}

} // namespace yorisoi::replica
