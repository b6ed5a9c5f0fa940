// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection.h"

#include <algorithm>
#include <charconv>

#include <Poco/Exception.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/StreamSocket.h>
#include <unistd.h>

#include "connect.h"
#include "target.h"
#include "yorisoi/wire/zstd.h"

namespace yorisoi::wire {
namespace {

using base::ErrorCode;
using base::fail;
using Poco::Net::HTTPMessage;
using Poco::Net::HTTPResponse;

constexpr std::size_t kMostHeaderBytes = 1024 * 1024;
constexpr std::size_t kPiece = 64 * 1024;
constexpr std::size_t kLongestChunkLine = 256;

/// Poco's handle of a socket of ours.
class SocketHandle : public Poco::Net::StreamSocket {
public:
    explicit SocketHandle(TlsSocket *socket) : StreamSocket(socket) {}
};

} // namespace

base::Result<std::unique_ptr<ClientConnection>>
ClientConnection::open(const std::string &host, std::uint16_t port, SSL_CTX &context,
                       std::chrono::milliseconds budget, std::shared_ptr<const Bell> bell)
{
    const auto deadline = std::chrono::steady_clock::now() + budget;
    YORISOI_ASSIGN(const int connected, connectTcp(host, port, deadline, *bell));
    auto *socket = new TlsSocket(connected, context, TlsSocket::Side::Client, bell);
    std::unique_ptr<ClientConnection> connection(new ClientConnection(socket, std::move(bell)));
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        deadline - std::chrono::steady_clock::now());
    socket->allow({left, left, kMostHeaderBytes});
    socket->setServerName(host);
    YORISOI_TRY(socket->handshake());
    return connection;
}

ClientConnection::ClientConnection(TlsSocket *socket, std::shared_ptr<const Bell> bell)
    : m_socket(socket),
      m_bell(std::move(bell)),
      m_http(std::make_unique<Http>(SocketHandle(socket)))
{
    m_http->setKeepAlive(true);
}

base::Error ClientConnection::whatWentWrong(std::string inPocosWords) const
{
    if (const auto &failure = m_socket->failure())
        return *failure;
    const bool http = std::string_view("HTTP/").starts_with(m_socket->beginning());
    if (m_socket->hasEnded() && http)
        return {ErrorCode::Unreachable, "the connection was closed before the answer was complete"};
    return {ErrorCode::ProtocolViolation, std::move(inPocosWords)};
}

base::Result<Response> ClientConnection::exchange(const Request &request,
                                                  const std::string &authority,
                                                  const ExchangePlan &plan, std::stop_token stop)
{
    const std::stop_callback cut(stop, [bell = m_bell] { bell->ring(); });
    return run(request, authority, plan);
}

base::Result<Response> ClientConnection::run(const Request &request, const std::string &authority,
                                             const ExchangePlan &plan)
{
    m_reusable = false;
    const std::size_t most = plan.mostBodyBytes + kMostHeaderBytes;
    m_socket->allow({plan.answer, plan.answer, most});
    try {
        Poco::Net::HTTPRequest out(request.method, encodeTarget(request.path, request.query),
                                   HTTPMessage::HTTP_1_1);
        out.set("Host", authority);
        out.set("Accept-Encoding", plan.download ? "identity" : "zstd");
        if (!request.bearer.empty())
            out.set("Authorization", "Bearer " + request.bearer);
        for (const auto &[name, value] : request.headers)
            out.set(name, value);
        if (!request.body.empty() || request.method == "POST" || request.method == "PUT")
            out.setContentLength64(static_cast<Poco::Int64>(request.body.size()));
        std::ostream &body = m_http->sendRequest(out);
        body.write(request.body.data(), static_cast<std::streamsize>(request.body.size()));
        m_http->flushRequest();
        const auto failure = m_socket->failure();
        if (failure && failure->code != ErrorCode::Unreachable)
            return tl::unexpected(*failure);
        // A server that refuses a body answers and stops reading: its answer says more than the
        // broken pipe does.
        m_socket->allow({plan.answer + plan.wait, plan.answer, most});
        auto response = receive(plan);
        m_reusable = m_reusable && !failure;
        return !response && failure ? tl::unexpected(*failure) : std::move(response);
    } catch (const Poco::Exception &exception) {
        return tl::unexpected(whatWentWrong(exception.displayText()));
    } catch (const std::exception &) {
        return tl::unexpected(whatWentWrong("no answer that can be understood"));
    }
}

base::Result<Response> ClientConnection::receive(const ExchangePlan &plan)
{
    HTTPResponse head;
    std::istream &in = m_http->receiveResponse(head);
    // Poco takes a header that is cut for one that is complete.
    if (m_socket->failure() || m_socket->hasEnded())
        return tl::unexpected(whatWentWrong("cut in the header"));
    Response response;
    response.status = head.getStatus();
    for (const auto &[name, value] : head)
        response.headers[name] = value;
    YORISOI_ASSIGN(std::string *const body, placeFor(response, plan));
    const std::size_t most = plan.mostBodyBytes - std::min(plan.mostBodyBytes, body->size());
    YORISOI_TRY(readBody(in, head, most, *body));
    m_reusable = head.getKeepAlive() && !m_socket->hasEnded() && !m_socket->failure();

    const auto encoding = response.headers.find("Content-Encoding");
    if (encoding == response.headers.end() || encoding->second == "identity")
        return response;
    if (encoding->second != "zstd" || plan.download)
        return fail(ErrorCode::ProtocolViolation, "an encoding that was not asked for");
    auto text = zstdDecompress(response.body, plan.mostBodyBytes);
    if (!text && text.error().code != ErrorCode::TooLarge)
        return fail(ErrorCode::ProtocolViolation, "body: " + text.error().detail);
    if (!text)
        return tl::unexpected(text.error());
    response.body = *std::move(text);
    response.headers.erase(encoding);
    return response;
}

base::Result<std::string *> ClientConnection::placeFor(Response &response,
                                                       const ExchangePlan &plan) const
{
    std::string *const download = plan.download;
    if (!download || (response.status != HTTPResponse::HTTP_OK &&
                      response.status != HTTPResponse::HTTP_PARTIAL_CONTENT))
        return &response.body;
    if (response.status == HTTPResponse::HTTP_OK) {
        download->clear();
        return download;
    }
    const std::string wanted = "bytes " + std::to_string(download->size()) + '-';
    const auto range = response.headers.find("Content-Range");
    if (range == response.headers.end() || !range->second.starts_with(wanted))
        return fail(ErrorCode::ProtocolViolation, "another range than was asked for");
    return download;
}

base::Status ClientConnection::readBody(std::istream &in, const HTTPResponse &head,
                                        std::size_t most, std::string &body)
{
    const int status = head.getStatus();
    if (status == HTTPResponse::HTTP_NO_CONTENT || status == HTTPResponse::HTTP_NOT_MODIFIED)
        return {};
    if (head.getChunkedTransferEncoding()) {
        if (auto read = m_http->readChunked(body, most); !read)
            return tl::unexpected(read.error().code == ErrorCode::TooLarge
                                      ? read.error()
                                      : whatWentWrong(read.error().detail));
        return {};
    }
    const bool sized = head.hasContentLength();
    const auto size = sized ? head.getContentLength64() : Poco::Int64{0};
    if (size < 0)
        return fail(ErrorCode::ProtocolViolation, "no length");
    if (static_cast<std::uint64_t>(size) > most)
        return fail(ErrorCode::TooLarge, "a body over the limit");
    const std::size_t before = body.size();
    body.reserve(before + static_cast<std::size_t>(size));
    std::string piece(kPiece, '\0');
    while (in.good()) {
        in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        body.append(piece, 0, static_cast<std::size_t>(in.gcount()));
        if (body.size() - before > most)
            return fail(ErrorCode::TooLarge, "a body over the limit");
    }
    const bool whole = sized ? body.size() - before == static_cast<std::size_t>(size)
                             : m_socket->hasEndedCleanly();
    if (m_socket->failure() || !whole)
        return tl::unexpected(whatWentWrong("cut in the body"));
    return {};
}

bool ClientConnection::Http::readLine(std::string &line)
{
    line.clear();
    while (line.size() <= kLongestChunkLine) {
        const int next = get();
        if (next < 0)
            return false;
        if (next == '\n') {
            if (line.ends_with('\r'))
                line.pop_back();
            return true;
        }
        line += static_cast<char>(next);
    }
    return false;
}

bool ClientConnection::Http::readBytes(std::string &body, std::size_t count)
{
    std::size_t at = body.size();
    body.resize(at + count);
    while (at < body.size()) {
        const int got = read(body.data() + at, static_cast<std::streamsize>(body.size() - at));
        if (got <= 0) {
            body.resize(at);
            return false;
        }
        at += static_cast<std::size_t>(got);
    }
    return true;
}

base::Status ClientConnection::Http::readChunked(std::string &body, std::size_t most)
{
    std::string line;
    const std::size_t end = body.size() + most;
    for (;;) {
        if (!readLine(line))
            return fail(ErrorCode::ProtocolViolation, "cut in a chunk");
        std::size_t size = 0;
        const char *const lineEnd = line.data() + line.size();
        const auto [rest, error] = std::from_chars(line.data(), lineEnd, size, 16);
        const bool ends = rest == lineEnd || *rest == ';' || *rest == ' ';
        if (error != std::errc() || !ends)
            return fail(ErrorCode::ProtocolViolation, "a chunk without a length");
        if (size > end - body.size())
            return fail(ErrorCode::TooLarge, "a body over the limit");
        if (size == 0)
            break;
        if (!readBytes(body, size) || !readLine(line) || !line.empty())
            return fail(ErrorCode::ProtocolViolation, "cut in a chunk");
    }
    // Fields after the last chunk say nothing to us.
    do {
        if (!readLine(line))
            return fail(ErrorCode::ProtocolViolation, "cut after the last chunk");
    } while (!line.empty());
    return {};
}

} // namespace yorisoi::wire
