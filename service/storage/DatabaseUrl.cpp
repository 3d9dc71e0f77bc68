// SPDX-License-Identifier: GPL-3.0-or-later
#include "DatabaseUrl.h"

#include <QDir>
#include <QStringList>
#include <QUrl>
#include <QUrlQuery>

namespace wakeline {

namespace {

// Passed on to libpq as they are. `host` is taken apart, and whatever else could change how we talk to the server is
// ours to set.
const QStringList knownOptions{QStringLiteral("sslmode"),
                               QStringLiteral("sslrootcert"),
                               QStringLiteral("sslcert"),
                               QStringLiteral("sslkey"),
                               QStringLiteral("sslcrl"),
                               QStringLiteral("gssencmode"),
                               QStringLiteral("target_session_attrs")};

std::unexpected<Error> badUrl(const QString &why)
{
    return failure(QStringLiteral("bad_database_url"), QStringLiteral("The database URL is not usable: ") + why);
}

Result<DatabaseUrl> parsePostgres(const QUrl &url)
{
    DatabaseUrl parsed;
    parsed.kind = DatabaseUrl::Kind::Postgresql;
    parsed.host = url.host(QUrl::FullyDecoded);
    parsed.port = url.port(0);
    parsed.user = url.userName(QUrl::FullyDecoded);
    parsed.password = url.password(QUrl::FullyDecoded);
    parsed.name = url.path(QUrl::FullyDecoded).mid(1);
    if (parsed.name.isEmpty())
        return badUrl(QStringLiteral("it names no database: postgresql://user@host/NAME."));
    for (const auto &[name, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded)) {
        // Qt hands the options to libpq as one text, separated by semicolons.
        if (value.contains(QLatin1Char(';')))
            return badUrl(QStringLiteral("the option %1 holds a semicolon.").arg(name));
        if (name == QLatin1String("host"))
            parsed.host = value;
        else if (name == QLatin1String("port") && value.toInt() > 0)
            parsed.port = value.toInt();
        else if (knownOptions.contains(name))
            parsed.options.append({name, value});
        else
            return badUrl(QStringLiteral("the option %1 is not one of host, %2.")
                              .arg(name, knownOptions.join(QStringLiteral(", "))));
    }
    return parsed;
}

Result<DatabaseUrl> parseSqlite(const QUrl &url)
{
    DatabaseUrl parsed;
    parsed.path = url.path(QUrl::FullyDecoded);
    if (!url.host().isEmpty() || !QDir::isAbsolutePath(parsed.path) || parsed.path.endsWith(QLatin1Char('/')))
        return badUrl(
            QStringLiteral("SQLite needs an absolute path after three slashes: sqlite:///var/lib/wakeline.db."));
    if (url.hasQuery())
        return badUrl(QStringLiteral("SQLite takes no options."));
    return parsed;
}

} // namespace

Result<DatabaseUrl> DatabaseUrl::parse(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    // Nothing of the text goes into the message: it may hold a password.
    if (!url.isValid())
        return badUrl(QStringLiteral("it is not a URL; percent-encode special characters in the password."));
    if (url.scheme() == QLatin1String("sqlite"))
        return parseSqlite(url);
    if (url.scheme() == QLatin1String("postgresql") || url.scheme() == QLatin1String("postgres"))
        return parsePostgres(url);
    return badUrl(QStringLiteral("it must begin with sqlite:// or postgresql://."));
}

QString DatabaseUrl::withoutPassword() const
{
    if (kind == Kind::Sqlite)
        return QStringLiteral("sqlite://") + path;
    const QString who = user.isEmpty() ? QString() : user + QLatin1Char('@');
    const QString where = port > 0 ? QStringLiteral("%1:%2").arg(host).arg(port) : host;
    return QStringLiteral("postgresql://%1%2/%3").arg(who, where, name);
}

} // namespace wakeline
