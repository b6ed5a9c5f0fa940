// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QObject>
#include <QVariantList>

#include "yorisoi/replica/queries.h"

namespace yorisoi::ui_timeline {

/// A strong line across the header. `tone`: `danger` | `status` | `warning`.
struct HeaderBand {
    Q_GADGET
    Q_PROPERTY(QString tone MEMBER tone)
    Q_PROPERTY(QString icon MEMBER icon)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString text MEMBER text)
public:
    QString tone;
    QString icon;
    QString title;
    QString text;
    friend bool operator==(const HeaderBand &, const HeaderBand &) = default;
};

/// A short word that a clerk must not overlook. `tone`: `warning` | `info`.
struct HeaderBadge {
    Q_GADGET
    Q_PROPERTY(QString tone MEMBER tone)
    Q_PROPERTY(QString icon MEMBER icon)
    Q_PROPERTY(QString text MEMBER text)
public:
    QString tone;
    QString icon;
    QString text;
    friend bool operator==(const HeaderBadge &, const HeaderBadge &) = default;
};

struct HeaderPerson {
    Q_GADGET
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString kana MEMBER kana)
    Q_PROPERTY(QString role MEMBER role)
    Q_PROPERTY(QString detail MEMBER detail)
    Q_PROPERTY(bool self MEMBER self)
    Q_PROPERTY(bool acts MEMBER acts)
public:
    QString id; ///< uuid
    QString name;
    QString kana;
    QString role;   ///< in the household, or towards the person
    QString detail; ///< age, scope, validity, telephone
    bool self = false;
    bool acts = false; ///< guardian, curator, assistant, attorney: acts for the person
    friend bool operator==(const HeaderPerson &, const HeaderPerson &) = default;
};

struct HeaderConflict {
    Q_GADGET
    Q_PROPERTY(QString field MEMBER field)
    Q_PROPERTY(QString kept MEMBER kept)
    Q_PROPERTY(QString keptBy MEMBER keptBy)
    Q_PROPERTY(QString other MEMBER other)
    Q_PROPERTY(QString otherBy MEMBER otherBy)
public:
    QString field;
    QString kept;
    QString keptBy; ///< who, and when
    QString other;
    QString otherBy;
    friend bool operator==(const HeaderConflict &, const HeaderConflict &) = default;
};

struct HeaderFact {
    Q_GADGET
    Q_PROPERTY(QString label MEMBER label)
    Q_PROPERTY(QString value MEMBER value)
public:
    QString label;
    QString value;
    friend bool operator==(const HeaderFact &, const HeaderFact &) = default;
};

/// Everything the head of a citizen's page says, in words of the current language.
struct HeaderFacts {
    Q_GADGET
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString standardName MEMBER standardName)
    Q_PROPERTY(QString kana MEMBER kana)
    Q_PROPERTY(QString alias MEMBER alias)
    Q_PROPERTY(QString romaji MEMBER romaji)
    Q_PROPERTY(QString birth MEMBER birth)
    Q_PROPERTY(QString age MEMBER age)
    Q_PROPERTY(QString gender MEMBER gender)
    Q_PROPERTY(QString type MEMBER type)
    Q_PROPERTY(QString number MEMBER number)
    Q_PROPERTY(QString status MEMBER status)
    Q_PROPERTY(QString address MEMBER address)
    Q_PROPERTY(QString phone MEMBER phone)
    Q_PROPERTY(bool withheld MEMBER withheld)
    Q_PROPERTY(QString withheldReason MEMBER withheldReason)
    Q_PROPERTY(QString freshness MEMBER freshness)
    Q_PROPERTY(bool stale MEMBER stale)
    Q_PROPERTY(QString pending MEMBER pending)
    Q_PROPERTY(QString openCases MEMBER openCases)
    Q_PROPERTY(bool synthetic MEMBER synthetic)
    Q_PROPERTY(QVariantList bands MEMBER bands)
    Q_PROPERTY(QVariantList badges MEMBER badges)
    Q_PROPERTY(QVariantList household MEMBER household)
    Q_PROPERTY(QVariantList relatives MEMBER relatives)
    Q_PROPERTY(QVariantList consents MEMBER consents)
    Q_PROPERTY(QVariantList conflicts MEMBER conflicts)
    Q_PROPERTY(QVariantList more MEMBER more)
public:
    QString name;         ///< the glyphs of the family register
    QString standardName; ///< 行政事務標準文字, where it differs
    QString kana;
    QString alias; ///< 通称
    QString romaji;
    QString birth; ///< in both calendars
    QString age;
    QString gender;
    QString type;
    QString number;
    QString status; ///< empty while active
    QString address;
    QString phone;
    bool withheld = false;
    QString withheldReason;
    QString freshness;
    bool stale = false;
    QString pending; ///< own changes on their way; empty when there are none
    QString openCases;
    bool synthetic = false;
    QVariantList bands;     ///< of HeaderBand
    QVariantList badges;    ///< of HeaderBadge
    QVariantList household; ///< of HeaderPerson
    QVariantList relatives; ///< of HeaderPerson, who act for the person first
    QVariantList consents;  ///< of HeaderFact
    QVariantList conflicts; ///< of HeaderConflict
    QVariantList more;      ///< of HeaderFact: what is seldom asked for
    friend bool operator==(const HeaderFacts &, const HeaderFacts &) = default;
};

/// The words about a card at a time; `offices` name what the card has as codes. Nothing that is
/// withheld is in any of them. GUI thread.
HeaderFacts headerFacts(const replica::CitizenCard &card, base::Instant now,
                        const std::vector<records::Office> &offices = {});

} // namespace yorisoi::ui_timeline
