// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PlainHttp.h"
#include "PostgresServer.h"
#include "StandIns.h"

#include <QUrl>

namespace wakeline {

/// A vendor's wakelined: push gateway and licence server on a PostgreSQL of its own, with stand-ins for Apple and
/// Google and a key that licence files are signed with.
class Vendor
{
public:
    struct Ran
    {
        int exitCode = -1;
        QString output;
        QString complaint; ///< stderr
    };

    Vendor();
    ~Vendor();

    /// \return an empty text, or why it does not work
    QString start();
    QString startWakelined(); ///< waits until it is ready
    void killWakelined();     ///< SIGKILL, as a crash would

    /// `wakelined` with these arguments and the vendor's settings.
    Ran run(const QStringList &arguments, const QByteArray &input = {}) const;
    /// A new licence's key.
    QString issue(const QStringList &more = {}) const;

    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port)); }
    quint16 port() const { return m_port; }
    QString file(const QString &name) const { return m_folder.filePath(name); }
    QString publicKey() const { return file(QStringLiteral("license.pub")); }

    /// As an operator of the role vendor, on the path behind `/api/v1/`.
    PlainAnswer ask(const QByteArray &method, const QString &path, const QByteArray &body = {});
    /// The one licence whose key begins like this one.
    QJsonObject licenseOf(const QString &key);
    QString pathOf(const QString &key);
    PlainAnswer push(const QString &key, const QByteArray &token, const QString &callId) const;

    const StandIns &standIns() const { return m_standIns; }
    PostgresServer &postgres() { return m_postgres; }
    QByteArray logs() const;

private:
    QProcessEnvironment environment() const;

    quint16 m_port;
    QTemporaryDir m_folder{QStringLiteral("/tmp/wakeline-vendor-XXXXXX")};
    PostgresServer m_postgres;
    StandIns m_standIns;
    QProcess m_wakelined;
    QByteArray m_accessToken;
};

} // namespace wakeline
