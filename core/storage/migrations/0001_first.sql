-- SPDX-License-Identifier: MIT
-- The first schema. Times are integer milliseconds UTC; every table is STRICT.

CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- ids are never reused, so that a stale reference cannot come to mean somebody else
CREATE TABLE users (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL UNIQUE,
    password_hash TEXT,
    password_changed INTEGER,
    enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    confirmed_email INTEGER NOT NULL CHECK (confirmed_email IN (0, 1)),
    signed_up INTEGER NOT NULL,
    last_login INTEGER,
    role TEXT NOT NULL CHECK (role IN ('user', 'admin')),
    language TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX users_by_signed_up ON users (signed_up);
CREATE INDEX users_by_last_login ON users (coalesce(last_login, -1));
CREATE INDEX users_by_role ON users (role);

CREATE TABLE sessions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    token_hash BLOB NOT NULL UNIQUE,
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    device TEXT NOT NULL,
    created INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_by_user ON sessions (user_id);

CREATE TABLE email_codes (
    user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL,
    code_hash BLOB NOT NULL,
    expires INTEGER NOT NULL,
    tries_left INTEGER NOT NULL,
    PRIMARY KEY (user_id, purpose)
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    message_id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    recipient TEXT NOT NULL,
    state INTEGER NOT NULL,
    created INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    sent INTEGER,
    tries INTEGER NOT NULL DEFAULT 0,
    next_try INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE INDEX outbox_due ON outbox (next_try) WHERE state = 0;
