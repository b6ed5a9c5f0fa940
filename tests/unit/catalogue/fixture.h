// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "yorisoi/base/calendar.h"
#include "yorisoi/catalogue/catalogue.h"
#include "yorisoi/test_support/results.h"

namespace yorisoi::catalogue::fixture {

/// The catalogue of made-up schemes that has no fault.
inline Files good()
{
    auto files = readFolder(YORISOI_SOURCE_DIR "/tests/unit/catalogue/fixtures/good");
    if (!files)
        qFatal("%s", test_support::describe(files).constData());
    return *std::move(files);
}

/// The same with one text of a file replaced; the text must be there.
inline Files with(const std::string &file, std::string_view from, std::string_view to)
{
    Files files = good();
    std::string &bytes = files.at(file);
    const std::size_t at = bytes.find(from);
    if (at == std::string::npos)
        qFatal("%s does not hold what the test wants to replace", file.c_str());
    bytes.replace(at, from.size(), to);
    return files;
}

inline base::Date day(std::string_view text)
{
    return base::parseIsoDate(text).value();
}

/// The first finding of a rule, or nullptr.
inline const Finding *firstOf(const Findings &findings, std::string_view rule)
{
    const auto found = std::ranges::find(findings, rule, &Finding::rule);
    return found == findings.end() ? nullptr : &*found;
}

inline QByteArray all(const Findings &findings)
{
    QByteArray text;
    for (const Finding &finding : findings)
        text += QByteArray::fromStdString(finding.toString()) + '\n';
    return text;
}

} // namespace yorisoi::catalogue::fixture
