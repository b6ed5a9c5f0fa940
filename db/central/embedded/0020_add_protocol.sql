-- SPDX-License-Identifier: GPL-3.0-or-later
-- Digests, receipts after a restore, quarantine, moves between wards, the lane of protective flags.

-- 0 until the rows that were there before have been counted into `digest`.
ALTER TABLE ward ADD COLUMN digested INTEGER NOT NULL DEFAULT 0;
-- XOR of the marks of the rows in a bucket, as two halves, and their number; see records/digest.h.
CREATE TABLE digest (
    ward INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    bucket INTEGER NOT NULL,
    high INTEGER NOT NULL,
    low INTEGER NOT NULL,
    row_count INTEGER NOT NULL,
    PRIMARY KEY (ward, kind, bucket)
) STRICT, WITHOUT ROWID;

-- Of a row that clashed (`as_meant` 0) the names of the fields that did, separated by spaces: the others are as meant.
ALTER TABLE effect ADD COLUMN clashed TEXT;

-- Why a device is not active, and the least epoch that its copy must have to be heard.
ALTER TABLE device ADD COLUMN why TEXT NOT NULL DEFAULT '';
ALTER TABLE device ADD COLUMN least_epoch INTEGER NOT NULL DEFAULT 1;
-- Until when the brake on withdrawals is off, after somebody has released it.
ALTER TABLE device ADD COLUMN brake_off_until INTEGER NOT NULL DEFAULT 0;
-- After a restore: numbers beyond `open_from` may have been used by operations that were lost, and come again. Those
-- that are here have receipts beyond `open_receipt`.
ALTER TABLE device_counter ADD COLUMN open_from INTEGER;
ALTER TABLE device_counter ADD COLUMN open_receipt INTEGER;

-- `receipt_floor`: receipts begin beyond it, so that a number which a lost decision had is not given again.
CREATE TABLE store_state (
    name TEXT NOT NULL PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What has moved from a ward to another: the person, their cases and whatever else commands may name.
CREATE TABLE moved (
    ward INTEGER NOT NULL,
    id BLOB NOT NULL,
    to_ward TEXT NOT NULL,
    receipt INTEGER NOT NULL,
    PRIMARY KEY (ward, id)
) STRICT, WITHOUT ROWID;

-- The lane of protective flags over all wards: every restriction as it stands, renumbered when it changes.
CREATE TABLE protective_change (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    payload TEXT NOT NULL
) STRICT;

-- How many withdrawals a device made in a minute by its own clock, for the brake.
CREATE TABLE withdrawal (
    device BLOB NOT NULL,
    minute INTEGER NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (device, minute)
) STRICT, WITHOUT ROWID;
