// SPDX-License-Identifier: GPL-3.0-or-later
#include "SpooledMessage.h"

#include "Json.h"
#include "SipAddress.h"

#include <QFile>

#include <algorithm>

namespace wakeline {

namespace {

constexpr qint64 largestSidecar = 64 * 1024;
constexpr qsizetype longestUid = 128;
constexpr qsizetype longestName = 128;

const QString ending = QStringLiteral(".json");

std::unexpected<Error> badSpool(const QString &path, const QString &why)
{
    return failure(QStringLiteral("bad_spool"), QStringLiteral("%1: %2").arg(path, why));
}

/// What a caller calls himself ends up on screens and in mails.
QString printable(QString text)
{
    text.removeIf([](QChar c) { return c.category() == QChar::Other_Control; });
    return text.trimmed().left(longestName);
}

} // namespace

Result<SpooledMessage> SpooledMessage::read(const QString &sidecar)
{
    if (!sidecar.endsWith(ending))
        return badSpool(sidecar, QStringLiteral("is no .json file"));
    QFile file(sidecar);
    if (!file.open(QIODevice::ReadOnly))
        return failure(file.exists() ? QStringLiteral("bad_spool") : QStringLiteral("not_found"),
                       QStringLiteral("Cannot read %1: %2").arg(sidecar, file.errorString()));
    const auto object = parseObject(file.read(largestSidecar));
    if (!object)
        return badSpool(sidecar, object.error().message);
    const auto text = [&object](const char *name) { return object->value(QLatin1String(name)).toString(); };
    SpooledMessage message;
    message.sidecar = sidecar;
    message.uid = text("id");
    message.mailbox = text("mailbox");
    message.callId = text("call_id");
    message.callerName = printable(text("caller_name"));
    message.callerNumber = printable(text("caller_number"));
    if (message.uid.isEmpty() || message.uid.size() > longestUid)
        return badSpool(sidecar, QStringLiteral("id must have 1 to %1 characters").arg(longestUid));
    if (!isExtensionNumber(message.mailbox))
        return badSpool(sidecar, QStringLiteral("mailbox is no number"));
    const auto startedAt = fromRfc3339(text("started_at"));
    if (!startedAt)
        return badSpool(sidecar, QStringLiteral("started_at is no RFC 3339 time"));
    message.startedAt = *startedAt;
    return message;
}

QString SpooledMessage::soundPath() const
{
    return sidecar.chopped(ending.size()) + QStringLiteral(".wav");
}

/// The sound first: a sidecar alone says what it was, a sound alone does not.
Result<void> SpooledMessage::removeFiles() const
{
    for (const QString &path : {soundPath(), sidecar}) {
        QFile file(path);
        if (!file.remove() && file.exists())
            return failure(QStringLiteral("file_failed"),
                           QStringLiteral("Cannot remove %1: %2").arg(path, file.errorString()));
    }
    return {};
}

} // namespace wakeline
