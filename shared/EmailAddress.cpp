// SPDX-License-Identifier: GPL-3.0-or-later
#include "EmailAddress.h"

#include <QRegularExpression>

namespace wakeline {

bool isEmailAddress(const QString &text)
{
    static const QRegularExpression shape(QStringLiteral("\\A[^@\\s\"<>,;\\p{C}]+@[^@\\s\"<>,;\\p{C}]+\\z"));
    return text.size() <= longestEmailAddress && shape.match(text).hasMatch();
}

} // namespace wakeline
