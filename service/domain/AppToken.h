// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Extension.h"
#include "JwtKeys.h"

#include <QHash>

#include <chrono>

namespace wakeline {

/// What an app's token says: which extension, in which session, until when.
struct AppToken
{
    qint64 extensionId = 0;
    QString number;
    QString address;    ///< `number@domain`
    QString session;    ///< AppSession::sid()
    QDateTime issuedAt; ///< whole seconds
    QDateTime expiresAt;

    bool operator==(const AppToken &) const = default;
};

/// Issues and reads the tokens of mobile apps: HS256 with the configured secret itself, since other servers of an
/// installation share it (docs/decisions/0102). Operators' tokens are signed with keys derived from it, so neither
/// kind is ever taken for the other. For one thread.
class AppTokens
{
public:
    static constexpr std::chrono::days lifetime{7};
    static constexpr qsizetype verifiedKept = 4096; ///< about 1 KiB each

    /// \param secrets  configured secrets, newest first: the first one signs, all are accepted
    /// \param domain   of the addresses-of-record
    AppTokens(const QList<QByteArray> &secrets, QString domain);

    AppToken issue(const Extension &extension, const QString &session, const QDateTime &now) const;
    QString write(const AppToken &token) const;

    /// A token of our own. Errors: `bad_token`, `token_expired`.
    Result<AppToken> read(const QByteArray &text, const QDateTime &now) const;

    /// The extension number in `sub` = `number@domain` of a token of another server that shares the secret; no other
    /// claim is needed, but `exp` and `nbf` hold where they are there. A token that names a session is ours and must
    /// pass read(). Errors: `bad_token`, `token_expired`.
    Result<QString> readAddress(const QByteArray &text, const QDateTime &now) const;

private:
    JwtKeys m_keys;
    QString m_domain;
    /// Tokens whose signature and claims were found good: an app shows the same one for a week. Whether the time is
    /// right is asked anew each time.
    mutable QHash<QByteArray, AppToken> m_verified;
};

} // namespace wakeline
