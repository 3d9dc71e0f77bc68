// SPDX-License-Identifier: GPL-3.0-or-later
#include "KamailioFixture.h"

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QUdpSocket>

using namespace wakeline;
using Change = BindingReport::Change;

/// Real REGISTERs at the real Kamailio, and what we are told of them.
class KamailioRegistrationsTest : public QObject
{
    Q_OBJECT

    KamailioServer server;
    std::unique_ptr<Service> service;

    const BindingReport *last(Change change) const
    {
        for (auto it = service->bindings.crbegin(); it != service->bindings.crend(); ++it) {
            if (it->change == change)
                return &*it;
        }
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const char *number : {"101", "102", "103"})
            QVERIFY(server.addAccount(QLatin1String(number), QStringLiteral("pw") + QLatin1String(number)));
        QVERIFY2(server.start(), server.log().constData());
    }
    void init()
    {
        service = std::make_unique<Service>(server, [](auto &options) { options.keepalivePoll = 300ms; });
        QTRY_VERIFY(service->isReady());
    }
    void cleanup()
    {
        service.reset();
        QVERIFY(unregisterPhone(server, "101"));
        if (QTest::currentTestFailed())
            qWarning("%s", server.log().right(6000).constData());
    }

    void aRegistrationIsReportedWithItsPushParameters()
    {
        QVERIFY(registerPhone(server, "101", 4711, ";pn-provider=fcm;pn-prid=TOKEN;pn-param=project",
                              {{"AGENT", "App \"1\" \xe4"}}));
        QTRY_VERIFY(last(Change::Registered));
        const auto report = *last(Change::Registered);
        QCOMPARE(report.extension, QStringLiteral("101"));
        QCOMPARE(report.contact, QStringLiteral("sip:101@127.0.0.1:4711"));
        QCOMPARE(report.userAgent, QStringLiteral("App \"1\" ä"));
        QCOMPARE(report.bindings, 1);
        QVERIFY(report.expires > 50s && report.expires <= 60s);
        QVERIFY(report.source.startsWith(QLatin1String("udp:127.0.0.1:")));
        QVERIFY(report.push.has_value());
        QCOMPARE(report.push->callToken().token, QStringLiteral("TOKEN"));
        QCOMPARE(report.push->callToken().appId, QStringLiteral("project"));
        QVERIFY(!server.log().contains("TOKEN"));
    }

    void aWrongPasswordIsRefused()
    {
        Sipp sipp;
        QVERIFY(sipp.start(QStringLiteral("register.xml"), server.sipPort(),
                           {{"USER", "101"}, {"PASSWORD", "wrong"}, {"CODE", "401"}}));
        QVERIFY2(sipp.finish(), sipp.output().constData());
        QTest::qWait(100);
        QVERIFY(service->bindings.isEmpty());
    }

    void nobodyRegistersForAnother()
    {
        Sipp sipp;
        QVERIFY(sipp.start(QStringLiteral("register.xml"), server.sipPort(),
                           {{"USER", "101"}, {"AUTHUSER", "102"}, {"CODE", "403"}}));
        QVERIFY2(sipp.finish(), sipp.output().constData());
        QTest::qWait(100);
        QVERIFY(service->bindings.isEmpty());
    }

    void passwordGuessingIsStopped()
    {
        for (int i = 0; i < 10; ++i) {
            Sipp sipp;
            QVERIFY(sipp.start(QStringLiteral("register.xml"), server.sipPort(),
                               {{"USER", "103"}, {"PASSWORD", "wrong"}, {"CODE", "401"}}));
            QVERIFY2(sipp.finish(), sipp.output().constData());
        }
        Sipp sipp; // even the right one, for this user and this minute
        QVERIFY(sipp.start(QStringLiteral("register.xml"), server.sipPort(), {{"USER", "103"}, {"CODE", "403"}}));
        QVERIFY2(sipp.finish(), sipp.output().constData());
        QVERIFY2(registerPhone(server, "102", 4712), "others behind the same address go on");
        QVERIFY(unregisterPhone(server, "102"));
    }

    void theServiceThatWeHaveIsAnnouncedAndAnotherRefused()
    {
        Sipp good, bad;
        QVERIFY(
            good.start(QStringLiteral("register.xml"), server.sipPort(),
                       {{"USER", "101"},
                        {"CONTACT", "<sip:101@127.0.0.1:4711;pn-provider=apns;pn-prid=T;pn-param=TEAM.app.voip>"}}));
        QVERIFY(good.finish());
        QVERIFY(good.messages().contains("Feature-Caps: *;+sip.pns=\"apns\""));
        QVERIFY(bad.start(
            QStringLiteral("register.xml"), server.sipPort(),
            {{"USER", "101"}, {"CODE", "555"}, {"CONTACT", "<sip:101@127.0.0.1:4711;pn-provider=nokia;pn-prid=T>"}}));
        QVERIFY2(bad.finish(), bad.messages().constData());
    }

    void removalAndExpiryAreReported()
    {
        QVERIFY(registerPhone(server, "101", 4711));
        QVERIFY(registerPhone(server, "101", 4712));
        QTRY_COMPARE(service->bindings.size(), 2);
        QCOMPARE(service->bindings.last().bindings, 2);
        QVERIFY(registerPhone(server, "101", 4711, {}, {{"EXPIRES", "0"}}));
        QTRY_VERIFY(last(Change::Removed));
        QCOMPARE(last(Change::Removed)->contact, QStringLiteral("sip:101@127.0.0.1:4711"));
        QCOMPARE(last(Change::Removed)->bindings, 1);
        QVERIFY(unregisterPhone(server, "101"));
        QTRY_VERIFY(last(Change::Expired));
        QCOMPARE(last(Change::Expired)->contact, QStringLiteral("sip:101@127.0.0.1:4712"));
        QCOMPARE(last(Change::Expired)->bindings, 0);
    }

    void aLostTcpConnectionIsOfflineAtOnce()
    {
        Sipp phone;
        QVERIFY(phone.start(QStringLiteral("register.xml"), server.sipPort(), {{"USER", "101"}, {"STAY_MS", "20000"}},
                            0, QStringLiteral("t1")));
        QTRY_VERIFY(last(Change::Registered));
        QVERIFY(last(Change::Registered)->source.startsWith(QLatin1String("tcp:")));
        QElapsedTimer clock;
        clock.start();
        phone.stop();
        QTRY_VERIFY(last(Change::Expired));
        QVERIFY2(clock.elapsed() < 2000, qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(last(Change::Expired)->bindings, 0);
    }

    void keepaliveRoundTripsAreReported()
    {
        QUdpSocket phone;
        QVERIFY(phone.bind(QHostAddress::LocalHost, 0));
        connect(&phone, &QUdpSocket::readyRead, &phone, [&phone] {
            QByteArray request(4096, '\0');
            QHostAddress from;
            quint16 port = 0;
            request.resize(phone.readDatagram(request.data(), request.size(), &from, &port));
            request.replace(0, request.indexOf("\r\n"), "SIP/2.0 200 OK");
            phone.writeDatagram(request, from, port);
        });
        QVERIFY(registerPhone(server, "101", phone.localPort()));
        QTRY_VERIFY_WITH_TIMEOUT(last(Change::Refreshed) && last(Change::Refreshed)->rttUs, 20'000);
        QVERIFY(*last(Change::Refreshed)->rttUs > 0);
        QVERIFY(*last(Change::Refreshed)->rttUs < 1'000'000);
        QVERIFY(last(Change::Refreshed)->lastKeepaliveAt->secsTo(QDateTime::currentDateTimeUtc()) < 10);
        QCOMPARE(last(Change::Refreshed)->extension, QStringLiteral("101"));
    }

    void aResyncHoldsThousandsOfRegistrations_data()
    {
        QTest::addColumn<int>("registrations");
        QTest::newRow("2,000") << 2000;
        QTest::newRow("10,000") << 10'000;
    }
    void aResyncHoldsThousandsOfRegistrations()
    {
        QFETCH(int, registrations);
        KamailioServer large{quietServer()};
        QVERIFY(large.addAccount(QStringLiteral("101"), QStringLiteral("pw101")));
        QVERIFY2(large.start(), large.log().constData());
        service = std::make_unique<Service>(large);
        QTRY_VERIFY(service->isReady());
        JsonRpcSocket rpc(large.rpcSocket());
        for (int i = 0; i < registrations; ++i) {
            const QString user = QStringLiteral("u%1").arg(i);
            const QString contact = QStringLiteral("sip:%1@127.0.0.1:9;pn-provider=fcm;pn-prid=%2;pn-param=p")
                                        .arg(user, QString(150, u't'));
            const QJsonArray parameters{QStringLiteral("location"), user, contact, 3600, 1.0, QString(), 0, 0, 0};
            const auto added = QCoro::waitFor(rpc.call(QStringLiteral("ul.add"), parameters, 5s));
            QVERIFY2(added.has_value(), qPrintable(added ? QString() : added.error().message));
        }
        service->snapshots.clear();
        QElapsedTimer clock;
        clock.start();
        service->pbx->resynchronise();
        // A phone that registers meanwhile must be neither lost nor overwritten.
        QVERIFY(registerPhone(large, "101", 4711));
        QTRY_VERIFY_WITH_TIMEOUT(!service->snapshots.isEmpty(), 60'000);
        const qint64 elapsed = clock.elapsed();
        qInfo("resync of %d registrations: %lld ms", registrations, static_cast<long long>(elapsed));
        QVERIFY(service->snapshots.last().bindings.size() >= registrations);
        const BindingReport &one = service->snapshots.last().bindings.first();
        QVERIFY(one.push.has_value() || one.extension == u"101");
        QTRY_VERIFY(last(Change::Registered));
        QCOMPARE(last(Change::Registered)->extension, QStringLiteral("101"));
        service.reset();
    }
};

QTEST_GUILESS_MAIN(KamailioRegistrationsTest)
#include "KamailioRegistrationsTest.moc"
