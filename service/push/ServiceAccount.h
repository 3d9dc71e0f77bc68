// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "SigningKey.h"

#include <QDateTime>
#include <QUrl>

namespace wakeline {

/// A Google service account, as its JSON file describes it.
class ServiceAccount
{
public:
    /// Error `invalid_key`: names the file and the field, never the content.
    static Result<ServiceAccount> fromFile(const QString &path);

    QString projectId() const { return m_projectId; }
    QUrl tokenUri() const { return m_tokenUri; }

    /// What is exchanged for an access token to FCM, valid for an hour (RFC 7523).
    QByteArray assertion(const QDateTime &now) const;

private:
    explicit ServiceAccount(SigningKey key) : m_key(std::move(key)) {}

    SigningKey m_key;
    QString m_keyId;
    QString m_email;
    QString m_projectId;
    QUrl m_tokenUri;
};

} // namespace wakeline
