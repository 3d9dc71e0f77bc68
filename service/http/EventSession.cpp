// SPDX-License-Identifier: GPL-3.0-or-later
#include "EventSession.h"

#include "HttpLog.h"
#include "TopicAccess.h"
#include "UnsentBytes.h"
#include "WebSocketHandshake.h"

#include <QJsonDocument>
#include <QWebSocket>

namespace wakeline {

namespace {

constexpr int mostUnansweredPings = 2;
constexpr auto longestTimer = std::chrono::hours(24);

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// The topics of a hello; all of them where it names none.
Result<std::set<Topic>> topicsOf(const QJsonObject &hello)
{
    std::set<Topic> topics;
    const QJsonValue named = hello.value(QStringLiteral("topics"));
    if (named.isUndefined()) {
        for (const auto &[topic, name] : EnumNames<Topic>::names)
            topics.insert(topic);
        return topics;
    }
    const auto list = json::Codec<QList<Topic>>::read(named, QStringLiteral("topics"));
    if (!list)
        return std::unexpected(list.error());
    topics.insert(list->begin(), list->end());
    return topics;
}

} // namespace

EventSession::EventSession(QWebSocket *client, QTcpSocket &beneath, const EventStream &stream,
                           const VerifyOperatorToken &verify, const Clock &clock, const EventLimits &limits,
                           QObject *parent)
    : QObject(parent),
      m_client(client),
      m_beneath(&beneath),
      m_stream(stream),
      m_verify(verify),
      m_clock(clock),
      m_limits(limits)
{
    m_client->setParent(this);
    m_client->setMaxAllowedIncomingFrameSize(limits.incoming);
    m_client->setMaxAllowedIncomingMessageSize(limits.incoming);
    connect(m_client, &QWebSocket::textMessageReceived, this, &EventSession::read);
    connect(m_client, &QWebSocket::binaryMessageReceived, this,
            [this] { close(FeedClose::Protocol, QStringLiteral("messages are JSON text")); });
    connect(m_client, &QWebSocket::pong, this, [this] { m_unansweredPings = 0; });
    connect(m_client, &QWebSocket::disconnected, this, &EventSession::ended);
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        if (m_closing)
            m_client->abort();
        else if (!m_identity)
            close(FeedClose::NoHello, QStringLiteral("no hello in time"));
        else if (m_identity->expiresAt <= m_clock.now())
            close(FeedClose::TokenExpired, QStringLiteral("the token has expired"));
        else
            m_deadline.start(std::min<std::chrono::milliseconds>(
                longestTimer, std::chrono::milliseconds(m_clock.now().msecsTo(m_identity->expiresAt))));
    });
    m_deadline.start(limits.helloTime);
}

EventSession::~EventSession()
{
    m_client->disconnect(this);
}

QByteArray EventSession::frameOf(const NumberedEvent &event)
{
    return textFrame(R"({"op":"event",)" + event.text.sliced(1));
}

bool EventSession::wants(Topic topic) const
{
    return m_identity && !m_closing && m_topics.contains(topic) && mayRead(m_identity->role, topic);
}

void EventSession::send(const QByteArray &frame)
{
    if (m_closing || !m_beneath)
        return;
    if (unsentBytes(*m_beneath) + frame.size() > m_limits.unsent) {
        close(FeedClose::TooSlow, QStringLiteral("too slow"));
        return;
    }
    m_beneath->write(frame);
    m_beneath->flush();
}

void EventSession::sendObject(const QJsonObject &object)
{
    send(textFrame(compact(object)));
}

void EventSession::ping()
{
    m_messages = 0;
    if (m_unansweredPings >= mostUnansweredPings) {
        qCInfo(lcEvents) << "A client of the live feed answers no ping and is cut off";
        m_client->abort();
        return;
    }
    ++m_unansweredPings;
    if (!m_closing)
        m_client->ping();
}

void EventSession::close(FeedClose why, const QString &reason)
{
    qCInfo(lcEvents).noquote() << "The live feed to" << m_client->peerAddress().toString()
                               << "ends:" << static_cast<int>(why) << reason;
    close(static_cast<QWebSocketProtocol::CloseCode>(why), reason);
}

void EventSession::close(QWebSocketProtocol::CloseCode code, const QString &reason)
{
    if (m_closing)
        return;
    m_closing = true;
    m_deadline.start(m_limits.closeTime);
    m_client->close(code, reason);
}

void EventSession::endIfOf(qint64 operatorId, qint64 version)
{
    if (m_identity && m_identity->id == operatorId && m_identity->version < version)
        close(FeedClose::BadToken, QStringLiteral("the token is not valid any more"));
}

void EventSession::read(const QString &message)
{
    if (m_closing)
        return;
    if (++m_messages > m_limits.messagesPerPing)
        return close(FeedClose::Protocol, QStringLiteral("too many messages"));
    const auto object = parseObject(message.toUtf8());
    if (!object)
        return close(FeedClose::Protocol, QStringLiteral("a message is not a JSON object"));
    const QString op = object->value(QStringLiteral("op")).toString();
    if (!m_identity && op == QStringLiteral("hello"))
        hello(*object);
    else if (!m_identity)
        close(FeedClose::NoHello, QStringLiteral("the first message must be a hello"));
    else if (op == QStringLiteral("token"))
        renew(*object);
    else
        close(FeedClose::Protocol, QStringLiteral("an unknown op"));
}

/// Who the token speaks for, if it is good and, on a renewal, still the same operator's.
bool EventSession::admit(const QString &token)
{
    const auto known = m_verify(token);
    if (!known && known.error().code == QStringLiteral("token_expired")) {
        close(FeedClose::TokenExpired, QStringLiteral("the token has expired"));
        return false;
    }
    if (!known || (m_identity && m_identity->id != known->id)) {
        close(FeedClose::BadToken, QStringLiteral("the token is not valid"));
        return false;
    }
    m_identity = *known;
    const auto left = std::chrono::milliseconds(m_clock.now().msecsTo(known->expiresAt));
    m_deadline.start(std::clamp<std::chrono::milliseconds>(left, std::chrono::milliseconds(0), longestTimer));
    return true;
}

void EventSession::hello(const QJsonObject &message)
{
    auto topics = topicsOf(message);
    if (!topics)
        return close(FeedClose::Protocol, topics.error().message.left(100));
    if (!admit(message.value(QStringLiteral("token")).toString()))
        return;
    m_topics = std::move(*topics);
    resume(message);
}

/// What the client missed, if all of it is still there and it can be sent at once.
std::optional<std::vector<QByteArray>> EventSession::missed(const QJsonObject &message) const
{
    const QJsonValue seq = message.value(QStringLiteral("since"));
    const auto events = m_stream.since(message.value(QStringLiteral("epoch")).toString(), seq.toInteger(-1));
    if (!events)
        return std::nullopt;
    std::vector<QByteArray> frames;
    qint64 size = 0;
    for (const NumberedEvent &event : *events) {
        if (!wants(event.topic))
            continue;
        frames.push_back(frameOf(event));
        size += frames.back().size();
        if (size > m_limits.unsent / 2) // a reload costs less, and room is needed for what happens meanwhile
            return std::nullopt;
    }
    return frames;
}

void EventSession::resume(const QJsonObject &message)
{
    const bool asked = message.contains(QStringLiteral("epoch")) || message.contains(QStringLiteral("since"));
    const auto frames = asked ? missed(message) : std::nullopt;
    sendObject({{QStringLiteral("op"), QStringLiteral("welcome")},
                {QStringLiteral("epoch"), m_stream.epoch()},
                {QStringLiteral("seq"), m_stream.lastSeq()},
                {QStringLiteral("resumed"), frames.has_value()}});
    if (asked && !frames)
        sendObject({{QStringLiteral("op"), QStringLiteral("resync")}});
    for (const QByteArray &frame : frames.value_or(std::vector<QByteArray>{}))
        send(frame);
}

void EventSession::renew(const QJsonObject &message)
{
    admit(message.value(QStringLiteral("token")).toString());
}

} // namespace wakeline
