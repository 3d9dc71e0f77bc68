-- SPDX-License-Identifier: GPL-3.0-or-later
-- What becomes of the calls to an extension: shared/CallRules.h as JSON, read whole at every call and never searched.

ALTER TABLE extensions ADD COLUMN call_rules TEXT NOT NULL DEFAULT '{}';
