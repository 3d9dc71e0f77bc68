// SPDX-License-Identifier: GPL-3.0-or-later
#include "TlsFiles.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

namespace wakeline {

namespace {

Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(QStringLiteral("invalid_value"),
                       QStringLiteral("Cannot read %1: %2").arg(path, file.errorString()));
    return file.readAll();
}

std::unexpected<Error> unusable(const QString &path, const QString &expected)
{
    return failure(QStringLiteral("invalid_value"), QStringLiteral("%1 holds no %2").arg(path, expected));
}

} // namespace

Result<QSslConfiguration> TlsFiles::load() const
{
    const auto certificateText = contentOf(certificate);
    if (!certificateText)
        return std::unexpected(certificateText.error());
    const auto keyText = contentOf(key);
    if (!keyText)
        return std::unexpected(keyText.error());

    const QList<QSslCertificate> chain = QSslCertificate::fromData(*certificateText, QSsl::Pem);
    if (chain.isEmpty() || chain.first().isNull())
        return unusable(certificate, QStringLiteral("PEM certificate"));
    QSslKey privateKey;
    for (const auto algorithm : {QSsl::Rsa, QSsl::Ec}) {
        if (privateKey.isNull())
            privateKey = QSslKey(*keyText, algorithm, QSsl::Pem, QSsl::PrivateKey);
    }
    if (privateKey.isNull())
        return unusable(key, QStringLiteral("PEM private key (RSA or EC, without a passphrase)"));

    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(privateKey);
    return configuration;
}

} // namespace wakeline
