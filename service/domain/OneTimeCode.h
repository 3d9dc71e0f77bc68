// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace wakeline {

/// What signs an app in once: `7K3Q-M2XA-90TZ-HB4C`, sixteen of Crockford's base32 symbols drawn at random (80 bits).
/// Good for ten minutes, which no guessing fills.
class OneTimeCode
{
public:
    static OneTimeCode generate();

    /// What a scanner read or a person typed: in any case, with or without hyphens and spaces, O for 0, I and L for 1.
    static std::optional<OneTimeCode> parse(const QString &text);

    /// As it is handed out. Never to be logged or stored.
    QString text() const;
    /// What is stored: SHA-256, as nothing short of trying every code finds it.
    QByteArray hash() const;

    bool operator==(const OneTimeCode &) const = default;

private:
    explicit OneTimeCode(QByteArray symbols) : m_symbols(std::move(symbols)) {}

    QByteArray m_symbols;
};

} // namespace wakeline
