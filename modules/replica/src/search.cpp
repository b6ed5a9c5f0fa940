// SPDX-License-Identifier: GPL-3.0-or-later
#include "search.h"

#include <algorithm>
#include <map>

#include "protection.h"
#include "recency.h"
#include "search_candidates.h"
#include "table_sql.h"
#include "yorisoi/base/calendar.h"

namespace yorisoi::replica {
namespace {

using records::EntityKind;

constexpr std::size_t kMostLimit = 500;
constexpr std::size_t kFirstBatch = 64;
/// People looked at for one answer; beyond that it says there are more.
constexpr std::size_t kMostLookedAt = 3'000;

/// How well a word fits: the smaller, the better.
enum Fit : unsigned { Whole, Start, Part, None };

class Search {
public:
    Search(storage::Connection &connection, const SearchQuery &query, base::Instant now)
        : m_connection(&connection),
          m_words(readQuery(query.text)),
          m_limit(std::clamp<std::size_t>(query.limit, 1, kMostLimit)),
          m_today(base::toIsoDate(base::dayInJapan(now))),
          m_recency(connection)
    {
    }

    base::Result<SearchPage> run()
    {
        YORISOI_ASSIGN(const auto greatest,
                       m_connection->queryInteger("SELECT max(key) FROM citizen"));
        if (!m_words.empty() && greatest) {
            m_greatestKey = *greatest;
            YORISOI_ASSIGN(m_protected, protectedPeople(*m_connection, m_greatestKey, m_today));
            for (const Word &word : m_words) {
                YORISOI_ASSIGN(auto candidates,
                               findCandidates(*m_connection, word, m_greatestKey, m_protected));
                m_candidates.push_back(std::move(candidates));
            }
            YORISOI_TRY(rank());
            YORISOI_TRY(look());
        }
        nameTerms();
        return std::move(m_page);
    }

private:
    struct Ranked {
        std::uint64_t order;
        std::int64_t key;
        friend auto operator<=>(const Ranked &, const Ranked &) = default;
    };
    struct Found {
        std::uint64_t order;
        SearchHit hit;
    };

    static std::uint64_t orderOf(unsigned fit, const Recency &recency)
    {
        constexpr std::uint64_t far = std::uint64_t{1} << 54;
        const auto contact =
            static_cast<std::uint64_t>(std::max<std::int64_t>(0, recency.lastContact));
        return std::uint64_t{fit} << 56 | std::uint64_t{recency.inactive} << 55 |
               (far - std::min(contact, far));
    }

    base::Status rank()
    {
        DocSet all = m_candidates.front().any;
        for (const auto &word : m_candidates)
            all &= word.any;
        m_ranked.reserve(all.count());
        base::Status failed;
        all.forEach([&](std::int64_t key) {
            if (!failed)
                return;
            unsigned fit = 0;
            for (const auto &word : m_candidates)
                fit += word.whole.has(key) ? Whole : word.start.has(key) ? Start : Part;
            const auto recency = m_recency.of(key);
            if (!recency) {
                failed = tl::unexpected(recency.error());
                return;
            }
            m_ranked.push_back({orderOf(fit, *recency), key});
        });
        return failed;
    }

    /// Looks at the best of the candidates until the page is full.
    base::Status look()
    {
        std::vector<Found> found;
        std::size_t done = 0;
        std::size_t batch = std::max(kFirstBatch, m_limit + 1);
        while (done < m_ranked.size() && done < kMostLookedAt && found.size() <= m_limit) {
            const std::size_t end = std::min(m_ranked.size(), done + batch);
            const auto from = m_ranked.begin() + static_cast<std::ptrdiff_t>(done);
            const auto to = m_ranked.begin() + static_cast<std::ptrdiff_t>(end);
            std::partial_sort(from, to, m_ranked.end());
            for (; done < end && found.size() <= m_limit; ++done)
                YORISOI_TRY(lookAt(m_ranked[done].key, found));
            batch *= 2;
        }
        m_page.more = found.size() > m_limit || (done < m_ranked.size() && done >= kMostLookedAt);
        std::ranges::stable_sort(found, {}, &Found::order);
        if (found.size() > m_limit)
            found.resize(m_limit);
        for (auto &each : found)
            m_page.hits.push_back(std::move(each.hit));
        return {};
    }

    static Fit fitOf(std::string_view key, std::string_view typed)
    {
        if (typed.empty())
            return None;
        const std::size_t at = key.find(typed);
        if (at == std::string_view::npos)
            return None;
        return key.size() == typed.size() ? Whole : at == 0 ? Start : Part;
    }
    /// Shorter words than a token are met by the start alone.
    static Fit fitOf(const std::vector<std::string> &keys, std::string_view typed, std::size_t gram)
    {
        Fit best = None;
        const bool startOnly = codePoints(typed) < gram;
        for (const auto &key : keys) {
            const Fit fit = fitOf(key, typed);
            if (!startOnly || fit < Part)
                best = std::min(best, fit);
        }
        return best;
    }

    using Met = std::map<std::string_view, Fit>;

    Met meet(std::size_t index, const PersonKeys &keys, std::int64_t key) const
    {
        const Word &word = m_words[index];
        Met met;
        const auto note = [&](std::string_view kind, Fit fit) {
            if (fit != None)
                met[kind] = met.contains(kind) ? std::min(met[kind], fit) : fit;
        };
        note("name", fitOf(keys.names(), word.name, kNameGram));
        if (!word.kana.empty())
            note("kana", fitOf(keys.kana(), word.kana, kNameGram));
        for (const auto &romaji : word.romaji)
            note("romaji", fitOf(keys.romaji(), romaji, kLetterGram));
        if (!word.number.empty())
            note("number", fitOf(keys.number(), word.number));
        if (word.birth && keys.birth().starts_with(isoOf(*word.birth)))
            note("birth", word.birth->day ? Whole : Start);
        if (!word.phone.empty() && !m_protected.has(key))
            note("phone", fitOf(keys.phones(), word.phone, kLetterGram));
        if (m_candidates[index].address.has(key) && fitOf(keys.address(), word.address) != None)
            note("address", Part);
        if (m_candidates[index].receipts.has(key))
            note("receipt", m_candidates[index].wholeReceipts.has(key) ? Whole : Start);
        return met;
    }

    base::Status lookAt(std::int64_t key, std::vector<Found> &found)
    {
        const auto &sql = TableSql::of(EntityKind::Citizen);
        static const std::string byKey =
            "SELECT " + sql.columns + " FROM " + sql.table + " WHERE key=?";
        YORISOI_ASSIGN(auto rows, m_connection->query(byKey, key));
        YORISOI_ASSIGN(const bool there, rows.step());
        if (!there)
            return {};
        YORISOI_TRY(readRow(rows, 0, EntityKind::Citizen, m_row));
        const auto citizen = records::fromRow<records::Citizen>(m_row);
        const PersonKeys keys(citizen);
        unsigned fit = 0;
        std::string matched;
        std::vector<Met> readings;
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            Met met = meet(i, keys, key);
            if (met.empty())
                return {};
            Fit best = None;
            for (const auto &[kind, each] : met) {
                best = std::min(best, each);
                if ((" " + matched + " ").find(" " + std::string(kind) + " ") == std::string::npos)
                    matched.append(matched.empty() ? "" : " ").append(kind);
            }
            fit += best;
            readings.push_back(std::move(met));
        }
        for (std::size_t i = 0; i < readings.size(); ++i)
            for (const auto &[kind, each] : readings[i])
                ++m_readAs[i][std::string(kind)];
        YORISOI_ASSIGN(const Recency recency, m_recency.of(key));
        YORISOI_ASSIGN(const auto pending,
                       m_connection->queryInteger(
                           "SELECT 1 FROM operation WHERE citizen=? AND pending=1", citizen.id));
        SearchHit hit;
        hit.id = citizen.id;
        hit.type = citizen.type;
        hit.number = citizen.number;
        hit.nameKoseki = citizen.nameKoseki;
        hit.nameStandard = citizen.nameStandard;
        hit.kana = citizen.kana;
        hit.alias = citizen.alias;
        hit.representative = citizen.representative;
        hit.birthDate = citizen.birthDate;
        hit.gender = citizen.gender;
        hit.status = citizen.status;
        hit.addressWithheld = m_protected.has(key);
        if (!hit.addressWithheld) {
            hit.address = citizen.address;
            hit.phone = citizen.phone;
        }
        hit.synthetic = citizen.synthetic;
        hit.pending = pending.has_value();
        hit.lastContactAt = base::Instant(std::chrono::milliseconds(recency.lastContact));
        hit.matched = matched;
        found.push_back({orderOf(fit, recency), std::move(hit)});
        return {};
    }

    /// A word is said to be what it looks like, unless the people found met it otherwise.
    void nameTerms()
    {
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            std::string reading(likelyReading(m_words[i]));
            const auto &met = m_readAs[i];
            if (!met.empty() && !met.contains(reading))
                reading = std::ranges::max_element(met, {}, [](const auto &each) {
                              return each.second;
                          })->first;
            m_page.terms.push_back({m_words[i].typed, reading, valueAs(m_words[i], reading)});
        }
    }

    storage::Connection *m_connection;
    std::vector<Word> m_words;
    std::size_t m_limit;
    std::string m_today;
    RecencyReader m_recency;
    std::int64_t m_greatestKey = 0;
    DocSet m_protected;
    std::vector<Candidates> m_candidates;
    std::vector<Ranked> m_ranked;
    std::map<std::size_t, std::map<std::string, std::size_t>> m_readAs;
    records::Row m_row;
    SearchPage m_page;
};

} // namespace

base::Result<SearchPage> search(storage::Connection &connection, const SearchQuery &query,
                                base::Instant now)
{
    return Search(connection, query, now).run();
}

} // namespace yorisoi::replica
