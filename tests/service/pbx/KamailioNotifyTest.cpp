// SPDX-License-Identifier: GPL-3.0-or-later
#include "KamailioFixture.h"

#include <QJsonDocument>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

using namespace wakeline;

namespace {

/// A webhook that keeps what it is told, and answers if it is let.
class Webhook
{
public:
    Webhook()
    {
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no free port on loopback");
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket *client = m_server.nextPendingConnection();
            QObject::connect(client, &QTcpSocket::readyRead, &m_server, [this, client] { read(client); });
        });
    }

    QByteArray url() const { return "http://127.0.0.1:" + QByteArray::number(m_server.serverPort()) + "/notify"; }
    QJsonObject last() const { return QJsonDocument::fromJson(bodies.last()).object(); }
    /// Who asked and waits for the answer still.
    bool isAwaited() const { return m_waiting && m_waiting->state() == QAbstractSocket::ConnectedState; }

    bool silent = false;
    QByteArrayList heads;
    QByteArrayList bodies;

private:
    void read(QTcpSocket *client)
    {
        const QByteArray text = client->property("text").toByteArray() + client->readAll();
        client->setProperty("text", text);
        const qsizetype end = text.indexOf("\r\n\r\n");
        const qsizetype length = text.indexOf("Content-Length: ");
        if (end < 0 || length < 0 || length > end)
            return;
        const qsizetype size = text.sliced(length + 16, text.indexOf('\r', length) - length - 16).toLongLong();
        if (text.size() < end + 4 + size)
            return;
        heads.append(text.first(end));
        bodies.append(text.sliced(end + 4));
        m_waiting = client;
        if (silent)
            return;
        client->write(
            "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 26\r\n\r\n{\"status\":\"sent\",\"sent\":1} ");
        client->disconnectFromHost();
    }

    QTcpServer m_server;
    QPointer<QTcpSocket> m_waiting;
};

} // namespace

/// The packaged configuration with WITH_CALL_NOTIFY: 480 at once and a webhook, without any wakelined at evapi.
class KamailioNotifyTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Webhook> webhook;
    std::unique_ptr<KamailioServer> server;

    bool startCall(Sipp &caller, Sipp::Keys keys = {}, const char *scenario = "call_fails.xml")
    {
        keys.insert("USER", "100");
        keys.insert("CALLEE", "101");
        if (!keys.contains("CODE"))
            keys.insert("CODE", "480");
        return caller.start(QLatin1String(scenario), server->sipPort(), keys);
    }

private Q_SLOTS:
    void init()
    {
        webhook = std::make_unique<Webhook>();
        KamailioServer::Options options = quietServer();
        // Longer than any of the tests below: who waits for the webhook shows.
        options.extraSettings = "#!define WITH_CALL_NOTIFY \"" + webhook->url() +
                                "\"\n#!define CALL_NOTIFY_SECONDS 60\n#!define CALL_NOTIFY_SECRET \"hook secret\"\n";
        server = std::make_unique<KamailioServer>(options);
        for (const char *number : {"100", "101"})
            QVERIFY(server->addAccount(QLatin1String(number), QStringLiteral("pw") + QLatin1String(number)));
        QVERIFY2(server->start(), server->log().constData());
    }
    void cleanup()
    {
        if (QTest::currentTestFailed())
            qWarning("%s", server->log().right(6000).constData());
        server.reset();
        webhook.reset();
    }

    void theWebhookIsToldWhoCallsWhom()
    {
        Sipp caller;
        QVERIFY(startCall(caller, {{"CALLID", "the-call-"}}));
        QVERIFY2(caller.finish(), caller.output().constData());
        QTRY_COMPARE_WITH_TIMEOUT(webhook->bodies.size(), 1, 20'000);
        const QJsonObject told = webhook->last();
        QCOMPARE(told.value(u"callee_username").toString(), QStringLiteral("101"));
        QCOMPARE(told.value(u"caller_username").toString(), QStringLiteral("100"));
        QCOMPARE(told.value(u"call_type").toString(), QStringLiteral("audio"));
        QVERIFY(caller.messages().contains("Call-ID: " + told.value(u"call_id").toString().toUtf8()));
        QVERIFY(!told.contains(u"caller_display_name"));
        QVERIFY(webhook->heads.last().contains("Authorization: Bearer hook secret"));
        QVERIFY(webhook->heads.last().contains("Content-Type: application/json"));
        QTRY_VERIFY_WITH_TIMEOUT(server->log().contains("Push webhook result"), 20'000);
        QVERIFY(!server->log().contains("hook secret"));
    }

    void everyDisplayNameIsJson_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << QByteArray("Ada ") << QStringLiteral("Ada");
        QTest::newRow("quoted") << QByteArray("\"Ada\" ") << QStringLiteral("\"Ada\"");
        QTest::newRow("quotes inside") << QByteArray("\"Ada \\\"the\\\" O'Neil\" ")
                                       << QStringLiteral("\"Ada \\\"the\\\" O'Neil\"");
        QTest::newRow("JSON") << QByteArray("\"\\\",\\\"callee_username\\\":\\\"100\" ")
                              << QStringLiteral("\"\\\",\\\"callee_username\\\":\\\"100\"");
        QTest::newRow("script variable") << QByteArray("\"$fU $var(js)\" ") << QStringLiteral("\"$fU $var(js)\"");
        QTest::newRow("UTF-8") << QByteArray("\"J\xc3\xb6rg\" ") << QStringLiteral("\"Jörg\"");
        QTest::newRow("not UTF-8") << QByteArray("\"J\xf6rg\" ") << QString();
    }
    void everyDisplayNameIsJson()
    {
        QFETCH(QByteArray, header);
        Sipp caller;
        QVERIFY(startCall(caller, {{"FROMNAME", header}}));
        QVERIFY2(caller.finish(), caller.output().constData());
        QTRY_COMPARE_WITH_TIMEOUT(webhook->bodies.size(), 1, 20'000);
        QTEST(webhook->last().value(u"caller_display_name").toString(), "name");
        QCOMPARE(webhook->last().value(u"callee_username").toString(), QStringLiteral("101"));
    }

    void aWebhookThatHangsDelaysNoCaller()
    {
        webhook->silent = true;
        // More than there are notifiers and workers: not even a full house delays anybody.
        for (int i = 0; i < 6; ++i) {
            Sipp caller;
            QVERIFY(startCall(caller));
            QVERIFY2(caller.finish(), caller.output().constData());
        }
        QTRY_COMPARE_WITH_TIMEOUT(webhook->bodies.size(), 4, 20'000); // one for each notifier
        QVERIFY(webhook->isAwaited());
        Sipp phone, caller;
        QVERIFY(phone.start(QStringLiteral("phone.xml"), server->sipPort(), {{"USER", "101"}}));
        QVERIFY(registerPhone(*server, "101", phone.port()));
        QVERIFY(startCall(caller, {}, "call.xml"));
        QVERIFY2(caller.finish(), caller.output().constData());
        QVERIFY(webhook->isAwaited());
    }

    void aWebhookThatIsNotThereDelaysNobody()
    {
        webhook.reset();
        Sipp caller;
        QVERIFY(startCall(caller));
        QVERIFY2(caller.finish(), caller.output().constData());
        QTRY_VERIFY_WITH_TIMEOUT(server->log().contains("no phone was woken"), 20'000);
    }

    void aRegisteredCalleeRingsAndNobodyIsTold()
    {
        Sipp phone, caller;
        QVERIFY(phone.start(QStringLiteral("phone.xml"), server->sipPort(), {{"USER", "101"}}));
        QVERIFY(registerPhone(*server, "101", phone.port()));
        QVERIFY(startCall(caller, {}, "call.xml"));
        QVERIFY2(caller.finish(), caller.output().constData());
        QVERIFY(phone.finish());
        QVERIFY(webhook->bodies.isEmpty());
    }

    void aWakelinedAtEvapiIsNotAskedForSleepingPhones()
    {
        Service service(*server);
        QTRY_VERIFY_WITH_TIMEOUT(service.isReady(), 20'000);
        service.answer(hold(10s));
        Sipp caller;
        QVERIFY(startCall(caller));
        QVERIFY2(caller.finish(), caller.output().constData());
        QTRY_COMPARE_WITH_TIMEOUT(webhook->bodies.size(), 1, 20'000);
        QVERIFY(service.calls.isEmpty());
        // It hears of the call all the same, for its records.
        QTRY_COMPARE_WITH_TIMEOUT(service.codes(CallReport::Progress::Failed), QList<int>{480}, 20'000);
    }
};

QTEST_GUILESS_MAIN(KamailioNotifyTest)
#include "KamailioNotifyTest.moc"
