// SPDX-License-Identifier: GPL-3.0-or-later
// Runs folders of the DMN Technology Compatibility Kit and prints each failing case.
#include <cstdio>

#include "yorisoi/decision/tck.h"

int main(int count, char **arguments)
{
    using namespace yorisoi::decision;
    bool good = count > 1;
    for (int i = 1; i < count; ++i) {
        const auto report = runTck(arguments[i], [](const TckOutcome &outcome) {
            if (!outcome.passed)
                std::printf("%s %s\n    %s\n", outcome.external ? "java" : "FAIL", outcome.test.c_str(), outcome.detail.c_str());
        });
        if (!report) {
            std::fprintf(stderr, "%s: %s\n", arguments[i], report.error().detail.c_str());
            good = false;
            continue;
        }
        std::printf("%zu passed, %zu failed, %zu not supported (Java)\n", report->passed, report->failed, report->external);
        good = good && report->failed == 0;
    }
    return good ? 0 : 1;
}
