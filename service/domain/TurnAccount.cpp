// SPDX-License-Identifier: GPL-3.0-or-later
#include "TurnAccount.h"

#include <QMessageAuthenticationCode>

namespace wakeline {

TurnAccount TurnAccount::of(const QString &user, const QByteArray &secret, const QDateTime &now)
{
    const QString username = QString::number(now.toSecsSinceEpoch() + lifetime.count()) + u':' + user;
    // SHA-1, because that is what TURN servers reckon with; as an HMAC it is not broken.
    const QByteArray mac = QMessageAuthenticationCode::hash(username.toUtf8(), secret, QCryptographicHash::Sha1);
    return {username, mac.toBase64()};
}

} // namespace wakeline
