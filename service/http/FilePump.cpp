// SPDX-License-Identifier: GPL-3.0-or-later
#include "FilePump.h"

#include "UnsentBytes.h"

namespace wakeline {

FilePump::State FilePump::pump(QTcpSocket &socket)
{
    while (m_body.length > 0 && unsentBytes(socket) < pieceSize) {
        const QByteArray piece = m_body.take(pieceSize);
        if (piece.isEmpty()) {
            stop();
            return State::Broken;
        }
        // Fetched from the disk while this piece travels, so that reading the next one makes nobody wait.
        m_body.file->fetchAhead(m_body.offset, std::min(m_body.length, 2 * pieceSize));
        socket.write(piece);
    }
    if (m_body.length > 0)
        return State::Sending;
    stop();
    return State::Done;
}

} // namespace wakeline
