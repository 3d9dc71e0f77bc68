// SPDX-License-Identifier: GPL-3.0-or-later
#include "VapidKey.h"

#include <QFile>
#include <QTemporaryFile>

#include <unistd.h>

namespace wakeline {

namespace {

/// Moved into place whole: another process sees the whole key or none. One that is there already stays.
Result<void> writeNew(const QString &path, const QByteArray &pem)
{
    QTemporaryFile file(path + QStringLiteral(".XXXXXX")); // made with mode 0600
    const bool written = file.open() && file.write(pem) == pem.size() && file.flush() && ::fsync(file.handle()) == 0;
    if (!written)
        return failure(QStringLiteral("invalid_key"),
                       path + QStringLiteral(": it cannot be written: %1").arg(file.errorString()));
    if (!file.rename(path) && !QFile::exists(path)) // never replaces
        return failure(QStringLiteral("invalid_key"),
                       path + QStringLiteral(": it cannot be written: %1").arg(file.errorString()));
    file.setAutoRemove(file.fileName() != path);
    return {};
}

} // namespace

Result<VapidKey> VapidKey::fromFile(const QString &path)
{
    const auto pem = readKeyFile(path);
    if (!pem)
        return std::unexpected(pem.error());
    const auto pair = P256Key::fromPem(*pem, path);
    if (!pair)
        return std::unexpected(pair.error());
    auto key = SigningKey::fromPem(*pem, SigningKey::Algorithm::Es256, path);
    if (!key)
        return std::unexpected(key.error());
    return VapidKey(std::move(*key),
                    pair->point().toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Result<VapidKey> VapidKey::fromFileOrNew(const QString &path)
{
    if (!QFile::exists(path)) {
        const auto pair = P256Key::generate();
        if (!pair)
            return std::unexpected(pair.error());
        if (const auto written = writeNew(path, pair->toPem()); !written)
            return std::unexpected(written.error());
    }
    return fromFile(path);
}

QByteArray VapidKey::authorization(const QString &origin, const QString &subject, const QDateTime &now) const
{
    const qint64 end = now.toSecsSinceEpoch() + std::chrono::seconds(lifetime).count();
    const QJsonObject claims{
        {QStringLiteral("aud"), origin}, {QStringLiteral("exp"), end}, {QStringLiteral("sub"), subject}};
    return "vapid t=" + m_key.token({}, claims) + ", k=" + m_publicKey;
}

} // namespace wakeline
