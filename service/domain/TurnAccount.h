// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>

#include <chrono>

namespace wakeline {

/// A name and password that a TURN server with our shared secret accepts until they expire, without having heard of
/// them: coturn's `use-auth-secret`.
/// \see draft-uberti-behave-turn-rest-00 §2.2
struct TurnAccount
{
    static constexpr std::chrono::seconds lifetime = std::chrono::hours(24);

    QString username; ///< `<expiry, seconds since 1970>:<user>`
    QByteArray password;

    bool operator==(const TurnAccount &) const = default;

    static TurnAccount of(const QString &user, const QByteArray &secret, const QDateTime &now);
};

} // namespace wakeline
