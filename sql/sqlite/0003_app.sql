-- SPDX-License-Identifier: GPL-3.0-or-later
-- The mobile app: its settings, its sessions, and what it says of its push devices.

ALTER TABLE extensions ADD COLUMN follow_me_enabled INTEGER NOT NULL DEFAULT 0;
ALTER TABLE extensions ADD COLUMN follow_me_numbers TEXT NOT NULL DEFAULT '[]'; -- JSON: [{number, delay, timeout}]
ALTER TABLE extensions ADD COLUMN follow_me_strategy TEXT NOT NULL DEFAULT 'sequential'; -- or simultaneous
ALTER TABLE extensions ADD COLUMN follow_me_confirm INTEGER NOT NULL DEFAULT 0;

-- A sign-in of an app. Its row goes when it ends; every change is noted in directory_changes as kind session.
CREATE TABLE app_sessions (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    extension_id INTEGER NOT NULL REFERENCES extensions (id) ON DELETE CASCADE,
    secret       TEXT NOT NULL, -- part of the tokens' claim sid: ids alone could be guessed by who shares the JWT secret
    created_at   INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL -- of its newest refresh token
);
CREATE INDEX app_sessions_by_extension ON app_sessions (extension_id, id);
CREATE INDEX app_sessions_by_expiry ON app_sessions (expires_at);

-- Refresh tokens of apps, as SHA-256. A row stays after its one use until its session ends, so that a second use is
-- noticed.
CREATE TABLE app_refresh_tokens (
    token_hash BLOB PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES app_sessions (id) ON DELETE CASCADE,
    expires_at INTEGER NOT NULL,
    used_at    INTEGER
);
CREATE INDEX app_refresh_tokens_by_session ON app_refresh_tokens (session_id);

-- No foreign key: a device outlives a session that only runs out.
ALTER TABLE push_devices ADD COLUMN session_id INTEGER NOT NULL DEFAULT 0; -- 0: no app session, a REGISTER alone
ALTER TABLE push_devices ADD COLUMN app_device_id TEXT NOT NULL DEFAULT ''; -- the app's own name for it
ALTER TABLE push_devices ADD COLUMN payload TEXT NOT NULL DEFAULT 'native'; -- which fields its app expects
CREATE INDEX push_devices_by_session ON push_devices (session_id) WHERE session_id <> 0;
