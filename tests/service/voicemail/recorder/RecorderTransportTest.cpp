// SPDX-License-Identifier: GPL-3.0-or-later
#include "Caller.h"
#include "RecorderProcess.h"
#include "Sipp.h"
#include "Voice.h"

#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 30'000;

} // namespace

/// What is below a recording: the connection that its SIP comes over, and the clock.
class RecorderTransportTest : public QObject
{
    Q_OBJECT

    static void verifyTone(RecorderProcess &recorder, double hertz, double fromSeconds)
    {
        QTRY_COMPARE_WITH_TIMEOUT(recorder.pairs().size(), 1, patience);
        const auto audio = recorder.audioOf(recorder.pairs().first());
        QVERIFY(audio);
        const double share = shareOfTone(audio->samples, hertz);
        QVERIFY2(share > 0.8, qPrintable(QString::number(share)));
        QVERIFY2(audio->seconds() >= fromSeconds, qPrintable(QString::number(audio->seconds())));
    }

private Q_SLOTS:
    void aCallOverTcpIsRecorded()
    {
        RecorderProcess recorder;
        QVERIFY2(recorder.start(), recorder.log());
        Sipp caller;
        QVERIFY(caller.start(QStringLiteral("leave_message.xml"), recorder.port(),
                             {{"USER", "201"}, {"CALLEE", "101"}, {"TALK_MS", "8000"}}, 0, QStringLiteral("t1")));
        QTRY_VERIFY_WITH_TIMEOUT(mediaPortOf(caller) > 0, patience);
        Voice voice(1000);
        voice.speakTo(mediaPortOf(caller));
        QVERIFY2(caller.finish(), caller.output() + recorder.log());
        QVERIFY2(caller.messages().contains("TCP message received"), caller.messages().left(2000));
        verifyTone(recorder, 1000, 2);
    }

    void aStepOfTheWallClockDoesNotTouchARecording_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::newRow("an hour back") << -3600;
        QTest::newRow("an hour on") << 3600;
    }

    void aStepOfTheWallClockDoesNotTouchARecording()
    {
#ifdef __SANITIZE_ADDRESS__
        QSKIP("AddressSanitizer and faketime both want to be the first library that is loaded");
#endif
        QFETCH(int, seconds);
        RecorderProcess recorder;
        recorder.useClockOfItsOwn();
        QVERIFY2(recorder.start(), recorder.log());
        Caller caller(recorder.port(), {});
        caller.invite();
        QTRY_VERIFY_WITH_TIMEOUT(caller.hasHeardBeep() || caller.isOver(), patience);
        QTest::qWait(1500);
        recorder.stepTime(std::chrono::seconds(seconds));
        QTest::qWait(3000);
        QVERIFY2(!caller.isOver(), "the recorder gave the call up when its clock was set");
        caller.hangUp();
        QTRY_VERIFY_WITH_TIMEOUT(caller.isOver(), patience);
        verifyTone(recorder, 1000, 3.5);
        // And the next call is answered as if nothing had been.
        Caller next(recorder.port(), {});
        next.invite();
        QTRY_VERIFY_WITH_TIMEOUT(next.hasHeardBeep(), patience);
        next.hangUp();
        QTRY_VERIFY_WITH_TIMEOUT(next.isOver(), patience);
        QVERIFY2(recorder.stop(), recorder.log());
    }
};

QTEST_GUILESS_MAIN(RecorderTransportTest)
#include "RecorderTransportTest.moc"
