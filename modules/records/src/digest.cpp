// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/records/digest.h"

#include <charconv>
#include <cstring>

#include <nlohmann/json.hpp>

#include "yorisoi/crypto/hash.h"
#include "yorisoi/records/json.h"

namespace yorisoi::records {
namespace {

using base::ErrorCode;
using base::fail;
using Json = nlohmann::json;

constexpr std::size_t kHexDigits = 32;

struct Mark {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
};

Mark markOf(std::string_view payload)
{
    const crypto::ShortHash hash = crypto::shortHash(payload);
    Mark mark;
    std::memcpy(&mark.high, hash.data(), sizeof mark.high);
    std::memcpy(&mark.low, hash.data() + sizeof mark.high, sizeof mark.low);
    return mark;
}

base::Error violation(const char *what)
{
    return {ErrorCode::ProtocolViolation, std::string("digests: ") + what};
}

void appendHex(std::string &out, std::uint64_t number, int digits)
{
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
        out += "0123456789abcdef"[(number >> shift) & 0x0f];
}

template <typename T>
bool readHex(std::string_view text, T &number)
{
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number, 16);
    return failure == std::errc{} && end == text.data() + text.size();
}

std::string bucketName(std::size_t bucket)
{
    std::string name;
    appendHex(name, bucket, 2);
    return name;
}

std::string textOf(const Json &json, const char *name)
{
    const auto found = json.find(name);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

base::Result<std::int64_t> countOf(const Json &json, const char *name)
{
    const auto found = json.find(name);
    if (found == json.end() || !found->is_number_integer() || found->get<std::int64_t>() < 0)
        return tl::unexpected(violation("a number is missing"));
    return found->get<std::int64_t>();
}

Json cursorJson(const Cursor &at)
{
    return {{"epoch", at.epoch.toString()},
            {"ward", at.ward},
            {"seq", at.seq},
            {"hash", toHex(at.hash)}};
}

base::Result<Cursor> cursorFrom(const Json &json)
{
    if (!json.is_object())
        return tl::unexpected(violation("not a JSON object"));
    Cursor at;
    const auto epoch = base::Uuid::parse(textOf(json, "epoch"));
    if (!epoch)
        return tl::unexpected(violation("no epoch"));
    at.epoch = *epoch;
    at.ward = textOf(json, "ward");
    YORISOI_ASSIGN(at.seq, countOf(json, "seq"));
    YORISOI_ASSIGN(at.hash, hashFromHex(textOf(json, "hash")));
    return at;
}

base::Result<std::uint8_t> bucketFrom(const std::string &name)
{
    std::uint8_t bucket = 0;
    if (name.size() != 2 || !readHex(name, bucket))
        return tl::unexpected(violation("no such bucket"));
    return bucket;
}

std::string dump(const Json &json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

base::Status readKind(const Json &item, DigestSheet &sheet)
{
    if (!item.is_object())
        return tl::unexpected(violation("a kind is not a JSON object"));
    const auto kind = entityKindFromName(textOf(item, "kind"));
    if (!kind)
        return {};
    KindDigests digests{*kind, 0, {}};
    YORISOI_ASSIGN(const std::int64_t fields, countOf(item, "fields"));
    digests.fields = static_cast<std::size_t>(fields);
    YORISOI_ASSIGN(const Digest total, digestFromText(textOf(item, "total")));
    const auto buckets = item.find("buckets");
    if (buckets == item.end()) {
        digests.buckets[0] = total;
    } else {
        if (!buckets->is_object())
            return tl::unexpected(violation("buckets"));
        for (const auto &[name, value] : buckets->items()) {
            YORISOI_ASSIGN(const std::uint8_t bucket, bucketFrom(name));
            if (!value.is_string())
                return tl::unexpected(violation("a bucket"));
            YORISOI_ASSIGN(digests.buckets[bucket],
                           digestFromText(value.get_ref<const std::string &>()));
        }
        if (digests.total() != total)
            return tl::unexpected(violation("buckets do not come to their total"));
    }
    sheet.kinds.push_back(digests);
    return {};
}

} // namespace

void Digest::add(std::string_view payload)
{
    const Mark mark = markOf(payload);
    high ^= mark.high;
    low ^= mark.low;
    ++rows;
}

void Digest::remove(std::string_view payload)
{
    const Mark mark = markOf(payload);
    high ^= mark.high;
    low ^= mark.low;
    --rows;
}

Digest &Digest::operator+=(const Digest &other)
{
    high ^= other.high;
    low ^= other.low;
    rows += other.rows;
    return *this;
}

std::string toText(const Digest &digest)
{
    std::string text;
    appendHex(text, digest.high, 16);
    appendHex(text, digest.low, 16);
    return text + "-" + std::to_string(digest.rows);
}

base::Result<Digest> digestFromText(std::string_view text)
{
    Digest digest;
    if (text.size() < kHexDigits + 2 || text[kHexDigits] != '-' ||
        !readHex(text.substr(0, 16), digest.high) || !readHex(text.substr(16, 16), digest.low))
        return tl::unexpected(violation("not a digest"));
    const std::string_view count = text.substr(kHexDigits + 1);
    const auto [end, failure] =
        std::from_chars(count.data(), count.data() + count.size(), digest.rows);
    if (failure != std::errc{} || end != count.data() + count.size() || digest.rows < 0)
        return tl::unexpected(violation("not a digest"));
    return digest;
}

void DigestDelta::add(EntityKind kind, const base::Uuid &id, const base::Uuid &cluster,
                      std::string_view payload)
{
    m_changed[{kind, bucketOf(kind, id, cluster)}].add(payload);
}

void DigestDelta::remove(EntityKind kind, const base::Uuid &id, const base::Uuid &cluster,
                         std::string_view payload)
{
    m_changed[{kind, bucketOf(kind, id, cluster)}].remove(payload);
}

Digest KindDigests::total() const
{
    Digest total;
    for (const Digest &bucket : buckets)
        total += bucket;
    return total;
}

const KindDigests *DigestSheet::find(EntityKind kind) const
{
    for (const KindDigests &each : kinds)
        if (each.kind == kind)
            return &each;
    return nullptr;
}

KindDigests &DigestSheet::of(EntityKind kind)
{
    for (KindDigests &each : kinds)
        if (each.kind == kind)
            return each;
    kinds.push_back({kind, specOf(kind).fields.size(), {}});
    return kinds.back();
}

std::vector<EntityKind> differingKinds(const DigestSheet &ours, const DigestSheet &theirs)
{
    std::vector<EntityKind> differing;
    for (const EntityKind kind : allEntityKinds()) {
        const KindDigests *here = ours.find(kind);
        const KindDigests *there = theirs.find(kind);
        if (here && there && here->fields != there->fields)
            continue;
        const Digest mine = here ? here->total() : Digest{};
        const Digest others = there ? there->total() : Digest{};
        if (mine != others)
            differing.push_back(kind);
    }
    return differing;
}

std::string toJson(const DigestSheet &sheet, bool withBuckets)
{
    Json json = cursorJson(sheet.at);
    json["kinds"] = Json::array();
    for (const KindDigests &each : sheet.kinds) {
        Json kind = {{"kind", specOf(each.kind).name},
                     {"fields", each.fields},
                     {"total", toText(each.total())}};
        if (withBuckets) {
            Json buckets = Json::object();
            for (std::size_t i = 0; i < kBuckets; ++i)
                if (each.buckets[i] != Digest{})
                    buckets[bucketName(i)] = toText(each.buckets[i]);
            kind["buckets"] = std::move(buckets);
        }
        json["kinds"].push_back(std::move(kind));
    }
    return dump(json);
}

base::Result<DigestSheet> digestSheetFromJson(std::string_view text)
{
    const Json json = Json::parse(text, nullptr, false);
    DigestSheet sheet;
    YORISOI_ASSIGN(sheet.at, cursorFrom(json));
    const auto kinds = json.find("kinds");
    if (kinds == json.end() || !kinds->is_array())
        return tl::unexpected(violation("no kinds"));
    for (const Json &item : *kinds)
        YORISOI_TRY(readKind(item, sheet));
    return sheet;
}

std::string toNdjson(const Repair &repair)
{
    Json header = cursorJson(repair.at);
    header["count"] = repair.rows.size();
    header["buckets"] = Json::array();
    for (const Repair::Bucket &each : repair.buckets)
        header["buckets"].push_back({{"kind", specOf(each.kind).name},
                                     {"bucket", bucketName(each.bucket)},
                                     {"digest", toText(each.digest)}});
    std::string out = dump(header) + '\n';
    for (const std::string &row : repair.rows)
        out.append(row).append("\n");
    return out;
}

base::Result<Repair> repairFromNdjson(std::string_view ndjson)
{
    const std::size_t end = ndjson.find('\n');
    const Json header = Json::parse(ndjson.substr(0, end), nullptr, false);
    ndjson.remove_prefix(end == std::string_view::npos ? ndjson.size() : end + 1);
    Repair repair;
    YORISOI_ASSIGN(repair.at, cursorFrom(header));
    YORISOI_ASSIGN(const std::int64_t count, countOf(header, "count"));
    const auto buckets = header.find("buckets");
    if (buckets == header.end() || !buckets->is_array())
        return tl::unexpected(violation("no buckets"));
    std::map<DigestDelta::Place, Digest> expected;
    for (const Json &item : *buckets) {
        const auto kind =
            item.is_object() ? entityKindFromName(textOf(item, "kind")) : std::nullopt;
        if (!kind)
            return tl::unexpected(violation("a bucket of a kind that was not asked about"));
        YORISOI_ASSIGN(const std::uint8_t bucket, bucketFrom(textOf(item, "bucket")));
        YORISOI_ASSIGN(const Digest digest, digestFromText(textOf(item, "digest")));
        repair.buckets.push_back({*kind, bucket, digest});
        expected[{*kind, bucket}] = digest;
    }
    DigestDelta found;
    RowReader reader;
    Row row;
    while (!ndjson.empty()) {
        const std::size_t stop = ndjson.find('\n');
        const std::string_view line = ndjson.substr(0, stop);
        ndjson.remove_prefix(stop == std::string_view::npos ? ndjson.size() : stop + 1);
        if (!reader.read(line, row))
            return tl::unexpected(violation("a row cannot be read"));
        found.add(row.kind, row.id, row.cluster(), line);
        repair.rows.emplace_back(line);
    }
    if (repair.rows.size() != static_cast<std::size_t>(count))
        return tl::unexpected(violation("rows are miscounted"));
    for (const auto &[place, digest] : found.changed())
        if (const auto known = expected.find(place); known == expected.end())
            return tl::unexpected(violation("a row of a bucket that is not named"));
    for (const auto &[place, digest] : expected) {
        const auto sum = found.changed().find(place);
        if (digest != (sum == found.changed().end() ? Digest{} : sum->second))
            return tl::unexpected(violation("rows do not come to the digest of their bucket"));
    }
    return repair;
}

} // namespace yorisoi::records
