// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PushParameters.h"

#include <QDateTime>
#include <QList>

#include <chrono>
#include <optional>

namespace wakeline {

/// What a SIP server tells of one binding, as it changes.
struct BindingReport
{
    enum class Change { Registered, Refreshed, Removed, Expired };

    Change change = Change::Registered;
    QString extension;
    QString contact; ///< contact URI without its push parameters; the binding's key within the extension
    QString instance;
    QString userAgent;
    QString source;
    std::chrono::seconds expires{0};
    int bindings = 0; ///< how many bindings the extension has after this change
    std::optional<PushParameters> push;
    std::optional<qint64> rttUs;
    std::optional<QDateTime> lastKeepaliveAt;
    QString account = {}; ///< digest user name, if it is known: the extension's, or that of one of its devices

    bool operator==(const BindingReport &) const = default;
};

/// What a SIP server tells of a call's progress after the decision.
struct CallReport
{
    enum class Progress { Ringing, Answered, Ended, Failed };

    Progress progress = Progress::Ringing;
    QString callId;
    QString caller;
    QString callee;
    QString contact; ///< that answered
    int code = 0;    ///< SIP status: 180/183 for Ringing, the final one for Failed; 487 is a cancelled call
    std::optional<QDateTime> startedAt = {};  ///< by the SIP server's clock; only in a PbxSnapshot, if it knows
    std::optional<QDateTime> answeredAt = {}; ///< the same
    bool voicemail = false;                   ///< a voicemail box has the call, or had it when it ended

    bool operator==(const CallReport &) const = default;
};

/// Everything a SIP server holds at one moment; replaces what was known of it before.
struct PbxSnapshot
{
    QList<BindingReport> bindings; ///< all with Change::Refreshed
    QList<CallReport> calls;       ///< dialogs that are up: Ringing or Answered

    bool operator==(const PbxSnapshot &) const = default;
};

} // namespace wakeline
