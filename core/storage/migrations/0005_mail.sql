-- SPDX-License-Identifier: MIT
-- Mail by a server: what came of trying to send a message, how many were queued for whom, and who sends just now.

-- recipient_key: a MAC of the address, which stays when the address goes with its account
-- urgency: 0 requested, 1 a notice, 2 an operator's own act; trouble: a number of AuthErrorReason
ALTER TABLE outbox ADD COLUMN recipient_key TEXT NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN urgency INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN trouble INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN answer TEXT NOT NULL DEFAULT '';
CREATE INDEX outbox_by_recipient ON outbox (recipient_key, created);
CREATE INDEX outbox_by_urgency ON outbox (urgency, created);

-- at most one row: whoever sends
CREATE TABLE mail_sender (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    holder BLOB NOT NULL,
    until INTEGER NOT NULL
) STRICT;
