-- SPDX-License-Identifier: GPL-3.0-or-later
-- Listening by phone: PINs that were typed since the last right one, and until when no more are taken.

ALTER TABLE voicemail_boxes ADD COLUMN pin_attempts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE voicemail_boxes ADD COLUMN pin_locked_until BIGINT; -- NULL: not locked
