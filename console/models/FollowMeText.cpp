// SPDX-License-Identifier: GPL-3.0-or-later
#include "FollowMeText.h"

#include <QCoreApplication>

namespace wakeline {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("FollowMeText", text);
}

QString legText(const FollowMeNumber &number)
{
    if (number.delay == 0)
        return words("%1 for %2 s").arg(number.number).arg(number.timeout);
    return words("%1 after %2 s for %3 s").arg(number.number).arg(number.delay).arg(number.timeout);
}

} // namespace

QString followMeText(const QList<FollowMeNumber> &numbers, FollowMeStrategy strategy)
{
    const bool inTurn = strategy == FollowMeStrategy::Sequential;
    QString text;
    for (const FollowMeNumber &number : numbers) {
        if (text.isEmpty())
            text = legText(number);
        else
            text = (inTurn ? words("%1, then %2") : words("%1, and %2")).arg(text, legText(number));
    }
    return text;
}

} // namespace wakeline
