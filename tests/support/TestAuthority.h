// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QTemporaryDir>

namespace wakeline {

/// A certificate authority that lives as long as one test, made with the openssl command.
class TestAuthority
{
public:
    TestAuthority();

    bool isValid() const { return m_valid; }
    QString caPath() const { return path("ca.pem"); }

    /// TLS of a server. \param name  whom its certificate is for: a host name; 127.0.0.1 is added for `localhost`
    QSslConfiguration serverTls(const QString &name, const QByteArrayList &protocols);

    /// For a server that is a program of its own.
    QString certificatePath(const QString &name);
    QString keyPath(const QString &name) const { return path(name + QStringLiteral(".key")); }

    /// A private key in PEM. \param arguments  of `openssl genpkey`
    QString makeKey(const QString &fileName, const QStringList &arguments);

    QString path(const QString &fileName) const { return m_dir.filePath(fileName); }

private:
    bool openssl(const QStringList &arguments) const;

    QTemporaryDir m_dir;
    bool m_valid = false;
};

} // namespace wakeline
