// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_timeline/moments.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

#include "yorisoi/text/era.h"
#include "yorisoi/text/normalize.h"
#include "yorisoi/ui_kit/words.h"

namespace yorisoi::ui_timeline {
namespace {

struct Moments {
    Q_DECLARE_TR_FUNCTIONS(Moments)
};

QDateTime civil(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), Qt::OffsetFromUTC,
                                          9 * 3600);
}

QLocale language()
{
    //: The language of month and weekday names: a BCP 47 tag
    return QLocale(Moments::tr("en", "language of dates"));
}

QString formatted(Instant at, const QString &pattern)
{
    return language().toString(civil(at), pattern);
}

base::Date lastDayOf(std::chrono::year year, std::chrono::month month)
{
    return base::Date(year / month / std::chrono::last);
}

} // namespace

QString monthHeading(Instant at)
{
    const QString plain = formatted(at, Moments::tr("MMMM yyyy", "month heading"));
    const auto era = text::toEra(base::dayInJapan(at));
    if (!era || language().language() != QLocale::Japanese)
        return plain;
    const QString whole = ui_kit::fromUtf8(text::formatEra(base::dayInJapan(at)));
    return plain + u'（' + whole.left(whole.indexOf(u'年') + 1) + u'）';
}

QString dayNumber(Instant at)
{
    return QString::number(civil(at).date().day());
}

QString weekday(Instant at)
{
    return formatted(at, QStringLiteral("ddd"));
}

QString clockTime(Instant at)
{
    return formatted(at, QStringLiteral("H:mm"));
}

QString dayWords(Instant at)
{
    return formatted(at, Moments::tr("ddd d MMM yyyy", "a whole day"));
}

QString shortMoment(Instant at, Instant now)
{
    const bool thisYear = civil(at).date().year() == civil(now).date().year();
    return formatted(at, thisYear ? Moments::tr("d MMM H:mm", "moment of this year")
                                  : Moments::tr("d MMM yyyy H:mm", "moment of another year"));
}

QString spanWords(Instant oldest, Instant newest)
{
    const QDate first = civil(oldest).date();
    const QDate last = civil(newest).date();
    const QString end = formatted(newest, Moments::tr("d MMM yyyy", "end of a span"));
    if (first == last)
        return end;
    const QString start = formatted(
        oldest, first.year() == last.year() ? Moments::tr("d MMM", "start of a span within a year")
                                            : Moments::tr("d MMM yyyy", "start of a span"));
    return Moments::tr("%1 – %2", "span of days").arg(start, end);
}

std::optional<Date> dayMeant(const QString &typed, bool last)
{
    const auto read = text::parsePartialDate(ui_kit::toUtf8(typed));
    if (!read)
        return std::nullopt;
    const std::chrono::year year{read->year};
    const std::chrono::month month{read->month.value_or(last ? 12u : 1u)};
    const base::Date day = read->day ? base::Date(year, month, std::chrono::day{*read->day})
                           : last    ? lastDayOf(year, month)
                                     : base::Date(year, month, std::chrono::day{1});
    return day.ok() ? std::optional(day) : std::nullopt;
}

std::optional<int> minutesMeant(const QString &typed)
{
    static const QRegularExpression form(
        QStringLiteral("^(\\d{1,2})(?:[:.時](\\d{1,2})?分?|(\\d{2}))$"));
    const QString plain =
        ui_kit::fromUtf8(text::nfkc(ui_kit::toUtf8(typed))).remove(u' ').trimmed();
    const auto match = form.match(plain);
    if (!match.hasMatch())
        return std::nullopt;
    const int hour = match.captured(1).toInt();
    const int minute = (match.captured(2) + match.captured(3)).toInt();
    if (hour > 23 || minute > 59)
        return std::nullopt;
    return hour * 60 + minute;
}

} // namespace yorisoi::ui_timeline
