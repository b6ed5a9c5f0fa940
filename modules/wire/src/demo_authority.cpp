// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/wire/demo_authority.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <optional>
#include <sstream>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "yorisoi/base/log.h"
#include "yorisoi/wire/certificate.h"

namespace yorisoi::wire {
namespace {

using base::ErrorCode;
using base::fail;
using std::chrono::days;
namespace fs = std::filesystem;

constexpr days kAuthorityLife{3653};
constexpr days kServerLife{397};
constexpr days kRenewBefore{30};
/// So that a client whose clock is a little behind believes a certificate made just now.
constexpr days kBackdated{1};

class Descriptor {
public:
    explicit Descriptor(int number) : m_number(number) {}
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    int number() const { return m_number; }

private:
    int m_number;
};

tl::unexpected<base::Error> failedWith(const char *doing)
{
    const int why = errno;
    return fail(why == ENOSPC || why == EDQUOT ? ErrorCode::DiskFull : ErrorCode::IoFailed,
                std::string(doing) + ": system error " + std::to_string(why));
}

/// Written beside the file, synced, renamed: a reader sees the old content or the new.
base::Status writeFile(const fs::path &file, const std::string &content, mode_t mode)
{
    const fs::path part = file.string() + ".part";
    {
        const Descriptor out(::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode));
        if (out.number() < 0 || ::fchmod(out.number(), mode) != 0)
            return failedWith("create file");
        const ssize_t written = ::write(out.number(), content.data(), content.size());
        if (written != static_cast<ssize_t>(content.size()) || ::fsync(out.number()) != 0)
            return failedWith("write file");
    }
    if (::rename(part.c_str(), file.c_str()) != 0)
        return failedWith("replace file");
    return {};
}

std::optional<std::string> readFile(const fs::path &file)
{
    std::ifstream in(file, std::ios::binary);
    if (!in)
        return std::nullopt;
    std::ostringstream content;
    content << in.rdbuf();
    return content.str();
}

std::vector<std::string> hostsHere()
{
    std::vector<std::string> hosts{"localhost", "127.0.0.1"};
    std::array<char, 256> name{};
    if (::gethostname(name.data(), name.size() - 1) == 0 && name[0] != '\0' &&
        std::string(name.data()) != "localhost")
        hosts.emplace_back(name.data());
    return hosts;
}

bool isGood(const std::string &pem, base::Instant now)
{
    const auto subject = readCertificate(pem);
    return subject && subject->notBefore <= now && subject->notAfter > now + kRenewBefore;
}

/// The authority that is there, or a new one. One that is there and cannot be read is an error:
/// another in its place would turn away every client that trusts it.
base::Result<KeyedCertificate> ensureAuthority(const fs::path &certificateFile,
                                               const fs::path &keyFile, base::Instant now)
{
    const auto certificate = readFile(certificateFile);
    const auto key = readFile(keyFile);
    if (certificate && key) {
        const KeyedCertificate there{*certificate, *key};
        if (!belongTogether(there, *certificate))
            return fail(ErrorCode::Corrupt, "ca.pem and ca-key.pem are no authority");
        // Not `isGood`: a clock that is behind for a moment is no reason for another authority.
        if (readCertificate(*certificate)->notAfter > now + kRenewBefore)
            return there;
    } else if (certificate) {
        return fail(ErrorCode::Corrupt, "ca.pem without ca-key.pem");
    }
    YORISOI_ASSIGN(
        auto made,
        makeAuthority(
            {"Yorisoi demo authority (not a city's)", {}, now - kBackdated, now + kAuthorityLife}));
    YORISOI_TRY(writeFile(keyFile, made.key, S_IRUSR | S_IWUSR));
    YORISOI_TRY(
        writeFile(certificateFile, made.certificate, S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH));
    base::log("wire").info("made a demo authority");
    return made;
}

base::Status ensureServer(const KeyedCertificate &authority, const DemoAuthority &files,
                          base::Instant now)
{
    const std::vector<std::string> hosts = hostsHere();
    const auto certificate = readFile(files.certificate);
    const auto key = readFile(files.key);
    if (certificate && key && isGood(*certificate, now) &&
        belongTogether({*certificate, *key}, authority.certificate) &&
        readCertificate(*certificate)->hosts == hosts)
        return {};
    YORISOI_ASSIGN(const auto made,
                   issueServerCertificate(authority, {"Yorisoi demo server", hosts,
                                                      now - kBackdated, now + kServerLife}));
    YORISOI_TRY(writeFile(files.key, made.key, S_IRUSR | S_IWUSR));
    YORISOI_TRY(
        writeFile(files.certificate, made.certificate, S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH));
    base::log("wire").info("made a demo server certificate");
    return {};
}

} // namespace

base::Result<DemoAuthority> ensureDemoAuthority(const fs::path &directory, const base::Clock &clock)
{
    std::error_code error;
    fs::create_directories(directory, error);
    if (error)
        return fail(ErrorCode::IoFailed,
                    "create folder: system error " + std::to_string(error.value()));
    // Two programs that start at the same time must not end up with one's key and the other's
    // certificate.
    const Descriptor lock(::open((directory / "authority.lock").c_str(),
                                 O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (lock.number() < 0 || ::flock(lock.number(), LOCK_EX) != 0)
        return failedWith("lock folder");
    const DemoAuthority files{directory / "ca.pem", directory / "server.pem",
                              directory / "server-key.pem"};
    const base::Instant now = clock.now();
    YORISOI_ASSIGN(const auto authority,
                   ensureAuthority(files.authority, directory / "ca-key.pem", now));
    YORISOI_TRY(ensureServer(authority, files, now));
    return files;
}

} // namespace yorisoi::wire
