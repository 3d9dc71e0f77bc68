// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Result.h"

#include <QDateTime>

namespace wakeline {

/// A message as Asterisk's app_voicemail leaves it: `msgNNNN.txt`, and the sound beside it.
struct AsteriskMessage
{
    QString uid; ///< the same for this message in whatever folder and under whatever number it lies
    QString mailbox;
    QString callerName;
    QString callerNumber;
    QDateTime receivedAt; ///< UTC
    QString textPath;
    QString soundPath;
    QByteArray text; ///< of the text file, as it was read

    bool operator==(const AsteriskMessage &) const = default;

    /// Reads what stands in the text file. \param soundSize  bytes; tells messages without an id of their own apart
    /// \return `bad_spool` with the reason; `incomplete` while it is being written
    static Result<AsteriskMessage> parse(const QString &mailbox, const QByteArray &text, qint64 soundSize);

    /// Reads the text file and finds the sound. Not for an event loop.
    /// \param textPath  `…/msg0000.txt`
    /// \return `bad_spool`, `incomplete`, `not_found`
    static Result<AsteriskMessage> read(const QString &mailbox, const QString &textPath);

    struct Sound
    {
        QByteArray bytes;
        bool isBareGsm = false; ///< no head tells what it is
    };
    /// Reads the sound, and notices if Asterisk has moved its messages meanwhile. Not for an event loop.
    /// \return as read()
    Result<Sound> sound() const;
};

} // namespace wakeline
