// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "yorisoi/ui_kit/words.h"

namespace yorisoi::ui_kit {

/// English source text and what lupdate calls a comment: the vocabulary's name, so that one English
/// word may have two Japanese ones.
struct SourceText {
    const char *source;
    const char *comment;
};

struct WordEntry {
    Vocabulary vocabulary;
    std::string_view token;
    SourceText word;
};

/// Every token that this release knows. Tests walk it.
std::span<const WordEntry> vocabularyEntries();

} // namespace yorisoi::ui_kit
