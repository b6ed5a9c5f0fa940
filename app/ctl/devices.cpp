// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "commands.h"
#include "enrolment.h"
#include "output.h"
#include "wards.h"

namespace yorisoi::ctl {
namespace {

nlohmann::ordered_json toJson(const central::EnrolledDevice &device)
{
    return {{"device", device.id.toString()},
            {"name", device.name},
            {"ward", device.ward},
            {"office", device.office},
            {"kind", device.kind},
            {"state", device.state},
            {"why", device.why},
            {"least_epoch", device.leastEpoch}};
}

base::Status list(const std::filesystem::path &data, bool json)
{
    YORISOI_ASSIGN(const auto open, OpenStore::open(data, false));
    YORISOI_ASSIGN(const auto devices, open->store->devices());
    if (json) {
        auto all = nlohmann::ordered_json::array();
        for (const auto &device : devices)
            all.push_back(toJson(device));
        print(all, true);
        return {};
    }
    for (const auto &device : devices)
        std::cout << device.id.toString() << '\t' << device.state << '\t' << device.ward << '\t'
                  << device.kind << '\t' << device.name << '\n';
    return {};
}

base::Status revoke(const std::filesystem::path &data, const std::string &device)
{
    YORISOI_ASSIGN(const auto id, base::Uuid::parse(device));
    YORISOI_ASSIGN(const auto open, OpenStore::open(data, false));
    YORISOI_ASSIGN(const auto known, open->store->device(id));
    if (!known)
        return base::fail(base::ErrorCode::NotFound, "the CRM knows no such device");
    return open->store->setDeviceState(id, "revoked");
}

base::Status release(const std::filesystem::path &data, const std::string &device)
{
    YORISOI_ASSIGN(const auto id, base::Uuid::parse(device));
    YORISOI_ASSIGN(const auto open, OpenStore::open(data, false));
    return open->store->releaseDevice(id);
}

struct DeviceOptions {
    Enrolment enrolment;
    std::filesystem::path data;
    std::string device;
    bool json = false;
};

void addEnrol(CLI::App &devices, Chosen &chosen)
{
    auto options = std::make_shared<DeviceOptions>();
    Enrolment &wanted = options->enrolment;
    CLI::App *command =
        devices.add_subcommand("enrol", "Makes a folder into a workstation that the CRM knows");
    command->add_option("--data", wanted.data, "Folder of the CRM")->required();
    command->add_option("--profile", wanted.profile, "Folder of the workstation, new or empty")
        ->required();
    command->add_option("--server", wanted.server, "Address of the CRM, https://…")->required();
    command->add_option("--staff", wanted.staff, "Number of the member of staff who signs in")
        ->required();
    command->add_option("--pin-file", wanted.pinFile, "File that holds their PIN")->required();
    command->add_option("--ward", wanted.ward, "Code of the ward (the only one there is)");
    command->add_option("--office", wanted.office, "Code of the office (that of the staff)");
    command->add_option("--kind", wanted.kind, "What it is used as (after the role of the staff)")
        ->check(CLI::IsMember({"counter", "van", "supervisor"}));
    command->add_option("--name", wanted.name, "What people call it");
    command->add_flag("--json", options->json, "The device as JSON");
    command->callback([options, &chosen] {
        chosen = {[options]() -> base::Status {
                      YORISOI_ASSIGN(const auto device, enrol(options->enrolment));
                      print(toJson(device), options->json);
                      return {};
                  },
                  "devices enrol",
                  {}};
    });
}

} // namespace

void addDevices(CLI::App &app, Chosen &chosen)
{
    CLI::App *devices = app.add_subcommand("devices", "Workstations that the CRM knows");
    devices->require_subcommand(1);
    addEnrol(*devices, chosen);

    auto options = std::make_shared<DeviceOptions>();
    CLI::App *listing = devices->add_subcommand("list", "All of them");
    listing->add_option("--data", options->data, "Folder of the CRM")->required();
    listing->add_flag("--json", options->json, "As JSON");
    listing->callback([options, &chosen] {
        chosen = {[options] { return list(options->data, options->json); }, "devices list", {}};
    });

    CLI::App *revoking = devices->add_subcommand("revoke", "Lets one in no more");
    revoking->add_option("device", options->device, "Its id")->required();
    revoking->add_option("--data", options->data, "Folder of the CRM")->required();
    revoking->callback([options, &chosen] {
        chosen = {[options] { return revoke(options->data, options->device); },
                  "devices revoke",
                  {"端末のIDは devices list で確認できます。", "devices list shows the ids."}};
    });

    CLI::App *releasing = devices->add_subcommand(
        "release", "Hears a quarantined one again; a copy that went back takes a new epoch");
    releasing->add_option("device", options->device, "Its id")->required();
    releasing->add_option("--data", options->data, "Folder of the CRM")->required();
    releasing->callback([options, &chosen] {
        chosen = {[options] { return release(options->data, options->device); },
                  "devices release",
                  {"隔離の理由は devices list --json で確認できます。",
                   "devices list --json says why a device was quarantined."}};
    });
}

} // namespace yorisoi::ctl
