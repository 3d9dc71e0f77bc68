// SPDX-License-Identifier: GPL-3.0-or-later
#include "Caller.h"
#include "RecorderProcess.h"

#include <QFileInfo>
#include <QTest>

using namespace wakeline;

namespace {

constexpr int patience = 30'000;

} // namespace

/// What is not recorded, and what the service hears of it.
class RecorderLimitsTest : public QObject
{
    Q_OBJECT

private:
    static int codeOf(RecorderProcess &recorder, Caller::Wish wish, QByteArray *reply = nullptr)
    {
        Caller caller(recorder.port(), std::move(wish));
        caller.invite();
        [&] { QTRY_VERIFY_WITH_TIMEOUT(caller.code() > 0, patience); }();
        if (reply)
            *reply = caller.finalReply();
        if (caller.isAnswered())
            caller.hangUp();
        return caller.code();
    }

    static QList<RecorderReport> alerts(RecorderProcess &recorder)
    {
        QList<RecorderReport> found = recorder.told();
        found.removeIf([](const RecorderReport &report) { return report.event != RecorderEvent::Alert; });
        return found;
    }

    static void leaveMessage(RecorderProcess &recorder)
    {
        Caller caller(recorder.port(), {});
        caller.invite();
        QTRY_VERIFY_WITH_TIMEOUT(caller.hasHeardBeep(), patience);
        QTest::qWait(1500);
        caller.hangUp();
        QTRY_VERIFY_WITH_TIMEOUT(caller.isOver(), patience);
    }

private Q_SLOTS:
    void whatCannotBeServedIsRefused_data()
    {
        QTest::addColumn<QByteArray>("mailbox");
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<QByteArray>("sdp");
        QTest::addColumn<QByteArray>("without");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("says");
        const QByteArray none;
        const QByteArray session = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n";
        QTest::newRow("../") << QByteArray("../../etc/x") << none << none << none << 404 << none;
        QTest::newRow("a..b") << QByteArray("a..b") << none << none << none << 404 << none;
        QTest::newRow("hidden") << QByteArray(".x") << none << none << none << 404 << none;
        QTest::newRow("long") << QByteArray(33, '1') << none << none << none << 404 << none;
        QTest::newRow("no mailbox") << none << none << none << none << 404 << none;
        QTest::newRow("two mailboxes") << QByteArray("101") << QByteArray("X-VM-Mailbox: 102\r\n") << none << none
                                       << 400 << none;
        QTest::newRow("no Contact") << QByteArray("101") << none << none << QByteArray("Contact") << 400 << none;
        QTest::newRow("Require") << QByteArray("101") << QByteArray("Require: 100rel\r\n") << none << none << 420
                                 << QByteArray("Unsupported: 100rel");
        QTest::newRow("G.729 only") << QByteArray("101") << none
                                    << session + "m=audio 40000 RTP/AVP 18\r\na=rtpmap:18 G729/8000\r\n"
                                    << none << 488 << none;
        QTest::newRow("video only") << QByteArray("101") << none << session + "m=video 40000 RTP/AVP 96\r\n"
                                    << none << 488 << none;
        QTest::newRow("port 0") << QByteArray("101") << none << session + "m=audio 0 RTP/AVP 0\r\n"
                                << none << 488 << none;
        QTest::newRow("events only") << QByteArray("101") << none
                                     << session + "m=audio 40000 RTP/AVP 101\r\na=rtpmap:101 telephone-event/8000\r\n"
                                     << none << 488 << none;
        QTest::newRow("SRTP without a key") << QByteArray("101") << none << session + "m=audio 40000 RTP/SAVP 0\r\n"
                                            << none << 488 << none;
        QTest::newRow("SRTP with a short key")
            << QByteArray("101") << none
            << session + "m=audio 40000 RTP/SAVP 0\r\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:AAAA\r\n"
            << none << 488 << none;
        QTest::newRow("no SDP") << QByteArray("101") << none << QByteArray("hello") << none << 488 << none;
    }

    void whatCannotBeServedIsRefused()
    {
        QFETCH(QByteArray, mailbox);
        QFETCH(QByteArray, headers);
        QFETCH(QByteArray, sdp);
        QFETCH(QByteArray, without);
        RecorderProcess recorder;
        QVERIFY2(recorder.start(), recorder.log());
        QByteArray reply;
        const int code =
            codeOf(recorder, {.mailbox = mailbox, .headers = headers, .sdp = sdp, .without = without}, &reply);
        QTEST(code, "code");
        QFETCH(QByteArray, says);
        QVERIFY2(reply.contains(says), reply);
        QCOMPARE(recorder.filesInSpool(), QStringList());
    }

    void aCodecWithoutAnRtpmapIsUnderstood()
    {
        RecorderProcess recorder;
        QVERIFY2(recorder.start(), recorder.log());
        const QByteArray sdp =
            "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 40000 RTP/AVP 18 8\r\n";
        QByteArray reply;
        QCOMPARE(codeOf(recorder, {.sdp = sdp}, &reply), 200);
        QVERIFY(reply.contains("PCMA/8000"));
    }

    void onlyListedSourcesMayCall()
    {
        RecorderProcess recorder;
        recorder.set("sources", "192.0.2.0/24, ::1");
        QVERIFY2(recorder.start(), recorder.log());
        QCOMPARE(codeOf(recorder, {}), 403);
    }

    void aPhoneIsToldWhereItsSoundIsToGo_data()
    {
        QTest::addColumn<QString>("mediaAddress");
        QTest::addColumn<QByteArray>("told");
        QTest::newRow("the address for SIP") << QString() << QByteArray("IP4 127.0.0.1\r\n");
        QTest::newRow("another of this machine") << QStringLiteral("127.0.0.2") << QByteArray("IP4 127.0.0.2\r\n");
        QTest::newRow("a router's") << QStringLiteral("192.0.2.10") << QByteArray("IP4 192.0.2.10\r\n");
    }

    void aPhoneIsToldWhereItsSoundIsToGo()
    {
        QFETCH(QString, mediaAddress);
        QFETCH(QByteArray, told);
        RecorderProcess recorder;
        recorder.set("media_address", mediaAddress);
        QVERIFY2(recorder.start(), recorder.log());
        QByteArray reply;
        QCOMPARE(codeOf(recorder, {}, &reply), 200);
        QVERIFY2(reply.contains("c=IN " + told), reply);
        // The phone sends to loopback all the same, as a router would send on to us.
        leaveMessage(recorder);
        QTRY_COMPARE_WITH_TIMEOUT(recorder.pairs().size(), 1, patience);
    }

    void aMediaAddressIsAnAddress()
    {
        RecorderProcess recorder;
        recorder.set("media_address", "0.0.0.0");
        QVERIFY(!recorder.start());
        QVERIFY2(recorder.log().contains("must be an IP address, such as 192.0.2.5, not \"0.0.0.0\""), recorder.log());
    }

    void whatThisMachineSendsComesFromItselfWhateverItsAddress_data()
    {
        QTest::addColumn<QString>("sources");
        QTest::addColumn<int>("code");
        QTest::newRow("no network, but this machine") << QStringLiteral("192.0.2.0/24, self") << 200;
        QTest::newRow("this machine is not named") << QStringLiteral("192.0.2.0/24") << 403;
    }

    void whatThisMachineSendsComesFromItselfWhateverItsAddress()
    {
        QFETCH(QString, sources);
        RecorderProcess recorder;
        recorder.set("sources", sources);
        QVERIFY2(recorder.start(), recorder.log());
        QTEST(codeOf(recorder, {}), "code");
    }

    void moreThanTheLimitIsRefused_data()
    {
        QTest::addColumn<QString>("limit");
        QTest::addColumn<QByteArray>("third");
        QTest::addColumn<int>("code");
        QTest::newRow("of all") << "max_calls" << QByteArray("203") << 503;
        QTest::newRow("of one caller") << "max_calls_per_caller" << QByteArray("201") << 503;
        QTest::newRow("another caller") << "max_calls_per_caller" << QByteArray("203") << 200;
    }

    void moreThanTheLimitIsRefused()
    {
        QFETCH(QString, limit);
        QFETCH(QByteArray, third);
        RecorderProcess recorder;
        recorder.set(limit, "2");
        QVERIFY2(recorder.start(), recorder.log());
        Caller first(recorder.port(), {.number = "201"});
        Caller second(recorder.port(), {.number = "201"});
        first.invite();
        second.invite();
        QTRY_VERIFY_WITH_TIMEOUT(first.isAnswered() && second.isAnswered(), patience);
        QTEST(codeOf(recorder, {.number = third}), "code");
        first.hangUp();
        QTRY_VERIFY_WITH_TIMEOUT(first.isOver(), patience);
        int code = 0; // asked until there is room again, and then no more
        QTRY_VERIFY_WITH_TIMEOUT(code == 200 || (code = codeOf(recorder, {.number = third})) == 200, patience);
    }

    void aFullSpoolRefusesAndTells()
    {
        RecorderProcess recorder;
        recorder.set("free_mb", "1000000");
        QVERIFY2(recorder.start(), recorder.log());
        QVERIFY(recorder.connectService());
        QByteArray reply;
        QCOMPARE(codeOf(recorder, {}, &reply), 480);
        QVERIFY(reply.contains("Retry-After: 60"));
        QTRY_COMPARE_WITH_TIMEOUT(alerts(recorder).size(), 1, patience);
        const RecorderReport alert = alerts(recorder).first();
        QCOMPARE(alert.code, std::optional(QStringLiteral("spool_full")));
        QCOMPARE(alert.raised, std::optional(true));
        QCOMPARE(recorder.filesInSpool(), QStringList());
        // Whoever connects later hears it too.
        QVERIFY(recorder.connectService());
        QTRY_COMPARE_WITH_TIMEOUT(alerts(recorder), QList{alert}, patience);
    }

    void aSpoolThatNobodyEmptiesIsFullOneDayAndRecovers()
    {
        RecorderProcess recorder;
        recorder.set("spool_mb", "1");
        QVERIFY2(recorder.start(), recorder.log());
        QVERIFY(recorder.connectService());
        QFile ballast(recorder.spool() + QStringLiteral("/ballast"));
        QVERIFY(ballast.open(QIODevice::WriteOnly) && ballast.resize(1 << 20));
        QCOMPARE(codeOf(recorder, {}), 480);
        QVERIFY(ballast.remove());
        QCOMPARE(codeOf(recorder, {}), 200);
        QTRY_COMPARE_WITH_TIMEOUT(alerts(recorder).size(), 2, patience);
        QCOMPARE(alerts(recorder).last().raised, std::optional(false));
    }

    void whatTheDiskTookBeforeItWasFullIsKept()
    {
        RecorderProcess recorder;
        recorder.limitFileSize(44 + 2 * 16'000); // two seconds
        QVERIFY2(recorder.start(), recorder.log());
        Caller caller(recorder.port(), {});
        caller.invite();
        QTRY_VERIFY_WITH_TIMEOUT(caller.wasHungUp(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(recorder.pairs().size(), 1, patience);
        const auto audio = recorder.audioOf(recorder.pairs().first());
        QVERIFY(audio);
        QCOMPARE(recorder.pairs().first().reason, std::optional(QStringLiteral("disk")));
        QVERIFY2(audio->seconds() > 1.5 && audio->seconds() <= 2, qPrintable(QString::number(audio->seconds())));
        QVERIFY(shareOfTone(audio->samples, 1000) > 0.9);
    }

    void whatIsNotAnsweredIsToldAgain()
    {
        RecorderProcess recorder;
        QVERIFY2(recorder.start(), recorder.log());
        leaveMessage(recorder); // nobody is connected
        QTRY_COMPARE_WITH_TIMEOUT(recorder.pairs().size(), 1, patience);
        const Recording recording = recorder.pairs().first();
        QVERIFY(recorder.connectService());
        QTRY_COMPARE_WITH_TIMEOUT(recorder.finished(), QList{recording}, patience);
        QCOMPARE(recorder.told().first().event, RecorderEvent::Hello);
        recorder.answer(RecorderVerdict::Later, recording.id);
        QVERIFY(recorder.connectService()); // without having closed the first
        QTRY_COMPARE_WITH_TIMEOUT(recorder.finished(), QList{recording}, patience);
        // As the service does it: the files are taken, then the answer is given.
        for (const QString &file : recorder.filesInSpool())
            QVERIFY(QFile::remove(recorder.spool() + u'/' + file));
        recorder.answer(RecorderVerdict::Kept, recording.id);
        QVERIFY(recorder.connectService());
        leaveMessage(recorder);
        QTRY_COMPARE_WITH_TIMEOUT(recorder.finished().size(), 1, patience);
        QVERIFY(recorder.finished().first().id != recording.id);
    }

    void nobodyElseMayReadMessages()
    {
        RecorderProcess recorder;
        QVERIFY2(recorder.start(), recorder.log());
        leaveMessage(recorder);
        QTRY_COMPARE_WITH_TIMEOUT(recorder.filesInSpool().size(), 2, patience);
        const QFile::Permissions others =
            QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        QVERIFY(!(QFileInfo(recorder.socketPath()).permissions() & others));
        QVERIFY(!(QFileInfo(recorder.spool()).permissions() & others));
        for (const QString &file : recorder.filesInSpool())
            QVERIFY(!(QFileInfo(recorder.spool() + u'/' + file).permissions() & others));
    }

    void aServiceThatSendsNonsenseDoesNoHarm()
    {
        RecorderProcess recorder;
        QVERIFY2(recorder.start(), recorder.log());
        QLocalSocket service;
        service.connectToServer(recorder.socketPath());
        QVERIFY(service.waitForConnected(10'000));
        service.write("nonsense\n{\"verdict\":\"kept\"}\n{}\n\n{\"outcome\":7}\n"
                      "{\"id\":\"unasked\",\"outcome\":\"ok\",\"file\":\"/etc/passwd\"}\n" +
                      QByteArray(1'000'000, 'x'));
        QTRY_COMPARE_WITH_TIMEOUT(service.state(), QLocalSocket::UnconnectedState, patience);
        QVERIFY(recorder.connectService());
        QTRY_VERIFY_WITH_TIMEOUT(!recorder.told().isEmpty(), patience);
    }
};

QTEST_GUILESS_MAIN(RecorderLimitsTest)
#include "RecorderLimitsTest.moc"
