// SPDX-License-Identifier: GPL-3.0-or-later
#include "KamailioPbx.h"
#include "PbxLog.h"
#include "ReferRequest.h"

#include <QCoroFuture>
#include <QPointer>
#include <QRandomGenerator>

namespace wakeline {

namespace {

/// Longer than kamailio.cfg waits for the phone's answer.
constexpr std::chrono::seconds deadline{10};
constexpr int mostAtOnce = 100;
constexpr int nobodyAnswered = 0;

QByteArray newToken()
{
    QByteArray bytes(16, Qt::Uninitialized);
    QRandomGenerator::system()->fillRange(reinterpret_cast<quint32 *>(bytes.data()), bytes.size() / 4);
    return bytes.toHex();
}

std::unexpected<Error> unavailable(const QString &message)
{
    return failure(QStringLiteral("unavailable"), message);
}

Result<void> outcomeOf(int code)
{
    if (code >= 200 && code < 300)
        return {};
    if (code == nobodyAnswered)
        return unavailable(QStringLiteral("The SIP server did not pass the request on."));
    if (code == 408)
        return unavailable(QStringLiteral("The phone did not answer the request."));
    return failure(QStringLiteral("transfer_refused"),
                   QStringLiteral("The phone does not transfer the call: it answered %1.").arg(code));
}

} // namespace

KamailioPbx::~KamailioPbx()
{
    const auto tokens = m_refers.keys();
    for (const QByteArray &token : tokens)
        take(TransferAnswer{token, nobodyAnswered});
}

QCoro::Task<Result<void>> KamailioPbx::transfer(CallTransfer transfer)
{
    const QPointer<KamailioPbx> self(this);
    const auto dialog = co_await answeredCall(transfer.callId);
    if (!self)
        co_return unavailable(QStringLiteral("The service is stopping."));
    if (!dialog)
        co_return std::unexpected(dialog.error());
    if (m_refers.size() >= mostAtOnce)
        co_return unavailable(QStringLiteral("Too many calls are being transferred at this moment."));
    const bool callerStays = transfer.stays == CallSide::Caller;
    ReferRequest refer;
    refer.callId = transfer.callId;
    refer.from = callerStays ? dialog->callee : dialog->caller;
    refer.to = callerStays ? dialog->caller : dialog->callee;
    refer.domain = m_options.domain;
    refer.target = QStringLiteral("sip:%1@%2").arg(transfer.target, m_options.domain);
    refer.token = newToken();
    const auto bytes = refer.bytes();
    if (!bytes)
        co_return unavailable(bytes.error().message);
    const auto promise = std::make_shared<QPromise<int>>();
    promise->start();
    const QFuture<int> answer = promise->future();
    m_refers.insert(refer.token, promise);
    QTimer::singleShot(deadline, this, [this, token = refer.token] { take(TransferAnswer{token, nobodyAnswered}); });
    if (!m_evapi.send(referMessage(refer.token, transfer.callId, refer.from.tag, *bytes)))
        take(TransferAnswer{refer.token, nobodyAnswered});
    const int code = co_await answer;
    co_return outcomeOf(code);
}

void KamailioPbx::take(const TransferAnswer &answer)
{
    const auto promise = m_refers.take(answer.token);
    if (!promise)
        return;
    promise->addResult(answer.code);
    promise->finish();
}

} // namespace wakeline
