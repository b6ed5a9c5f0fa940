// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "yorisoi/base/result.h"

namespace yorisoi::messages {

struct Pair {
    const char *japanese = "";
    const char *english = "";
};

/// One line of the table. Where the operator has no words of their own they read the clerk's.
struct Entry {
    base::ErrorCode code;
    std::string_view cause; ///< how the detail begins, up to its colon; empty: any
    Pair title;
    Pair advice;
    Pair operatorTitle = {};
    Pair operatorAdvice = {};
};

/// One entry for each code.
std::span<const Entry> codes();
/// What is known more precisely; asked first.
std::span<const Entry> causes();

} // namespace yorisoi::messages
