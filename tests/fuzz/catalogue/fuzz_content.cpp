// SPDX-License-Identifier: GPL-3.0-or-later
// One file of a catalogue, of the kind that the first byte chooses, among others that are right:
// read, checked and compared.
#include <array>
#include <cstdint>

#include "yorisoi/catalogue/difference.h"
#include "yorisoi/catalogue/lint.h"

using namespace yorisoi;
using namespace yorisoi::catalogue;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const Files good =
        readFolder(YORISOI_SOURCE_DIR "/tests/unit/catalogue/fixtures/good").value();
    static const auto whole = Catalogue::load(good).value();
    static constexpr std::array<const char *, 5> files{"rates/meals.yaml", "services/meals.yaml",
                                                       "texts/remarks.yaml", "decisions/meals.dmn",
                                                       "catalogue.yaml"};
    if (size == 0)
        return 0;
    Files changed = good;
    changed[files[data[0] % files.size()]].assign(reinterpret_cast<const char *>(data) + 1,
                                                  size - 1);
    const LintReport report = lint(changed);
    for (const Finding &finding : report.findings)
        if (finding.ja.empty() || finding.en.empty() || finding.place.file.empty())
            __builtin_trap();
    if (const auto catalogue = Catalogue::load(std::move(changed)))
        Catalogue::difference(*whole, **catalogue);
    return 0;
}
