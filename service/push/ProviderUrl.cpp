// SPDX-License-Identifier: GPL-3.0-or-later
#include "ProviderUrl.h"

#include <QSslCertificate>

namespace wakeline {

namespace {

Result<QUrl> parseHost(const QString &text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    const bool bare = url.path().isEmpty() || url.path() == u"/";
    if (!url.isValid() || url.scheme() != u"https" || url.host().isEmpty() || !bare || url.hasQuery())
        return failure(QStringLiteral("invalid_url"), u"\"%1\" is not of the form https://host[:port]"_qs.arg(text));
    return url;
}

} // namespace

Result<ApnsHosts> ApnsHosts::fromSetting(const QString &setting)
{
    if (setting.trimmed().isEmpty())
        return ApnsHosts{};
    const QStringList texts = setting.split(u',');
    if (texts.size() > 2)
        return failure(QStringLiteral("invalid_url"), u"\"%1\" names more than production and sandbox"_qs.arg(setting));
    const auto production = parseHost(texts.first());
    const auto sandbox = parseHost(texts.last());
    if (!production)
        return std::unexpected(production.error());
    if (!sandbox)
        return std::unexpected(sandbox.error());
    return ApnsHosts{*production, *sandbox};
}

Result<QUrl> fcmHostFromSetting(const QString &setting)
{
    if (setting.trimmed().isEmpty())
        return QUrl(QStringLiteral("https://fcm.googleapis.com:443"));
    return parseHost(setting);
}

Result<QSslConfiguration> providerTls(const QString &extraCaPath)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!extraCaPath.isEmpty() && !tls.addCaCertificates(extraCaPath))
        return failure(QStringLiteral("invalid_ca"), extraCaPath + QStringLiteral(": it holds no certificate in PEM"));
    return tls;
}

} // namespace wakeline
