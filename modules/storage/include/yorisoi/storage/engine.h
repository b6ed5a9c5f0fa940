// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "yorisoi/base/result.h"

namespace yorisoi::storage {

struct EngineVersion {
    int sqliteNumber = 0;  ///< as `sqlite3_libversion_number()`: 3051003 is 3.51.3
    std::string sqlite;    ///< `3.51.3`
    std::string sqlcipher; ///< `4.14.0 community`; empty when the library is a plain SQLite
};

/// What this process is linked with.
base::Result<EngineVersion> engineVersion();

/// Refuses (`Unsupported`, naming what was found) anything but SQLCipher ≥ 4.14 on SQLite ≥ 3.51.3:
/// releases 3.7.0 to 3.51.2 can corrupt a database when a write-ahead log is reset
/// (sqlite.org/wal.html, "The WAL Reset Bug"). Programs call it at start-up; `Connection` refuses
/// as well.
base::Status checkEngine();

/// The judgement behind `checkEngine()`.
base::Status checkEngine(const EngineVersion &version);

} // namespace yorisoi::storage
