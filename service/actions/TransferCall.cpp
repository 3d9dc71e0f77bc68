// SPDX-License-Identifier: GPL-3.0-or-later
#include "TransferCall.h"

#include "Directory.h"
#include "LiveBoard.h"
#include "Pbx.h"

#include <QCoroTimer>
#include <QLoggingCategory>
#include <QPointer>
#include <QTimer>

namespace wakeline {

Q_DECLARE_LOGGING_CATEGORY(lcCalls)

namespace {

std::unexpected<Error> badTarget(const QString &message)
{
    return failure(QStringLiteral("invalid_value"), message, QStringLiteral("target"));
}

} // namespace

TransferCall::TransferCall(Pbx &pbx, LiveBoard &board, const Directory &directory, Times times)
    : m_pbx(pbx), m_board(board), m_directory(directory), m_times(times)
{
    connect(&pbx, &Pbx::transferReported, this, &TransferCall::report);
}

Result<void> TransferCall::check(const CallTransfer &order) const
{
    const auto call = m_board.calls().find(order.callId);
    if (!call)
        return failure(QStringLiteral("not_found"),
                       QStringLiteral("There is no such call; it may have ended meanwhile."));
    if (call->state != CallState::Answered)
        return failure(QStringLiteral("call_not_answered"),
                       QStringLiteral("Nobody has answered this call yet: there is nothing to transfer."));
    if (m_running.contains(order.callId))
        return failure(QStringLiteral("transfer_running"),
                       QStringLiteral("This call is being transferred already; wait for the outcome."));
    // Extensions alone: whoever could send calls anywhere could send them to numbers that cost money.
    if (!m_directory.extension(order.target))
        return badTarget(QStringLiteral("There is no extension %1.").arg(order.target.left(32)));
    if (order.target == call->caller || order.target == call->callee)
        return badTarget(QStringLiteral("Extension %1 takes part in this call already.").arg(order.target));
    return {};
}

QCoro::Task<Result<Call>> TransferCall::transfer(CallTransfer order, QString by)
{
    const QPointer<TransferCall> self(this);
    if (const auto good = check(order); !good)
        co_return std::unexpected(good.error());
    const int attempt = ++m_lastAttempt;
    m_running.insert(order.callId, attempt);
    m_board.show(m_board.calls().transferring(order.callId, order.target));
    const auto accepted = co_await m_pbx.transfer(order);
    if (!self)
        co_return failure(QStringLiteral("unavailable"), QStringLiteral("The service is stopping."));
    if (!accepted) {
        qCWarning(lcCalls).noquote() << QStringLiteral("operator %1 could not transfer the call %2 to %3: %4")
                                            .arg(by, order.callId, order.target, accepted.error().message);
        settle(order.callId, TransferState::Failed, std::nullopt);
        co_return std::unexpected(accepted.error());
    }
    qCInfo(lcCalls).noquote()
        << QStringLiteral("operator %1 transfers the call %2 to %3").arg(by, order.callId, order.target);
    QTimer::singleShot(m_times.patience, this, [this, callId = order.callId, attempt] {
        if (m_running.value(callId) == attempt)
            settle(callId, TransferState::Failed, std::nullopt);
    });
    const auto call = m_board.calls().find(order.callId);
    if (!call)
        co_return failure(QStringLiteral("not_found"),
                          QStringLiteral("The call ended while it was being transferred."));
    co_return *call;
}

void TransferCall::report(const TransferReport &report)
{
    // Told to every instance, and after a restart too: whoever hears that the target has answered ends the old call.
    if (report.code >= 200 && report.code < 300) {
        settle(report.callId, TransferState::Answered, std::nullopt);
        endAfterGrace(report.callId);
        return;
    }
    if (report.code >= 300)
        settle(report.callId, TransferState::Failed, report.code);
    else if (report.over)
        settle(report.callId, TransferState::Failed, std::nullopt);
}

void TransferCall::settle(const QString &callId, TransferState state, std::optional<int> code)
{
    m_running.remove(callId);
    m_board.show(m_board.calls().transferred(callId, state, code));
}

QCoro::Task<> TransferCall::endAfterGrace(QString callId)
{
    const QPointer<TransferCall> self(this);
    co_await QCoro::sleepFor(m_times.grace);
    if (!self || !m_board.calls().find(callId))
        co_return;
    const auto ended = co_await m_pbx.hangUp(callId);
    if (!ended && ended.error().code != u"not_found")
        qCWarning(lcCalls).noquote() << QStringLiteral("the call %1 was transferred, but its old part could not be "
                                                       "ended: %2")
                                            .arg(callId, ended.error().message);
}

} // namespace wakeline
