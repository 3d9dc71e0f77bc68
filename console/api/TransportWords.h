// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiError.h"

#include <QCoreApplication>
#include <QNetworkReply>
#include <QUrl>

namespace wakeline {

/// Whether the request failed on the way, not by the server's answer.
bool isTransportError(QNetworkReply::NetworkError error);

/// The error in words that say what to look at.
ApiError transportError(QNetworkReply::NetworkError error, const QUrl &server, std::chrono::milliseconds timeout);

/// The context of the words about what happens on the way.
struct TransportWords
{
    Q_DECLARE_TR_FUNCTIONS(TransportWords)
};

} // namespace wakeline
