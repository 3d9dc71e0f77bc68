// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "License.h"
#include "WebClient.h"

namespace wakeline {

/// What the licence server says of our licence.
struct ServerWord
{
    ValidationCode code = ValidationCode::Valid;
    QString instanceId; ///< of an activation
    QString tier;
    int maxExtensions = 0;
    std::optional<QDateTime> expiresAt;
    QByteArray file; ///< the licence file; empty where the server has no signing key

    bool operator==(const ServerWord &) const = default;
};

/// Another Wakeline's licence server, as a PBX uses it (wire contract §1).
///
/// Errors: `license_refused` with the server's ValidationCode as the field (a refusal that is final until the vendor
/// acts), and `license_server_unreachable` for whatever else (no answer, 429, 5xx, an answer that is none): later.
class LicenseServer : public QObject
{
    Q_OBJECT

public:
    /// \param base  `push.gateway_url`
    LicenseServer(QUrl base, QString key, const QSslConfiguration &tls, QObject *parent = nullptr);

    /// Another key, for everything from now on; empty: none.
    void setKey(QString key) { m_key = std::move(key); }
    const QString &key() const { return m_key; }

    /// With a key that is not this installation's yet.
    QCoro::Task<Result<ServerWord>> activateWith(QString key, QString hostname, QString version, QString fingerprint);
    /// Gives the seat back. An installation that the server does not know is given back already.
    QCoro::Task<Result<void>> deactivate(QString key, QString instanceId);

    QCoro::Task<Result<ServerWord>> activate(QString hostname, QString version, QString fingerprint);
    QCoro::Task<Result<ServerWord>> heartbeat(QString instanceId, QString version, int extensionsInUse);

private:
    QCoro::Task<Result<QJsonObject>> post(QString path, QString key, QJsonObject body);

    QUrl m_base;
    QString m_key;
    WebClient m_client;
};

} // namespace wakeline
