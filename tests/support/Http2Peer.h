// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QSslConfiguration>
#include <QSslServer>
#include <QUrl>

#include <chrono>
#include <functional>

namespace wakeline {

class Http2PeerConnection;

struct PeerRequest
{
    QByteArray method;
    QByteArray path;
    QHash<QByteArray, QByteArray> headers;
    QByteArray body;
    int connection = 0; ///< the how manieth connection, from 1
    int streamId = 0;
};

/// What the peer does with one request.
struct PeerAnswer
{
    enum class Act {
        Answer,
        Refuse,     ///< RST_STREAM REFUSED_STREAM: not processed
        Reset,      ///< RST_STREAM INTERNAL_ERROR: who knows
        Silence,    ///< never answers this stream
        HalfAnswer, ///< the header and half of the body, then the connection is cut
        Cut,        ///< the connection is cut without a word
        Freeze,     ///< reads and writes nothing more on this connection, but keeps it open
        GoAway,     ///< GOAWAY with the id before this stream: not processed, and the connection is over
        AnswerAndGoAway,
    };

    int status = 200;
    QByteArray body = {};
    QList<std::pair<QByteArray, QByteArray>> headers = {};
    Act act = Act::Answer;
    std::chrono::milliseconds delay{0};
};

/// A scriptable HTTP/2 server over TLS, on 127.0.0.1 and a free port: the stand-in for Apple and Google in tests.
class Http2Peer : public QObject
{
    Q_OBJECT

public:
    using Script = std::function<PeerAnswer(const PeerRequest &)>;

    explicit Http2Peer(const QSslConfiguration &tls, QObject *parent = nullptr);
    ~Http2Peer() override;

    QUrl url() const;

    Script script = [](const PeerRequest &) { return PeerAnswer{}; };
    int maxConcurrentStreams = 100;
    bool answersPings = true;
    bool cutsOnFirstData = false; ///< as soon as a piece of a body arrives

    QList<PeerRequest> requests; ///< complete ones, in the order of their arrival
    int connections = 0;
    int cancelledStreams = 0; ///< RST_STREAM received
    int pings = 0;
    int mostStreamsBeforeSettings = 0; ///< requests begun before the client can have seen our SETTINGS

    QList<Http2PeerConnection *> open;

    void goAway();                             ///< on every connection; streams under way are ended in peace
    void cutAll();                             ///< RST of every TCP connection
    void write(const QByteArray &bytes) const; ///< raw bytes inside TLS, on every connection
    void stopListening() { m_server.close(); }
    bool listenAgain();

private:
    friend class Http2PeerConnection;
    void accept();

    QSslServer m_server;
    quint16 m_port = 0;
};

} // namespace wakeline
