// SPDX-License-Identifier: GPL-3.0-or-later
#include "ByteRange.h"

#include <algorithm>
#include <limits>

namespace wakeline {

namespace {

/// `1*DIGIT`; a number too large for any file stands for the largest. No value where it is something else.
std::optional<qint64> position(const QByteArray &digits)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (digits.isEmpty() || !std::ranges::all_of(digits, isDigit))
        return std::nullopt;
    bool fits = false;
    const qint64 number = digits.toLongLong(&fits);
    return fits ? number : std::numeric_limits<qint64>::max();
}

ByteRange part(qint64 first, qint64 last, qint64 size)
{
    if (first >= size)
        return {ByteRange::Kind::Unsatisfiable, 0, 0};
    return {ByteRange::Kind::Part, first, std::min(last, size - 1) - first + 1};
}

/// One `first-last`, `first-` or `-length` (§14.1.2).
ByteRange rangeFrom(const QByteArray &spec, qint64 size)
{
    const ByteRange whole{ByteRange::Kind::Whole, 0, size};
    const qsizetype dash = spec.indexOf('-');
    if (dash < 0)
        return whole;
    const auto first = position(spec.first(dash));
    const auto last = position(spec.sliced(dash + 1));
    if (dash == 0) {
        if (!last)
            return whole;
        // The last 0 bytes are no range; of nothing at all, the last bytes are the whole of it.
        if (*last > 0 && size == 0)
            return whole;
        return *last > 0 ? part(std::max<qint64>(0, size - *last), size - 1, size) : part(size, size, size);
    }
    if (!first || (!last && dash + 1 < spec.size()) || (last && *last < *first))
        return whole;
    return part(*first, last.value_or(std::numeric_limits<qint64>::max()), size);
}

} // namespace

ByteRange ByteRange::of(const HttpHeaders &request, const QByteArray &etag, qint64 size)
{
    const ByteRange whole{Kind::Whole, 0, size};
    if (request.count("Range") != 1)
        return whole;
    // §13.1.5: strong comparison. A date never matches, since no Last-Modified is sent.
    if (request.contains("If-Range") && request.combined("If-Range").trimmed() != etag)
        return whole;
    const QByteArray value = request.value("Range").trimmed();
    const qsizetype equals = value.indexOf('=');
    if (equals < 0 || value.first(equals).compare("bytes", Qt::CaseInsensitive) != 0)
        return whole;
    QByteArrayList specs;
    for (const QByteArray &spec : value.sliced(equals + 1).split(',')) {
        if (const QByteArray trimmed = spec.trimmed(); !trimmed.isEmpty()) // §5.6.1: empty elements are ignored
            specs.append(trimmed);
    }
    return specs.size() == 1 ? rangeFrom(specs.first(), size) : whole;
}

QByteArray ByteRange::contentRange(qint64 size) const
{
    const QByteArray total = QByteArray::number(size);
    if (kind == Kind::Unsatisfiable)
        return "bytes */" + total;
    return "bytes " + QByteArray::number(offset) + '-' + QByteArray::number(offset + length - 1) + '/' + total;
}

} // namespace wakeline
