// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_timeline/detail_facts.h"

#include <QCoreApplication>

#include "yorisoi/base/calendar.h"
#include "yorisoi/exchange/imported.h"
#include "yorisoi/text/business_days.h"
#include "yorisoi/text/normalize.h"
#include "yorisoi/ui_kit/words.h"
#include "yorisoi/ui_timeline/imported_fields.h"
#include "yorisoi/ui_timeline/moments.h"

namespace yorisoi::ui_timeline {
namespace {

using ui_kit::fromUtf8;
using ui_kit::Vocabulary;
using ui_kit::word;

struct DetailWords {
    Q_DECLARE_TR_FUNCTIONS(DetailWords)
};

/// A due date within as many business days needs attention.
constexpr int kSoon = 3;

QString line(const std::string &text)
{
    return fromUtf8(text::sanitizeLine(text));
}

QVariantList toVariants(const std::vector<ImportedField> &fields)
{
    QVariantList list;
    for (const ImportedField &field : fields)
        list << QVariant::fromValue(field);
    return list;
}

void addCase(DetailFacts &facts, const replica::CaseLine &known, base::Instant now)
{
    const records::Case &file = known.file;
    facts.caseNumber = line(file.number);
    facts.caseTitle = line(file.title);
    facts.caseStatus = word(Vocabulary::CaseStatus, file.status);
    for (const auto stage : ui_kit::tokens(Vocabulary::CaseStage)) {
        if (stage == file.stage)
            facts.stage = static_cast<int>(facts.stages.size());
        facts.stages << word(Vocabulary::CaseStage, stage);
    }
    QStringList responsible{
        line(file.department),
        line(known.responsibleName.empty() ? file.responsible : known.responsibleName)};
    responsible.removeAll(QString());
    facts.responsible = responsible.join(QStringLiteral("　"));
    if (const auto imported = exchange::attributesOfImported(file))
        facts.caseFields = toVariants(importedFields(*imported, ImportedOf::Case));
    if (file.dueDate.empty())
        return;
    facts.due = ui_kit::dateWords(file.dueDate);
    const auto due = base::parseIsoDate(file.dueDate);
    if (!due || file.status != "open")
        return;
    const base::Date today = base::dayInJapan(now);
    if (*due < today) {
        facts.dueTone = QStringLiteral("overdue");
        facts.due = DetailWords::tr("%1 (%n day(s) overdue)", "",
                                    base::toDayNumber(today) - base::toDayNumber(*due))
                        .arg(facts.due);
    } else if (*due <= text::addBusinessDays(today, kSoon)) {
        facts.dueTone = QStringLiteral("soon");
    }
}

} // namespace

DetailFacts detailFacts(const replica::TimelineEntry &entry,
                        const std::optional<replica::CaseLine> &file, base::Instant now)
{
    const records::Event &event = entry.event;
    DetailFacts facts;
    facts.present = true;
    facts.title = line(event.title);
    const auto imported = exchange::attributesOfImported(event);
    if (imported)
        facts.fields = toVariants(importedFields(*imported, ImportedOf::Event));
    else
        facts.body = fromUtf8(text::sanitizeText(event.body));
    facts.channel = fromUtf8(event.channel);
    facts.channelWord = word(Vocabulary::Channel, event.channel);
    facts.kindWord = word(Vocabulary::EventKind, event.kind);
    facts.domainWord = word(Vocabulary::Domain, event.domain);
    facts.happened = dayWords(event.occurredAt) + u' ' + clockTime(event.occurredAt);
    facts.recorded = dayWords(event.recordedAt) + u' ' + clockTime(event.recordedAt);
    const int days = base::toDayNumber(base::dayInJapan(event.recordedAt)) -
                     base::toDayNumber(base::dayInJapan(event.occurredAt));
    if (days > 0)
        facts.lag = DetailWords::tr("%n day(s) later", "recorded after it happened", days);
    facts.office = line(entry.officeName.empty() ? event.office : entry.officeName);
    facts.staff = line(entry.staffName.empty() ? event.staff : entry.staffName);
    facts.source = event.source.empty()
                       ? DetailWords::tr("Yorisoi")
                       : line(ui_kit::toUtf8(word(Vocabulary::SourceSystem, event.source)));
    if (imported)
        facts.source = DetailWords::tr("Imported log: %1").arg(facts.source);
    else if (!event.sourceRef.empty())
        facts.source += QStringLiteral("　") + line(event.sourceRef);
    facts.sensitivity = fromUtf8(event.sensitivity);
    if (event.sensitivity == "restricted")
        facts.sensitivityWord = DetailWords::tr("Restricted: only for those in charge");
    else if (event.sensitivity == "sensitive")
        facts.sensitivityWord = DetailWords::tr("Sensitive: mind who can see the screen");
    if (entry.receipt != 0 || entry.state != replica::ItemState::Applied) {
        facts.syncState = fromUtf8(replica::toToken(entry.state));
        facts.stateWord = word(Vocabulary::ItemState, replica::toToken(entry.state));
        if (entry.receipt != 0)
            facts.stateWord =
                DetailWords::tr("%1 (receipt %2)").arg(facts.stateWord).arg(entry.receipt);
    }
    facts.corrected = !entry.correctedBy.isNull();
    facts.correction = !event.corrects.isNull();
    if (file)
        addCase(facts, *file, now);
    else
        facts.caseNumber = line(entry.caseNumber);
    return facts;
}

} // namespace yorisoi::ui_timeline
