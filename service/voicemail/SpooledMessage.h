// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Result.h"

#include <QDateTime>

namespace wakeline {

/// A recording as the recorder leaves it: `<name>.wav` with a `<name>.json` beside it (docs/voicemail.md).
struct SpooledMessage
{
    QString sidecar; ///< path of the .json
    QString uid;     ///< the recorder's own name for the recording
    QString mailbox; ///< number
    QString callId;
    QString callerName;
    QString callerNumber;
    QDateTime startedAt; ///< UTC

    /// Reads a sidecar. Not for an event loop.
    /// \return `not_found`, or `bad_spool` with the reason
    static Result<SpooledMessage> read(const QString &sidecar);

    QString soundPath() const;
    /// Takes both files away; one that is gone already is no error. Not for an event loop.
    Result<void> removeFiles() const;

    bool operator==(const SpooledMessage &) const = default;
};

} // namespace wakeline
