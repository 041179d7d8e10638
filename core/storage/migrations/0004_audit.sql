-- SPDX-License-Identifier: MIT
-- The audit: a chain of events. Its key, its end and the start that retention leaves stand sealed in meta, as
-- audit_key, audit_head and audit_checkpoint.

CREATE TABLE audit (
    number INTEGER PRIMARY KEY,
    time INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    code INTEGER NOT NULL,
    reason INTEGER NOT NULL,
    actor BLOB NOT NULL,
    subject BLOB NOT NULL,
    details TEXT NOT NULL,
    mac BLOB NOT NULL
) STRICT;
CREATE INDEX audit_by_subject ON audit (subject);
CREATE INDEX audit_by_actor ON audit (actor) WHERE actor <> subject AND actor <> x'01';

-- whose pseudonym is whose: goes with the user, and with it all that ties the events to a person
CREATE TABLE audit_people (
    user_id INTEGER PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    pseudonym BLOB NOT NULL UNIQUE
) STRICT;
