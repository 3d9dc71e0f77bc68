// SPDX-License-Identifier: GPL-3.0-or-later
#include "PushFields.h"

#include "Json.h"
#include "Time.h"

#include <algorithm>

namespace wakeline {

namespace {

/// RFC 8259 §7.
void appendQuoted(QByteArray &out, const QString &text)
{
    const auto isPlain = [](char c) { return c != '"' && c != '\\' && static_cast<unsigned char>(c) >= 0x20; };
    const QByteArray bytes = text.toUtf8();
    out += '"';
    for (auto from = bytes.begin(); from != bytes.end();) {
        const auto to = std::find_if_not(from, bytes.end(), isPlain);
        out.append(from, to - from);
        if (to != bytes.end())
            out += "\\u00" + QByteArray(1, *to).toHex();
        from = to == bytes.end() ? to : to + 1;
    }
    out += '"';
}

} // namespace

PushFields pushFields(const PushMessage &message, const PushTrim &trim)
{
    const QString whole = message.callerName.isEmpty() ? message.callerNumber : message.callerName;
    const QString name = trim.nameSize ? truncatedUtf8(whole, *trim.nameSize) : whole;
    if (message.target.payload == PushPayload::VoipData) {
        return {{QStringLiteral("call_id"), message.callId},
                {QStringLiteral("caller"), name},
                {QStringLiteral("caller_number"), message.callerNumber},
                {QStringLiteral("sip_user"), message.target.extension},
                {QStringLiteral("voip"), QStringLiteral("true")}};
    }
    PushFields fields{
        {QStringLiteral("caller_name"), name},
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
