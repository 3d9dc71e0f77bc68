// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Http2Session.h"

#include <QSslConfiguration>
#include <QSslSocket>
#include <QUrl>

#include <array>
#include <chrono>

namespace wakeline {

/// How patient a client is with its peer.
struct Http2Timing
{
    using Duration = std::chrono::milliseconds;

    Duration connect{3000};         ///< TCP and TLS together
    Duration silenceInFlight{1000}; ///< nothing heard while a request waits: PING
    Duration silenceIdle{
        60'000}; ///< nothing heard while idle: PING, so that a dead connection is found before a call needs it
    Duration pingAnswer{1500}; ///< no answer to the PING: the connection is given up
    Duration firstBackoff{100};
    Duration longestBackoff{5000};
};

/// One TLS connection that speaks HTTP/2: from the first SYN until it is lost.
class Http2Connection : public QObject
{
    Q_OBJECT

public:
    enum class State { Connecting, Open, Closed };

    Http2Connection(const QUrl &origin, const QSslConfiguration &tls, QAbstractSocket::NetworkLayerProtocol protocol,
                    Http2Timing timing, QObject *parent);
    ~Http2Connection() override;

    State state() const { return m_state; }
    Http2Session &session() { return m_session; }
    const Http2Session &session() const { return m_session; }

    /// The TLS handshake failed or the peer does not speak HTTP/2: another attempt would fail in the same way.
    bool failedInTls() const { return m_failedInTls; }
    bool failedToConnect() const { return m_failedToConnect; } ///< not even TCP within the time allowed
    bool wasOpen() const { return m_wasOpen; }
    QString problem() const { return m_problem; }

    /// Writes what the session has to say, as far as the socket takes it.
    void flush();

    /// Looks at the clock: connection attempt, silence, PING. Call it every now and then.
    void check();

    /// Ends it in an orderly way; nothing is heard of it afterwards.
    void finish();

    /// Ends it at once; closed() tells the rest.
    void abandon(const QString &problem) { drop(problem); }

Q_SIGNALS:
    void opened();
    void received(); ///< the session may have ended streams, and may take more
    void closed();   ///< once; `session().takeOpen()` has what it cut off

private:
    using Clock = std::chrono::steady_clock;

    void onEncrypted();
    void onReadyRead();
    bool consume(); ///< what the socket has read; false if the session cannot go on
    void drop(const QString &problem);

    QSslSocket m_socket;
    Http2Session m_session;
    Http2Timing m_timing;
    State m_state = State::Connecting;
    bool m_failedInTls = false;
    bool m_failedToConnect = false;
    bool m_wasOpen = false;
    QString m_problem;
    Clock::time_point m_started;
    Clock::time_point m_lastHeard;
    Clock::time_point m_pinged;
    QByteArray m_output;
    std::array<char, 32 * 1024> m_input;
};

} // namespace wakeline
