// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "yorisoi/wire/http_types.h"

namespace yorisoi::wire {

/// Like `toProblem`, for a status that no error code of ours stands for.
Response problem(int status, const base::Error &error);

} // namespace yorisoi::wire
