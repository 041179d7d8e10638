-- SPDX-License-Identifier: MIT
-- Second factors, recovery codes, what waits for one of them, and devices that are not asked for one.

-- last_step: of the last code accepted; drift: of the last code tried, if it was right for another time
CREATE TABLE mfa_methods (
    id TEXT PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    created INTEGER NOT NULL,
    last_used INTEGER,
    data BLOB NOT NULL,
    last_step INTEGER NOT NULL,
    drift_step INTEGER,
    drift_offset INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX mfa_methods_by_user ON mfa_methods (user_id, type);

-- one set a user, all with the same salt
CREATE TABLE recovery_codes (
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    hash TEXT NOT NULL,
    created INTEGER NOT NULL,
    used INTEGER NOT NULL DEFAULT 0 CHECK (used IN (0, 1)),
    PRIMARY KEY (user_id, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE pending (
    token_hash BLOB PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('login', 'ticket')),
    pathway TEXT NOT NULL,
    expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX pending_by_user ON pending (user_id, expires);
CREATE INDEX pending_by_age ON pending (expires);

-- since when the device is not asked for a second factor; null: it is
ALTER TABLE devices ADD COLUMN trusted INTEGER;

-- when the password was last reset by email
ALTER TABLE users ADD COLUMN password_reset INTEGER;

-- what was proven does not outlive what it was proven by, whoever changes that
CREATE TRIGGER proofs_end AFTER UPDATE OF password_changed, email_key ON users
    WHEN OLD.password_changed IS NOT NEW.password_changed OR OLD.email_key <> NEW.email_key
BEGIN DELETE FROM pending WHERE user_id = NEW.id; UPDATE devices SET trusted = NULL WHERE user_id = NEW.id; END;

-- the types a user has, with commas between: read with every user, and seldom changed
ALTER TABLE users ADD COLUMN mfa_types TEXT NOT NULL DEFAULT '';

CREATE TRIGGER factor_comes AFTER INSERT ON mfa_methods
BEGIN UPDATE users SET mfa_types =
        (SELECT group_concat(DISTINCT type) FROM mfa_methods WHERE user_id = NEW.user_id)
    WHERE id = NEW.user_id; UPDATE devices SET trusted = NULL WHERE user_id = NEW.user_id; DELETE
    FROM pending WHERE user_id = NEW.user_id AND kind = 'ticket'; END;

CREATE TRIGGER factor_goes AFTER DELETE ON mfa_methods
BEGIN UPDATE users SET mfa_types =
        coalesce((SELECT group_concat(DISTINCT type) FROM mfa_methods WHERE user_id = OLD.user_id), '')
    WHERE id = OLD.user_id; UPDATE devices SET trusted = NULL WHERE user_id = OLD.user_id; DELETE
    FROM pending WHERE user_id = OLD.user_id AND kind = 'ticket'; END;
