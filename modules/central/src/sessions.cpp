// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessions.h"

#include <algorithm>

#include "yorisoi/crypto/encoding.h"
#include "yorisoi/crypto/hash.h"

namespace yorisoi::central {
namespace {

constexpr std::size_t kMostChallenges = 4'096;
/// One device cannot crowd out the challenges of others.
constexpr std::ptrdiff_t kMostChallengesEach = 4;
constexpr std::size_t kMostSessions = 16'384;

std::string randomText()
{
    std::array<std::byte, 32> bytes{};
    crypto::randomBytes(bytes);
    return crypto::toBase64Url(bytes);
}

/// Looking a token up by its hash tells nothing by the time it takes.
std::string keyOf(std::string_view token)
{
    const crypto::Digest digest = crypto::sha256(token);
    return {reinterpret_cast<const char *>(digest.data()), digest.size()};
}

} // namespace

std::string Sessions::challenge(const base::Uuid &device)
{
    std::string text = randomText();
    const std::lock_guard lock(m_mutex);
    dropOld();
    const auto ofDevice = [&](const Challenge &given) { return given.device == device; };
    if (std::count_if(m_challenges.begin(), m_challenges.end(), ofDevice) >= kMostChallengesEach)
        m_challenges.erase(std::find_if(m_challenges.begin(), m_challenges.end(), ofDevice));
    if (m_challenges.size() >= kMostChallenges)
        m_challenges.pop_front();
    m_challenges.push_back({text, device, m_clock.monotonic() + kChallengeTime});
    return text;
}

bool Sessions::takeChallenge(const base::Uuid &device, std::string_view challenge)
{
    const std::lock_guard lock(m_mutex);
    dropOld();
    const auto found =
        std::find_if(m_challenges.begin(), m_challenges.end(), [&](const Challenge &given) {
            return given.device == device && given.text == challenge;
        });
    if (found == m_challenges.end())
        return false;
    m_challenges.erase(found);
    return true;
}

std::string Sessions::open(Session session)
{
    std::string token = randomText();
    const std::lock_guard lock(m_mutex);
    dropOld();
    if (m_sessions.size() >= kMostSessions)
        m_sessions.erase(std::min_element(
            m_sessions.begin(), m_sessions.end(),
            [](const auto &a, const auto &b) { return a.second.until < b.second.until; }));
    m_sessions[keyOf(token)] = {std::move(session), m_clock.monotonic() + kSessionTime};
    return token;
}

std::optional<Session> Sessions::find(std::string_view token) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_sessions.find(keyOf(token));
    if (found == m_sessions.end() || found->second.until <= m_clock.monotonic())
        return std::nullopt;
    return found->second.session;
}

void Sessions::endAll(const base::Uuid &device)
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_sessions,
                  [&](const auto &entry) { return entry.second.session.device == device; });
}

void Sessions::dropOld()
{
    const Instant now = m_clock.monotonic();
    while (!m_challenges.empty() && m_challenges.front().until <= now)
        m_challenges.pop_front();
    std::erase_if(m_sessions, [&](const auto &entry) { return entry.second.until <= now; });
}

} // namespace yorisoi::central
