// SPDX-License-Identifier: GPL-3.0-or-later
#include "TryCallRoutes.h"

#include "ChangeExtension.h"
#include "DataReply.h"
#include "ExtensionTable.h"
#include "ListReply.h"
#include "QueryParameters.h"

namespace wakeline {

namespace {

constexpr qsizetype longestCaller = 64;

ExtensionDraft draftOf(const CallTrial &trial)
{
    ExtensionDraft draft;
    draft.doNotDisturb = trial.doNotDisturb;
    draft.followMeEnabled = trial.followMeEnabled;
    draft.followMeNumbers = trial.followMeNumbers;
    draft.followMeStrategy = trial.followMeStrategy;
    draft.callRules = trial.callRules;
    return draft;
}

Extension drafted(Extension extension, const CallTrial &trial)
{
    extension.doNotDisturb = trial.doNotDisturb.value_or(extension.doNotDisturb);
    extension.followMeEnabled = trial.followMeEnabled.value_or(extension.followMeEnabled);
    extension.followMeNumbers = trial.followMeNumbers.value_or(extension.followMeNumbers);
    extension.followMeStrategy = trial.followMeStrategy.value_or(extension.followMeStrategy);
    extension.callRules = trial.callRules.value_or(extension.callRules);
    return extension;
}

} // namespace

Routes TryCallRoutes::routes()
{
    using enum Method;
    // A viewer may: it changes nothing, although it is a POST for its body's sake.
    return bindRoutes(*this,
                      {{Post, "/api/v1/extensions/{id}/try-call", Access::OperatorViewer, &TryCallRoutes::tryCall}});
}

QCoro::Task<Reply> TryCallRoutes::tryCall(Request request)
{
    const auto id = request.idParameter();
    const auto trial = request.body.isEmpty() ? Result<CallTrial>(CallTrial()) : bodyAs<CallTrial>(request);
    if (!id || !trial)
        co_return Reply::fromError(!id ? id.error() : trial.error());
    if (trial->from.value_or(QString()).size() > longestCaller) {
        const auto refusal =
            query::invalid(QStringLiteral("from"), QStringLiteral("at most %1 characters").arg(longestCaller));
        co_return Reply::fromError(refusal.error());
    }
    const auto extension = co_await m_extensions.find(*id);
    if (!extension)
        co_return Reply::fromError(extension.error());
    if (const auto good = checkExtensionDraft(draftOf(*trial), extension->number); !good)
        co_return Reply::fromError(good.error());
    const auto preview = m_rehearse(drafted(*extension, *trial), *trial);
    co_return preview ? dataReply(*preview) : Reply::fromError(preview.error());
}

} // namespace wakeline
