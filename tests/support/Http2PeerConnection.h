// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Http2Peer.h"

#include <QSslSocket>

#include <map>

struct nghttp2_session;

namespace wakeline {

/// One connection of the test peer: an nghttp2 server session on a socket.
class Http2PeerConnection : public QObject
{
    Q_OBJECT

public:
    Http2PeerConnection(Http2Peer &peer, QSslSocket *socket, int number);
    ~Http2PeerConnection() override;

    void start();
    void goAway();
    void cut();
    void writeRaw(const QByteArray &bytes);

private:
    struct Callbacks;
    friend struct Callbacks;

    struct Stream
    {
        PeerRequest request;
        QByteArray answer;
        qsizetype sent = 0;
        bool cutAfterHalf = false;
    };

    void read();
    void flush();
    void complete(int streamId);
    void perform(int streamId, const PeerAnswer &answer);
    void answer(int streamId, const PeerAnswer &answer);

    Http2Peer &m_peer;
    QSslSocket *m_socket;
    nghttp2_session *m_session = nullptr;
    int m_number;
    std::map<int, Stream> m_streams;
    int m_lastStream = 0;
    bool m_settingsAcknowledged = false;
    int m_streamsBeforeSettings = 0;
    bool m_frozen = false;
    bool m_cutSoon = false;
};

} // namespace wakeline
