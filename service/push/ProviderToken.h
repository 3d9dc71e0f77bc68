// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "SigningKey.h"

#include <QDateTime>

#include <chrono>

namespace wakeline {

/// The token that names our team to APNs: signed rarely, since Apple takes it for an hour and answers
/// TooManyProviderTokenUpdates to those who sign more often than every 20 minutes. Given the time.
/// \see Apple, "Establishing a token-based connection to APNs"
class ProviderToken
{
public:
    static constexpr std::chrono::minutes lifetime{50};
    static constexpr std::chrono::minutes minimumAge{20};

    ProviderToken(SigningKey key, QString keyId, QString teamId);

    /// The token to send now; signed anew once it is 50 minutes old.
    QByteArray current(const QDateTime &now);

    /// APNs called the token expired. \return whether it was signed anew: not if it is younger than 20 minutes, for
    /// then this machine's clock is wrong and a new signature would not help
    bool renew(const QDateTime &now);

private:
    std::chrono::seconds age(const QDateTime &now) const;
    void sign(const QDateTime &now);

    SigningKey m_key;
    QString m_keyId;
    QString m_teamId;
    QByteArray m_token;
    QDateTime m_signedAt;
};

} // namespace wakeline
