// SPDX-License-Identifier: GPL-3.0-or-later
#include "FollowMeText.h"

#include <QCoreApplication>

namespace wakeline {

namespace {

/// The context of the words here.
struct FollowMeWords
{
    Q_DECLARE_TR_FUNCTIONS(FollowMeWords)
};

QString legText(const FollowMeNumber &number)
{
    if (number.delay == 0)
        return FollowMeWords::tr("%1 for %2 s").arg(number.number).arg(number.timeout);
    return FollowMeWords::tr("%1 after %2 s for %3 s").arg(number.number).arg(number.delay).arg(number.timeout);
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
        inTurn = inTurn.isEmpty() ? legText(number) : FollowMeWords::tr("%1, then %2").arg(inTurn, legText(number));
    }
    if (strategy == FollowMeStrategy::Sequential)
        return inTurn;
    return FollowMeWords::tr("%1 with its own phones for %2 s").arg(together.join(QStringLiteral(", "))).arg(longest);
}

} // namespace wakeline
