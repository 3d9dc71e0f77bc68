// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "HttpHeaders.h"

namespace wakeline {

/// Which bytes of a representation a GET asks for (RFC 9110 §14).
struct ByteRange
{
    enum class Kind {
        Whole,         ///< no Range, or one that is to be ignored: 200
        Part,          ///< 206
        Unsatisfiable, ///< 416
    };

    Kind kind = Kind::Whole;
    qint64 offset = 0;
    qint64 length = 0; ///< 0 where unsatisfiable

    bool operator==(const ByteRange &) const = default;

    /// A malformed Range is ignored, as is one of another unit, several ranges at once, and one whose If-Range is not
    /// the strong `etag`: the answer is then the whole, which every client understands.
    static ByteRange of(const HttpHeaders &request, const QByteArray &etag, qint64 size);

    /// The value of Content-Range, for 206 and 416.
    QByteArray contentRange(qint64 size) const;
};

} // namespace wakeline
