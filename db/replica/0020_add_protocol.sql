-- SPDX-License-Identifier: GPL-3.0-or-later
-- Digests, notes, the archive, the lane of protective flags. `copy_state` also has: digested (rows of the time before
-- have been counted), proved_at, protective_head, held_people and held_seq (a page that the brake holds), release_seq.

-- Names of the fields of the row that clashed, separated by spaces: the operation left the others as meant.
ALTER TABLE operation_row ADD COLUMN clashed TEXT;
-- Technical words on a decision; of `moved` the ward to which the person has gone.
ALTER TABLE operation ADD COLUMN detail TEXT;

-- Of the confirmed rows: XOR of the marks of those in a bucket, as two halves, and their number; see records/digest.h.
CREATE TABLE digest(
    kind TEXT NOT NULL,
    bucket INTEGER NOT NULL,
    high INTEGER NOT NULL,
    low INTEGER NOT NULL,
    row_count INTEGER NOT NULL,
    PRIMARY KEY(kind, bucket)
) STRICT, WITHOUT ROWID;

-- What sync has to tell: a repair, a person who moved away, a forged receipt, a held page.
CREATE TABLE sync_note(
    number INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    citizen BLOB,
    operation BLOB,
    detail TEXT NOT NULL,
    settled INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX sync_note_citizen ON sync_note(citizen) WHERE citizen IS NOT NULL;

-- What was taken from this copy otherwise than by the feed, or with a person who moved, before it was.
CREATE TABLE archive(
    number INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    why TEXT NOT NULL,
    kind TEXT NOT NULL,
    id BLOB NOT NULL,
    payload TEXT NOT NULL
) STRICT;

-- Restrictions of all wards as the lane brought them; the newer of this and the ward's own row counts.
CREATE TABLE lane_restriction(
    id BLOB NOT NULL PRIMARY KEY,
    citizen BLOB NOT NULL,
    payload TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX lane_restriction_citizen ON lane_restriction(citizen);
