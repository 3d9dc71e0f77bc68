// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AuditNote.h"
#include "Clock.h"
#include "Route.h"

namespace wakeline {

class AuditTable;

/// Hears of every entry of the audit log as it is complete.
using TellAudit = std::function<void(const AuditEntry &entry)>;

/// Keeps the audit log of whatever goes through the routes that name an `audit` action (docs/decisions/0150).
///
/// An entry without an outcome is on disk before an operator's act begins, and completed before its answer goes out: no
/// act of an operator can happen without a trace, whatever fails in between. What changed is read off the resource
/// itself, before and after, as its GET route shows it: what that route does not show never comes into the log.
class AuditTrail
{
public:
    AuditTrail(AuditTable &table, const Clock &clock, TellAudit tell)
        : m_table(table), m_clock(clock), m_tell(std::move(tell))
    {}

    /// The same routes; those that name an action go through this. It must outlive them, as the families must.
    Routes watch(Routes routes);

private:
    struct Plan
    {
        QString action;
        Method method = Method::Get;
        bool isItem = false; ///< the path names the resource itself, not something of it
        Handler act;
        Handler show = {};       ///< the resource's GET; none if there is no such route
        QString idName = {};     ///< which parameter names the resource; empty for a collection
        QString itemIdName = {}; ///< the same in its GET
    };
    using SharedPlan = std::shared_ptr<const Plan>;

    static Plan planOf(const Route &route, const Routes &all);
    QCoro::Task<Reply> actAudited(SharedPlan plan, Request request);
    QCoro::Task<Reply> signInAudited(SharedPlan plan, Request request);
    static QCoro::Task<QJsonObject> resource(SharedPlan plan, Request request, QString id);
    AuditEntry entryOf(const Plan &plan, const Request &request) const;
    void tell(const AuditEntry &entry) const;

    AuditTable &m_table;
    const Clock &m_clock;
    TellAudit m_tell;
};

} // namespace wakeline
