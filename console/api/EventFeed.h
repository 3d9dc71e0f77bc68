// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AccessTokens.h"
#include "Event.h"
#include "FeedStatus.h"
#include "ServerTrust.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <QUrl>

#include <memory>

class QWebSocket;

namespace wakeline {

/// The live feed (wire contract §5): stays connected by itself, resumes where it was, and says when it cannot.
///
/// Events come out strictly in order. A gap or a server that no longer has what was missed gives resyncNeeded(): the
/// lists must be loaded anew, and the events that follow applied on top.
class EventFeed : public QObject
{
    Q_OBJECT

public:
    struct Timing
    {
        std::chrono::milliseconds connectTimeout{10000}; ///< until welcome
        std::chrono::milliseconds pingEvery{20000};
        std::chrono::milliseconds silenceLimit{45000}; ///< nothing heard for this long: the link is dead
        std::chrono::milliseconds firstRetry{500};
        std::chrono::milliseconds longestRetry{30000};
        std::chrono::milliseconds renewBefore{60000}; ///< a new token this long before the old one expires
        std::chrono::milliseconds steadyAfter{10000}; ///< live for this long: the next retry is the first one again
    };
    static constexpr qint64 messageLimit = 1024 * 1024; ///< bytes; an event is far smaller

    /// \param tokens, trust  outlive this object
    EventFeed(QUrl url, AccessTokens &tokens, ServerTrust &trust, Timing timing, QObject *parent = nullptr);
    EventFeed(QUrl url, AccessTokens &tokens, ServerTrust &trust, QObject *parent = nullptr);
    ~EventFeed() override;

    /// All of them to begin with. Takes effect with the next connection.
    void setTopics(const QList<Topic> &topics);
    /// The numbers count all events of the server. Only if every topic is asked for and the operator may read them all
    /// does a gap mean that something was lost; else it is something that was not for us.
    void setGapsMeanLoss(bool loss) { m_gapsMeanLoss = loss; }
    void start();
    /// Closes the link and forgets where it was.
    void stop();
    /// Does not wait for the next attempt. Nothing happens while live.
    void reconnectNow();

    const FeedStatus &status() const { return m_status; }
    /// Last measured round trip.
    std::optional<std::chrono::milliseconds> roundTrip() const { return m_roundTrip; }

Q_SIGNALS:
    void statusChanged(const wakeline::FeedStatus &status);
    /// \param resumed  everything missed follows as events; else the lists must be loaded
    void welcomed(bool resumed);
    void resyncNeeded();
    void eventReceived(const wakeline::Event &event);
    void roundTripMeasured(std::chrono::milliseconds roundTrip);

private:
    struct Retry ///< what to do once the connection has gone
    {
        QString reason;
        bool renewToken = false;
        bool forgetPlace = false; ///< do not try to resume
    };
    QCoro::Task<void> connectToServer();
    void openSocket();
    void closeSocket();
    void onConnected();
    void onText(const QString &text);
    void onClosed();
    void onSslErrors(const QList<QSslError> &errors);
    void onWelcome(const QJsonObject &message);
    void onEvent(const QJsonObject &message);
    void onResync();
    void lose(const Retry &retry);
    void endWith(const QString &reason);
    void protocolError(const QString &what);
    QCoro::Task<void> renewToken();
    void scheduleRenewal();
    void checkLink();
    void setStatus(FeedStatus status);
    void sendJson(const QJsonObject &message);
    std::chrono::milliseconds nextDelay();

    QUrl m_url;
    AccessTokens &m_tokens;
    ServerTrust &m_trust;
    Timing m_timing;
    QList<Topic> m_topics;
    FeedStatus m_status;
    std::optional<std::chrono::milliseconds> m_roundTrip;

    QWebSocket *m_socket = nullptr;
    quint64 m_attempt = 0; ///< tells a suspended coroutine that it has been overtaken
    AccessToken m_token;
    QString m_rejectedToken;
    bool m_welcomed = false;
    bool m_atFreshStart = false; ///< nothing has come yet behind a welcome that did not resume
    bool m_gapsMeanLoss = false;
    bool m_certificateRefused = false;
    QString m_epoch;
    qint64 m_lastSeq = 0;
    int m_failures = 0;

    QTimer m_retryTimer;
    QTimer m_connectTimer;
    QTimer m_pingTimer;
    QTimer m_renewTimer;
    QElapsedTimer m_lastHeard;
    QElapsedTimer m_liveSince;
};

} // namespace wakeline
