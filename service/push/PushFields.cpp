// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushFields.h"

#include "Json.h"
#include "Time.h"

namespace wakeline {

QJsonObject pushFields(const PushMessage &message, const PushTrim &trim)
{
    const QString name = message.callerName.isEmpty() ? message.callerNumber : message.callerName;
    QJsonObject fields{
        {QStringLiteral("caller_name"), trim.nameSize ? truncatedUtf8(name, *trim.nameSize) : name},
        {QStringLiteral("call_id"), message.callId},
        {QStringLiteral("call_type"), message.video ? QStringLiteral("video") : QStringLiteral("audio")},
    };
    if (message.target.payload == PushPayload::CallOnly)
        return fields;
    fields.insert(QStringLiteral("event"), enumName(message.event));
    fields.insert(QStringLiteral("expires_at"), toRfc3339(message.expiresAt));
    if (!trim.optionalFields) {
        fields.insert(QStringLiteral("caller_number"), message.callerNumber);
        fields.insert(QStringLiteral("extension"), message.target.extension);
    }
    return fields;
}

QString truncatedUtf8(const QString &text, qsizetype size)
{
    const QByteArray bytes = text.toUtf8();
    if (bytes.size() <= size)
        return text;
    const auto isContinuation = [&](qsizetype at) { return (uchar(bytes[at]) & 0xC0) == 0x80; };
    while (size > 0 && isContinuation(size))
        --size;
    return QString::fromUtf8(bytes.left(size));
}

} // namespace wakeline
