// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <utility>

#include "yorisoi/base/result.h"

namespace yorisoi::storage {

/// The raw 256-bit key of a database. Its bytes live in a page of their own that is locked in
/// memory, left out of core dumps and wiped on destruction. Not copyable by accident: say
/// `clone()`.
class Key {
public:
    static constexpr std::size_t kBytes = 32;

    /// Copies the bytes; the caller wipes its own. Fails with `Internal` when no memory can be had.
    /// Where the system's limit forbids locking, the page is still wiped and kept out of dumps.
    static base::Result<Key> fromBytes(std::span<const std::byte, kBytes> bytes);

    Key(Key &&other) noexcept : m_page(std::exchange(other.m_page, nullptr)) {}
    Key &operator=(Key &&other) noexcept;
    ~Key();

    base::Result<Key> clone() const { return fromBytes(bytes()); }
    std::span<const std::byte, kBytes> bytes() const
    {
        return std::span<const std::byte, kBytes>(m_page, kBytes);
    }

private:
    explicit Key(std::byte *page) : m_page(page) {}
    void wipe();

    std::byte *m_page = nullptr;
};

} // namespace yorisoi::storage
