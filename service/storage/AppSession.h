// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

namespace wakeline {

/// An app that is signed in to an extension.
struct AppSession
{
    qint64 id = 0;
    qint64 extensionId = 0;
    QString secret;
    QDateTime expiresAt; ///< of its newest refresh token

    bool operator==(const AppSession &) const = default;

    /// The claim `sid` of its tokens.
    QString sid() const { return QString::number(id) + u'.' + secret; }
};

} // namespace wakeline
