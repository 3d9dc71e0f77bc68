// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallRuleChecks.h"

#include "FieldRules.h"
#include "SipAddress.h"

#include <QRegularExpression>
#include <QTimeZone>

namespace wakeline {

namespace {

constexpr qsizetype mostAllowed = 50;
constexpr int shortestRing = 5;  ///< seconds: a phone rings once in about as long
constexpr int longestRing = 300; ///< seconds

std::unexpected<Error> invalid(const QString &field, const QString &rule)
{
    return invalidField(QStringLiteral("call_rules.") + field, rule);
}

Result<void> checkQuietHours(const QuietHours &hours)
{
    static const QRegularExpression time(QStringLiteral("\\A([01][0-9]|2[0-3]):[0-5][0-9]\\z"));
    for (const auto &[name, value] : {std::pair{"from", hours.from}, std::pair{"to", hours.to}}) {
        if (!time.match(value).hasMatch())
            return invalid(QStringLiteral("quiet_hours.") + QLatin1String(name),
                           QStringLiteral("must be a time of day such as 22:00"));
    }
    // QTimeZone also takes offsets, which know no summer time: only names of the system's database.
    if (!QTimeZone::isTimeZoneIdAvailable(hours.timeZone.toUtf8()) || hours.timeZone.startsWith(u"UTC+") ||
        hours.timeZone.startsWith(u"UTC-"))
        return invalid(QStringLiteral("quiet_hours.time_zone"),
                       QStringLiteral("must be the name of a time zone such as Europe/Berlin"));
    if (hours.days.size() > 7)
        return invalid(QStringLiteral("quiet_hours.days"), QStringLiteral("must name each day at most once"));
    return {};
}

} // namespace

Result<void> checkCallRules(const CallRules &rules)
{
    if (rules.dndAllowed.size() > mostAllowed)
        return invalid(QStringLiteral("dnd_allowed"), QStringLiteral("must have at most %1 numbers").arg(mostAllowed));
    for (qsizetype i = 0; i < rules.dndAllowed.size(); ++i) {
        if (!isExtensionNumber(rules.dndAllowed.at(i)))
            return invalid(QStringLiteral("dnd_allowed[%1]").arg(i),
                           QStringLiteral("must be 1 to 32 of letters, digits and _ . + -"));
    }
    if (rules.ringTimeout < shortestRing || rules.ringTimeout > longestRing)
        return invalid(QStringLiteral("ring_timeout"),
                       QStringLiteral("must be %1 to %2 seconds").arg(shortestRing).arg(longestRing));
    return rules.quietHours ? checkQuietHours(*rules.quietHours) : Result<void>();
}

} // namespace wakeline
