// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>

namespace wakeline {

/// What one client may cost. Sizes in bytes.
struct HttpLimits
{
    qsizetype target = 8 * 1024; ///< request target; over it 414
    qsizetype head = 32 * 1024;  ///< request line and header fields together; over it 431
    int headerFields = 100;      ///< over it 431
    qint64 body = 1024 * 1024;   ///< where the route says nothing else; over it 413
    qint64 bodies = 256 << 20;   ///< request bodies in memory over all connections; over it 503
    qint64 unsent = 256 * 1024;  ///< no further request is read from a client that has this much to fetch
    qint64 linger = 4 << 20;     ///< thrown away after an error, so that the client reads the answer before the reset

    int connections = 20000;          ///< over it 503
    int connectionsPerAddress = 5000; ///< over it 503; roomy, because a reverse proxy is one address
    int handshakes = 256;             ///< TLS handshakes under way; over it the connection is dropped
    int pipelinedPerTurn = 16;        ///< requests of one client answered before others get their turn

    std::chrono::milliseconds handshakeTime{10'000};
    std::chrono::milliseconds headTime{10'000};    ///< first byte (or accept) → end of head; over it 408
    std::chrono::milliseconds bodyTime{30'000};    ///< plus the time that the body takes at `bodyRate`; over it 408
    qint64 bodyRate = 16 * 1024;                   ///< bytes per second that an upload must at least keep up
    std::chrono::milliseconds idleTime{60'000};    ///< between two requests; then closed without a word
    std::chrono::milliseconds handlerTime{30'000}; ///< over it 503, and whatever the handler says later is dropped
    std::chrono::milliseconds writeStall{30'000};  ///< a client that takes no byte for so long is cut off
    std::chrono::milliseconds lingerTime{2'000};
    std::chrono::milliseconds sweep{250}; ///< how often one timer looks at all of these
};

} // namespace wakeline
