// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <QTemporaryDir>

#include "yorisoi/wire/certificate.h"

namespace yorisoi::test_support {

/// Where a server finds what it shows to clients.
struct CertificateFiles {
    std::filesystem::path certificate;
    std::filesystem::path key;
};

/// An authority in a folder of its own, gone with the object. Its certificates are valid from a day
/// ago until a day from now unless said otherwise.
class TestAuthority {
public:
    TestAuthority();

    /// What clients trust.
    std::filesystem::path file() const { return path("ca.pem"); }
    CertificateFiles issue(const std::vector<std::string> &hosts = {"localhost",
                                                                    "127.0.0.1"}) const;
    CertificateFiles issueFrom(base::Instant notBefore, base::Instant notAfter) const;

private:
    std::filesystem::path path(const std::string &name) const;
    CertificateFiles write(const wire::CertificateSubject &subject) const;

    QTemporaryDir m_directory;
    wire::KeyedCertificate m_authority;
};

} // namespace yorisoi::test_support
