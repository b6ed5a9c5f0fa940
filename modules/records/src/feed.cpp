// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/records/feed.h"

#include <cstring>
#include <span>

#include <nlohmann/json.hpp>
#include <simdjson.h>

#include "json_text.h"
#include "yorisoi/crypto/hash.h"

namespace yorisoi::records {
namespace {

using base::ErrorCode;
using base::fail;
using Json = nlohmann::json;

constexpr std::string_view kHex = "0123456789abcdef";
constexpr std::string_view kRemovalStart = "{\"remove\":true";

base::Status violation(std::string what)
{
    return fail(ErrorCode::ProtocolViolation, "feed page: " + std::move(what));
}

/// Takes the next line off `rest`, without its line break.
std::string_view takeLine(std::string_view &rest)
{
    const std::size_t end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    return line;
}

base::Result<std::size_t> readHeader(std::string_view line, FeedPage &page)
{
    const Json header = Json::parse(line, nullptr, false);
    const auto text = [&](const char *name) {
        const auto found = header.find(name);
        return found != header.end() && found->is_string() ? found->get<std::string>()
                                                           : std::string();
    };
    const auto number = [&](const char *name) {
        const auto found = header.find(name);
        return found != header.end() && found->is_number_integer() ? found->get<std::int64_t>()
                                                                   : std::int64_t{-1};
    };
    if (!header.is_object())
        return fail(ErrorCode::ProtocolViolation, "feed page: no header");
    YORISOI_ASSIGN(page.from.epoch, base::Uuid::parse(text("epoch")));
    page.from.ward = text("ward");
    page.from.seq = number("after");
    YORISOI_ASSIGN(page.from.hash, hashFromHex(text("after_hash")));
    page.head = number("head");
    const std::int64_t count = number("count");
    if (page.from.seq < 0 || page.head < 0 || count < 0)
        return fail(ErrorCode::ProtocolViolation, "feed page: incomplete header");
    return static_cast<std::size_t>(count);
}

/// Decodes entries with one parser and one buffer.
class EntryReader {
public:
    base::Status read(std::string_view line, FeedEntry &entry)
    {
        m_buffer.assign(line);
        m_buffer.reserve(line.size() + simdjson::SIMDJSON_PADDING);
        simdjson::ondemand::document document;
        simdjson::ondemand::object object;
        if (m_parser.iterate(m_buffer.data(), line.size(), m_buffer.capacity()).get(document) ||
            document.get_object().get(object))
            return violation("an entry is not a JSON object");
        std::string_view operation;
        std::string_view hash;
        std::string_view payload;
        simdjson::ondemand::object held;
        if (object["seq"].get_int64().get(entry.seq) || object["op"].get_string().get(operation) ||
            object["end"].get_bool().get(entry.endsTransaction) ||
            object["hash"].get_string().get(hash) || object["payload"].get_object().get(held) ||
            held.raw_json().get(payload))
            return violation("an entry lacks a member");
        entry.payload.assign(payload);
        YORISOI_ASSIGN(entry.operation, base::Uuid::parse(operation));
        YORISOI_ASSIGN(entry.hash, hashFromHex(hash));
        return {};
    }

private:
    simdjson::ondemand::parser m_parser;
    std::string m_buffer;
};

} // namespace

std::string toHex(const Hash &hash)
{
    std::string text;
    text.reserve(hash.size() * 2);
    for (const unsigned char byte : hash) {
        text += kHex[byte >> 4];
        text += kHex[byte & 0x0f];
    }
    return text;
}

base::Result<Hash> hashFromHex(std::string_view hex)
{
    Hash hash{};
    if (hex.size() != hash.size() * 2)
        return fail(ErrorCode::ProtocolViolation, "hash: expected 64 digits");
    for (std::size_t i = 0; i < hash.size(); ++i) {
        const auto high = kHex.find(hex[2 * i]);
        const auto low = kHex.find(hex[2 * i + 1]);
        if (high == std::string_view::npos || low == std::string_view::npos)
            return fail(ErrorCode::ProtocolViolation, "hash: not hexadecimal");
        hash[i] = static_cast<unsigned char>(high << 4 | low);
    }
    return hash;
}

std::string toJson(const Removal &removal)
{
    std::string out = R"({"remove":true,"kind":")";
    out.append(specOf(removal.kind).name);
    out.append(R"(","id":")").append(removal.id.toString());
    if (!removal.cluster.isNull())
        out.append(R"(","cluster":")").append(removal.cluster.toString());
    out += '"';
    if (!removal.reason.empty()) {
        out += ",\"reason\":";
        appendQuoted(out, removal.reason);
    }
    if (!removal.toWard.empty()) {
        out += ",\"to_ward\":";
        appendQuoted(out, removal.toWard);
    }
    out += '}';
    return out;
}

bool isRemoval(std::string_view payload)
{
    return payload.starts_with(kRemovalStart);
}

base::Result<std::optional<Removal>> removalFromJson(std::string_view payload)
{
    const Json json = Json::parse(payload, nullptr, false);
    if (!json.is_object())
        return fail(ErrorCode::ProtocolViolation, "feed: a removal is not JSON");
    const auto text = [&](const char *name) {
        const auto found = json.find(name);
        return found != json.end() && found->is_string() ? found->get<std::string>()
                                                         : std::string();
    };
    const auto kind = entityKindFromName(text("kind"));
    if (!kind)
        return std::nullopt;
    Removal removal;
    removal.kind = *kind;
    YORISOI_ASSIGN(removal.id, base::Uuid::parse(text("id")));
    if (const std::string cluster = text("cluster"); !cluster.empty()) {
        YORISOI_ASSIGN(removal.cluster, base::Uuid::parse(cluster));
    }
    removal.reason = text("reason");
    removal.toWard = text("to_ward");
    return removal;
}

Hash chainHash(const Hash &previous, std::int64_t seq, const base::Uuid &operation,
               std::string_view payload)
{
    std::array<unsigned char, 8> number{};
    for (std::size_t i = 0; i < number.size(); ++i)
        number[i] = static_cast<unsigned char>(static_cast<std::uint64_t>(seq) >> (56 - 8 * i));
    const crypto::Digest digest = crypto::Sha256()
                                      .add(std::as_bytes(std::span(previous)))
                                      .add(std::as_bytes(std::span(number)))
                                      .add(std::as_bytes(std::span(operation.bytes)))
                                      .add(payload)
                                      .finish();
    Hash hash{};
    std::memcpy(hash.data(), digest.data(), hash.size());
    return hash;
}

std::string toNdjson(const FeedPage &page)
{
    std::string out = R"({"epoch":")" + page.from.epoch.toString() + R"(","ward":)";
    appendQuoted(out, page.from.ward);
    out += ",\"after\":";
    appendInteger(out, page.from.seq);
    out += ",\"after_hash\":\"" + toHex(page.from.hash) + "\",\"head\":";
    appendInteger(out, page.head);
    out += ",\"count\":";
    appendInteger(out, static_cast<std::int64_t>(page.entries.size()));
    out += "}\n";
    for (const FeedEntry &entry : page.entries) {
        out += "{\"seq\":";
        appendInteger(out, entry.seq);
        out += ",\"op\":\"" + entry.operation.toString();
        out +=
            entry.endsTransaction ? "\",\"end\":true,\"hash\":\"" : "\",\"end\":false,\"hash\":\"";
        out += toHex(entry.hash) + "\",\"payload\":";
        out += entry.payload;
        out += "}\n";
    }
    return out;
}

base::Result<FeedPage> feedPageFromNdjson(std::string_view ndjson)
{
    FeedPage page;
    YORISOI_ASSIGN(const std::size_t count, readHeader(takeLine(ndjson), page));
    EntryReader reader;
    std::int64_t seq = page.from.seq;
    Hash hash = page.from.hash;
    while (!ndjson.empty()) {
        FeedEntry entry;
        YORISOI_TRY(reader.read(takeLine(ndjson), entry));
        if (entry.seq != ++seq)
            return fail(ErrorCode::ProtocolViolation,
                        "feed page: hole before seq " + std::to_string(entry.seq));
        hash = chainHash(hash, entry.seq, entry.operation, entry.payload);
        if (hash != entry.hash)
            return fail(ErrorCode::ProtocolViolation,
                        "feed page: seq " + std::to_string(seq) + " does not chain");
        page.entries.push_back(std::move(entry));
    }
    if (page.entries.size() != count)
        return fail(ErrorCode::ProtocolViolation, "feed page: miscounted");
    if (!page.entries.empty() && !page.entries.back().endsTransaction)
        return fail(ErrorCode::ProtocolViolation, "feed page: ends within a transaction");
    return page;
}

std::string toJson(const OperationResult &result)
{
    Json json = {{"operation", result.operation.toString()},
                 {"outcome", toToken(result.outcome)},
                 {"receipt", result.receipt},
                 {"seq", result.seq},
                 {"decided_at", result.decidedAt.time_since_epoch().count()},
                 {"duplicate", result.duplicate},
                 {"effects", Json::array()}};
    if (!result.reason.empty())
        json["reason"] = result.reason;
    if (!result.detail.empty())
        json["detail"] = result.detail;
    if (!result.signature.empty())
        json["signature"] = result.signature;
    for (const Effect &effect : result.effects)
        json["effects"].push_back({{"kind", specOf(effect.kind).name},
                                   {"id", effect.id.toString()},
                                   {"rev", effect.revision}});
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

base::Result<OperationResult> operationResultFromJson(std::string_view text)
{
    const auto malformed = [] { return fail(ErrorCode::ProtocolViolation, "operation result"); };
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object())
        return malformed();
    const auto has = [](const Json &object, const char *name, Json::value_t type) {
        const auto found = object.find(name);
        return found != object.end() &&
               (found->type() == type ||
                (type == Json::value_t::number_unsigned && found->is_number_integer()));
    };
    constexpr auto number = Json::value_t::number_unsigned;
    constexpr auto string = Json::value_t::string;
    if (!has(json, "operation", string) || !has(json, "outcome", string) ||
        !has(json, "receipt", number) || !has(json, "seq", number) ||
        !has(json, "decided_at", number) || !has(json, "effects", Json::value_t::array))
        return malformed();
    OperationResult result;
    YORISOI_ASSIGN(result.operation,
                   base::Uuid::parse(json["operation"].get_ref<const std::string &>()));
    const auto outcome = outcomeFromToken(json["outcome"].get_ref<const std::string &>());
    if (!outcome)
        return fail(ErrorCode::Unsupported, "operation result: unknown outcome");
    result.outcome = *outcome;
    result.receipt = json["receipt"].get<std::int64_t>();
    result.seq = json["seq"].get<std::int64_t>();
    result.decidedAt =
        base::Instant(std::chrono::milliseconds(json["decided_at"].get<std::int64_t>()));
    result.duplicate = json.value("duplicate", Json(false)) == Json(true);
    if (has(json, "reason", string))
        result.reason = json["reason"].get<std::string>();
    if (has(json, "detail", string))
        result.detail = json["detail"].get<std::string>();
    if (has(json, "signature", string))
        result.signature = json["signature"].get<std::string>();
    for (const Json &item : json["effects"]) {
        if (!item.is_object() || !has(item, "kind", string) || !has(item, "id", string) ||
            !has(item, "rev", number))
            return malformed();
        const auto kind = entityKindFromName(item["kind"].get_ref<const std::string &>());
        if (!kind)
            continue; // an entity of a newer release
        YORISOI_ASSIGN(const auto id, base::Uuid::parse(item["id"].get_ref<const std::string &>()));
        result.effects.push_back({*kind, id, item["rev"].get<std::int64_t>()});
    }
    return result;
}

std::string receiptText(const OperationResult &result)
{
    std::string text = "yorisoi-receipt-v1\n" + result.operation.toString() + '\n';
    text.append(toToken(result.outcome)).append("\n").append(result.reason).append("\n");
    text += std::to_string(result.receipt) + '\n' + std::to_string(result.seq) + '\n' +
            std::to_string(result.decidedAt.time_since_epoch().count()) + '\n';
    for (const Effect &effect : result.effects) {
        text.append(specOf(effect.kind).name).append(" ").append(effect.id.toString());
        text += ' ' + std::to_string(effect.revision) + '\n';
    }
    return text;
}

} // namespace yorisoi::records
