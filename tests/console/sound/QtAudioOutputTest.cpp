// SPDX-License-Identifier: GPL-3.0-or-later
#include "QtAudioOutput.h"
#include "QuietSoundServer.h"
#include "SoundPlayer.h"
#include "Sounds.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 30'000;

} // namespace

/// The real output, into a sound server of this test's own that has one loudspeaker which nobody hears.
class QtAudioOutputTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString problem = m_server.start();
        if (!problem.isEmpty())
            QSKIP(qPrintable(problem));
    }

    void aMessageIsPlayedToItsEndInItsTime()
    {
        QtAudioOutput output;
        QTRY_VERIFY_WITH_TIMEOUT(!output.devices().isEmpty(), patience);
        SoundPlayer player(output);
        player.load(std::make_shared<const SoundClip>(*decodeSound(toneWav(1500))));
        QSignalSpy failed(&player, &SoundPlayer::failed);
        QElapsedTimer watch;
        watch.start();
        player.play();
        QTRY_VERIFY_WITH_TIMEOUT(player.position() > 300ms, patience);
        QVERIFY(player.isPlaying());
        QTRY_VERIFY_WITH_TIMEOUT(!player.isPlaying(), patience);
        QVERIFY2(watch.elapsed() >= 1200, qPrintable(QString::number(watch.elapsed())));
        QCOMPARE(player.position(), 1500ms);
        QVERIFY(failed.isEmpty());
    }

    void itStopsForAPauseAndGoesOn()
    {
        QtAudioOutput output;
        QTRY_VERIFY_WITH_TIMEOUT(!output.devices().isEmpty(), patience);
        SoundPlayer player(output);
        player.load(std::make_shared<const SoundClip>(*decodeSound(toneWav(20'000))));
        player.setSpeed(1.5);
        player.play();
        QTRY_VERIFY_WITH_TIMEOUT(player.position() > 300ms, patience);
        player.pause();
        const auto held = player.position();
        QTest::qWait(200);
        QVERIFY(player.position() - held < 100ms);
        player.play();
        QTRY_VERIFY_WITH_TIMEOUT(player.position() > held + 300ms, patience);
        player.seek(19'500ms);
        QTRY_VERIFY_WITH_TIMEOUT(!player.isPlaying(), patience);
        QCOMPARE(player.position(), 20'000ms);
    }

    void aSoundServerThatDiesIsToldAndKillsNothing()
    {
        QtAudioOutput output;
        QTRY_VERIFY_WITH_TIMEOUT(!output.devices().isEmpty(), patience);
        SoundPlayer player(output);
        player.load(std::make_shared<const SoundClip>(*decodeSound(toneWav(20'000))));
        player.play();
        QTRY_VERIFY_WITH_TIMEOUT(player.position() > 300ms, patience);
        m_server.kill();
        QTRY_VERIFY_WITH_TIMEOUT(!player.isPlaying(), patience);
    }

private:
    QuietSoundServer m_server;
};

QTEST_GUILESS_MAIN(QtAudioOutputTest)
#include "QtAudioOutputTest.moc"
