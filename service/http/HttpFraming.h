// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "HttpHeaders.h"
#include "HttpLimits.h"
#include "Result.h"

namespace wakeline {

/// A request as it came over the wire: checked, its body unchunked, its target in origin form.
struct FramedRequest
{
    QByteArray method;
    QByteArray target; ///< `/path?query`, or `*` for OPTIONS; only characters that RFC 3986 allows
    int minorVersion = 1;
    HttpHeaders headers;
    QByteArray body;
    bool keepAlive = true;
    bool expectsContinue = false; ///< and sends its body only after 100 Continue
    bool webSocket = false;       ///< asks for an upgrade to WebSocket
    qint64 contentLength = 0;     ///< as announced; 0 where chunked
    bool chunked = false;

    QByteArray path() const;
};

/// Why a request is refused before any route sees it.
struct FramingError
{
    int status = 400;
    Error error;
};

/// Checks the text of a request's head, without the empty line at its end: RFC 9112 read strictly, because every
/// leniency here is a difference to the proxy in front that an attacker can use.
std::expected<FramedRequest, FramingError> parseHead(QByteArrayView head, const HttpLimits &limits);

/// Cuts a byte stream into HTTP/1.1 requests, however the bytes are split, and never holds more than the limits.
///
/// Feed it until state() is HeadDone, decide about the body with acceptBody(), feed on until Done, take the request.
class HttpFraming
{
public:
    enum class State {
        Waiting, ///< for the first byte of a request
        Head,
        HeadDone, ///< acceptBody() is due
        Body,
        Done,    ///< takeRequest() is due
        Refused, ///< error() says why; nothing further is read
    };

    explicit HttpFraming(const HttpLimits &limits) : m_limits(limits) {}

    /// Takes bytes until the state asks for a decision or the bytes are used up.
    /// \return how many were taken; the rest belongs to what comes after the decision
    qsizetype feed(QByteArrayView bytes);

    State state() const { return m_state; }
    const FramedRequest &request() const { return m_request; } ///< from HeadDone on
    const FramingError &error() const { return m_error; }      ///< once Refused
    /// The head as it came, empty line included: what an upgrade hands on.
    const QByteArray &rawHead() const { return m_head; }
    qint64 bodyReceived() const { return m_request.body.size(); }

    /// In HeadDone: a body of at most `limit` bytes may come.
    void acceptBody(qint64 limit);

    /// In Done: the request; the next one may be fed.
    FramedRequest takeRequest();

private:
    enum class BodyPart { Plain, ChunkSize, ChunkData, ChunkEnd, Trailers };

    qsizetype feedHead(QByteArrayView bytes);
    qsizetype feedBody(QByteArrayView bytes);
    qsizetype feedBytes(QByteArrayView bytes);
    qsizetype feedLine(QByteArrayView bytes);
    void endHead();
    void endLine(const QByteArray &line);
    void beginChunk(const QByteArray &line);
    void refuse(FramingError error);

    HttpLimits m_limits;
    State m_state = State::Waiting;
    FramedRequest m_request;
    FramingError m_error;
    QByteArray m_head;
    qint64 m_bodyLimit = 0;
    BodyPart m_part = BodyPart::Plain;
    qint64 m_missing = 0; ///< bytes until the body or the chunk is whole
    QByteArray m_line;    ///< of a chunk's size or a trailer, so far
    qsizetype m_trailerBytes = 0;
};

} // namespace wakeline
