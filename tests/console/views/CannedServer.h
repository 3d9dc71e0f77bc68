// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QPointer>
#include <QSet>
#include <QStringList>
#include <QTcpServer>
#include <QUrl>

class QTcpSocket;

namespace wakeline {

/// Answers HTTP requests on loopback with what it was told to say: what a page does with an answer is tested against
/// the real client.
class CannedServer : public QObject
{
    Q_OBJECT

public:
    CannedServer();

    QUrl url() const;

    /// `data` of the envelope for this method and path ("GET /api/v1/…"). With a query it is for that query alone.
    void answer(const QString &methodAndPath, const QJsonObject &data, int status = 200);
    /// A file for an answer, without an envelope.
    void answerFile(const QString &methodAndPath, const QByteArray &file, const QByteArray &type);
    void refuse(const QString &methodAndPath, int status, const QString &code, const QString &message,
                const QString &field = {});
    /// Keeps the answers to this back until letGo().
    void hold(const QString &methodAndPath) { m_held.insert(methodAndPath); }
    void letGo();
    /// What was asked, in order: "GET /api/v1/extensions/7/devices".
    const QStringList &asked() const { return m_asked; }
    QJsonObject lastBody() const { return m_lastBody; }
    /// The last request's body as it came.
    QByteArray lastUpload() const { return m_lastUpload; }

private:
    struct Canned
    {
        int status = 200;
        QByteArray body;
        QByteArray type = "application/json";
    };
    void serve(QTcpSocket *socket);

    QTcpServer m_listener;
    QHash<QString, Canned> m_answers;
    QSet<QString> m_held;
    QList<std::pair<QPointer<QTcpSocket>, QByteArray>> m_kept;
    QStringList m_asked;
    QJsonObject m_lastBody;
    QByteArray m_lastUpload;
};

} // namespace wakeline
