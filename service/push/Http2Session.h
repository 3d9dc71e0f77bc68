// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Http2Message.h"
#include "Pending.h"

#include <QDeadlineTimer>

#include <functional>
#include <memory>
#include <unordered_map>
#include <vector>

struct nghttp2_session;
struct nghttp2_session_callbacks;

namespace wakeline {

/// One request on its way, from Http2Client::send() to its answer. It may travel over several connections in turn.
struct Http2Exchange
{
    Http2Request request;
    QDeadlineTimer deadline;
    QDeadlineTimer restUntil{0}; ///< not before: it was refused lately
    int refusals = 0;

    int streamId = 0;
    qsizetype bodySent = 0;
    qsizetype headerBytes = 0;
    bool handedOut = false; ///< some of it was given to the socket: the peer may have acted on it
    bool complete = false;  ///< the peer ended the stream after its answer
    Http2Answer answer;

    Pending<Http2Answer> pending;

    /// Ready to be sent again as if for the first time.
    void rewind();
};

using Http2ExchangePtr = std::shared_ptr<Http2Exchange>;

/// A stream that is over.
struct Http2Ended
{
    enum class Fate {
        Answered,
        Unprocessed, ///< RFC 9113 §8.7: REFUSED_STREAM, or above the last id of a GOAWAY: safe to send again
        Broken,
    };

    Http2ExchangePtr exchange;
    Fate fate = Fate::Answered;
    QString problem;
};

/// The HTTP/2 protocol of one connection, as client: bytes in, bytes out, no socket and no time.
class Http2Session
{
public:
    static constexpr qsizetype maxAnswerBody = 64 * 1024;
    static constexpr qsizetype maxAnswerHeaders = 16 * 1024;
    /// PING, SETTINGS and the like without one answer in between; beyond it the peer is flooding us.
    static constexpr int maxControlFrames = 10'000;

    explicit Http2Session(QByteArray authority);
    ~Http2Session();
    Http2Session(const Http2Session &) = delete;
    Http2Session &operator=(const Http2Session &) = delete;

    /// \return false if the peer broke the protocol: drop the connection; problem() says how
    bool receive(QByteArrayView bytes);

    /// Appends what is to be sent until `out` has about `limit` bytes. \return as receive()
    bool takeOutput(QByteArray &out, qsizetype limit);

    /// Both sides have said all: after an error that the peer was told of, or a GOAWAY and its last stream.
    bool isOver() const;

    /// How many requests may be submitted now. One until the peer's SETTINGS have arrived (APNs refuses more).
    std::size_t freeStreams() const;
    std::size_t openStreams() const { return m_streams.size(); }
    bool isDraining() const { return m_draining; } ///< GOAWAY received or stream ids used up
    bool hasAnswered() const { return m_answered; }

    /// \return false if this connection takes no more requests
    bool submit(const Http2ExchangePtr &exchange);

    /// Forgets the exchange and tells the peer (RST_STREAM CANCEL).
    void cancel(const Http2ExchangePtr &exchange);

    void ping();
    bool isPingUnanswered() const { return m_pingUnanswered; }

    void sayGoodbye(); ///< GOAWAY

    bool hasEnded() const { return !m_ended.empty(); }
    std::vector<Http2Ended> takeEnded();
    std::vector<Http2ExchangePtr> openMatching(const std::function<bool(const Http2ExchangePtr &)> &predicate) const;
    std::vector<Http2ExchangePtr> takeOpen(); ///< those that the end of the connection has cut off

    QString problem() const { return m_problem; }

private:
    struct Callbacks; ///< what nghttp2 calls
    friend struct Callbacks;

    Http2Exchange *find(int streamId) const;
    void end(int streamId, Http2Ended::Fate fate, const QString &problem = {});

    QByteArray m_authority;
    nghttp2_session *m_session = nullptr;
    std::unordered_map<int, Http2ExchangePtr> m_streams;
    std::vector<Http2Ended> m_ended;
    bool m_settingsSeen = false;
    bool m_draining = false;
    bool m_answered = false;
    bool m_pingUnanswered = false;
    int m_controlFrames = 0;
    QString m_problem;
};

} // namespace wakeline
