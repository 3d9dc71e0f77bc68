// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Result.h"

#include <QByteArray>

#include <optional>

namespace wakeline {

/// Seals push tokens at rest, and fingerprints them so that they can be looked up (docs/decisions/0013).
/// All instances on one database need the same key file.
class SecretBox
{
public:
    /// Reads the key, or makes one if there is no such file (mode 0600).
    /// \return `bad_key` for a file of another size, or one that other users can read
    static Result<SecretBox> fromFile(const QString &path);

    /// \param key  32 bytes
    explicit SecretBox(const QByteArray &key);

    QByteArray seal(const QByteArray &plain) const;
    /// \return no value if it was sealed with another key, or altered
    std::optional<QByteArray> open(const QByteArray &sealed) const;
    /// The same input gives the same 32 bytes, which say nothing without the key.
    QByteArray fingerprint(const QByteArray &plain) const;

private:
    QByteArray m_sealKey;
    QByteArray m_hashKey;
};

} // namespace wakeline
