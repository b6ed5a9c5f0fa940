// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_table.h"

#include <cstring>

#include "change_table.h"
#include "record_table.h"
#include "yorisoi/crypto/encoding.h"
#include "yorisoi/records/entities.h"

namespace yorisoi::central {
namespace {

using base::ErrorCode;

records::Row rowOf(const EnrolledDevice &device)
{
    records::Device row;
    row.id = device.id;
    row.ward = device.ward;
    row.name = device.name;
    row.office = device.office;
    row.kind = device.kind;
    row.publicKey = crypto::toBase64Url(device.publicKey);
    row.state = device.state;
    return records::toRow(row);
}

bool isState(std::string_view state)
{
    return state == "active" || state == "revoked" || state == "quarantined";
}

base::Result<EnrolledDevice> deviceFrom(const storage::Statement &statement)
{
    EnrolledDevice device;
    YORISOI_ASSIGN(device.id, statement.uuid(0));
    device.ward = statement.text(1);
    device.office = statement.text(2);
    device.kind = statement.text(3);
    device.name = statement.text(4);
    const storage::Blob key = statement.blob(5);
    if (key.size() != device.publicKey.size())
        return base::fail(ErrorCode::Corrupt, "device: public key");
    std::memcpy(device.publicKey.data(), key.data(), key.size());
    device.state = statement.text(6);
    device.why = statement.text(7);
    device.leastEpoch = statement.integer(8);
    return device;
}

} // namespace

base::Status addDevice(storage::Connection &connection, Ward &ward, const EnrolledDevice &device)
{
    if (device.id.isNull() || !isState(device.state))
        return base::fail(ErrorCode::InvalidInput, "device: id or state");
    YORISOI_TRY(
        connection.run("INSERT INTO device(id, ward, office, kind, name, public_key, state) "
                       "VALUES(?, ?, ?, ?, ?, ?, ?)",
                       device.id, ward.key, device.office, device.kind, device.name,
                       device.publicKey, device.state));
    const records::Row row = rowOf(device);
    const std::string json = records::toJson(row);
    YORISOI_TRY(putRecord(connection, ward, row, true, json));
    YORISOI_TRY(appendChange(connection, ward, {}, json, true));
    return saveWard(connection, ward);
}

base::Result<bool> changeDeviceState(storage::Connection &connection, const Uuid &id,
                                     std::string_view state, Ward &ward)
{
    if (!isState(state))
        return base::fail(ErrorCode::InvalidInput, "device: no such state");
    YORISOI_ASSIGN(const auto device, findDevice(connection, id));
    if (!device)
        return base::fail(ErrorCode::NotFound, "device: not enrolled");
    if (device->state == state)
        return false;
    YORISOI_ASSIGN(ward, requireWard(connection, device->ward));
    YORISOI_TRY(connection.run("UPDATE device SET state = ?, why = '' WHERE id = ?", state, id));
    YORISOI_ASSIGN(auto standing,
                   findRecord(connection, ward, records::EntityKind::Device, id, {}));
    if (!standing)
        return base::fail(ErrorCode::Corrupt, "device: its row is missing");
    records::Row row = *std::move(standing);
    const std::size_t field = records::fieldOf(&records::Device::state);
    row.versions.resize(row.values.size(), row.revision);
    ++row.revision;
    row.versions[field] = row.revision;
    row.values[field] = std::string(state);
    const std::string json = records::toJson(row);
    YORISOI_TRY(putRecord(connection, ward, row, false, json));
    YORISOI_TRY(appendChange(connection, ward, {}, json, true));
    YORISOI_TRY(saveWard(connection, ward));
    return true;
}

base::Result<std::optional<EnrolledDevice>> findDevice(storage::Connection &connection,
                                                       const Uuid &id)
{
    YORISOI_ASSIGN(
        auto statement,
        connection.query(
            "SELECT id, ward.code, office, kind, name, public_key, state, "
            "why, least_epoch FROM device JOIN ward ON ward.key = device.ward WHERE id = ?",
            id));
    YORISOI_ASSIGN(const bool found, statement.step());
    if (!found)
        return std::nullopt;
    return deviceFrom(statement);
}

base::Result<std::vector<EnrolledDevice>> allDevices(storage::Connection &connection)
{
    YORISOI_ASSIGN(
        auto statement,
        connection.query("SELECT id, ward.code, office, kind, name, public_key, state, "
                         "why, least_epoch FROM device JOIN ward ON ward.key = device.ward "
                         "ORDER BY ward.code, name, id"));
    std::vector<EnrolledDevice> devices;
    for (;;) {
        YORISOI_ASSIGN(const bool found, statement.step());
        if (!found)
            return devices;
        YORISOI_ASSIGN(auto device, deviceFrom(statement));
        devices.push_back(std::move(device));
    }
}

} // namespace yorisoi::central
