// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/central/service.h"

#include <charconv>

#include "catalogue_desk.h"
#include "service_state.h"
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
        auto command = records::receivedCommandFromJson(text);
        if (!command)
            return fail(ErrorCode::InvalidInput,
                        "line " + std::to_string(line) + ": " + command.error().detail);
        commands.push_back(*std::move(command));
    }
    if (commands.empty())
        return fail(ErrorCode::InvalidInput, "commands: none");
    return commands;
}

/// The newest protocol that both sides speak. Unsupported when there is none.
base::Result<int> protocolWith(const Request &request)
{
    const auto said = request.headers.find("Yorisoi-Protocol");
    if (said == request.headers.end())
        return kOldestProtocol;
    YORISOI_ASSIGN(const std::int64_t theirs, numberOf(said->second, "protocol", 1'000'000));
    if (theirs < kOldestProtocol)
        return fail(ErrorCode::Unsupported, "protocol: this server speaks " +
                                                std::to_string(kOldestProtocol) + " to " +
                                                std::to_string(kProtocol));
    return static_cast<int>(std::min<std::int64_t>(theirs, kProtocol));
}

/// A device that is ahead of us or behind is answered in what both understand.
Response inProtocol(const Request &request, const std::function<Response()> &handle)
{
    const auto protocol = protocolWith(request);
    Response response = protocol ? handle() : wire::toProblem(protocol.error());
    response.headers["Yorisoi-Protocol"] = std::to_string(protocol ? *protocol : kOldestProtocol);
    return response;
}

} // namespace

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

base::Result<Response> Service::State::health() const
{
    return Response::json(Json{{"status", "ok"},
                               {"protocol", kProtocol},
                               {"oldest_protocol", kOldestProtocol},
                               {"time", clock.now().time_since_epoch().count()}}
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

namespace {

/// Devices before protocol 2 do not say where their copy stands.
base::Status checkIn(CentralStore &store, const EnrolledDevice &device, const Json &asked)
{
    const auto epoch = asked.find("device_epoch");
    const auto last = asked.find("last_number");
    if (epoch == asked.end() || last == asked.end())
        return {};
    if (!epoch->is_number_integer() || !last->is_number_integer())
        return fail(ErrorCode::InvalidInput, "device_epoch, last_number: whole numbers");
    return store.checkIn(device.id, epoch->get<std::int64_t>(), last->get<std::int64_t>());
}

} // namespace

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
        return fail(ErrorCode::Refused, "device-" + device->state);
    }
    YORISOI_TRY(checkIn(store, *device, asked));
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

Service::Service(CentralStore &store, wire::HttpsServer &server, base::Clock &clock)
    : m_state(std::make_unique<State>(store, server, clock))
{
    using Handler = base::Result<Response> (State::*)(const Request &);
    State *state = m_state.get();
    const auto add = [&](const char *method, const char *path, Handler handler) {
        server.route(method, path, [state, handler](const Request &request) {
            return inProtocol(request, [&] { return answer((state->*handler)(request)); });
        });
    };
    server.route("GET", "/v1/health", [state](const Request &request) {
        return inProtocol(request, [&] { return answer(state->health()); });
    });
    add("POST", "/v1/challenges", &State::giveChallenge);
    add("POST", "/v1/sessions", &State::openSession);
    add("POST", "/v1/commands", &State::decide);
    add("GET", "/v1/changes", &State::giveChanges);
    add("GET", "/v1/snapshot", &State::giveSnapshot);
    add("GET", "/v1/snapshot/{id}/chunks/{index}", &State::giveChunk);
    add("GET", "/v1/digests", &State::giveDigests);
    add("POST", "/v1/repair", &State::giveRepair);
    add("GET", "/v1/protections", &State::giveProtections);
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
        // What the server answers by itself is the same in every protocol.
        response.headers.emplace("Yorisoi-Protocol", std::to_string(kOldestProtocol));
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
