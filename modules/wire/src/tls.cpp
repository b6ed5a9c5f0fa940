// SPDX-License-Identifier: GPL-3.0-or-later
#include "tls.h"

#include <cerrno>
#include <cstdint>

#include <openssl/err.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>

namespace yorisoi::wire {
namespace {

using base::ErrorCode;
using base::fail;

int socketOf(BIO *bio)
{
    return static_cast<int>(reinterpret_cast<std::intptr_t>(BIO_get_data(bio)));
}

int finished(BIO *bio, ssize_t result, int retry)
{
    BIO_clear_retry_flags(bio);
    if (result < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR))
        BIO_set_flags(bio, retry | BIO_FLAGS_SHOULD_RETRY);
    return static_cast<int>(result);
}

int writeSocket(BIO *bio, const char *data, int size)
{
    return finished(bio, ::send(socketOf(bio), data, static_cast<std::size_t>(size), MSG_NOSIGNAL),
                    BIO_FLAGS_WRITE);
}

int readSocket(BIO *bio, char *data, int size)
{
    const ssize_t got = ::recv(socketOf(bio), data, static_cast<std::size_t>(size), 0);
    if (got == 0)
        BIO_set_flags(bio, BIO_FLAGS_IN_EOF);
    return finished(bio, got, BIO_FLAGS_READ);
}

long control(BIO *bio, int command, long, void *)
{
    if (command == BIO_CTRL_EOF)
        return BIO_test_flags(bio, BIO_FLAGS_IN_EOF) != 0 ? 1 : 0;
    return command == BIO_CTRL_FLUSH ? 1 : 0;
}

BIO_METHOD *quietSocket()
{
    static BIO_METHOD *const method = [] {
        BIO_METHOD *made = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "socket");
        BIO_meth_set_write(made, writeSocket);
        BIO_meth_set_read(made, readSocket);
        BIO_meth_set_ctrl(made, control);
        BIO_meth_set_create(made, [](BIO *bio) {
            BIO_set_init(bio, 1);
            return 1;
        });
        return made;
    }();
    return method;
}

TlsContext newContext(const SSL_METHOD *method)
{
    TlsContext context(SSL_CTX_new(method));
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    SSL_CTX_set_cipher_list(context.get(), "ECDHE+AESGCM:ECDHE+CHACHA20");
    SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    SSL_CTX_set_mode(context.get(), SSL_MODE_ENABLE_PARTIAL_WRITE |
                                        SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER |
                                        SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF);
    return context;
}

} // namespace

base::Result<TlsContext> clientContext(const std::filesystem::path &authority,
                                       const std::string &host)
{
    ERR_clear_error();
    TlsContext context = newContext(TLS_client_method());
    if (SSL_CTX_load_verify_locations(context.get(), authority.c_str(), nullptr) != 1)
        return fail(ErrorCode::CertificateInvalid, "authority file: " + takeOpenSslError());
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
    X509_VERIFY_PARAM *param = SSL_CTX_get0_param(context.get());
    X509_VERIFY_PARAM_set_hostflags(param, X509_CHECK_FLAG_NEVER_CHECK_SUBJECT |
                                               X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    if (X509_VERIFY_PARAM_set1_ip_asc(param, host.c_str()) != 1 &&
        X509_VERIFY_PARAM_set1_host(param, host.c_str(), host.size()) != 1)
        return fail(ErrorCode::InvalidInput, "not a host name");
    ERR_clear_error();
    return context;
}

base::Result<TlsContext> serverContext(const std::filesystem::path &certificate,
                                       const std::filesystem::path &key)
{
    ERR_clear_error();
    TlsContext context = newContext(TLS_server_method());
    SSL_CTX_set_options(context.get(), SSL_OP_CIPHER_SERVER_PREFERENCE);
    // A ticket that nobody uses would lie unread when a client closes, and turn that into a reset.
    SSL_CTX_set_num_tickets(context.get(), 0);
    if (SSL_CTX_use_certificate_chain_file(context.get(), certificate.c_str()) != 1)
        return fail(ErrorCode::CertificateInvalid, "certificate file: " + takeOpenSslError());
    if (SSL_CTX_use_PrivateKey_file(context.get(), key.c_str(), SSL_FILETYPE_PEM) != 1 ||
        SSL_CTX_check_private_key(context.get()) != 1)
        return fail(ErrorCode::CertificateInvalid, "key file: " + takeOpenSslError());
    return context;
}

TlsSession sessionOver(SSL_CTX &context, int socket)
{
    TlsSession session(SSL_new(&context));
    BIO *bio = BIO_new(quietSocket());
    BIO_set_data(bio, reinterpret_cast<void *>(static_cast<std::intptr_t>(socket)));
    SSL_set_bio(session.get(), bio, bio);
    return session;
}

std::string takeOpenSslError()
{
    const unsigned long error = ERR_peek_last_error();
    ERR_clear_error();
    const char *reason = error == 0 ? nullptr : ERR_reason_error_string(error);
    return reason ? reason : "no reason given";
}

} // namespace yorisoi::wire
