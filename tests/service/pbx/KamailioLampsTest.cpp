// SPDX-License-Identifier: GPL-3.0-or-later
#include "FreePort.h"
#include "KamailioFixture.h"
#include "LampWords.h"

using namespace wakeline;

/// Message lamps with the real Kamailio and phones that are sipp.
class KamailioLampsTest : public QObject
{
    Q_OBJECT

    KamailioServer server{quietServer()};
    std::unique_ptr<Service> service;

    void show(const char *extension, qint64 fresh, qint64 old, const char *account = "7105")
    {
        service->pbx->showLamp({QLatin1String(extension), QLatin1String(account), fresh, old});
    }
    bool startPhone(Sipp &phone, quint16 port = 0)
    {
        return phone.start(QStringLiteral("lamp_phone.xml"), server.sipPort(), {{"USER", "101"}, {"CALLS", "100"}},
                           port);
    }
    bool startWatcher(Sipp &watcher, Sipp::Keys more = {})
    {
        Sipp::Keys keys{{"USER", "101"}, {"CALLEE", "101"}};
        keys.insert(more);
        return watcher.start(QStringLiteral("lamp_watcher.xml"), server.sipPort(), keys);
    }
    /// \return whether a SUBSCRIBE of 101 got this answer
    bool isAnswered(const char *callee, const char *code)
    {
        Sipp sipp;
        const Sipp::Keys keys{{"USER", "101"}, {"CALLEE", callee}, {"CODE", code}};
        return sipp.start(QStringLiteral("lamp_refused.xml"), server.sipPort(), keys) && sipp.finish();
    }

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void aRegisteredPhoneIsToldOfEachChangeOnce();
    void aPhoneThatRegistersIsToldOnceUntilItStartsAnew();
    void aPhoneBehindNatIsToldOverThePathOfItsRegistration();
    void withoutABoxTheLampGoesOut();
    void aPhoneThatSubscribesGetsWhatIsAndWhatBecomes();
    void aWatcherBehindNatIsReachedWhereItsSubscribeCameFrom();
    void aBurstEndsWithTheLastWord();
    void nobodyWatchesAnothersLamp();
    void nobodyElsePublishesALamp();
    void aKamailioThatStartsAnewIsToldAnew();
};

void KamailioLampsTest::initTestCase()
{
    for (const char *number : {"101", "102"})
        QVERIFY(server.addAccount(QLatin1String(number), QStringLiteral("pw") + QLatin1String(number)));
    QVERIFY2(server.start(), server.log().constData());
    service = std::make_unique<Service>(server);
    QTRY_VERIFY_WITH_TIMEOUT(service->isReady(), 20'000);
}

/// Each test begins with no phone and no lamp.
void KamailioLampsTest::init()
{
    QVERIFY(unregisterPhone(server, "101"));
    show("101", 0, 0);
    show("102", 0, 0, "7102");
}

void KamailioLampsTest::cleanup()
{
    if (QTest::currentTestFailed())
        qWarning("%s", server.log().right(6000).constData());
}

void KamailioLampsTest::aRegisteredPhoneIsToldOfEachChangeOnce()
{
    Sipp phone;
    QVERIFY(startPhone(phone));
    QVERIFY(registerPhone(server, "101", phone.port()));
    QTRY_COMPARE_WITH_TIMEOUT(lampWords(phone), QStringList({"0/0"}), 20'000);
    show("101", 1, 0);
    QTRY_COMPARE_WITH_TIMEOUT(lampWords(phone), QStringList({"0/0", "1/0"}), 20'000);
    show("101", 1, 0);
    show("102", 5, 0, "7102"); // not its own
    show("101", 0, 1);
    QTRY_COMPARE_WITH_TIMEOUT(lampWords(phone), QStringList({"0/0", "1/0", "0/1"}), 20'000);
    const QByteArray text = phone.messages();
    for (const char *line :
         {"Event: message-summary", "Subscription-State: terminated", "Messages-Waiting: yes", "Messages-Waiting: no",
          "Message-Account: sip:7105@pbx.test", "Content-Type: application/simple-message-summary"})
        QVERIFY2(text.contains(line), line);
}

void KamailioLampsTest::aPhoneThatRegistersIsToldOnceUntilItStartsAnew()
{
    show("101", 2, 1);
    Sipp phone;
    QVERIFY(startPhone(phone));
    Sipp registering;
    const Sipp::Keys keys{{"USER", "101"}, {"CONTACT", "<sip:101@127.0.0.1:" + QByteArray::number(phone.port()) + ">"}};
    QVERIFY(registering.start(QStringLiteral("register_refreshed.xml"), server.sipPort(), keys));
    QVERIFY2(registering.finish(), registering.output());
    QTRY_COMPARE_WITH_TIMEOUT(lampWords(phone), QStringList({"2/1"}), 20'000);
    // Another Call-ID is a phone that has started anew, with its lamp dark.
    QVERIFY(registerPhone(server, "101", phone.port()));
    QTRY_COMPARE_WITH_TIMEOUT(lampWords(phone), QStringList({"2/1", "2/1"}), 20'000);
}

void KamailioLampsTest::aPhoneBehindNatIsToldOverThePathOfItsRegistration()
{
    const quint16 port = freePort();
    Sipp registering;
    const Sipp::Keys keys{{"USER", "101"},
                          {"CONTACT", "<sip:101@10.9.8.7:5999;pn-provider=fcm;pn-prid=abc;pn-param=x>"}};
    QVERIFY(registering.start(QStringLiteral("register.xml"), server.sipPort(), keys, port));
    QVERIFY2(registering.finish(), registering.output());
    Sipp phone;
    QVERIFY(startPhone(phone, port));
    show("101", 3, 0);
    QTRY_VERIFY_WITH_TIMEOUT(lampWords(phone).contains(QStringLiteral("3/0")), 20'000);
    QVERIFY(phone.messages().contains("NOTIFY sip:101@10.9.8.7:5999 SIP/2.0"));
    QVERIFY(!phone.messages().contains("pn-prid"));
}

void KamailioLampsTest::withoutABoxTheLampGoesOut()
{
    show("101", 2, 0);
    Sipp phone;
    QVERIFY(startPhone(phone));
    QVERIFY(registerPhone(server, "101", phone.port()));
    QTRY_COMPARE_WITH_TIMEOUT(lampWords(phone), QStringList({"2/0"}), 20'000);
    show("101", 0, 0, "");
    QTRY_COMPARE_WITH_TIMEOUT(lampWords(phone), QStringList({"2/0", "0/0"}), 20'000);
    show("101", 0, 0, "");
    show("101", 1, 0);
    QTRY_COMPARE_WITH_TIMEOUT(lampWords(phone), QStringList({"2/0", "0/0", "1/0"}), 20'000);
}

void KamailioLampsTest::aPhoneThatSubscribesGetsWhatIsAndWhatBecomes()
{
    show("101", 1, 0);
    Sipp watcher;
    QVERIFY(startWatcher(watcher));
    QTRY_VERIFY_WITH_TIMEOUT(lampWords(watcher).contains(QStringLiteral("1/0")), 20'000);
    // Registered from where it watches: it is not told twice.
    const QByteArray contact = "<sip:101@127.0.0.1:" + QByteArray::number(watcher.port()) + ">";
    QVERIFY(registerPhone(server, "101", watcher.port(), {}, {{"CONTACT", contact}}));
    show("101", 0, 1);
    QTRY_COMPARE_WITH_TIMEOUT(lastLampWord(watcher), QStringLiteral("0/1"), 20'000);
    show("101", 0, 0);
    QTRY_COMPARE_WITH_TIMEOUT(lastLampWord(watcher), QStringLiteral("0/0"), 20'000);
    QCOMPARE(lampWords(watcher).count(QStringLiteral("0/1")), 1);
    QVERIFY(!watcher.messages().contains("Subscription-State: terminated"));
    QVERIFY(watcher.messages().contains("Subscription-State: active"));
}

void KamailioLampsTest::aWatcherBehindNatIsReachedWhereItsSubscribeCameFrom()
{
    show("101", 1, 0);
    Sipp watcher;
    QVERIFY(startWatcher(watcher, {{"CONTACT", "<sip:101@10.9.8.7:5999>"}}));
    QTRY_VERIFY_WITH_TIMEOUT(lampWords(watcher).contains(QStringLiteral("1/0")), 20'000);
    show("101", 4, 0);
    QTRY_COMPARE_WITH_TIMEOUT(lastLampWord(watcher), QStringLiteral("4/0"), 20'000);
}

void KamailioLampsTest::aBurstEndsWithTheLastWord()
{
    Sipp watcher;
    Sipp phone;
    QVERIFY(startWatcher(watcher));
    QVERIFY(startPhone(phone));
    QVERIFY(registerPhone(server, "101", phone.port()));
    for (qint64 count = 1; count <= 50; ++count)
        show("101", count, 0);
    QTRY_COMPARE_WITH_TIMEOUT(lastLampWord(phone), QStringLiteral("50/0"), 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(lastLampWord(watcher), QStringLiteral("50/0"), 20'000);
    QVERIFY2(lampWords(phone).size() < 20, qPrintable(lampWords(phone).join(u' ')));
}

void KamailioLampsTest::nobodyWatchesAnothersLamp()
{
    show("101", 1, 0);
    QVERIFY(isAnswered("102", "403"));
    QVERIFY(isAnswered("7102", "403"));
    QVERIFY(isAnswered("101", "200"));
    QTRY_VERIFY_WITH_TIMEOUT(isAnswered("7105", "200"), 20'000); // the number of its own box
}

void KamailioLampsTest::nobodyElsePublishesALamp()
{
    Sipp sipp;
    const Sipp::Keys keys{{"USER", "101"}, {"CALLEE", "101"}, {"CODE", "403"}};
    QVERIFY(sipp.start(QStringLiteral("publish.xml"), server.sipPort(), keys));
    QVERIFY2(sipp.finish(), sipp.output());
}

void KamailioLampsTest::aKamailioThatStartsAnewIsToldAnew()
{
    show("101", 1, 0);
    Sipp phone;
    QVERIFY(startPhone(phone));
    QVERIFY(registerPhone(server, "101", phone.port()));
    QTRY_COMPARE_WITH_TIMEOUT(lampWords(phone), QStringList({"1/0"}), 20'000);
    server.stop();
    QTRY_VERIFY_WITH_TIMEOUT(!service->pbx->isConnected(), 20'000);
    show("101", 7, 7); // nobody to tell
    const auto before = service->snapshots.size();
    QVERIFY2(server.start(), server.log().constData());
    QTRY_COMPARE_WITH_TIMEOUT(service->snapshots.size(), before + 1, 30'000);
    show("101", 1, 0); // its lamp may have changed meanwhile, and nobody knows any more what it shows
    QTRY_COMPARE_WITH_TIMEOUT(lampWords(phone), QStringList({"1/0", "1/0"}), 20'000);
    Sipp watcher;
    QVERIFY(startWatcher(watcher));
    QTRY_VERIFY_WITH_TIMEOUT(lampWords(watcher).contains(QStringLiteral("1/0")), 20'000);
}

QTEST_GUILESS_MAIN(KamailioLampsTest)
#include "KamailioLampsTest.moc"
