// SPDX-License-Identifier: GPL-3.0-or-later
#include "RecorderStandIn.h"

#include "RecorderReport.h"

#include <QJsonDocument>

namespace wakeline {

namespace {

QByteArray lineOf(const RecorderReport &report)
{
    return QJsonDocument(toJson(report)).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

RecorderStandIn::RecorderStandIn(const QString &socket)
{
    connect(&m_server, &QLocalServer::newConnection, this, &RecorderStandIn::greet);
    if (!m_server.listen(socket))
        qFatal("%s: %s", qPrintable(socket), qPrintable(m_server.errorString()));
}

void RecorderStandIn::greet()
{
    m_service = m_server.nextPendingConnection();
    connect(m_service, &QLocalSocket::readyRead, this, &RecorderStandIn::read);
    RecorderReport hello;
    hello.event = RecorderEvent::Hello;
    m_service->write(lineOf(hello));
}

void RecorderStandIn::tellFinished(const QString &uid, const QString &mailbox)
{
    Recording recording;
    recording.id = uid;
    recording.mailbox = mailbox;
    recording.startedAt = QDateTime::currentDateTimeUtc();
    RecorderReport report;
    report.event = RecorderEvent::RecordingFinished;
    report.recording = recording;
    m_service->write(lineOf(report));
}

void RecorderStandIn::read()
{
    while (m_service->canReadLine()) {
        const auto object = QJsonDocument::fromJson(m_service->readLine()).object();
        const auto answer = fromJson<RecorderAnswer>(object);
        if (answer && answer->verdict == RecorderVerdict::Kept)
            m_kept.append(answer->id);
    }
}

} // namespace wakeline
