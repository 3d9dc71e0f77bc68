// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Result.h"

#include <QHostAddress>

namespace wakeline {

/// Where to listen: `127.0.0.1:8080`, `[::1]:0`, `0.0.0.0:8443`, `localhost:8080`. Port 0 lets the system choose.
struct ListenAddress
{
    QHostAddress address;
    quint16 port = 0;

    bool operator==(const ListenAddress &) const = default;

    static Result<ListenAddress> parse(const QString &text);
    QString toString() const;
};

/// A bound, listening, non-blocking TCP socket.
/// \param sharePort  SO_REUSEPORT: more instances of this service on this machine take connections from one port
/// \return the descriptor, which the caller owns; `listen_failed` with a sentence that says what to do
Result<int> openListeningSocket(const ListenAddress &where, bool sharePort);

} // namespace wakeline
