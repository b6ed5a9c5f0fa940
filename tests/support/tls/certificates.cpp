// SPDX-License-Identifier: GPL-3.0-or-later
#include "certificates.h"

#include <fstream>

namespace yorisoi::test_support {
namespace {

using std::chrono::days;

base::Instant now()
{
    return base::SystemClock().now();
}

void write(const std::filesystem::path &file, const std::string &content)
{
    std::ofstream(file, std::ios::binary) << content;
}

} // namespace

TestAuthority::TestAuthority()
    : m_authority(
          wire::makeAuthority({"test authority", {}, now() - days(400), now() + days(400)}).value())
{
    test_support::write(file(), m_authority.certificate);
}

std::filesystem::path TestAuthority::path(const std::string &name) const
{
    return std::filesystem::path(m_directory.path().toStdString()) / name;
}

CertificateFiles TestAuthority::write(const wire::CertificateSubject &subject) const
{
    static int made = 0;
    const auto issued = wire::issueServerCertificate(m_authority, subject).value();
    const std::string stem = "server" + std::to_string(++made);
    const CertificateFiles files{path(stem + ".pem"), path(stem + "-key.pem")};
    test_support::write(files.certificate, issued.certificate);
    test_support::write(files.key, issued.key);
    return files;
}

CertificateFiles TestAuthority::issue(const std::vector<std::string> &hosts) const
{
    return write({"test server", hosts, now() - days(1), now() + days(1)});
}

CertificateFiles TestAuthority::issueFrom(base::Instant notBefore, base::Instant notAfter) const
{
    return write({"test server", {"localhost", "127.0.0.1"}, notBefore, notAfter});
}

} // namespace yorisoi::test_support
