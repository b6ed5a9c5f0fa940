// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/central/service.h"

#include <charconv>

#include <nlohmann/json.hpp>

#include "byte_range.h"
#include "catalogue_desk.h"
#include "sessions.h"
#include "snapshot_manifest.h"
#include "yorisoi/base/log.h"
#include "yorisoi/crypto/encoding.h"
#include "yorisoi/crypto/signature.h"
#include "yorisoi/records/entities.h"

namespace yorisoi::central {
namespace {

using base::ErrorCode;
using base::fail;
using wire::Request;
using wire::Response;
using Json = nlohmann::json;

constexpr std::size_t kMostCommands = 500;
constexpr std::size_t kMostBatchBytes = 8U * 1024 * 1024;
constexpr std::size_t kPageBytes = 1024U * 1024;
constexpr std::int64_t kLongestWait = 30;
constexpr int kProtocol = 1;

Response answer(base::Result<Response> response)
{
    return response ? *std::move(response) : wire::toProblem(response.error());
}

base::Result<Json> jsonOf(const Request &request)
{
    Json json = Json::parse(request.body, nullptr, false);
    if (!json.is_object())
        return fail(ErrorCode::InvalidInput, "body: not a JSON object");
    return json;
}

base::Result<std::string> textMember(const Json &json, const char *name)
{
    const auto found = json.find(name);
    if (found == json.end() || !found->is_string())
        return fail(ErrorCode::InvalidInput, std::string(name) + ": a text is required");
    return found->get<std::string>();
}

base::Result<base::Uuid> idMember(const Json &json, const char *name)
{
    YORISOI_ASSIGN(const std::string text, textMember(json, name));
    auto id = base::Uuid::parse(text);
    if (!id || id->isNull())
        return fail(ErrorCode::InvalidInput, std::string(name) + ": not an id");
    return id;
}

base::Result<std::string> parameter(const Request &request, const char *name)
{
    const auto found = request.query.find(name);
    if (found == request.query.end())
        return fail(ErrorCode::InvalidInput, std::string(name) + ": missing");
    return found->second;
}

base::Result<std::int64_t> numberOf(std::string_view digits, const char *name, std::int64_t most)
{
    std::int64_t value = -1;
    const auto [end, failure] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (failure != std::errc{} || end != digits.data() + digits.size() || value < 0 || value > most)
        return fail(ErrorCode::InvalidInput, std::string(name) + ": not a number in range");
    return value;
}

base::Result<std::vector<records::Command>> commandsOf(std::string_view body)
{
    if (body.size() > kMostBatchBytes)
        return fail(ErrorCode::TooLarge, "commands: over 8 MiB");
    std::vector<records::Command> commands;
    for (std::size_t line = 1; !body.empty(); ++line) {
        const std::size_t end = body.find('\n');
        const std::string_view text = body.substr(0, end);
        body.remove_prefix(end == std::string_view::npos ? body.size() : end + 1);
        if (line > kMostCommands)
            return fail(ErrorCode::TooLarge, "commands: over 500 lines");
        auto command = records::commandFromJson(text);
        if (!command)
            return fail(ErrorCode::InvalidInput,
                        "line " + std::to_string(line) + ": " + command.error().detail);
        commands.push_back(*std::move(command));
    }
    if (commands.empty())
        return fail(ErrorCode::InvalidInput, "commands: none");
    return commands;
}

} // namespace

struct Service::State {
    State(CentralStore &record, wire::HttpsServer &http, base::Clock &time)
        : store(record),
          server(http),
          clock(time),
          sessions(time)
    {
    }

    base::Result<Response> health() const;
    base::Result<Response> giveChallenge(const Request &request);
    base::Result<Response> openSession(const Request &request);
    base::Result<Response> decide(const Request &request);
    base::Result<Response> giveChanges(const Request &request);
    base::Result<Response> giveSnapshot(const Request &request);
    base::Result<Response> giveChunk(const Request &request);

    /// The device when its proof is right; Unauthenticated says nothing about what was wrong.
    base::Result<EnrolledDevice> prove(const Json &asked);
    /// The role of an active member of the ward's staff.
    base::Result<std::string> roleOf(const std::string &ward, std::string_view staff);
    /// Who asks. Looks the device up each time: a revoked one's sessions end at once.
    base::Result<EnrolledDevice> authenticate(const Request &request);

    CentralStore &store;
    wire::HttpsServer &server;
    base::Clock &clock;
    Sessions sessions;
};

base::Result<Response> Service::State::health() const
{
    return Response::json(Json{
        {"status", "ok"}, {"protocol", kProtocol}, {"time", clock.now().time_since_epoch().count()}}
                              .dump());
}

base::Result<Response> Service::State::giveChallenge(const Request &request)
{
    YORISOI_ASSIGN(const Json asked, jsonOf(request));
    YORISOI_ASSIGN(const base::Uuid device, idMember(asked, "device"));
    return Response::json(Json{{"challenge", sessions.challenge(device)}}.dump());
}

base::Result<EnrolledDevice> Service::State::prove(const Json &asked)
{
    YORISOI_ASSIGN(const base::Uuid id, idMember(asked, "device"));
    YORISOI_ASSIGN(const std::string staff, textMember(asked, "staff"));
    YORISOI_ASSIGN(const std::string challenge, textMember(asked, "challenge"));
    YORISOI_ASSIGN(const std::string signed64, textMember(asked, "signature"));
    const auto refused = [] { return fail(ErrorCode::Unauthenticated, "device not proven"); };
    if (!sessions.takeChallenge(id, challenge))
        return refused();
    YORISOI_ASSIGN(const auto device, store.device(id));
    const auto bytes = crypto::fromBase64Url(signed64);
    crypto::Signature signature{};
    if (!device || !bytes || bytes->size() != signature.size())
        return refused();
    std::copy(bytes->begin(), bytes->end(), signature.begin());
    const std::string message =
        "yorisoi-session-v1\n" + id.toString() + "\n" + staff + "\n" + challenge;
    if (!crypto::VerifyKey(device->publicKey).verify(crypto::bytesOf(message), signature))
        return refused();
    return *device;
}

base::Result<std::string> Service::State::roleOf(const std::string &ward, std::string_view number)
{
    std::optional<std::string> role;
    YORISOI_TRY(store.visitRows(ward, records::EntityKind::Staff,
                                [&](const records::Row &row) -> base::Status {
                                    auto staff = records::fromRow<records::Staff>(row);
                                    if (!role && staff.active && staff.number == number)
                                        role = std::move(staff.role);
                                    return {};
                                }));
    if (!role)
        return fail(ErrorCode::Refused, "not of the ward's staff");
    return *std::move(role);
}

base::Result<Response> Service::State::openSession(const Request &request)
{
    YORISOI_ASSIGN(const Json asked, jsonOf(request));
    const auto device = prove(asked);
    if (!device) {
        base::log("central").info("session refused: {}", toToken(device.error().code));
        return tl::unexpected(device.error());
    }
    if (device->state != "active") {
        base::log("central").info("session refused: device {} is {}", device->id.toString(),
                                  device->state);
        return fail(ErrorCode::Refused, "the device is " + device->state);
    }
    YORISOI_ASSIGN(const std::string staff, textMember(asked, "staff"));
    YORISOI_ASSIGN(const std::string role, roleOf(device->ward, staff));
    const std::string token = sessions.open({device->id, device->ward, staff, role});
    base::log("central").info("session of device {}", device->id.toString());
    return Response::json(Json{
        {"token", token},
        {"expires_in", Sessions::kSessionTime.count()},
        {"ward", device->ward},
        {"role", role}}.dump(-1, ' ', false, Json::error_handler_t::replace));
}

base::Result<EnrolledDevice> Service::State::authenticate(const Request &request)
{
    const auto session = sessions.find(request.bearer);
    if (!session)
        return fail(ErrorCode::Unauthenticated, "no session");
    YORISOI_ASSIGN(auto device, store.device(session->device));
    if (!device || device->state != "active") {
        sessions.endAll(session->device);
        return fail(ErrorCode::Unauthenticated, "no session");
    }
    return *std::move(device);
}

base::Result<Response> Service::State::decide(const Request &request)
{
    YORISOI_ASSIGN(const EnrolledDevice by, authenticate(request));
    YORISOI_ASSIGN(const auto commands, commandsOf(request.body));
    YORISOI_ASSIGN(const auto results, store.execute(by, commands));
    std::string body;
    for (const records::OperationResult &result : results)
        body += records::toJson(result) + '\n';
    return Response::ndjson(std::move(body));
}

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

Service::Service(CentralStore &store, wire::HttpsServer &server, base::Clock &clock)
    : m_state(std::make_unique<State>(store, server, clock))
{
    using Handler = base::Result<Response> (State::*)(const Request &);
    State *state = m_state.get();
    const auto add = [&](const char *method, const char *path, Handler handler) {
        server.route(method, path, [state, handler](const Request &request) {
            return answer((state->*handler)(request));
        });
    };
    server.route("GET", "/v1/health", [state](const Request &) { return answer(state->health()); });
    add("POST", "/v1/challenges", &State::giveChallenge);
    add("POST", "/v1/sessions", &State::openSession);
    add("POST", "/v1/commands", &State::decide);
    add("GET", "/v1/changes", &State::giveChanges);
    add("GET", "/v1/snapshot", &State::giveSnapshot);
    add("GET", "/v1/snapshot/{id}/chunks/{index}", &State::giveChunk);
    server.route("GET", "/v1/catalogue", [this, state](const Request &request) {
        if (const auto by = state->authenticate(request); !by)
            return wire::toProblem(by.error());
        if (!m_catalogues)
            return wire::toProblem({ErrorCode::NotFound, "catalogue: this server has none"});
        return answer(m_catalogues->give(request));
    });
    server.beforeSending([this, state](Response &response) {
        if (m_catalogues)
            response.headers["Yorisoi-Catalogue"] = std::to_string(m_catalogues->version());
        response.headers["Yorisoi-Time"] =
            std::to_string(state->clock.now().time_since_epoch().count());
        response.headers["Yorisoi-Protocol"] = std::to_string(kProtocol);
    });
}

void Service::offer(std::shared_ptr<const catalogue::PackShelf> packs)
{
    m_catalogues = std::make_shared<const CatalogueDesk>(std::move(packs));
}

Service::~Service()
{
    // No handler may run on without us.
    m_state->server.stop();
}

} // namespace yorisoi::central
