-- SPDX-License-Identifier: GPL-3.0-or-later
-- Kamailio's own registrations (usrloc, table version 9). sqlite3 /var/lib/kamailio/location.db < location-sqlite.sql
PRAGMA journal_mode = WAL; -- one fsync for a contact instead of three
CREATE TABLE IF NOT EXISTS version (table_name VARCHAR(32) PRIMARY KEY NOT NULL, table_version INTEGER NOT NULL);
INSERT OR REPLACE INTO version (table_name, table_version) VALUES ('location', 9);
CREATE TABLE IF NOT EXISTS location (
    id INTEGER PRIMARY KEY NOT NULL,
    ruid VARCHAR(64) NOT NULL UNIQUE,
    username VARCHAR(64) NOT NULL,
    domain VARCHAR(64),
    contact VARCHAR(1024) NOT NULL,
    received VARCHAR(128),
    path VARCHAR(512),
    expires TIMESTAMP NOT NULL,
    q REAL NOT NULL DEFAULT 1.0,
    callid VARCHAR(255) NOT NULL,
    cseq INTEGER NOT NULL DEFAULT 1,
    last_modified TIMESTAMP NOT NULL,
    flags INTEGER NOT NULL DEFAULT 0,
    cflags INTEGER NOT NULL DEFAULT 0,
    user_agent VARCHAR(255) NOT NULL DEFAULT '',
    socket VARCHAR(64),
    methods INTEGER,
    instance VARCHAR(255),
    reg_id INTEGER NOT NULL DEFAULT 0,
    server_id INTEGER NOT NULL DEFAULT 0,
    connection_id INTEGER NOT NULL DEFAULT 0,
    keepalive INTEGER NOT NULL DEFAULT 0,
    partition INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS location_by_user ON location (username, domain, contact);
CREATE INDEX IF NOT EXISTS location_by_expiry ON location (expires);
