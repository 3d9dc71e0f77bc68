// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace wakeline {

/// An audio file in the voicemail store: what its row says of it.
struct VoicemailAudio
{
    QString file; ///< its name within the store
    qint64 size = 0;
    QByteArray hash; ///< SHA-256 of its content

    bool operator==(const VoicemailAudio &) const = default;
};

} // namespace wakeline
