// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_kit/words.h"

#include <array>

#include <QCoreApplication>
#include <QStringList>

#include "vocabulary.h"
#include "yorisoi/base/calendar.h"
#include "yorisoi/text/era.h"
#include "yorisoi/ui_kit/language.h"

namespace yorisoi::ui_kit {
namespace {

using base::Date;

bool japanese()
{
    return currentLanguage() == QLatin1String("ja");
}

struct MonthName {
    const char *full;
    const char *brief;
};
// English only: Japanese counts its months.
constexpr std::array<MonthName, 12> kMonths{{{"January", "Jan"},
                                             {"February", "Feb"},
                                             {"March", "Mar"},
                                             {"April", "Apr"},
                                             {"May", "May"},
                                             {"June", "Jun"},
                                             {"July", "Jul"},
                                             {"August", "Aug"},
                                             {"September", "Sep"},
                                             {"October", "Oct"},
                                             {"November", "Nov"},
                                             {"December", "Dec"}}};

/// `昭和30年` of `昭和30年3月3日`: everything up to and with the unit that is still known.
QString eraUpTo(Date day, QChar unit)
{
    const QString whole = fromUtf8(text::formatEra(day));
    return whole.left(whole.indexOf(unit) + 1);
}

/// A span of days that its year and perhaps month name; a change of era within it shows both.
QString japaneseSpan(Date first, Date last, QChar unit)
{
    const QString from = eraUpTo(first, unit);
    const QString to = eraUpTo(last, unit);
    const QString year = QString::number(static_cast<int>(first.year()));
    if (from.startsWith(year))
        return from;
    const QString both = from == to ? from : from + QStringLiteral("／") + to;
    return QStringLiteral("%1（%2年）").arg(both, year);
}

Date lastOf(std::chrono::year year, std::chrono::month month)
{
    return Date(std::chrono::year_month_day_last(year, std::chrono::month_day_last(month)));
}

/// `1955`, `1955-03` or `1955-03-03` as numbers; nothing for anything else.
struct Parts {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
};
bool readParts(const QString &text, Parts &parts)
{
    const QStringList pieces = text.split(QLatin1Char('-'));
    if (pieces.size() > 3 || pieces.constFirst().size() != 4)
        return false;
    bool ok = false;
    parts.year = pieces.constFirst().toInt(&ok);
    if (ok && pieces.size() > 1) {
        parts.month = pieces.at(1).toUInt(&ok);
        ok = ok && parts.month >= 1 && parts.month <= 12;
    }
    if (ok && pieces.size() > 2)
        parts.day = pieces.at(2).toUInt(&ok);
    return ok;
}

} // namespace

QString word(Vocabulary vocabulary, std::string_view token)
{
    for (const WordEntry &entry : vocabularyEntries())
        if (entry.vocabulary == vocabulary && token == entry.token)
            return QCoreApplication::translate("words", entry.word.source, entry.word.comment);
    return fromUtf8(token);
}

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::string toUtf8(const QString &text)
{
    return text.toStdString();
}

QString dateWords(std::string_view isoDate)
{
    using namespace std::chrono;
    const QString asGiven = fromUtf8(isoDate);
    Parts parts;
    if (!readParts(asGiven, parts))
        return asGiven;
    const year y(parts.year);
    if (parts.day) {
        const Date day(y, month(parts.month), std::chrono::day(parts.day));
        if (!day.ok())
            return asGiven;
        if (!japanese())
            return QStringLiteral("%1 %2 %3")
                .arg(QString::number(parts.day), QLatin1String(kMonths[parts.month - 1].full),
                     QString::number(parts.year));
        const QString whole = fromUtf8(text::formatEra(day));
        if (whole.startsWith(QString::number(parts.year)))
            return whole;
        return QStringLiteral("%1（%2年）").arg(whole, QString::number(parts.year));
    }
    if (parts.month) {
        if (!japanese())
            return QStringLiteral("%1 %2").arg(QLatin1String(kMonths[parts.month - 1].full),
                                               QString::number(parts.year));
        return japaneseSpan(Date(y, month(parts.month), day(1)), lastOf(y, month(parts.month)),
                            QChar(u'月'));
    }
    if (!japanese())
        return QString::number(parts.year);
    return japaneseSpan(Date(y, January, day(1)), Date(y, December, day(31)), QChar(u'年'));
}

QString timeWords(base::Instant at)
{
    using namespace std::chrono;
    const Date day = base::dayInJapan(at);
    const auto minutes = floor<std::chrono::minutes>(at - base::startOfDayInJapan(day)).count();
    const QString clock =
        QStringLiteral("%1:%2").arg(minutes / 60).arg(minutes % 60, 2, 10, QLatin1Char('0'));
    const int y = static_cast<int>(day.year());
    const unsigned m = static_cast<unsigned>(day.month());
    const unsigned d = static_cast<unsigned>(day.day());
    if (japanese())
        return QStringLiteral("%1年%2月%3日 %4")
            .arg(QString::number(y), QString::number(m), QString::number(d), clock);
    return QStringLiteral("%1 %2 %3 %4")
        .arg(QString::number(d), QLatin1String(kMonths[m - 1].brief), QString::number(y), clock);
}

int ageOf(std::string_view birthDate, base::Instant at)
{
    const auto birth = base::parseIsoDate(birthDate);
    return birth ? base::ageOn(*birth, base::dayInJapan(at)) : -1;
}

} // namespace yorisoi::ui_kit
