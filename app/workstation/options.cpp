// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"

#include <charconv>
#include <iostream>

#include <CLI/CLI.hpp>

#include "yorisoi/messages/message.h"

namespace yorisoi::workstation {
namespace {

constexpr int kWrongLine = 2;
constexpr int kSmallest = 320;
constexpr int kLargest = 8'192;

bool readSize(const std::string &text, Options &options)
{
    const char *end = text.data() + text.size();
    const auto width = std::from_chars(text.data(), end, options.width);
    if (width.ec != std::errc() || width.ptr == end || *width.ptr != 'x')
        return false;
    const auto height = std::from_chars(width.ptr + 1, end, options.height);
    const auto possible = [](int pixels) { return pixels >= kSmallest && pixels <= kLargest; };
    return height.ec == std::errc() && height.ptr == end && possible(options.width) &&
           possible(options.height);
}

} // namespace

std::optional<Options> parseOptions(int argc, const char *const *argv, int &exitCode)
{
    Options options;
    CLI::App app("Yorisoi: the workstation of the people who serve a city.", "yorisoi");
    app.add_option("--data", options.data, "Folder of this device: profile, keys, encrypted copy")
        ->required();
    app.add_option("--server", options.server,
                   "Central CRM, e.g. https://crm.example.jp:8443, instead of the profile's");
    app.add_option("--language", options.language, "ja or en")->check(CLI::IsMember({"ja", "en"}));
    app.add_option("--staff", options.staff, "Staff number, filled in at sign-in");
    auto *pin = app.add_option("--pin-file", options.pinFile,
                               "File with the PIN: signs in without asking (demonstrations, tests)")
                    ->check(CLI::ExistingFile);
    auto *pictures = app.add_option("--screenshots", options.screenshots,
                                    "Write a picture of every page to this folder and end")
                         ->needs(pin);
    std::string size;
    app.add_option("--size", size, "Size of the window on pictures, e.g. 1366x768")
        ->needs(pictures);
    app.add_flag("--self-test", options.selfTest,
                 "Open every page, look for faults, and end with 1 when there is one")
        ->needs(pin);
    app.add_flag("--report-start", options.reportStart,
                 "Say as JSON how long it took until the desk could be used and how much memory, "
                 "and end; after a self-test how much memory all pages took")
        ->needs(pin);
    pin->needs("--staff");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        exitCode = error.get_exit_code() == 0 ? app.exit(error) : kWrongLine;
        if (exitCode != 0)
            std::cerr << messages::commandLineReport("yorisoi", error.what());
        return std::nullopt;
    }
    if (!size.empty() && !readSize(size, options)) {
        exitCode = kWrongLine;
        std::cerr << messages::commandLineReport("yorisoi",
                                                 "--size: width x height, e.g. 1366x768");
        return std::nullopt;
    }
    return options;
}

} // namespace yorisoi::workstation
