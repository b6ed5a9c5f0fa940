// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "doc_set.h"
#include "search_words.h"
#include "yorisoi/storage/connection.h"

namespace yorisoi::replica {

/// Who may fit one word, by tokens alone: supersets of who does. Protected people are in none by
/// address or telephone.
struct Candidates {
    DocSet any;
    DocSet start;
    DocSet whole;
    DocSet address;       ///< by their address
    DocSet receipts;      ///< by the number of one of their cases; exactly those
    DocSet wholeReceipts; ///< by the whole number
};

base::Result<Candidates> findCandidates(storage::Connection &connection, const Word &word,
                                        std::int64_t greatestKey, const DocSet &protectedPeople);

/// Characters of a token by which a part is found; shorter words are met by the start alone.
inline constexpr std::size_t kNameGram = 2;   ///< of names and kana
inline constexpr std::size_t kLetterGram = 3; ///< of romaji, digits and numbers

} // namespace yorisoi::replica
