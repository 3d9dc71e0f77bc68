// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiClient.h"
#include "SecretStore.h"

namespace wakeline {

/// Keeps the operator signed in over restarts: writes every new refresh token to the secret store, and forgets it on
/// sign-out. Writes follow each other, so that the newest token is the one that stays.
class SessionKeeper : public QObject
{
    Q_OBJECT

public:
    /// Both outlive this object. \param key  in the store: ConnectionProfile::secretKey()
    SessionKeeper(ApiClient &client, SecretStore &secrets, QString key, QObject *parent = nullptr);

    /// Continues the kept session. \return no value if none is kept
    QCoro::Task<ApiResult<std::optional<Operator>>> resume();

    /// Whether sessions are kept from now on; switching it off forgets what is kept.
    void setKeeping(bool keeping);

Q_SIGNALS:
    /// The session could not be kept: no keychain, or it said no. The operator stays signed in for this run.
    void notKept(const wakeline::Error &error);

private:
    void keep(std::optional<QString> token);
    QCoro::Task<void> writeAll();

    ApiClient &m_client;
    SecretStore &m_secrets;
    QString m_key;
    bool m_keeping = false;
    bool m_writing = false;
    std::optional<std::optional<QString>> m_pending; ///< what to write next: a token, or that there is none
};

} // namespace wakeline
