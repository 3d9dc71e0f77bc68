-- SPDX-License-Identifier: GPL-3.0-or-later
-- What operators did, and a version by which their accounts' changes are told apart.

-- Rises with every change of role, password or access: tokens and sessions of an older one are over.
ALTER TABLE operators ADD COLUMN version INTEGER NOT NULL DEFAULT 1;

-- No foreign keys: the log outlives operators and what they worked on.
CREATE TABLE audit_log (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    at            INTEGER NOT NULL,
    operator_id   INTEGER NOT NULL, -- 0: nobody's name was given at a sign-in
    operator_name TEXT NOT NULL,
    role          TEXT NOT NULL, -- empty where nobody is known
    address       TEXT NOT NULL,
    action        TEXT NOT NULL, -- extension.changed
    target_type   TEXT NOT NULL,
    target_id     TEXT NOT NULL,
    target_name   TEXT NOT NULL,
    changes       TEXT NOT NULL, -- JSON: [{field, before?, after?}]
    outcome       TEXT NOT NULL, -- ok, an error's code, or unknown until the answer is made
    request_id    TEXT NOT NULL
);
CREATE INDEX audit_log_by_time ON audit_log (at);
CREATE INDEX audit_log_by_operator ON audit_log (operator_name, id);
CREATE INDEX audit_log_by_action ON audit_log (action, id);
CREATE INDEX audit_log_by_target ON audit_log (target_type, target_name, id);
