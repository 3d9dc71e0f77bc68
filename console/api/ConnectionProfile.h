// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Result.h"

#include <QByteArray>
#include <QUrl>

namespace wakeline {

/// A server that the operator connects to. Holds no secret: the session is in the SecretStore, under secretKey().
struct ConnectionProfile
{
    QString id; ///< made once, never shown
    QString name;
    QUrl url; ///< `https://pbx.example.net`, without a path
    QString username;
    bool keepSignedIn = false;
    QByteArray
        pinnedCertificate; ///< SHA-256 of the certificate that the operator trusts, 32 bytes; empty: the system decides
    bool plainSecretAllowed =
        false; ///< the operator asked for the session to be kept readable where there is no keychain

    bool operator==(const ConnectionProfile &) const = default;

    /// A new profile with an id of its own.
    static ConnectionProfile create();

    /// What is wrong with the address or the name, with `field` naming which; plain http is for this computer only, as
    /// the password would travel readable.
    Result<void> check() const;

    /// Completes what people type: `pbx.example.net` becomes `https://pbx.example.net`, `localhost:8080` http.
    static QUrl urlFromInput(const QString &text);

    /// Scheme, host and port: addresses that share it lead to the same server.
    QString origin() const;
    /// What the session is kept under. It names the server, so that none is ever sent to another one.
    QString secretKey() const;

    QUrl apiUrl(const QString &path) const;
    /// The live feed: ws(s)://…/ws.
    QUrl feedUrl() const;
};

/// Whether the address is this computer's own.
bool isLoopback(const QUrl &url);

/// `AB:CD:…`, as certificate viewers show it.
QString fingerprintText(const QByteArray &sha256);

} // namespace wakeline
