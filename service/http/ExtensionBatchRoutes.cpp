// SPDX-License-Identifier: GPL-3.0-or-later
#include "ExtensionBatchRoutes.h"

#include "AuditNote.h"
#include "DataReply.h"
#include "Directory.h"
#include "ExtensionBulk.h"
#include "IdempotentReplies.h"
#include "ImportExtensions.h"
#include "ListReply.h"
#include "QueryParameters.h"

namespace wakeline {

namespace {

constexpr qint64 largestFile = 32 * 1024 * 1024; ///< bytes
constexpr qsizetype mostIds = 10'000;
const QString jobPath = QStringLiteral("/api/v1/extension-imports/");

Result<bool> flagOf(const Request &request, const QString &name)
{
    const QString value = request.queryValue(name);
    if (value.isEmpty() || value == u"false")
        return false;
    if (value == u"true")
        return true;
    return query::invalid(name, QStringLiteral("true or false"));
}

/// Browsers and spreadsheets name CSV in several ways; what it is the reader finds out.
Result<void> checkSheetType(const Request &request)
{
    const QByteArray type = request.headers.value("Content-Type").split(';').first().trimmed().toLower();
    if (type.isEmpty() || type == "text/csv" || type == "text/plain" || type == "application/csv" ||
        type == "application/octet-stream" || type == "application/vnd.ms-excel")
        return {};
    return failure(QStringLiteral("unsupported_media_type"), QStringLiteral("The body must be a CSV file"));
}

/// An answer may hold new passwords: nobody on the way keeps it.
Reply importReply(const Result<ExtensionImport> &state)
{
    if (!state)
        return Reply::fromError(state.error());
    return dataReply(*state).withHeader("Cache-Control", "no-store");
}

Result<ExtensionBulk> bulkOf(const Request &request)
{
    const auto bulk = bodyAs<ExtensionBulk>(request);
    if (!bulk)
        return bulk;
    if (bulk->ids.isEmpty() || bulk->ids.size() > mostIds)
        return query::invalid(QStringLiteral("ids"), QStringLiteral("1 to %1 ids of extensions").arg(mostIds));
    const bool switches = bulk->doNotDisturb || bulk->followMeEnabled;
    if (switches == bulk->remove.value_or(false))
        return query::invalid(QStringLiteral("delete"),
                              switches ? QStringLiteral("left out where something is switched")
                                       : QStringLiteral("true, or dnd or follow_me_enabled given"));
    return bulk;
}

/// For the audit log: the body names more ids than anybody reads there.
void describe(const ExtensionBulk &bulk, const Request &request)
{
    if (!request.audit)
        return;
    request.audit->targetName = QStringLiteral("%1 extensions").arg(bulk.ids.size());
    const auto add = [&](const char *field, std::optional<bool> value) {
        if (value)
            request.audit->changes.append(
                {QLatin1String(field), std::nullopt, *value ? QStringLiteral("true") : QStringLiteral("false")});
    };
    add("dnd", bulk.doNotDisturb);
    add("follow_me_enabled", bulk.followMeEnabled);
    add("delete", bulk.remove);
}

/// \param met  the ids that there were
Reply bulkReply(const QList<qint64> &asked, const QSet<qint64> &met)
{
    ExtensionBulkAnswer answer;
    answer.changed = static_cast<int>(met.size());
    for (const qint64 id : asked) {
        if (!met.contains(id))
            answer.missing.append(id);
    }
    return dataReply(answer);
}

} // namespace

Routes ExtensionBatchRoutes::routes()
{
    using enum Method;
    constexpr auto worker = Access::OperatorOperator;
    using R = ExtensionBatchRoutes;
    return bindRoutes(*this,
                      {{Post, "/api/v1/extensions/import", worker, &R::import, "extension.imported", largestFile},
                       {Get, "/api/v1/extension-imports/{id}", worker, &R::state},
                       {Delete, "/api/v1/extension-imports/{id}", worker, &R::end, "extension.import_ended"},
                       {Post, "/api/v1/extensions/bulk", worker, &R::bulk, "extension.bulk_changed"}});
}

QCoro::Task<Reply> ExtensionBatchRoutes::import(Request request)
{
    const auto type = checkSheetType(request);
    const auto dryRun = flagOf(request, QStringLiteral("dry_run"));
    const auto update = flagOf(request, QStringLiteral("update"));
    if (!type || !dryRun || !update)
        co_return Reply::fromError(!type ? type.error() : !dryRun ? dryRun.error() : update.error());
    if (*dryRun) {
        if (request.audit)
            request.audit->targetName = QStringLiteral("dry run");
        auto trying = m_imports.tryOut(request.body, *update);
        const auto state = co_await trying;
        co_return importReply(state);
    }
    const Handler handler = [this](Request once) { return begin(std::move(once)); };
    const QString scope = QStringLiteral("operator %1").arg(request.operatorIdentity().id);
    auto beginning = m_idempotent.once(scope, std::move(request), handler);
    co_return co_await beginning;
}

QCoro::Task<Reply> ExtensionBatchRoutes::begin(Request request)
{
    const auto update = flagOf(request, QStringLiteral("update"));
    const auto begun = m_imports.begin(request.body, *update, request.operatorIdentity().id);
    Reply reply = importReply(begun);
    if (begun) {
        reply.status = 202;
        reply.headers.set("Location", (jobPath + begun->id).toLatin1());
    }
    co_return reply;
}

QCoro::Task<Reply> ExtensionBatchRoutes::state(Request request)
{
    co_return importReply(m_imports.find(request.parameter(QStringLiteral("id"))));
}

QCoro::Task<Reply> ExtensionBatchRoutes::end(Request request)
{
    auto ending = m_imports.end(request.parameter(QStringLiteral("id")), request.operatorIdentity().id);
    const auto ended = co_await ending;
    co_return importReply(ended);
}

QCoro::Task<Reply> ExtensionBatchRoutes::bulk(Request request)
{
    const auto bulk = bulkOf(request);
    if (!bulk)
        co_return Reply::fromError(bulk.error());
    describe(*bulk, request);
    if (bulk->remove.value_or(false)) {
        auto removing = m_directory.removeExtensions(bulk->ids);
        const auto removed = co_await removing;
        if (!removed)
            co_return Reply::fromError(removed.error());
        co_return bulkReply(bulk->ids, QSet<qint64>(removed->cbegin(), removed->cend()));
    }
    const ExtensionSwitches switches{bulk->doNotDisturb, bulk->followMeEnabled};
    auto switching = m_directory.switchExtensions(bulk->ids, switches);
    const auto changed = co_await switching;
    if (!changed)
        co_return Reply::fromError(changed.error());
    QSet<qint64> met;
    for (const Extension &extension : *changed)
        met.insert(extension.id);
    co_return bulkReply(bulk->ids, met);
}

} // namespace wakeline
