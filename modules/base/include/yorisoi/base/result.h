// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace yorisoi::base {

/// The closed list of expected failures. Each has one sentence in the translated table of `ui_kit`
/// that says what happened and what to do; nothing else chooses words for a person.
enum class ErrorCode : std::uint8_t {
    InvalidInput,       ///< what was given cannot be meant
    NotFound,           ///< no such thing
    AlreadyExists,      ///< it is there already
    Conflict,           ///< somebody else changed it meanwhile
    Refused,            ///< known, and not allowed
    Unauthenticated,    ///< who are you?
    WrongPin,           ///< sign-in secret does not fit; detail carries the tries left
    Locked,             ///< too many wrong PINs, lease over, or revoked
    WrongKey,           ///< the database key does not open this file
    Corrupt,            ///< a page, chunk or row fails its integrity check
    Truncated,          ///< the file ends before its content does
    NewerSchema,        ///< written by a newer release than this one
    DiskFull,           ///< no space left
    IoFailed,           ///< any other failure of a file or device
    Unreachable,        ///< no connection to the other side
    TimedOut,           ///< no answer within the budget
    Cancelled,          ///< the caller asked to stop
    CertificateInvalid, ///< the other side is not who it must be
    CertificateExpired, ///< its certificate is outside its validity (or a clock is wrong)
    ClockSkew,          ///< this machine's clock is too far from the server's
    ProtocolViolation,  ///< the other side answered nonsense
    StaleEpoch,         ///< the server was restored or the feed was reset: compare and refetch
    TooLarge,           ///< over a documented limit
    Overloaded,         ///< try again later; detail may carry the seconds
    Busy,               ///< a resource is in use by somebody else right now
    Unsupported,        ///< valid, but not by this release
    Internal,           ///< a defect of ours
};

/// Stable token of a code, e.g. `wrong-pin`: for logs, problem+json and translations.
std::string_view toToken(ErrorCode code);
/// The code of a token; `ErrorCode::Internal` when the token is unknown.
ErrorCode errorCodeFromToken(std::string_view token);

/// An expected failure. `detail` is technical English for the log and for problem+json; it never
/// carries personal data, keys or PINs.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string detail;

    friend bool operator==(const Error &, const Error &) = default;
};

template <typename T>
using Result = tl::expected<T, Error>;
using Status = Result<void>;

inline tl::unexpected<Error> fail(ErrorCode code, std::string detail = {})
{
    return tl::unexpected<Error>(Error{code, std::move(detail)});
}

} // namespace yorisoi::base

#define YORISOI_CONCAT_INNER(a, b) a##b
#define YORISOI_CONCAT(a, b) YORISOI_CONCAT_INNER(a, b)

/// Returns the error of a `Result` expression to the caller, otherwise goes on.
#define YORISOI_TRY(expression)                                                                    \
    do {                                                                                           \
        if (auto yorisoiTried = (expression); !yorisoiTried)                                       \
            return tl::unexpected<::yorisoi::base::Error>(std::move(yorisoiTried).error());        \
    } while (false)

/// `YORISOI_ASSIGN(auto row, reader.find(id));` declares `row` or returns the error.
#define YORISOI_ASSIGN(declaration, expression)                                                    \
    auto YORISOI_CONCAT(yorisoiResult, __LINE__) = (expression);                                   \
    if (!YORISOI_CONCAT(yorisoiResult, __LINE__))                                                  \
        return tl::unexpected<::yorisoi::base::Error>(                                             \
            std::move(YORISOI_CONCAT(yorisoiResult, __LINE__)).error());                           \
    declaration = *std::move(YORISOI_CONCAT(yorisoiResult, __LINE__))
