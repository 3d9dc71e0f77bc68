-- SPDX-License-Identifier: GPL-3.0-or-later
-- The messages of all boxes are listed newest first, page by page.

CREATE INDEX voicemail_messages_by_time ON voicemail_messages (received_at, id, box_id) WHERE deleted_at IS NULL;
