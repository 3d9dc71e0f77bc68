// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace wakeline {

/// A LIKE pattern, with `!` as its escape character, that finds `text` anywhere.
inline QString likePattern(QString text)
{
    text.replace(QLatin1Char('!'), QLatin1String("!!"));
    text.replace(QLatin1Char('%'), QLatin1String("!%"));
    text.replace(QLatin1Char('_'), QLatin1String("!_"));
    return QLatin1Char('%') + text + QLatin1Char('%');
}

} // namespace wakeline
