// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "KamailioMessages.h"
#include "Netstring.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QObject>
#include <QQueue>
#include <QTcpSocket>
#include <QTimer>

#include <chrono>

namespace wakeline {

/// The connection to Kamailio's evapi module: greets with the secret, keeps itself alive, comes back by itself.
///
/// Three habits of evapi shape it (docs/decisions/0041): it loses frames whose length is split between two of its
/// reads, so never more than half its buffer is on the way; it leaves Nagle's algorithm on, so every read is
/// acknowledged at once; and it blocks on a reader that hangs, so kamailio.cfg drops a service that does not ping.
class EvapiConnection : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        QString host = QStringLiteral("127.0.0.1");
        quint16 port = 8448;
        QByteArray secret;
        std::chrono::milliseconds ping{2000};
        std::chrono::milliseconds silence{6000}; ///< without a byte from Kamailio: the connection is dead
        std::chrono::milliseconds firstRetry{200};
        std::chrono::milliseconds lastRetry{5000};
        std::chrono::milliseconds refusedRetry{30000}; ///< after a wrong secret, which only a person can mend
    };

    explicit EvapiConnection(Options options, QObject *parent = nullptr);
    ~EvapiConnection() override;

    void start();
    bool isReady() const { return m_ready; }
    /// Whether this Kamailio tells phones of their messages.
    bool hasLamps() const { return m_ready && m_lamps; }

    /// \return false if there is no connection, or too much is waiting already: the message is dropped
    bool send(const QByteArray &message);

Q_SIGNALS:
    void readyChanged(bool ready);
    /// Events are missing: Kamailio had left us out for a while.
    void gapFound();
    void received(const wakeline::KamailioMessage &message);

private:
    void open();
    void greet();
    void read();
    void handle(const QByteArray &frame);
    void handlePong(const EvapiPong &pong);
    void pump();
    void tick();
    void drop(const QString &why);
    void retryIn(std::chrono::milliseconds delay);

    struct Ping
    {
        int number;
        qint64 sentBefore; ///< bytes sent up to and including this ping
    };

    Options m_options;
    QTcpSocket m_socket;
    NetstringReader m_reader;
    QQueue<QByteArray> m_waiting; ///< framed
    qint64 m_waitingBytes = 0;
    qint64 m_sent = 0;
    qint64 m_confirmed = 0; ///< bytes of m_sent that Kamailio has handled for certain
    QQueue<Ping> m_pings;
    int m_lastPing = 0;
    bool m_ready = false;
    bool m_lamps = false;
    bool m_started = false;
    bool m_complained = false; ///< the outage is in the log already
    int m_failures = 0;
    QElapsedTimer m_heard;
    QTimer m_tick;
    QTimer m_retry;
};

} // namespace wakeline
