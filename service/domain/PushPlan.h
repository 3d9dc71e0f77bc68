// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PushMessage.h"
#include "Registration.h"

#include <QList>

namespace wakeline {

/// The tokens that a call is announced on: one of each device, the PushKit one where the app has it, since only that
/// wakes iOS at once.
QList<PushTarget> planCall(const QList<PushTarget> &targets);

/// Leaves out the devices that are awake: those with a binding whose connection is up (TCP, TLS, WebSocket) or that
/// answered a keepalive a moment ago. A phone that sleeps keeps its UDP binding until it expires, and a push-capable
/// one must then be pushed although it looks registered (RFC 8599 §5.3).
QList<PushTarget> withoutAwake(const QList<PushTarget> &targets, const QList<Binding> &bindings, const QDateTime &now);

/// The tokens on which the devices in `pushed` are told that the call is over. Never a PushKit token: iOS demands that
/// each VoIP push be reported as a call, and ends apps that do not (Apple, "Responding to VoIP Notifications from
/// PushKit"). An iOS device without another token is told nothing; its payload's deadline ends the ringing. Nor is an
/// app told whose payload knows nothing but calls (tellsApart()). \param known  all tokens of the extension
QList<PushTarget> planCancel(const QList<PushTarget> &pushed, const QList<PushTarget> &known);

/// The tokens on which an extension's devices are told of something that is no call. As with planCancel(), never a
/// PushKit token.
QList<PushTarget> planNotice(const QList<PushTarget> &known, PushEvent event);

} // namespace wakeline
