// SPDX-License-Identifier: GPL-3.0-or-later
#include "receipt_key.h"

#include "yorisoi/crypto/atomic_file.h"

namespace yorisoi::central {

using base::ErrorCode;

base::Result<crypto::SigningKey> loadReceiptKey(const std::filesystem::path &file, bool mayMake)
{
    auto bytes = crypto::readWholeFile(file, crypto::SecretKey::kBytes + 1);
    if (!bytes && bytes.error().code == ErrorCode::NotFound && mayMake) {
        crypto::SigningKey made = crypto::SigningKey::generate();
        YORISOI_TRY(crypto::writeFileAtomically(file, made.seed().bytes()));
        return made;
    }
    if (!bytes)
        return base::fail(bytes.error().code, "receipt key: " + bytes.error().detail);
    if (bytes->size() != crypto::SecretKey::kBytes)
        return base::fail(ErrorCode::Truncated, "receipt key: not 32 bytes");
    const crypto::SecretKey seed(bytes->bytes().first<crypto::SecretKey::kBytes>());
    return crypto::SigningKey::fromSeed(seed);
}

} // namespace yorisoi::central
