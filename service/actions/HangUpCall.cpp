// SPDX-License-Identifier: GPL-3.0-or-later
#include "HangUpCall.h"

#include "LiveBoard.h"
#include "Pbx.h"

#include <QLoggingCategory>

namespace wakeline {

Q_DECLARE_LOGGING_CATEGORY(lcCalls)

QCoro::Task<Result<void>> HangUpCall::hangUp(QString callId, QString by)
{
    const auto call = m_board.calls().find(callId);
    if (!call)
        co_return failure(QStringLiteral("not_found"),
                          QStringLiteral("There is no such call; it may have ended meanwhile."));
    if (call->state != CallState::Answered)
        co_return failure(QStringLiteral("call_not_answered"),
                          QStringLiteral("Nobody has answered this call yet: only its caller can give it up."));
    // Named: GCC 12 destroys what stands beside a co_await twice.
    const QString caller = call->caller;
    const QString callee = call->callee;
    const auto ended = co_await m_pbx.hangUp(callId);
    if (ended)
        qCInfo(lcCalls).noquote()
            << QStringLiteral("operator %1 hung up the call %2 from %3 to %4").arg(by, callId, caller, callee);
    else
        qCWarning(lcCalls).noquote()
            << QStringLiteral("operator %1 could not hang up the call %2: %3").arg(by, callId, ended.error().message);
    co_return ended;
}

} // namespace wakeline
