// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "yorisoi/base/calendar.h"
#include "yorisoi/test_support/fake_clock.h"
#include "yorisoi/test_support/fake_replica.h"

namespace yorisoi::test_support {

/// A case as a list shows it, with nothing known but the case itself.
inline replica::CaseLine lineOf(const records::Case &file)
{
    replica::CaseLine line;
    line.file = file;
    return line;
}

/// A made-up person with a timeline behind a FakeReplica that answers filters and pages as a real
/// one does. The clock stands at 10:02 on 24 November 2026 in Japan.
class TimelineScene {
public:
    TimelineScene()
        : clock(base::parseIsoInstant("2026-11-24T01:02:00Z").value()),
          random(7),
          citizen(base::newUuidV4(random))
    {
        auto &who = card.citizen;
        who.id = citizen;
        who.ward = "27127";
        who.number = "1002345";
        who.nameKoseki = "渡邉󠄂 花子";
        who.nameStandard = "渡辺 花子";
        who.kana = "わたなべ はなこ";
        who.romaji = "WATANABE Hanako";
        who.birthDate = "1955-03-03";
        who.gender = "female";
        who.phone = "06-0000-0123";
        who.postalCode = "530-0000";
        who.address = "大阪市北区扇町2-1-27";
        who.building = "架空マンション 305号室";
        who.nationality = "JP";
        who.synthetic = true;
        card.addressWithheld = false;
        card.asOf = clock.now() - std::chrono::minutes{3};
        replica.onCitizen = [this](const base::Uuid &) {
            const std::lock_guard lock(mutex);
            return base::Result<replica::CitizenCard>(card);
        };
        replica.onTimeline = [this](const replica::TimelineQuery &query) { return page(query); };
        replica.onFacets = [this](const base::Uuid &) { return facets(); };
        replica.onCases = [this](const replica::CaseQuery &) {
            const std::lock_guard lock(mutex);
            replica::CasePage all;
            for (const auto &file : cases)
                all.lines.push_back(lineOf(file));
            all.total = all.lines.size();
            return base::Result<replica::CasePage>(all);
        };
        replica.onSubmit = [this](const replica::CommandDraft &draft) { return accept(draft); };
    }

    base::Instant daysAgo(int days, int hour = 10, int minute = 0) const
    {
        return base::startOfDayInJapan(base::dayInJapan(clock.now())) - std::chrono::days{days} +
               std::chrono::hours{hour} + std::chrono::minutes{minute};
    }

    /// An applied entry from the counter; change what matters to the test.
    replica::TimelineEntry entry(base::Instant at, const std::string &kind,
                                 const std::string &title)
    {
        replica::TimelineEntry made;
        made.event.id = base::newUuidV7(at, random);
        made.event.ward = "27127";
        made.event.citizen = citizen;
        made.event.occurredAt = made.event.recordedAt = at;
        made.event.channel = "counter";
        made.event.domain = "common";
        made.event.kind = kind;
        made.event.title = title;
        made.event.office = "27127";
        made.event.staff = "1001";
        made.officeName = "北区役所";
        made.staffName = "架空 太郎";
        return made;
    }

    void add(replica::TimelineEntry made)
    {
        const std::lock_guard lock(mutex);
        entries.push_back(std::move(made));
        sort();
    }

    /// `count` entries, one an hour, back from yesterday.
    void addMany(std::size_t count)
    {
        static constexpr const char *channels[] = {"counter", "phone", "line", "post", "portal"};
        static constexpr const char *kinds[] = {"inquiry", "guidance", "application", "call"};
        const std::lock_guard lock(mutex);
        for (std::size_t i = 0; i < count; ++i) {
            auto made = entry(daysAgo(1) - std::chrono::hours{i}, kinds[i % 4],
                              "記録 " + std::to_string(i));
            made.event.channel = channels[i % 5];
            entries.push_back(std::move(made));
        }
        sort();
    }

    /// What a colleague recorded arrives, as after a pull.
    void arrive(replica::TimelineEntry made)
    {
        add(std::move(made));
        replica.announce({{citizen}, false, true, false});
    }

    FakeClock clock;
    base::SeededRandom random;
    base::Uuid citizen;
    replica::CitizenCard card;
    std::vector<replica::TimelineEntry> entries; ///< newest first
    std::vector<records::Case> cases;
    FakeReplica replica;
    mutable std::mutex mutex; ///< guards card, entries and cases once a page is open

private:
    void sort()
    {
        std::ranges::sort(entries, [](const auto &a, const auto &b) {
            return std::pair(a.event.occurredAt, a.event.id) >
                   std::pair(b.event.occurredAt, b.event.id);
        });
    }

    static bool among(const std::vector<std::string> &wanted, const std::string &token)
    {
        return wanted.empty() || std::ranges::find(wanted, token) != wanted.end();
    }

    static bool meets(const replica::TimelineQuery &query, const records::Event &event)
    {
        const bool text = event.title.find(query.text) != std::string::npos ||
                          event.body.find(query.text) != std::string::npos;
        return among(query.channels, event.channel) && among(query.domains, event.domain) &&
               among(query.kinds, event.kind) && among(query.offices, event.office) && text &&
               (!query.from || event.occurredAt >= *query.from) &&
               (!query.until || event.occurredAt < *query.until) &&
               (query.caseId.isNull() || event.caseId == query.caseId);
    }

    base::Result<replica::TimelinePage> page(const replica::TimelineQuery &query) const
    {
        const std::lock_guard lock(mutex);
        replica::TimelinePage found;
        for (const auto &one : entries) {
            if (!meets(query, one.event))
                continue;
            if (query.beforeAt && std::pair(one.event.occurredAt, one.event.id) >=
                                      std::pair(*query.beforeAt, query.beforeId))
                continue;
            if (found.entries.size() == query.limit) {
                found.more = true;
                break;
            }
            found.entries.push_back(one);
        }
        return found;
    }

    base::Result<replica::TimelineFacets> facets() const
    {
        const std::lock_guard lock(mutex);
        std::map<std::string, std::size_t> channels;
        std::map<std::string, std::size_t> domains;
        std::map<std::string, std::size_t> kinds;
        for (const auto &one : entries) {
            ++channels[one.event.channel];
            ++domains[one.event.domain];
            ++kinds[one.event.kind];
        }
        const auto list = [](const std::map<std::string, std::size_t> &counts) {
            std::vector<replica::FacetCount> facets;
            for (const auto &[token, count] : counts)
                facets.push_back({token, {}, count});
            return facets;
        };
        replica::TimelineFacets all;
        all.channels = list(channels);
        all.domains = list(domains);
        all.kinds = list(kinds);
        all.offices = {{"27127", "北区役所", entries.size()}};
        all.total = entries.size();
        return all;
    }

    /// Creates the events of a command, on this device only, and announces them.
    base::Result<replica::Submission> accept(const replica::CommandDraft &draft)
    {
        for (const auto &edit : draft.edits) {
            records::Row row;
            row.kind = edit.kind;
            row.id = edit.id;
            row.ward = draft.ward;
            row.values.resize(records::specOf(edit.kind).fields.size());
            for (const auto &field : edit.fields)
                row.values[field.field] = field.value;
            replica::TimelineEntry made;
            made.event = records::fromRow<records::Event>(row);
            made.state = replica::ItemState::OnDevice;
            made.officeName = "北区役所";
            made.staffName = "架空 花子";
            add(std::move(made));
        }
        replica.announce({{citizen}, false, true, false});
        replica::Submission submission;
        submission.number = 1;
        return submission;
    }
};

} // namespace yorisoi::test_support
