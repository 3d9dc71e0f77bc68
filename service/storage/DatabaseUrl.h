// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Result.h"

#include <QList>
#include <QString>

#include <utility>

namespace wakeline {

/// Where the database is: `sqlite:///abs/path.db`, or `postgresql://user[:password]@host[:port]/name[?option=value&…]`.
/// A Unix socket's folder goes into `?host=/run/postgresql`. Parts are percent-decoded.
struct DatabaseUrl
{
    enum class Kind { Sqlite, Postgresql };

    Kind kind = Kind::Sqlite;
    QString path; ///< SQLite: the file
    QString host;
    int port = 0; ///< 0: the server's default
    QString user;
    QString password;
    QString name;
    QList<std::pair<QString, QString>> options; ///< libpq's own: sslmode, sslrootcert, sslcert, sslkey …

    bool operator==(const DatabaseUrl &) const = default;

    static Result<DatabaseUrl> parse(const QString &text);

    /// The URL without its password, for logs.
    QString withoutPassword() const;
};

} // namespace wakeline
