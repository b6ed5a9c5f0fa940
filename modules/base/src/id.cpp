// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/base/id.h"

namespace yorisoi::base {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

constexpr bool dashAt(std::size_t position)
{
    return position == 8 || position == 13 || position == 18 || position == 23;
}

void mark(Uuid &id, unsigned version)
{
    id.bytes[6] = static_cast<unsigned char>((id.bytes[6] & 0x0fu) | (version << 4));
    id.bytes[8] = static_cast<unsigned char>((id.bytes[8] & 0x3fu) | 0x80u);
}

} // namespace

std::string Uuid::toString() const
{
    std::string text;
    text.reserve(36);
    for (const unsigned char byte : bytes) {
        if (dashAt(text.size()))
            text += '-';
        text += kHex[byte >> 4];
        text += kHex[byte & 0x0f];
    }
    return text;
}

Result<Uuid> Uuid::parse(std::string_view text)
{
    if (text.size() != 36)
        return fail(ErrorCode::InvalidInput, "uuid: expected 36 characters");
    Uuid id;
    std::size_t at = 0;
    for (std::size_t i = 0; i < text.size();) {
        if (dashAt(i)) {
            if (text[i++] != '-')
                return fail(ErrorCode::InvalidInput, "uuid: expected '-'");
            continue;
        }
        const int high = hexValue(text[i]);
        const int low = hexValue(text[i + 1]);
        if (high < 0 || low < 0)
            return fail(ErrorCode::InvalidInput, "uuid: not a hexadecimal digit");
        id.bytes[at++] = static_cast<unsigned char>(high << 4 | low);
        i += 2;
    }
    return id;
}

Result<Uuid> Uuid::fromRaw(std::string_view sixteenBytes)
{
    if (sixteenBytes.size() != 16)
        return fail(ErrorCode::InvalidInput, "uuid: expected 16 bytes");
    Uuid id;
    std::memcpy(id.bytes.data(), sixteenBytes.data(), id.bytes.size());
    return id;
}

Uuid newUuidV7(Instant at, Random &random)
{
    Uuid id;
    random.fill(std::as_writable_bytes(std::span(id.bytes)));
    const auto milliseconds = static_cast<std::uint64_t>(at.time_since_epoch().count());
    for (std::size_t i = 0; i < 6; ++i)
        id.bytes[i] = static_cast<unsigned char>(milliseconds >> (40 - 8 * i));
    mark(id, 7);
    return id;
}

Uuid newUuidV7(const Clock &clock, Random &random)
{
    return newUuidV7(clock.now(), random);
}

Uuid newUuidV4(Random &random)
{
    Uuid id;
    random.fill(std::as_writable_bytes(std::span(id.bytes)));
    mark(id, 4);
    return id;
}

} // namespace yorisoi::base
