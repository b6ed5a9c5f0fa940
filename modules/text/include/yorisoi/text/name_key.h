// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace yorisoi::text {

// Keys under which a search finds a person; never shown. Pure, thread-safe, idempotent, well-formed
// UTF-8 for any bytes. Names of common kanji and kana do not touch ICU.

/// NFKC, case folded, variation selectors and invisible characters dropped, variants folded
/// (`foldVariants`), blanks and middle dots removed: 髙橋　太郎 = 高橋太郎, ＡＮＮ・Lee = annlee.
std::string nameKey(std::string_view name);

/// `nameKey` then `foldKana`: ﾜﾀﾅﾍﾞ ﾕｳｺ = わたなべゆーこ.
std::string kanaKey(std::string_view kana);

} // namespace yorisoi::text
