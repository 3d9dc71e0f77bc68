// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushFields.h"

#include "Json.h"
#include "Time.h"

namespace wakeline {

namespace {

/// RFC 8259 §7.
void appendQuoted(QByteArray &out, const QString &text)
{
    out += '"';
    for (const char c : text.toUtf8()) {
        if (c == '"' || c == '\\')
            (out += '\\') += c;
        else if (static_cast<unsigned char>(c) < 0x20)
            out += "\\u00" + QByteArray(1, c).toHex();
        else
            out += c;
    }
    out += '"';
}

} // namespace

PushFields pushFields(const PushMessage &message, const PushTrim &trim)
{
    const QString name = message.callerName.isEmpty() ? message.callerNumber : message.callerName;
    PushFields fields{
        {QStringLiteral("caller_name"), trim.nameSize ? truncatedUtf8(name, *trim.nameSize) : name},
        {QStringLiteral("call_id"), message.callId},
        {QStringLiteral("call_type"), message.video ? QStringLiteral("video") : QStringLiteral("audio")},
    };
    if (message.target.payload == PushPayload::CallOnly)
        return fields;
    fields.append({QStringLiteral("event"), enumName(message.event)});
    fields.append({QStringLiteral("expires_at"), toRfc3339(message.expiresAt)});
    if (!trim.optionalFields) {
        fields.append({QStringLiteral("caller_number"), message.callerNumber});
        fields.append({QStringLiteral("extension"), message.target.extension});
    }
    return fields;
}

QJsonObject objectOf(const PushFields &fields)
{
    QJsonObject object;
    for (const auto &[name, value] : fields)
        object.insert(name, value);
    return object;
}

QByteArray textOf(const PushFields &fields)
{
    QByteArray out;
    out.reserve(512);
    for (const auto &[name, value] : fields) {
        out += out.isEmpty() ? '{' : ',';
        appendQuoted(out, name);
        out += ':';
        appendQuoted(out, value);
    }
    return out + '}';
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
