// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CallPolicy.h"

#include <QHash>

namespace wakeline {

/// A call for extension 101 from 200, told in words:
///
///     awake, asleep              101 has a registered phone; a device that a push may wake
///     102:awake, 102:asleep, …   the same of another extension; without it, 102 exists and is offline
///     dnd, quiet, loud           do not disturb; quiet hours that are on, or not
///     allowed=200                a caller who gets through
///     dnd_action=, on_busy=, on_declined=, on_no_answer=, on_offline=   as on the wire
///     ring=12                    seconds that its phones ring
///     follow=102,+4930/d5/t20    follow-me numbers, with delay and timeout; `off`: switched off
///     simultaneous               all at once
///     box                        101 has the box 7101; `no-recorder`: nobody answers for boxes
///     no-access                  no number is for listening to voicemail; else it is *97
///     trunk                      numbers that begin with +49 may leave
///     diverted=3                 times that the call was diverted before it came
///     unknown                    there is no 101
struct CallSituation
{
    explicit CallSituation(const QString &words);

    /// `arrives`, or the step that failed and how: `own 408`, `hold 408`, `number:102 486`, `pause:102 408`,
    /// `everyone 486`, `voicemail 480`. `listens as 101`: this extension, which has proved to be that, calls *97.
    CallDecision after(const QString &event) const;

    /// The call, with every step failing like this. \return what the SIP server is told, described
    QStringList walk(int code) const;

    CallWorld world() const;

    CallPolicy::Options options;
    QHash<QString, Extension> extensions;
    QHash<QString, int> awake;
    QHash<QString, int> asleep;
    bool hasBox = false;
    int diversions = 0;

private:
    void read(const QString &word);
    void readOf(Extension &extension, const QString &key, const QString &value);
};

/// `ring own 30s, else ring 102 30s, else voicemail 7101, asks`; `asks` only where something else than a refusal may
/// follow.
QString describe(const CallDecision &decision);

} // namespace wakeline
