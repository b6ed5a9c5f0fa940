// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>

#include "byte_range.h"
#include "service_state.h"
#include "snapshot_manifest.h"
#include "yorisoi/base/log.h"

namespace yorisoi::central {

using base::ErrorCode;
using base::fail;
using wire::Request;
using wire::Response;

namespace {

constexpr std::size_t kPageBytes = 1024U * 1024;
constexpr std::int64_t kLongestWait = 30;
/// More rows than these come quicker as a snapshot.
constexpr std::size_t kMostRepairedRows = 50'000;
constexpr std::size_t kMostProtections = 2'000;

} // namespace

base::Result<Response> Service::State::giveChanges(const Request &request)
{
    YORISOI_ASSIGN(const EnrolledDevice by, authenticate(request));
    YORISOI_ASSIGN(const std::string epoch, parameter(request, "epoch"));
    YORISOI_ASSIGN(const std::string after, parameter(request, "after"));
    YORISOI_ASSIGN(const std::string hash, parameter(request, "hash"));
    const auto waitText = request.query.find("wait");
    records::Cursor cursor;
    cursor.ward = by.ward;
    const auto parsedEpoch = base::Uuid::parse(epoch);
    const auto parsedHash = records::hashFromHex(hash);
    if (!parsedEpoch || !parsedHash)
        return fail(ErrorCode::InvalidInput, parsedEpoch ? "hash: not 64 digits" : "epoch: no id");
    cursor.epoch = *parsedEpoch;
    cursor.hash = *parsedHash;
    YORISOI_ASSIGN(cursor.seq, numberOf(after, "after", std::numeric_limits<std::int64_t>::max()));
    std::int64_t wait = 0;
    if (waitText != request.query.end()) {
        YORISOI_ASSIGN(wait, numberOf(waitText->second, "wait", kLongestWait));
    }
    YORISOI_ASSIGN(auto page, store.changes(cursor, kPageBytes));
    if (page.entries.empty() && wait > 0) {
        YORISOI_TRY(store.waitForChange(by.ward, cursor.seq, std::chrono::seconds(wait),
                                        server.stopping()));
        // Much can happen in half a minute: the device may have been revoked.
        YORISOI_TRY(authenticate(request));
        YORISOI_ASSIGN(page, store.changes(cursor, kPageBytes));
    }
    return Response::ndjson(records::toNdjson(page));
}

base::Result<Response> Service::State::giveSnapshot(const Request &request)
{
    YORISOI_ASSIGN(const EnrolledDevice by, authenticate(request));
    YORISOI_ASSIGN(const Snapshot snapshot, store.snapshot(by.ward));
    return Response::json(toJson(snapshot));
}

base::Result<Response> Service::State::giveChunk(const Request &request)
{
    YORISOI_ASSIGN(const EnrolledDevice by, authenticate(request));
    YORISOI_ASSIGN(const std::int64_t index,
                   numberOf(request.captures.at("index"), "index", 1'000'000));
    YORISOI_ASSIGN(auto content, store.snapshotChunk(by.ward, request.captures.at("id"),
                                                     static_cast<std::size_t>(index)));
    const auto range = request.headers.find("Range");
    return rangeResponse(std::move(content), "application/zstd",
                         range == request.headers.end() ? std::string_view() : range->second);
}

base::Result<Response> Service::State::giveDigests(const Request &request)
{
    YORISOI_ASSIGN(const EnrolledDevice by, authenticate(request));
    YORISOI_ASSIGN(const auto sheet, store.digests(by.ward));
    return Response::json(records::toJson(sheet, false));
}

base::Result<Response> Service::State::giveRepair(const Request &request)
{
    YORISOI_ASSIGN(const EnrolledDevice by, authenticate(request));
    auto theirs = records::digestSheetFromJson(request.body);
    if (!theirs)
        return fail(ErrorCode::InvalidInput, theirs.error().detail);
    theirs->at.ward = by.ward;
    YORISOI_ASSIGN(const auto repair, store.repair(*theirs, kMostRepairedRows));
    base::log("central").warn("device {} mends {} buckets with {} rows", by.id.toString(),
                              repair.buckets.size(), repair.rows.size());
    return Response::ndjson(records::toNdjson(repair));
}

base::Result<Response> Service::State::giveProtections(const Request &request)
{
    YORISOI_TRY(authenticate(request));
    YORISOI_ASSIGN(const std::string afterText, parameter(request, "after"));
    YORISOI_ASSIGN(const std::int64_t after,
                   numberOf(afterText, "after", std::numeric_limits<std::int64_t>::max()));
    YORISOI_ASSIGN(const auto page, store.protectiveChanges(after, kMostProtections));
    std::string body = "{\"head\":" + std::to_string(page.head) + ",\"last\":" +
                       std::to_string(page.entries.empty() ? after : page.entries.back().number) +
                       ",\"count\":" + std::to_string(page.entries.size()) + "}\n";
    for (const ProtectiveEntry &entry : page.entries)
        body.append(entry.payload).append("\n");
    return Response::ndjson(std::move(body));
}

} // namespace yorisoi::central
