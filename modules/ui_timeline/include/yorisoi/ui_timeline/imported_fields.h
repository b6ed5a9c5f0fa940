// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QObject>
#include <QString>

#include "yorisoi/exchange/xes_log.h"

namespace yorisoi::ui_timeline {

/// One attribute that came with an imported log: label and value to read side by side.
struct ImportedField {
    Q_GADGET
    Q_PROPERTY(QString label MEMBER label)
    Q_PROPERTY(QString value MEMBER value)
    Q_PROPERTY(int depth MEMBER depth)
public:
    QString label; ///< in words where the key is known, else the key as it is
    QString value; ///< days and times in words, everything else as it is; empty of a list
    int depth = 0; ///< attributes of an attribute and members of a list are deeper
    friend bool operator==(const ImportedField &, const ImportedField &) = default;
};

enum class ImportedOf { Event, Case };

/// In the order of the log, in the current language. Known are the keys of the standard's
/// extensions (concept, time, org, lifecycle, identity), those of the municipal permit log and
/// those that `exchange::exportXes` writes.
std::vector<ImportedField> importedFields(const exchange::XesAttributes &attributes, ImportedOf of);

/// What a line of the timeline says of an imported event beyond title, time and staff.
QString importedLine(const exchange::XesAttributes &attributes);

} // namespace yorisoi::ui_timeline
