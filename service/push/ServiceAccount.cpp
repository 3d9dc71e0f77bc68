// SPDX-License-Identifier: GPL-3.0-or-later
#include "ServiceAccount.h"

#include <QJsonDocument>

namespace wakeline {

using namespace std::chrono_literals;

namespace {

constexpr auto assertionLifetime = 3600s; ///< the longest that Google takes

std::unexpected<Error> invalid(const QString &path, const QString &problem)
{
    return failure(QStringLiteral("invalid_key"), path + QStringLiteral(": ") + problem);
}

} // namespace

Result<ServiceAccount> ServiceAccount::fromFile(const QString &path)
{
    const auto content = readKeyFile(path);
    if (!content)
        return std::unexpected(content.error());
    QJsonParseError problem;
    const QJsonObject account = QJsonDocument::fromJson(*content, &problem).object();
    if (problem.error != QJsonParseError::NoError)
        return invalid(path, u"it is not JSON: %1 at byte %2"_qs.arg(problem.errorString()).arg(problem.offset));
    for (const char *name : {"type", "project_id", "private_key", "client_email", "token_uri"}) {
        if (account.value(QLatin1String(name)).toString().isEmpty())
            return invalid(path, u"the field %1 is missing or no text"_qs.arg(QLatin1String(name)));
    }
    if (account.value(u"type").toString() != u"service_account")
        return invalid(path, QStringLiteral("it is not the file of a service account (its type is another)"));
    const QUrl tokenUri(account.value(u"token_uri").toString(), QUrl::StrictMode);
    if (!tokenUri.isValid() || tokenUri.scheme() != u"https" || tokenUri.host().isEmpty())
        return invalid(path, QStringLiteral("token_uri is not an https URL"));
    auto key = SigningKey::fromPem(account.value(u"private_key").toString().toUtf8(), SigningKey::Algorithm::Rs256,
                                   path + QStringLiteral(", private_key"));
    if (!key)
        return std::unexpected(key.error());

    ServiceAccount result(std::move(*key));
    result.m_keyId = account.value(u"private_key_id").toString();
    result.m_email = account.value(u"client_email").toString();
    result.m_projectId = account.value(u"project_id").toString();
    result.m_tokenUri = tokenUri;
    return result;
}

QByteArray ServiceAccount::assertion(const QDateTime &now) const
{
    QJsonObject header;
    if (!m_keyId.isEmpty())
        header.insert(QStringLiteral("kid"), m_keyId);
    const qint64 issued = now.toSecsSinceEpoch();
    return m_key.token(header,
                       {{QStringLiteral("iss"), m_email},
                        {QStringLiteral("scope"), QStringLiteral("https://www.googleapis.com/auth/firebase.messaging")},
                        {QStringLiteral("aud"), m_tokenUri.toString(QUrl::FullyEncoded)},
                        {QStringLiteral("iat"), issued},
                        {QStringLiteral("exp"), issued + assertionLifetime.count()}});
}

} // namespace wakeline
