// SPDX-License-Identifier: GPL-3.0-or-later
#include "Http2Session.h"

#include <nghttp2/nghttp2.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace wakeline {

namespace {

nghttp2_nv field(QByteArrayView name, QByteArrayView value)
{
    // nghttp2 copies both and changes neither; its pointers lack const for historical reasons.
    const auto bytes = [](QByteArrayView view) {
        return const_cast<uint8_t *>(reinterpret_cast<const uint8_t *>(view.data()));
    };
    return {bytes(name), bytes(value), std::size_t(name.size()), std::size_t(value.size()), NGHTTP2_NV_FLAG_NONE};
}

QString nameOf(uint32_t errorCode)
{
    return QString::fromLatin1(nghttp2_http2_strerror(errorCode));
}

} // namespace

void Http2Exchange::rewind()
{
    streamId = 0;
    bodySent = 0;
    headerBytes = 0;
    handedOut = false;
    complete = false;
    answer = {};
}

struct Http2Session::Callbacks
{
    static Http2Session &self(void *user) { return *static_cast<Http2Session *>(user); }

    static int onHeader(nghttp2_session *, const nghttp2_frame *frame, const uint8_t *name, std::size_t nameLength,
                        const uint8_t *value, std::size_t valueLength, uint8_t, void *user)
    {
        Http2Exchange *exchange = self(user).find(frame->hd.stream_id);
        if (!exchange)
            return 0;
        exchange->headerBytes += qsizetype(nameLength + valueLength);
        if (exchange->headerBytes > maxAnswerHeaders) {
            self(user).end(frame->hd.stream_id, Http2Ended::Fate::Broken,
                           QStringLiteral("the answer's header is too long"));
            return NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE; // nghttp2 resets the stream
        }
        const QByteArrayView key(name, qsizetype(nameLength));
        const QByteArrayView content(value, qsizetype(valueLength));
        if (key == ":status") {
            exchange->answer.status = content.toByteArray().toInt();
            exchange->answer.headers.clear(); // those of an informational answer
        } else {
            exchange->answer.headers.append({key.toByteArray(), content.toByteArray()});
        }
        return 0;
    }

    static int onData(nghttp2_session *session, uint8_t, int32_t id, const uint8_t *data, std::size_t length,
                      void *user)
    {
        Http2Exchange *exchange = self(user).find(id);
        if (!exchange)
            return 0;
        QByteArray &body = exchange->answer.body;
        body.append(reinterpret_cast<const char *>(data), std::min(qsizetype(length), maxAnswerBody - body.size()));
        if (body.size() == maxAnswerBody) { // the status is what counts; nobody needs the rest
            nghttp2_submit_rst_stream(session, NGHTTP2_FLAG_NONE, id, NGHTTP2_CANCEL);
            self(user).end(id, Http2Ended::Fate::Answered);
        }
        return 0;
    }

    static int onFrame(nghttp2_session *, const nghttp2_frame *frame, void *user)
    {
        Http2Session &session = self(user);
        const bool acknowledges = frame->hd.flags & NGHTTP2_FLAG_ACK;
        switch (frame->hd.type) {
        case NGHTTP2_HEADERS:
        case NGHTTP2_DATA:
            session.m_controlFrames = 0;
            if (Http2Exchange *exchange = session.find(frame->hd.stream_id);
                exchange && frame->hd.flags & NGHTTP2_FLAG_END_STREAM)
                exchange->complete = true;
            return 0;
        case NGHTTP2_SETTINGS:
            session.m_settingsSeen |= !acknowledges;
            break;
        case NGHTTP2_PING:
            session.m_pingUnanswered &= !acknowledges;
            break;
        case NGHTTP2_GOAWAY:
            session.m_draining = true;
            break;
        default:
            break;
        }
        if (++session.m_controlFrames <= maxControlFrames)
            return 0;
        session.m_problem = QStringLiteral("the peer floods us with control frames");
        return NGHTTP2_ERR_CALLBACK_FAILURE;
    }

    static int onStreamClose(nghttp2_session *, int32_t id, uint32_t errorCode, void *user)
    {
        const Http2Exchange *exchange = self(user).find(id);
        if (!exchange)
            return 0;
        if (exchange->complete && exchange->answer.status >= 200)
            self(user).end(id, Http2Ended::Fate::Answered);
        else if (errorCode == NGHTTP2_REFUSED_STREAM)
            self(user).end(id, Http2Ended::Fate::Unprocessed, QStringLiteral("the peer refused the stream"));
        else
            self(user).end(id, Http2Ended::Fate::Broken, u"the peer reset the stream: "_qs + nameOf(errorCode));
        return 0;
    }

    static int beforeSend(nghttp2_session *, const nghttp2_frame *frame, void *user)
    {
        if (frame->hd.type == NGHTTP2_HEADERS) {
            if (Http2Exchange *exchange = self(user).find(frame->hd.stream_id))
                exchange->handedOut = true;
        }
        return 0;
    }

    static ssize_t readBody(nghttp2_session *, int32_t id, uint8_t *buffer, std::size_t length, uint32_t *flags,
                            nghttp2_data_source *, void *user)
    {
        Http2Exchange *exchange = self(user).find(id);
        if (!exchange)
            return NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE;
        const QByteArray &body = exchange->request.body;
        const qsizetype size = std::min(qsizetype(length), body.size() - exchange->bodySent);
        std::memcpy(buffer, body.constData() + exchange->bodySent, std::size_t(size));
        exchange->bodySent += size;
        if (exchange->bodySent == body.size())
            *flags |= NGHTTP2_DATA_FLAG_EOF;
        return size;
    }
};

Http2Session::Http2Session(QByteArray authority) : m_authority(std::move(authority))
{
    nghttp2_session_callbacks *callbacks = nullptr;
    nghttp2_session_callbacks_new(&callbacks);
    nghttp2_session_callbacks_set_on_header_callback(callbacks, &Callbacks::onHeader);
    nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks, &Callbacks::onData);
    nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks, &Callbacks::onFrame);
    nghttp2_session_callbacks_set_on_stream_close_callback(callbacks, &Callbacks::onStreamClose);
    nghttp2_session_callbacks_set_before_frame_send_callback(callbacks, &Callbacks::beforeSend);
    nghttp2_option *option = nullptr;
    nghttp2_option_new(&option);
    nghttp2_option_set_no_closed_streams(option, 1); // keeps no memory of streams that are over
    nghttp2_session_client_new2(&m_session, callbacks, this, option);
    nghttp2_option_del(option);
    nghttp2_session_callbacks_del(callbacks);

    const std::array<nghttp2_settings_entry, 2> settings{{
        {NGHTTP2_SETTINGS_ENABLE_PUSH, 0},
        {NGHTTP2_SETTINGS_MAX_HEADER_LIST_SIZE, uint32_t(maxAnswerHeaders)},
    }};
    nghttp2_submit_settings(m_session, NGHTTP2_FLAG_NONE, settings.data(), settings.size());
}

Http2Session::~Http2Session()
{
    m_streams.clear(); // so that the callbacks of the deletion find nothing to report
    nghttp2_session_del(m_session);
}

bool Http2Session::receive(QByteArrayView bytes)
{
    const auto *data = reinterpret_cast<const uint8_t *>(bytes.data());
    const ssize_t taken = nghttp2_session_mem_recv(m_session, data, std::size_t(bytes.size()));
    if (taken < 0 && m_problem.isEmpty())
        m_problem = QString::fromLatin1(nghttp2_strerror(int(taken)));
    return taken >= 0;
}

bool Http2Session::takeOutput(QByteArray &out, qsizetype limit)
{
    while (out.size() < limit) {
        const uint8_t *data = nullptr;
        const ssize_t size = nghttp2_session_mem_send(m_session, &data);
        if (size < 0) {
            m_problem = QString::fromLatin1(nghttp2_strerror(int(size)));
            return false;
        }
        if (size == 0)
            break;
        out.append(reinterpret_cast<const char *>(data), size);
    }
    return true;
}

bool Http2Session::isOver() const
{
    return !nghttp2_session_want_read(m_session) && !nghttp2_session_want_write(m_session);
}

std::size_t Http2Session::freeStreams() const
{
    if (m_draining)
        return 0;
    const std::size_t limit =
        m_settingsSeen ? nghttp2_session_get_remote_settings(m_session, NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS) : 1;
    return limit > m_streams.size() ? limit - m_streams.size() : 0;
}

bool Http2Session::submit(const Http2ExchangePtr &exchange)
{
    const Http2Request &request = exchange->request;
    const QByteArray length = QByteArray::number(request.body.size());
    std::vector<nghttp2_nv> fields;
    fields.reserve(std::size_t(request.headers.size()) + 5);
    fields.push_back(field(":method", request.method));
    fields.push_back(field(":scheme", "https"));
    fields.push_back(field(":authority", m_authority));
    fields.push_back(field(":path", request.path));
    for (const Http2Header &header : request.headers)
        fields.push_back(field(header.name, header.value));
    fields.push_back(field("content-length", length));

    nghttp2_data_provider body{};
    body.read_callback = &Callbacks::readBody;
    const int id = nghttp2_submit_request(m_session, nullptr, fields.data(), fields.size(),
                                          request.body.isEmpty() ? nullptr : &body, nullptr);
    if (id < 0) {
        m_draining = true;
        return false;
    }
    exchange->streamId = id;
    m_streams.emplace(id, exchange);
    return true;
}

void Http2Session::cancel(const Http2ExchangePtr &exchange)
{
    if (m_streams.erase(exchange->streamId))
        nghttp2_submit_rst_stream(m_session, NGHTTP2_FLAG_NONE, exchange->streamId, NGHTTP2_CANCEL);
}

void Http2Session::ping()
{
    nghttp2_submit_ping(m_session, NGHTTP2_FLAG_NONE, nullptr);
    m_pingUnanswered = true;
}

void Http2Session::sayGoodbye()
{
    nghttp2_session_terminate_session(m_session, NGHTTP2_NO_ERROR);
}

std::vector<Http2Ended> Http2Session::takeEnded()
{
    return std::exchange(m_ended, {});
}

std::vector<Http2ExchangePtr>
Http2Session::openMatching(const std::function<bool(const Http2ExchangePtr &)> &predicate) const
{
    std::vector<Http2ExchangePtr> matching;
    for (const auto &[id, exchange] : m_streams) {
        if (predicate(exchange))
            matching.push_back(exchange);
    }
    return matching;
}

std::vector<Http2ExchangePtr> Http2Session::takeOpen()
{
    std::vector<Http2ExchangePtr> open;
    open.reserve(m_streams.size());
    for (auto &[id, exchange] : m_streams)
        open.push_back(std::move(exchange));
    m_streams.clear();
    return open;
}

Http2Exchange *Http2Session::find(int streamId) const
{
    const auto found = m_streams.find(streamId);
    return found == m_streams.end() ? nullptr : found->second.get();
}

void Http2Session::end(int streamId, Http2Ended::Fate fate, const QString &problem)
{
    const auto found = m_streams.find(streamId);
    m_answered |= fate == Http2Ended::Fate::Answered;
    m_ended.push_back({std::move(found->second), fate, problem});
    m_streams.erase(found);
}

} // namespace wakeline
