// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Sipp.h"

#include <QRegularExpression>
#include <QStringList>

namespace wakeline {

/// `new/old` of every NOTIFY that this phone has received, in order; a retransmission counts once.
inline QStringList lampWords(const Sipp &phone)
{
    static const QRegularExpression notify(
        QStringLiteral(
            "NOTIFY sip:.*?\\r?\\nCSeq: (\\d+) NOTIFY\\r?\\nCall-ID: (\\S+).*?\\r?\\nVoice-Message: (\\d+/\\d+)"),
        QRegularExpression::DotMatchesEverythingOption);
    QStringList words;
    QStringList seen;
    auto all = notify.globalMatch(QString::fromLatin1(phone.messages()));
    while (all.hasNext()) {
        const auto match = all.next();
        const QString key = match.captured(1) + match.captured(2);
        if (seen.contains(key))
            continue;
        seen.append(key);
        words.append(match.captured(3));
    }
    return words;
}

/// Empty before the first one.
inline QString lastLampWord(const Sipp &phone)
{
    const QStringList words = lampWords(phone);
    return words.isEmpty() ? QString() : words.last();
}

} // namespace wakeline
