// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "OpenFile.h"

namespace wakeline {

/// A part of an open file as the body of a reply. Copies share the file, which is read piece by piece while the client
/// fetches it, and is never in memory as a whole.
struct FileBody
{
    std::shared_ptr<const OpenFile> file;
    qint64 offset = 0;
    qint64 length = 0; ///< what is left to be sent

    bool operator==(const FileBody &) const = default;

    /// The next piece, of at most `most` bytes; empty at the end, and also where the file is shorter than it was.
    QByteArray take(qint64 most)
    {
        const QByteArray piece = file->read(offset, std::min(most, length));
        offset += piece.size();
        length -= piece.size();
        return piece;
    }
};

} // namespace wakeline
