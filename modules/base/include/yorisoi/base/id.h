// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstring>
#include <functional>
#include <string>
#include <string_view>

#include "yorisoi/base/clock.h"
#include "yorisoi/base/random.h"
#include "yorisoi/base/result.h"

namespace yorisoi::base {

/// 16 bytes, big-endian as in RFC 9562; all zero means 'none'.
struct Uuid {
    std::array<unsigned char, 16> bytes{};

    bool isNull() const { return *this == Uuid{}; }
    /// The 8-4-4-4-12 lower-case form.
    std::string toString() const;
    /// The 16 raw bytes.
    std::string_view raw() const
    {
        return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
    }
    static Result<Uuid> parse(std::string_view text);
    static Result<Uuid> fromRaw(std::string_view sixteenBytes);

    friend auto operator<=>(const Uuid &, const Uuid &) = default;
    friend bool operator==(const Uuid &, const Uuid &) = default;
};

/// Version 7 (RFC 9562 §5.7): sorts by creation time to the millisecond.
Uuid newUuidV7(const Clock &clock, Random &random);
/// Version 7 with a given time, for histories.
Uuid newUuidV7(Instant at, Random &random);
/// 128 random bits, version 4: for operation ids, which must tell nothing.
Uuid newUuidV4(Random &random);

/// A `Uuid` that cannot be mistaken for that of another kind of thing.
template <typename Tag>
struct Id {
    Uuid uuid;

    bool isNull() const { return uuid.isNull(); }
    std::string toString() const { return uuid.toString(); }
    friend auto operator<=>(const Id &, const Id &) = default;
    friend bool operator==(const Id &, const Id &) = default;
};

} // namespace yorisoi::base

template <>
struct std::hash<yorisoi::base::Uuid> {
    std::size_t operator()(const yorisoi::base::Uuid &id) const noexcept
    {
        std::size_t tail = 0;
        std::memcpy(&tail, id.bytes.data() + 8, sizeof tail);
        return tail;
    }
};

template <typename Tag>
struct std::hash<yorisoi::base::Id<Tag>> {
    std::size_t operator()(const yorisoi::base::Id<Tag> &id) const noexcept
    {
        return std::hash<yorisoi::base::Uuid>{}(id.uuid);
    }
};
