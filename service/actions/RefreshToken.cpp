// SPDX-License-Identifier: GPL-3.0-or-later
#include "RefreshToken.h"

#include <QCryptographicHash>

#include <sodium.h>

namespace wakeline {

QString randomText(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    randombytes_buf(bytes.data(), static_cast<std::size_t>(bytes.size()));
    return QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

QByteArray refreshTokenHash(const QString &refreshToken)
{
    return QCryptographicHash::hash(refreshToken.toUtf8(), QCryptographicHash::Sha256);
}

} // namespace wakeline
