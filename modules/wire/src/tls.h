// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include <openssl/ssl.h>

#include "yorisoi/base/result.h"

namespace yorisoi::wire {

struct FreeOpenSsl {
    void operator()(SSL_CTX *context) const { SSL_CTX_free(context); }
    void operator()(SSL *session) const { SSL_free(session); }
};
/// Shared: each connection keeps its own reference (OpenSSL counts), this one is the maker's.
using TlsContext = std::unique_ptr<SSL_CTX, FreeOpenSsl>;
using TlsSession = std::unique_ptr<SSL, FreeOpenSsl>;

/// TLS 1.2 or later, forward secrecy, authenticated ciphers. The other side must show a certificate
/// for `host` (a name or an address) that leads to an authority in the file; nothing else is
/// trusted. CertificateInvalid when the file holds no certificate.
base::Result<TlsContext> clientContext(const std::filesystem::path &authority,
                                       const std::string &host);

/// The same for a server. CertificateInvalid when the files do not hold a chain and its key.
base::Result<TlsContext> serverContext(const std::filesystem::path &certificate,
                                       const std::filesystem::path &key);

/// A session over a connected, non-blocking socket, which stays the caller's and must outlive it.
/// Unlike OpenSSL's own it raises no SIGPIPE.
TlsSession sessionOver(SSL_CTX &context, int socket);

/// The error on top of OpenSSL's queue in words; empties the queue.
std::string takeOpenSslError();

} // namespace yorisoi::wire
