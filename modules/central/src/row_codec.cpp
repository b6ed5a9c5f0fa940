// SPDX-License-Identifier: GPL-3.0-or-later
#include "row_codec.h"

#include <algorithm>

namespace yorisoi::central {
namespace {

using records::Row;
using records::Value;

constexpr char kFormat = 1;

/// What stands before a value.
enum class Tag : char { Unknown, False, True, Integer, Text, Id, Cluster };

void appendVarint(std::string &out, std::uint64_t number)
{
    while (number >= 0x80) {
        out += static_cast<char>(0x80 | (number & 0x7f));
        number >>= 7;
    }
    out += static_cast<char>(number);
}

/// Small negative numbers stay short.
std::uint64_t zigzag(std::int64_t number)
{
    return (static_cast<std::uint64_t>(number) << 1) ^ static_cast<std::uint64_t>(number >> 63);
}

std::int64_t unzigzag(std::uint64_t number)
{
    return static_cast<std::int64_t>((number >> 1) ^ (0 - (number & 1)));
}

void appendValue(std::string &out, const Value &value, const base::Uuid &cluster)
{
    const auto tag = [&out](Tag which) { out += static_cast<char>(which); };
    if (const auto *text = std::get_if<std::string>(&value)) {
        tag(Tag::Text);
        appendVarint(out, text->size());
        out += *text;
    } else if (const auto *number = std::get_if<std::int64_t>(&value)) {
        tag(Tag::Integer);
        appendVarint(out, zigzag(*number));
    } else if (const auto *id = std::get_if<base::Uuid>(&value)) {
        if (*id == cluster) {
            tag(Tag::Cluster);
            return;
        }
        tag(Tag::Id);
        out += id->raw();
    } else if (const auto *flag = std::get_if<bool>(&value)) {
        tag(*flag ? Tag::True : Tag::False);
    } else {
        tag(Tag::Unknown);
    }
}

/// Takes bytes from the front; `ok` turns false, for good, when there are too few.
class Reader {
public:
    explicit Reader(std::string_view bytes) : m_rest(bytes) {}
    bool ok() const { return m_ok; }
    bool atEnd() const { return m_rest.empty(); }
    std::size_t left() const { return m_rest.size(); }

    std::string_view take(std::size_t count)
    {
        if (count > m_rest.size()) {
            m_ok = false;
            return {};
        }
        const std::string_view taken = m_rest.substr(0, count);
        m_rest.remove_prefix(count);
        return taken;
    }
    char byte()
    {
        const std::string_view taken = take(1);
        return taken.empty() ? '\0' : taken.front();
    }
    std::uint64_t varint()
    {
        std::uint64_t number = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const auto part = static_cast<unsigned char>(byte());
            number |= static_cast<std::uint64_t>(part & 0x7f) << shift;
            if ((part & 0x80) == 0)
                return number;
        }
        m_ok = false;
        return 0;
    }
    void value(Value &value, const base::Uuid &cluster)
    {
        switch (static_cast<Tag>(byte())) {
        case Tag::Unknown:
            value = std::monostate{};
            return;
        case Tag::False:
            value = false;
            return;
        case Tag::True:
            value = true;
            return;
        case Tag::Integer:
            value = unzigzag(varint());
            return;
        case Tag::Text: {
            const std::string_view text = take(varint());
            if (auto *held = std::get_if<std::string>(&value))
                held->assign(text);
            else
                value = std::string(text);
            return;
        }
        case Tag::Id:
            if (const auto id = base::Uuid::fromRaw(take(16)))
                value = *id;
            else
                m_ok = false;
            return;
        case Tag::Cluster:
            value = cluster;
            return;
        }
        m_ok = false;
    }

private:
    std::string_view m_rest;
    bool m_ok = true;
};

} // namespace

void encodeRow(const Row &row, std::string &out)
{
    out += kFormat;
    const bool uniform = std::all_of(row.versions.begin(), row.versions.end(),
                                     [&](std::int64_t v) { return v == row.revision; });
    appendVarint(out, uniform ? 0 : row.versions.size());
    if (!uniform)
        for (const std::int64_t version : row.versions)
            appendVarint(out, zigzag(row.revision - version));
    std::size_t known = row.values.size();
    while (known > 0 && std::holds_alternative<std::monostate>(row.values[known - 1]))
        --known;
    appendVarint(out, known);
    const base::Uuid cluster = row.cluster();
    for (std::size_t i = 0; i < known; ++i)
        appendValue(out, row.values[i], cluster);
}

base::Status decodeRow(std::string_view bytes, const base::Uuid &cluster, Row &row)
{
    const auto corrupt = [] { return base::fail(base::ErrorCode::Corrupt, "stored row"); };
    Reader reader(bytes);
    if (reader.byte() != kFormat)
        return corrupt();
    const std::size_t fields = records::specOf(row.kind).fields.size();
    // Every version and value takes at least a byte, so the length bounds both counts.
    const std::uint64_t versions = reader.varint();
    if (versions > reader.left())
        return corrupt();
    row.versions.clear();
    for (std::uint64_t i = 0; i < versions; ++i)
        row.versions.push_back(row.revision - unzigzag(reader.varint()));
    if (versions > 0)
        row.versions.resize(fields, row.revision);
    const std::uint64_t values = reader.varint();
    if (values > fields)
        return corrupt();
    row.values.resize(fields);
    for (std::size_t i = 0; i < values; ++i)
        reader.value(row.values[i], cluster);
    for (std::size_t i = values; i < fields; ++i)
        row.values[i] = std::monostate{};
    if (!reader.ok() || !reader.atEnd())
        return corrupt();
    return {};
}

} // namespace yorisoi::central
