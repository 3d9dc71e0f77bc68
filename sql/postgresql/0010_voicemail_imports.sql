-- SPDX-License-Identifier: GPL-3.0-or-later
-- Messages that came out of another system's spool, which keeps its copy. A message that was removed here since must not
-- come a second time, so this outlives it.

CREATE TABLE voicemail_imports (
    uid         TEXT PRIMARY KEY, -- as in voicemail_messages
    imported_at BIGINT NOT NULL
);
