// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ControlSocket.h"
#include "DiskThread.h"
#include "ServiceQuestions.h"
#include "Spool.h"

#include <QHash>
#include <QQueue>
#include <QSet>

namespace wakeline {

/// Tells the service what happens. A finished recording is told until it is answered `kept`: at once, again after every
/// reconnection, and again after a while. What there is to tell is always what lies in the spool, so nothing is
/// forgotten by a crash of either process.
class RecorderReports
{
public:
    RecorderReports(const QString &socketPath, Spool &spool, DiskThread &disk);

    Result<void> listen();

    void started(const Recording &recording);
    void finished(const Recording &recording);
    /// Too short, or nothing was heard: there is no message.
    void dropped(const Recording &recording);
    /// Told when it changes and after every reconnection.
    void alert(const QString &code, bool raised, const QString &message);

    /// Whether another recording may begin.
    void reportRoom(const Result<void> &room);

    /// Whether all that was interrupted could be completed: told until it is so.
    void reportRecovery(const Result<void> &recovered);

    /// Looks into the spool, completes what can be, and tells again what is not answered. Now and then.
    void review();

    /// What is asked for callers who listen goes the same way.
    ServiceQuestions &questions() { return m_questions; }

private:
    void greet();
    bool tell(const RecorderReport &report);
    void receive(const QByteArray &line);
    void answered(const QJsonObject &object);
    void enqueue(const Recording &recording);
    void pump();

    QString m_socketPath;
    Spool &m_spool;
    DiskThread &m_disk;
    ServiceQuestions m_questions;
    ControlSocket m_socket;
    QQueue<Recording> m_untold;
    QSet<QString> m_known;            ///< ids of those, and of what was told and is not answered
    QHash<QString, QString> m_alerts; ///< code → message, those that hold
    QString m_unrecovered;            ///< what cannot be completed, and why; empty: nothing
    bool m_reviewing = false;
};

} // namespace wakeline
