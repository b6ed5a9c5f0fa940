// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "yorisoi/records/entities.h"
#include "yorisoi/replica/replica.h"

/// What a desk asks of its copy, as one list of questions that measurements share.
namespace yorisoi::replica_bench {

/// One kind of question; `ask(copy, n)` asks the n-th of its kind and fails where the copy does.
struct Question {
    std::string name;
    std::function<base::Status(replica::Replica &copy, std::uint64_t n)> ask;
};

/// Whom the questions are about: people of the measured copy, any number of them.
struct Sample {
    std::vector<records::Citizen> people;
    records::Citizen at(std::uint64_t n) const
    {
        // A stride that is no divisor of the size, so neighbours in the file are not asked in turn.
        return people[static_cast<std::size_t>(n * 7'919 % people.size())];
    }
};

namespace mix {

template <typename T>
base::Status statusOf(const base::Result<T> &result)
{
    if (result)
        return {};
    return tl::unexpected<base::Error>(result.error());
}

inline std::string cut(const std::string &text, std::size_t characters)
{
    std::size_t i = 0;
    for (; i < text.size(); ++i)
        if ((static_cast<unsigned char>(text[i]) & 0xc0) != 0x80 && characters-- == 0)
            break;
    return text.substr(0, i);
}

inline base::Status search(replica::Replica &copy, std::string text)
{
    return statusOf(copy.search({std::move(text), 50}));
}

} // namespace mix

inline std::vector<Question> questions(const Sample &sample, const std::string &ward)
{
    using replica::Replica;
    const auto typing = [sample](Replica &copy, std::uint64_t n) -> base::Status {
        // The kana as they are typed: one more of them with each question.
        const std::string kana = sample.at(n / 6).kana;
        return mix::search(copy, mix::cut(kana, n % 6 + 1));
    };
    const auto typingKanji = [sample](Replica &copy, std::uint64_t n) {
        return mix::search(copy, mix::cut(sample.at(n / 4).nameStandard, n % 4 + 1));
    };
    const auto twoKanji = [sample](Replica &copy, std::uint64_t n) {
        return mix::search(copy, mix::cut(sample.at(n).nameStandard, 2));
    };
    const auto address = [sample](Replica &copy, std::uint64_t n) {
        const std::string whole = sample.at(n).address;
        const std::size_t town = whole.find("区") + std::string_view("区").size();
        return mix::search(copy, mix::cut(whole.substr(town), 4 + n % 5));
    };
    const auto birthAndName = [sample](Replica &copy, std::uint64_t n) {
        const auto person = sample.at(n);
        return mix::search(copy, mix::cut(person.kana, 3) + " " + person.birthDate.substr(0, 4));
    };
    const auto phone = [sample](Replica &copy, std::uint64_t n) {
        const auto person = sample.at(n);
        return mix::search(copy, person.phone.substr(person.phone.size() - 4 - n % 6));
    };
    const auto timeline = [sample](Replica &copy, std::uint64_t n) {
        replica::TimelineQuery query;
        query.citizen = sample.at(n).id;
        return mix::statusOf(copy.timeline(query));
    };
    const auto facets = [sample](Replica &copy, std::uint64_t n) {
        return mix::statusOf(copy.timelineFacets(sample.at(n).id));
    };
    const auto card = [sample](Replica &copy, std::uint64_t n) {
        return mix::statusOf(copy.citizen(sample.at(n).id));
    };
    const auto openCases = [](Replica &copy, std::uint64_t n) {
        replica::CaseQuery query;
        query.status = "open";
        query.offset = n % 10 * 100;
        return mix::statusOf(copy.cases(query));
    };
    const auto caseText = [sample](Replica &copy, std::uint64_t n) {
        replica::CaseQuery query;
        query.text = mix::cut(sample.at(n).nameStandard, 2);
        return mix::statusOf(copy.cases(query));
    };
    const auto contact = [sample, ward](Replica &copy, std::uint64_t n) -> base::Status {
        base::SystemRandom random;
        const base::SystemClock clock;
        records::Event event;
        event.id = base::newUuidV7(clock, random);
        event.ward = ward;
        event.citizen = sample.at(n).id;
        event.occurredAt = event.recordedAt = clock.now();
        event.channel = "counter";
        event.domain = "common";
        event.kind = "inquiry";
        event.title = "窓口での相談";
        event.body = "必要な書類を案内した。";
        const auto done = copy.submit({records::Intent::RecordContact,
                                       "S-1",
                                       "27125-01",
                                       ward,
                                       "measurement",
                                       {records::createEdit(records::toRow(event))}});
        if (done && done->outcome == records::Outcome::Rejected)
            return base::fail(base::ErrorCode::Refused, done->reason);
        return mix::statusOf(done);
    };
    return {{"search/typing-kana", typing},
            {"search/typing-kanji", typingKanji},
            {"search/two-kanji", twoKanji},
            {"search/address-fragment", address},
            {"search/name-and-birth-year", birthAndName},
            {"search/phone", phone},
            {"timeline/first-page", timeline},
            {"timeline/facets", facets},
            {"citizen/card", card},
            {"cases/open", openCases},
            {"cases/text", caseText},
            {"record-contact", contact}};
}

struct Latency {
    double p50 = 0; ///< microseconds
    double p99 = 0;
    std::size_t count = 0;
};

inline Latency latencyOf(std::vector<double> microseconds)
{
    if (microseconds.empty())
        return {};
    std::ranges::sort(microseconds);
    const auto at = [&](double share) {
        return microseconds[static_cast<std::size_t>(share *
                                                     static_cast<double>(microseconds.size() - 1))];
    };
    return {at(0.5), at(0.99), microseconds.size()};
}

/// Asks `count` questions of one kind, starting with number `first`.
inline base::Result<Latency> measure(replica::Replica &copy, const Question &question,
                                     std::uint64_t count, std::uint64_t first = 0)
{
    std::vector<double> taken;
    taken.reserve(count);
    for (std::uint64_t n = first; n < first + count; ++n) {
        const auto begin = std::chrono::steady_clock::now();
        YORISOI_TRY(question.ask(copy, n));
        const std::chrono::duration<double, std::micro> each =
            std::chrono::steady_clock::now() - begin;
        taken.push_back(each.count());
    }
    return latencyOf(std::move(taken));
}

} // namespace yorisoi::replica_bench
