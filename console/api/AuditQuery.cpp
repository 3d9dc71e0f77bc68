// SPDX-License-Identifier: GPL-3.0-or-later
#include "AuditQuery.h"

#include <QUrl>

namespace wakeline {

void AuditQuery::setText(const QString &text)
{
    operatorName.clear();
    action.clear();
    QStringList others;
    const QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        if (word.startsWith(u"by:"))
            operatorName = word.sliced(3);
        else if (word.startsWith(u"action:"))
            action = word.sliced(7);
        else
            others.append(word);
    }
    target = others.join(u' ');
}

QUrlQuery AuditQuery::query() const
{
    QUrlQuery query;
    const auto add = [&query](const char *name, const QString &value) {
        // Whole, whatever it holds: `+` would become a space.
        if (!value.isEmpty())
            query.addQueryItem(QLatin1String(name), QString::fromLatin1(QUrl::toPercentEncoding(value)));
    };
    add("operator", operatorName);
    add("action", action);
    add("target", target);
    add("target_type", targetType);
    if (succeeded)
        add("outcome", *succeeded ? QStringLiteral("ok") : QStringLiteral("failed"));
    if (from)
        add("from", toRfc3339(*from));
    return query;
}

bool AuditQuery::matches(const AuditEntry &entry) const
{
    return (operatorName.isEmpty() || entry.operatorName == operatorName) &&
           (action.isEmpty() || entry.action == action) &&
           (target.isEmpty() || entry.target.name == target || entry.target.id == target) &&
           (targetType.isEmpty() || entry.target.type == targetType) &&
           (!succeeded || *succeeded == (entry.outcome == u"ok")) && (!from || entry.at >= *from);
}

} // namespace wakeline
