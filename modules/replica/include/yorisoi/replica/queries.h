// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "yorisoi/records/entities.h"

/// Questions to a replica and their answers. All of them see the confirmed rows and, over them,
/// what this device has changed and the server has not yet sent back.
namespace yorisoi::replica {

using base::Instant;
using base::Uuid;

/// The four honest states of a thing this device recorded (architecture §6.7).
enum class ItemState : std::uint8_t {
    OnDevice, ///< safe here, not sent
    Sent,     ///< handed over, no answer yet
    Accepted, ///< the server has decided it and given a receipt number
    Applied,  ///< it has come back on the feed: every workstation has it
};
/// `on-device`, `sent`, `accepted`, `applied`.
std::string_view toToken(ItemState state);

/// `text` as typed: names in kanji, kana or romaji, birth dates in either calendar, phone, address
/// fragment, citizen number, receipt number; separated by white space, in any order. Up to 10,000
/// characters are accepted, of which the first 200 count.
struct SearchQuery {
    std::string text;
    std::size_t limit = 50;
};

struct SearchHit {
    Uuid id;
    std::string type;
    std::string number;
    std::string nameKoseki;
    std::string nameStandard;
    std::string kana;
    std::string alias;
    std::string representative; ///< of a business
    std::string birthDate;
    std::string gender;
    std::string address; ///< empty when `addressWithheld`
    std::string phone;   ///< empty when `addressWithheld`
    std::string status;
    bool addressWithheld = false; ///< a restriction protects it, or its state is not known
    bool synthetic = false;
    bool pending = false;    ///< changed on this device and not yet applied
    Instant lastContactAt{}; ///< newest event; 0 = none
    std::string matched;     ///< which kind of key met: name kana romaji birth phone address number
                             ///< receipt; several separated by a space
};

/// How one word of the query was read, for the screen to say.
struct SearchTerm {
    std::string typed;
    std::string
        readAs; ///< `name`, `kana`, `romaji`, `birth`, `phone`, `address`, `number`, `receipt`
    std::string value; ///< e.g. `1955-03-03` for 昭和30年3月3日
};

struct SearchPage {
    std::vector<SearchHit> hits; ///< best first
    bool more = false;           ///< there are more than `limit`: narrow it down
    std::vector<SearchTerm> terms;
};

struct Relative {
    records::Relation relation;
    Uuid person;
    std::string name;
    std::string kana;
    std::string phone;
};

struct HouseholdMember {
    Uuid id;
    std::string name;
    std::string kana;
    std::string birthDate;
    std::string role;
    std::string status;
};

/// Everything the head of a citizen's page says.
struct CitizenCard {
    records::Citizen citizen;
    std::optional<records::Household> household;
    std::vector<HouseholdMember> members; ///< the head first, then by birth date; the citizen too
    std::vector<Relative> relatives;      ///< guardians and attorneys first
    std::vector<records::Restriction> restrictions; ///< active ones first
    std::vector<records::Consent> consents;
    std::vector<records::Conflict> conflicts; ///< open ones
    std::size_t openCases = 0;
    std::size_t events = 0;
    std::size_t pending = 0;     ///< own operations about this person that are not applied yet
    bool addressWithheld = true; ///< protected, or not known to be free of protection
    Instant asOf{};              ///< when this copy last knew itself equal to the server; 0 = never
};

/// Empty sets mean 'all'. Newest first.
struct TimelineQuery {
    Uuid citizen;
    std::vector<std::string> channels;
    std::vector<std::string> domains;
    std::vector<std::string> kinds;
    std::vector<std::string> offices;
    std::optional<Instant> from;     ///< inclusive
    std::optional<Instant> until;    ///< exclusive
    std::string text;                ///< in title and body, after folding width, kana and variants
    Uuid caseId;                     ///< only this case, when not null
    std::optional<Instant> beforeAt; ///< continue after the last entry of the page before …
    Uuid beforeId;                   ///< … with its id
    std::size_t limit = 60;
};

struct TimelineEntry {
    records::Event event;
    ItemState state = ItemState::Applied;
    std::int64_t receipt = 0; ///< server receipt number of an own entry; 0 = none known
    std::string officeName;
    std::string staffName;
    std::string caseNumber;
    Uuid correctedBy; ///< a later correction of this entry
};

struct TimelinePage {
    std::vector<TimelineEntry> entries;
    bool more = false;
};

struct FacetCount {
    std::string token;
    std::string label; ///< office names; empty where the screen translates the token itself
    std::size_t count = 0;
};

/// What a citizen's timeline holds in all, so that filters show counts.
struct TimelineFacets {
    std::vector<FacetCount> channels;
    std::vector<FacetCount> domains;
    std::vector<FacetCount> kinds;
    std::vector<FacetCount> offices;
    std::vector<FacetCount> years;
    std::size_t total = 0;
};

struct CaseQuery {
    std::string text;   ///< in number, title, responsible, citizen's name
    std::string status; ///< '' = all
    std::string stage;
    std::string domain;
    std::string office;
    std::string channel;
    std::string source;
    Uuid citizen;
    enum class Order : std::uint8_t {
        OpenedNewest,
        DueSoonest, ///< open cases first
        Number
    } order = Order::OpenedNewest;
    std::size_t offset = 0;
    std::size_t limit = 100;
};

struct CaseLine {
    records::Case file;
    std::string citizenName;
    std::string citizenKana;
    std::string officeName;
    std::string responsibleName; ///< empty where `responsible` is no staff number of the ward
    std::size_t events = 0;
    bool pending = false;
};

struct CasePage {
    std::vector<CaseLine> lines;
    std::size_t total = 0; ///< lines that meet the query, over all pages
};

/// One own operation, for the list of what has and has not arrived.
struct OutboxItem {
    Uuid operation;
    std::int64_t number = 0;
    std::string intent;
    Uuid citizen;
    std::string citizenName;
    std::string title; ///< of its first event, otherwise empty
    Instant createdAt{};
    ItemState state = ItemState::OnDevice;
    std::string outcome; ///< token once decided
    std::string reason;  ///< token when rejected
    std::int64_t receipt = 0;
    std::int64_t attempts = 0;
    std::string detail; ///< technical; of a rejection as `moved` the ward to which the person went
};

struct SyncCounts {
    std::size_t onDevice = 0;
    std::size_t sent = 0;
    std::size_t accepted = 0;
    std::size_t applied = 0;  ///< since the start of the day in Japan
    std::size_t rejected = 0; ///< decided against and not yet dealt with
    std::size_t openConflicts = 0;
    Instant oldestUnsentAt{}; ///< 0 = none
    Instant lastSyncAt{};     ///< last time feed and outbox were found level with the server
    bool synthetic = false;   ///< this copy holds made-up people
    Instant provedAt{};       ///< last time digests proved this copy equal to the server; 0 = never
    std::size_t heldPeople = 0; ///< a page that would remove so many waits for a supervisor
    std::size_t openNotes = 0;  ///< see SyncNote
};

/// What sync has to tell people. Kinds: `repaired` (rows that differed from the server's were
/// mended; detail says how many), `moved-away` (detail: the ward to which a person went),
/// `mass-delete-held` (detail: how many people), `receipt-forged`, `device-epoch`,
/// `withdrawn-too-late` (an operation that was taken back had reached the server; detail: receipt).
struct SyncNote {
    std::int64_t number = 0;
    Instant at{};
    std::string kind;
    Uuid citizen;   ///< null: about none
    Uuid operation; ///< null: about none
    std::string detail;
    bool settled = false;
};

/// What was taken from this copy otherwise than by the feed, as it stood. `why`: repair, withdrawn,
/// replaced.
struct ArchivedRow {
    Instant at{};
    std::string why;
    std::string kind; ///< of an entity, or `operation`
    Uuid id;
    std::string payload; ///< JSON of the row or command
};

/// What a repair mended.
struct RepairReport {
    std::size_t lost = 0;      ///< rows that were missing here
    std::size_t extra = 0;     ///< rows that the server does not have
    std::size_t changed = 0;   ///< rows that were different
    std::size_t sentAgain = 0; ///< own operations that a restored server had lost
    std::int64_t heldPeople = 0;
};

/// Conflicts that wait for a decision, the oldest first.
struct ConflictQuery {
    Uuid citizen; ///< null: of everybody
    std::size_t offset = 0;
    std::size_t limit = 100;
};

struct ConflictLine {
    records::Conflict conflict;
    std::string citizenName;
    std::string citizenKana;
    std::string keptByName;      ///< empty where `keptBy` is no staff number of the ward
    std::string otherByName;     ///< likewise
    std::string otherOfficeName; ///< likewise
    bool pending = false;        ///< a decision of this device is under way
};

struct ConflictPage {
    std::vector<ConflictLine> lines;
    std::size_t total = 0;
};

struct Draft {
    std::string key;
    std::string body; ///< JSON
    Instant savedAt{};
};

} // namespace yorisoi::replica
