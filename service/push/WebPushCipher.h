// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "P256Key.h"
#include "WebPushSubscription.h"

namespace wakeline {

/// What only tests choose: each push has a key pair and a salt of its own.
struct WebPushSeed
{
    P256Key key;
    QByteArray salt; ///< 16 bytes

    static Result<WebPushSeed> random();
};

/// The most that one push may hold, encrypted: services guarantee 4096 bytes (RFC 8030 §7.2) but for a kilobyte that
/// some of them spend on their own.
constexpr qsizetype maxWebPushBody = 3072;

/// Header, tag and delimiter: what encryption adds.
constexpr qsizetype webPushOverhead = 16 + 4 + 1 + P256Key::pointSize + 1 + 16;

/// Encrypts for one browser: aes128gcm (RFC 8188) with the keys of RFC 8291, in one record.
/// Errors: `invalid_point`, `crypto_failed`, `too_large`.
Result<QByteArray> encryptWebPush(const QByteArray &text, const WebPushSubscription &subscription,
                                  const WebPushSeed &seed);

} // namespace wakeline
