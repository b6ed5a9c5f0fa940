// SPDX-License-Identifier: GPL-3.0-or-later
#include "session.h"

#include <algorithm>
#include <charconv>

#include <nlohmann/json.hpp>

#include "yorisoi/crypto/encoding.h"

namespace yorisoi::sync {
namespace {

using base::ErrorCode;
using base::fail;
using Json = nlohmann::json;
using std::chrono::duration_cast;
using std::chrono::milliseconds;

/// The protocol that this release speaks at most, and the earliest that it still does.
constexpr int kProtocol = 2;
constexpr int kOldestProtocol = 1;

wire::Request post(std::string path, const Json &body)
{
    wire::Request request;
    request.method = "POST";
    request.path = std::move(path);
    request.headers["Content-Type"] = "application/json";
    request.body = body.dump(-1, ' ', false, Json::error_handler_t::replace);
    return request;
}

/// A text member of an answer.
base::Result<std::string> member(const wire::Response &response, const char *name)
{
    const Json json = Json::parse(response.body, nullptr, false);
    const auto found = json.is_object() ? json.find(name) : json.end();
    if (!json.is_object() || found == json.end() || !found->is_string())
        return fail(ErrorCode::ProtocolViolation, std::string("an answer without ") + name);
    return found->get<std::string>();
}

} // namespace

base::Result<wire::Response> Session::ask(wire::Request request, std::stop_token stop,
                                          milliseconds wait)
{
    const Send send = [&](const wire::Request &ready) { return m_client.send(ready, stop, wait); };
    return within(std::move(request), send, stop);
}

base::Result<wire::Response> Session::download(wire::Request request, std::string &body,
                                               std::stop_token stop)
{
    const Send send = [&](const wire::Request &ready) {
        return m_client.download(ready, body, stop);
    };
    return within(std::move(request), send, stop);
}

base::Result<wire::Response> Session::within(wire::Request request, const Send &send,
                                             std::stop_token stop)
{
    std::string refused;
    for (;;) {
        YORISOI_ASSIGN(request.bearer, token(refused, stop));
        YORISOI_ASSIGN(auto response, timed(request, send));
        if (response.status / 100 == 2)
            return response;
        if (response.status != 401 || !refused.empty())
            return tl::unexpected(wire::fromProblem(response));
        refused = request.bearer;
    }
}

base::Result<std::string> Session::token(const std::string &refused, std::stop_token stop)
{
    const auto current = [this, &refused] {
        const std::lock_guard lock(m_mutex);
        return m_token == refused ? std::string() : m_token;
    };
    if (auto known = current(); !known.empty())
        return known;
    const std::lock_guard opening(m_opening);
    if (auto known = current(); !known.empty()) // the other thread has opened one meanwhile
        return known;
    YORISOI_ASSIGN(auto opened, open(std::move(stop)));
    const std::lock_guard lock(m_mutex);
    m_token = opened;
    return opened;
}

base::Result<std::string> Session::open(std::stop_token stop)
{
    const Send send = [&](const wire::Request &ready) { return m_client.send(ready, stop); };
    const std::string device = m_identity.device.toString();
    YORISOI_ASSIGN(const auto asked, timed(post("/v1/challenges", {{"device", device}}), send));
    if (asked.status / 100 != 2)
        return tl::unexpected(wire::fromProblem(asked));
    YORISOI_ASSIGN(const std::string challenge, member(asked, "challenge"));
    const std::string proved =
        "yorisoi-session-v1\n" + device + '\n' + m_identity.staff + '\n' + challenge;
    const auto signature = m_identity.key.sign(crypto::bytesOf(proved));
    Json proof = {{"device", device},
                  {"staff", m_identity.staff},
                  {"challenge", challenge},
                  {"signature", crypto::toBase64Url(signature)}};
    if (m_identity.standing) {
        YORISOI_ASSIGN(const auto standing, m_identity.standing());
        proof["device_epoch"] = standing.first;
        proof["last_number"] = standing.second;
    }
    YORISOI_ASSIGN(const auto opened, timed(post("/v1/sessions", proof), send));
    if (opened.status / 100 != 2)
        return tl::unexpected(wire::fromProblem(opened));
    YORISOI_ASSIGN(auto token, member(opened, "token"));
    if (token.empty())
        return fail(ErrorCode::ProtocolViolation, "an empty token");
    return token;
}

base::Result<wire::Response> Session::timed(wire::Request request, const Send &send)
{
    request.headers["Yorisoi-Protocol"] = std::to_string(kProtocol);
    const auto before = m_clock.monotonic();
    YORISOI_ASSIGN(auto response, send(request));
    noteTime(response, m_clock.monotonic() - before);
    noteCatalogue(response);
    YORISOI_TRY(noteProtocol(response));
    return response;
}

base::Status Session::noteProtocol(const wire::Response &response)
{
    const auto header = response.headers.find("Yorisoi-Protocol");
    if (header == response.headers.end())
        return {};
    const std::string &text = header->second;
    int protocol = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), protocol);
    if (error != std::errc() || end != text.data() + text.size() || protocol < kOldestProtocol ||
        protocol > kProtocol)
        return fail(ErrorCode::Unsupported, "the server speaks another protocol");
    // Refusals that a server gives without looking at a request are the same in every protocol.
    if (response.status / 100 == 2)
        m_protocol = protocol;
    return {};
}

void Session::noteTime(const wire::Response &response, std::chrono::nanoseconds trip)
{
    const auto header = response.headers.find("Yorisoi-Time");
    if (header == response.headers.end())
        return;
    const std::string &text = header->second;
    std::int64_t time = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), time);
    if (error != std::errc() || end != text.data() + text.size())
        return;
    const auto here = m_clock.now().time_since_epoch();
    const std::lock_guard lock(m_mutex);
    // The server says its time when it answers. Of a long poll nearly everything is waiting, so the
    // way back is judged by the shortest trip of all.
    m_shortestTrip = std::min(m_shortestTrip, trip);
    m_clockAhead = here - duration_cast<milliseconds>(m_shortestTrip / 2) - milliseconds(time);
}

void Session::noteCatalogue(const wire::Response &response)
{
    const auto header = response.headers.find("Yorisoi-Catalogue");
    std::int64_t version = 0;
    if (header != response.headers.end())
        std::from_chars(header->second.data(), header->second.data() + header->second.size(),
                        version);
    m_catalogueVersion = version;
}

milliseconds Session::clockAhead() const
{
    const std::lock_guard lock(m_mutex);
    return m_clockAhead;
}

} // namespace yorisoi::sync
