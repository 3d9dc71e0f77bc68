// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QStringList>

namespace wakeline {

/// A message's text file in Asterisk's voicemail spool.
struct AsteriskSpoolEntry
{
    QString mailbox;
    QString textPath;
    bool isHeard = false; ///< it lies in `Old`
    qint64 changedMs = 0; ///< when a file of it was last written, ms since 1970
    qint64 bytes = 0;     ///< of all files of it; with changedMs it tells whether anything has changed

    bool operator==(const AsteriskSpoolEntry &) const = default;
};

/// What lies in the folder of one voicemail context: `<box>/INBOX|Urgent|Old/msgNNNN.txt`.
struct AsteriskSpool
{
    static constexpr qsizetype mostEntries = 200'000;
    static constexpr qsizetype mostFolders = 4096;

    QList<AsteriskSpoolEntry> entries; ///< box by box, oldest number first; at most mostEntries
    QStringList folders;               ///< those to watch, existing ones; at most mostFolders
    bool isComplete = true;            ///< false: there is more than that
    bool isReadable = true;

    bool operator==(const AsteriskSpool &) const = default;

    /// Symbolic links and names that are no box's are passed over. Not for an event loop.
    static AsteriskSpool scan(const QString &context);
};

} // namespace wakeline
