// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "HttpFraming.h"
#include "Reply.h"

namespace wakeline {

/// Checks a handshake before QtWebSockets sees it (RFC 6455 §4.2.1), and that no foreign web page sent it.
/// \return the refusal, or nothing if the upgrade may go on
std::optional<Reply> refuseHandshake(const FramedRequest &request);

/// A text message as one server frame (RFC 6455 §5.2), so that it is built once for all clients of an event.
QByteArray textFrame(const QByteArray &utf8);

} // namespace wakeline
