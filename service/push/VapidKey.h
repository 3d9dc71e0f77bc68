// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "P256Key.h"
#include "SigningKey.h"

#include <QDateTime>

#include <chrono>

namespace wakeline {

/// Who we are to browsers' push services (RFC 8292). Subscriptions are bound to the public key: another key ends them
/// all, so the file belongs into every backup.
class VapidKey
{
public:
    /// How long a token serves; services take at most 24 hours.
    static constexpr std::chrono::hours lifetime{12};

    /// Error `invalid_key` names the file and the problem.
    static Result<VapidKey> fromFile(const QString &path);

    /// The same, and a file that does not exist is made, with mode 0600. Two processes that do so at once get the
    /// same key.
    static Result<VapidKey> fromFileOrNew(const QString &path);

    /// The application server key of `PushManager.subscribe()`: the uncompressed point in base64url.
    QByteArray publicKey() const { return m_publicKey; }

    /// The header `Authorization` for one push service.
    /// \param subject  `mailto:` or `https:`, whom the service asks in case of trouble
    QByteArray authorization(const QString &origin, const QString &subject, const QDateTime &now) const;

private:
    VapidKey(SigningKey key, QByteArray publicKey) : m_key(std::move(key)), m_publicKey(std::move(publicKey)) {}

    SigningKey m_key;
    QByteArray m_publicKey;
};

} // namespace wakeline
