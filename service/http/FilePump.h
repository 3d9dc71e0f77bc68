// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "FileBody.h"

#include <QTcpSocket>

namespace wakeline {

/// Sends a file as its client fetches it: the next piece follows when little is left of those before, so that a client
/// that stalls costs two pieces, whatever the file's size.
class FilePump
{
public:
    static constexpr qint64 pieceSize = 64 * 1024;

    enum class State {
        Sending, ///< call pump() again when bytes have been written
        Done,
        Broken, ///< the file is shorter than was promised: the client must not take what it has for the whole
    };

    void start(FileBody body) { m_body = std::move(body); }
    /// Lets go of the file.
    void stop() { m_body = {}; }
    /// Bytes that are not handed to the socket yet.
    qint64 left() const { return m_body.length; }

    /// Hands over what there is room for.
    State pump(QTcpSocket &socket);

private:
    FileBody m_body;
};

} // namespace wakeline
