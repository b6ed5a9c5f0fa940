// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/crypto/encoding.h"

#include <sodium.h>

#include "sodium_ready.h"

namespace yorisoi::crypto {

using base::ErrorCode;

std::string toHex(Bytes bytes)
{
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), raw(bytes.data()), bytes.size());
    text.pop_back();
    return text;
}

base::Result<std::vector<std::byte>> fromHex(std::string_view text)
{
    std::vector<std::byte> bytes(text.size() / 2);
    std::size_t size = 0;
    const char *end = nullptr;
    if (text.size() % 2 != 0 ||
        sodium_hex2bin(raw(bytes.data()), bytes.size(), text.data(), text.size(), nullptr, &size,
                       &end) != 0 ||
        end != text.data() + text.size())
        return base::fail(ErrorCode::InvalidInput, "not hexadecimal");
    return bytes;
}

std::string toBase64Url(Bytes bytes)
{
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), raw(bytes.data()), bytes.size(), variant);
    text.pop_back();
    return text;
}

base::Result<std::vector<std::byte>> fromBase64Url(std::string_view text)
{
    std::vector<std::byte> bytes(text.size() / 4 * 3 + 3);
    std::size_t size = 0;
    const char *end = nullptr;
    if (sodium_base642bin(raw(bytes.data()), bytes.size(), text.data(), text.size(), nullptr, &size,
                          &end, sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0 ||
        end != text.data() + text.size())
        return base::fail(ErrorCode::InvalidInput, "not base64url");
    bytes.resize(size);
    // libsodium 1.0.18 takes some bytes over 127 for letters of the alphabet: only what encodes
    // back to the same text was one.
    if (!equalInConstantTime(bytesOf(toBase64Url(bytes)), bytesOf(text)))
        return base::fail(ErrorCode::InvalidInput, "not base64url");
    return bytes;
}

} // namespace yorisoi::crypto
