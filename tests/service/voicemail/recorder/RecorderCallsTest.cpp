// SPDX-License-Identifier: GPL-3.0-or-later
#include "Caller.h"
#include "RecorderProcess.h"

#include <QFile>
#include <QTest>
#include <QTimer>
#include <QUdpSocket>
#include <QtEndian>

using namespace wakeline;

namespace {

constexpr int patience = 30'000;

/// A WAV file with a tone, as somebody would upload a greeting.
void writeToneFile(const QString &path, double hertz, int frames)
{
    QByteArray audio;
    for (int i = 0; i < frames; ++i) {
        for (const qint16 sample : decoded(toneFrame(hertz, i * 160, false), false))
            audio.append(reinterpret_cast<const char *>(&sample), 2);
    }
    QByteArray header =
        QByteArray::fromHex("524946460000000057415645666d74201000000001000100401f0000803e00000200100064617461"
                            "00000000");
    const auto put = [&header](int at, quint32 value) { memcpy(header.data() + at, &value, 4); };
    put(4, quint32(36 + audio.size()));
    put(40, quint32(audio.size()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(header + audio);
}

} // namespace

class RecorderCallsTest : public QObject
{
    Q_OBJECT

private:
    /// One pair lies in the spool, and nothing else does.
    static void verifyOnlyMessage(RecorderProcess &recorder, double hertz, double fromSeconds, double toSeconds,
                                  const char *reason)
    {
        QTRY_COMPARE_WITH_TIMEOUT(recorder.pairs().size(), 1, patience);
        const Recording recording = recorder.pairs().first();
        QCOMPARE(recording.reason, std::optional(QString::fromLatin1(reason)));
        const auto audio = recorder.audioOf(recording);
        QVERIFY(audio);
        QCOMPARE(audio->rate, 8000);
        QCOMPARE(audio->channels, 1);
        QCOMPARE(audio->bits, 16);
        const double share = shareOfTone(audio->samples, hertz);
        QVERIFY2(share > 0.8, qPrintable(QString::number(share)));
        QVERIFY2(audio->seconds() >= fromSeconds && audio->seconds() <= toSeconds,
                 qPrintable(QString::number(audio->seconds())));
        QTRY_COMPARE_WITH_TIMEOUT(recorder.filesInSpool().size(), 2, patience);
    }

    static void talk(Caller &caller, int milliseconds)
    {
        caller.invite();
        QTRY_VERIFY_WITH_TIMEOUT(caller.hasHeardBeep() || caller.isOver(), patience);
        QVERIFY(!caller.isOver());
        QTest::qWait(milliseconds);
    }

private Q_SLOTS:
    void aMessageIsRecordedAfterGreetingAndBeep_data()
    {
        QTest::addColumn<bool>("alaw");
        QTest::addColumn<bool>("secure");
        QTest::addColumn<bool>("offers");
        QTest::newRow("u-law") << false << false << true;
        QTest::newRow("A-law") << true << false << true;
        QTest::newRow("SRTP") << false << true << true;
        QTest::newRow("SRTP, A-law") << true << true << true;
        QTest::newRow("offer in the 200") << false << false << false;
    }

    void aMessageIsRecordedAfterGreetingAndBeep()
    {
        QFETCH(bool, alaw);
        QFETCH(bool, secure);
        QFETCH(bool, offers);
        RecorderProcess recorder;
        QVERIFY2(recorder.start(), recorder.log());
        QVERIFY(recorder.connectService());
        Caller caller(recorder.port(), {.mailbox = "4711",
                                        .number = "+49%2030",
                                        .name = "Anna \\\"A\\\" B",
                                        .hertz = 700,
                                        .alaw = alaw,
                                        .secure = secure,
                                        .offers = offers});
        const QDateTime before = QDateTime::currentDateTimeUtc();
        talk(caller, 2000);
        QVERIFY(!recorder.told().isEmpty());
        QCOMPARE(recorder.told().last().event, RecorderEvent::RecordingStarted);
        caller.hangUp();
        verifyOnlyMessage(recorder, 700, 1.5, 4, "hangup");

        const Recording recording = recorder.pairs().first();
        QCOMPARE(recording.mailbox, QStringLiteral("4711"));
        QCOMPARE(recording.callerName, QStringLiteral("Anna \"A\" B"));
        QCOMPARE(recording.callerNumber, QStringLiteral("+49 30"));
        QCOMPARE(recording.callId, QString::fromLatin1(caller.callId()));
        QVERIFY(recording.startedAt >= before.addMSecs(-1) && recording.endedAt >= recording.startedAt);
        QTRY_COMPARE_WITH_TIMEOUT(recorder.finished(), QList{recording}, patience);
        QTRY_VERIFY_WITH_TIMEOUT(caller.isOver(), patience);
        QVERIFY(shareOfTone(caller.heard(), 1400) > 0.1); // the beep; the rest is the greeting
    }

    void theMailboxsOwnGreetingIsPlayed()
    {
        RecorderProcess recorder;
        writeToneFile(recorder.greetings() + QStringLiteral("/102.wav"), 600, 50);
        writeToneFile(recorder.greetings() + QStringLiteral("/default.wav"), 2100, 50);
        QVERIFY2(recorder.start(), recorder.log());
        Caller own(recorder.port(), {.mailbox = "102"});
        Caller other(recorder.port(), {.mailbox = "103"});
        own.invite();
        talk(other, 0);
        QTRY_VERIFY_WITH_TIMEOUT(own.hasHeardBeep(), patience);
        QVERIFY(shareOfTone(own.heard(), 600) > 0.6);
        QVERIFY(shareOfTone(other.heard(), 2100) > 0.6);
    }

    /// Somebody who finds the port and sends there first, from another address.
    void aStrangerCannotSpeakIntoAMessage()
    {
        RecorderProcess recorder;
        QVERIFY2(recorder.start(), recorder.log());
        QUdpSocket stranger;
        QVERIFY(stranger.bind(QHostAddress(QStringLiteral("127.0.0.2"))));
        Caller caller(recorder.port(), {});
        caller.setMute(true);
        caller.invite();
        QTRY_VERIFY_WITH_TIMEOUT(caller.isAnswered(), patience);
        qint64 frames = 0;
        QTimer speaking;
        connect(&speaking, &QTimer::timeout, this, [&] {
            QByteArray packet = QByteArray::fromHex("800000000000000000000bad");
            packet[2] = char(frames >> 8);
            packet[3] = char(frames);
            qToBigEndian(quint32(frames * 160), packet.data() + 4);
            stranger.writeDatagram(packet + toneFrame(1900, frames++ * 160, false), QHostAddress::LocalHost,
                                   caller.remoteMedia());
        });
        speaking.start(20);
        QTest::qWait(200);
        caller.setMute(false);
        QTRY_VERIFY_WITH_TIMEOUT(caller.hasHeardBeep(), patience);
        QTest::qWait(2000);
        caller.hangUp();
        verifyOnlyMessage(recorder, 1000, 1.5, 10, "hangup");
    }

    void hashSkipsTheGreetingAndEndsTheRecording()
    {
        RecorderProcess recorder;
        writeToneFile(recorder.greetings() + QStringLiteral("/default.wav"), 600, 3000); // a minute
        QVERIFY2(recorder.start(), recorder.log());
        Caller caller(recorder.port(), {});
        caller.invite();
        QTRY_VERIFY_WITH_TIMEOUT(secondsOfSound(caller.heard()) > 0.3, patience);
        caller.pressHash();
        QTRY_VERIFY_WITH_TIMEOUT(caller.hasHeardBeep(), patience);
        QTest::qWait(2000);
        caller.pressHash();
        QTRY_VERIFY_WITH_TIMEOUT(caller.wasHungUp(), patience);
        verifyOnlyMessage(recorder, 1000, 1.5, 20, "hash");
    }

    void silenceEndsTheRecordingAndIsNotKept()
    {
        RecorderProcess recorder;
        recorder.set("silence_seconds", "3");
        QVERIFY2(recorder.start(), recorder.log());
        Caller caller(recorder.port(), {});
        talk(caller, 2000);
        caller.setQuiet(true);
        QTRY_VERIFY_WITH_TIMEOUT(caller.wasHungUp(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(recorder.pairs().size(), 1, patience);
        const auto audio = recorder.audioOf(recorder.pairs().first());
        QVERIFY(audio);
        QVERIFY2(audio->seconds() - secondsOfSound(audio->samples) < 1.5,
                 qPrintable(QString::number(audio->seconds())));
        verifyOnlyMessage(recorder, 1000, 1.5, 6, "silence");
    }

    void aCallerWhoSaysNothingLeavesNothing_data()
    {
        QTest::addColumn<bool>("mute");
        QTest::addColumn<QString>("reason");
        QTest::newRow("silent audio") << false << "no_audio";
        QTest::newRow("no packets") << true << "no_rtp";
    }

    void aCallerWhoSaysNothingLeavesNothing()
    {
        QFETCH(bool, mute);
        QFETCH(QString, reason);
        RecorderProcess recorder;
        recorder.set("no_audio_seconds", mute ? "20" : "2");
        recorder.set("no_rtp_seconds", mute ? "2" : "20");
        QVERIFY2(recorder.start(), recorder.log());
        QVERIFY(recorder.connectService());
        Caller caller(recorder.port(), {});
        caller.setQuiet(true);
        caller.setMute(mute);
        caller.invite();
        QTRY_VERIFY_WITH_TIMEOUT(caller.wasHungUp(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(recorder.told().last().event == RecorderEvent::RecordingDropped, patience);
        QCOMPARE(recorder.told().last().recording->reason, std::optional(reason));
        QTRY_COMPARE_WITH_TIMEOUT(recorder.filesInSpool(), QStringList(), patience);
    }

    void hangingUpDuringTheGreetingLeavesNothing()
    {
        RecorderProcess recorder;
        QVERIFY2(recorder.start(), recorder.log());
        Caller caller(recorder.port(), {});
        caller.invite();
        QTRY_VERIFY_WITH_TIMEOUT(!caller.heard().empty(), patience);
        QVERIFY(!recorder.filesInSpool().isEmpty()); // who calls is on the disk before anything is said
        caller.hangUp();
        QTRY_COMPARE_WITH_TIMEOUT(recorder.filesInSpool(), QStringList(), patience);
    }

    void whatLastsTooLongIsCutOff()
    {
        RecorderProcess recorder;
        recorder.set("max_seconds", "2");
        QVERIFY2(recorder.start(), recorder.log());
        Caller caller(recorder.port(), {});
        caller.invite();
        QTRY_VERIFY_WITH_TIMEOUT(caller.wasHungUp(), patience);
        verifyOnlyMessage(recorder, 1000, 1.5, 2, "max_length");
    }

    void holdIsNotRecorded()
    {
        RecorderProcess recorder;
        recorder.set("no_rtp_seconds", "2");
        QVERIFY2(recorder.start(), recorder.log());
        Caller caller(recorder.port(), {});
        talk(caller, 1500);
        caller.hold(true);
        QTRY_COMPARE_WITH_TIMEOUT(caller.code(), 200, patience);
        QVERIFY(caller.finalReply().contains("a=recvonly"));
        caller.setMute(true);
        QTest::qWait(3500); // more than no_rtp_seconds
        QVERIFY(!caller.wasHungUp());
        caller.setMute(false);
        caller.hold(false);
        QTRY_COMPARE_WITH_TIMEOUT(caller.code(), 200, patience);
        QTest::qWait(1000);
        caller.hangUp();
        verifyOnlyMessage(recorder, 1000, 1.5, 5, "hangup");
    }

    void aHoldDuringTheGreetingPutsTheBeepOff()
    {
        RecorderProcess recorder;
        recorder.set("no_rtp_seconds", "2");
        writeToneFile(recorder.greetings() + QStringLiteral("/default.wav"), 600, 100); // two seconds
        QVERIFY2(recorder.start(), recorder.log());
        Caller caller(recorder.port(), {});
        caller.invite();
        QTRY_VERIFY_WITH_TIMEOUT(secondsOfSound(caller.heard()) > 0.2, patience);
        caller.hold(true);
        QTRY_COMPARE_WITH_TIMEOUT(caller.code(), 200, patience);
        caller.setMute(true);
        QTest::qWait(6000); // more than the greeting, and no_rtp_seconds after it
        QVERIFY(!caller.wasHungUp());
        QVERIFY(!caller.hasHeardBeep());
        caller.setMute(false);
        caller.hold(false);
        QTRY_VERIFY_WITH_TIMEOUT(caller.hasHeardBeep(), patience);
        QTest::qWait(2000);
        caller.hangUp();
        verifyOnlyMessage(recorder, 1000, 1.5, 20, "hangup");
    }

    void aNameThatIsNotUtf8IsRepaired()
    {
        RecorderProcess recorder;
        QVERIFY2(recorder.start(), recorder.log());
        Caller caller(recorder.port(), {.name = "J\xf6rg"});
        talk(caller, 1500);
        caller.hangUp();
        verifyOnlyMessage(recorder, 1000, 1, 4, "hangup");
        QCOMPARE(recorder.pairs().first().callerName, QString::fromUtf8("J\xc3\xb6rg"));
    }

    void theAssertedIdentityIsTheCaller()
    {
        RecorderProcess recorder;
        QVERIFY2(recorder.start(), recorder.log());
        Caller caller(recorder.port(), {.name = "Somebody",
                                        .headers = "P-Asserted-Identity: \"Real Name\" <sip:+4930123@pbx.test>\r\n"});
        talk(caller, 1500);
        caller.hangUp();
        verifyOnlyMessage(recorder, 1000, 1, 4, "hangup");
        QCOMPARE(recorder.pairs().first().callerName, QStringLiteral("Real Name"));
        QCOMPARE(recorder.pairs().first().callerNumber, QStringLiteral("+4930123"));
    }

    void theCallerGetsReports()
    {
        RecorderProcess recorder;
        QVERIFY2(recorder.start(), recorder.log());
        Caller caller(recorder.port(), {});
        caller.invite();
        QTRY_VERIFY_WITH_TIMEOUT(caller.reports() > 0, patience);
    }

    void stoppingCompletesWhatIsRecorded()
    {
        RecorderProcess recorder;
        QVERIFY2(recorder.start(), recorder.log());
        Caller first(recorder.port(), {.number = "1", .hertz = 500});
        Caller second(recorder.port(), {.number = "2", .hertz = 1300});
        first.invite();
        talk(second, 1500);
        QTRY_VERIFY_WITH_TIMEOUT(first.hasHeardBeep(), patience);
        QTest::qWait(1500);
        QVERIFY2(recorder.stop(), recorder.log());
        QTRY_VERIFY_WITH_TIMEOUT(first.wasHungUp() && second.wasHungUp(), patience);
        QCOMPARE(recorder.pairs().size(), 2);
        for (const Recording &recording : recorder.pairs()) {
            QCOMPARE(recording.reason, std::optional(QStringLiteral("shutdown")));
            QVERIFY(shareOfTone(recorder.audioOf(recording)->samples, recording.callerNumber == u"1" ? 500 : 1300) >
                    0.9);
        }
        QCOMPARE(recorder.filesInSpool().size(), 4);
    }
};

QTEST_GUILESS_MAIN(RecorderCallsTest)
#include "RecorderCallsTest.moc"
