// SPDX-License-Identifier: GPL-3.0-or-later
#include "Http2PeerConnection.h"

#include <QTimer>

#include <nghttp2/nghttp2.h>

#include <cstring>
#include <vector>

namespace wakeline {

namespace {

QByteArray bytes(const uint8_t *data, std::size_t length)
{
    return {reinterpret_cast<const char *>(data), qsizetype(length)};
}

nghttp2_nv field(QByteArrayView name, QByteArrayView value)
{
    const auto raw = [](QByteArrayView view) {
        return const_cast<uint8_t *>(reinterpret_cast<const uint8_t *>(view.data()));
    };
    return {raw(name), raw(value), std::size_t(name.size()), std::size_t(value.size()), NGHTTP2_NV_FLAG_NONE};
}

} // namespace

struct Http2PeerConnection::Callbacks
{
    static Http2PeerConnection &self(void *user) { return *static_cast<Http2PeerConnection *>(user); }

    static int onHeader(nghttp2_session *, const nghttp2_frame *frame, const uint8_t *name, std::size_t nameLength,
                        const uint8_t *value, std::size_t valueLength, uint8_t, void *user)
    {
        PeerRequest &request = self(user).m_streams[frame->hd.stream_id].request;
        const QByteArray key = bytes(name, nameLength);
        const QByteArray content = bytes(value, valueLength);
        if (key == ":method")
            request.method = content;
        else if (key == ":path")
            request.path = content;
        request.headers.insert(key, content);
        return 0;
    }

    static int onData(nghttp2_session *, uint8_t, int32_t id, const uint8_t *data, std::size_t length, void *user)
    {
        self(user).m_streams[id].request.body.append(bytes(data, length));
        self(user).m_cutSoon |= self(user).m_peer.cutsOnFirstData;
        return 0;
    }

    static int onFrame(nghttp2_session *session, const nghttp2_frame *frame, void *user)
    {
        Http2PeerConnection &connection = self(user);
        const bool acknowledges = frame->hd.flags & NGHTTP2_FLAG_ACK;
        switch (frame->hd.type) {
        case NGHTTP2_SETTINGS:
            connection.m_settingsAcknowledged |= acknowledges;
            break;
        case NGHTTP2_PING:
            if (acknowledges)
                break;
            ++connection.m_peer.pings;
            if (connection.m_peer.answersPings)
                nghttp2_submit_ping(session, NGHTTP2_FLAG_ACK, frame->ping.opaque_data);
            break;
        case NGHTTP2_RST_STREAM:
            ++connection.m_peer.cancelledStreams;
            break;
        case NGHTTP2_HEADERS:
            if (!connection.m_settingsAcknowledged) {
                ++connection.m_streamsBeforeSettings;
                connection.m_peer.mostStreamsBeforeSettings =
                    std::max(connection.m_peer.mostStreamsBeforeSettings, connection.m_streamsBeforeSettings);
            }
            [[fallthrough]];
        case NGHTTP2_DATA:
            if (frame->hd.flags & NGHTTP2_FLAG_END_STREAM)
                connection.complete(frame->hd.stream_id);
            break;
        default:
            break;
        }
        return 0;
    }

    static int onStreamClose(nghttp2_session *, int32_t id, uint32_t, void *user)
    {
        self(user).m_streams.erase(id);
        return 0;
    }

    static ssize_t readAnswer(nghttp2_session *, int32_t id, uint8_t *buffer, std::size_t length, uint32_t *flags,
                              nghttp2_data_source *, void *user)
    {
        Stream &stream = self(user).m_streams[id];
        const qsizetype end = stream.cutAfterHalf ? stream.answer.size() / 2 : stream.answer.size();
        const qsizetype size = std::min(qsizetype(length), end - stream.sent);
        std::memcpy(buffer, stream.answer.constData() + stream.sent, std::size_t(size));
        stream.sent += size;
        if (stream.sent == stream.answer.size())
            *flags |= NGHTTP2_DATA_FLAG_EOF;
        else if (size == 0)
            return NGHTTP2_ERR_DEFERRED;
        return size;
    }
};

Http2PeerConnection::Http2PeerConnection(Http2Peer &peer, QSslSocket *socket, int number)
    : QObject(&peer), m_peer(peer), m_socket(socket), m_number(number)
{
    m_socket->setParent(this);
    connect(m_socket, &QSslSocket::readyRead, this, &Http2PeerConnection::read);
    connect(m_socket, &QSslSocket::disconnected, this, &Http2PeerConnection::cut);
}

Http2PeerConnection::~Http2PeerConnection()
{
    nghttp2_session_del(m_session);
}

void Http2PeerConnection::start()
{
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    nghttp2_session_callbacks *callbacks = nullptr;
    nghttp2_session_callbacks_new(&callbacks);
    nghttp2_session_callbacks_set_on_header_callback(callbacks, &Callbacks::onHeader);
    nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks, &Callbacks::onData);
    nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks, &Callbacks::onFrame);
    nghttp2_session_callbacks_set_on_stream_close_callback(callbacks, &Callbacks::onStreamClose);
    nghttp2_option *option = nullptr;
    nghttp2_option_new(&option);
    nghttp2_option_set_no_auto_ping_ack(option, 1);
    nghttp2_session_server_new2(&m_session, callbacks, this, option);
    nghttp2_option_del(option);
    nghttp2_session_callbacks_del(callbacks);
    const nghttp2_settings_entry entry{NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, uint32_t(m_peer.maxConcurrentStreams)};
    nghttp2_submit_settings(m_session, NGHTTP2_FLAG_NONE, &entry, 1);
    flush();
    read();
}

void Http2PeerConnection::read()
{
    if (m_frozen || !m_socket->isReadable())
        return;
    const QByteArray input = m_socket->readAll();
    const ssize_t taken = nghttp2_session_mem_recv(m_session, reinterpret_cast<const uint8_t *>(input.constData()),
                                                   std::size_t(input.size()));
    if (taken < 0 || m_cutSoon) {
        cut();
        return;
    }
    flush();
}

void Http2PeerConnection::flush()
{
    if (m_frozen)
        return;
    const uint8_t *data = nullptr;
    for (ssize_t size = 0; (size = nghttp2_session_mem_send(m_session, &data)) > 0;)
        m_socket->write(reinterpret_cast<const char *>(data), size);
    m_socket->flush();
    if (m_session && !nghttp2_session_want_read(m_session) && !nghttp2_session_want_write(m_session))
        m_socket->disconnectFromHost();
}

void Http2PeerConnection::complete(int streamId)
{
    PeerRequest &request = m_streams[streamId].request;
    request.connection = m_number;
    request.streamId = streamId;
    m_peer.requests.append(request);
    const PeerAnswer answer = m_peer.script(request);
    if (answer.delay.count() == 0) {
        perform(streamId, answer);
        return;
    }
    QTimer::singleShot(answer.delay, this, [this, streamId, answer] {
        perform(streamId, answer);
        flush();
    });
}

void Http2PeerConnection::perform(int streamId, const PeerAnswer &answer)
{
    using enum PeerAnswer::Act;
    if (!m_streams.contains(streamId))
        return; // cancelled meanwhile
    switch (answer.act) {
    case HalfAnswer:
        m_streams[streamId].cutAfterHalf = true;
        QTimer::singleShot(20, this, &Http2PeerConnection::cut);
        [[fallthrough]];
    case Answer:
        this->answer(streamId, answer);
        break;
    case AnswerAndGoAway:
        this->answer(streamId, answer);
        nghttp2_submit_goaway(m_session, NGHTTP2_FLAG_NONE, streamId, NGHTTP2_NO_ERROR, nullptr, 0);
        break;
    case Refuse:
        nghttp2_submit_rst_stream(m_session, NGHTTP2_FLAG_NONE, streamId, NGHTTP2_REFUSED_STREAM);
        break;
    case Reset:
        nghttp2_submit_rst_stream(m_session, NGHTTP2_FLAG_NONE, streamId, NGHTTP2_INTERNAL_ERROR);
        break;
    case Silence:
        break;
    case Cut:
        QTimer::singleShot(0, this, &Http2PeerConnection::cut);
        break;
    case Freeze:
        m_frozen = true;
        break;
    case GoAway:
        nghttp2_submit_goaway(m_session, NGHTTP2_FLAG_NONE, std::max(0, streamId - 2), NGHTTP2_NO_ERROR, nullptr, 0);
        break;
    }
    if (answer.act == Answer || answer.act == AnswerAndGoAway)
        m_lastStream = std::max(m_lastStream, streamId);
}

void Http2PeerConnection::answer(int streamId, const PeerAnswer &answer)
{
    m_streams[streamId].answer = answer.body;
    const QByteArray status = QByteArray::number(answer.status);
    std::vector<nghttp2_nv> fields{field(":status", status)};
    for (const auto &[name, value] : answer.headers)
        fields.push_back(field(name, value));
    nghttp2_data_provider provider{};
    provider.read_callback = &Callbacks::readAnswer;
    nghttp2_submit_response(m_session, streamId, fields.data(), fields.size(),
                            answer.body.isEmpty() ? nullptr : &provider);
}

void Http2PeerConnection::goAway()
{
    const int last = nghttp2_session_get_last_proc_stream_id(m_session);
    nghttp2_submit_goaway(m_session, NGHTTP2_FLAG_NONE, last, NGHTTP2_NO_ERROR, nullptr, 0);
    flush();
}

void Http2PeerConnection::cut()
{
    if (!m_peer.open.removeOne(this))
        return;
    m_socket->disconnect(this);
    m_socket->abort();
    deleteLater();
}

void Http2PeerConnection::writeRaw(const QByteArray &raw)
{
    m_socket->write(raw);
    m_socket->flush();
}

} // namespace wakeline
