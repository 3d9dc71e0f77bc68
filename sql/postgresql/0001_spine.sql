-- SPDX-License-Identifier: GPL-3.0-or-later
-- Times are milliseconds since 1970-01-01 in UTC: SELECT to_timestamp(at / 1000.0).

-- What the database itself must know of the installation: sip_domain, directory_pruned_to.
CREATE TABLE settings (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE extensions (
    id             BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number         TEXT NOT NULL UNIQUE,
    display_name   TEXT NOT NULL,
    email          TEXT NOT NULL DEFAULT '',
    do_not_disturb BOOLEAN NOT NULL DEFAULT FALSE,
    ha1            TEXT NOT NULL, -- MD5(number:domain:password); the password itself is stored nowhere
    created_at     BIGINT NOT NULL,
    updated_at     BIGINT NOT NULL,
    version        BIGINT NOT NULL DEFAULT 1,
    search         TEXT NOT NULL -- number, name and e-mail in lower case (Unicode's, which SQLite's lower() is not)
);

CREATE TABLE push_devices (
    id             BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    extension_id   BIGINT NOT NULL REFERENCES extensions (id) ON DELETE CASCADE,
    provider       TEXT NOT NULL,
    token_hash     BYTEA NOT NULL, -- keyed hash, for looking up
    token_sealed   BYTEA NOT NULL, -- encrypted
    token_masked   TEXT NOT NULL,
    token_state    TEXT NOT NULL,
    voip           BOOLEAN NOT NULL,
    environment    TEXT NOT NULL,
    app_id         TEXT NOT NULL,
    instance       TEXT NOT NULL,
    user_agent     TEXT NOT NULL,
    registered_at  BIGINT NOT NULL,
    last_push_at   BIGINT,
    last_wake_ms   BIGINT,
    UNIQUE (provider, token_hash)
);
CREATE INDEX push_devices_by_extension ON push_devices (extension_id, instance);

-- What changed in extensions and push_devices, in the order of committing: every running instance follows it.
CREATE TABLE directory_changes (
    seq    BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind   TEXT NOT NULL, -- extension, device
    row_id BIGINT NOT NULL,
    at     BIGINT NOT NULL
);

CREATE TABLE operators (
    id              BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name            TEXT NOT NULL,
    name_folded     TEXT NOT NULL UNIQUE, -- in lower case: names differ in more than case
    role            TEXT NOT NULL,
    password_hash   TEXT NOT NULL, -- Argon2id
    disabled        BOOLEAN NOT NULL DEFAULT FALSE,
    created_at      BIGINT NOT NULL,
    last_sign_in_at BIGINT
);

-- Refresh tokens, as SHA-256. A row stays after its one use until it expires, so that a second use is noticed.
CREATE TABLE operator_sessions (
    token_hash  BYTEA PRIMARY KEY,
    operator_id BIGINT NOT NULL REFERENCES operators (id) ON DELETE CASCADE,
    family_id   TEXT NOT NULL,
    expires_at  BIGINT NOT NULL,
    used_at     BIGINT
);
CREATE INDEX operator_sessions_by_family ON operator_sessions (family_id);
CREATE INDEX operator_sessions_by_operator ON operator_sessions (operator_id);

-- No foreign keys: the log outlives devices and extensions.
CREATE TABLE push_log (
    id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at           BIGINT NOT NULL,
    extension    TEXT NOT NULL,
    device_id    BIGINT NOT NULL,
    user_agent   TEXT NOT NULL,
    provider     TEXT NOT NULL,
    environment  TEXT NOT NULL,
    event        TEXT NOT NULL,
    call_id      TEXT NOT NULL,
    caller       TEXT NOT NULL,
    outcome      TEXT NOT NULL,
    status       INTEGER NOT NULL,
    reason       TEXT NOT NULL,
    provider_id  TEXT NOT NULL,
    latency_ms   BIGINT NOT NULL,
    attempts     INTEGER NOT NULL,
    token_masked TEXT NOT NULL,
    woke_ms      BIGINT
);
CREATE INDEX push_log_by_extension ON push_log (extension, id);
CREATE INDEX push_log_by_call ON push_log (call_id);
CREATE INDEX push_log_by_time ON push_log (at);

-- Kamailio's auth_db reads its digest accounts here; see sql/README.md for a role that sees nothing else.
CREATE VIEW kamailio_subscriber AS
    SELECT extensions.number AS username, settings.value AS domain, extensions.ha1 AS ha1
    FROM extensions JOIN settings ON settings.name = 'sip_domain';

-- Kamailio asks here which layout a table has before it uses it: auth_db's is 7 in Kamailio 5.6.
CREATE TABLE version (
    id            SERIAL PRIMARY KEY,
    table_name    VARCHAR(32) NOT NULL UNIQUE,
    table_version INTEGER NOT NULL DEFAULT 0
);
INSERT INTO version (table_name, table_version) VALUES ('kamailio_subscriber', 7);
