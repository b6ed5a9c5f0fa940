// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QObject>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include "yorisoi/ui_kit/desk.h"
#include "yorisoi/ui_kit/task.h"
#include "yorisoi/ui_timeline/detail_facts.h"

namespace yorisoi::ui_timeline {

/// The entry beside the timeline, and the correction of it. GUI thread.
class EntryDetails : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the citizen's page")
    Q_PROPERTY(yorisoi::ui_timeline::DetailFacts facts READ facts NOTIFY factsChanged)
    Q_PROPERTY(QVariantList siblings READ siblings NOTIFY siblingsChanged)
    Q_PROPERTY(bool correcting READ correcting NOTIFY correctingChanged)
    Q_PROPERTY(bool saving READ saving NOTIFY correctingChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY correctingChanged)
public:
    explicit EntryDetails(const ui_kit::Desk &desk, QObject *parent = nullptr);

    const DetailFacts &facts() const { return m_facts; }
    QVariantList siblings() const { return m_siblings; }
    bool correcting() const { return m_correcting; }
    bool saving() const { return m_submit.running(); }
    QString problem() const { return m_problem; }

    /// nullopt: nothing is selected. A correction that has begun stays with its entry.
    void show(std::optional<replica::TimelineEntry> entry);
    /// The person's cases, for the stage of the entry's own.
    void setCases(const std::vector<replica::CaseLine> &cases);
    void retranslate() { update(); }

    Q_INVOKABLE void beginCorrection();
    Q_INVOKABLE void cancelCorrection();
    Q_INVOKABLE void saveCorrection(const QString &title, const QString &body);
    /// Shows the correction of this entry, or what this one corrects.
    Q_INVOKABLE void followCorrection();
    Q_INVOKABLE void openSibling(const QString &id);

Q_SIGNALS:
    void factsChanged();
    void siblingsChanged();
    void correctingChanged();
    void correctionSaved(const yorisoi::base::Uuid &event);
    void entryWanted(const yorisoi::base::Uuid &event);

private:
    void update();
    void askSiblings();

    const ui_kit::Desk &m_desk;
    std::optional<replica::TimelineEntry> m_entry;
    std::optional<replica::TimelineEntry> m_next; ///< selected while a correction is being written
    std::vector<replica::CaseLine> m_cases;
    DetailFacts m_facts;
    QVariantList m_siblings;
    QString m_problem;
    bool m_correcting = false;
    ui_kit::TaskSlot m_ask{this};
    ui_kit::TaskSlot m_submit{this};
};

} // namespace yorisoi::ui_timeline
