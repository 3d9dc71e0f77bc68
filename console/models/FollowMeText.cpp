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
    if (numbers.isEmpty())
        return {};
    QStringList together;
    QString inTurn;
    int longest = 0;
    for (const FollowMeNumber &number : numbers) {
        together.append(number.number);
        longest = std::max(longest, number.timeout);
        inTurn = inTurn.isEmpty() ? legText(number) : words("%1, then %2").arg(inTurn, legText(number));
    }
    if (strategy == FollowMeStrategy::Sequential)
        return inTurn;
    return words("%1 with its own phones for %2 s").arg(together.join(QStringLiteral(", "))).arg(longest);
}

} // namespace wakeline
