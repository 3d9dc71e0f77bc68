// SPDX-License-Identifier: GPL-3.0-or-later
#include "IdempotentReplies.h"

#include "HttpLog.h"
#include "IdempotencyTable.h"
#include "SecretBox.h"

#include <QCryptographicHash>

namespace wakeline {

using namespace std::chrono_literals;

namespace {

constexpr qsizetype longestKey = 255;
/// Longer than any request takes: who took the key before is dead.
constexpr auto abandoned = 120s;

bool isKey(const QByteArray &key)
{
    return !key.isEmpty() && key.size() <= longestKey &&
           std::ranges::all_of(key, [](char c) { return c > 31 && c < 127; });
}

bool isWorthKeeping(int status)
{
    return status < 500 && status != 429 && status != 408;
}

} // namespace

QCoro::Task<Reply> IdempotentReplies::once(QString scope, Request request, Handler handler)
{
    if (!request.headers.contains("Idempotency-Key")) {
        auto handling = handler(std::move(request));
        co_return co_await handling;
    }
    const QByteArray header = request.headers.value("Idempotency-Key");
    if (!isKey(header))
        co_return Reply::error(400, {QStringLiteral("invalid_value"),
                                     QStringLiteral("Idempotency-Key must have 1 to 255 printable characters"),
                                     QStringLiteral("Idempotency-Key")});
    const QString key = QString::fromLatin1(header);
    const QByteArray bodyHash = QCryptographicHash::hash(
        methodName(request.method) + ' ' + request.path + '\n' + request.body, QCryptographicHash::Sha256);
    const auto taken = co_await m_table.take(scope, key, bodyHash, m_clock.now(), abandoned);
    if (taken && taken->has_value())
        co_return repeated(**taken, bodyHash);
    auto handling = handler(std::move(request));
    Reply reply = co_await handling;
    if (!taken)
        co_return reply;
    if (!isWorthKeeping(reply.status)) {
        co_await m_table.give(scope, key);
        co_return reply;
    }
    const auto kept = co_await m_table.answer(scope, key, reply.status, m_box.seal(reply.body));
    if (!kept)
        qCWarning(lcHttp).noquote() << "An answer to a request with an Idempotency-Key could not be kept:"
                                    << kept.error().message;
    co_return reply;
}

Reply IdempotentReplies::repeated(const KeptAnswer &kept, const QByteArray &bodyHash) const
{
    if (kept.bodyHash != bodyHash)
        return Reply::error(409, {QStringLiteral("conflict"),
                                  QStringLiteral("this Idempotency-Key was used for another request"),
                                  QStringLiteral("Idempotency-Key")});
    const auto body = m_box.open(kept.body);
    if (kept.status == 0 || !body) {
        Error error{QStringLiteral("conflict"),
                    QStringLiteral("the first request with this Idempotency-Key is still under way"),
                    QStringLiteral("Idempotency-Key")};
        error.retryAfter = 1s;
        return Reply::error(409, error);
    }
    Reply reply{kept.status, {{"Content-Type", "application/json"}}, *body};
    reply.headers.set("Idempotent-Replayed", "true");
    reply.headers.set("Cache-Control", "no-store");
    return reply;
}

} // namespace wakeline
