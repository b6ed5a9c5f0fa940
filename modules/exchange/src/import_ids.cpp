// SPDX-License-Identifier: GPL-3.0-or-later
#include "import_ids.h"

#include <algorithm>
#include <cstring>

#include "yorisoi/crypto/hash.h"

namespace yorisoi::exchange {
namespace {

bool startsCodePoint(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

} // namespace

base::Uuid nameBasedId(std::string_view ward, std::string_view log, std::string_view kind,
                       std::string_view name, std::size_t index)
{
    crypto::Sha256 hash;
    for (const std::string_view part : {std::string_view("yorisoi-xes-v1"), ward, log, kind, name})
        hash.add(std::to_string(part.size())).add(":").add(part);
    const crypto::Digest digest = hash.add(std::to_string(index)).finish();
    base::Uuid id;
    std::memcpy(id.bytes.data(), digest.data(), id.bytes.size());
    id.bytes[6] = static_cast<unsigned char>((id.bytes[6] & 0x0fu) | 0x80u);
    id.bytes[8] = static_cast<unsigned char>((id.bytes[8] & 0x3fu) | 0x80u);
    return id;
}

std::string_view cutCodePoints(std::string_view text, std::size_t count)
{
    for (std::size_t at = 0; at < text.size(); ++at)
        if (startsCodePoint(text[at]) && count-- == 0)
            return text.substr(0, at);
    return text;
}

std::size_t codePoints(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(text, startsCodePoint));
}

} // namespace yorisoi::exchange
