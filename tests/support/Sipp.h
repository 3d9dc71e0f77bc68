// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace wakeline {

/// One run of sipp with a scenario of tests/data/sipp.
///
/// Before it starts, every `@KEY@` in the scenario is replaced. Keys and their defaults: USER (whose phone it is),
/// FROM, AUTHUSER (both USER), PASSWORD (`pw` and AUTHUSER), CALLEE, DOMAIN (pbx.test), CONTACT
/// (`<sip:USER@127.0.0.1:PORT>`), EXPIRES (60), CODE (200), FROMNAME (none), AGENT (sipp), TALK_MS (200), STAY_MS (0),
/// CALLID (a prefix, none), CALLS (1), RATE (10, calls a second), PATIENCE (60 s for the whole run), OUTCOME (200 OK,
/// of the call that a REFER asked for), SOUND (a file), EXTRA (more header lines of an INVITE, each with its newline;
/// none).
class Sipp
{
public:
    using Keys = QHash<QByteArray, QByteArray>;

    Sipp();
    ~Sipp();

    /// \param port     our own; 0: any
    /// \param transport  sipp's name of it: `u1` or `t1`
    bool start(const QString &scenario, quint16 serverPort, Keys keys, quint16 port = 0,
               const QString &transport = QStringLiteral("u1"));

    /// \return true if the scenario ran to its end as written
    bool finish(int milliseconds = 40'000);

    void stop();
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    quint16 port() const { return m_port; }

    /// Everything that was sent and received, as on the wire.
    QByteArray messages() const;
    QByteArray output();

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace wakeline
