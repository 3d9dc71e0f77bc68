// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ApiError.h"

#include <QNetworkReply>
#include <QUrl>

namespace wakeline {

/// Whether the request failed on the way, not by the server's answer.
bool isTransportError(QNetworkReply::NetworkError error);

/// The error in words that say what to look at.
ApiError transportError(QNetworkReply::NetworkError error, const QUrl &server, std::chrono::milliseconds timeout);

QString transportWords(const char *text);

} // namespace wakeline
