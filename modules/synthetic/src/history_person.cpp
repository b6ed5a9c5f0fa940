// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "history.h"

/// What stands beside the events of a person.
namespace yorisoi::synthetic {

void Historian::consents(const Person &person, PersonHistory &out)
{
    const auto add = [&](std::string_view scope, std::string_view channel, int day) -> auto &
    {
        records::Consent &consent = out.consents.emplace_back();
        const base::Instant at = m_setting.at(day, m_dice.between(540, 1'020));
        consent.id = base::newUuidV7(at, m_dice.random());
        consent.ward = m_setting.ward;
        consent.citizen = person.citizen.id;
        consent.scope = scope;
        consent.channel = channel;
        consent.givenAt = at;
        return consent;
    };
    if (person.lineFrom != kNever) {
        auto &line = add("LINEでのお知らせ", "line", person.lineFrom - 1);
        if (person.lineUntil != kNever) {
            line.state = "withdrawn";
            line.withdrawnAt = m_setting.at(person.lineUntil, m_dice.between(1, 500));
        }
    }
    if (person.age >= 18 && m_dice.permille(380)) {
        const std::string_view channel = m_dice.permille(700) ? "counter" : "portal";
        auto &shared =
            add("庁内での情報共有", channel, drawDay(person.since, person.until, m_dice));
        if (m_dice.permille(60)) {
            shared.state = "withdrawn";
            shared.withdrawnAt =
                std::min(shared.givenAt + std::chrono::days(m_dice.between(20, 400)),
                         m_setting.end() - std::chrono::hours(8));
            shared.withdrawnAt = std::max(shared.withdrawnAt, shared.givenAt);
        }
    }
    if ((person.traits & (kCare | kLonely)) != 0 && m_dice.permille(550)) {
        auto &watch =
            add("地域の見守りへの情報提供", "visit", drawDay(person.since, person.until, m_dice));
        watch.validTo =
            base::toIsoDate(base::fromDayNumber(m_setting.today + m_dice.between(-90, 700)));
    }
}

void Historian::restrictions(const Person &person, PersonHistory &out)
{
    const auto add = [&](std::string_view kind, int from) -> auto &
    {
        records::Restriction &restriction = out.restrictions.emplace_back();
        restriction.id = base::newUuidV7(m_setting.at(from, 700), m_dice.random());
        restriction.ward = m_setting.ward;
        restriction.citizen = person.citizen.id;
        restriction.kind = kind;
        restriction.office = m_setting.ward;
        restriction.validFrom = base::toIsoDate(base::fromDayNumber(from));
        return restriction;
    };
    if ((person.traits & kProtected) != 0) {
        // Measures are renewed year by year; the newest one counts.
        int from = m_setting.workDays.add(person.since, 12);
        while (from + 365 <= m_setting.today)
            from += 365;
        from = std::min(from, m_setting.today - 1);
        auto &measure = add("support-measure", from);
        measure.source = "住民記録システム（架空）";
        measure.asOf = m_setting.end() - std::chrono::minutes(m_dice.between(60, 900));
        measure.validTo = base::toIsoDate(base::fromDayNumber(from + 364));
        measure.note = "住民票の写し等の交付、住所の照会に応じない。連絡は本人の携帯電話のみ。";
    } else if (person.age >= 25 && person.age < 75 && m_dice.permille(2)) {
        const int from = std::max(person.since, m_setting.today - m_dice.between(500, 1'200));
        auto &past = add("support-measure", from);
        past.state = "lifted";
        past.source = "住民記録システム（架空）";
        past.asOf = m_setting.end() - std::chrono::hours(m_dice.between(2, 60));
        past.validTo = base::toIsoDate(base::fromDayNumber(std::min(from + 364, m_setting.today)));
        past.note = "本人の申出により終了。";
    }
    if (person.age >= 18 && m_dice.permille(3)) {
        const int from = drawDay(person.since, person.until, m_dice);
        auto &note = add("safety-note", from);
        note.source = "窓口対応記録（架空）";
        note.asOf = m_setting.at(from, 900);
        note.note =
            m_dice.permille(500) ? "訪問は必ず2名で行う。" : "大きな音が苦手。静かな席で対応する。";
    }
}

void Historian::opinions(const Person &person, PersonHistory &out)
{
    if (out.events.empty() || !m_dice.permille(45))
        return;
    const records::Event &about = m_dice.pick(out.events);
    records::Opinion &opinion = out.opinions.emplace_back();
    opinion.givenAt = std::min(about.recordedAt + std::chrono::minutes(m_dice.between(10, 2'000)),
                               m_setting.end() - std::chrono::minutes(1));
    opinion.id = base::newUuidV7(opinion.givenAt, m_dice.random());
    opinion.ward = m_setting.ward;
    opinion.citizen = person.citizen.id;
    opinion.channel = allowed(person, 'l', m_setting.today - 1) ? "line" : "counter";
    opinion.domain = about.domain;
    constexpr int kRatings[] = {1, 2, 3, 3, 4, 4, 4, 5, 5, 5};
    opinion.rating = m_dice.pick(kRatings);
    if (m_dice.permille(600))
        opinion.body = m_dice.pick(synthetic::opinions(static_cast<int>(opinion.rating)));
}

} // namespace yorisoi::synthetic
