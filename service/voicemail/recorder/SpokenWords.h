// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

/// How numbers are said with the prompts of packaging/prompts. Pure.
namespace wakeline {

/// One prompt for each number up to 99, since languages put tens and units together in their own ways; `many` above.
QString spokenNumber(int number);

/// A telephone number digit by digit, as far as it has any; none for what is no telephone number.
QStringList spokenDigits(const QString &number);

/// "You have three new messages. You have one saved message."
QStringList spokenCounts(int newMessages, int savedMessages);

} // namespace wakeline
