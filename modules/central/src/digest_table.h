// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ward.h"
#include "yorisoi/records/digest.h"

namespace yorisoi::central {

/// Adds what changed to the stored digests of the ward.
base::Status addToDigests(storage::Connection &connection, std::int64_t ward,
                          const records::DigestDelta &delta);
/// Digests of all kinds at the ward's head. Needs one unchanging view.
base::Result<records::DigestSheet> readDigests(storage::Connection &connection, const Ward &ward);
/// See CentralStore::repair. Needs one unchanging view.
base::Result<records::Repair> readRepair(storage::Connection &connection, const Ward &ward,
                                         const records::DigestSheet &theirs, std::size_t mostRows);
/// Counts the rows of wards that were filled by a release without digests, and puts their
/// restrictions on the lane.
base::Status countEarlierRows(storage::Connection &connection);

} // namespace yorisoi::central
