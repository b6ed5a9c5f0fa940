// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include "yorisoi/records/entities.h"

namespace yorisoi::ui_timeline {

/// What one channel's part of a timeline is worth.
struct ChannelLine {
    std::string channel;
    std::string state = "unknown"; ///< the worst of its sources
    base::Instant completeUntil{}; ///< the earliest of its sources; 0 = not known
    std::string source;            ///< the source that is worst
    std::string note;
};

/// One line for each channel there is, in the order of the vocabulary: what no source speaks of is
/// `unknown`, and of several sources the worst counts.
std::vector<ChannelLine> channelLines(const std::vector<records::ChannelStatus> &status);

/// The strip that states up to when each channel is complete, and what is missing. GUI thread.
class ChannelListModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the citizen's page")
    /// How bad the worst channel is: `complete` | `delayed` | `failed` | `unknown`;
    /// `imported` where no channel is spoken of.
    Q_PROPERTY(QString worst READ worst NOTIFY summaryChanged)
    Q_PROPERTY(QString summary READ summary NOTIFY summaryChanged)
    /// Everything shown was brought in from this log, which says nothing of our channels; empty
    /// otherwise. Then the lines of the channels mean nothing and are not to be shown.
    Q_PROPERTY(QString importedFrom READ importedFrom NOTIFY summaryChanged)
public:
    enum Role { Channel = Qt::UserRole + 1, Word, State, StateWord, Until, Source, Note, Spoken };

    explicit ChannelListModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    void show(const std::vector<records::ChannelStatus> &status, base::Instant now);
    /// The state could not be read: nothing is known of any channel.
    void showUnknown(base::Instant now) { show({}, now); }
    void showImported(const QString &log);
    QString worst() const;
    QString summary() const;
    QString importedFrom() const { return m_importedFrom; }
    void retranslate();

Q_SIGNALS:
    void summaryChanged();

private:
    QString untilWords(const ChannelLine &line) const;

    std::vector<ChannelLine> m_lines;
    QString m_importedFrom;
    base::Instant m_now{};
};

} // namespace yorisoi::ui_timeline
