-- SPDX-License-Identifier: GPL-3.0-or-later
-- What remains of calls. A row is written when its call starts and completed when it ends.

-- No foreign keys: a record outlives the extensions that took part.
CREATE TABLE call_records (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    uid            BLOB NOT NULL UNIQUE, -- made with the call, so that a row that is written twice is one row
    call_id        TEXT NOT NULL,
    start_time     INTEGER NOT NULL,
    answer_time    INTEGER,
    end_time       INTEGER, -- NULL: the call goes on
    seen_at        INTEGER NOT NULL, -- when the call was last known to be up
    duration       INTEGER NOT NULL DEFAULT 0, -- seconds
    billable_dur   INTEGER NOT NULL DEFAULT 0, -- seconds
    caller_id_name TEXT NOT NULL,
    caller_id_num  TEXT NOT NULL,
    callee         TEXT NOT NULL,
    trunk_id       INTEGER,
    direction      TEXT NOT NULL, -- inbound, outbound, internal
    disposition    TEXT, -- NULL: the call goes on
    hangup_cause   TEXT NOT NULL DEFAULT ''
);
-- One open row for each call: instances that hear of the same call do not write it twice.
CREATE UNIQUE INDEX call_records_open ON call_records (call_id) WHERE end_time IS NULL;
CREATE INDEX call_records_by_caller ON call_records (caller_id_num, id);
CREATE INDEX call_records_by_callee ON call_records (callee, id);
CREATE INDEX call_records_by_call ON call_records (call_id);
CREATE INDEX call_records_by_time ON call_records (start_time);
-- For an operator who looks for what went wrong among many calls that went well.
CREATE INDEX call_records_by_disposition ON call_records (disposition, id) WHERE disposition <> 'answered';
