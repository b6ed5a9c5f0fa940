// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/identity/profile.h"

#include <nlohmann/json.hpp>

#include "yorisoi/crypto/atomic_file.h"

namespace yorisoi::identity {
namespace {

using base::ErrorCode;
using base::fail;
using Json = nlohmann::json;

constexpr std::size_t kMostBytes = 64 * 1024;

std::filesystem::path deviceFile(const std::filesystem::path &directory)
{
    return directory / "device.json";
}

std::string text(const Json &json, const char *name)
{
    const auto found = json.find(name);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

} // namespace

base::Result<Profile> Profile::open(const std::filesystem::path &directory)
{
    const auto content = crypto::readWholeFile(deviceFile(directory), kMostBytes);
    if (!content)
        return fail(content.error().code, "device.json: " + content.error().detail);
    const auto bytes = content->bytes();
    const auto *begin = reinterpret_cast<const char *>(bytes.data());
    const Json json = Json::parse(begin, begin + bytes.size(), nullptr, false);
    if (!json.is_object())
        return fail(ErrorCode::Corrupt, "device.json: no JSON object");
    const auto id = base::Uuid::parse(text(json, "device"));
    DeviceProfile device{id.value_or(base::Uuid{}), text(json, "name"), text(json, "ward"),
                         text(json, "office"),      text(json, "kind"), text(json, "server"),
                         text(json, "receipt_key")};
    if (device.device.isNull() || device.ward.empty())
        return fail(ErrorCode::Corrupt, "device.json: lacks the device or its ward");
    return Profile(directory, std::move(device));
}

base::Result<Profile> Profile::create(const std::filesystem::path &directory,
                                      const DeviceProfile &device)
{
    std::error_code error;
    if (std::filesystem::exists(deviceFile(directory), error))
        return fail(ErrorCode::AlreadyExists, "the profile has a device.json");
    std::filesystem::create_directories(directory, error);
    if (!error)
        std::filesystem::permissions(directory, std::filesystem::perms::owner_all, error);
    if (error)
        return fail(ErrorCode::IoFailed, "profile folder: " + error.message());
    Json all = {{"device", device.device.toString()},
                {"name", device.name},
                {"ward", device.ward},
                {"office", device.office},
                {"kind", device.kind},
                {"server", device.server}};
    if (!device.receiptKey.empty())
        all["receipt_key"] = device.receiptKey;
    const std::string json = all.dump(2);
    YORISOI_TRY(crypto::writeFileAtomically(deviceFile(directory), crypto::bytesOf(json)));
    return Profile(directory, device);
}

} // namespace yorisoi::identity
