// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Result.h"

namespace wakeline {

/// A licence key: `WL-7K3QF-…`, five groups of five of Crockford's base32 symbols, 23 drawn at random (115 bits) and
/// two that check them, so that a typo is told from a key that nobody issued.
class LicenseKey
{
public:
    /// A new key from the system's CSPRNG.
    static LicenseKey generate();

    /// Reads what a person typed: in any case, with or without hyphens and spaces, O for 0, I and L for 1.
    /// \return `license_key_malformed` (it cannot be a key at all) or `license_key_mistyped` (its check symbols do not
    ///         fit: one wrong symbol and two swapped ones are always found)
    static Result<LicenseKey> parse(const QString &text);

    /// As it is handed out.
    QString text() const;
    /// What may be stored, logged and shown: `WL-7K3QF`.
    QString prefix() const;
    /// The symbols alone, for hashing.
    QByteArray normalised() const { return m_symbols; }

    bool operator==(const LicenseKey &) const = default;

private:
    explicit LicenseKey(QByteArray symbols) : m_symbols(std::move(symbols)) {}

    QByteArray m_symbols; ///< 25, upper case
};

} // namespace wakeline
