-- SPDX-License-Identifier: GPL-3.0-or-later
-- New voicemail messages are counted for every dashboard, over all boxes.

CREATE INDEX voicemail_messages_new ON voicemail_messages (box_id, received_at)
    WHERE read_at IS NULL AND deleted_at IS NULL;
