// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tuple>

#include "yorisoi/records/entities.h"

/// One line per field: the single place that binds a member, its name, its type and its merge rule.
namespace yorisoi::records {

template <typename T, typename M>
struct Field {
    M T::*member;
    FieldSpec spec;
};

template <typename T, typename M>
constexpr Field<T, M> field(M T::*member, std::string_view name, FieldType type,
                            MergeRule merge = MergeRule::Free, bool required = false,
                            std::uint32_t maxCharacters = 0)
{
    return {member, {name, type, merge, required, maxCharacters}};
}

template <typename T>
struct Table;

#define YORISOI_TABLE(T, KIND, NAME, CLUSTER, APPEND_ONLY)                                         \
    template <>                                                                                    \
    struct Table<T> {                                                                              \
        static constexpr EntityKind kind = EntityKind::KIND;                                       \
        static constexpr std::string_view name = NAME;                                             \
        static constexpr int cluster = CLUSTER;                                                    \
        static constexpr bool appendOnly = APPEND_ONLY;                                            \
        static const auto &fields();                                                               \
    };                                                                                             \
    inline const auto &Table<T>::fields()

using enum FieldType;
using enum MergeRule;
constexpr bool kRequired = true;
constexpr std::uint32_t kLong = 4'000;

YORISOI_TABLE(Citizen, Citizen, "citizen", -1, false)
{
    static constexpr auto table = std::tuple{
        field(&Citizen::type, "type", Token, Fixed, kRequired),
        field(&Citizen::number, "number", Text, Free, kRequired, 20),
        field(&Citizen::nameKoseki, "name_koseki", Text),
        field(&Citizen::nameStandard, "name_standard", Text, Free, kRequired),
        field(&Citizen::kana, "kana", Text),
        field(&Citizen::romaji, "romaji", Text),
        field(&Citizen::alias, "alias", Text),
        field(&Citizen::birthDate, "birth_date", Date),
        field(&Citizen::gender, "gender", Token),
        field(&Citizen::phone, "phone", Text, Free, false, 40),
        field(&Citizen::phoneOther, "phone_other", Text, Free, false, 40),
        field(&Citizen::email, "email", Text),
        field(&Citizen::postalCode, "postal_code", Text, Free, false, 10),
        field(&Citizen::address, "address", Text, Free, false, 300),
        field(&Citizen::building, "building", Text),
        field(&Citizen::nationality, "nationality", Text, Free, false, 2),
        field(&Citizen::language, "language", Text, Free, false, 20),
        field(&Citizen::interpreter, "interpreter", Token),
        field(&Citizen::communication, "communication", Text),
        field(&Citizen::household, "household", Reference),
        field(&Citizen::householdRole, "household_role", Token),
        field(&Citizen::status, "status", Token),
        field(&Citizen::representative, "representative", Text),
        field(&Citizen::synthetic, "synthetic", Flag, Fixed),
    };
    return table;
}

YORISOI_TABLE(Household, Household, "household", -1, false)
{
    static constexpr auto table = std::tuple{
        field(&Household::number, "number", Text, Fixed, kRequired, 20),
        field(&Household::head, "head", Reference),
        field(&Household::address, "address", Text, Free, false, 300),
        field(&Household::building, "building", Text),
    };
    return table;
}

YORISOI_TABLE(Relation, Relation, "relation", 0, false)
{
    static constexpr auto table = std::tuple{
        field(&Relation::citizen, "citizen", Reference, Fixed, kRequired),
        field(&Relation::other, "other", Reference, Fixed, kRequired),
        field(&Relation::kind, "kind", Token, Fixed, kRequired),
        field(&Relation::scope, "scope", Text),
        field(&Relation::validFrom, "valid_from", Date),
        field(&Relation::validTo, "valid_to", Date),
        field(&Relation::source, "source", Text),
    };
    return table;
}

YORISOI_TABLE(Event, Event, "event", 0, true)
{
    static constexpr auto table = std::tuple{
        field(&Event::citizen, "citizen", Reference, Fixed, kRequired),
        field(&Event::caseId, "case_id", Reference, Fixed),
        field(&Event::contact, "contact", Reference, Fixed),
        field(&Event::occurredAt, "occurred_at", Time, Fixed, kRequired),
        field(&Event::recordedAt, "recorded_at", Time, Fixed, kRequired),
        field(&Event::channel, "channel", Token, Fixed, kRequired),
        field(&Event::domain, "domain", Token, Fixed, kRequired),
        field(&Event::kind, "kind", Token, Fixed, kRequired),
        field(&Event::title, "title", Text, Fixed, kRequired),
        field(&Event::body, "body", Text, Fixed, false, kLong),
        field(&Event::office, "office", Text, Fixed),
        field(&Event::staff, "staff", Text, Fixed),
        field(&Event::sensitivity, "sensitivity", Token, Fixed),
        field(&Event::source, "source", Text, Fixed),
        field(&Event::sourceRef, "source_ref", Text, Fixed),
        field(&Event::corrects, "corrects", Reference, Fixed),
    };
    return table;
}

YORISOI_TABLE(Case, Case, "case", -1, false)
{
    static constexpr auto table = std::tuple{
        field(&Case::number, "number", Text, Fixed, kRequired, 60),
        field(&Case::citizen, "citizen", Reference, Fixed, kRequired),
        field(&Case::title, "title", Text, Free, kRequired),
        field(&Case::domain, "domain", Token),
        field(&Case::procedure, "procedure", Text),
        field(&Case::stage, "stage", Token),
        field(&Case::status, "status", Token),
        field(&Case::channel, "channel", Token),
        field(&Case::office, "office", Text),
        field(&Case::department, "department", Text),
        field(&Case::responsible, "responsible", Text),
        field(&Case::openedAt, "opened_at", Time, Fixed),
        field(&Case::dueDate, "due_date", Date),
        field(&Case::closedAt, "closed_at", Time),
        field(&Case::outcome, "outcome", Text),
        field(&Case::source, "source", Text, Fixed),
        field(&Case::sourceRef, "source_ref", Text, Fixed),
        field(&Case::attributes, "attributes", Json, Free, false, 20'000),
    };
    return table;
}

YORISOI_TABLE(ChecklistItem, ChecklistItem, "checklist_item", 0, false)
{
    static constexpr auto table = std::tuple{
        field(&ChecklistItem::caseId, "case_id", Reference, Fixed, kRequired),
        field(&ChecklistItem::citizen, "citizen", Reference, Fixed, kRequired),
        field(&ChecklistItem::title, "title", Text, Free, kRequired),
        field(&ChecklistItem::state, "state", Token),
        field(&ChecklistItem::dueDate, "due_date", Date),
        field(&ChecklistItem::note, "note", Text, Free, false, kLong),
        field(&ChecklistItem::doneBy, "done_by", Text),
        field(&ChecklistItem::doneAt, "done_at", Time),
    };
    return table;
}

YORISOI_TABLE(Suggestion, Suggestion, "suggestion", 0, false)
{
    static constexpr auto table = std::tuple{
        field(&Suggestion::citizen, "citizen", Reference, Fixed, kRequired),
        field(&Suggestion::service, "service", Text, Fixed, kRequired),
        field(&Suggestion::reason, "reason", Text, Free, false, kLong),
        field(&Suggestion::state, "state", Token),
        field(&Suggestion::reactedBy, "reacted_by", Text),
        field(&Suggestion::reactedAt, "reacted_at", Time),
    };
    return table;
}

YORISOI_TABLE(Consent, Consent, "consent", 0, false)
{
    static constexpr auto table = std::tuple{
        field(&Consent::citizen, "citizen", Reference, Fixed, kRequired),
        field(&Consent::scope, "scope", Text, Fixed, kRequired),
        field(&Consent::state, "state", Token, Protective),
        field(&Consent::channel, "channel", Token),
        field(&Consent::givenAt, "given_at", Time),
        field(&Consent::withdrawnAt, "withdrawn_at", Time),
        field(&Consent::validTo, "valid_to", Date),
    };
    return table;
}

YORISOI_TABLE(Restriction, Restriction, "restriction", 0, false)
{
    static constexpr auto table = std::tuple{
        field(&Restriction::citizen, "citizen", Reference, Fixed, kRequired),
        field(&Restriction::kind, "kind", Token, Fixed, kRequired),
        field(&Restriction::state, "state", Token, Protective),
        field(&Restriction::source, "source", Text),
        field(&Restriction::asOf, "as_of", Time, Protective),
        field(&Restriction::validFrom, "valid_from", Date),
        field(&Restriction::validTo, "valid_to", Date, Protective),
        field(&Restriction::office, "office", Text),
        field(&Restriction::note, "note", Text, Free, false, kLong),
    };
    return table;
}

YORISOI_TABLE(Document, Document, "document", 0, false)
{
    static constexpr auto table = std::tuple{
        field(&Document::citizen, "citizen", Reference, Fixed, kRequired),
        field(&Document::caseId, "case_id", Reference, Fixed),
        field(&Document::kind, "kind", Token, Fixed, kRequired),
        field(&Document::title, "title", Text, Fixed, kRequired),
        field(&Document::issuedAt, "issued_at", Time, Fixed),
        field(&Document::issuedBy, "issued_by", Text, Fixed),
        field(&Document::sha256, "sha256", Text, Fixed, false, 64),
        field(&Document::bearsAddress, "bears_address", Flag, Fixed),
    };
    return table;
}

YORISOI_TABLE(Opinion, Opinion, "opinion", -1, false)
{
    static constexpr auto table = std::tuple{
        field(&Opinion::citizen, "citizen", Reference, Fixed),
        field(&Opinion::givenAt, "given_at", Time, Fixed, kRequired),
        field(&Opinion::channel, "channel", Token, Fixed),
        field(&Opinion::domain, "domain", Token),
        field(&Opinion::rating, "rating", Integer, Fixed),
        field(&Opinion::body, "body", Text, Fixed, false, kLong),
    };
    return table;
}

YORISOI_TABLE(Article, Article, "article", -1, false)
{
    static constexpr auto table = std::tuple{
        field(&Article::title, "title", Text, Free, kRequired),
        field(&Article::body, "body", Text, Free, false, 100'000),
        field(&Article::domain, "domain", Token),
        field(&Article::language, "language", Text, Fixed, false, 20),
        field(&Article::importance, "importance", Token),
        field(&Article::validTo, "valid_to", Date),
    };
    return table;
}

YORISOI_TABLE(Staff, Staff, "staff", -1, false)
{
    static constexpr auto table = std::tuple{
        field(&Staff::number, "number", Text, Fixed, kRequired, 20),
        field(&Staff::name, "name", Text, Free, kRequired),
        field(&Staff::kana, "kana", Text),
        field(&Staff::office, "office", Text),
        field(&Staff::role, "role", Token),
        field(&Staff::active, "active", Flag),
    };
    return table;
}

YORISOI_TABLE(Office, Office, "office", -1, false)
{
    static constexpr auto table = std::tuple{
        field(&Office::code, "code", Text, Fixed, kRequired, 20),
        field(&Office::name, "name", Text, Free, kRequired),
        field(&Office::nameEnglish, "name_english", Text),
        field(&Office::kind, "kind", Token),
        field(&Office::address, "address", Text, Free, false, 300),
        field(&Office::phone, "phone", Text, Free, false, 40),
    };
    return table;
}

YORISOI_TABLE(Device, Device, "device", -1, false)
{
    static constexpr auto table = std::tuple{
        field(&Device::name, "name", Text, Free, kRequired),
        field(&Device::office, "office", Text),
        field(&Device::kind, "kind", Token),
        field(&Device::publicKey, "public_key", Text, Fixed, kRequired),
        field(&Device::state, "state", Token),
    };
    return table;
}

YORISOI_TABLE(ChannelStatus, ChannelStatus, "channel_status", -1, false)
{
    static constexpr auto table = std::tuple{
        field(&ChannelStatus::channel, "channel", Token, Fixed, kRequired),
        field(&ChannelStatus::source, "source", Text, Fixed),
        field(&ChannelStatus::completeUntil, "complete_until", Time),
        field(&ChannelStatus::state, "state", Token),
        field(&ChannelStatus::note, "note", Text),
    };
    return table;
}

YORISOI_TABLE(Conflict, Conflict, "conflict", 0, false)
{
    static constexpr auto table = std::tuple{
        field(&Conflict::citizen, "citizen", Reference, Fixed),
        field(&Conflict::entityKind, "entity_kind", Token, Fixed, kRequired),
        field(&Conflict::entityId, "entity_id", Reference, Fixed, kRequired),
        field(&Conflict::field, "field", Token, Fixed, kRequired),
        field(&Conflict::keptValue, "kept_value", Json, Fixed, false, kLong),
        field(&Conflict::otherValue, "other_value", Json, Fixed, false, kLong),
        field(&Conflict::keptBy, "kept_by", Text, Fixed),
        field(&Conflict::keptAt, "kept_at", Time, Fixed),
        field(&Conflict::otherBy, "other_by", Text, Fixed),
        field(&Conflict::otherOffice, "other_office", Text, Fixed),
        field(&Conflict::otherAt, "other_at", Time, Fixed),
        field(&Conflict::purpose, "purpose", Text, Fixed),
        field(&Conflict::state, "state", Token),
        field(&Conflict::resolvedBy, "resolved_by", Text),
        field(&Conflict::resolvedAt, "resolved_at", Time),
    };
    return table;
}

#undef YORISOI_TABLE

} // namespace yorisoi::records
