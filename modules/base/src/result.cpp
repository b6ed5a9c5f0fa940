// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/base/result.h"

#include <array>
#include <utility>

namespace yorisoi::base {
namespace {

constexpr std::array<std::pair<ErrorCode, std::string_view>, 27> kTokens{{
    {ErrorCode::InvalidInput, "invalid-input"},
    {ErrorCode::NotFound, "not-found"},
    {ErrorCode::AlreadyExists, "already-exists"},
    {ErrorCode::Conflict, "conflict"},
    {ErrorCode::Refused, "refused"},
    {ErrorCode::Unauthenticated, "unauthenticated"},
    {ErrorCode::WrongPin, "wrong-pin"},
    {ErrorCode::Locked, "locked"},
    {ErrorCode::WrongKey, "wrong-key"},
    {ErrorCode::Corrupt, "corrupt"},
    {ErrorCode::Truncated, "truncated"},
    {ErrorCode::NewerSchema, "newer-schema"},
    {ErrorCode::DiskFull, "disk-full"},
    {ErrorCode::IoFailed, "io-failed"},
    {ErrorCode::Unreachable, "unreachable"},
    {ErrorCode::TimedOut, "timed-out"},
    {ErrorCode::Cancelled, "cancelled"},
    {ErrorCode::CertificateInvalid, "certificate-invalid"},
    {ErrorCode::CertificateExpired, "certificate-expired"},
    {ErrorCode::ClockSkew, "clock-skew"},
    {ErrorCode::ProtocolViolation, "protocol-violation"},
    {ErrorCode::StaleEpoch, "stale-epoch"},
    {ErrorCode::TooLarge, "too-large"},
    {ErrorCode::Overloaded, "overloaded"},
    {ErrorCode::Busy, "busy"},
    {ErrorCode::Unsupported, "unsupported"},
    {ErrorCode::Internal, "internal"},
}};

} // namespace

std::string_view toToken(ErrorCode code)
{
    for (const auto &[known, token] : kTokens)
        if (known == code)
            return token;
    return "internal";
}

ErrorCode errorCodeFromToken(std::string_view token)
{
    for (const auto &[code, known] : kTokens)
        if (known == token)
            return code;
    return ErrorCode::Internal;
}

} // namespace yorisoi::base
