// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <memory>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace yorisoi::wire {
namespace {

using base::ErrorCode;
using base::fail;
using Steady = std::chrono::steady_clock;

struct Address {
    sockaddr_storage storage{};
    socklen_t length = 0;
};

struct FreeList {
    void operator()(addrinfo *list) const { ::freeaddrinfo(list); }
};

base::Result<std::vector<Address>> lookUp(const std::string &host, std::uint16_t port, int flags)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICSERV | flags;
    addrinfo *found = nullptr;
    const int result = ::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found);
    const std::unique_ptr<addrinfo, FreeList> list(found);
    if (result != 0)
        return fail(ErrorCode::Unreachable, std::string("name look-up: ") + ::gai_strerror(result));
    std::vector<Address> addresses;
    for (const addrinfo *each = list.get(); each; each = each->ai_next) {
        Address address;
        std::copy_n(reinterpret_cast<const char *>(each->ai_addr), each->ai_addrlen,
                    reinterpret_cast<char *>(&address.storage));
        address.length = each->ai_addrlen;
        addresses.push_back(address);
    }
    return addresses;
}

/// Waits for either descriptor. Cancelled, TimedOut; otherwise `descriptor` is ready.
base::Status waitFor(int descriptor, short events, Steady::time_point deadline, const Bell &bell)
{
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Steady::now());
        if (left.count() <= 0)
            return fail(ErrorCode::TimedOut, "no connection within the budget");
        std::array<pollfd, 2> waiting{{{descriptor, events, 0}, {bell.descriptor(), POLLIN, 0}}};
        const auto patience = std::min<decltype(left.count())>(left.count(), INT_MAX);
        const int ready = ::poll(waiting.data(), waiting.size(), static_cast<int>(patience));
        if (ready < 0 && errno != EINTR)
            return fail(ErrorCode::IoFailed, "poll: system error " + std::to_string(errno));
        if (ready > 0 && waiting[1].revents != 0)
            return fail(ErrorCode::Cancelled, "called away");
        if (ready > 0)
            return {};
    }
}

/// A look-up cannot be cut, so it runs on a thread that is left behind when nobody waits any more.
base::Result<std::vector<Address>> resolve(const std::string &host, std::uint16_t port,
                                           Steady::time_point deadline, const Bell &bell)
{
    if (auto numeric = lookUp(host, port, AI_NUMERICHOST))
        return numeric;
    struct Answer {
        Bell ready;
        std::mutex mutex;
        base::Result<std::vector<Address>> addresses = std::vector<Address>();
    };
    const auto answer = std::make_shared<Answer>();
    const auto look = [answer, host, port] {
        auto found = lookUp(host, port, AI_ADDRCONFIG);
        const std::lock_guard lock(answer->mutex);
        answer->addresses = std::move(found);
        answer->ready.ring();
    };
    try {
        std::thread(look).detach();
    } catch (const std::system_error &) {
        return fail(ErrorCode::Busy, "no thread left for a name look-up");
    }
    YORISOI_TRY(waitFor(answer->ready.descriptor(), POLLIN, deadline, bell));
    const std::lock_guard lock(answer->mutex);
    return answer->addresses;
}

base::Result<int> connectTo(const Address &address, Steady::time_point deadline, const Bell &bell)
{
    const int made =
        ::socket(address.storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (made < 0)
        return fail(ErrorCode::IoFailed, "socket: system error " + std::to_string(errno));
    const auto giveUp = [made](base::Error error) -> base::Result<int> {
        ::close(made);
        return tl::unexpected(std::move(error));
    };
    int error = 0;
    if (::connect(made, reinterpret_cast<const sockaddr *>(&address.storage), address.length) != 0)
        error = errno;
    if (error == EINPROGRESS) {
        if (auto waited = waitFor(made, POLLOUT, deadline, bell); !waited)
            return giveUp(waited.error());
        socklen_t size = sizeof error;
        ::getsockopt(made, SOL_SOCKET, SO_ERROR, &error, &size);
    }
    if (error != 0)
        return giveUp({ErrorCode::Unreachable, "connect: system error " + std::to_string(error)});
    const int on = 1;
    ::setsockopt(made, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return made;
}

} // namespace

base::Result<int> connectTcp(const std::string &host, std::uint16_t port,
                             Steady::time_point deadline, const Bell &bell)
{
    YORISOI_ASSIGN(const auto addresses, resolve(host, port, deadline, bell));
    base::Error last{ErrorCode::Unreachable, "the name has no address"};
    for (const Address &address : addresses) {
        auto connected = connectTo(address, deadline, bell);
        if (connected || connected.error().code == ErrorCode::Cancelled)
            return connected;
        last = connected.error();
    }
    return tl::unexpected(last);
}

} // namespace yorisoi::wire
