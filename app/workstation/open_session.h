// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "yorisoi/identity/profile.h"
#include "yorisoi/ui_shell/session.h"

namespace yorisoi::workstation {

/// Signs in to `profile` and opens its copy and the way to `server` (empty: none). Clock and random
/// must outlive every session.
ui_shell::OpenSession sessionOpener(identity::Profile profile, std::string server,
                                    base::Clock &clock, base::Random &random);

} // namespace yorisoi::workstation
