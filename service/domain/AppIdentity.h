// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

namespace wakeline {

/// Which extension an app's token speaks for.
struct AppIdentity
{
    qint64 extensionId = 0;
    QString number;
    qint64 sessionId = 0; ///< 0: the token of another server that shares the secret, which names an address alone
    QDateTime expiresAt;  ///< of the token, UTC; invalid if it does not say

    bool operator==(const AppIdentity &) const = default;
};

} // namespace wakeline
