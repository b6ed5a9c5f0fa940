// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace yorisoi::crypto {

/// Starts libsodium once; ends the program if the system has no randomness. Before any use of it.
void sodiumReady();

inline unsigned char *raw(std::byte *bytes)
{
    return reinterpret_cast<unsigned char *>(bytes);
}
inline const unsigned char *raw(const std::byte *bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes);
}

} // namespace yorisoi::crypto
