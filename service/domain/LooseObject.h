// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Result.h"

#include <QJsonObject>

namespace wakeline {

/// Reads a flat JSON object that a SIP server's script glued together from texts instead of writing it with a JSON
/// library: a caller's display name stands in it with its own quotes, backslashes and bytes that are not UTF-8, as in
/// `{"caller_display_name": ""Alice" <sip:alice@example.com>", "call_id": "c1"}`.
///
/// What is JSON is read as JSON. Else a value goes as far as the next `, "name":`, and what stands between its first
/// and its last quote is its text. A name that comes twice is refused either way: whoever chooses a display name must
/// not be able to choose another field with it. \return `malformed_json` where no such reading is left. Takes time in
/// proportion to the text.
Result<QJsonObject> readLooseObject(const QByteArray &text);

} // namespace wakeline
