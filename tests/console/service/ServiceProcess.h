// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

namespace wakeline {

/// wakelined on an SQLite database of its own, with extensions 201 to 203, an operator of each role, named like it.
/// No SIP server answers it, which it says in its status and lives with.
class ServiceProcess
{
public:
    static constexpr char password[] = "a long enough password"; ///< of all operators

    ServiceProcess();
    ~ServiceProcess();

    /// Before start(): calls that are over, a minute apart, from and to extension 201, every tenth of them busy.
    QString addCalls(int count);
    /// Before start(): calls go to a recorder, which listens on recorderSocket() and fills the spool.
    void useRecorder();
    QString recorderSocket() const;
    QString voicemailSpool() const;
    /// Before start(): a setting besides those of every test, by its environment name.
    void set(const QString &name, const QString &value) { m_settings.insert(name, value); }
    /// Before start(): it signs licence files. \return an empty text, or why it does not work
    QString signLicenses();
    /// Of the key that signs.
    QString publicKeyFile() const { return m_folder.filePath(QStringLiteral("license.pub")); }
    /// \return an empty text, or why it does not work
    QString prepare();
    QString start();
    QString restart();
    /// SIGKILL, as a crash would. start() begins again on the same database and port.
    void crash();

    QUrl url() const;
    /// `data` of the answer, and its status; not through the console's own client.
    std::pair<int, QJsonObject> send(const QByteArray &method, const QString &path, const QJsonObject &body = {},
                                     const QString &token = {});
    /// An access token of the operator with this name.
    QString signIn(const QString &name);

    /// Of a file in its folder: `wakelined.log`, `license.json`.
    QByteArray fileText(const QString &name) const;
    /// An answer that is a file.
    QByteArray download(const QString &path, const QString &token);

private:
    QString command(const QStringList &arguments, const QByteArray &input = {});
    QProcessEnvironment environment() const;

    QTemporaryDir m_folder;
    QHash<QString, QString> m_settings;
    bool m_hasRecorder = false;
    quint16 m_port;
    quint16 m_noServer; ///< where the SIP server would be
    QProcess m_process;
};

} // namespace wakeline
