// SPDX-License-Identifier: GPL-3.0-or-later
#include "SpokenWords.h"

#include <algorithm>

namespace wakeline {

namespace {

constexpr int largestNumber = 99;
constexpr qsizetype mostDigits = 20;

QStringList spokenCount(int count, const char *one, const char *several)
{
    if (count <= 0)
        return {};
    if (count == 1)
        return {QString::fromLatin1(one)};
    return {QStringLiteral("you-have"), spokenNumber(count), QString::fromLatin1(several)};
}

} // namespace

QString spokenNumber(int number)
{
    return number >= 0 && number <= largestNumber ? QStringLiteral("n-%1").arg(number) : QStringLiteral("many");
}

QStringList spokenDigits(const QString &number)
{
    const QString digits = number.startsWith(u'+') ? number.sliced(1) : number;
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    if (digits.isEmpty() || digits.size() > mostDigits || !std::ranges::all_of(digits, isDigit))
        return {};
    QStringList words;
    for (const QChar digit : digits)
        words.append(spokenNumber(digit.digitValue()));
    return words;
}

QStringList spokenCounts(int newMessages, int savedMessages)
{
    const QStringList words = spokenCount(newMessages, "one-new-message", "new-messages") +
                              spokenCount(savedMessages, "one-saved-message", "saved-messages");
    return words.isEmpty() ? QStringList{QStringLiteral("no-messages")} : words;
}

} // namespace wakeline
