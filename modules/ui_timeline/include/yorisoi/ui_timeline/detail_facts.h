// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QObject>
#include <QString>
#include <QStringList>
#include <QVariantList>

#include "yorisoi/replica/queries.h"

namespace yorisoi::ui_timeline {

/// Everything that is known of one entry, in words of the current language.
struct DetailFacts {
    Q_GADGET
    Q_PROPERTY(bool present MEMBER present)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString body MEMBER body)
    Q_PROPERTY(QVariantList fields MEMBER fields)
    Q_PROPERTY(QString channel MEMBER channel)
    Q_PROPERTY(QString channelWord MEMBER channelWord)
    Q_PROPERTY(QString kindWord MEMBER kindWord)
    Q_PROPERTY(QString domainWord MEMBER domainWord)
    Q_PROPERTY(QString happened MEMBER happened)
    Q_PROPERTY(QString recorded MEMBER recorded)
    Q_PROPERTY(QString lag MEMBER lag)
    Q_PROPERTY(QString office MEMBER office)
    Q_PROPERTY(QString staff MEMBER staff)
    Q_PROPERTY(QString source MEMBER source)
    Q_PROPERTY(QString sensitivity MEMBER sensitivity)
    Q_PROPERTY(QString sensitivityWord MEMBER sensitivityWord)
    Q_PROPERTY(QString syncState MEMBER syncState)
    Q_PROPERTY(QString stateWord MEMBER stateWord)
    Q_PROPERTY(bool corrected MEMBER corrected)
    Q_PROPERTY(bool correction MEMBER correction)
    Q_PROPERTY(QString caseNumber MEMBER caseNumber)
    Q_PROPERTY(QString caseTitle MEMBER caseTitle)
    Q_PROPERTY(QString caseStatus MEMBER caseStatus)
    Q_PROPERTY(QStringList stages MEMBER stages)
    Q_PROPERTY(int stage MEMBER stage)
    Q_PROPERTY(QString due MEMBER due)
    Q_PROPERTY(QString dueTone MEMBER dueTone)
    Q_PROPERTY(QString responsible MEMBER responsible)
    Q_PROPERTY(QVariantList caseFields MEMBER caseFields)
public:
    bool present = false;
    QString title;
    QString body;        ///< empty for an imported event
    QVariantList fields; ///< ImportedField: what came with an imported event
    QString channel;     ///< token
    QString channelWord;
    QString kindWord;
    QString domainWord;
    QString happened;
    QString recorded;
    QString lag; ///< recorded on another day than it happened: how much later
    QString office;
    QString staff;
    QString source;
    QString sensitivity; ///< token
    QString sensitivityWord;
    QString syncState; ///< token of an own entry
    QString stateWord; ///< with the receipt number
    bool corrected = false;
    bool correction = false;
    QString caseNumber;
    QString caseTitle;
    QString caseStatus;
    QStringList stages;
    int stage = -1; ///< index in `stages`; -1 = not known
    QString due;
    QString dueTone; ///< `overdue` | `soon` | ``
    QString responsible;
    QVariantList caseFields; ///< ImportedField: what came with an imported case
    friend bool operator==(const DetailFacts &, const DetailFacts &) = default;
};

DetailFacts detailFacts(const replica::TimelineEntry &entry,
                        const std::optional<replica::CaseLine> &file, base::Instant now);

/// Another entry of the same contact.
struct ContactSibling {
    Q_GADGET
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString kindWord MEMBER kindWord)
public:
    QString id;
    QString title;
    QString kindWord;
    friend bool operator==(const ContactSibling &, const ContactSibling &) = default;
};

} // namespace yorisoi::ui_timeline
