// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "yorisoi/crypto/signature.h"

namespace yorisoi::central {

/// The key that signs receipts, in a file of its own beside the store's key; made at the first
/// start. A store that has given receipts and finds it gone makes none anew: NotFound.
base::Result<crypto::SigningKey> loadReceiptKey(const std::filesystem::path &file, bool mayMake);

} // namespace yorisoi::central
