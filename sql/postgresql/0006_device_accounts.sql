-- SPDX-License-Identifier: GPL-3.0-or-later
-- Apps that signed in with a one-time code, each with a SIP account of its own that can be taken away alone.

-- A session that was begun with a code owns the account; it ends with the session, in the same statement.
ALTER TABLE app_sessions ADD COLUMN account TEXT; -- digest user name, `101~x7k2m9q4`; null: signed in by password
ALTER TABLE app_sessions ADD COLUMN account_ha1 TEXT; -- MD5(account:domain:password)
ALTER TABLE app_sessions ADD COLUMN device_name TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX app_sessions_by_account ON app_sessions (account) WHERE account IS NOT NULL;

-- The one code that an extension has at most. Its row goes when it is used, and a new one takes its place.
CREATE TABLE provisioning_codes (
    extension_id BIGINT PRIMARY KEY REFERENCES extensions (id) ON DELETE CASCADE,
    code_hash    BYTEA NOT NULL UNIQUE, -- SHA-256: 80 random bits are not guessed within ten minutes
    device_name  TEXT NOT NULL,
    created_by   TEXT NOT NULL, -- the operator's name
    expires_at   BIGINT NOT NULL
);

-- No extension's number holds a `~`, so a device's account is never another extension's. `extension` is whom an
-- account speaks for. Replaced, not made anew: the rights that Kamailio's role was granted stay.
CREATE OR REPLACE VIEW kamailio_subscriber AS
    SELECT extensions.number AS username, settings.value AS domain, extensions.ha1 AS ha1,
           extensions.number AS extension
    FROM extensions JOIN settings ON settings.name = 'sip_domain'
    UNION ALL
    SELECT app_sessions.account, settings.value, app_sessions.account_ha1, extensions.number
    FROM app_sessions JOIN extensions ON extensions.id = app_sessions.extension_id
    JOIN settings ON settings.name = 'sip_domain'
    WHERE app_sessions.account IS NOT NULL;
