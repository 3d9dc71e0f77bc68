-- SPDX-License-Identifier: GPL-3.0-or-later
-- The licence server and the push gateway.

-- What a kind of licence allows; the vendor edits them.
CREATE TABLE tiers (
    name              TEXT PRIMARY KEY,
    max_extensions    INTEGER NOT NULL,
    max_installations INTEGER NOT NULL,
    version           INTEGER NOT NULL DEFAULT 1
);
CREATE TABLE tier_entitlements (
    tier TEXT NOT NULL REFERENCES tiers (name) ON DELETE CASCADE,
    name TEXT NOT NULL,
    PRIMARY KEY (tier, name)
);
INSERT INTO tiers (name, max_extensions, max_installations)
VALUES ('free', 5, 1), ('standard', 25, 1), ('professional', 100, 3);
INSERT INTO tier_entitlements (tier, name)
VALUES ('free', 'push_apns'), ('free', 'push_fcm'),
       ('standard', 'push_apns'), ('standard', 'push_fcm'), ('standard', 'push_webpush'),
       ('professional', 'push_apns'), ('professional', 'push_fcm'), ('professional', 'push_webpush');

CREATE TABLE licenses (
    id                INTEGER PRIMARY KEY AUTOINCREMENT,
    key_hash          BLOB NOT NULL UNIQUE, -- keyed hash: whoever reads this table holds no usable key
    key_prefix        TEXT NOT NULL,
    holder            TEXT NOT NULL,
    email             TEXT NOT NULL,
    tier              TEXT NOT NULL REFERENCES tiers (name),
    max_extensions    INTEGER, -- NULL: the tier's
    max_installations INTEGER, -- NULL: the tier's
    status            TEXT NOT NULL, -- active, suspended, revoked
    issued_at         INTEGER NOT NULL,
    expires_at        INTEGER, -- NULL: never
    grace_days        INTEGER NOT NULL,
    updated_at        INTEGER NOT NULL,
    version           INTEGER NOT NULL DEFAULT 1,
    search            TEXT NOT NULL -- holder, e-mail and key prefix in lower case
);
-- Besides those of the tier.
CREATE TABLE license_entitlements (
    license_id INTEGER NOT NULL REFERENCES licenses (id) ON DELETE CASCADE,
    name       TEXT NOT NULL,
    PRIMARY KEY (license_id, name)
);

-- An installation holds a seat of its licence until it is released.
CREATE TABLE installations (
    instance_id       TEXT PRIMARY KEY,
    license_id        INTEGER NOT NULL REFERENCES licenses (id) ON DELETE CASCADE,
    fingerprint       BLOB, -- keyed hash; NULL: the PBX sent none
    hostname          TEXT NOT NULL,
    version           TEXT NOT NULL,
    activated_at      INTEGER NOT NULL,
    last_seen_at      INTEGER NOT NULL,
    released_at       INTEGER,
    extensions_in_use INTEGER NOT NULL DEFAULT 0,
    UNIQUE (license_id, fingerprint)
);
CREATE INDEX installations_that_hold_a_seat ON installations (last_seen_at) WHERE released_at IS NULL;

-- The first answer to a request with an Idempotency-Key, for 24 hours.
CREATE TABLE idempotency_keys (
    scope     TEXT NOT NULL, -- whose key it is: license 12, operator 3
    key       TEXT NOT NULL,
    body_hash BLOB NOT NULL, -- SHA-256
    status    INTEGER NOT NULL DEFAULT 0, -- 0: not answered yet
    body      BLOB,
    at        INTEGER NOT NULL,
    PRIMARY KEY (scope, key)
);
CREATE INDEX idempotency_keys_by_time ON idempotency_keys (at);

ALTER TABLE push_log ADD COLUMN license_id INTEGER NOT NULL DEFAULT 0; -- 0: this PBX's own push
ALTER TABLE push_log ADD COLUMN installation TEXT NOT NULL DEFAULT '';
ALTER TABLE push_log ADD COLUMN token_hash BLOB; -- keyed hash
ALTER TABLE push_log ADD COLUMN earlier_attempts TEXT NOT NULL DEFAULT ''; -- JSON; '': none
-- Made with the entry, not with the row: an entry that is written again, from the spool or after a connection that
-- broke, meets its first row here. It begins with the time, so that new ones lie side by side in the index.
ALTER TABLE push_log ADD COLUMN uid BLOB;
UPDATE push_log SET uid = randomblob(16);
CREATE UNIQUE INDEX push_log_uid ON push_log (uid);

-- A gateway's rows have no extension, a PBX's no licence: neither pays for the other's index.
DROP INDEX push_log_by_extension;
CREATE INDEX push_log_by_extension ON push_log (extension, id) WHERE extension <> '';
CREATE INDEX push_log_by_license ON push_log (license_id, id) WHERE license_id <> 0;
