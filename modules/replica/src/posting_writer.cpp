// SPDX-License-Identifier: GPL-3.0-or-later
#include "posting_writer.h"

#include <algorithm>
#include <iterator>

namespace yorisoi::replica {

base::Status PostingWriter::set(std::uint64_t token, std::int64_t citizen, bool member)
{
    const std::int64_t key = postingKey(token, citizen >> 16);
    auto found = m_changed.find(key);
    if (found == m_changed.end()) {
        YORISOI_ASSIGN(auto row,
                       m_connection->query("SELECT citizens FROM posting WHERE key=?", key));
        YORISOI_ASSIGN(const bool there, row.step());
        found = m_changed.emplace(key, there ? unpackMembers(row.blob(0)) : Members{}).first;
    }
    Members &members = found->second;
    const auto value = static_cast<std::uint16_t>(citizen & 0xffff);
    const auto at = std::ranges::lower_bound(members, value);
    const bool has = at != members.end() && *at == value;
    if (member && !has)
        members.insert(at, value);
    else if (!member && has)
        members.erase(at);
    return {};
}

base::Status PostingWriter::change(std::int64_t citizen, std::span<const std::uint64_t> before,
                                   std::span<const std::uint64_t> after)
{
    std::vector<std::uint64_t> gone;
    std::vector<std::uint64_t> come;
    std::ranges::set_difference(before, after, std::back_inserter(gone));
    std::ranges::set_difference(after, before, std::back_inserter(come));
    for (const std::uint64_t token : gone)
        YORISOI_TRY(set(token, citizen, false));
    for (const std::uint64_t token : come)
        YORISOI_TRY(set(token, citizen, true));
    return {};
}

base::Status PostingWriter::flush()
{
    for (const auto &[key, members] : m_changed) {
        if (members.empty()) {
            YORISOI_TRY(m_connection->run("DELETE FROM posting WHERE key=?", key));
            continue;
        }
        const std::string packed = packMembers(members);
        YORISOI_TRY(m_connection->run("INSERT OR REPLACE INTO posting(key, citizens) VALUES(?,?)",
                                      key, std::as_bytes(std::span(packed))));
    }
    m_changed.clear();
    return {};
}

base::Status PostingBuilder::add(std::int64_t citizen, std::span<const std::uint64_t> tokens)
{
    if (citizen >> 16 != m_chunk) {
        YORISOI_TRY(finish());
        m_chunk = citizen >> 16;
    }
    for (const std::uint64_t token : tokens)
        m_members[token].push_back(static_cast<std::uint16_t>(citizen & 0xffff));
    return {};
}

base::Status PostingBuilder::finish()
{
    std::vector<std::uint64_t> tokens;
    tokens.reserve(m_members.size());
    for (const auto &[token, members] : m_members)
        tokens.push_back(token);
    std::ranges::sort(tokens);
    YORISOI_ASSIGN(auto insert,
                   m_connection->prepare("INSERT INTO posting(key, citizens) VALUES(?,?)"));
    for (const std::uint64_t token : tokens) {
        const std::string packed = packMembers(m_members[token]);
        insert.bindInteger(1, postingKey(token, m_chunk));
        insert.bindBlob(2, std::as_bytes(std::span(packed)));
        YORISOI_TRY(insert.finish());
        insert.reset();
    }
    m_members.clear();
    return {};
}

} // namespace yorisoi::replica
