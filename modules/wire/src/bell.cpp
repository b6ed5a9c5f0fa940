// SPDX-License-Identifier: GPL-3.0-or-later
#include "bell.h"

#include <cstdint>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace yorisoi::wire {

Bell::Bell() : m_descriptor(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

Bell::~Bell()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void Bell::ring() const noexcept
{
    const std::uint64_t one = 1;
    // It fails only when it has been rung 2^64 - 2 times.
    [[maybe_unused]] const auto written = ::write(m_descriptor, &one, sizeof one);
}

bool Bell::isRung() const noexcept
{
    pollfd waiting{m_descriptor, POLLIN, 0};
    return ::poll(&waiting, 1, 0) > 0;
}

} // namespace yorisoi::wire
