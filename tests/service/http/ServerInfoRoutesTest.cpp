// SPDX-License-Identifier: GPL-3.0-or-later
#include "AppClient.h"
#include "DatabaseFixture.h"

#include <QCoroTask>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>

using namespace wakeline;
using QCoro::waitFor;

/// What an app is told of the servers around.
class ServerInfoRoutesTest : public DatabaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void anybodyIsToldWhereTheServersAre()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const auto answer = rest.call("GET", "/api/v1/server/info", {});
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, (QJsonObject{{"sip_domain", "pbx.example"},
                                           {"sip_port_tls", 5061},
                                           {"server_version", WAKELINE_VERSION},
                                           {"min_client_version", "0.0.0"},
                                           {"turn_server", "turn.example:3478"},
                                           {"turn_server_tls", "turn.example:5349"}}));
    }

    void anAppGetsItsAccountAtTheTurnServers()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        const QByteArray address = JwtKeys({JwtKey{{}, "the secret of today"}}).sign({{"sub", "201@pbx.example"}});
        for (const QByteArray &token : {rest.appTokenOf("201"), address}) {
            const auto answer = rest.call("GET", "/api/v1/turn/credentials", token);
            QCOMPARE(answer.status, 200);
            const QString username = answer.body.value(u"username").toString();
            QCOMPARE(username, QStringLiteral("%1:201").arg(rest.clock.time.toSecsSinceEpoch() + 86'400));
            const QByteArray mac =
                QMessageAuthenticationCode::hash(username.toUtf8(), "a shared secret", QCryptographicHash::Sha1);
            QCOMPARE(answer.body.value(u"password").toString().toLatin1(), mac.toBase64());
            QCOMPARE(answer.body.value(u"ttl").toInt(), 86'400);
            QCOMPARE(answer.body.value(u"uris").toArray().size(), 3);
            QCOMPARE(answer.body.size(), 4);
            QCOMPARE(answer.header("Cache-Control"), "no-store");
        }
        const auto stranger = rest.call("GET", "/api/v1/turn/credentials", {});
        QCOMPARE(stranger.status, 401);
        QCOMPARE(stranger.body.keys(), QStringList("detail"));
    }

    void withoutASecretThereIsNoTurnServer()
    {
        FixedClock clock;
        ServerInfoRoutes routes({}, {}, clock);
        for (const Route &route : routes.routes()) {
            const Reply reply = waitFor(route.handler(Request{}));
            if (route.access == Access::Public) {
                QCOMPARE(reply.body, QByteArray("{}"));
                continue;
            }
            QCOMPARE(reply.status, 503);
            QCOMPARE(QJsonDocument::fromJson(reply.body).object().keys(), QStringList("detail"));
            QVERIFY(reply.headers.contains("Retry-After"));
        }
    }
};

QTEST_GUILESS_MAIN(ServerInfoRoutesTest)
#include "ServerInfoRoutesTest.moc"
