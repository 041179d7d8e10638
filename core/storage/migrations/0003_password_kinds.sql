-- SPDX-License-Identifier: MIT
-- How many users have a password hash of each kind: its text without salt and hash, as in "$2b$12$".

ALTER TABLE users ADD COLUMN password_kind TEXT GENERATED ALWAYS AS (
    CASE
        WHEN password_hash LIKE '$2%' THEN substr(password_hash, 1, 7)
        ELSE rtrim(rtrim(rtrim(password_hash,
            'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/='), '$'),
            'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=')
    END) VIRTUAL;

CREATE TABLE password_kinds (
    kind TEXT PRIMARY KEY,
    holders INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO password_kinds
    SELECT password_kind, count(*) FROM users WHERE password_kind IS NOT NULL GROUP BY password_kind;

CREATE TRIGGER password_kind_comes AFTER INSERT ON users WHEN NEW.password_kind IS NOT NULL
BEGIN INSERT INTO password_kinds VALUES (NEW.password_kind, 1)
    ON CONFLICT (kind) DO UPDATE SET holders = holders + 1; END;

CREATE TRIGGER password_kind_goes AFTER DELETE ON users WHEN OLD.password_kind IS NOT NULL
BEGIN UPDATE password_kinds SET holders = holders - 1 WHERE kind = OLD.password_kind; END;

CREATE TRIGGER password_kind_leaves AFTER UPDATE OF password_hash ON users
    WHEN OLD.password_kind IS NOT NULL AND OLD.password_kind IS NOT NEW.password_kind
BEGIN UPDATE password_kinds SET holders = holders - 1 WHERE kind = OLD.password_kind; END;

CREATE TRIGGER password_kind_enters AFTER UPDATE OF password_hash ON users
    WHEN NEW.password_kind IS NOT NULL AND OLD.password_kind IS NOT NEW.password_kind
BEGIN INSERT INTO password_kinds VALUES (NEW.password_kind, 1)
    ON CONFLICT (kind) DO UPDATE SET holders = holders + 1; END;
