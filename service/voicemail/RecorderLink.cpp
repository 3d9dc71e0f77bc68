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
    m_nextRetry = m_options.firstRetry;
    qCInfo(lcVoicemail).noquote() << "Connected to the voicemail recorder at" << m_options.socket;
    Q_EMIT stateChanged();
}

/// An error and the disconnection that it causes both come here.
void RecorderLink::lost()
{
    if (m_retry.isActive() || m_socket.state() == QLocalSocket::ConnectedState)
        return;
    if (!std::exchange(m_complained, true))
        qCInfo(lcVoicemail).noquote() << "There is no voicemail recorder at" << m_options.socket
                                      << "now: " + m_socket.errorString();
    // The upper half, drawn: many clients of one peer do not come back together.
    const auto half = int(m_nextRetry.count() / 2);
    m_retry.start(half + QRandomGenerator::global()->bounded(half + 1));
    m_nextRetry = std::min(m_nextRetry * 2, m_options.lastRetry);
    m_waiting.clear(); // all of it is told again
    m_alerts.clear();
    m_stuck.clear();
    if (!std::exchange(m_connected, false))
        return;
    if (m_forgetListeners)
        m_forgetListeners();
    Q_EMIT stateChanged();
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
    const bool waits = std::ranges::any_of(m_waiting, [&](const Recording &r) { return r.id == recording.id; });
    if (!isPlainName(recording.id) || waits || m_waiting.size() >= mostWaiting)
        return;
    m_waiting.enqueue(recording);
    work();
}

QCoro::Task<> RecorderLink::work()
{
    if (std::exchange(m_working, true))
        co_return;
    const QPointer<RecorderLink> self(this);
    while (!m_waiting.isEmpty()) {
        const Recording next = m_waiting.dequeue();
        const QString sidecar = m_options.spool + u'/' + next.id + QStringLiteral(".json");
        const auto kept = co_await m_keep(sidecar);
        if (!self)
            co_return;
        // Told twice, and taken the first time: files go only after that.
        const bool isTaken = !kept && kept.error().code == u"not_found" && !QFile::exists(sidecar);
        if (isTaken)
            answer(RecorderVerdict::Kept, next.id);
        else
            settle(next, kept);
    }
    m_working = false;
}

void RecorderLink::settle(const Recording &recording, const Result<VoicemailMessage> &kept)
{
    answer(kept ? RecorderVerdict::Kept : RecorderVerdict::Later, recording.id);
    if (kept) {
        if (m_stuck.remove(recording.id) > 0)
            Q_EMIT stateChanged();
        return;
    }
    if (kept.error().message == m_stuck.value(recording.id))
        return; // said already
    m_stuck.insert(recording.id, kept.error().message);
    qCWarning(lcVoicemail).noquote() << "The recording" << recording.id << "for mailbox" << recording.mailbox
                                     << "stays in the spool:" << kept.error().message;
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
        return QStringLiteral("%1 recordings wait in the spool: %2")
            .arg(m_stuck.size())
            .arg(m_stuck.constBegin().value());
    return {};
}

} // namespace wakeline
