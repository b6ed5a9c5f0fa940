// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <tuple>

#include "yorisoi/records/apply.h"
#include "yorisoi/records/feed.h"

namespace yorisoi::test_support {

/// A store in memory that decides commands as a server does: the smallest thing `apply` can run on.
class MapStore final : public records::RecordReader {
public:
    base::Result<std::optional<records::Row>> find(records::EntityKind kind, const base::Uuid &id,
                                                   const base::Uuid &) const override
    {
        const auto found = m_rows.find({kind, id});
        if (found == m_rows.end())
            return std::nullopt;
        return found->second;
    }
    base::Result<std::optional<std::int64_t>> revisionAfter(const base::Uuid &operation,
                                                            records::EntityKind kind,
                                                            const base::Uuid &id,
                                                            std::size_t field) const override
    {
        const auto found = m_effects.find({operation, kind, id});
        if (found == m_effects.end() || records::isAmong(found->second.clashed, kind, field))
            return std::nullopt;
        return found->second.revision;
    }
    base::Result<std::optional<records::Author>>
    authorOf(records::EntityKind kind, const base::Uuid &id, std::int64_t revision) const override
    {
        const auto found = m_authors.find({kind, id, revision});
        if (found == m_authors.end())
            return std::nullopt;
        return found->second;
    }

    records::Application decide(const records::Command &command,
                                const records::Authority &authority = {true, "clerk", {}})
    {
        auto application = records::apply(*this, command, authority).value();
        for (const auto &row : application.rows) {
            m_rows[{row.kind, row.id}] = row;
            m_effects[{command.operation, row.kind, row.id}] = {
                row.revision, records::clashedFields(application.rows, row)};
            m_authors[{row.kind, row.id, row.revision}] = {command.staff, command.office,
                                                           command.at};
        }
        return application;
    }
    /// An import: no command made it.
    void put(const records::Row &row) { m_rows[{row.kind, row.id}] = row; }
    void remove(records::EntityKind kind, const base::Uuid &id) { m_rows.erase({kind, id}); }
    /// The revisions that an operation gave, as a stored result names them.
    std::vector<records::Effect> effectsOf(const base::Uuid &operation) const
    {
        std::vector<records::Effect> effects;
        for (const auto &[key, made] : m_effects)
            if (std::get<0>(key) == operation)
                effects.push_back({std::get<1>(key), std::get<2>(key), made.revision});
        return effects;
    }
    const std::map<std::pair<records::EntityKind, base::Uuid>, records::Row> &rows() const
    {
        return m_rows;
    }

private:
    struct Made {
        std::int64_t revision = 0;
        std::string clashed;
    };
    std::map<std::pair<records::EntityKind, base::Uuid>, records::Row> m_rows;
    std::map<std::tuple<base::Uuid, records::EntityKind, base::Uuid>, Made> m_effects;
    std::map<std::tuple<records::EntityKind, base::Uuid, std::int64_t>, records::Author> m_authors;
};

} // namespace yorisoi::test_support
