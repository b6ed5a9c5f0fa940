// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/replica/queries.h"

namespace yorisoi::replica {

std::string_view toToken(ItemState state)
{
    switch (state) {
    case ItemState::OnDevice:
        return "on-device";
    case ItemState::Sent:
        return "sent";
    case ItemState::Accepted:
        return "accepted";
    case ItemState::Applied:
        return "applied";
    }
    return "on-device";
}

} // namespace yorisoi::replica
