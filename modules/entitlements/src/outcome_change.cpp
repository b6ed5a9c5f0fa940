// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/entitlements/outcome_change.h"

#include <algorithm>

#include "yorisoi/entitlements/report.h"

namespace yorisoi::entitlements {
namespace {

Words wordsOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Eligible:
        return {"該当", "eligible"};
    case Verdict::NotEligible:
        return {"非該当", "not eligible"};
    case Verdict::Unknown:
        break;
    }
    return {"不明", "unknown"};
}

Words outcome(const Entitlement &entitlement)
{
    Words words = wordsOf(entitlement.verdict);
    const auto append = [&words](const std::string &ja, const std::string &en) {
        words.ja += ' ' + ja;
        words.en += ' ' + en;
    };
    if (entitlement.amount)
        append(grouped(*entitlement.amount) + "円", grouped(*entitlement.amount) + " yen");
    if (entitlement.least || entitlement.most) {
        const std::string least = entitlement.least ? grouped(*entitlement.least) : "";
        const std::string most = entitlement.most ? grouped(*entitlement.most) : "";
        append(least + "〜" + most + "円", least + " to " + most + " yen");
    }
    if (!entitlement.members.empty()) {
        std::string members;
        for (const std::string &member : entitlement.members)
            members += (members.empty() ? "" : ", ") + member;
        append("（対象: " + members + "）", "(for " + members + ")");
    }
    return words;
}

const Entitlement *find(const Assessment &assessment, const std::string &service)
{
    const auto found = std::ranges::find_if(assessment.entitlements, [&](const Entitlement &one) {
        return one.service->id == service;
    });
    return found == assessment.entitlements.end() ? nullptr : &*found;
}

OutcomeChange change(const catalogue::Service &service, const Words &before, const Words &after)
{
    return {service.id,
            {service.name.ja + "：" + before.ja + " → " + after.ja,
             service.name.en + ": " + before.en + " → " + after.en}};
}

} // namespace

std::vector<OutcomeChange> outcomeChanges(const Assessment &before, const Assessment &after)
{
    const Words none{"（制度なし）", "(no such service)"};
    std::vector<OutcomeChange> changes;
    for (const Entitlement &now : after.entitlements) {
        const Entitlement *then = find(before, now.service->id);
        const Words was = then ? outcome(*then) : none;
        if (was != outcome(now))
            changes.push_back(change(*now.service, was, outcome(now)));
    }
    for (const Entitlement &then : before.entitlements)
        if (!find(after, then.service->id))
            changes.push_back(change(*then.service, outcome(then), none));
    return changes;
}

} // namespace yorisoi::entitlements
