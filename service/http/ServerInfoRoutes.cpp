// SPDX-License-Identifier: GPL-3.0-or-later
#include "ServerInfoRoutes.h"

#include "TurnAccount.h"

#include <QJsonArray>

namespace wakeline {

namespace {

/// `turn.example.com:3478` of the first URI of this scheme.
QString hostOf(const QStringList &uris, const QString &scheme)
{
    for (const QString &uri : uris) {
        if (uri.startsWith(scheme + u':'))
            return uri.sliced(scheme.size() + 1).section(u'?', 0, 0);
    }
    return {};
}

} // namespace

ServerInfoRoutes::ServerInfoRoutes(QJsonObject info, TurnServers turn, const Clock &clock)
    : m_info(std::move(info)), m_turn(std::move(turn)), m_clock(clock)
{
    const QString plain = hostOf(m_turn.uris, QStringLiteral("turn"));
    const QString secure = hostOf(m_turn.uris, QStringLiteral("turns"));
    if (!plain.isEmpty())
        m_info.insert(QStringLiteral("turn_server"), plain);
    if (!secure.isEmpty())
        m_info.insert(QStringLiteral("turn_server_tls"), secure);
}

Routes ServerInfoRoutes::routes()
{
    using enum Method;
    using enum Access;
    using R = ServerInfoRoutes;
    return bindRoutes(*this,
                      {{Get, "/api/v1/server/info", Public, &R::info},
                       {Get, "/api/v1/turn/credentials", AppOrAddress, &R::turnCredentials}},
                      Shape::Detail);
}

QCoro::Task<Reply> ServerInfoRoutes::info(Request)
{
    co_return Reply::json(200, m_info);
}

QCoro::Task<Reply> ServerInfoRoutes::turnCredentials(Request request)
{
    if (m_turn.secret.isEmpty())
        co_return Reply::error(503, {QStringLiteral("unavailable"), QStringLiteral("There is no TURN server")},
                               Shape::Detail);
    const TurnAccount account = TurnAccount::of(request.appIdentity().number, m_turn.secret, m_clock.now());
    const QJsonObject answer{{QStringLiteral("username"), account.username},
                             {QStringLiteral("password"), QString::fromLatin1(account.password)},
                             {QStringLiteral("ttl"), static_cast<qint64>(TurnAccount::lifetime.count())},
                             {QStringLiteral("uris"), QJsonArray::fromStringList(m_turn.uris)}};
    co_return Reply::json(200, answer);
}

} // namespace wakeline
