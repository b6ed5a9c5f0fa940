// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/workload/measure.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>

#include "yorisoi/text/graphemes.h"

namespace yorisoi::workload {
namespace {

using base::ErrorCode;
using base::fail;
using Steady = std::chrono::steady_clock;

/// Adds the time of one call to the figure.
template <typename Call>
auto timed(Figure &figure, Call call)
{
    const auto before = Steady::now();
    auto answer = call();
    const std::chrono::duration<double, std::milli> took = Steady::now() - before;
    figure.times.push_back(took.count());
    return answer;
}

base::Status askSearch(Figure &figure, const replica::Replica &copy, const std::string &typed,
                       bool mustHit)
{
    if (typed.empty())
        return {};
    replica::SearchQuery query;
    query.text = typed;
    const auto page = timed(figure, [&] { return copy.search(query); });
    if (!page)
        return tl::unexpected(page.error());
    // A protected person is not found by address or phone, and that is right.
    if (mustHit && page->hits.empty())
        return fail(ErrorCode::NotFound, "search: nobody under what is known of somebody");
    return {};
}

base::Status askTyping(Figure &figure, const replica::Replica &copy, const std::string &kana)
{
    for (std::size_t length = 1; length <= std::min<std::size_t>(text::length(kana), 6); ++length)
        YORISOI_TRY(askSearch(figure, copy, text::truncate(kana, length), true));
    return {};
}

base::Status askTimeline(Figure &figure, const replica::Replica &copy, const Sample &sample)
{
    replica::TimelineQuery query;
    query.citizen = sample.citizen;
    const auto page = timed(figure, [&] { return copy.timeline(query); });
    return page ? base::Status{} : tl::unexpected(page.error());
}

base::Status askCitizen(Figure &figure, const replica::Replica &copy, const Sample &sample)
{
    const auto card = timed(figure, [&] { return copy.citizen(sample.citizen); });
    return card ? base::Status{} : tl::unexpected(card.error());
}

base::Status askCases(Figure &figure, const replica::Replica &copy, const Sample &)
{
    replica::CaseQuery query;
    query.status = "open";
    query.order = replica::CaseQuery::Order::DueSoonest;
    const auto page = timed(figure, [&] { return copy.cases(query); });
    return page ? base::Status{} : tl::unexpected(page.error());
}

using Question = base::Status (*)(Figure &, const replica::Replica &, const Sample &);

const std::map<std::string, Question> &table()
{
    static const std::map<std::string, Question> all{
        {"timeline", askTimeline},
        {"citizen", askCitizen},
        {"cases", askCases},
        {"search-kanji",
         [](Figure &figure, const replica::Replica &copy, const Sample &sample) {
             return askSearch(figure, copy, sample.surname, true);
         }},
        {"search-kana",
         [](Figure &figure, const replica::Replica &copy, const Sample &sample) {
             return askSearch(figure, copy, sample.kana, true);
         }},
        {"search-address",
         [](Figure &figure, const replica::Replica &copy, const Sample &sample) {
             return askSearch(figure, copy, sample.address, false);
         }},
        {"search-phone",
         [](Figure &figure, const replica::Replica &copy, const Sample &sample) {
             return askSearch(figure, copy, sample.phone, false);
         }},
        {"search-birth",
         [](Figure &figure, const replica::Replica &copy, const Sample &sample) {
             return askSearch(figure, copy, sample.birthDate, true);
         }},
        {"search-typing",
         [](Figure &figure, const replica::Replica &copy, const Sample &sample) {
             return askTyping(figure, copy, sample.kana);
         }},
    };
    return all;
}

replica::CommandDraft contactWith(const Sample &sample, const std::string &ward, base::Clock &clock,
                                  base::Random &random)
{
    records::Event event;
    event.id = base::newUuidV7(clock, random);
    event.ward = ward;
    event.citizen = sample.citizen;
    event.contact = base::newUuidV7(clock, random);
    event.occurredAt = clock.now();
    event.recordedAt = event.occurredAt;
    event.channel = "counter";
    event.domain = "common";
    event.kind = "consultation";
    event.title = "国民健康保険料の納付相談";
    event.body = "分割での納付を希望。減額の制度を案内し、申請書を渡した。";
    replica::CommandDraft draft;
    draft.staff = "demo";
    draft.ward = ward;
    draft.purpose = "counter";
    draft.edits.push_back(records::createEdit(records::toRow(event)));
    return draft;
}

} // namespace

double Figure::quantile(double share) const
{
    if (times.empty())
        return 0;
    const auto rank =
        static_cast<std::size_t>(std::ceil(share * static_cast<double>(times.size())));
    return times[std::clamp<std::size_t>(rank, 1, times.size()) - 1];
}

std::vector<std::string> questions()
{
    std::vector<std::string> names;
    for (const auto &[name, question] : table())
        names.push_back(name);
    return names;
}

base::Result<Figure> ask(const replica::Replica &copy, const std::string &question,
                         std::span<const Sample> samples)
{
    const auto found = table().find(question);
    if (found == table().end())
        return fail(ErrorCode::InvalidInput, "no question of that name");
    Figure figure{question, {}};
    for (const Sample &sample : samples)
        YORISOI_TRY(found->second(figure, copy, sample));
    std::ranges::sort(figure.times);
    return figure;
}

base::Result<Figure> record(replica::Replica &copy, std::span<const Sample> samples,
                            const std::string &ward, base::Clock &clock, base::Random &random)
{
    Figure figure{"record-contact", {}};
    for (const Sample &sample : samples) {
        const auto draft = contactWith(sample, ward, clock, random);
        const auto submission = timed(figure, [&] { return copy.submit(draft); });
        if (!submission)
            return tl::unexpected(submission.error());
        if (submission->outcome == records::Outcome::Rejected)
            return fail(ErrorCode::Internal, "a contact was rejected: " + submission->reason);
    }
    std::ranges::sort(figure.times);
    return figure;
}

} // namespace yorisoi::workload
