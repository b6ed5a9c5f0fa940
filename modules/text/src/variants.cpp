// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/text/variants.h"

#include <memory>
#include <unordered_map>
#include <vector>

#include "chars.h"
#include "utf8.h"
#include "variant_table.h"

namespace yorisoi::text {

namespace {

/// One array look-up for the basic plane, one hash look-up for the few beyond it.
struct Table {
    std::vector<char16_t> basic = std::vector<char16_t>(0x10000, 0);
    std::unordered_map<char32_t, char32_t> beyond;
    std::size_t count = 0;

    char32_t find(char32_t c) const
    {
        if (c < 0x10000)
            return basic[c] == 0 ? c : basic[c];
        const auto found = beyond.find(c);
        return found == beyond.end() ? c : found->second;
    }
    void set(char32_t c, char32_t representative)
    {
        if (c == representative || find(c) != c)
            return;
        ++count;
        if (c < 0x10000)
            basic[c] = static_cast<char16_t>(representative);
        else
            beyond[c] = representative;
    }

    Table()
    {
        const std::u32string_view groups = kVariantGroups;
        for (std::size_t begin = 0; begin < groups.size();) {
            auto end = groups.find(U' ', begin);
            if (end == std::u32string_view::npos)
                end = groups.size();
            // A representative that an earlier group folds leads its group there.
            const char32_t representative = find(groups[begin]);
            for (std::size_t at = begin + 1; at < end; ++at)
                set(groups[at], representative);
            begin = end + 1;
        }
        addCompatibilityIdeographs();
        // A representative that a later group folded: follow it to its end.
        for (char32_t c = 0; c < 0x10000; ++c)
            basic[c] = basic[c] == 0 ? u'\0' : static_cast<char16_t>(last(basic[c]));
        for (auto &[c, representative] : beyond)
            representative = last(representative);
    }

private:
    char32_t last(char32_t c) const
    {
        for (int steps = 0; steps < 8 && find(c) != c; ++steps)
            c = find(c);
        return c;
    }
    void addCompatibilityIdeographs()
    {
        const auto add = [&](char32_t from, char32_t to) {
            for (char32_t c = from; c <= to; ++c) {
                const auto unified = utf8::decode(chars::nfc(utf8::encode({&c, 1})));
                if (unified.size() == 1 && unified[0] != c && unified[0] < 0x10000)
                    set(c, unified[0]);
            }
        };
        add(0xF900, 0xFAD9);
        add(0x2F800, 0x2FA1D);
    }
};

const Table &table()
{
    static const Table made;
    return made;
}

} // namespace

char32_t variantRepresentative(char32_t c)
{
    return c < 0x3400 ? c : table().find(c);
}

std::string foldVariants(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t pos = 0; pos < text.size();) {
        const char32_t c = utf8::next(text, pos);
        if (!chars::isVariationSelector(c))
            utf8::append(out, variantRepresentative(c));
    }
    return out;
}

std::size_t variantCount()
{
    return table().count;
}

} // namespace yorisoi::text
