// SPDX-License-Identifier: GPL-3.0-or-later
#include "scope.h"

namespace yorisoi::decision {

bool isSpaceAt(std::string_view source, std::size_t position, std::size_t &width)
{
    if (position >= source.size())
        return false;
    const auto c = static_cast<unsigned char>(source[position]);
    if (c == ' ' || (c >= 9 && c <= 13)) {
        width = 1;
        return true;
    }
    const auto is = [&](std::string_view bytes) {
        width = bytes.size();
        return source.substr(position, bytes.size()) == bytes;
    };
    switch (c) {
    case 0xC2: // next line, no-break space
        return is("\xC2\x85") || is("\xC2\xA0");
    case 0xE1: // ogham space, Mongolian vowel separator
        return is("\xE1\x9A\x80") || is("\xE1\xA0\x8E");
    case 0xE2: { // U+2000 to U+200B, U+2028, U+2029, U+202F, U+205F
        if (position + 2 >= source.size())
            return false;
        width = 3;
        const auto second = static_cast<unsigned char>(source[position + 1]);
        const auto third = static_cast<unsigned char>(source[position + 2]);
        return (second == 0x80 && ((third >= 0x80 && third <= 0x8B) || third == 0xA8 ||
                                   third == 0xA9 || third == 0xAF)) ||
               (second == 0x81 && third == 0x9F);
    }
    case 0xE3: // ideographic space
        return is("\xE3\x80\x80");
    case 0xEF: // byte order mark
        return is("\xEF\xBB\xBF");
    default:
        return false;
    }
}

std::size_t skipSpace(std::string_view source, std::size_t position)
{
    std::size_t width = 0;
    while (isSpaceAt(source, position, width))
        position += width;
    return position;
}

bool isNamePart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '?' || static_cast<unsigned char>(c) >= 0x80;
}

std::string normalizedName(std::string_view name)
{
    std::string out;
    std::size_t i = skipSpace(name, 0);
    while (i < name.size()) {
        std::size_t width = 0;
        if (isSpaceAt(name, i, width)) {
            i = skipSpace(name, i);
            if (i < name.size())
                out += ' ';
        } else {
            out += name[i++];
        }
    }
    return out;
}

std::size_t matchName(std::string_view source, std::size_t position, std::string_view name)
{
    // A key in quotation marks may begin or end with a blank; no name does.
    if (name.empty() || name.front() == ' ' || name.back() == ' ')
        return std::string_view::npos;
    std::size_t i = position;
    for (std::size_t j = 0; j < name.size(); ++j) {
        std::size_t width = 0;
        if (name[j] == ' ') {
            const std::size_t next = skipSpace(source, i);
            if (next == i && isNamePart(name[j - 1]) && isNamePart(name[j + 1]))
                return std::string_view::npos;
            i = next;
            continue;
        }
        if (j > 0 && isSpaceAt(source, i, width) &&
            (!isNamePart(name[j]) || !isNamePart(name[j - 1])))
            i = skipSpace(source, i);
        if (i >= source.size() || source[i] != name[j])
            return std::string_view::npos;
        ++i;
    }
    std::size_t width = 0;
    if (i < source.size() && isNamePart(name.back()) && isNamePart(source[i]) &&
        !isSpaceAt(source, i, width))
        return std::string_view::npos;
    return i;
}

Binding &Scope::declare(std::string_view name, unsigned slot, TypePtr type)
{
    auto binding = std::make_unique<Binding>();
    binding->name = normalizedName(name);
    binding->index = slot;
    binding->type = std::move(type);
    bindings.push_back(std::move(binding));
    return *bindings.back();
}

} // namespace yorisoi::decision
