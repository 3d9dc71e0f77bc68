// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallHistoryFilter.h"

#include <QUrl>

namespace wakeline {

namespace {

constexpr qsizetype longestNumber = 32;

} // namespace

void CallHistoryFilter::setText(const QString &text)
{
    const QString words = text.trimmed();
    const bool isCallId = words.contains(u'@') || words.size() > longestNumber;
    callId = isCallId ? words : QString();
    number = isCallId ? QString() : words;
}

bool CallHistoryFilter::matches(const CallRecord &record) const
{
    return (number.isEmpty() || record.callerIdNum == number || record.callee == number) &&
           (callId.isEmpty() || record.callId == callId) && (!direction || record.direction == *direction) &&
           (!disposition || record.disposition == disposition) && (!from || record.startTime >= *from);
}

QUrlQuery CallHistoryFilter::query() const
{
    QUrlQuery query;
    const auto add = [&](const char *name, const QString &value) {
        if (!value.isEmpty()) // whole, whatever it holds: `+` would become a space
            query.addQueryItem(QLatin1String(name), QString::fromLatin1(QUrl::toPercentEncoding(value)));
    };
    add("extension", number);
    add("call_id", callId);
    add("direction", direction ? enumName(*direction) : QString());
    add("disposition", disposition ? enumName(*disposition) : QString());
    add("from", from ? from->toUTC().toString(Qt::ISODate) : QString());
    return query;
}

} // namespace wakeline
