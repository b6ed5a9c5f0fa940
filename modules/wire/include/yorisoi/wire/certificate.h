// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "yorisoi/base/clock.h"
#include "yorisoi/base/result.h"

/// Making X.509 certificates (RFC 5280) on EC P-256, for demos and tests. A city's certificates
/// come from the city.
namespace yorisoi::wire {

struct CertificateSubject {
    std::string name;               ///< common name, as a person reads it; at most 64 bytes
    std::vector<std::string> hosts; ///< names and addresses that a server answers for
    base::Instant notBefore{};
    base::Instant notAfter{};
};

struct KeyedCertificate {
    std::string certificate; ///< PEM
    std::string key;         ///< PEM, PKCS #8, not encrypted: write it with mode 0600
};

/// Self-signed, may sign servers and no further authorities.
base::Result<KeyedCertificate> makeAuthority(const CertificateSubject &subject);
/// InvalidInput when `authority` is no certificate and its key.
base::Result<KeyedCertificate> issueServerCertificate(const KeyedCertificate &authority,
                                                      const CertificateSubject &subject);

/// What a certificate says of itself; InvalidInput when it is none.
base::Result<CertificateSubject> readCertificate(const std::string &pem);
/// Whether the key belongs to the certificate and the authority has signed it.
bool belongTogether(const KeyedCertificate &server, const std::string &authorityCertificate);

} // namespace yorisoi::wire
