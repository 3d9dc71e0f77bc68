// SPDX-License-Identifier: GPL-3.0-or-later
#include "PlayoutBuffer.h"
#include "RecordingMeter.h"
#include "Tone.h"
#include "WavFile.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;

namespace {

Samples countingFrom(int first, int count = int(frameSize))
{
    Samples samples;
    for (int i = 0; i < count; ++i)
        samples.push_back(int16_t(first + i));
    return samples;
}

Samples readAll(PlayoutBuffer &buffer, int frames)
{
    Samples all;
    for (int i = 0; i < frames; ++i) {
        std::array<int16_t, frameSize> frame;
        buffer.read(frame);
        all.insert(all.end(), frame.begin(), frame.end());
    }
    return all;
}

/// The samples behind the buffer's delay.
Samples afterDelay(PlayoutBuffer &buffer, int frames)
{
    Samples all = readAll(buffer, frames + int(PlayoutBuffer::delay / qint64(frameSize)));
    all.erase(all.begin(), all.begin() + PlayoutBuffer::delay);
    return all;
}

const Samples loud(frameSize, 5000);
const Samples quiet(frameSize, 20);

std::optional<EndReason> recordFor(RecordingMeter &meter, std::chrono::milliseconds time, const Samples &frame,
                                   bool rtp = true)
{
    std::optional<EndReason> reason;
    for (auto passed = 0ms; passed < time && !reason; passed += frameTime) {
        if (rtp)
            meter.hear();
        reason = meter.record(frame);
    }
    return reason;
}

} // namespace

class RecorderAudioTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

private Q_SLOTS:
    void packetsAreReadInTheOrderOfTheirTimestamps()
    {
        PlayoutBuffer buffer;
        for (const int packet : {0, 2, 1, 4, 3})
            buffer.write(1, uint32_t(packet * 160), countingFrom(1 + packet * 160));
        QCOMPARE(afterDelay(buffer, 5), countingFrom(1, 800));
    }

    void timestampsMayWrap()
    {
        PlayoutBuffer buffer;
        for (int packet = 0; packet < 4; ++packet)
            buffer.write(1, 0xffffff00U + uint32_t(packet * 160), countingFrom(1 + packet * 160));
        QCOMPARE(afterDelay(buffer, 4), countingFrom(1, 640));
    }

    void whatIsLostIsSilence()
    {
        PlayoutBuffer buffer;
        buffer.write(1, 0, loud);
        buffer.write(1, 320, loud);
        const Samples read = afterDelay(buffer, 4);
        QCOMPARE(Samples(read.begin() + 160, read.begin() + 320), Samples(160, 0));
        QCOMPARE(Samples(read.begin() + 320, read.begin() + 480), loud);
        QCOMPARE(Samples(read.begin() + 480, read.end()), Samples(160, 0)); // and is not played twice
    }

    void aStrayPacketIsNotBelievedButAStreamIs()
    {
        PlayoutBuffer buffer;
        buffer.write(1, 0, loud);
        readAll(buffer, 1);
        buffer.write(9, 77'000'000, countingFrom(1));
        buffer.write(1, 160, loud);
        QCOMPARE(afterDelay(buffer, 0), Samples());
        for (int packet = 0; packet < 6; ++packet) // a new source, as after a transfer
            buffer.write(9, 77'000'000 + uint32_t(packet * 160), loud);
        const Samples read = readAll(buffer, 12);
        QCOMPARE(std::ranges::count(read, int16_t(5000)),
                 160 + 640); // the first source's second packet, and all but two of the six
    }

    void aWavFileIsValidAfterEveryStep()
    {
        const QString path = m_folder.filePath(QStringLiteral("a.wav"));
        auto file = WavFile::create(path);
        QVERIFY(file);
        QVERIFY(readWavStrictly(path) && readWavStrictly(path)->samples.empty());
        QVERIFY(file->append(loud));
        QVERIFY(file->append(quiet));
        QCOMPARE(readWavStrictly(path)->samples.size(), 2 * frameSize);
        QVERIFY(file->truncate(200));
        QCOMPARE(readWavStrictly(path)->samples.size(), std::size_t(200));
        QVERIFY(file->append(loud));
        QCOMPARE(readWavStrictly(path)->samples[200], qint16(5000));
        QVERIFY(file->sync());
    }

    void samplesThatNoHeaderCountedAreRecovered()
    {
        const QString path = m_folder.filePath(QStringLiteral("b.wav"));
        QVERIFY(WavFile::create(path)->append(loud));
        QFile raw(path);
        QVERIFY(raw.open(QIODevice::Append));
        raw.write(QByteArray(161, '\1')); // a half sample is left, too
        raw.close();
        const auto file = WavFile::recover(path);
        QVERIFY(file);
        QCOMPARE(file->samples(), qint64(frameSize + 80));
        QCOMPARE(readWavStrictly(path)->samples.size(), frameSize + 80);
    }

    void whatIsNoRecordingIsNotRecovered()
    {
        const QString path = m_folder.filePath(QStringLiteral("c.wav"));
        QFile raw(path);
        QVERIFY(raw.open(QIODevice::WriteOnly));
        raw.write(QByteArray(100, 'x'));
        raw.close();
        QVERIFY(!WavFile::recover(path));
        QCOMPARE(QFileInfo(path).size(), 100);
    }

    void eachLimitEndsTheRecording_data()
    {
        QTest::addColumn<int>("loudMs");
        QTest::addColumn<int>("quietMs");
        QTest::addColumn<bool>("rtp");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<bool>("isMessage");
        QTest::newRow("nothing yet") << 3000 << 1900 << true << "" << true;
        QTest::newRow("silence") << 3000 << 2000 << true << "silence" << true;
        QTest::newRow("never spoke") << 0 << 4000 << true << "no_audio" << false;
        QTest::newRow("no packets") << 3000 << 1000 << false << "no_rtp" << true;
        QTest::newRow("too long") << 10'000 << 0 << true << "max_length" << true;
        QTest::newRow("too short") << 980 << 2000 << true << "silence" << false;
        QTest::newRow("just long enough") << 1000 << 2000 << true << "silence" << true;
    }

    void eachLimitEndsTheRecording()
    {
        QFETCH(int, loudMs);
        QFETCH(int, quietMs);
        QFETCH(bool, rtp);
        RecordingMeter meter({.longest = 10s, .silence = 2s, .noAudio = 4s, .noRtp = 1s, .shortest = 1s, .quiet = 200});
        std::optional<EndReason> reason = recordFor(meter, std::chrono::milliseconds(loudMs), loud);
        if (!reason)
            reason = recordFor(meter, std::chrono::milliseconds(quietMs), quiet, rtp);
        QTEST(reason ? enumName(*reason) : QString(), "reason");
        QTEST(meter.isMessage(), "isMessage");
    }

    void silenceAtTheEndIsNotWorthKeeping()
    {
        RecordingMeter meter({});
        recordFor(meter, 2s, loud);
        QCOMPARE(timeOf(meter.worthKeeping()), 2000ms);
        recordFor(meter, 3s, quiet);
        QCOMPARE(timeOf(meter.worthKeeping()), 2300ms);
        recordFor(meter, 1s, loud);
        QCOMPARE(timeOf(meter.worthKeeping()), 6000ms); // a pause is part of the message
    }

    void timeOnHoldCountsTowardTheLongestOnly()
    {
        RecordingMeter meter({.longest = 10s, .silence = 2s, .noAudio = 2s, .noRtp = 2s});
        recordFor(meter, 2s, loud);
        for (auto passed = 0ms; passed < 7s; passed += frameTime)
            QVERIFY(!meter.hold());
        meter.resume();
        QCOMPARE(recordFor(meter, 900ms, quiet), std::nullopt);
        QCOMPARE(recordFor(meter, 200ms, quiet), std::optional(EndReason::MaxLength));
    }
};

QTEST_GUILESS_MAIN(RecorderAudioTest)
#include "RecorderAudioTest.moc"
