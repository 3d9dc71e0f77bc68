// SPDX-License-Identifier: GPL-3.0-or-later
#include "EventFeed.h"

#include "ApiLog.h"
#include "ServerJson.h"

#include <QJsonDocument>
#include <QNetworkRequest>
#include <QRandomGenerator>
#include <QSslConfiguration>
#include <QWebSocket>

#include <algorithm>

namespace wakeline {

namespace {

// Wire contract §5.
constexpr int closeBadToken = 4002;
constexpr int closeTokenExpired = 4003;
constexpr int closeProtocol = 4004;
constexpr int closeTooSlow = 4008;

QList<Topic> everyTopic()
{
    QList<Topic> topics;
    for (const auto &[topic, name] : EnumNames<Topic>::names)
        topics.append(topic);
    return topics;
}

} // namespace

EventFeed::EventFeed(QUrl url, AccessTokens &tokens, ServerTrust &trust, QObject *parent)
    : EventFeed(std::move(url), tokens, trust, Timing(), parent)
{}

EventFeed::EventFeed(QUrl url, AccessTokens &tokens, ServerTrust &trust, Timing timing, QObject *parent)
    : QObject(parent), m_url(std::move(url)), m_tokens(tokens), m_trust(trust), m_timing(timing), m_topics(everyTopic())
{
    for (QTimer *timer : {&m_retryTimer, &m_connectTimer, &m_renewTimer})
        timer->setSingleShot(true);
    connect(&m_retryTimer, &QTimer::timeout, this, [this] { connectToServer(); });
    connect(&m_connectTimer, &QTimer::timeout, this, [this] { lose({tr("The server did not answer in time.")}); });
    connect(&m_pingTimer, &QTimer::timeout, this, &EventFeed::checkLink);
    connect(&m_renewTimer, &QTimer::timeout, this, [this] { renewToken(); });
    connect(&m_trust, &ServerTrust::pinChanged, this, &EventFeed::reconnectNow);
}

EventFeed::~EventFeed()
{
    ++m_attempt;
    closeSocket();
}

void EventFeed::setTopics(const QList<Topic> &topics)
{
    m_topics = topics;
}

void EventFeed::start()
{
    if (m_status.state != FeedStatus::State::SignedOut)
        return;
    m_failures = 0;
    setStatus({FeedStatus::State::Connecting, QDateTime::currentDateTimeUtc(), {}, {}});
    connectToServer();
}

void EventFeed::stop()
{
    endWith({});
}

void EventFeed::endWith(const QString &reason)
{
    ++m_attempt;
    m_retryTimer.stop();
    closeSocket();
    m_epoch.clear();
    m_lastSeq = 0;
    m_rejectedToken.clear();
    m_roundTrip.reset();
    setStatus({FeedStatus::State::SignedOut, QDateTime::currentDateTimeUtc(), {}, reason});
}

void EventFeed::reconnectNow()
{
    if (m_status.state == FeedStatus::State::Lost && m_retryTimer.isActive())
        connectToServer();
}

QCoro::Task<void> EventFeed::connectToServer()
{
    m_retryTimer.stop();
    closeSocket();
    const quint64 attempt = ++m_attempt;
    if (m_status.state == FeedStatus::State::Lost)
        setStatus({FeedStatus::State::Lost, m_status.since, {}, m_status.reason});
    const QPointer<EventFeed> self(this);
    const auto token = co_await m_tokens.accessToken(m_rejectedToken);
    if (!self || attempt != m_attempt)
        co_return;
    if (token) {
        m_rejectedToken.clear();
        m_token = *token;
        openSocket();
    } else if (token.error().kind == ApiError::Kind::SignedOut) {
        endWith(token.error().message);
    } else if (token.error().kind != ApiError::Kind::Cancelled) {
        lose({token.error().message});
    }
}

void EventFeed::openSocket()
{
    // No Origin: browsers send one for a page's sake, and the service refuses those of foreign pages.
    m_socket = new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this);
    // The default is 2 GB.
    m_socket->setMaxAllowedIncomingFrameSize(messageLimit);
    m_socket->setMaxAllowedIncomingMessageSize(messageLimit);
    connect(m_socket, &QWebSocket::connected, this, &EventFeed::onConnected);
    connect(m_socket, &QWebSocket::textMessageReceived, this, &EventFeed::onText);
    connect(m_socket, &QWebSocket::binaryMessageReceived, this, [this] { protocolError(tr("binary data")); });
    connect(m_socket, &QWebSocket::disconnected, this, &EventFeed::onClosed);
    // A refused connection gives no disconnected(), and a cut one gives it after the error: later is right for both.
    connect(m_socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this, &EventFeed::onClosed,
            Qt::QueuedConnection);
    connect(m_socket, &QWebSocket::sslErrors, this, &EventFeed::onSslErrors);
    connect(m_socket, &QWebSocket::pong, this, [this](quint64 milliseconds) {
        m_lastHeard.start();
        m_roundTrip = std::chrono::milliseconds(milliseconds);
        Q_EMIT roundTripMeasured(*m_roundTrip);
    });
    m_certificateRefused = false;
    m_lastHeard.start();
    m_connectTimer.start(m_timing.connectTimeout);
    QNetworkRequest request(m_url);
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("wakeline-console/" WAKELINE_VERSION));
    m_socket->open(request);
}

void EventFeed::closeSocket()
{
    m_welcomed = false;
    for (QTimer *timer : {&m_connectTimer, &m_pingTimer, &m_renewTimer})
        timer->stop();
    if (!m_socket)
        return;
    QWebSocket *socket = std::exchange(m_socket, nullptr);
    socket->disconnect(this);
    socket->abort();
    socket->deleteLater(); // this may be one of its own signals
}

void EventFeed::onSslErrors(const QList<QSslError> &errors)
{
    if (m_trust.accepts(m_url.host(), m_socket->sslConfiguration().peerCertificate(), errors))
        m_socket->ignoreSslErrors(); // of this connection; onConnected() looks at the certificate again
    else
        m_certificateRefused = true;
}

void EventFeed::onConnected()
{
    const bool pinned = m_url.scheme() == QLatin1String("wss") && !m_trust.pinned().isEmpty();
    if (pinned && !m_trust.accepts(m_url.host(), m_socket->sslConfiguration().peerCertificate(), {})) {
        m_certificateRefused = true;
        return onClosed();
    }
    QJsonArray topics;
    for (const Topic topic : m_topics)
        topics.append(enumName(topic));
    QJsonObject hello{{QStringLiteral("op"), QStringLiteral("hello")},
                      {QStringLiteral("token"), m_token.token},
                      {QStringLiteral("topics"), topics}};
    if (!m_epoch.isEmpty()) {
        hello.insert(QStringLiteral("epoch"), m_epoch);
        hello.insert(QStringLiteral("since"), m_lastSeq);
    }
    sendJson(hello);
}

void EventFeed::sendJson(const QJsonObject &message)
{
    m_socket->sendTextMessage(QString::fromUtf8(QJsonDocument(message).toJson(QJsonDocument::Compact)));
}

void EventFeed::onText(const QString &text)
{
    m_lastHeard.start();
    const auto message = parseObject(text.toUtf8());
    if (!message)
        return protocolError(message.error().message);
    const QString op = message->value(QLatin1String("op")).toString();
    if (op == QLatin1String("welcome"))
        onWelcome(*message);
    else if (op == QLatin1String("event"))
        onEvent(*message);
    else if (op == QLatin1String("resync"))
        onResync();
    else
        qCDebug(lcApi).noquote() << "The live feed sent an op that this console does not know:" << op.left(40);
}

void EventFeed::onWelcome(const QJsonObject &message)
{
    const QString epoch = message.value(QLatin1String("epoch")).toString();
    const qint64 seq = message.value(QLatin1String("seq")).toInteger(-1);
    const bool resumed = message.value(QLatin1String("resumed")).toBool();
    if (m_welcomed || epoch.isEmpty() || seq < 0)
        return protocolError(tr("a welcome that makes no sense"));
    if (resumed && (epoch != m_epoch || seq < m_lastSeq))
        return protocolError(tr("a resumption of something else"));
    m_epoch = epoch;
    if (!resumed)
        m_lastSeq = seq; // resumed: what was missed follows, from the number after ours
    m_atFreshStart = !resumed;
    m_welcomed = true;
    m_connectTimer.stop();
    m_liveSince.start();
    m_pingTimer.start(m_timing.pingEvery);
    scheduleRenewal();
    checkLink();
    const quint64 attempt = m_attempt;
    setStatus({FeedStatus::State::Live, QDateTime::currentDateTimeUtc(), {}, {}});
    if (attempt == m_attempt && m_welcomed)
        Q_EMIT welcomed(resumed);
}

void EventFeed::onEvent(const QJsonObject &message)
{
    const qint64 seq = message.value(QLatin1String("seq")).toInteger(-1);
    if (!m_welcomed || seq < 0)
        return protocolError(tr("an event out of place"));
    if (seq <= m_lastSeq)
        return protocolError(tr("event %1 after event %2").arg(seq).arg(m_lastSeq));
    const bool lost = m_gapsMeanLoss && seq != m_lastSeq + 1;
    if (lost)
        qCWarning(lcApi) << "The live feed skipped from event" << m_lastSeq << "to" << seq << "- loading anew";
    m_lastSeq = seq;
    m_atFreshStart = false;
    const quint64 attempt = m_attempt;
    if (lost)
        Q_EMIT resyncNeeded();
    if (attempt != m_attempt)
        return;
    const auto event = fromServer<Event>(message);
    if (event)
        Q_EMIT eventReceived(*event);
    else // a newer server's topic; the numbers stay right
        qCDebug(lcApi).noquote() << "Event" << seq << "is passed over:" << event.error().message;
}

void EventFeed::onResync()
{
    if (!m_welcomed)
        return protocolError(tr("a resync before the welcome"));
    // Behind a welcome that did not resume it says nothing new.
    if (!std::exchange(m_atFreshStart, false))
        Q_EMIT resyncNeeded();
}

void EventFeed::onClosed()
{
    if (!m_socket)
        return;
    const int code = m_socket->closeCode();
    const bool neverOpened = m_socket->closeReason().isEmpty() && code == QWebSocketProtocol::CloseCodeNormal;
    if (m_certificateRefused)
        return lose({tr("The certificate of %1 is not trusted.").arg(m_url.host())});
    switch (code) {
    case closeBadToken:
    case closeTokenExpired:
        return lose({.reason = tr("The session ran out; it is renewed."), .renewToken = true});
    case closeProtocol:
        return lose({.reason = tr("The server did not understand this console."), .forgetPlace = true});
    case closeTooSlow:
        return lose({.reason = tr("This console could not keep up with the events."), .forgetPlace = true});
    case QWebSocketProtocol::CloseCodeGoingAway:
        return lose({tr("The service is stopping.")});
    case QWebSocketProtocol::CloseCodeTooMuchData:
        return lose({.reason = tr("The server sent too much at once."), .forgetPlace = true});
    default:
        break;
    }
    lose({neverOpened && m_status.state != FeedStatus::State::Live
              ? tr("%1 cannot be reached: %2").arg(m_url.host(), m_socket->errorString())
              : tr("The connection was lost.")});
}

void EventFeed::protocolError(const QString &what)
{
    qCWarning(lcApi).noquote() << "The live feed sent" << what.left(200);
    lose({.reason = tr("The server sent something that cannot be read."), .forgetPlace = true});
}

void EventFeed::lose(const Retry &retry)
{
    const auto lived = m_welcomed ? std::chrono::milliseconds(m_liveSince.elapsed()) : std::chrono::milliseconds(0);
    if (m_welcomed && lived >= m_timing.steadyAfter)
        m_failures = 0;
    if (retry.renewToken)
        m_rejectedToken = m_token.token;
    if (retry.forgetPlace) {
        m_epoch.clear();
        m_lastSeq = 0;
    }
    closeSocket();
    ++m_attempt;
    const auto delay = nextDelay();
    m_retryTimer.start(delay);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QDateTime since = m_status.state == FeedStatus::State::Lost ? m_status.since : now;
    qCInfo(lcApi).noquote() << "No live feed:" << retry.reason << "Next attempt in" << delay.count() << "ms";
    setStatus({FeedStatus::State::Lost, since, now.addMSecs(delay.count()), retry.reason});
}

/// Doubles from attempt to attempt; the random half keeps a thousand consoles from coming back in one moment.
std::chrono::milliseconds EventFeed::nextDelay()
{
    const auto doubled = m_timing.firstRetry * (qint64(1) << std::min(m_failures++, 16));
    const auto longest = std::min<std::chrono::milliseconds>(doubled, m_timing.longestRetry);
    return longest / 2 +
           std::chrono::milliseconds(QRandomGenerator::global()->bounded(static_cast<qint64>(longest.count() / 2 + 1)));
}

void EventFeed::scheduleRenewal()
{
    using namespace std::chrono_literals;
    const std::chrono::milliseconds left(QDateTime::currentDateTimeUtc().msecsTo(m_token.expiresAt));
    const auto delay = std::max(left - m_timing.renewBefore, left / 2);
    m_renewTimer.start(std::clamp<std::chrono::milliseconds>(delay, 100ms, 24h));
}

QCoro::Task<void> EventFeed::renewToken()
{
    const quint64 attempt = m_attempt;
    const QPointer<EventFeed> self(this);
    const auto token = co_await m_tokens.accessToken(m_token.token);
    if (!self || attempt != m_attempt || !m_welcomed)
        co_return;
    if (token) {
        m_token = *token;
        sendJson({{QStringLiteral("op"), QStringLiteral("token")}, {QStringLiteral("token"), m_token.token}});
        scheduleRenewal();
    } else if (token.error().kind == ApiError::Kind::SignedOut) {
        endWith(token.error().message);
    } else {
        m_renewTimer.start(m_timing.firstRetry * 10); // if it stays so, the server closes with 4003
    }
}

void EventFeed::checkLink()
{
    if (m_lastHeard.isValid() && m_lastHeard.elapsed() > m_timing.silenceLimit.count())
        return lose({tr("Nothing was heard from the server for too long.")});
    m_socket->ping();
}

void EventFeed::setStatus(FeedStatus status)
{
    if (m_status == status)
        return;
    m_status = std::move(status);
    Q_EMIT statusChanged(m_status);
}

} // namespace wakeline
