// SPDX-License-Identifier: GPL-3.0-or-later
#include "search_candidates.h"

#include "posting_writer.h"

namespace yorisoi::replica {
namespace {

constexpr std::int64_t kMostCases = 2'000;

class Postings {
public:
    Postings(storage::Connection &connection, std::int64_t greatestKey)
        : m_connection(&connection),
          m_greatestKey(greatestKey)
    {
    }

    base::Result<DocSet> of(Token kind, std::string_view text)
    {
        DocSet set(m_greatestKey);
        const std::uint64_t token = hashToken(kind, text);
        for (std::int64_t chunk = 0; chunk <= m_greatestKey >> 16; ++chunk) {
            YORISOI_ASSIGN(auto row, m_connection->query("SELECT citizens FROM posting WHERE key=?",
                                                         postingKey(token, chunk)));
            YORISOI_ASSIGN(const bool there, row.step());
            if (there)
                set.addContainer(chunk, row.blob(0));
        }
        return set;
    }
    /// Who has every run of `size` characters of the key.
    base::Result<DocSet> all(Token kind, std::string_view key, std::size_t size)
    {
        DocSet set(m_greatestKey);
        bool first = true;
        for (const auto gram : grams(key, size)) {
            YORISOI_ASSIGN(DocSet each, of(kind, gram));
            if (first)
                set = std::move(each);
            else
                set &= each;
            first = false;
            if (set.empty())
                break;
        }
        return set;
    }

private:
    storage::Connection *m_connection;
    std::int64_t m_greatestKey;
};

struct Kinds {
    Token part;
    Token prefix;
    Token exact;
    std::size_t gram; ///< characters of a part token
    std::size_t prefixLength;
};
constexpr Kinds kName{Token::NamePart, Token::NamePrefix, Token::NameExact, kNameGram, 2};
constexpr Kinds kKana{Token::KanaPart, Token::KanaPrefix, Token::KanaExact, kNameGram, 2};
constexpr Kinds kRomaji{Token::RomajiPart, Token::RomajiPrefix, Token::RomajiExact, kLetterGram, 3};
constexpr Kinds kPhone{Token::PhonePart, Token::PhonePrefix, Token::PhoneExact, kLetterGram, 3};
constexpr Kinds kNumber{Token::NumberPart, Token::NumberPrefix, Token::NumberExact, kLetterGram, 3};

class Finder {
public:
    Finder(storage::Connection &connection, std::int64_t greatestKey, const DocSet &protectedPeople)
        : m_connection(&connection),
          m_greatestKey(greatestKey),
          m_protected(&protectedPeople),
          m_postings(connection, greatestKey)
    {
    }

    base::Result<Candidates> run(const Word &word)
    {
        Candidates found;
        for (DocSet *set : {&found.any, &found.start, &found.whole, &found.address, &found.receipts,
                            &found.wholeReceipts})
            *set = DocSet(m_greatestKey);
        YORISOI_TRY(add(found, kName, word.name, true));
        YORISOI_TRY(add(found, kKana, word.kana, true));
        for (const auto &romaji : word.romaji)
            YORISOI_TRY(add(found, kRomaji, romaji, true));
        YORISOI_TRY(add(found, kPhone, word.phone, false));
        YORISOI_TRY(add(found, kNumber, word.number, true));
        if (word.birth)
            YORISOI_TRY(addBirth(found, *word.birth));
        YORISOI_TRY(addAddress(found, word.address));
        YORISOI_TRY(addReceipts(found, word.number));
        return found;
    }

private:
    base::Status add(Candidates &into, const Kinds &kinds, std::string_view key, bool open)
    {
        if (key.empty())
            return {};
        const std::size_t length = codePoints(key);
        DocSet any;
        DocSet start;
        if (length >= kinds.gram) {
            YORISOI_ASSIGN(any, m_postings.all(kinds.part, key, kinds.gram));
            YORISOI_ASSIGN(start, m_postings.of(kinds.prefix, prefixOf(key, kinds.prefixLength)));
            start &= any;
        } else {
            YORISOI_ASSIGN(start, m_postings.of(kinds.prefix, key));
            any = start;
        }
        YORISOI_ASSIGN(DocSet whole, m_postings.of(kinds.exact, key));
        if (!open)
            for (DocSet *set : {&any, &start, &whole})
                set->subtract(*m_protected);
        into.any |= any;
        into.any |= whole;
        into.start |= start;
        into.whole |= whole;
        return {};
    }

    base::Status addBirth(Candidates &into, const text::PartialDate &date)
    {
        const Token kind = date.day     ? Token::BirthDay
                           : date.month ? Token::BirthMonth
                                        : Token::BirthYear;
        YORISOI_ASSIGN(const DocSet born, m_postings.of(kind, isoOf(date)));
        into.any |= born;
        (date.day ? into.whole : into.start) |= born;
        return {};
    }

    base::Status addAddress(Candidates &into, std::string_view key)
    {
        if (key.empty())
            return {};
        YORISOI_ASSIGN(DocSet living, m_postings.all(Token::AddressPart, key, 2));
        into.address = std::move(living.subtract(*m_protected));
        into.any |= into.address;
        return {};
    }

    base::Status addReceipts(Candidates &into, const std::string &number)
    {
        if (number.empty())
            return {};
        YORISOI_ASSIGN(
            auto rows,
            m_connection->query("SELECT p.key, t.number=?1 FROM case_text t JOIN \"case\" f ON "
                                "f.key=t.key JOIN citizen p ON p.id=f.citizen WHERE t.number>=?1 "
                                "AND t.number<?2 ORDER BY t.number LIMIT ?3",
                                number, number + "\U0010FFFF", kMostCases));
        for (;;) {
            YORISOI_ASSIGN(const bool more, rows.step());
            if (!more)
                break;
            into.receipts.add(rows.integer(0));
            if (rows.integer(1) != 0)
                into.wholeReceipts.add(rows.integer(0));
        }
        into.any |= into.receipts;
        into.start |= into.receipts;
        into.whole |= into.wholeReceipts;
        return {};
    }

    storage::Connection *m_connection;
    std::int64_t m_greatestKey;
    const DocSet *m_protected;
    Postings m_postings;
};

} // namespace

base::Result<Candidates> findCandidates(storage::Connection &connection, const Word &word,
                                        std::int64_t greatestKey, const DocSet &protectedPeople)
{
    return Finder(connection, greatestKey, protectedPeople).run(word);
}

} // namespace yorisoi::replica
