// SPDX-License-Identifier: GPL-3.0-or-later
// kill_desk FOLDER SERVER AUTHORITY CITIZEN: records contacts without end and says `ack OPERATION
// EVENT` once each is acknowledged, until it is killed. kill_desk FOLDER SERVER AUTHORITY drain:
// ends when the server has answered everything and the copy is level.
#include <cstdio>
#include <string>

#include "change_waiter.h"
#include "headless_desk.h"
#include "small_ward.h"

namespace {

using namespace yorisoi;

int failed(const base::Error &error)
{
    std::fprintf(stderr, "%s: %s\n", std::string(base::toToken(error.code)).c_str(),
                 error.detail.c_str());
    return 1;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 5)
        return 2;
    const auto desk = test_support::HeadlessDesk::open({argv[1]}, argv[2], argv[3], "demo");
    if (!desk)
        return failed(desk.error());
    replica::Replica &copy = (*desk)->replica();
    test_support::ChangeWaiter waiter(copy);
    (*desk)->service().start();
    if (!waiter.until([&] {
            const auto cursor = copy.cursor();
            return cursor && cursor->has_value();
        }))
        return failed({base::ErrorCode::TimedOut, "first load"});

    if (std::string(argv[4]) == "drain") {
        const bool empty = waiter.until(
            [&] {
                const auto counts = copy.syncCounts();
                return counts && counts->onDevice == 0 && counts->sent == 0 &&
                       counts->accepted == 0;
            },
            std::chrono::seconds(240));
        return empty ? 0 : failed({base::ErrorCode::TimedOut, "drain"});
    }
    const auto citizen = base::Uuid::parse(argv[4]);
    if (!citizen)
        return failed(citizen.error());
    for (int i = 0;; ++i) {
        const auto draft = test_support::contactDraft(*citizen, test_support::kSmallWard,
                                                      "contact " + std::to_string(i),
                                                      (*desk)->clock(), (*desk)->random());
        const auto submission = copy.submit(draft);
        if (!submission)
            return failed(submission.error());
        std::printf("ack %s %s\n", submission->operation.toString().c_str(),
                    draft.edits.front().id.toString().c_str());
        std::fflush(stdout);
    }
}
