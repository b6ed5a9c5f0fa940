// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_timeline/header_facts.h"

#include <algorithm>
#include <array>
#include <utility>

#include <QCoreApplication>

#include "header_words.h"
#include "yorisoi/text/normalize.h"
#include "yorisoi/ui_kit/words.h"
#include "yorisoi/ui_timeline/moments.h"
#include "yorisoi/ui_timeline/protection.h"

namespace yorisoi::ui_timeline {
namespace {

using ui_kit::fromUtf8;
using ui_kit::Vocabulary;
using ui_kit::word;

QString line(const std::string &text)
{
    return fromUtf8(text::sanitizeLine(text));
}

QString joined(const QStringList &parts, const QString &by = QStringLiteral("　"))
{
    QStringList filled = parts;
    filled.removeAll(QString());
    return filled.join(by);
}

QString ageWords(const std::string &birthDate, base::Instant now)
{
    const int age = ui_kit::ageOf(birthDate, now);
    return age < 0 ? QString() : HeaderWords::tr("%n year(s) old", "", age);
}

template <typename T>
QVariantList toVariants(const std::vector<T> &items)
{
    QVariantList list;
    for (const T &item : items)
        list << QVariant::fromValue(item);
    return list;
}

bool actsFor(std::string_view relation)
{
    static constexpr std::array kinds{"guardian", "curator", "assistant", "attorney",
                                      "representative"};
    return std::ranges::find(kinds, relation) != kinds.end();
}

/// Whose telephone a clerk calls in place of the person's.
bool isContact(std::string_view relation)
{
    return actsFor(relation) || relation == "carer";
}

std::string officeName(const std::vector<records::Office> &offices, const std::string &code)
{
    const auto found = std::ranges::find(offices, code, &records::Office::code);
    return found == offices.end() || found->name.empty() ? code : found->name;
}

std::vector<HeaderBand> bandsOf(const replica::CitizenCard &card, Withheld withheld,
                                base::Instant now, const std::vector<records::Office> &offices)
{
    std::vector<HeaderBand> bands;
    const auto &citizen = card.citizen;
    if (!citizen.status.empty() && citizen.status != "active")
        bands.push_back({QStringLiteral("status"), QStringLiteral("warning"),
                         word(Vocabulary::CitizenStatus, citizen.status),
                         statusAdvice(citizen.status)});
    for (auto restriction : card.restrictions) {
        restriction.office = officeName(offices, restriction.office);
        const Standing standing = standingOf(restriction, now);
        const bool lifted = standing == Standing::Lifted;
        if (lifted && !isStale(restriction, now))
            continue;
        bands.push_back({lifted ? QStringLiteral("warning") : QStringLiteral("danger"),
                         QStringLiteral("lock"), restrictionTitle(restriction, standing),
                         restrictionText(restriction, standing, now)});
    }
    if (withheld == Withheld::UnknownCopy || withheld == Withheld::StaleCopy ||
        (withheld == Withheld::UnclearRestriction && card.restrictions.empty()))
        bands.push_back({QStringLiteral("warning"), QStringLiteral("offline"),
                         HeaderWords::tr("Protection cannot be confirmed"),
                         withheldWords(withheld, card.asOf, now)});
    return bands;
}

QString needIcon(const QString &need)
{
    static const std::pair<QString, QString> icons[] = {
        {QStringLiteral("easy-japanese"), QStringLiteral("language")},
        {QStringLiteral("sight"), QStringLiteral("eye")},
        {QStringLiteral("wheelchair"), QStringLiteral("wheelchair")},
        {QStringLiteral("writing"), QStringLiteral("edit")},
        {QStringLiteral("large-print"), QStringLiteral("document")},
        {QStringLiteral("companion"), QStringLiteral("people")},
    };
    for (const auto &[token, icon] : icons) {
        if (token == need)
            return icon;
    }
    return QStringLiteral("ear");
}

std::vector<HeaderBadge> badgesOf(const records::Citizen &citizen)
{
    std::vector<HeaderBadge> badges;
    const bool foreign = !citizen.language.empty() && citizen.language != "ja";
    const QString language = foreign ? word(Vocabulary::Language, citizen.language) : QString();
    if (!citizen.interpreter.empty()) {
        const QString need = word(Vocabulary::Interpreter, citizen.interpreter);
        badges.push_back(
            {citizen.interpreter == "preferred" ? QStringLiteral("info")
                                                : QStringLiteral("warning"),
             QStringLiteral("interpreter"),
             foreign && citizen.interpreter != "sign-language"
                 ? HeaderWords::tr("%1 (%2)", "interpreter need, language").arg(need, language)
                 : need});
    }
    if (foreign && (citizen.interpreter.empty() || citizen.interpreter == "sign-language"))
        badges.push_back({QStringLiteral("info"), QStringLiteral("language"),
                          HeaderWords::tr("Language: %1").arg(language)});
    for (const QString &token :
         fromUtf8(citizen.communication).split(QChar::Space, Qt::SkipEmptyParts))
        badges.push_back({QStringLiteral("info"), needIcon(token),
                          word(Vocabulary::Communication, ui_kit::toUtf8(token))});
    return badges;
}

std::vector<HeaderPerson> householdOf(const replica::CitizenCard &card, base::Instant now)
{
    std::vector<HeaderPerson> people;
    for (const auto &member : card.members) {
        const bool gone = !member.status.empty() && member.status != "active";
        people.push_back(
            {fromUtf8(member.id.toString()), line(member.name), line(member.kana),
             word(Vocabulary::HouseholdRole, member.role),
             joined({ageWords(member.birthDate, now),
                     gone ? word(Vocabulary::CitizenStatus, member.status) : QString()}),
             member.id == card.citizen.id, false});
    }
    return people;
}

std::vector<HeaderPerson> relativesOf(const replica::CitizenCard &card, bool withheld)
{
    std::vector<HeaderPerson> people;
    for (const auto &relative : card.relatives) {
        const auto &relation = relative.relation;
        // Family may be whom the person is protected from.
        const bool callable = isContact(relation.kind) && !withheld && !relative.phone.empty();
        people.push_back(
            {fromUtf8(relative.person.toString()), line(relative.name), line(relative.kana),
             word(Vocabulary::RelationKind, relation.kind),
             joined({line(relation.scope), validityWords(relation.validFrom, relation.validTo),
                     callable ? line(relative.phone) : QString()}),
             false, actsFor(relation.kind)});
    }
    std::ranges::stable_partition(people, [](const HeaderPerson &person) { return person.acts; });
    return people;
}

std::vector<HeaderConflict> conflictsOf(const replica::CitizenCard &card, bool withheld,
                                        const std::vector<records::Office> &offices)
{
    std::vector<HeaderConflict> conflicts;
    for (const auto &conflict : card.conflicts) {
        const auto value = [&](const std::string &json) {
            return withheld && tellsWhere(conflict.field)
                       ? HeaderWords::tr("not shown", "a withheld value")
                       : valueWords(conflict.field, json);
        };
        conflicts.push_back(
            {fieldWords(conflict.field), value(conflict.keptValue),
             joined({line(conflict.keptBy), ui_kit::timeWords(conflict.keptAt)}),
             value(conflict.otherValue),
             joined({line(conflict.otherBy), line(officeName(offices, conflict.otherOffice)),
                     ui_kit::timeWords(conflict.otherAt)})});
    }
    return conflicts;
}

std::vector<HeaderFact> consentsOf(const replica::CitizenCard &card)
{
    std::vector<HeaderFact> facts;
    for (const auto &consent : card.consents) {
        const bool withdrawn = consent.state == "withdrawn";
        const Instant at = withdrawn ? consent.withdrawnAt : consent.givenAt;
        facts.push_back(
            {line(consent.scope), joined({word(Vocabulary::ConsentState, consent.state),
                                          at == Instant{} ? QString() : dayWords(at),
                                          consent.validTo.empty() || withdrawn
                                              ? QString()
                                              : HeaderWords::tr("until %1", "validity")
                                                    .arg(ui_kit::dateWords(consent.validTo))})});
    }
    return facts;
}

std::vector<HeaderFact> moreOf(const replica::CitizenCard &card, bool withheld)
{
    const auto &citizen = card.citizen;
    std::vector<HeaderFact> facts;
    const auto add = [&facts](const QString &label, const QString &value) {
        if (!value.isEmpty())
            facts.push_back({label, value});
    };
    if (!withheld) {
        add(HeaderWords::tr("Second telephone"), line(citizen.phoneOther));
        add(HeaderWords::tr("E-mail"), line(citizen.email));
    }
    add(HeaderWords::tr("Nationality"), countryWords(citizen.nationality));
    add(HeaderWords::tr("Representative"), line(citizen.representative));
    if (card.household)
        add(HeaderWords::tr("Household number"), line(card.household->number));
    return facts;
}

} // namespace

HeaderFacts headerFacts(const replica::CitizenCard &card, base::Instant now,
                        const std::vector<records::Office> &offices)
{
    const auto &citizen = card.citizen;
    const Withheld reason = withheldReason(card, now);
    HeaderFacts facts;
    const std::string &shown =
        citizen.nameKoseki.empty() ? citizen.nameStandard : citizen.nameKoseki;
    facts.name = line(shown);
    // Only a variation selector apart is another glyph, and a clerk must see both.
    if (!citizen.nameStandard.empty() && citizen.nameStandard != shown)
        facts.standardName = line(citizen.nameStandard);
    facts.kana = line(citizen.kana);
    facts.alias = line(citizen.alias);
    facts.romaji = line(citizen.romaji);
    const bool business = citizen.type == "business";
    facts.birth = citizen.birthDate.empty() ? HeaderWords::tr("Date of birth not known")
                                            : ui_kit::dateWords(citizen.birthDate);
    if (business)
        facts.birth =
            citizen.birthDate.empty() ? QString() : HeaderWords::tr("Founded %1").arg(facts.birth);
    else
        facts.age = ageWords(citizen.birthDate, now);
    facts.gender = business ? QString() : word(Vocabulary::Gender, citizen.gender);
    facts.type = word(Vocabulary::CitizenType, citizen.type);
    facts.number = line(citizen.number);
    if (!citizen.status.empty() && citizen.status != "active")
        facts.status = word(Vocabulary::CitizenStatus, citizen.status);
    facts.withheld = reason != Withheld::No;
    if (facts.withheld) {
        facts.withheldReason = withheldWords(reason, card.asOf, now);
    } else {
        facts.address =
            joined({citizen.postalCode.empty() ? QString() : u'〒' + line(citizen.postalCode),
                    line(citizen.address), line(citizen.building)},
                   QStringLiteral(" "));
        facts.phone = line(citizen.phone);
    }
    facts.stale = card.asOf == Instant{} || now - card.asOf > kFreshFor;
    facts.freshness = card.asOf == Instant{}
                          ? HeaderWords::tr("This copy was never equal to the central CRM")
                          : HeaderWords::tr("Copy as of %1").arg(shortMoment(card.asOf, now));
    if (card.pending > 0)
        facts.pending =
            HeaderWords::tr("%n own change(s) not applied yet", "", static_cast<int>(card.pending));
    facts.openCases = HeaderWords::tr("%n open case(s)", "", static_cast<int>(card.openCases));
    facts.synthetic = citizen.synthetic;
    facts.bands = toVariants(bandsOf(card, reason, now, offices));
    facts.badges = toVariants(badgesOf(citizen));
    facts.household = toVariants(householdOf(card, now));
    facts.relatives = toVariants(relativesOf(card, facts.withheld));
    facts.consents = toVariants(consentsOf(card));
    facts.conflicts = toVariants(conflictsOf(card, facts.withheld, offices));
    facts.more = toVariants(moreOf(card, facts.withheld));
    return facts;
}

} // namespace yorisoi::ui_timeline
