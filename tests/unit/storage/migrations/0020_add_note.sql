-- SPDX-License-Identifier: GPL-3.0-or-later
ALTER TABLE person ADD COLUMN note TEXT NOT NULL DEFAULT 'a; [semi] "quoted" @text@ ${x}';
CREATE INDEX person_note ON person(note);
