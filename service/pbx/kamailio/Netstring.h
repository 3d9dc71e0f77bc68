// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Result.h"

#include <QByteArray>

#include <optional>

namespace wakeline {

/// Frames a payload as `<length>:<payload>,` (http://cr.yp.to/proto/netstrings.txt).
QByteArray netstring(const QByteArray &payload);

/// Takes netstrings out of a byte stream, however the stream is cut into reads.
///
/// A stream that breaks the format cannot be trusted again: there is no mark to look for, so the only cure is a new
/// connection. After an error every further call answers the same error.
class NetstringReader
{
public:
    /// \param limit  the longest payload that is accepted, in bytes
    explicit NetstringReader(qsizetype limit = 1 << 20) : m_limit(limit) {}

    void append(const QByteArray &bytes) { m_buffer.append(bytes); }

    /// \return the next payload, no value if more bytes are needed, or an error
    Result<std::optional<QByteArray>> next();

private:
    std::unexpected<Error> broken(const QString &why);

    qsizetype m_limit;
    qsizetype m_start = 0; ///< of the first byte in m_buffer that has not been handed out
    QByteArray m_buffer;
    QString m_broken;
};

} // namespace wakeline
