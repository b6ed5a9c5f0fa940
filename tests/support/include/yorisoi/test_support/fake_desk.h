// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "yorisoi/test_support/fake_clock.h"
#include "yorisoi/test_support/fake_replica.h"
#include "yorisoi/test_support/people.h"
#include "yorisoi/ui_kit/desk.h"

namespace yorisoi::test_support {

/// A counter in a ward office at a moment that stands still, over a fake replica.
struct FakeDesk {
    FakeReplica replica;
    FakeClock clock{instantOf("2026-11-24T01:00:00Z")};
    base::SystemRandom random;
    ui_kit::Desk desk{.replica = replica,
                      .clock = clock,
                      .random = random,
                      .staff = "S1",
                      .staffName = QStringLiteral("窓口 一郎"),
                      .role = "clerk",
                      .ward = "27125",
                      .office = "27125",
                      .officeName = QStringLiteral("住之江区役所"),
                      .deviceKind = "counter"};
    ui_kit::ReplicaWatcher watcher{replica};
};

} // namespace yorisoi::test_support
