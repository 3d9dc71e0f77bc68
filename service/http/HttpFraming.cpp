// SPDX-License-Identifier: GPL-3.0-or-later
#include "HttpFraming.h"

#include <charconv>
#include <cstring>

namespace wakeline {

namespace {

constexpr qsizetype longestChunkLine = 256; ///< size and extensions
constexpr qsizetype longestMethod = 32;
constexpr qsizetype reserveAtOnce = 64 * 1024; ///< an announced length costs no memory before its bytes come

FramingError badChunk(const char *message)
{
    return {400, {QStringLiteral("bad_request"), QString::fromLatin1(message)}};
}

FramingError tooLarge(qint64 limit)
{
    return {413, {QStringLiteral("too_large"), QStringLiteral("The body may have at most %1 bytes").arg(limit)}};
}

} // namespace

qsizetype HttpFraming::feed(QByteArrayView bytes)
{
    qsizetype taken = 0;
    while (taken < bytes.size()) {
        const QByteArrayView rest = bytes.sliced(taken);
        if (m_state == State::Waiting || m_state == State::Head)
            taken += feedHead(rest);
        else if (m_state == State::Body)
            taken += feedBody(rest);
        else
            break;
    }
    return taken;
}

/// Looks at every byte once, and copies whole lines: a line ends with CR LF and nothing else, and NUL is nowhere.
qsizetype HttpFraming::feedHead(QByteArrayView bytes)
{
    const auto refuseBytes = [this](const char *why) { refuse(badChunk(why)); };
    qsizetype kept = 0; // of these bytes, those that m_head has or never will
    const auto keepUpTo = [&](qsizetype end) {
        m_head.append(bytes.sliced(kept, end - kept));
        kept = end;
    };
    char before = m_head.isEmpty() ? '\0' : m_head.back();
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (m_state == State::Waiting) {
            // RFC 9112 §2.2: an empty line in front of a request line is passed over.
            if (c == '\r' || c == '\n') {
                kept = i + 1;
                continue;
            }
            m_state = State::Head;
        }
        if (c == '\0')
            return refuseBytes("The request head holds a NUL"), i;
        if ((c == '\n') != (before == '\r'))
            return refuseBytes("Lines must end with CR LF"), i;
        before = c;
        if (c == '\n') {
            keepUpTo(i + 1);
            if (m_head.endsWith("\r\n\r\n")) {
                endHead();
                return i + 1;
            }
        }
        const qsizetype size = m_head.size() + i + 1 - kept;
        if (size >= m_limits.head) {
            refuse({431, {QStringLiteral("headers_too_large"), QStringLiteral("The request head is too large")}});
            return i + 1;
        }
        if (size == m_limits.target + longestMethod + 1 && !m_head.contains('\n')) {
            refuse({414, {QStringLiteral("target_too_long"), QStringLiteral("The request target is too long")}});
            return i + 1;
        }
    }
    keepUpTo(bytes.size());
    return bytes.size();
}

void HttpFraming::endHead()
{
    auto parsed = parseHead(QByteArrayView(m_head).chopped(4), m_limits);
    if (!parsed) {
        refuse(parsed.error());
        return;
    }
    m_request = std::move(*parsed);
    m_state = State::HeadDone;
}

void HttpFraming::acceptBody(qint64 limit)
{
    Q_ASSERT(m_state == State::HeadDone);
    m_bodyLimit = limit;
    m_head.clear();
    if (m_request.contentLength > limit) {
        refuse(tooLarge(limit));
        return;
    }
    m_missing = m_request.contentLength;
    m_part = m_request.chunked ? BodyPart::ChunkSize : BodyPart::Plain;
    m_request.body.reserve(std::min<qsizetype>(m_missing, reserveAtOnce));
    m_state = m_missing > 0 || m_request.chunked ? State::Body : State::Done;
}

qsizetype HttpFraming::feedBody(QByteArrayView bytes)
{
    const bool data = m_part == BodyPart::Plain || m_part == BodyPart::ChunkData;
    return data ? feedBytes(bytes) : feedLine(bytes);
}

qsizetype HttpFraming::feedBytes(QByteArrayView bytes)
{
    const qsizetype taken = std::min<qint64>(m_missing, bytes.size());
    m_request.body.append(bytes.first(taken));
    m_missing -= taken;
    if (m_missing == 0) {
        if (m_part == BodyPart::Plain)
            m_state = State::Done;
        else
            m_part = BodyPart::ChunkEnd;
    }
    return taken;
}

/// Collects up to CR LF.
qsizetype HttpFraming::feedLine(QByteArrayView bytes)
{
    const auto *newline =
        static_cast<const char *>(std::memchr(bytes.data(), '\n', static_cast<std::size_t>(bytes.size())));
    const qsizetype taken = newline ? newline - bytes.data() + 1 : bytes.size();
    if (m_line.size() + taken > longestChunkLine && m_part != BodyPart::Trailers) {
        refuse(badChunk("A chunk's size line is too long"));
        return taken;
    }
    m_trailerBytes += m_part == BodyPart::Trailers ? taken : 0;
    if (m_trailerBytes > m_limits.head) {
        refuse({431, {QStringLiteral("headers_too_large"), QStringLiteral("The trailer fields are too large")}});
        return taken;
    }
    m_line.append(bytes.first(taken));
    if (!newline)
        return taken;
    const QByteArray line = std::exchange(m_line, {});
    if (!line.endsWith("\r\n") || line.contains('\0') || line.indexOf('\r') != line.size() - 2)
        refuse(badChunk("Lines must end with CR LF"));
    else
        endLine(line.chopped(2));
    return taken;
}

void HttpFraming::endLine(const QByteArray &line)
{
    switch (m_part) {
    case BodyPart::ChunkSize:
        beginChunk(line);
        break;
    case BodyPart::ChunkEnd:
        if (line.isEmpty())
            m_part = BodyPart::ChunkSize;
        else
            refuse(badChunk("A chunk is longer than its size"));
        break;
    case BodyPart::Trailers: // read past: nothing here needs one (RFC 9110 §6.5.1)
        if (line.isEmpty())
            m_state = State::Done;
        else if (line.indexOf(':') < 1)
            refuse(badChunk("A trailer line is not \"Name: value\""));
        break;
    case BodyPart::Plain:
    case BodyPart::ChunkData:
        Q_UNREACHABLE();
    }
}

void HttpFraming::beginChunk(const QByteArray &line)
{
    qint64 size = 0;
    const auto read = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    const qsizetype digits = read.ptr - line.data();
    // The size may be followed by extensions, which are passed over. from_chars would take a minus sign.
    if (read.ec != std::errc() || line.startsWith('-') || (digits < line.size() && line[digits] != ';')) {
        refuse(badChunk("A chunk's size is not a hexadecimal number"));
        return;
    }
    if (size > m_bodyLimit - m_request.body.size()) {
        refuse(tooLarge(m_bodyLimit));
        return;
    }
    m_missing = size;
    m_part = size > 0 ? BodyPart::ChunkData : BodyPart::Trailers;
}

void HttpFraming::refuse(FramingError error)
{
    m_error = std::move(error);
    m_state = State::Refused;
    m_request.body = {};
    m_line = {};
}

FramedRequest HttpFraming::takeRequest()
{
    Q_ASSERT(m_state == State::Done);
    m_state = State::Waiting;
    m_head.clear();
    m_trailerBytes = 0;
    return std::exchange(m_request, {});
}

} // namespace wakeline
