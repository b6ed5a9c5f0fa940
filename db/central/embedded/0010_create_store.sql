-- SPDX-License-Identifier: GPL-3.0-or-later
-- The embedded central store. Ids are 16 raw bytes, times milliseconds since 1970 UTC.

-- Where each ward's change feed stands; written as the last step of every transaction that changes the ward.
CREATE TABLE ward (
    key INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    epoch BLOB NOT NULL,
    seq INTEGER NOT NULL,
    hash BLOB NOT NULL,
    row_count INTEGER NOT NULL
) STRICT;

-- The numbers under which `record.kind` keeps entity kinds.
CREATE TABLE entity_kind (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

-- Every row as it stands now, in the order of snapshots, so that one is a single sequential scan.
CREATE TABLE record (
    ward INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    cluster BLOB NOT NULL,
    id BLOB NOT NULL,
    revision INTEGER NOT NULL,
    payload BLOB NOT NULL,
    PRIMARY KEY (ward, kind, cluster, id)
) STRICT, WITHOUT ROWID;

-- The change feed: gap-free per ward, in commit order, each entry chained to the one before.
CREATE TABLE change (
    ward INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    operation BLOB,
    ends INTEGER NOT NULL,
    payload TEXT NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (ward, seq)
) STRICT, WITHOUT ROWID;

-- Every decided operation with its result; the key is the receipt number.
CREATE TABLE operation (
    receipt INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    ward INTEGER NOT NULL,
    device BLOB NOT NULL,
    device_epoch INTEGER NOT NULL,
    number INTEGER NOT NULL,
    intent TEXT NOT NULL,
    staff TEXT NOT NULL,
    office TEXT NOT NULL,
    purpose TEXT NOT NULL,
    at INTEGER NOT NULL,
    result TEXT NOT NULL
) STRICT;

-- Which operation made which revision of a row. `as_meant` is 0 where a field of the row clashed.
CREATE TABLE effect (
    ward INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    id BLOB NOT NULL,
    revision INTEGER NOT NULL,
    receipt INTEGER NOT NULL,
    as_meant INTEGER NOT NULL,
    PRIMARY KEY (ward, kind, id, revision)
) STRICT, WITHOUT ROWID;

-- The staff rows by their number, for deciding who may do what.
CREATE TABLE staff (
    ward INTEGER NOT NULL,
    number TEXT NOT NULL,
    id BLOB NOT NULL,
    role TEXT NOT NULL,
    active INTEGER NOT NULL,
    PRIMARY KEY (ward, number, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE device (
    id BLOB PRIMARY KEY,
    ward INTEGER NOT NULL,
    office TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    public_key BLOB NOT NULL,
    state TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The last number that a device's copy has used.
CREATE TABLE device_counter (
    device BLOB NOT NULL,
    epoch INTEGER NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (device, epoch)
) STRICT, WITHOUT ROWID;
