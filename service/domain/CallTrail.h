// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace wakeline {

/// How far a call has come. The SIP server keeps it with the call and gives it back when a step fails, so that another
/// instance, or this one after a restart, goes on where the call is.
struct CallTrail
{
    enum class Stage {
        Own,      ///< the extension's own phones
        Everyone, ///< those and all follow-me numbers at once
        Pause,    ///< before the follow-me number that was taken last
        Number,   ///< the follow-me number that was taken last
        Voicemail,
    };

    Stage stage = Stage::Own;
    QStringList numbers; ///< follow-me numbers that had their turn, in order

    bool operator==(const CallTrail &) const = default;

    /// `number:102,103`
    QString toText() const;
    /// No text is a call at its beginning. What cannot be read is one at its end: it goes nowhere any more, so that no
    /// call runs in a circle.
    static CallTrail fromText(const QString &text);
};

} // namespace wakeline
