// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <rapidcheck.h>

#include "row_codec.h"
#include "yorisoi/records/json.h"

using namespace yorisoi;
using records::FieldType;
using records::Row;
using records::Value;

namespace {

base::Uuid anyId()
{
    base::Uuid id;
    for (auto &byte : id.bytes)
        byte = *rc::gen::arbitrary<unsigned char>();
    return id;
}

Value anyValue(FieldType type)
{
    if (*rc::gen::inRange(0, 4) == 0)
        return std::monostate{};
    switch (type) {
    case FieldType::Flag:
        return *rc::gen::arbitrary<bool>();
    case FieldType::Integer:
    case FieldType::Time:
        return *rc::gen::arbitrary<std::int64_t>();
    case FieldType::Reference:
        return anyId();
    case FieldType::Text:
    case FieldType::Token:
    case FieldType::Date:
    case FieldType::Json:
        break;
    }
    return *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
}

Row anyRow()
{
    Row row;
    row.kind = static_cast<records::EntityKind>(
        *rc::gen::inRange(0, static_cast<int>(records::kEntityKinds)));
    row.id = anyId();
    row.ward = "27127";
    row.revision = *rc::gen::inRange<std::int64_t>(1, 1'000'000);
    for (const auto &field : records::specOf(row.kind).fields) {
        row.values.push_back(anyValue(field.type));
        row.versions.push_back(*rc::gen::inRange<std::int64_t>(1, row.revision + 1));
    }
    if (*rc::gen::arbitrary<bool>())
        row.versions.clear();
    return row;
}

/// As `decodeRow` is given it: with what the columns hold.
Row columnsOf(const Row &row)
{
    return {row.kind, row.id, row.ward, row.revision, {}, {}};
}

/// RapidCheck's report goes to standard error; Qt Test wants a verdict.
template <typename Law>
void check(const char *name, Law &&law)
{
    QVERIFY2(rc::check(name, std::forward<Law>(law)), name);
}

} // namespace

class RowCodecTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsEncodedIsDecodedUnchanged()
    {
        check("decode(encode(row)) is row", [] {
            const Row row = anyRow();
            std::string bytes;
            central::encodeRow(row, bytes);
            Row decoded = columnsOf(row);
            RC_ASSERT(central::decodeRow(bytes, row.cluster(), decoded).has_value());
            RC_ASSERT(decoded.values == row.values);
            for (std::size_t i = 0; i < row.values.size(); ++i)
                RC_ASSERT(decoded.versionOf(i) == row.versionOf(i));
            RC_ASSERT(records::toJson(decoded) == records::toJson(row));
        });
    }

    void whatIsCutIsRefused()
    {
        check("a row that was cut short is corrupt", [] {
            const Row row = anyRow();
            std::string bytes;
            central::encodeRow(row, bytes);
            bytes.resize(
                static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(bytes.size()))));
            Row decoded = columnsOf(row);
            RC_ASSERT(!central::decodeRow(bytes, row.cluster(), decoded).has_value());
        });
    }

    void noBytesAreTooStrange()
    {
        check("any bytes are a row of the right shape or refused", [] {
            Row row = columnsOf(anyRow());
            std::string bytes = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
            bytes.insert(0, 1, '\1');
            if (central::decodeRow(bytes, {}, row)) {
                const std::size_t fields = records::specOf(row.kind).fields.size();
                RC_ASSERT(row.values.size() == fields);
                RC_ASSERT(row.versions.empty() || row.versions.size() == fields);
            }
        });
    }
};

QTEST_GUILESS_MAIN(RowCodecTest)
#include "row_codec_test.moc"
