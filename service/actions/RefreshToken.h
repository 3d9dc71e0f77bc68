// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace wakeline {

/// `size` bytes of the system's CSPRNG in URL-safe base64.
QString randomText(qsizetype size);

/// 256 random bits: nothing to guess, so nothing to salt or to hash slowly.
inline QString newRefreshToken()
{
    return randomText(32);
}

/// What is stored of it.
QByteArray refreshTokenHash(const QString &refreshToken);

} // namespace wakeline
