// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

namespace wakeline {

/// An app that is signed in to an extension.
struct AppSession
{
    qint64 id = 0;
    qint64 extensionId = 0;
    QString secret;
    QDateTime expiresAt;  ///< of its newest refresh token
    QString account = {}; ///< SIP user name of its own, `101~x7k2m9q4`; empty: it has the extension's password

    bool operator==(const AppSession &) const = default;

    /// The claim `sid` of its tokens.
    QString sid() const { return QString::number(id) + u'.' + secret; }
};

/// A refresh token as it is stored: SHA-256 and its end.
struct RefreshTokenRow
{
    QByteArray hash;
    QDateTime expiresAt;
};

/// A SIP account that is made with a session, and goes with it.
struct DeviceAccount
{
    QString name; ///< digest user name
    QString ha1;
    QString deviceName;

    bool operator==(const DeviceAccount &) const = default;
};

} // namespace wakeline
