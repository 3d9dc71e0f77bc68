// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Result.h"

#include <QByteArray>
#include <QUrl>

namespace wakeline {

/// Where a browser is pushed to and how what it gets is encrypted: `PushSubscription.toJSON()` (W3C Push API).
struct WebPushSubscription
{
    QUrl endpoint;     ///< https; a secret: who knows it may push
    QByteArray p256dh; ///< the browser's point on P-256, 65 bytes
    QByteArray auth;   ///< 16 bytes

    bool operator==(const WebPushSubscription &) const = default;

    /// Reads `{"endpoint":…,"keys":{"p256dh":…,"auth":…}}`; other fields are passed over.
    /// Errors: `invalid_token` with a sentence that names the field and quotes nothing.
    static Result<WebPushSubscription> fromJson(const QString &text);

    /// The compact form that is stored as a push token.
    QString toToken() const;

    /// `https://host[:port]` of the push service.
    QString origin() const;
};

} // namespace wakeline
