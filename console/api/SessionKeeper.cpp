// SPDX-License-Identifier: GPL-3.0-or-later
#include "SessionKeeper.h"

#include "ApiLog.h"

#include <QPointer>

namespace wakeline {

SessionKeeper::SessionKeeper(ApiClient &client, SecretStore &secrets, QString key, QObject *parent)
    : QObject(parent), m_client(client), m_secrets(secrets), m_key(std::move(key))
{
    connect(&m_client, &ApiClient::sessionChanged, this, [this](const OperatorSession &session) {
        if (m_keeping)
            keep(session.refreshToken);
    });
    connect(&m_client, &ApiClient::signedOut, this, [this] {
        if (m_keeping)
            keep(std::nullopt);
    });
}

QCoro::Task<ApiResult<std::optional<Operator>>> SessionKeeper::resume()
{
    const QPointer<SessionKeeper> self(this);
    const auto kept = co_await m_secrets.read(m_key);
    if (!self)
        co_return std::nullopt;
    if (!kept) {
        Q_EMIT notKept(kept.error());
        co_return std::nullopt; // without a keychain the operator signs in by hand
    }
    if (!*kept)
        co_return std::nullopt;
    m_keeping = true;
    const auto account = co_await m_client.resume(**kept);
    if (account)
        co_return std::optional(*account);
    if (self && account.error().kind == ApiError::Kind::SignedOut)
        keep(std::nullopt); // it will never be good again
    co_return std::unexpected(account.error());
}

void SessionKeeper::setKeeping(bool keeping)
{
    if (m_keeping && !keeping)
        keep(std::nullopt);
    m_keeping = keeping;
}

void SessionKeeper::keep(std::optional<QString> token)
{
    m_pending = std::move(token);
    if (!m_writing)
        writeAll();
}

QCoro::Task<void> SessionKeeper::writeAll()
{
    const QPointer<SessionKeeper> self(this);
    m_writing = true;
    while (m_pending) {
        const std::optional<QString> token = *std::exchange(m_pending, std::nullopt);
        Result<void> written; // not `token ? co_await … : …`: GCC 12 destroys that value twice
        if (token)
            written = co_await m_secrets.write(m_key, *token);
        else
            written = co_await m_secrets.remove(m_key);
        if (!self)
            co_return;
        if (!written) {
            qCWarning(lcApi).noquote() << "The session could not be kept:" << written.error().message;
            Q_EMIT notKept(written.error());
        }
    }
    m_writing = false;
}

} // namespace wakeline
