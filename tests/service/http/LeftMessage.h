// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "RestFixture.h"
#include "SpoolPair.h"

#include <QCoroTask>

namespace wakeline {

/// A box over REST. \return its id
inline qint64 addBox(RestFixture &rest, const QByteArray &number, const QByteArray &extensions)
{
    const auto answer = rest.post("/api/v1/voicemail-boxes", "{\"number\":\"" + number + "\",\"name\":\"Box " + number +
                                                                 "\",\"extensions\":[" + extensions + "]}");
    if (answer.status != 201)
        qFatal("box %s is not added: %d %s", number.constData(), answer.status, answer.content.constData());
    return answer.data().value(u"id").toInteger();
}

/// Leaves a message in a box, as the recorder does. \return its id
inline qint64 leaveMessage(RestFixture &rest, const QString &mailbox, const QByteArray &sound = toneWav(2000),
                           const QString &startedAt = QStringLiteral("2026-11-20T08:15:30Z"))
{
    static int count = 0;
    SpoolPair pair;
    pair.folder = rest.soundFolder.path();
    pair.uid = QStringLiteral("recording-%1").arg(++count);
    pair.mailbox = mailbox;
    pair.sound = sound;
    pair.startedAt = startedAt;
    const auto kept = QCoro::waitFor(rest.voicemail.keep.keep(pair.write()));
    if (!kept)
        qFatal("the message is not kept: %s", qPrintable(kept.error().message));
    return kept->id;
}

} // namespace wakeline
