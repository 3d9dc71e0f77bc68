// SPDX-License-Identifier: GPL-3.0-or-later
#include "OperatorRules.h"

#include "FieldRules.h"

#include <QSet>

#include <algorithm>

namespace wakeline {

namespace {

constexpr qsizetype longestName = 64;
constexpr qsizetype shortestPassword = 8; ///< NIST SP 800-63B §5.1.1.2
constexpr qsizetype longestPassword = 1024;
constexpr qsizetype fewestCharacters = 4;

} // namespace

Result<void> checkOperatorName(const QString &name)
{
    const QString field = QStringLiteral("name");
    if (name.isEmpty() || name.size() > longestName)
        return invalidField(field, QStringLiteral("must have 1 to %1 characters").arg(longestName));
    // Names stand in log lines and are typed at the sign-in.
    if (std::ranges::any_of(name, [](QChar c) { return !c.isPrint() || (c.isSpace() && c != u' '); }))
        return invalidField(field, QStringLiteral("must not hold control characters"));
    return {};
}

Result<void> checkOperatorPassword(const QString &password, const QString &name, const QString &field)
{
    if (password.size() < shortestPassword)
        return invalidField(field, QStringLiteral("must have at least %1 characters").arg(shortestPassword));
    if (password.size() > longestPassword)
        return invalidField(field, QStringLiteral("must have at most %1 characters").arg(longestPassword));
    if (password.compare(name, Qt::CaseInsensitive) == 0)
        return invalidField(field, QStringLiteral("must not be the operator's name"));
    if (QSet<QChar>(password.begin(), password.end()).size() < fewestCharacters)
        return invalidField(field, QStringLiteral("must have at least %1 different characters").arg(fewestCharacters));
    return {};
}

} // namespace wakeline
