// SPDX-License-Identifier: GPL-3.0-or-later
#include "RecorderLink.h"

#include "VoicemailLog.h"

#include <QFile>
#include <QJsonDocument>
#include <QPointer>
#include <QRandomGenerator>

#include <algorithm>

namespace wakeline {

namespace {

constexpr qsizetype longestLine = 64 * 1024;
constexpr qsizetype mostWaiting = 1000; ///< the recorder tells the rest again
constexpr int mostAnswering = 2000;     ///< more than a recorder has calls
constexpr int suspiciousLinks = 3;      ///< that were closed soon, one after the other

/// It becomes part of a path.
bool isPlainName(const QString &id)
{
    const auto isPlain = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-';
    };
    return !id.isEmpty() && id.size() <= 64 && std::ranges::all_of(id, isPlain);
}

} // namespace

RecorderLink::RecorderLink(Options options, Keep keep, QObject *parent)
    : QObject(parent), m_options(std::move(options)), m_keep(std::move(keep)), m_nextRetry(m_options.firstRetry)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &RecorderLink::connectNow);
    connect(&m_socket, &QLocalSocket::connected, this, &RecorderLink::connected);
    connect(&m_socket, &QLocalSocket::disconnected, this, &RecorderLink::lost);
    connect(&m_socket, &QLocalSocket::errorOccurred, this, &RecorderLink::lost);
    connect(&m_socket, &QLocalSocket::readyRead, this, &RecorderLink::read);
    m_socket.setReadBufferSize(2 * longestLine);
    m_steady.setSingleShot(true);
    m_steady.setInterval(m_options.steady);
    connect(&m_steady, &QTimer::timeout, this, [this] {
        m_nextRetry = m_options.firstRetry;
        m_shortLinks = 0;
    });
    m_review.setInterval(m_options.forgotten / 3);
    connect(&m_review, &QTimer::timeout, this, &RecorderLink::forgetUntold);
}

RecorderLink::~RecorderLink()
{
    m_socket.disconnect(this);
}

void RecorderLink::serveListeners(Listen listen, std::function<void()> forget)
{
    m_listen = std::move(listen);
    m_forgetListeners = std::move(forget);
}

void RecorderLink::start()
{
    m_review.start();
    connectNow();
}

void RecorderLink::connectNow()
{
    m_socket.abort();
    m_socket.connectToServer(m_options.socket);
}

void RecorderLink::connected()
{
    m_connected = true;
    ++m_connection;
    m_complained = false;
    m_steady.start(); // the backoff ends only then: two services take the link from each other, but not in a loop
    qCInfo(lcVoicemail).noquote() << "Connected to the voicemail recorder at" << m_options.socket;
    Q_EMIT stateChanged();
}

/// An error and the disconnection that it causes both come here.
void RecorderLink::lost()
{
    if (m_retry.isActive() || m_socket.state() == QLocalSocket::ConnectedState)
        return;
    countShortLink(m_connected);
    if (!std::exchange(m_complained, true))
        qCInfo(lcVoicemail).noquote() << "There is no voicemail recorder at" << m_options.socket
                                      << "now: " + m_socket.errorString();
    // The upper half, drawn: many clients of one peer do not come back together.
    const auto half = int(m_nextRetry.count() / 2);
    m_retry.start(half + QRandomGenerator::global()->bounded(half + 1));
    m_nextRetry = std::min(m_nextRetry * 2, m_options.lastRetry);
    m_waiting.clear(); // all of it is told again
    m_again.clear();
    m_queued.clear();
    m_alerts.clear();
    m_stuck.clear();
    if (!std::exchange(m_connected, false))
        return;
    if (m_forgetListeners)
        m_forgetListeners();
    Q_EMIT stateChanged();
}

/// A recorder that died does not take the next connection at once; one that does has another service.
void RecorderLink::countShortLink(bool wasConnected)
{
    const bool isShort = m_steady.isActive();
    m_steady.stop();
    m_shortLinks = wasConnected && isShort ? m_shortLinks + 1 : 0;
    if (m_shortLinks == suspiciousLinks)
        qCWarning(lcVoicemail).noquote() << "The voicemail recorder at" << m_options.socket
                                         << "closes each connection within seconds: another wakelined takes it. Only "
                                            "one on this machine may have this voicemail.socket";
}

void RecorderLink::read()
{
    while (m_socket.canReadLine())
        handle(m_socket.readLine());
    if (m_socket.bytesAvailable() > longestLine) {
        qCWarning(lcVoicemail) << "The voicemail recorder sent a line without an end: the connection is closed";
        m_socket.abort();
    }
}

void RecorderLink::handle(const QByteArray &line)
{
    const auto object = parseObject(line);
    const auto report = object ? fromJson<RecorderReport>(*object) : std::unexpected(object.error());
    if (!report) {
        qCWarning(lcVoicemail).noquote() << "The voicemail recorder sent what is no report:" << report.error().message;
        return;
    }
    if (report->event == RecorderEvent::RecordingFinished && report->recording)
        take(*report->recording);
    if (report->event == RecorderEvent::ListenerAsked && report->request)
        answerListener(*report->request);
    if (report->event != RecorderEvent::Alert || !report->code)
        return;
    if (report->raised.value_or(false))
        m_alerts.insert(*report->code, report->message.value_or(*report->code));
    else
        m_alerts.remove(*report->code);
    qCWarning(lcVoicemail).noquote() << "Voicemail recorder:" << *report->code
                                     << (report->raised.value_or(false) ? m_alerts.value(*report->code)
                                                                        : QStringLiteral("is over"));
    Q_EMIT stateChanged();
}

void RecorderLink::take(const Recording &recording)
{
    const auto stuck = m_stuck.find(recording.id);
    if (stuck != m_stuck.end())
        stuck->forgotten.setRemainingTime(m_options.forgotten);
    if (!isPlainName(recording.id) || m_queued.contains(recording.id))
        return;
    if (stuck == m_stuck.end()) {
        if (m_waiting.size() >= mostWaiting)
            return;
        m_waiting.enqueue(recording);
    } else if (m_again.size() < mostWaiting) {
        m_again.append(recording);
    } else { // they are told in the same order each time, so one makes room by chance
        Recording &other = m_again[QRandomGenerator::global()->bounded(int(mostWaiting))];
        m_queued.remove(other.id);
        other = recording;
    }
    m_queued.insert(recording.id);
    work();
}

/// What may well be kept comes before what could not be kept the last time.
Recording RecorderLink::takeNext()
{
    const Recording next = m_waiting.isEmpty() ? m_again.takeFirst() : m_waiting.dequeue();
    m_queued.remove(next.id);
    return next;
}

QCoro::Task<> RecorderLink::work()
{
    if (std::exchange(m_working, true))
        co_return;
    const QPointer<RecorderLink> self(this);
    while (!m_queued.isEmpty()) {
        const Recording next = takeNext();
        const QString sidecar = m_options.spool + u'/' + next.id + QStringLiteral(".json");
        const auto kept = co_await m_keep(sidecar);
        if (!self)
            co_return;
        // Told twice, and taken the first time: files go only after that.
        const bool isTaken = !kept && kept.error().code == u"not_found" && !QFile::exists(sidecar);
        if (isTaken) {
            answer(RecorderVerdict::Kept, next.id);
            release(next.id);
        } else {
            settle(next, kept);
        }
    }
    m_working = false;
}

void RecorderLink::settle(const Recording &recording, const Result<VoicemailMessage> &kept)
{
    answer(kept ? RecorderVerdict::Kept : RecorderVerdict::Later, recording.id);
    if (kept)
        return release(recording.id);
    if (kept.error().message == m_stuck.value(recording.id).why)
        return; // said already
    m_stuck.insert(recording.id, {kept.error().message, QDeadlineTimer(m_options.forgotten)});
    qCWarning(lcVoicemail).noquote() << "The recording" << recording.id << "for mailbox" << recording.mailbox
                                     << "stays in the spool:" << kept.error().message;
    Q_EMIT stateChanged();
}

void RecorderLink::release(const QString &id)
{
    if (m_stuck.remove(id) > 0)
        Q_EMIT stateChanged();
}

/// Somebody took them out of the spool by hand.
void RecorderLink::forgetUntold()
{
    if (m_stuck.removeIf([](QHash<QString, Stuck>::iterator stuck) { return stuck->forgotten.hasExpired(); }) > 0)
        Q_EMIT stateChanged();
}

void RecorderLink::answer(RecorderVerdict verdict, const QString &id)
{
    send(toJson(RecorderAnswer{verdict, id}));
}

/// The recorder gives a question up by itself, so nothing needs to be answered late.
QCoro::Task<> RecorderLink::answerListener(ListeningRequest request)
{
    if (!m_listen || m_answering >= mostAnswering)
        co_return;
    const QPointer<RecorderLink> self(this);
    const int connection = m_connection;
    ++m_answering;
    const ListeningReply reply = co_await m_listen(request);
    if (!self)
        co_return;
    --m_answering;
    if (connection == m_connection && request.wish != ListeningWish::Close)
        send(toJson(reply));
}

/// Nobody hears it while there is no recorder: what is not answered is told or asked again, or given up.
void RecorderLink::send(const QJsonObject &line)
{
    if (m_connected)
        m_socket.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
}

QString RecorderLink::trouble() const
{
    if (!m_alerts.isEmpty())
        return m_alerts.constBegin().value();
    if (!m_stuck.isEmpty())
        return QStringLiteral("%1 recordings wait in the spool: %2").arg(m_stuck.size()).arg(m_stuck.constBegin()->why);
    return {};
}

} // namespace wakeline
