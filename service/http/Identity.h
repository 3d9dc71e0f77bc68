// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AppIdentity.h"
#include "Operator.h"

#include <QDateTime>

#include <functional>
#include <variant>

namespace wakeline {

/// Who an operator's access token speaks for.
struct OperatorIdentity
{
    qint64 id = 0;
    QString name;
    Role role = Role::Viewer;
    QDateTime expiresAt; ///< of the token, UTC
    qint64 version = 1;  ///< of the operator when it was issued

    bool operator==(const OperatorIdentity &) const = default;
};

/// A SIP server or a script beside it, on the pbx listener.
struct PbxIdentity
{
    bool operator==(const PbxIdentity &) const = default;
};

/// Who sent a request; std::monostate where the route asks nobody.
using Identity = std::variant<std::monostate, OperatorIdentity, PbxIdentity, AppIdentity>;

/// Turns an operator's access token into who it is, without waiting.
/// \return `bad_token` if it is forged, malformed or of a disabled account; `token_expired` if it is too old
using VerifyOperatorToken = std::function<Result<OperatorIdentity>(const QString &token)>;

/// Turns an app's token into the extension that it speaks for, without waiting.
/// \return `bad_token` also for a session that is over and an extension that is gone; `token_expired`
using VerifyAppToken = std::function<Result<AppIdentity>(const QString &token)>;

} // namespace wakeline
