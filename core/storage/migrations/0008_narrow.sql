-- SPDX-License-Identifier: MIT
-- A login writes less: sessions lie by their tokens' hashes alone, and the tries at an account by their subject.

CREATE TABLE open_sessions (
    token_hash BLOB PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    device TEXT NOT NULL,
    created INTEGER NOT NULL,
    last_used INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
INSERT INTO open_sessions SELECT token_hash, user_id, device, created, last_used FROM sessions;
DROP TABLE sessions;
ALTER TABLE open_sessions RENAME TO sessions;
CREATE INDEX sessions_by_user ON sessions (user_id);

-- subject: of an account its number, of an address nobody has its HMAC; device: 0 for all that are unknown
CREATE TABLE tries (
    subject BLOB NOT NULL,
    factor TEXT NOT NULL,
    device INTEGER NOT NULL,
    user_id INTEGER,
    failures INTEGER NOT NULL,
    last_failure INTEGER NOT NULL,
    owed INTEGER NOT NULL DEFAULT 0 CHECK (owed IN (0, 1)),
    PRIMARY KEY (subject, factor, device)
) STRICT, WITHOUT ROWID;
INSERT INTO tries SELECT subject, factor, device, user_id, failures, last_failure, owed FROM throttle;
DROP TABLE throttle;
ALTER TABLE tries RENAME TO throttle;
CREATE INDEX throttle_by_age ON throttle (last_failure);
CREATE INDEX throttle_owed ON throttle (user_id) WHERE owed = 1;

-- in the place of a foreign key, which would want an index of its own
CREATE TRIGGER throttle_goes AFTER DELETE ON users
BEGIN DELETE FROM throttle WHERE subject = CAST(CAST(OLD.id AS TEXT) AS BLOB); END;
