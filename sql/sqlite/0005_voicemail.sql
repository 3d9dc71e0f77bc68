-- SPDX-License-Identifier: GPL-3.0-or-later
-- Voicemail: boxes, the extensions that listen to them, and messages. The audio is in files of voicemail.directory.

CREATE TABLE voicemail_boxes (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    number         TEXT NOT NULL UNIQUE, -- what callers are sent to
    name           TEXT NOT NULL,
    pin_hash       TEXT NOT NULL DEFAULT '', -- Argon2id; empty: nobody listens by phone
    greeting       TEXT NOT NULL DEFAULT 'default', -- default, custom, name
    greeting_file  TEXT NOT NULL DEFAULT '',
    greeting_size  INTEGER NOT NULL DEFAULT 0, -- bytes
    greeting_hash  BLOB, -- SHA-256 of the file
    email          TEXT NOT NULL DEFAULT '',
    email_notify   TEXT NOT NULL DEFAULT 'none', -- none, notice, audio
    max_duration_s INTEGER NOT NULL,
    max_messages   INTEGER NOT NULL,
    retention_days INTEGER NOT NULL, -- 0: for ever
    version        INTEGER NOT NULL DEFAULT 1,
    created_at     INTEGER NOT NULL,
    updated_at     INTEGER NOT NULL,
    search         TEXT NOT NULL -- number, name and e-mail in lower case (Unicode's, which SQLite's lower() is not)
);

-- An extension may have several boxes, and a box may serve several extensions.
CREATE TABLE voicemail_box_extensions (
    box_id       INTEGER NOT NULL REFERENCES voicemail_boxes (id) ON DELETE CASCADE,
    extension_id INTEGER NOT NULL REFERENCES extensions (id) ON DELETE CASCADE,
    PRIMARY KEY (box_id, extension_id)
);
CREATE INDEX voicemail_box_extensions_by_extension ON voicemail_box_extensions (extension_id, box_id);

CREATE TABLE voicemail_messages (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    box_id         INTEGER NOT NULL REFERENCES voicemail_boxes (id) ON DELETE CASCADE,
    uid            TEXT NOT NULL UNIQUE, -- given by the recorder, so that a recording that is kept twice is one message
    caller_id_name TEXT NOT NULL,
    caller_id_num  TEXT NOT NULL,
    received_at    INTEGER NOT NULL, -- when the recording began
    duration       INTEGER NOT NULL, -- seconds
    read_at        INTEGER, -- NULL: new
    transcription  TEXT NOT NULL DEFAULT '',
    created_at     INTEGER NOT NULL,
    audio_file     TEXT NOT NULL UNIQUE,
    audio_size     INTEGER NOT NULL, -- bytes
    audio_hash     BLOB NOT NULL, -- SHA-256 of the file
    deleted_at     INTEGER -- can be undone for a while; then the row and the file go
);
CREATE INDEX voicemail_messages_by_box ON voicemail_messages (box_id, received_at, id) WHERE deleted_at IS NULL;
CREATE INDEX voicemail_messages_of_box ON voicemail_messages (box_id);
CREATE INDEX voicemail_messages_deleted ON voicemail_messages (deleted_at) WHERE deleted_at IS NOT NULL;
