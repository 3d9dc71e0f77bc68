// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Result.h"

#include <QSslConfiguration>
#include <QUrl>

namespace wakeline {

/// The two hosts of APNs.
struct ApnsHosts
{
    QUrl production{QStringLiteral("https://api.push.apple.com:443")};
    QUrl sandbox{QStringLiteral("https://api.sandbox.push.apple.com:443")};

    bool operator==(const ApnsHosts &) const = default;

    /// Reads WAKELINE_APNS_URL: empty (Apple's hosts), one URL for both environments, or two separated by a comma
    /// (production, sandbox). Error `invalid_url` names the URL.
    static Result<ApnsHosts> fromSetting(const QString &setting);
};

/// Reads WAKELINE_FCM_URL: empty is Google's. Error `invalid_url`.
Result<QUrl> fcmHostFromSetting(const QString &setting);

/// TLS towards providers: TLS 1.2 or newer, the peer always verified, the system's CAs and those in the PEM file
/// `extraCaPath` (WAKELINE_PROVIDER_CA), if it is not empty.
/// Error `invalid_ca` if the file holds no certificate.
Result<QSslConfiguration> providerTls(const QString &extraCaPath);

} // namespace wakeline
