// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "HttpHeaders.h"

namespace wakeline {

/// A strong ETag out of a content's hash.
inline QByteArray etagOf(const QByteArray &sha256)
{
    return '"' + sha256.toHex().first(32) + '"';
}

/// Whether `If-None-Match` names this ETag (RFC 9110 §13.1.2): compared weakly, so that what a proxy marked as weak
/// still matches.
inline bool isKnown(const HttpHeaders &headers, const QByteArray &etag)
{
    for (const QByteArray &sent : headers.combined("If-None-Match").split(',')) {
        const QByteArray tag = sent.trimmed();
        if (tag == "*" || tag == etag || tag == "W/" + etag)
            return true;
    }
    return false;
}

} // namespace wakeline
