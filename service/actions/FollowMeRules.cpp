// SPDX-License-Identifier: GPL-3.0-or-later
#include "FollowMeRules.h"

#include "FieldRules.h"
#include "SipAddress.h"

namespace wakeline {

namespace {

constexpr qsizetype mostNumbers = 10;
constexpr int longestDelay = 120;   ///< seconds
constexpr int shortestTimeout = 5;  ///< seconds: a phone rings once in about as long
constexpr int longestTimeout = 300; ///< seconds

} // namespace

Result<void> checkFollowMe(const QList<FollowMeNumber> &numbers, const QString &own)
{
    const QString list = QStringLiteral("follow_me_numbers");
    if (numbers.size() > mostNumbers)
        return invalidField(list, QStringLiteral("must have at most %1 numbers").arg(mostNumbers));
    for (qsizetype i = 0; i < numbers.size(); ++i) {
        const FollowMeNumber &entry = numbers.at(i);
        const QString path = QStringLiteral("%1[%2].").arg(list).arg(i);
        if (!isExtensionNumber(entry.number))
            return invalidField(path + QStringLiteral("number"),
                                QStringLiteral("must be 1 to 32 of letters, digits and _ . + -"));
        if (entry.number == own)
            return invalidField(path + QStringLiteral("number"), QStringLiteral("must not be the extension itself"));
        if (entry.delay < 0 || entry.delay > longestDelay)
            return invalidField(path + QStringLiteral("delay"),
                                QStringLiteral("must be 0 to %1 seconds").arg(longestDelay));
        if (entry.timeout < shortestTimeout || entry.timeout > longestTimeout)
            return invalidField(path + QStringLiteral("timeout"),
                                QStringLiteral("must be %1 to %2 seconds").arg(shortestTimeout).arg(longestTimeout));
    }
    return {};
}

} // namespace wakeline
