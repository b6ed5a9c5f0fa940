// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <tuple>
#include <vector>

#include "yorisoi/exchange/xes_export.h"
#include "yorisoi/exchange/xes_import.h"

namespace yorisoi::test_support {

/// A ward in memory, as an import fills it and an export reads it: rows of a kind in the order of
/// cluster and id, like a store.
class RowTable final : public exchange::RowSink, public exchange::RowSource {
public:
    base::Status add(const records::Row &row) override
    {
        m_waiting.push_back(row);
        return {};
    }
    base::Status endGroup() override
    {
        ++groups;
        return {};
    }
    base::Result<bool> holds(records::EntityKind kind, const base::Uuid &id) override
    {
        for (const auto &[key, row] : m_rows)
            if (row.kind == kind && row.id == id)
                return true;
        return false;
    }
    base::Status visit(records::EntityKind kind, const Visitor &visitor) override
    {
        for (const auto &[key, row] : m_rows)
            if (row.kind == kind)
                YORISOI_TRY(visitor(row));
        return {};
    }
    void commit()
    {
        for (auto &row : m_waiting)
            m_rows.insert_or_assign({row.kind, row.cluster(), row.id}, row);
        m_waiting.clear();
    }
    const auto &rows() const { return m_rows; }

    int groups = 0;

private:
    std::vector<records::Row> m_waiting;
    std::map<std::tuple<records::EntityKind, base::Uuid, base::Uuid>, records::Row> m_rows;
};

/// Gives a text in pieces of that size.
inline exchange::ByteSource bytesOf(std::string text, std::size_t piece = 7)
{
    return [text = std::move(text), piece,
            at = std::size_t{0}](std::span<char> into) mutable -> base::Result<std::size_t> {
        const std::size_t count = std::min({piece, into.size(), text.size() - at});
        text.copy(into.data(), count, at);
        at += count;
        return count;
    };
}

/// A whole log in memory.
struct LogInMemory final : exchange::XesVisitor {
    exchange::XesHeader read;
    std::vector<exchange::XesTrace> traces;
    base::Status header(const exchange::XesHeader &header) override
    {
        read = header;
        return {};
    }
    base::Status trace(const exchange::XesTrace &trace) override
    {
        traces.push_back(trace);
        return {};
    }
};

} // namespace yorisoi::test_support
