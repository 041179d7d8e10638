-- SPDX-License-Identifier: MIT
-- Wrong tries are counted, and devices that an account has used are known again.

CREATE TABLE devices (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    token_hash BLOB NOT NULL,
    name TEXT NOT NULL,
    first_used INTEGER NOT NULL,
    last_used INTEGER NOT NULL,
    UNIQUE (user_id, token_hash)
) STRICT;
CREATE INDEX devices_by_token ON devices (token_hash);

-- subject: of an account its number, of an address nobody has its HMAC; device: 0 for all that are unknown
CREATE TABLE throttle (
    subject BLOB NOT NULL,
    factor TEXT NOT NULL,
    device INTEGER NOT NULL,
    user_id INTEGER REFERENCES users (id) ON DELETE CASCADE,
    failures INTEGER NOT NULL,
    last_failure INTEGER NOT NULL,
    owed INTEGER NOT NULL DEFAULT 0 CHECK (owed IN (0, 1)),
    PRIMARY KEY (subject, factor, device)
) STRICT, WITHOUT ROWID;
CREATE INDEX throttle_by_age ON throttle (last_failure);
CREATE INDEX throttle_by_user ON throttle (user_id);
CREATE INDEX throttle_owed ON throttle (user_id) WHERE owed = 1;

-- when the owner of an account was last told of wrong tries
CREATE TABLE throttle_notices (
    user_id INTEGER PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    told INTEGER NOT NULL
) STRICT;
