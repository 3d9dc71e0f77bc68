// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PushMessage.h"
#include "WebMessage.h"

namespace wakeline {

/// How we show another Wakeline that we may push through it.
struct RemoteLicense
{
    QString key;      ///< a secret
    QString instance; ///< from the licence's activation; empty if it is not known yet

    bool operator==(const RemoteLicense &) const = default;
};

/// `POST /v1/push` (wire contract §1).
/// \param base  of the gateway, with or without a path of its own
WebRequest remotePushRequest(const QUrl &base, const RemoteLicense &license, const PushMessage &message,
                             const QDateTime &now);

/// `base` with `path` behind its own one.
QUrl remoteUrl(QUrl base, const QString &path);

} // namespace wakeline
