// SPDX-License-Identifier: GPL-3.0-or-later
// Packs: whoever can change one without the key, and whoever has the key and makes nonsense.
#include <cstdint>

#include "yorisoi/catalogue/pack.h"

using namespace yorisoi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const auto key = crypto::SigningKey::generate();
    const std::string_view pack(reinterpret_cast<const char *>(data), size);
    if (catalogue::openPack(pack, key.verifyKey()))
        __builtin_trap();
    const auto manifest = catalogue::readManifest(pack);
    const auto files = catalogue::unpackUnchecked(pack);
    if (files && (!manifest || files->size() != manifest->files.size()))
        __builtin_trap();
    return 0;
}
