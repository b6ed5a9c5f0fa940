// SPDX-License-Identifier: GPL-3.0-or-later
#include "output.h"

#include <iostream>

namespace yorisoi::ctl {
namespace {

constexpr std::size_t kEvery = 250'000;

} // namespace

void Progress::count()
{
    if (++m_rows % kEvery == 0)
        std::cerr << m_what << ": " << m_rows << " rows\n";
}

void print(const nlohmann::ordered_json &result, bool asJson)
{
    if (asJson) {
        std::cout << result.dump() << '\n';
        return;
    }
    for (const auto &[name, value] : result.items()) {
        std::cout << name << ": ";
        if (value.is_string())
            std::cout << value.get_ref<const std::string &>() << '\n';
        else
            std::cout << value.dump() << '\n';
    }
}

void note(std::string_view remark)
{
    std::cerr << "note: " << remark << '\n';
}

} // namespace yorisoi::ctl
