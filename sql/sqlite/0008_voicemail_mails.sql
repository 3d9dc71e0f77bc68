-- SPDX-License-Identifier: GPL-3.0-or-later
-- Messages whose box asks for a mail of them. A row is written with its message and goes when the mail is out, or
-- given up; the mail itself is made when it is sent.

CREATE TABLE voicemail_mails (
    message_id INTEGER PRIMARY KEY REFERENCES voicemail_messages (id) ON DELETE CASCADE,
    queued_at  INTEGER NOT NULL,
    next_at    INTEGER NOT NULL, -- not before; while an instance tries, when another one may
    attempts   INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX voicemail_mails_next ON voicemail_mails (next_at);
