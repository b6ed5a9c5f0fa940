// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "yorisoi/base/clock.h"
#include "yorisoi/base/id.h"
#include "yorisoi/records/row.h"

/// The entities of the record as plain values. Empty text, null ids and time 0 mean 'not known'.
/// `toRow` / `fromRow` convert between these and `Row`; the field tables are in entities.cpp.
namespace yorisoi::records {

using base::Instant;
using base::Uuid;

struct Common {
    Uuid id;
    std::string ward;
    std::int64_t revision = 1;
};

/// 利用者. Names exist in two forms for years to come: the glyphs of the family register
/// (`nameKoseki`) and 行政事務標準文字 (`nameStandard`).
struct Citizen : Common {
    std::string type = "resident"; ///< resident | business | visitor
    std::string number;            ///< 利用者番号; provisional ones begin with 'P'
    std::string nameKoseki;
    std::string nameStandard;
    std::string kana;
    std::string romaji;
    std::string alias;     ///< 通称
    std::string birthDate; ///< of a business: founded
    std::string gender;    ///< female | male | unstated
    std::string phone;
    std::string phoneOther;
    std::string email;
    std::string postalCode;
    std::string address;
    std::string building;
    std::string nationality;     ///< ISO 3166-1 alpha-2
    std::string language = "ja"; ///< BCP 47
    std::string interpreter;     ///< '' | preferred | required | sign-language
    std::string communication;   ///< tokens separated by a space: easy-japanese hearing sight
                                 ///< wheelchair writing large-print companion
    Uuid household;
    std::string householdRole;     ///< head | spouse | child | parent | other
    std::string status = "active"; ///< active | moved-out | deceased | closed
    std::string representative;    ///< of a business
    bool synthetic = false;        ///< made up; shown as such everywhere
};

struct Household : Common {
    std::string number;
    Uuid head;
    std::string address;
    std::string building;
};

/// `citizen` is the person helped; `other` acts or is related.
struct Relation : Common {
    Uuid citizen;
    Uuid other;
    std::string kind; ///< guardian 後見 | curator 保佐 | assistant 補助 | attorney 代理 | parent |
                      ///< child | spouse | carer | representative
    std::string scope;
    std::string validFrom;
    std::string validTo;
    std::string source;
};

/// One entry on the timeline. Never edited: a correction is an event whose `corrects` names it.
struct Event : Common {
    Uuid citizen;
    Uuid caseId;
    Uuid contact; ///< events recorded together in one contact share it
    Instant occurredAt{};
    Instant recordedAt{};
    std::string channel; ///< counter van phone portal line email post visit online-counter
    std::string domain;  ///< childcare-education welfare-care health disaster-safety community
                         ///< culture-tourism environment transport industry common
    std::string kind;    ///< inquiry consultation guidance application review result delivery
                         ///< follow-up notice life-event correction note visit call task
    std::string title;
    std::string body;
    std::string office;
    std::string staff;       ///< staff number, or the name in a source system
    std::string sensitivity; ///< '' | sensitive | restricted
    std::string source;      ///< source system; '' = Yorisoi itself
    std::string sourceRef;
    Uuid corrects;
};

/// A case (案件).
struct Case : Common {
    std::string number; ///< 受付番号
    Uuid citizen;
    std::string title;
    std::string domain;
    std::string procedure;
    std::string stage;           ///< guidance application review result follow-up
    std::string status = "open"; ///< open | closed | withdrawn
    std::string channel;
    std::string office;
    std::string department;
    std::string responsible;
    Instant openedAt{};
    std::string dueDate;
    Instant closedAt{};
    std::string outcome;
    std::string source;
    std::string sourceRef;
    std::string attributes; ///< JSON object: what a source system knows beyond this
};

struct ChecklistItem : Common {
    Uuid caseId;
    Uuid citizen;
    std::string title;
    std::string state = "open"; ///< open | done | waived
    std::string dueDate;
    std::string note;
    std::string doneBy;
    Instant doneAt{};
};

struct Suggestion : Common {
    Uuid citizen;
    std::string service;
    std::string reason;
    std::string state = "open"; ///< open | accepted | declined | later
    std::string reactedBy;
    Instant reactedAt{};
};

struct Consent : Common {
    Uuid citizen;
    std::string scope;
    std::string state = "given"; ///< given | withdrawn
    std::string channel;
    Instant givenAt{};
    Instant withdrawnAt{};
    std::string validTo;
};

/// 支援措置 and other protections of a person.
struct Restriction : Common {
    Uuid citizen;
    std::string kind; ///< support-measure 支援措置 | address-protection | safety-note
    std::string state = "active"; ///< active | lifted
    std::string source;
    Instant asOf{}; ///< when the source last confirmed it
    std::string validFrom;
    std::string validTo;
    std::string office;
    std::string note;
};

struct Document : Common {
    Uuid citizen;
    Uuid caseId;
    std::string kind;
    std::string title;
    Instant issuedAt{};
    std::string issuedBy;
    std::string sha256;
    bool bearsAddress = false;
};

struct Opinion : Common {
    Uuid citizen;
    Instant givenAt{};
    std::string channel;
    std::string domain;
    std::int64_t rating = 0; ///< 1 (bad) to 5 (good); 0 = none given
    std::string body;
};

struct Article : Common {
    std::string title;
    std::string body;
    std::string domain;
    std::string language = "ja";
    std::string importance; ///< '' | important
    std::string validTo;
};

struct Staff : Common {
    std::string number;
    std::string name;
    std::string kana;
    std::string office;
    std::string role = "clerk"; ///< clerk | van | supervisor | operator
    bool active = true;
};

struct Office : Common {
    std::string code;
    std::string name;
    std::string nameEnglish;
    std::string kind; ///< ward-office | branch | van | bureau | contact-centre
    std::string address;
    std::string phone;
};

struct Device : Common {
    std::string name;
    std::string office;
    std::string kind;             ///< counter | van | supervisor
    std::string publicKey;        ///< Ed25519, base64url
    std::string state = "active"; ///< active | revoked | quarantined
};

struct ChannelStatus : Common {
    std::string channel;
    std::string source;
    Instant completeUntil{};
    std::string state = "complete"; ///< complete | delayed | failed | unknown
    std::string note;
};

struct Conflict : Common {
    Uuid citizen;
    std::string entityKind;
    Uuid entityId;
    std::string field;
    std::string keptValue;  ///< JSON of the value that stands
    std::string otherValue; ///< JSON of the value that was not taken
    std::string keptBy;
    Instant keptAt{};
    std::string otherBy;
    std::string otherOffice;
    Instant otherAt{};
    std::string purpose;        ///< why the other change was made
    std::string state = "open"; ///< open | resolved
    std::string resolvedBy;
    Instant resolvedAt{};
};

template <typename T>
Row toRow(const T &entity);
/// The row must be of the kind; fields that a newer release added are ignored.
template <typename T>
T fromRow(const Row &row);
/// Index in `EntitySpec::fields` of a member, e.g. `fieldOf(&Citizen::kana)`.
template <typename T, typename M>
std::size_t fieldOf(M T::*member);

// clang-format off
#define YORISOI_ENTITIES(X)                                                                        \
    X(Citizen) X(Household) X(Relation) X(Event) X(Case) X(ChecklistItem) X(Suggestion) X(Consent) \
    X(Restriction) X(Document) X(Opinion) X(Article) X(Staff) X(Office) X(Device)                  \
    X(ChannelStatus) X(Conflict)
// clang-format on
#define YORISOI_DECLARE(T)                                                                         \
    extern template Row toRow<T>(const T &);                                                       \
    extern template T fromRow<T>(const Row &);                                                     \
    extern template std::size_t fieldOf<T, std::string>(std::string T::*);
YORISOI_ENTITIES(YORISOI_DECLARE)
#undef YORISOI_DECLARE

} // namespace yorisoi::records
