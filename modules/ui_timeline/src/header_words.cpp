// SPDX-License-Identifier: GPL-3.0-or-later
#include "header_words.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonValue>

#include "yorisoi/text/normalize.h"
#include "yorisoi/ui_kit/language.h"
#include "yorisoi/ui_kit/words.h"
#include "yorisoi/ui_timeline/moments.h"

namespace yorisoi::ui_timeline {
namespace {

using ui_kit::fromUtf8;
using ui_kit::Vocabulary;
using ui_kit::word;

struct FieldWords {
    const char *field;
    const char *label;
    std::optional<Vocabulary> vocabulary = std::nullopt;
};

constexpr FieldWords kFields[] = {
    {"name_koseki", QT_TRANSLATE_NOOP("HeaderWords", "Name in the family register")},
    {"name_standard", QT_TRANSLATE_NOOP("HeaderWords", "Name in standard characters")},
    {"kana", QT_TRANSLATE_NOOP("HeaderWords", "Kana")},
    {"romaji", QT_TRANSLATE_NOOP("HeaderWords", "Name in Latin letters")},
    {"alias", QT_TRANSLATE_NOOP("HeaderWords", "Alias")},
    {"birth_date", QT_TRANSLATE_NOOP("HeaderWords", "Date of birth")},
    {"gender", QT_TRANSLATE_NOOP("HeaderWords", "Gender"), Vocabulary::Gender},
    {"phone", QT_TRANSLATE_NOOP("HeaderWords", "Telephone")},
    {"phone_other", QT_TRANSLATE_NOOP("HeaderWords", "Second telephone")},
    {"email", QT_TRANSLATE_NOOP("HeaderWords", "E-mail")},
    {"postal_code", QT_TRANSLATE_NOOP("HeaderWords", "Postal code")},
    {"address", QT_TRANSLATE_NOOP("HeaderWords", "Address")},
    {"building", QT_TRANSLATE_NOOP("HeaderWords", "Building")},
    {"nationality", QT_TRANSLATE_NOOP("HeaderWords", "Nationality")},
    {"language", QT_TRANSLATE_NOOP("HeaderWords", "Language"), Vocabulary::Language},
    {"interpreter", QT_TRANSLATE_NOOP("HeaderWords", "Interpreter"), Vocabulary::Interpreter},
    {"communication", QT_TRANSLATE_NOOP("HeaderWords", "Communication needs"),
     Vocabulary::Communication},
    {"household_role", QT_TRANSLATE_NOOP("HeaderWords", "Role in the household"),
     Vocabulary::HouseholdRole},
    {"status", QT_TRANSLATE_NOOP("HeaderWords", "Status")},
    {"representative", QT_TRANSLATE_NOOP("HeaderWords", "Representative")},
    {"title", QT_TRANSLATE_NOOP("HeaderWords", "Title")},
    {"stage", QT_TRANSLATE_NOOP("HeaderWords", "Stage"), Vocabulary::CaseStage},
    {"due_date", QT_TRANSLATE_NOOP("HeaderWords", "Due")},
    {"responsible", QT_TRANSLATE_NOOP("HeaderWords", "Responsible")},
    {"department", QT_TRANSLATE_NOOP("HeaderWords", "Department")},
    {"outcome", QT_TRANSLATE_NOOP("HeaderWords", "Outcome")},
    {"state", QT_TRANSLATE_NOOP("HeaderWords", "State")},
    {"scope", QT_TRANSLATE_NOOP("HeaderWords", "Scope")},
    {"valid_from", QT_TRANSLATE_NOOP("HeaderWords", "Valid from")},
    {"valid_to", QT_TRANSLATE_NOOP("HeaderWords", "Valid until")},
    {"note", QT_TRANSLATE_NOOP("HeaderWords", "Note")},
};

const FieldWords *find(const std::string &field)
{
    const auto *found = std::ranges::find_if(
        kFields, [&](const FieldWords &known) { return field == known.field; });
    return found == std::end(kFields) ? nullptr : found;
}

} // namespace

QString statusAdvice(const std::string &status)
{
    if (status == "deceased")
        return HeaderWords::tr("Speak with the family or the representative; check who may act.");
    if (status == "moved-out")
        return HeaderWords::tr("Another municipality is responsible now; check before accepting.");
    if (status == "closed")
        return HeaderWords::tr("The business has closed; check who answers for it.");
    return {};
}

QString restrictionTitle(const records::Restriction &restriction, Standing standing)
{
    const QString kind = word(Vocabulary::RestrictionKind, restriction.kind);
    switch (standing) {
    case Standing::InForce:
        return kind;
    case Standing::Overdue:
        return HeaderWords::tr("%1 (validity over, not lifted: still protected)").arg(kind);
    case Standing::Unclear:
        return HeaderWords::tr("%1 (validity unclear: treated as protected)").arg(kind);
    case Standing::Lifted:
        return HeaderWords::tr("%1 lifted, not confirmed since: treated as protected").arg(kind);
    }
    return kind;
}

QString restrictionText(const records::Restriction &restriction, Standing standing,
                        base::Instant now)
{
    QStringList parts;
    const auto line = [](const std::string &text) { return fromUtf8(text::sanitizeLine(text)); };
    parts << (restriction.source.empty()
                  ? HeaderWords::tr("source not known")
                  : HeaderWords::tr("source: %1").arg(line(restriction.source)));
    if (restriction.asOf == base::Instant{})
        parts << HeaderWords::tr("never confirmed");
    else if (isStale(restriction, now))
        parts << HeaderWords::tr("as of %1 (older than 24 hours)")
                     .arg(shortMoment(restriction.asOf, now));
    else
        parts << HeaderWords::tr("as of %1").arg(shortMoment(restriction.asOf, now));
    if (standing != Standing::Lifted) {
        const QString validity = validityWords(restriction.validFrom, restriction.validTo);
        parts << (validity.isEmpty() ? HeaderWords::tr("validity not known")
                                     : HeaderWords::tr("valid %1").arg(validity));
    }
    parts << line(restriction.office) << line(restriction.note);
    parts.removeAll(QString());
    return parts.join(QStringLiteral("　"));
}

QString withheldWords(Withheld reason, base::Instant asOf, base::Instant now)
{
    switch (reason) {
    case Withheld::No:
        return {};
    case Withheld::Restriction:
        return HeaderWords::tr("Address and telephone are not shown because of a protection.");
    case Withheld::StaleRestriction:
        return HeaderWords::tr("Address and telephone are not shown: the end of a protection has "
                               "not been confirmed in the last 24 hours.");
    case Withheld::UnclearRestriction:
        return HeaderWords::tr("Address and telephone are not shown: it is not known whether a "
                               "protection holds.");
    case Withheld::UnknownCopy:
        return HeaderWords::tr("Address and telephone are not shown until this copy has once been "
                               "equal to the central CRM.");
    case Withheld::StaleCopy:
        return HeaderWords::tr("Address and telephone are not shown: this copy is of %1, and a "
                               "protection may have come since.")
            .arg(shortMoment(asOf, now));
    }
    return {};
}

QString validityWords(const std::string &from, const std::string &to)
{
    if (from.empty() && to.empty())
        return {};
    if (to.empty())
        return HeaderWords::tr("from %1", "validity").arg(ui_kit::dateWords(from));
    if (from.empty())
        return HeaderWords::tr("until %1", "validity").arg(ui_kit::dateWords(to));
    return HeaderWords::tr("%1 to %2", "validity")
        .arg(ui_kit::dateWords(from), ui_kit::dateWords(to));
}

QString countryWords(const std::string &code)
{
    if (code.empty())
        return {};
    // Qt knows a country's name in English and in its own language only.
    const QByteArray language = ui_kit::currentLanguage().toLatin1();
    icu::UnicodeString name;
    icu::Locale("", code.c_str()).getDisplayCountry(icu::Locale(language.constData()), name);
    std::string utf8;
    return fromUtf8(name.toUTF8String(utf8));
}

QString fieldWords(const std::string &field)
{
    const FieldWords *known = find(field);
    return known ? HeaderWords::tr(known->label) : fromUtf8(field);
}

QString valueWords(const std::string &field, const std::string &json)
{
    const QJsonValue value =
        QJsonDocument::fromJson("[" + QByteArray::fromStdString(json) + "]").array().first();
    if (value.isBool())
        return value.toBool() ? HeaderWords::tr("yes") : HeaderWords::tr("no");
    if (value.isDouble())
        return QString::number(value.toDouble(), 'f', 0);
    const std::string plain = ui_kit::toUtf8(value.toString());
    if (plain.empty())
        return HeaderWords::tr("(empty)", "value of a field");
    if (field.ends_with("_date") || field.starts_with("valid_"))
        return ui_kit::dateWords(plain);
    const FieldWords *known = find(field);
    return known && known->vocabulary ? word(*known->vocabulary, plain)
                                      : fromUtf8(text::sanitizeLine(plain));
}

bool tellsWhere(const std::string &field)
{
    static constexpr std::array fields{"address", "building",    "postal_code",
                                       "phone",   "phone_other", "email"};
    return std::ranges::find(fields, field) != fields.end();
}

} // namespace yorisoi::ui_timeline
