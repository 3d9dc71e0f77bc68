// SPDX-License-Identifier: GPL-3.0-or-later
#include "KamailioPbx.h"

#include <QPointer>

namespace wakeline {

namespace {

constexpr std::chrono::seconds deadline{3};

std::unexpected<Error> gone()
{
    return failure(QStringLiteral("not_found"), QStringLiteral("There is no such call; it may have ended meanwhile."));
}

/// What the RPC's own words are to whoever asked for the call's end.
Error readable(const Error &error)
{
    // "Couldnt find callid in dialog": it has ended between our two questions.
    if (error.code == u"rpc_failed")
        return gone().error();
    return {QStringLiteral("unavailable"),
            QStringLiteral("The SIP server does not answer now: %1").arg(error.message),
            {},
            std::chrono::seconds(5)};
}

} // namespace

QCoro::Task<Result<KamailioDialog>> KamailioPbx::answeredCall(QString callId)
{
    const QJsonArray question{callId};
    const auto found = co_await m_rpc.call(QStringLiteral("dlg.dlg_list"), question, deadline);
    if (!found)
        co_return std::unexpected(readable(found.error()));
    const auto dialog = dialogOf(*found);
    if (!dialog)
        co_return gone();
    if (!dialog->answered)
        co_return failure(QStringLiteral("call_not_answered"),
                          QStringLiteral("Nobody has answered this call yet: only its caller can give it up."));
    co_return *dialog;
}

QCoro::Task<Result<void>> KamailioPbx::hangUp(QString callId)
{
    const QPointer<KamailioPbx> self(this);
    const auto dialog = co_await answeredCall(callId);
    if (!self)
        co_return failure(QStringLiteral("unavailable"), QStringLiteral("The service is stopping."));
    if (!dialog)
        co_return std::unexpected(dialog.error());
    const QJsonArray key{callId, dialog->caller.tag, dialog->callee.tag};
    const auto ended = co_await m_rpc.call(QStringLiteral("dlg.terminate_dlg"), key, deadline);
    if (!ended)
        co_return std::unexpected(readable(ended.error()));
    co_return Result<void>();
}

} // namespace wakeline
