// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

namespace wakeline {

/// The stand-ins for Apple and Google as a process of their own (demo/providers), and what they received.
class StandIns
{
public:
    ~StandIns();

    /// \return an empty text, or why it does not work
    QString start();

    /// A file or address that they told: `ca`, `fcm_url`, …
    QString value(const char *name) const { return m_told.value(QLatin1String(name)).toString(); }
    /// Lets a wakelined push to them.
    void configure(QProcessEnvironment &environment) const;

    /// Oldest first: {token, payload, …}.
    QList<QJsonObject> pushes() const;
    QList<QJsonObject> pushesOf(const QByteArray &token, const QString &event = QStringLiteral("incoming_call")) const;

private:
    QTemporaryDir m_folder{QStringLiteral("/tmp/wakeline-standins-XXXXXX")};
    QProcess m_process;
    QJsonObject m_told;
};

} // namespace wakeline
