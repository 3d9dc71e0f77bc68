// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include <chrono>

namespace wakeline {

struct PlainAnswer
{
    int status = 0; ///< 0: none came
    QByteArray body;

    QJsonObject json() const;
    QJsonObject data() const { return json().value(QLatin1String("data")).toObject(); }
};

/// One request to a server on this machine, on a connection of its own; waits without an event loop.
/// \param headers  each with its CR LF
PlainAnswer plainHttp(quint16 port, const QByteArray &method, const QString &path, const QByteArray &body,
                      const QByteArray &headers, std::chrono::milliseconds patience = std::chrono::seconds(10));

/// The header of an operator's request.
QByteArray bearer(const QByteArray &token);

/// Signs in. \return the access token, empty if refused
QByteArray signIn(quint16 port, const QString &name, const QString &password);

} // namespace wakeline
