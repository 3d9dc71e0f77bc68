// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Call.h"
#include "License.h"
#include "NotificationPolicy.h"
#include "PushLogEntry.h"
#include "SystemStatusModel.h"
#include "VoicemailMessage.h"

namespace wakeline {

// What happened, in the words of a notification.

Notice heldNotice(const Call &call);
/// The licence is one, and a kind of its own.
Notice partNotice(const PartStatus &part);
Notice alarmNotice(const QString &code, const QString &message);
/// \return nothing while the licence is good for longer than `licenseNotice` (AttentionModel.h)
std::optional<Notice> licenseNoticeOf(const LicenseState &state, const QDateTime &now);
Notice linkNotice(const QString &host, const QString &reason);
Notice certificateNotice(const QString &host);
Notice pushNotice(const PushLogEntry &entry);
/// \param box  the name of the message's box
Notice voicemailNotice(const VoicemailChange &change, const QString &box);

/// "call/…", by which a held call's notice is known.
QString heldKey(const QString &callId);
QString partKey(const QString &name);
QString linkKey();

/// The kind in the words of the preferences, and what it means.
QString noticeText(NoticeKind kind);
QString noticeHelp(NoticeKind kind);

} // namespace wakeline
