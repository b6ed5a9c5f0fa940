// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/wire/http_types.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "problem.h"

namespace yorisoi::wire {
namespace {

using base::ErrorCode;
using Json = nlohmann::json;

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

constexpr std::array<std::pair<ErrorCode, int>, 13> kStatuses{{
    {ErrorCode::InvalidInput, 400},
    {ErrorCode::Unauthenticated, 401},
    {ErrorCode::Refused, 403},
    {ErrorCode::NotFound, 404},
    {ErrorCode::TimedOut, 408},
    {ErrorCode::Conflict, 409},
    {ErrorCode::StaleEpoch, 409},
    {ErrorCode::AlreadyExists, 409},
    {ErrorCode::TooLarge, 413},
    {ErrorCode::Unsupported, 422},
    {ErrorCode::Overloaded, 429},
    {ErrorCode::Busy, 503},
    {ErrorCode::DiskFull, 507},
}};

} // namespace

bool IgnoreCase::operator()(std::string_view a, std::string_view b) const
{
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                        [](char x, char y) { return lower(x) < lower(y); });
}

Response Response::json(std::string body, int status)
{
    return {status, {{"Content-Type", "application/json"}}, std::move(body)};
}

Response Response::ndjson(std::string body)
{
    return {200, {{"Content-Type", "application/x-ndjson"}}, std::move(body)};
}

int statusOf(ErrorCode code)
{
    for (const auto &[known, status] : kStatuses)
        if (known == code)
            return status;
    return 500;
}

Response toProblem(const base::Error &error)
{
    return problem(statusOf(error.code), error);
}

Response problem(int status, const base::Error &error)
{
    const std::string token(base::toToken(error.code));
    // What went wrong inside the server is for its log, not for the other side.
    const std::string detail = status == 500 ? std::string() : error.detail;
    const Json json = {{"type", "https://yorisoi.example/problems/" + token},
                       {"title", token},
                       {"status", status},
                       {"code", token},
                       {"detail", detail}};
    return {status,
            {{"Content-Type", "application/problem+json"}},
            json.dump(-1, ' ', false, Json::error_handler_t::replace)};
}

base::Error fromProblem(const Response &response)
{
    const Json json = Json::parse(response.body, nullptr, false);
    const std::string status = "HTTP status " + std::to_string(response.status);
    if (!json.is_object() || !json.contains("code") || !json["code"].is_string())
        return {ErrorCode::ProtocolViolation, status + " without a problem"};
    base::Error error{base::errorCodeFromToken(json["code"].get_ref<const std::string &>()),
                      status};
    if (const auto detail = json.find("detail"); detail != json.end() && detail->is_string())
        error.detail = detail->get<std::string>();
    return error;
}

} // namespace yorisoi::wire
