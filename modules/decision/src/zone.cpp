// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/decision/temporal.h"

#include <memory>
#include <mutex>
#include <shared_mutex>
#include <vector>

#include <unicode/timezone.h>

namespace yorisoi::decision {
namespace {

struct NamedZone {
    std::string name;
    std::unique_ptr<icu::TimeZone> zone;
};

/// Grows to at most the number of names in the database.
struct ZoneTable {
    std::shared_mutex mutex;
    std::vector<std::unique_ptr<NamedZone>> zones;

    const NamedZone *at(std::size_t index)
    {
        const std::shared_lock lock(mutex);
        return zones[index].get();
    }
};

ZoneTable &table()
{
    static ZoneTable zones;
    return zones;
}

std::int32_t offsetAt(const icu::TimeZone &zone, std::int64_t seconds, bool local)
{
    std::int32_t standard = 0;
    std::int32_t saving = 0;
    UErrorCode status = U_ZERO_ERROR;
    zone.getOffset(static_cast<UDate>(seconds) * 1000.0, local, standard, saving, status);
    return U_FAILURE(status) ? 0 : (standard + saving) / 1000;
}

} // namespace

std::optional<Zone> Zone::named(std::string_view name)
{
    if (name.empty() || name.size() > 64)
        return std::nullopt;
    auto &all = table();
    {
        const std::shared_lock lock(all.mutex);
        for (std::size_t i = 0; i < all.zones.size(); ++i)
            if (all.zones[i]->name == name)
                return Zone(kFirstNamed + static_cast<std::int32_t>(i));
    }
    const auto id = icu::UnicodeString::fromUTF8(
        icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
    icu::UnicodeString canonical;
    UBool known = false;
    UErrorCode status = U_ZERO_ERROR;
    icu::TimeZone::getCanonicalID(id, canonical, known, status);
    if (U_FAILURE(status) || !known)
        return std::nullopt;
    auto entry = std::make_unique<NamedZone>();
    entry->name = name;
    entry->zone.reset(icu::TimeZone::createTimeZone(id));
    const std::unique_lock lock(all.mutex);
    all.zones.push_back(std::move(entry));
    return Zone(kFirstNamed + static_cast<std::int32_t>(all.zones.size() - 1));
}

std::string Zone::name() const
{
    return isNamed() ? table().at(static_cast<std::size_t>(code_ - kFirstNamed))->name
                     : std::string();
}

std::int32_t Zone::offsetAtLocal(std::int64_t localSeconds) const
{
    if (none())
        return 0;
    if (!isNamed())
        return code_;
    return offsetAt(*table().at(static_cast<std::size_t>(code_ - kFirstNamed))->zone, localSeconds,
                    true);
}

std::int32_t Zone::offsetAtUtc(std::int64_t utcSeconds) const
{
    if (none())
        return 0;
    if (!isNamed())
        return code_;
    return offsetAt(*table().at(static_cast<std::size_t>(code_ - kFirstNamed))->zone, utcSeconds,
                    false);
}

std::int32_t Zone::standardOffset() const
{
    if (none())
        return 0;
    if (!isNamed())
        return code_;
    return table().at(static_cast<std::size_t>(code_ - kFirstNamed))->zone->getRawOffset() / 1000;
}

} // namespace yorisoi::decision
