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

std::string_view adviceFor(base::ErrorCode code)
{
    using enum base::ErrorCode;
    switch (code) {
    case InvalidInput:
    case TooLarge:
    case Unsupported:
        return "Correct what was given and try again.";
    case NotFound:
        return "Check the path or name and try again.";
    case AlreadyExists:
        return "It is there already.";
    case WrongKey:
        return "The folder's crm.key does not open its crm.db: put the right key back.";
    case Corrupt:
    case Truncated:
        return "The file is damaged: restore it from a backup.";
    case NewerSchema:
        return "A newer release wrote this: install that release.";
    case DiskFull:
        return "Free some space and try again.";
    case IoFailed:
        return "Check that the folder exists and may be written, then try again.";
    case Busy:
    case TimedOut:
    case Overloaded:
        return "Somebody else is writing: try again in a moment.";
    default:
        return "Try again; if it stays so, report it with this message.";
    }
}

} // namespace yorisoi::ctl
