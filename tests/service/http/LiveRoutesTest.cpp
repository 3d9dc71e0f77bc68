// SPDX-License-Identifier: GPL-3.0-or-later
#include "DatabaseFixture.h"
#include "PushLogTable.h"
#include "RestFixture.h"

#include <QCoroTask>

using namespace wakeline;
using QCoro::waitFor;

namespace {

Registration registrationOf(const QString &number)
{
    return {number, QStringLiteral("Name"), RegistrationState::Online, {}, 0, std::nullopt};
}

Call callOf(const QString &id, const QDateTime &startedAt)
{
    Call call;
    call.callId = id;
    call.startedAt = startedAt;
    call.since = startedAt;
    return call;
}

QStringList textsOf(const RestAnswer &answer, const QString &field)
{
    QStringList texts;
    for (const QJsonValue &item : answer.items())
        texts.append(item.toObject().value(field).toVariant().toString());
    return texts;
}

/// Six pushes of two calls, alternately to FCM and APNs; every third one was refused.
QList<qint64> logPushes(RestFixture &rest)
{
    QList<PushLogEntry> entries;
    for (int i = 0; i < 6; ++i) {
        PushLogEntry entry;
        entry.at = rest.clock.now().addSecs(i);
        entry.extension = i < 4 ? QStringLiteral("207") : QStringLiteral("208");
        entry.provider = i % 2 == 0 ? PushProviderName::Fcm : PushProviderName::Apns;
        entry.callId = i < 3 ? QStringLiteral("c1") : QStringLiteral("c2@[2001:db8::1]");
        entry.outcome = i % 3 == 2 ? PushOutcome::TokenDead : PushOutcome::Accepted;
        entries.append(entry);
    }
    return *waitFor(rest.pushLog.insert(entries));
}

} // namespace

/// Registrations, calls, the push log and the system's state.
class LiveRoutesTest : public DatabaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void registrationsAreListedByExtension()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        for (const char *number : {"210", "201", "33", "207"})
            rest.registrations.insert(QLatin1String(number), registrationOf(QLatin1String(number)));
        const auto all = rest.get("/api/v1/registrations");
        QCOMPARE(textsOf(all, QStringLiteral("extension")), (QStringList{"201", "207", "210", "33"}));
        VERIFY_RESULT(fromJson<Registration>(all.items().first().toObject()));
        const auto page = rest.get("/api/v1/registrations?limit=2&offset=1");
        QCOMPARE(textsOf(page, QStringLiteral("extension")), (QStringList{"207", "210"}));
        QCOMPARE(page.data().value(u"total").toInt(), 4);
    }

    void callsAreListedOldestFirst()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const QDateTime now = rest.clock.now();
        rest.calls = {callOf(QStringLiteral("b"), now.addSecs(1)), callOf(QStringLiteral("c"), now),
                      callOf(QStringLiteral("a"), now)};
        const auto all = rest.get("/api/v1/calls/active");
        QCOMPARE(textsOf(all, QStringLiteral("call_id")), (QStringList{"a", "c", "b"}));
        VERIFY_RESULT(fromJson<Call>(all.items().first().toObject()));
        QCOMPARE(rest.get("/api/v1/calls/active?offset=3").items().size(), 0);
    }

    void anOperatorHangsUpACall()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        // A Call-ID may hold what has a meaning in a path.
        QCOMPARE(rest.post("/api/v1/calls/a%2Fb%40h/hangup", {}).status, 204);
        QCOMPARE(rest.hungUp.size(), 1);
        QCOMPARE(rest.hungUp.first().first, QStringLiteral("a/b@h"));
        QVERIFY(!rest.hungUp.first().second.isEmpty());
        QCOMPARE(rest.call("POST", "/api/v1/calls/c/hangup", rest.tokenOf(Role::Viewer)).status, 403);
        QCOMPARE(rest.hungUp.size(), 1);
        rest.hangUpAnswer = failure(QStringLiteral("not_found"), QStringLiteral("gone"));
        QCOMPARE(rest.post("/api/v1/calls/c/hangup", {}).status, 404);
        rest.hangUpAnswer = failure(QStringLiteral("call_not_answered"), QStringLiteral("rings"));
        QCOMPARE(rest.post("/api/v1/calls/c/hangup", {}).status, 409);
        rest.hangUpAnswer = failure(QStringLiteral("unavailable"), QStringLiteral("away"));
        QCOMPARE(rest.post("/api/v1/calls/c/hangup", {}).status, 503);
    }

    void anOperatorTransfersACall()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const QByteArray order = R"({"target": "103"})";
        rest.transferAnswer->callId = QStringLiteral("a/b@h");
        rest.transferAnswer->transferState = TransferState::Trying;
        QCOMPARE(rest.post("/api/v1/calls/a%2Fb%40h/transfer", order).status, 202);
        const QList<CallTransfer> ordered{{QStringLiteral("a/b@h"), CallSide::Caller, QStringLiteral("103")}};
        QCOMPARE(rest.transfers, ordered);
        QCOMPARE(rest.post("/api/v1/calls/c/transfer", R"({"target": "103", "stays": "callee"})").status, 202);
        QCOMPARE(rest.transfers.last().stays, CallSide::Callee);
        QCOMPARE(rest.post("/api/v1/calls/c/transfer", R"({"target": "103", "stays": "nobody"})").status, 400);
        QCOMPARE(rest.post("/api/v1/calls/c/transfer", "{}").status, 400);
        QCOMPARE(rest.call("POST", "/api/v1/calls/c/transfer", rest.tokenOf(Role::Viewer), order).status, 403);
        QCOMPARE(rest.transfers.size(), 2);
        const auto statusAfter = [&](const char *code) {
            rest.transferAnswer = failure(QLatin1String(code), QStringLiteral("no"), QStringLiteral("target"));
            return rest.post("/api/v1/calls/c/transfer", order).status;
        };
        QCOMPARE(statusAfter("not_found"), 404);
        QCOMPARE(statusAfter("call_not_answered"), 409);
        QCOMPARE(statusAfter("transfer_running"), 409);
        QCOMPARE(statusAfter("invalid_value"), 400);
        QCOMPARE(statusAfter("transfer_refused"), 502);
        QCOMPARE(statusAfter("unavailable"), 503);
    }

    void pushesAreFiltered_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QList<int>>("found");
        QTest::newRow("none") << QByteArray() << QList<int>{5, 4, 3, 2, 1, 0};
        QTest::newRow("extension") << QByteArray("extension=208") << QList<int>{5, 4};
        QTest::newRow("provider") << QByteArray("provider=apns") << QList<int>{5, 3, 1};
        QTest::newRow("outcome") << QByteArray("outcome=token_dead") << QList<int>{5, 2};
        QTest::newRow("call id, escaped") << QByteArray("call_id=c2%40%5B2001:db8::1%5D") << QList<int>{5, 4, 3};
        QTest::newRow("together") << QByteArray("extension=207&provider=fcm&outcome=accepted") << QList<int>{0};
        QTest::newRow("nothing matches") << QByteArray("extension=2%27%20OR%201=1") << QList<int>{};
        QTest::newRow("page") << QByteArray("limit=2&offset=1") << QList<int>{4, 3};
    }
    void pushesAreFiltered()
    {
        QFETCH(QByteArray, query);
        QFETCH(QList<int>, found);
        const auto database = migrated();
        RestFixture rest(*database, box());
        const QList<qint64> ids = logPushes(rest);
        const auto answer = rest.get("/api/v1/push-logs?" + query);
        QCOMPARE(answer.status, 200);
        QStringList expected;
        for (const int index : found)
            expected.append(QString::number(ids[index]));
        QCOMPARE(textsOf(answer, QStringLiteral("id")), expected);
    }

    void olderPushesFollowByTheLastIdSeen()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const QList<qint64> ids = logPushes(rest);
        const auto older = rest.get("/api/v1/push-logs?limit=2&before=" + QByteArray::number(ids[3]));
        QCOMPARE(textsOf(older, QStringLiteral("id")), (QStringList{QString::number(ids[2]), QString::number(ids[1])}));
        QCOMPARE(older.data().value(u"total").toInt(), 6);
    }

    void aMalformedFilterIsNamed_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QString>("field");
        QTest::newRow("provider") << QByteArray("provider=mpns") << "provider";
        QTest::newRow("empty provider") << QByteArray("provider=") << "provider";
        QTest::newRow("outcome") << QByteArray("outcome=Accepted") << "outcome";
        QTest::newRow("before text") << QByteArray("before=x") << "before";
        QTest::newRow("before zero") << QByteArray("before=0") << "before";
        QTest::newRow("before 65 bits") << QByteArray("before=18446744073709551616") << "before";
    }
    void aMalformedFilterIsNamed()
    {
        QFETCH(QByteArray, query);
        const auto database = migrated();
        RestFixture rest(*database, box());
        const auto answer = rest.get("/api/v1/push-logs?" + query);
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.code(), QStringLiteral("invalid_value"));
        QTEST(answer.field(), "field");
    }

    void aNulInAFilterIsABadRequestOnBothDatabases()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        for (const QByteArray &target :
             {QByteArray("/api/v1/push-logs?extension=a%00b"), QByteArray("/api/v1/extensions?q=a%00b")}) {
            const int status = rest.get(target).status;
            QVERIFY2(status == 400 || status == 200, QByteArray::number(status));
        }
    }

    void theSystemSaysHowItsPartsAre()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.parts = {{QStringLiteral("database"), true, QStringLiteral("connected"), rest.clock.now()},
                      {QStringLiteral("kamailio"), false, QStringLiteral("not connected"), rest.clock.now()}};
        const auto status = fromJson<SystemStatus>(rest.get("/api/v1/system/status").data());
        VERIFY_RESULT(status);
        QCOMPARE(status->version, QStringLiteral(WAKELINE_VERSION));
        QCOMPARE(status->epoch, QStringLiteral("epoch-1"));
        QCOMPARE(status->parts.size(), 2);
        QCOMPARE(rest.call("GET", "/healthz", {}).status, 200);
        QCOMPARE(rest.call("GET", "/readyz", {}).status, 503);
        rest.parts[1].ok = true;
        QCOMPARE(rest.call("GET", "/readyz", {}).status, 200);
    }
};

QTEST_GUILESS_MAIN(LiveRoutesTest)
#include "LiveRoutesTest.moc"
