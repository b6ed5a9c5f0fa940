// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <QCoreApplication>
#include <QString>

#include "yorisoi/records/entities.h"
#include "yorisoi/ui_timeline/protection.h"

/// Sentences and labels of the header.
namespace yorisoi::ui_timeline {

struct HeaderWords {
    Q_DECLARE_TR_FUNCTIONS(HeaderWords)
};

QString statusAdvice(const std::string &status);
QString restrictionTitle(const records::Restriction &restriction, Standing standing);
/// Source, 'as of', validity, office, note.
QString restrictionText(const records::Restriction &restriction, Standing standing,
                        base::Instant now);
QString withheldWords(Withheld reason, base::Instant asOf, base::Instant now);
/// Empty when neither end is known.
QString validityWords(const std::string &from, const std::string &to);
/// ISO 3166-1 alpha-2 in the current language.
QString countryWords(const std::string &code);
/// The label of a field of a record.
QString fieldWords(const std::string &field);
/// A value of a conflict, given as JSON.
QString valueWords(const std::string &field, const std::string &json);
/// Whether a field tells where to find or reach the person.
bool tellsWhere(const std::string &field);

} // namespace yorisoi::ui_timeline
