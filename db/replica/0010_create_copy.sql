-- SPDX-License-Identifier: GPL-3.0-or-later
-- A device's copy of its ward. One table per entity kind, columns as in the field tables of records; they hold the
-- rows as this device sees them: what the server sent, and over it what this device has changed meanwhile.
-- `rev` of a row with own changes not yet applied carries the number of the last of them in its upper half.
-- A clustered kind lies by its cluster, where a null reference is 16 zero bytes.

CREATE TABLE "citizen"(
    key INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    ward TEXT NOT NULL,
    rev INTEGER NOT NULL,
    ver BLOB,
    "type" TEXT,
    "number" TEXT,
    "name_koseki" TEXT,
    "name_standard" TEXT,
    "kana" TEXT,
    "romaji" TEXT,
    "alias" TEXT,
    "birth_date" TEXT,
    "gender" TEXT,
    "phone" TEXT,
    "phone_other" TEXT,
    "email" TEXT,
    "postal_code" TEXT,
    "address" TEXT,
    "building" TEXT,
    "nationality" TEXT,
    "language" TEXT,
    "interpreter" TEXT,
    "communication" TEXT,
    "household" BLOB,
    "household_role" TEXT,
    "status" TEXT,
    "representative" TEXT,
    "synthetic" INTEGER
) STRICT;
CREATE TABLE "household"(
    id BLOB NOT NULL PRIMARY KEY,
    ward TEXT NOT NULL,
    rev INTEGER NOT NULL,
    ver BLOB,
    "number" TEXT,
    "head" BLOB,
    "address" TEXT,
    "building" TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE "relation"(
    id BLOB NOT NULL,
    ward TEXT NOT NULL,
    rev INTEGER NOT NULL,
    ver BLOB,
    "citizen" BLOB NOT NULL,
    "other" BLOB,
    "kind" TEXT,
    "scope" TEXT,
    "valid_from" TEXT,
    "valid_to" TEXT,
    "source" TEXT,
    PRIMARY KEY("citizen", id)
) STRICT, WITHOUT ROWID;
CREATE INDEX relation_by_id ON "relation"(id);
CREATE TABLE "event"(
    id BLOB NOT NULL,
    ward TEXT NOT NULL,
    rev INTEGER NOT NULL,
    ver BLOB,
    "citizen" BLOB NOT NULL,
    "case_id" BLOB,
    "contact" BLOB,
    "occurred_at" INTEGER NOT NULL,
    "recorded_at" INTEGER,
    "channel" TEXT,
    "domain" TEXT,
    "kind" TEXT,
    "title" TEXT,
    "office" TEXT,
    "staff" TEXT,
    "sensitivity" TEXT,
    "source" TEXT,
    "source_ref" TEXT,
    "corrects" BLOB,
    "body" TEXT,
    PRIMARY KEY(citizen, occurred_at, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE "case"(
    key INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    ward TEXT NOT NULL,
    rev INTEGER NOT NULL,
    ver BLOB,
    "number" TEXT,
    "citizen" BLOB,
    "title" TEXT,
    "domain" TEXT,
    "procedure" TEXT,
    "stage" TEXT,
    "status" TEXT,
    "channel" TEXT,
    "office" TEXT,
    "department" TEXT,
    "responsible" TEXT,
    "opened_at" INTEGER,
    "due_date" TEXT,
    "closed_at" INTEGER,
    "outcome" TEXT,
    "source" TEXT,
    "source_ref" TEXT,
    "attributes" TEXT
) STRICT;
CREATE TABLE "checklist_item"(
    id BLOB NOT NULL,
    ward TEXT NOT NULL,
    rev INTEGER NOT NULL,
    ver BLOB,
    "case_id" BLOB NOT NULL,
    "citizen" BLOB,
    "title" TEXT,
    "state" TEXT,
    "due_date" TEXT,
    "note" TEXT,
    "done_by" TEXT,
    "done_at" INTEGER,
    PRIMARY KEY("case_id", id)
) STRICT, WITHOUT ROWID;
CREATE INDEX checklist_item_by_id ON "checklist_item"(id);
CREATE TABLE "suggestion"(
    id BLOB NOT NULL,
    ward TEXT NOT NULL,
    rev INTEGER NOT NULL,
    ver BLOB,
    "citizen" BLOB NOT NULL,
    "service" TEXT,
    "reason" TEXT,
    "state" TEXT,
    "reacted_by" TEXT,
    "reacted_at" INTEGER,
    PRIMARY KEY("citizen", id)
) STRICT, WITHOUT ROWID;
CREATE INDEX suggestion_by_id ON "suggestion"(id);
CREATE TABLE "consent"(
    id BLOB NOT NULL,
    ward TEXT NOT NULL,
    rev INTEGER NOT NULL,
    ver BLOB,
    "citizen" BLOB NOT NULL,
    "scope" TEXT,
    "state" TEXT,
    "channel" TEXT,
    "given_at" INTEGER,
    "withdrawn_at" INTEGER,
    "valid_to" TEXT,
    PRIMARY KEY("citizen", id)
) STRICT, WITHOUT ROWID;
CREATE INDEX consent_by_id ON "consent"(id);
CREATE TABLE "restriction"(
    id BLOB NOT NULL,
    ward TEXT NOT NULL,
    rev INTEGER NOT NULL,
    ver BLOB,
    "citizen" BLOB NOT NULL,
    "kind" TEXT,
    "state" TEXT,
    "source" TEXT,
    "as_of" INTEGER,
    "valid_from" TEXT,
    "valid_to" TEXT,
    "office" TEXT,
    "note" TEXT,
    PRIMARY KEY("citizen", id)
) STRICT, WITHOUT ROWID;
CREATE INDEX restriction_by_id ON "restriction"(id);
CREATE TABLE "document"(
    id BLOB NOT NULL,
    ward TEXT NOT NULL,
    rev INTEGER NOT NULL,
    ver BLOB,
    "citizen" BLOB NOT NULL,
    "case_id" BLOB,
    "kind" TEXT,
    "title" TEXT,
    "issued_at" INTEGER,
    "issued_by" TEXT,
    "sha256" TEXT,
    "bears_address" INTEGER,
    PRIMARY KEY("citizen", id)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_by_id ON "document"(id);
CREATE TABLE "opinion"(
    id BLOB NOT NULL PRIMARY KEY,
    ward TEXT NOT NULL,
    rev INTEGER NOT NULL,
    ver BLOB,
    "citizen" BLOB,
    "given_at" INTEGER,
    "channel" TEXT,
    "domain" TEXT,
    "rating" INTEGER,
    "body" TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE "article"(
    id BLOB NOT NULL PRIMARY KEY,
    ward TEXT NOT NULL,
    rev INTEGER NOT NULL,
    ver BLOB,
    "title" TEXT,
    "body" TEXT,
    "domain" TEXT,
    "language" TEXT,
    "importance" TEXT,
    "valid_to" TEXT
) STRICT;
CREATE TABLE "staff"(
    id BLOB NOT NULL PRIMARY KEY,
    ward TEXT NOT NULL,
    rev INTEGER NOT NULL,
    ver BLOB,
    "number" TEXT,
    "name" TEXT,
    "kana" TEXT,
    "office" TEXT,
    "role" TEXT,
    "active" INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE "office"(
    id BLOB NOT NULL PRIMARY KEY,
    ward TEXT NOT NULL,
    rev INTEGER NOT NULL,
    ver BLOB,
    "code" TEXT,
    "name" TEXT,
    "name_english" TEXT,
    "kind" TEXT,
    "address" TEXT,
    "phone" TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE "device"(
    id BLOB NOT NULL PRIMARY KEY,
    ward TEXT NOT NULL,
    rev INTEGER NOT NULL,
    ver BLOB,
    "name" TEXT,
    "office" TEXT,
    "kind" TEXT,
    "public_key" TEXT,
    "state" TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE "channel_status"(
    id BLOB NOT NULL PRIMARY KEY,
    ward TEXT NOT NULL,
    rev INTEGER NOT NULL,
    ver BLOB,
    "channel" TEXT,
    "source" TEXT,
    "complete_until" INTEGER,
    "state" TEXT,
    "note" TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE "conflict"(
    id BLOB NOT NULL,
    ward TEXT NOT NULL,
    rev INTEGER NOT NULL,
    ver BLOB,
    "citizen" BLOB NOT NULL,
    "entity_kind" TEXT,
    "entity_id" BLOB,
    "field" TEXT,
    "kept_value" TEXT,
    "other_value" TEXT,
    "kept_by" TEXT,
    "kept_at" INTEGER,
    "other_by" TEXT,
    "other_office" TEXT,
    "other_at" INTEGER,
    "purpose" TEXT,
    "state" TEXT,
    "resolved_by" TEXT,
    "resolved_at" INTEGER,
    PRIMARY KEY("citizen", id)
) STRICT, WITHOUT ROWID;
CREATE INDEX conflict_by_id ON "conflict"(id);

CREATE INDEX citizen_household ON "citizen"(household) WHERE household IS NOT NULL;
CREATE INDEX event_corrects ON "event"(corrects) WHERE corrects IS NOT NULL;
CREATE INDEX case_citizen ON "case"(citizen);
-- These hold all that filters ask for, so that counting and paging read no row they do not show.
CREATE INDEX case_opened ON "case"(opened_at DESC, key DESC, status, stage, domain, office, channel, source);
CREATE INDEX case_due ON "case"((status IS NOT 'open'), (due_date IS NULL), due_date, key, status, stage, domain, office, channel, source);
CREATE INDEX case_status ON "case"(status, (due_date IS NULL), due_date, key, stage, domain, office, channel, source);
CREATE INDEX case_number ON "case"(number, key, status, stage, domain, office, channel, source);
CREATE INDEX conflict_state ON "conflict"(state);
CREATE INDEX staff_number ON "staff"(number);
CREATE INDEX office_code ON "office"(code);

-- Search. A posting is the set of citizens who have one token: key = citizen key >> 16 in the upper 8 bits and a hash
-- of the token in the lower 55; the set is sorted 16-bit numbers or, from 4,096 on, a bitmap of 8 KiB.
CREATE TABLE posting(
    key INTEGER PRIMARY KEY,
    citizens BLOB NOT NULL
) STRICT;
-- The newest event of every citizen and whether they are active, 480 citizens of 8 bytes a row.
CREATE TABLE recency(
    chunk INTEGER PRIMARY KEY,
    entries BLOB NOT NULL
) STRICT;
-- Whom a restriction protects: until a day inclusive, or '' without an end that could be told.
CREATE TABLE protected_person(
    citizen INTEGER PRIMARY KEY,
    until TEXT NOT NULL
) STRICT;
CREATE TABLE case_text(
    key INTEGER PRIMARY KEY,
    number TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX case_text_number ON case_text(number);

-- What this device did in its present epoch. `pending` operations have a place in the overlay; `awaited` ones were
-- accepted before the copy was last level with the server and have not come back.
CREATE TABLE operation(
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    intent TEXT NOT NULL,
    citizen BLOB,
    title TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    command TEXT NOT NULL,
    sent INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    pending INTEGER NOT NULL DEFAULT 1,
    awaited INTEGER NOT NULL DEFAULT 0,
    outcome TEXT,
    reason TEXT,
    receipt INTEGER NOT NULL DEFAULT 0,
    seq INTEGER NOT NULL DEFAULT 0,
    decided_at INTEGER,
    applied_at INTEGER
) STRICT;
-- Partial, so that recording a contact writes few pages.
CREATE INDEX operation_citizen ON operation(citizen);
CREATE INDEX operation_pending ON operation(citizen) WHERE pending = 1;
CREATE INDEX operation_undecided ON operation(sent) WHERE decided_at IS NULL;
CREATE INDEX operation_applied ON operation(applied_at) WHERE applied_at IS NOT NULL;
CREATE INDEX operation_rejected ON operation(outcome) WHERE outcome = 'rejected';
-- The rows an operation reads or changes, the revision it gave them here and the one that the server gave them.
CREATE TABLE operation_row(
    kind TEXT NOT NULL,
    id BLOB NOT NULL,
    operation BLOB NOT NULL,
    provisional INTEGER,
    final INTEGER,
    PRIMARY KEY(kind, id, operation)
) STRICT, WITHOUT ROWID;
CREATE INDEX operation_row_operation ON operation_row(operation);
-- What the server last sent of every row that a pending operation changed; null where it has none.
CREATE TABLE confirmed_row(
    kind TEXT NOT NULL,
    id BLOB NOT NULL,
    cluster BLOB NOT NULL,
    payload TEXT,
    PRIMARY KEY(kind, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE draft(
    key TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL,
    saved_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- device, device_epoch, last_number; cursor_epoch, cursor_ward, cursor_seq, cursor_hash; level_at; synthetic.
CREATE TABLE copy_state(
    name TEXT NOT NULL PRIMARY KEY,
    value ANY
) STRICT, WITHOUT ROWID;
