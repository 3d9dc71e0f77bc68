// SPDX-License-Identifier: GPL-3.0-or-later
#include "SecretBox.h"

#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

namespace wakeline {

namespace {

constexpr qsizetype keySize = crypto_kdf_KEYBYTES;
static_assert(keySize == 32);

std::unexpected<Error> badKey(const QString &path, const QString &why)
{
    return failure(QStringLiteral("bad_key"), QStringLiteral("The key file %1 %2").arg(path, why));
}

unsigned char *bytes(QByteArray &array)
{
    return reinterpret_cast<unsigned char *>(array.data());
}

const unsigned char *bytes(const QByteArray &array)
{
    return reinterpret_cast<const unsigned char *>(array.constData());
}

/// One key for one purpose: the sealing key must not be the hashing key.
QByteArray derive(const QByteArray &key, quint64 purpose)
{
    if (sodium_init() < 0)
        qFatal("libsodium cannot be started.");
    QByteArray derived(crypto_secretbox_KEYBYTES, Qt::Uninitialized);
    crypto_kdf_derive_from_key(bytes(derived), static_cast<std::size_t>(derived.size()), purpose, "wakeline",
                               bytes(key));
    return derived;
}

/// \return an empty array if the file is there already
Result<QByteArray> createKeyFile(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0 && errno == EEXIST)
        return QByteArray();
    if (file < 0)
        return badKey(path, QStringLiteral("cannot be created: %1.").arg(qt_error_string(errno)));
    QByteArray key(keySize, Qt::Uninitialized);
    randombytes_buf(key.data(), static_cast<std::size_t>(key.size()));
    const bool written =
        ::write(file, key.constData(), static_cast<std::size_t>(key.size())) == key.size() && ::fsync(file) == 0;
    ::close(file);
    if (!written) {
        QFile::remove(path);
        return badKey(path, QStringLiteral("cannot be written: %1.").arg(qt_error_string(errno)));
    }
    return key;
}

} // namespace

Result<SecretBox> SecretBox::fromFile(const QString &path)
{
    if (sodium_init() < 0) // randombytes_buf() below
        return failure(QStringLiteral("bad_key"), QStringLiteral("libsodium cannot be started."));
    const auto created = createKeyFile(path);
    if (!created)
        return std::unexpected(created.error());
    if (!created->isEmpty())
        return SecretBox(*created);

    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return badKey(path, QStringLiteral("cannot be read: %1.").arg(file.errorString()));
    struct stat status;
    if (::fstat(file.handle(), &status) != 0 || (status.st_mode & 077) != 0)
        return badKey(path, QStringLiteral("may be read by other users; make it mode 0600."));
    const QByteArray key = file.readAll();
    if (key.size() != keySize)
        return badKey(path, QStringLiteral("has %1 bytes instead of %2.").arg(key.size()).arg(keySize));
    return SecretBox(key);
}

SecretBox::SecretBox(const QByteArray &key) : m_sealKey(derive(key, 1)), m_hashKey(derive(key, 2))
{
    Q_ASSERT(key.size() == keySize);
}

QByteArray SecretBox::seal(const QByteArray &plain) const
{
    QByteArray sealed(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + plain.size(), Qt::Uninitialized);
    randombytes_buf(sealed.data(), crypto_secretbox_NONCEBYTES);
    crypto_secretbox_easy(bytes(sealed) + crypto_secretbox_NONCEBYTES, bytes(plain),
                          static_cast<unsigned>(plain.size()), bytes(sealed), bytes(m_sealKey));
    return sealed;
}

std::optional<QByteArray> SecretBox::open(const QByteArray &sealed) const
{
    const qsizetype overhead = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    if (sealed.size() < overhead)
        return std::nullopt;
    QByteArray plain(sealed.size() - overhead, Qt::Uninitialized);
    const auto boxed = static_cast<unsigned>(sealed.size() - qsizetype(crypto_secretbox_NONCEBYTES));
    if (crypto_secretbox_open_easy(bytes(plain), bytes(sealed) + crypto_secretbox_NONCEBYTES, boxed, bytes(sealed),
                                   bytes(m_sealKey)) != 0)
        return std::nullopt;
    return plain;
}

QByteArray SecretBox::fingerprint(const QByteArray &plain) const
{
    QByteArray hash(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash(bytes(hash), static_cast<std::size_t>(hash.size()), bytes(plain),
                       static_cast<unsigned long long>(plain.size()), bytes(m_hashKey),
                       static_cast<std::size_t>(m_hashKey.size()));
    return hash;
}

} // namespace wakeline
