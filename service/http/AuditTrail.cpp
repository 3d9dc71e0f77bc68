// SPDX-License-Identifier: GPL-3.0-or-later
#include "AuditTrail.h"

#include "AuditChanges.h"
#include "AuditTable.h"
#include "ClientAddress.h"
#include "HttpLog.h"

#include <QJsonDocument>
#include <QUrl>

#include <exception>

namespace wakeline {

namespace {

const QString succeeded = QStringLiteral("ok");
constexpr qsizetype longestId = 255;
constexpr qsizetype largestBody = 64 * 1024; ///< bytes; what is larger is no change of a few fields

/// `/api/v1/extensions/{id}` of `/api/v1/extensions/{id}/devices/{device}`; empty where no part is named.
QByteArray resourcePattern(const QByteArray &pattern)
{
    const qsizetype end = pattern.indexOf('}');
    return end < 0 ? QByteArray() : pattern.first(end + 1);
}

QString lastParameter(const QByteArray &pattern)
{
    const qsizetype begin = pattern.lastIndexOf('{');
    return QString::fromLatin1(pattern.sliced(begin + 1, pattern.lastIndexOf('}') - begin - 1));
}

/// The GET of the one thing that is named, or that a collection makes.
const Route *showingRoute(const QByteArray &pattern, const Routes &all)
{
    const QByteArray named = resourcePattern(pattern);
    const auto shows = [&](const Route &route) {
        if (route.method != Method::Get || resourcePattern(route.pattern) != route.pattern)
            return false;
        return named.isEmpty() ? route.pattern.startsWith(pattern + "/{") : route.pattern == named;
    };
    const auto found = std::ranges::find_if(all, shows);
    return found == all.end() ? nullptr : &*found;
}

QString outcomeOf(const Reply &reply)
{
    if (reply.headers.contains("Idempotent-Replayed"))
        return QStringLiteral("repeated");
    if (reply.status < 400)
        return succeeded;
    const QString code = QJsonDocument::fromJson(reply.body).object().value(u"code").toString();
    return code.isEmpty() ? QStringLiteral("http_%1").arg(reply.status) : code;
}

QJsonObject bodyOf(const Request &request)
{
    return request.body.size() <= largestBody ? QJsonDocument::fromJson(request.body).object() : QJsonObject();
}

/// Of `/api/v1/extensions/7`: 7.
QString idAt(const QByteArray &location)
{
    return QUrl::fromPercentEncoding(location.sliced(location.lastIndexOf('/') + 1));
}

} // namespace

AuditTrail::Plan AuditTrail::planOf(const Route &route, const Routes &all)
{
    Plan plan{QString::fromLatin1(route.audit), route.method, false, route.handler};
    const QByteArray named = resourcePattern(route.pattern);
    plan.isItem = named == route.pattern;
    if (!named.isEmpty())
        plan.idName = lastParameter(named);
    if (const Route *shows = showingRoute(route.pattern, all)) {
        plan.show = shows->handler;
        plan.itemIdName = lastParameter(shows->pattern);
    }
    return plan;
}

Routes AuditTrail::watch(Routes routes)
{
    const Routes all = routes;
    for (Route &route : routes) {
        if (route.audit.isEmpty())
            continue;
        const SharedPlan plan = std::make_shared<const Plan>(planOf(route, all));
        const bool isSignIn = route.access == Access::Public;
        // No coroutine itself: it calls one, which takes everything by value.
        route.handler = [this, plan, isSignIn](Request request) {
            return isSignIn ? signInAudited(plan, std::move(request)) : actAudited(plan, std::move(request));
        };
    }
    return routes;
}

AuditEntry AuditTrail::entryOf(const Plan &plan, const Request &request) const
{
    const OperatorIdentity by = request.operatorIdentity();
    AuditEntry entry;
    entry.at = m_clock.now();
    entry.operatorId = by.id;
    entry.operatorName = by.name;
    if (by.id != 0)
        entry.role = by.role;
    entry.address = clientAddress(request);
    entry.action = plan.action;
    entry.target.type = plan.action.section(u'.', 0, 0);
    entry.target.id = request.parameter(plan.idName).left(longestId);
    if (entry.target.id.isEmpty() && entry.target.type == u"operator" && by.id != 0 &&
        request.path.startsWith("/api/v1/auth/"))
        entry.target = {entry.target.type, QString::number(by.id), by.name};
    entry.outcome = AuditTable::unknownOutcome;
    entry.requestId = QString::fromLatin1(request.id);
    return entry;
}

/// The resource as its GET shows it; empty if it is not there.
QCoro::Task<QJsonObject> AuditTrail::resource(SharedPlan plan, Request request, QString id)
{
    if (!plan->show || id.isEmpty())
        co_return QJsonObject();
    Request look;
    look.path = request.path;
    look.parameters.insert(plan->itemIdName, id);
    look.peer = request.peer;
    look.id = request.id;
    look.listener = request.listener;
    look.identity = request.identity;
    auto looking = plan->show(std::move(look));
    const Reply reply = co_await looking;
    co_return reply.status == 200 ? QJsonDocument::fromJson(reply.body).object().value(u"data").toObject()
                                  : QJsonObject();
}

QCoro::Task<Reply> AuditTrail::actAudited(SharedPlan plan, Request request)
{
    AuditEntry entry = entryOf(*plan, request);
    const auto note = std::make_shared<AuditNote>();
    request.audit = note;
    const QJsonObject asked = bodyOf(request);
    const QString id = entry.target.id;
    const QJsonObject before = co_await resource(plan, request, id);
    if (const QString name = auditChanges::nameOf(before); !name.isEmpty())
        entry.target.name = name;
    const auto added = co_await m_table.add(entry);
    if (!added) {
        qCWarning(lcHttp).noquote() << request.id << "An act of" << entry.operatorName
                                    << "is refused because the audit log cannot be written:" << added.error().message;
        co_return Reply::fromError(added.error());
    }
    entry.id = *added;

    Reply reply;
    std::exception_ptr thrown;
    Request act = std::move(request);
    request = act; // to look with; the body may be large, and the handler may be done with it long before its answer
    request.body.clear();
    try {
        auto acting = plan->act(std::move(act));
        reply = co_await acting;
    } catch (...) {
        thrown = std::current_exception();
        reply = Reply::internalError();
    }

    entry.outcome = outcomeOf(reply);
    if (entry.outcome == succeeded) {
        const bool isGone = plan->method == Method::Delete && plan->isItem;
        if (reply.headers.contains("Location") && entry.target.id.isEmpty())
            entry.target.id = idAt(reply.headers.value("Location"));
        const QString afterId = isGone ? QString() : entry.target.id;
        const QJsonObject after = co_await resource(plan, request, afterId);
        if (const QString name = auditChanges::nameOf(after); !name.isEmpty())
            entry.target.name = name;
        entry.changes = auditChanges::between(before, after, plan->show ? asked : QJsonObject());
    }
    for (auto it = request.parameters.constBegin(); it != request.parameters.constEnd(); ++it) {
        if (it.key() != plan->idName)
            entry.changes.append({it.key(), std::nullopt, it.value().left(longestId)});
    }
    entry.changes += note->changes;
    if (!note->targetName.isEmpty())
        entry.target.name = note->targetName;
    // What was done is done: the answer says so, and the entry stays as it was begun.
    if (const auto completed = co_await m_table.complete(entry); !completed)
        qCCritical(lcHttp).noquote() << request.id << "What came of" << entry.action << "by" << entry.operatorName
                                     << "is missing in the audit log:" << completed.error().message;
    tell(entry);
    if (thrown)
        std::rethrow_exception(thrown);
    co_return reply;
}

/// Nobody is known before, so the one entry is written after; who cannot be recorded is not signed in.
QCoro::Task<Reply> AuditTrail::signInAudited(SharedPlan plan, Request request)
{
    AuditEntry entry = entryOf(*plan, request);
    const auto note = std::make_shared<AuditNote>();
    request.audit = note;
    auto signingIn = plan->act(std::move(request));
    Reply reply = co_await signingIn;
    if (note->operatorName.isEmpty() && reply.status != 401)
        co_return reply; // malformed, or told to wait: nobody's password was looked at
    entry.operatorId = note->operatorId;
    entry.operatorName = note->operatorName;
    entry.role = note->role;
    if (note->operatorId != 0)
        entry.target = {entry.target.type, QString::number(note->operatorId), note->operatorName};
    entry.outcome = outcomeOf(reply);
    const auto added = co_await m_table.add(entry);
    if (added) {
        entry.id = *added;
        tell(entry);
        co_return reply;
    }
    qCWarning(lcHttp).noquote() << "A sign-in is missing in the audit log:" << added.error().message;
    co_return reply.status < 400 ? Reply::fromError(added.error()) : reply;
}

void AuditTrail::tell(const AuditEntry &entry) const
{
    if (m_tell)
        m_tell(entry);
}

} // namespace wakeline
