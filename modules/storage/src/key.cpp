// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/storage/key.h"

#include <cstring>
#include <sys/mman.h>

namespace yorisoi::storage {
namespace {
constexpr std::size_t kPageBytes = 4096;
}

base::Result<Key> Key::fromBytes(std::span<const std::byte, kBytes> bytes)
{
    void *page =
        mmap(nullptr, kPageBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (page == MAP_FAILED)
        return base::fail(base::ErrorCode::Internal, "key: no memory");
    mlock(page, kPageBytes);
    madvise(page, kPageBytes, MADV_DONTDUMP);
    std::memcpy(page, bytes.data(), bytes.size());
    return Key(static_cast<std::byte *>(page));
}

Key &Key::operator=(Key &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_page = std::exchange(other.m_page, nullptr);
    }
    return *this;
}

Key::~Key()
{
    wipe();
}

void Key::wipe()
{
    if (!m_page)
        return;
    explicit_bzero(m_page, kPageBytes);
    munmap(m_page, kPageBytes);
    m_page = nullptr;
}

} // namespace yorisoi::storage
