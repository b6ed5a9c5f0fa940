// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <iostream>

#include <nlohmann/json.hpp>

#include "commands.h"
#include "yorisoi/crypto/atomic_file.h"

namespace yorisoi::ctl {
namespace {

constexpr std::size_t kMostBytes = 4'096;

base::Status printAddress(const std::filesystem::path &file)
{
    YORISOI_ASSIGN(const auto text, crypto::readWholeFile(file, kMostBytes));
    const auto bytes = text.bytes();
    const auto *first = reinterpret_cast<const char *>(bytes.data());
    const auto ready = nlohmann::json::parse(first, first + bytes.size(), nullptr, false);
    const auto server = ready.is_object() ? ready.find("server") : ready.end();
    if (!ready.is_object() || server == ready.end() || !server->is_string())
        return base::fail(base::ErrorCode::InvalidInput, "this is no ready file of yorisoi-crm");
    std::cout << server->get_ref<const std::string &>() << '\n';
    return {};
}

} // namespace

void addServerAddress(CLI::App &app, Chosen &chosen)
{
    auto file = std::make_shared<std::filesystem::path>();
    CLI::App *command =
        app.add_subcommand("server-address", "Where the CRM that wrote a ready file listens");
    command->add_option("--ready-file", *file, "The file")->required();
    command->callback([file, &chosen] {
        chosen = {[file] { return printAddress(*file); },
                  "server-address",
                  {"yorisoi-crm --ready-file が作成したファイルを指定してください。",
                   "Give the file that yorisoi-crm --ready-file writes."}};
    });
}

} // namespace yorisoi::ctl
