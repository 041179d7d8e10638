-- SPDX-License-Identifier: MIT
-- Codes know where they were mailed, which need not be the user's address, and may wait for their mail to be tried
-- before their time runs. Sessions know when they were last used.

CREATE TABLE codes (
    id INTEGER PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL,
    address TEXT NOT NULL,
    address_key TEXT NOT NULL,
    code_hash BLOB NOT NULL,
    expires INTEGER NOT NULL,
    tries_left INTEGER NOT NULL,
    message_id TEXT NOT NULL,
    lifetime INTEGER NOT NULL,
    UNIQUE (user_id, purpose, address_key)
) STRICT;

INSERT INTO codes (user_id, purpose, address, address_key, code_hash, expires, tries_left, message_id, lifetime)
    SELECT user_id, purpose, email, email_key, code_hash, expires, tries_left, '', 0
    FROM email_codes JOIN users ON users.id = user_id;

DROP TABLE email_codes;
ALTER TABLE codes RENAME TO email_codes;
CREATE INDEX email_codes_by_address ON email_codes (address_key);
CREATE INDEX email_codes_by_message ON email_codes (message_id);

ALTER TABLE sessions ADD COLUMN last_used INTEGER NOT NULL DEFAULT 0;
UPDATE sessions SET last_used = created;
