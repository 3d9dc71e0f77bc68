// SPDX-License-Identifier: GPL-3.0-or-later
#include "SoundPlayer.h"
#include "ScriptedOutput.h"
#include "Sounds.h"

#include <QSignalSpy>
#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;

namespace {

SharedClip seconds(int count)
{
    return std::make_shared<const SoundClip>(*decodeSound(toneWav(count * 1000)));
}

} // namespace

class SoundPlayerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itPlaysFromTheBeginningToTheEndAndThenOnceMore()
    {
        ScriptedOutput output;
        SoundPlayer player(output);
        player.load(seconds(3));
        QCOMPARE(player.duration(), 3000ms);
        player.play();
        QVERIFY(player.isPlaying());
        output.pass(1200ms);
        QCOMPARE(player.position(), 1200ms);
        output.pass(5000ms);
        QVERIFY(!player.isPlaying());
        QCOMPARE(player.position(), 3000ms);
        QCOMPARE(output.played.size(), 3 * 8000 * 2);
        player.play();
        QCOMPARE(player.position(), 0ms);
        output.pass(400ms);
        QCOMPARE(player.position(), 400ms);
    }

    void aPauseHoldsThePlaceAndGoesOnThere()
    {
        ScriptedOutput output;
        SoundPlayer player(output);
        player.load(seconds(3));
        player.play();
        output.pass(1000ms);
        player.toggle();
        output.pass(1000ms);
        QCOMPARE(player.position(), 1000ms);
        player.toggle();
        output.pass(500ms);
        QCOMPARE(player.position(), 1500ms);
        QCOMPARE(output.starts, 1); // the rest of what the device had was not thrown away
    }

    void seekingWorksWhilePlayingWhilePausedAndNeverLeavesTheClip()
    {
        ScriptedOutput output;
        SoundPlayer player(output);
        player.load(seconds(10));
        player.seek(4s);
        QCOMPARE(player.position(), 4000ms);
        QVERIFY(!player.isPlaying());
        player.play();
        output.pass(500ms);
        player.skip(5s);
        QVERIFY(player.isPlaying());
        output.pass(250ms);
        QCOMPARE(player.position(), 9750ms);
        player.skip(-60s);
        QCOMPARE(player.position(), 0ms);
        player.pause();
        player.skip(60s);
        QCOMPARE(player.position(), 10'000ms);
        player.seek(2s);
        player.play();
        output.pass(100ms);
        QCOMPARE(player.position(), 2100ms);
    }

    void atTwiceTheSpeedTheClockRunsTwiceAsFast()
    {
        ScriptedOutput output;
        SoundPlayer player(output);
        player.load(seconds(10));
        player.play();
        output.pass(1000ms);
        player.setSpeed(2);
        QCOMPARE(player.position(), 1000ms); // a new speed is no jump
        output.pass(1000ms);
        QCOMPARE(player.position(), 3000ms);
        player.setSpeed(0.75);
        output.pass(1000ms);
        QCOMPARE(player.position(), 3750ms);
        player.setSpeed(100);
        QCOMPARE(player.speed(), ClipReader::fastest);
        output.pass(60s);
        QCOMPARE(player.position(), 10'000ms);
    }

    void withoutAnyDeviceItSaysSo()
    {
        ScriptedOutput output;
        output.setDevices({});
        SoundPlayer player(output);
        QSignalSpy failed(&player, &SoundPlayer::failed);
        player.load(seconds(1));
        player.play();
        QVERIFY(!player.isPlaying());
        QCOMPARE(failed.count(), 1);
        QVERIFY(failed.first().first().toString().contains(QLatin1String("no sound output")));
    }

    void aDeviceThatIsLostLeavesThePlaceWhereItWas()
    {
        ScriptedOutput output;
        SoundPlayer player(output);
        QSignalSpy failed(&player, &SoundPlayer::failed);
        player.load(seconds(5));
        player.play();
        output.pass(2000ms);
        Q_EMIT output.lost();
        QVERIFY(!player.isPlaying());
        QCOMPARE(player.position(), 2000ms);
        QCOMPARE(failed.count(), 1);
        player.play();
        output.pass(500ms);
        QCOMPARE(player.position(), 2500ms);
    }

    void aHeadsetThatIsUnpluggedDoesNotLetTheLoudspeakerTakeOver()
    {
        ScriptedOutput output;
        SoundPlayer player(output);
        QSignalSpy failed(&player, &SoundPlayer::failed);
        player.load(seconds(5));
        player.setDevice("head");
        player.play();
        QCOMPARE(output.usedDevice, QByteArray("head"));
        output.pass(1000ms);
        output.setDevices({{"desk", QStringLiteral("Desk loudspeaker")}});
        QVERIFY(!player.isPlaying());
        QVERIFY(!output.isRunning);
        QCOMPARE(player.position(), 1000ms);
        QCOMPARE(player.device(), QByteArray());
        QCOMPARE(failed.count(), 1);
    }

    void anotherDeviceGoesOnWhereTheFirstWas()
    {
        ScriptedOutput output;
        SoundPlayer player(output);
        player.load(seconds(5));
        player.play();
        output.pass(1000ms);
        player.setDevice("head");
        QCOMPARE(output.usedDevice, QByteArray("head"));
        output.pass(500ms);
        QCOMPARE(player.position(), 1500ms);
    }

    void theVolumeHoldsForTheNextClipToo()
    {
        ScriptedOutput output;
        SoundPlayer player(output);
        player.setVolume(0.25);
        player.load(seconds(1));
        player.play();
        QCOMPARE(output.usedVolume, 0.25);
        player.setVolume(7);
        QCOMPARE(output.usedVolume, 1.0);
    }

    void anotherClipEndsTheOneBefore()
    {
        ScriptedOutput output;
        SoundPlayer player(output);
        player.load(seconds(5));
        player.play();
        output.pass(1000ms);
        player.load(seconds(2));
        QVERIFY(!player.isPlaying());
        QVERIFY(!output.isRunning);
        QCOMPARE(player.position(), 0ms);
        player.load(nullptr);
        player.play();
        QVERIFY(!player.isPlaying());
    }

    void whoeverWatchesIsToldHowItMoves()
    {
        ScriptedOutput output;
        SoundPlayer player(output);
        player.load(seconds(5));
        QSignalSpy moved(&player, &SoundPlayer::positionChanged);
        player.play();
        output.pass(700ms);
        QTRY_VERIFY(!moved.isEmpty());
        QCOMPARE(moved.last().first().value<std::chrono::milliseconds>(), 700ms);
    }
};

QTEST_GUILESS_MAIN(SoundPlayerTest)
#include "SoundPlayerTest.moc"
