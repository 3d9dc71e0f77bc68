// SPDX-License-Identifier: GPL-3.0-or-later
#include "Notices.h"

#include "AttentionModel.h"
#include "PushResult.h"

#include <QCoreApplication>

namespace wakeline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Notices)
};

/// The service says the same sentence as the state of its licence and as that of a part.
Notice licenseTrouble(const QString &sentence)
{
    return {NoticeKind::License,
            QStringLiteral("licence/") + sentence,
            Words::tr("The licence needs a look"),
            sentence,
            {}};
}

} // namespace

QString heldKey(const QString &callId)
{
    return QStringLiteral("call/") + callId;
}

QString partKey(const QString &name)
{
    return QStringLiteral("part/") + name;
}

QString linkKey()
{
    return QStringLiteral("link");
}

Notice heldNotice(const Call &call)
{
    const QString callee = call.calleeName.isEmpty() ? call.callee : call.calleeName;
    const QString caller = call.callerName.isEmpty() ? call.caller : call.callerName;
    return {NoticeKind::HeldCall, heldKey(call.callId), Words::tr("Call for %1 is held").arg(call.callee),
            Words::tr("%1 waits for %2 to wake").arg(caller, callee), call.callId};
}

Notice partNotice(const PartStatus &part)
{
    if (part.name == u"licence")
        return licenseTrouble(part.message);
    return {NoticeKind::Part, partKey(part.name), Words::tr("%1 is not well").arg(partText(part.name)), part.message,
            part.name};
}

Notice alarmNotice(const QString &code, const QString &message)
{
    return {NoticeKind::Alarm, QStringLiteral("alarm/") + code, Words::tr("Alarm"), message, code};
}

std::optional<Notice> licenseNoticeOf(const LicenseState &state, const QDateTime &now)
{
    if (!state.ok)
        return licenseTrouble(state.message);
    if (!state.expiresAt || now.daysTo(*state.expiresAt) > licenseNotice.count())
        return std::nullopt;
    const QString until = QLocale().toString(state.expiresAt->toLocalTime().date(), QLocale::ShortFormat);
    return Notice{NoticeKind::License,
                  QStringLiteral("licence/ends"),
                  Words::tr("Licence ends soon"),
                  Words::tr("It is good until %1").arg(until),
                  {}};
}

Notice linkNotice(const QString &host, const QString &reason)
{
    return {NoticeKind::Link, linkKey(), Words::tr("Connection to %1 lost").arg(host), reason, {}};
}

Notice certificateNotice(const QString &host)
{
    return {NoticeKind::Certificate,
            QStringLiteral("certificate/") + host,
            Words::tr("%1 shows another certificate").arg(host),
            Words::tr("Nothing is sent there until you have compared the fingerprint"),
            {}};
}

Notice pushNotice(const PushLogEntry &entry)
{
    const QString reason = entry.reason.isEmpty() ? QString::number(entry.status) : entry.reason;
    return {NoticeKind::FailedPush, QStringLiteral("push/") + entry.extension,
            Words::tr("Push to extension %1 failed").arg(entry.extension),
            entry.status == 0 && entry.reason.isEmpty()
                ? Words::tr("%1 did not answer").arg(providerText(entry.provider))
                : Words::tr("%1 said: %2").arg(providerText(entry.provider), reason),
            entry.extension};
}

Notice voicemailNotice(const VoicemailChange &change, const QString &box)
{
    const VoicemailMessage &message = change.message;
    const QString caller = !message.callerIdName.isEmpty() ? message.callerIdName
                           : message.callerIdNum.isEmpty() ? Words::tr("Unknown caller")
                                                           : message.callerIdNum;
    return {NoticeKind::Voicemail, QStringLiteral("voicemail/%1").arg(message.id),
            Words::tr("New message from %1").arg(caller),
            Words::tr("In the box %1, %2 seconds").arg(box).arg(message.duration), change.mailbox};
}

QString noticeText(NoticeKind kind)
{
    switch (kind) {
    case NoticeKind::Certificate:
        return Words::tr("Certificate changed");
    case NoticeKind::Link:
        return Words::tr("Connection lost");
    case NoticeKind::Part:
        return Words::tr("Part of the service not well");
    case NoticeKind::Alarm:
        return Words::tr("Alarms");
    case NoticeKind::License:
        return Words::tr("Licence");
    case NoticeKind::HeldCall:
        return Words::tr("Held calls");
    case NoticeKind::FailedPush:
        return Words::tr("Failed pushes");
    case NoticeKind::Voicemail:
        return Words::tr("New voicemail");
    }
    return {};
}

QString noticeHelp(NoticeKind kind)
{
    switch (kind) {
    case NoticeKind::Certificate:
        return Words::tr("The server is not the one that was trusted");
    case NoticeKind::Link:
        return Words::tr("For longer than 30 seconds");
    case NoticeKind::Part:
        return Words::tr("Database, Kamailio, push, recorder, mail");
    case NoticeKind::Alarm:
        return Words::tr("What the service asks somebody to mend");
    case NoticeKind::License:
        return Words::tr("It has ended, or ends within 30 days");
    case NoticeKind::HeldCall:
        return Words::tr("Waiting for longer than 10 seconds");
    case NoticeKind::FailedPush:
        return Words::tr("Refused, or no answer; several together");
    case NoticeKind::Voicemail:
        return Words::tr("In every box, or in those named below");
    }
    return {};
}

} // namespace wakeline
