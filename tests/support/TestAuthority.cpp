// SPDX-License-Identifier: GPL-3.0-or-later
#include "TestAuthority.h"

#include <QFile>
#include <QProcess>

namespace wakeline {

TestAuthority::TestAuthority()
{
    m_valid = m_dir.isValid() &&
              openssl({"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
                       "-subj", "/CN=Wakeline test authority", "-keyout", path("ca.key"), "-out", path("ca.pem")});
}

QSslConfiguration TestAuthority::serverTls(const QString &name, const QByteArrayList &protocols)
{
    const QList<QSslCertificate> chain = QSslCertificate::fromPath(certificatePath(name));
    QFile keyFile(keyPath(name));
    if (chain.isEmpty() || !keyFile.open(QIODevice::ReadOnly))
        qFatal("the test certificate of %s cannot be read", qPrintable(name));
    QSslConfiguration tls;
    tls.setLocalCertificate(chain.first());
    tls.setPrivateKey(QSslKey(&keyFile, QSsl::Ec));
    tls.setAllowedNextProtocols(protocols);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone); // of clients: pushes carry tokens, not certificates
    return tls;
}

QString TestAuthority::certificatePath(const QString &name)
{
    const QString certificate = path(name + ".pem");
    if (QFile::exists(certificate))
        return certificate;
    const QString request = path(name + ".csr");
    QFile extensions(path(name + ".ext"));
    if (!extensions.open(QIODevice::WriteOnly))
        return {};
    extensions.write("subjectAltName=DNS:" + name.toUtf8());
    if (name == "localhost")
        extensions.write(",IP:127.0.0.1");
    extensions.close();
    const bool done =
        openssl({"req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=" + name,
                 "-keyout", keyPath(name), "-out", request}) &&
        openssl({"x509", "-req", "-in", request, "-CA", caPath(), "-CAkey", path("ca.key"), "-CAcreateserial", "-days",
                 "2", "-extfile", extensions.fileName(), "-out", certificate});
    return done ? certificate : QString();
}

QString TestAuthority::makeKey(const QString &fileName, const QStringList &arguments)
{
    return openssl(QStringList{"genpkey", "-out", path(fileName)} + arguments) ? path(fileName) : QString();
}

bool TestAuthority::openssl(const QStringList &arguments) const
{
    QProcess process;
    process.start("openssl", arguments);
    const bool done = process.waitForFinished(30'000) && process.exitCode() == 0;
    if (!done)
        qWarning("openssl %s: %s", qPrintable(arguments.value(0)), process.readAllStandardError().constData());
    return done;
}

} // namespace wakeline
