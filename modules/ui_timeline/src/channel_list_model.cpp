// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_timeline/channel_list_model.h"

#include <algorithm>

#include "yorisoi/text/normalize.h"
#include "yorisoi/ui_kit/words.h"
#include "yorisoi/ui_timeline/moments.h"

namespace yorisoi::ui_timeline {
namespace {

using ui_kit::fromUtf8;
using ui_kit::Vocabulary;
using ui_kit::word;

/// A state of a newer release counts as unknown.
int badness(std::string_view state)
{
    if (state == "complete")
        return 0;
    if (state == "delayed")
        return 1;
    return state == "failed" ? 3 : 2;
}

} // namespace

std::vector<ChannelLine> channelLines(const std::vector<records::ChannelStatus> &status)
{
    std::vector<ChannelLine> lines;
    for (const auto channel : ui_kit::tokens(Vocabulary::Channel)) {
        ChannelLine line;
        line.channel = channel;
        bool any = false;
        for (const auto &one : status) {
            if (one.channel != channel)
                continue;
            const bool worse = !any || badness(one.state) > badness(line.state);
            const bool earlier = !any || one.completeUntil < line.completeUntil;
            if (worse) {
                line.state = one.state;
                line.source = one.source;
                line.note = one.note;
            }
            if (earlier)
                line.completeUntil = one.completeUntil;
            any = true;
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

ChannelListModel::ChannelListModel(QObject *parent)
    : QAbstractListModel(parent),
      m_lines(channelLines({}))
{
}

int ChannelListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QHash<int, QByteArray> ChannelListModel::roleNames() const
{
    return {{Channel, "channel"},     {Word, "word"},    {State, "channelState"},
            {StateWord, "stateWord"}, {Until, "until"},  {Source, "source"},
            {Note, "note"},           {Spoken, "spoken"}};
}

QString ChannelListModel::untilWords(const ChannelLine &line) const
{
    return line.completeUntil == base::Instant{}
               ? tr("not known up to when")
               : tr("complete until %1").arg(shortMoment(line.completeUntil, m_now));
}

QVariant ChannelListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ChannelLine &line = m_lines[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Channel:
        return fromUtf8(line.channel);
    case Word:
        return word(Vocabulary::Channel, line.channel);
    case State:
        return fromUtf8(line.state);
    case StateWord:
        return word(Vocabulary::ChannelState, line.state);
    case Until:
        return untilWords(line);
    case Source:
        return fromUtf8(
            text::sanitizeLine(ui_kit::toUtf8(word(Vocabulary::SourceSystem, line.source))));
    case Note:
        return fromUtf8(text::sanitizeLine(line.note));
    case Spoken: {
        QStringList parts{word(Vocabulary::Channel, line.channel),
                          word(Vocabulary::ChannelState, line.state), untilWords(line),
                          fromUtf8(text::sanitizeLine(line.note))};
        parts.removeAll(QString());
        return parts.join(QStringLiteral("、"));
    }
    default:
        return {};
    }
}

void ChannelListModel::show(const std::vector<records::ChannelStatus> &status, base::Instant now)
{
    m_lines = channelLines(status);
    m_now = now;
    retranslate();
}

void ChannelListModel::showImported(const QString &log)
{
    if (log == m_importedFrom)
        return;
    m_importedFrom = log;
    Q_EMIT summaryChanged();
}

QString ChannelListModel::worst() const
{
    if (!m_importedFrom.isEmpty())
        return QStringLiteral("imported");
    const auto found = std::ranges::max_element(
        m_lines, {}, [](const ChannelLine &line) { return badness(line.state); });
    return found == m_lines.end() ? QStringLiteral("unknown") : fromUtf8(found->state);
}

QString ChannelListModel::summary() const
{
    if (!m_importedFrom.isEmpty())
        return tr("From the imported log “%1”; it does not say whether anything is missing")
            .arg(m_importedFrom);
    QStringList missing;
    for (const auto &line : m_lines) {
        if (badness(line.state) > 0)
            missing << tr("%1 (%2)", "channel, its state")
                           .arg(word(Vocabulary::Channel, line.channel),
                                word(Vocabulary::ChannelState, line.state));
    }
    if (missing.isEmpty())
        return tr("All channels are complete");
    if (std::ranges::all_of(m_lines, [](const auto &line) { return badness(line.state) == 2; }))
        return tr("It is not known up to when any channel is complete");
    return tr("Incomplete: %1").arg(missing.join(tr(", ", "between the words of a list")));
}

void ChannelListModel::retranslate()
{
    if (!m_lines.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    Q_EMIT summaryChanged();
}

} // namespace yorisoi::ui_timeline
