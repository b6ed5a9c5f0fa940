// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange.h"

#include <typeinfo>

#include <Poco/Net/HTTPServerRequestImpl.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/StreamSocket.h>

#include "http_text.h"
#include "problem.h"
#include "yorisoi/base/log.h"
#include "yorisoi/wire/zstd.h"

namespace yorisoi::wire {
namespace {

using base::Error;
using base::ErrorCode;
using namespace std::chrono_literals;
using Poco::Net::HTTPServerRequest;
using Poco::Net::HTTPServerResponse;

constexpr std::size_t kWorthCompressing = 4 * 1024;
constexpr std::string_view kBearer = "Bearer ";

TlsSocket *socketOf(HTTPServerRequest &request)
{
    auto *serving = dynamic_cast<Poco::Net::HTTPServerRequestImpl *>(&request);
    return serving ? dynamic_cast<TlsSocket *>(serving->socket().impl()) : nullptr;
}

/// Reads exactly `size` bytes; false when the other side sends fewer.
bool readBody(std::istream &in, std::string &body, std::size_t size)
{
    body.resize(size);
    std::size_t got = 0;
    while (got < size && in.good()) {
        in.read(body.data() + got, static_cast<std::streamsize>(size - got));
        got += static_cast<std::size_t>(in.gcount());
    }
    return got == size;
}

void compress(Response &answer)
{
    const auto type = answer.headers.find("Content-Type");
    const bool text =
        type != answer.headers.end() && type->second.find("json") != std::string::npos;
    if (!text || answer.body.size() <= kWorthCompressing ||
        answer.headers.contains("Content-Encoding"))
        return;
    auto compressed = zstdCompress(answer.body);
    if (!compressed)
        return; // the text as it is will do
    answer.body = *std::move(compressed);
    answer.headers["Content-Encoding"] = "zstd";
    answer.headers["Vary"] = "Accept-Encoding";
}

} // namespace

void Exchange::handleRequest(HTTPServerRequest &request, HTTPServerResponse &response)
{
    TlsSocket *socket = socketOf(request);
    send(answer(request, socket), request, response, socket);
}

Response Exchange::answer(HTTPServerRequest &asked, TlsSocket *socket)
{
    m_bodyLeftUnread = true;
    const bool chunked = asked.getChunkedTransferEncoding() || asked.has("Transfer-Encoding");
    if (chunked)
        return problem(411, {ErrorCode::Unsupported, "a body needs its length beforehand"});
    const auto size = asked.hasContentLength() ? asked.getContentLength64() : 0;
    if (size < 0)
        return problem(400, {ErrorCode::InvalidInput, "no length"});
    if (static_cast<std::uint64_t>(size) > m_setup.mostBodyBytes)
        return toProblem({ErrorCode::TooLarge, "a body over the limit of this server"});
    m_bodyLeftUnread = size > 0;
    const auto target = parseTarget(asked.getURI());
    if (!target)
        return toProblem({ErrorCode::InvalidInput, "no path"});
    const Routes::Found found = m_setup.routes->find(asked.getMethod(), *target);
    if (!found.handler && found.allowed.empty())
        return toProblem({ErrorCode::NotFound, "no such path"});
    if (!found.handler) {
        Response refused = problem(405, {ErrorCode::Unsupported, "not with this method"});
        refused.headers["Allow"] = found.allowed;
        return refused;
    }
    if (asked.get("Content-Encoding", "identity") != "identity")
        return problem(415, {ErrorCode::Unsupported, "an encoded body"});

    Request request{asked.getMethod(),
                    target->path(),
                    target->query,
                    found.captures,
                    {},
                    {},
                    {},
                    asked.clientAddress().host().toString()};
    for (const auto &[name, value] : asked) {
        std::string &all = request.headers[name];
        all += (all.empty() ? "" : ", ") + value;
    }
    if (const std::string authorization = asked.get("Authorization", "");
        authorization.starts_with(kBearer))
        request.bearer = authorization.substr(kBearer.size());
    if (size > 0 && !readBody(asked.stream(), request.body, static_cast<std::size_t>(size)))
        return toProblem(socket && socket->failure() ? *socket->failure()
                                                     : Error{ErrorCode::InvalidInput, "cut"});
    m_bodyLeftUnread = false;
    return call(found, request);
}

Response Exchange::call(const Routes::Found &found, const Request &request) const
{
    // What an exception says may quote the request; so the log gets its type alone.
    try {
        return (*found.handler)(request);
    } catch (const std::exception &exception) {
        base::log("wire").error("{}: {} from the handler", found.name, typeid(exception).name());
    } catch (...) {
        base::log("wire").error("{}: an unknown exception from the handler", found.name);
    }
    return toProblem({ErrorCode::Internal, {}});
}

void Exchange::send(Response answer, HTTPServerRequest &asked, HTTPServerResponse &out,
                    TlsSocket *socket) const
{
    if (listsToken(asked.get("Accept-Encoding", ""), "zstd"))
        compress(answer);
    answer.headers.try_emplace("Cache-Control", "no-store");
    if (*m_setup.finish)
        (*m_setup.finish)(answer);
    out.setStatusAndReason(static_cast<Poco::Net::HTTPResponse::HTTPStatus>(answer.status));
    for (const auto &[name, value] : answer.headers)
        if (isHeaderText(name) && isHeaderText(value))
            out.set(name, value);
    if (m_bodyLeftUnread)
        out.setKeepAlive(false);
    if (socket)
        socket->allow({30s, 30s, m_setup.mostBodyBytes});
    out.setContentLength64(static_cast<Poco::Int64>(answer.body.size()));
    std::ostream &stream = out.send();
    stream.write(answer.body.data(), static_cast<std::streamsize>(answer.body.size()));
    stream.flush();
}

} // namespace yorisoi::wire
