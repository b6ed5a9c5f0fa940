// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_timeline/imported_fields.h"

#include <algorithm>
#include <array>

#include <QCoreApplication>
#include <QStringList>

#include "yorisoi/base/calendar.h"
#include "yorisoi/text/normalize.h"
#include "yorisoi/ui_kit/words.h"
#include "yorisoi/ui_timeline/moments.h"

namespace yorisoi::ui_timeline {
namespace {

using ui_kit::fromUtf8;

struct Entry {
    std::string_view key;
    const char *word;
};

constexpr auto kKeys = std::to_array<Entry>({
    {"concept:name", QT_TRANSLATE_NOOP("ImportedFields", "Activity")},
    {"concept:instance", QT_TRANSLATE_NOOP("ImportedFields", "Number of the activity")},
    {"org:resource", QT_TRANSLATE_NOOP("ImportedFields", "Performed by")},
    {"org:role", QT_TRANSLATE_NOOP("ImportedFields", "Role")},
    {"org:group", QT_TRANSLATE_NOOP("ImportedFields", "Group in charge")},
    {"time:timestamp", QT_TRANSLATE_NOOP("ImportedFields", "Date and time")},
    {"lifecycle:transition", QT_TRANSLATE_NOOP("ImportedFields", "Progress")},
    {"identity:id", QT_TRANSLATE_NOOP("ImportedFields", "Identifier")},
    {"responsible", QT_TRANSLATE_NOOP("ImportedFields", "Responsible")},
    {"department", QT_TRANSLATE_NOOP("ImportedFields", "Department")},
    {"group", QT_TRANSLATE_NOOP("ImportedFields", "Group in charge")},
    {"channel", QT_TRANSLATE_NOOP("ImportedFields", "Received by")},
    {"startdate", QT_TRANSLATE_NOOP("ImportedFields", "Started")},
    {"deadline", QT_TRANSLATE_NOOP("ImportedFields", "Deadline")},
    {"enddate", QT_TRANSLATE_NOOP("ImportedFields", "Ended")},
    {"enddate_planned", QT_TRANSLATE_NOOP("ImportedFields", "Planned end")},
    {"redenverlenging", QT_TRANSLATE_NOOP("ImportedFields", "Reason for an extension")},
    {"aantekening", QT_TRANSLATE_NOOP("ImportedFields", "Note")},
    {"domain", QT_TRANSLATE_NOOP("ImportedFields", "Domain")},
    {"procedure", QT_TRANSLATE_NOOP("ImportedFields", "Procedure")},
    {"stage", QT_TRANSLATE_NOOP("ImportedFields", "Stage")},
    {"status", QT_TRANSLATE_NOOP("ImportedFields", "Status")},
    {"yorisoi:synthetic", QT_TRANSLATE_NOOP("ImportedFields", "Made-up data")},
});

/// The standard's life cycle (IEEE 1849-2016, lifecycle extension).
constexpr auto kTransitions = std::to_array<Entry>({
    {"schedule", QT_TRANSLATE_NOOP("ImportedFields", "Scheduled")},
    {"assign", QT_TRANSLATE_NOOP("ImportedFields", "Assigned")},
    {"reassign", QT_TRANSLATE_NOOP("ImportedFields", "Assigned anew")},
    {"withdraw", QT_TRANSLATE_NOOP("ImportedFields", "Withdrawn")},
    {"start", QT_TRANSLATE_NOOP("ImportedFields", "Started")},
    {"suspend", QT_TRANSLATE_NOOP("ImportedFields", "Suspended")},
    {"resume", QT_TRANSLATE_NOOP("ImportedFields", "Resumed")},
    {"complete", QT_TRANSLATE_NOOP("ImportedFields", "Completed")},
    {"autoskip", QT_TRANSLATE_NOOP("ImportedFields", "Skipped")},
    {"manualskip", QT_TRANSLATE_NOOP("ImportedFields", "Skipped")},
    {"ate_abort", QT_TRANSLATE_NOOP("ImportedFields", "Aborted")},
    {"pi_abort", QT_TRANSLATE_NOOP("ImportedFields", "Aborted")},
});

/// Already said by the title, the time or the staff of an entry.
constexpr std::array<std::string_view, 4> kSaidElsewhere{"concept:name", "time:timestamp",
                                                         "org:resource", "identity:id"};

QString labelOf(const std::string &key, ImportedOf of)
{
    if (of == ImportedOf::Case && key == "concept:name")
        return QCoreApplication::translate("ImportedFields", "Name of the case");
    const auto known = std::ranges::find(kKeys, key, &Entry::key);
    return known == kKeys.end() ? fromUtf8(text::sanitizeLine(key))
                                : QCoreApplication::translate("ImportedFields", known->word);
}

QString valueOf(const exchange::XesAttribute &attribute)
{
    if (attribute.type == "date") {
        if (const auto at = base::parseIsoInstant(attribute.value))
            return dayWords(*at) + u' ' + clockTime(*at);
    }
    if (attribute.key == "lifecycle:transition") {
        const auto known = std::ranges::find(kTransitions, attribute.value, &Entry::key);
        if (known != kTransitions.end())
            return QCoreApplication::translate("ImportedFields", known->word);
    }
    return fromUtf8(text::sanitizeText(attribute.value));
}

void addFields(std::vector<ImportedField> &fields, const exchange::XesAttributes &attributes,
               ImportedOf of, int depth)
{
    for (const auto &attribute : attributes) {
        fields.push_back({labelOf(attribute.key, of), valueOf(attribute), depth});
        addFields(fields, attribute.children, of, depth + 1);
        addFields(fields, attribute.values, of, depth + 1);
    }
}

} // namespace

std::vector<ImportedField> importedFields(const exchange::XesAttributes &attributes, ImportedOf of)
{
    std::vector<ImportedField> fields;
    addFields(fields, attributes, of, 0);
    return fields;
}

QString importedLine(const exchange::XesAttributes &attributes)
{
    QStringList parts;
    for (const auto &attribute : attributes) {
        if (std::ranges::find(kSaidElsewhere, attribute.key) != kSaidElsewhere.end() ||
            attribute.value.empty())
            continue;
        parts << QCoreApplication::translate("ImportedFields", "%1: %2", "label: value")
                     .arg(labelOf(attribute.key, ImportedOf::Event), valueOf(attribute));
    }
    return parts.join(QStringLiteral("　"));
}

} // namespace yorisoi::ui_timeline
