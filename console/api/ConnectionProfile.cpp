// SPDX-License-Identifier: GPL-3.0-or-later
#include "ConnectionProfile.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QUuid>

namespace wakeline {

namespace {

/// The context of the words here.
struct ProfileWords
{
    Q_DECLARE_TR_FUNCTIONS(ProfileWords)
};

} // namespace

bool isLoopback(const QUrl &url)
{
    const QString host = url.host();
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

ConnectionProfile ConnectionProfile::create()
{
    ConnectionProfile profile;
    profile.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    return profile;
}

Result<void> ConnectionProfile::check() const
{
    const auto wrong = [](const QString &text, const char *field) {
        return failure(QStringLiteral("invalid_value"), text, QLatin1String(field));
    };
    if (name.trimmed().isEmpty())
        return wrong(ProfileWords::tr("Give the connection a name."), "name");
    if (!url.isValid() || url.host().isEmpty())
        return wrong(ProfileWords::tr("This is not an address. It looks like https://pbx.example.net."), "url");
    if (url.scheme() != QLatin1String("https") && url.scheme() != QLatin1String("http"))
        return wrong(ProfileWords::tr("The address must begin with https://."), "url");
    if (!url.userInfo().isEmpty())
        return wrong(ProfileWords::tr("The address must not hold a user name or password."), "url");
    if (!url.path().isEmpty() && url.path() != QLatin1String("/"))
        return wrong(ProfileWords::tr("Enter the address without a path."), "url");
    if (url.scheme() == QLatin1String("http") && !isLoopback(url))
        return wrong(ProfileWords::tr(
                         "Over http the password would travel readable; use https. Only this computer may use http."),
                     "url");
    return {};
}

QUrl ConnectionProfile::urlFromInput(const QString &text)
{
    QString input = text.trimmed();
    while (input.endsWith(QLatin1Char('/')))
        input.chop(1);
    if (input.isEmpty())
        return {};
    if (input.contains(QLatin1String("://")))
        return QUrl(input, QUrl::StrictMode);
    const QUrl plain(QLatin1String("http://") + input, QUrl::StrictMode);
    return isLoopback(plain) ? plain : QUrl(QLatin1String("https://") + input, QUrl::StrictMode);
}

QString ConnectionProfile::origin() const
{
    const int port = url.port(url.scheme() == QLatin1String("http") ? 80 : 443);
    return QStringLiteral("%1:%2:%3").arg(url.scheme(), url.host(), QString::number(port));
}

QString ConnectionProfile::secretKey() const
{
    return id + QLatin1Char('@') + origin();
}

QUrl ConnectionProfile::apiUrl(const QString &path) const
{
    QUrl api = url;
    api.setPath(path);
    return api;
}

QUrl ConnectionProfile::feedUrl() const
{
    QUrl feed = apiUrl(QStringLiteral("/ws"));
    feed.setScheme(url.scheme() == QLatin1String("http") ? QStringLiteral("ws") : QStringLiteral("wss"));
    return feed;
}

QString fingerprintText(const QByteArray &sha256)
{
    return QString::fromLatin1(sha256.toHex(':').toUpper());
}

} // namespace wakeline
