// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "RecorderReport.h"
#include "VoicemailMessage.h"

#include <QCoroTask>
#include <QDeadlineTimer>
#include <QHash>
#include <QLocalSocket>
#include <QObject>
#include <QQueue>
#include <QSet>
#include <QTimer>

#include <chrono>
#include <functional>

namespace wakeline {

/// The service's end of the recorder's socket. Hands every finished recording to whoever keeps it, one after the other,
/// and answers `kept` only after that; the recorder tells what was not answered again. Comes back by itself.
class RecorderLink : public QObject
{
    Q_OBJECT

public:
    /// Takes the pair of this sidecar out of the spool, durably. An error leaves the pair where it is.
    using Keep = std::function<QCoro::Task<Result<VoicemailMessage>>(QString sidecar)>;

    /// Answers what the recorder asks for a caller who listens to a box.
    using Listen = std::function<QCoro::Task<ListeningReply>(ListeningRequest request)>;

    struct Options
    {
        QString socket;
        QString spool;
        std::chrono::milliseconds firstRetry{200};
        std::chrono::milliseconds lastRetry{5000};
        std::chrono::milliseconds steady = std::chrono::seconds(10);   ///< a link that holds so long is well
        std::chrono::milliseconds forgotten = std::chrono::minutes(3); ///< the recorder tells each minute what it has
    };

    RecorderLink(Options options, Keep keep, QObject *parent = nullptr);
    ~RecorderLink() override;

    /// Before start(). \param forget  the recorder is gone, with all its calls
    void serveListeners(Listen listen, std::function<void()> forget);
    void start();

    bool isConnected() const { return m_connected; }
    /// What people should know: alerts of the recorder, and recordings that cannot be kept. Empty: all is well.
    QString trouble() const;

Q_SIGNALS:
    /// isConnected() or trouble() changed.
    void stateChanged() const;

private:
    /// A recording that cannot be kept now.
    struct Stuck
    {
        QString why;
        QDeadlineTimer forgotten; ///< unless it is told again
    };

    void connectNow();
    void connected();
    void lost();
    void read();
    void handle(const QByteArray &line);
    void take(const Recording &recording);
    QCoro::Task<> work();
    Recording takeNext();
    void settle(const Recording &recording, const Result<VoicemailMessage> &kept);
    void release(const QString &id);
    void forgetUntold();
    void countShortLink(bool wasConnected);
    void answer(RecorderVerdict verdict, const QString &id);
    QCoro::Task<> answerListener(ListeningRequest request);
    void send(const QJsonObject &line);

    Options m_options;
    Keep m_keep;
    Listen m_listen;
    std::function<void()> m_forgetListeners;
    QLocalSocket m_socket;
    QTimer m_retry;
    std::chrono::milliseconds m_nextRetry;
    QTimer m_steady; ///< runs while a new link has not held for long
    QTimer m_review;
    QQueue<Recording> m_waiting;
    QList<Recording> m_again;         ///< those that wait and are stuck: behind all others, and in no order
    QSet<QString> m_queued;           ///< ids of both
    QHash<QString, QString> m_alerts; ///< code → message
    QHash<QString, Stuck> m_stuck;    ///< by id
    int m_connection = 0;             ///< counts them: an answer belongs to the one that asked
    int m_answering = 0;              ///< questions of listeners that are under way
    int m_shortLinks = 0;             ///< that the recorder closed soon, one after the other
    bool m_connected = false;
    bool m_working = false;
    bool m_complained = false; ///< of the missing recorder
};

} // namespace wakeline
