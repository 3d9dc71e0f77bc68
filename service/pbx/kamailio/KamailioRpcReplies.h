// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PbxReport.h"

#include <QJsonValue>
#include <QStringList>

/// What Kamailio's own RPC methods answer, as domain values. Whatever cannot be read is left out.
namespace wakeline {

/// `ul.dump brief`: the users that have bindings.
QStringList usersOfDump(const QJsonValue &result);

/// `ul.lookup location <user>`: the bindings that are good now, all with Change::Refreshed.
QList<BindingReport> bindingsOfLookup(const QString &extension, const QJsonValue &result);

/// `dlg.briefing ftcsIS`: the calls that are up. Ringing carries 180 if a phone rings, else 100.
QList<CallReport> callsOfBriefing(const QJsonValue &result);

/// One side of a call, as the other side knows it.
struct KamailioLeg
{
    QString uri; ///< of From or To
    QString tag;
    QString contact;
    QString routeSet; ///< between the SIP server and this phone, as a Route header has it; may be empty
    quint32 cseq = 0; ///< of its last request that went to the other side

    bool operator==(const KamailioLeg &) const = default;
};

struct KamailioDialog
{
    bool answered = false;
    KamailioLeg caller;
    KamailioLeg callee;

    bool operator==(const KamailioDialog &) const = default;
};

/// `dlg.dlg_list <Call-ID>`: the call; none if there is no such, or if it is over.
std::optional<KamailioDialog> dialogOf(const QJsonValue &result);

} // namespace wakeline
