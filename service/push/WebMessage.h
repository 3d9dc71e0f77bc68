// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Http2Message.h"

#include <QUrl>

namespace wakeline {

/// A request to any origin, in whichever version of HTTP the peer speaks.
struct WebRequest
{
    QByteArray method = "POST"; ///< or GET, without a body
    QUrl url = {};              ///< absolute
    QList<Http2Header> headers = {};
    QByteArray body = {};

    bool operator==(const WebRequest &) const = default;
};

/// `failure` means what it means for Http2Client; Refused does not occur.
struct WebAnswer : Http2Answer
{
    /// The host has only addresses that WebClient::Options::onlyPublic forbids: nothing was sent.
    bool addressForbidden = false;

    bool operator==(const WebAnswer &) const = default;
};

} // namespace wakeline
