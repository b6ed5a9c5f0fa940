// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_guard.h"

#include <algorithm>

#include "yorisoi/base/log.h"

namespace yorisoi::central {
namespace {

using base::ErrorCode;

constexpr std::int64_t kMostWithdrawals = 50;
constexpr std::int64_t kMinute = 60'000;
constexpr std::int64_t kBrakeOff = 60 * kMinute;

std::int64_t millis(base::Instant at)
{
    return at.time_since_epoch().count();
}

/// Whether a number that is behind the last one was lost in a restore and not used since.
base::Result<bool> mayComeAgain(storage::Connection &connection, const Uuid &device,
                                std::int64_t epoch, std::int64_t number)
{
    YORISOI_ASSIGN(auto counter,
                   connection.query("SELECT open_from, open_receipt FROM device_counter "
                                    "WHERE device = ? AND epoch = ? AND open_from < ?",
                                    device, epoch, number));
    YORISOI_ASSIGN(const bool open, counter.step());
    if (!open)
        return false;
    const std::int64_t receipt = counter.integer(1);
    YORISOI_ASSIGN(const auto used,
                   connection.queryInteger("SELECT 1 FROM operation WHERE receipt > ? AND "
                                           "device = ? AND device_epoch = ? AND number = ?",
                                           receipt, device, epoch, number));
    return !used;
}

} // namespace

base::Status checkHeard(storage::Connection &connection, const Uuid &device, std::int64_t epoch)
{
    YORISOI_ASSIGN(auto statement, connection.query("SELECT state, least_epoch FROM device "
                                                    "WHERE id = ?",
                                                    device));
    YORISOI_ASSIGN(const bool found, statement.step());
    if (!found)
        return {};
    if (statement.text(0) != "active")
        return base::fail(ErrorCode::Refused, "device-" + std::string(statement.text(0)));
    if (epoch < statement.integer(1))
        return base::fail(ErrorCode::Refused,
                          "device-epoch " + std::to_string(statement.integer(1)));
    return {};
}

namespace {

/// The newest epoch of the device's copy that is known, and the last number in it.
struct Counter {
    std::int64_t epoch = 0;
    std::int64_t number = 0;

    bool isAhead(std::int64_t ofEpoch, std::int64_t ofNumber) const
    {
        return ofEpoch < epoch || (ofEpoch == epoch && ofNumber < number);
    }
};

base::Result<Counter> counterOf(storage::Connection &connection, const Uuid &device)
{
    YORISOI_ASSIGN(auto statement,
                   connection.query("SELECT epoch, number FROM device_counter WHERE device = ? "
                                    "ORDER BY epoch DESC LIMIT 1",
                                    device));
    YORISOI_ASSIGN(const bool found, statement.step());
    return found ? Counter{statement.integer(0), statement.integer(1)} : Counter{};
}

} // namespace

base::Result<bool> isBehind(storage::Connection &connection, const Uuid &device, std::int64_t epoch,
                            std::int64_t last)
{
    YORISOI_ASSIGN(const Counter known, counterOf(connection, device));
    return known.isAhead(epoch, last);
}

base::Result<NumberPlace> placeNumber(storage::Connection &connection, const Uuid &device,
                                      std::int64_t epoch, std::int64_t number)
{
    if (epoch < 1 || number < 1)
        return NumberPlace::Behind;
    YORISOI_ASSIGN(const Counter known, counterOf(connection, device));
    if (known.isAhead(epoch, number - 1)) {
        YORISOI_ASSIGN(const bool again, mayComeAgain(connection, device, epoch, number));
        return again ? NumberPlace::Next : NumberPlace::Behind;
    }
    // A counter that begins after a restore may be of a device that had begun before it.
    YORISOI_TRY(connection.run(
        "INSERT INTO device_counter(device, epoch, number, open_from, open_receipt) "
        "VALUES(?, ?, ?, (SELECT 0 FROM store_state WHERE name = 'receipt_floor'), 0) "
        "ON CONFLICT(device, epoch) DO UPDATE SET number = excluded.number",
        device, epoch, number));
    if (known.epoch == epoch && number != known.number + 1)
        base::log("central").warn("device {} left out the numbers between {} and {}",
                                  device.toString(), known.number, number);
    return NumberPlace::Next;
}

base::Result<bool> isBrakeOn(storage::Connection &connection, const Uuid &device, base::Instant at,
                             base::Instant now)
{
    const std::int64_t minute = millis(at) / kMinute;
    YORISOI_TRY(connection.run("INSERT INTO withdrawal(device, minute, count) VALUES(?, ?, 1) "
                               "ON CONFLICT DO UPDATE SET count = count + 1",
                               device, minute));
    YORISOI_ASSIGN(const auto recent,
                   connection.queryInteger("SELECT sum(count) FROM withdrawal WHERE device = ? AND "
                                           "minute BETWEEN ? AND ?",
                                           device, minute - 1, minute));
    if (recent.value_or(0) <= kMostWithdrawals)
        return false;
    YORISOI_ASSIGN(const auto off, connection.queryInteger(
                                       "SELECT brake_off_until FROM device WHERE id = ?", device));
    return off.value_or(0) < millis(now);
}

base::Status noteWhy(storage::Connection &connection, const Uuid &device, std::string_view why)
{
    return connection.run("UPDATE device SET why = ? WHERE id = ?", why, device);
}

base::Status prepareRelease(storage::Connection &connection, const EnrolledDevice &device,
                            base::Instant now)
{
    if (device.why == kManyWithdrawals)
        return connection.run("UPDATE device SET brake_off_until = ? WHERE id = ?",
                              millis(now) + kBrakeOff, device.id);
    YORISOI_ASSIGN(const auto newest,
                   connection.queryInteger("SELECT max(epoch) FROM device_counter WHERE device = ?",
                                           device.id));
    return connection.run("UPDATE device SET least_epoch = ? WHERE id = ?",
                          std::max(newest.value_or(0) + 1, device.leastEpoch), device.id);
}

base::Status openNumbers(storage::Connection &connection)
{
    return connection.run("UPDATE device_counter SET open_from = number, open_receipt = "
                          "ifnull((SELECT max(receipt) FROM operation), 0)");
}

} // namespace yorisoi::central
