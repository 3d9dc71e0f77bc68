// SPDX-License-Identifier: GPL-3.0-or-later
#include "RecorderReports.h"

#include "RecorderLog.h"

#include <QJsonDocument>

namespace wakeline {

RecorderReports::RecorderReports(const QString &socketPath, Spool &spool, DiskThread &disk)
    : m_socketPath(socketPath),
      m_spool(spool),
      m_disk(disk),
      m_questions([this](const RecorderReport &question) { return tell(question); }),
      m_socket({.connected = [this] { greet(); },
                .line = [this](const QByteArray &line) { receive(line); },
                .writable = [this] { pump(); },
                .lost = [this] { m_questions.fail(); }})
{}

Result<void> RecorderReports::listen()
{
    return m_socket.listen(m_socketPath);
}

void RecorderReports::greet()
{
    m_untold.clear(); // the review finds them again
    m_known.clear();
    tell({.event = RecorderEvent::Hello});
    for (auto alert = m_alerts.constBegin(); alert != m_alerts.constEnd(); ++alert)
        tell({.event = RecorderEvent::Alert, .code = alert.key(), .raised = true, .message = alert.value()});
    review();
}

void RecorderReports::started(const Recording &recording)
{
    tell({.event = RecorderEvent::RecordingStarted, .recording = recording});
}

void RecorderReports::finished(const Recording &recording)
{
    if (m_socket.isConnected())
        enqueue(recording); // else it is found in the spool when somebody connects
}

void RecorderReports::dropped(const Recording &recording)
{
    tell({.event = RecorderEvent::RecordingDropped, .recording = recording});
}

void RecorderReports::alert(const QString &code, bool raised, const QString &message)
{
    if (m_alerts.contains(code) == raised)
        return;
    if (raised) {
        m_alerts.insert(code, message);
        qCWarning(lcRecorder, "%s", qPrintable(message));
    } else {
        m_alerts.remove(code);
        qCInfo(lcRecorder, "Over: %s", qPrintable(code));
    }
    tell({.event = RecorderEvent::Alert, .code = code, .raised = raised, .message = message});
}

void RecorderReports::review()
{
    if (m_reviewing)
        return;
    m_reviewing = true;
    struct Found
    {
        Result<void> recovered;
        Result<void> room;
        QList<Recording> complete;
    };
    auto found = std::make_shared<Found>();
    const auto look = [this, found] {
        found->recovered = m_spool.recover();
        found->room = m_spool.hasRoom();
        found->complete = m_spool.complete();
    };
    m_disk.run(look, [this, found] {
        m_reviewing = false;
        reportRecovery(found->recovered);
        reportRoom(found->room);
        if (m_untold.isEmpty()) // all were told, but not all were answered
            m_known.clear();
        for (const Recording &recording : found->complete)
            finished(recording);
    });
}

void RecorderReports::reportRoom(const Result<void> &room)
{
    const QString full = QStringLiteral("spool_full");
    const QString failing = QStringLiteral("spool_failing");
    const QString now = room ? QString() : room.error().code == full ? full : failing;
    alert(full, now == full, room ? QString() : room.error().message);
    const QString why = now == failing ? room.error().message : m_unrecovered;
    alert(failing, !why.isEmpty(), why);
}

/// Alerted with the next word about the room, which both come with.
void RecorderReports::reportRecovery(const Result<void> &recovered)
{
    m_unrecovered = recovered ? QString() : recovered.error().message;
}

void RecorderReports::enqueue(const Recording &recording)
{
    if (m_known.contains(recording.id))
        return;
    m_known.insert(recording.id);
    m_untold.enqueue(recording);
    pump();
}

void RecorderReports::pump()
{
    while (!m_untold.isEmpty() && m_socket.hasRoom()) {
        const Recording next = m_untold.dequeue();
        tell({.event = RecorderEvent::RecordingFinished, .recording = next});
    }
}

void RecorderReports::receive(const QByteArray &line)
{
    const auto object = parseObject(line);
    if (!object)
        qCWarning(lcRecorder, "The service sent a line that is not understood: %s", qPrintable(object.error().message));
    else if (object->contains(QLatin1String("outcome")))
        m_questions.answered(*object);
    else
        answered(*object);
}

void RecorderReports::answered(const QJsonObject &object)
{
    const auto answer = fromJson<RecorderAnswer>(object);
    if (!answer) {
        qCWarning(lcRecorder, "The service sent a line that is not understood: %s", qPrintable(answer.error().message));
        return;
    }
    // What is answered `later`, or not at all, is told again by the next review.
    if (answer->verdict == RecorderVerdict::Kept)
        m_known.remove(answer->id);
}

bool RecorderReports::tell(const RecorderReport &report)
{
    if (!m_socket.isConnected())
        return false;
    m_socket.send(QJsonDocument(toJson(report)).toJson(QJsonDocument::Compact));
    return true;
}

} // namespace wakeline
