// SPDX-License-Identifier: GPL-3.0-or-later
#include "SoundClip.h"
#include "ClipReader.h"
#include "Sounds.h"

#include <QCoroTask>
#include <QTest>

#include <cstring>

using namespace wakeline;

namespace {

SharedClip tone(int milliseconds, int rate = 8000, double hertz = 1000)
{
    const auto clip = decodeSound(toneWav(milliseconds, rate, 1, hertz));
    return clip ? std::make_shared<const SoundClip>(*clip) : nullptr;
}

std::vector<qint16> samplesOf(const QByteArray &bytes)
{
    std::vector<qint16> samples(static_cast<std::size_t>(bytes.size()) / 2);
    std::memcpy(samples.data(), bytes.constData(), samples.size() * 2);
    return samples;
}

/// How often the tone swings within a second, by its zero crossings in the middle half.
double hertzOf(const std::vector<qint16> &samples, int rate)
{
    int crossings = 0;
    const std::size_t from = samples.size() / 4;
    const std::size_t to = samples.size() * 3 / 4;
    for (std::size_t i = from; i < to; ++i)
        crossings += (samples[i] < 0) != (samples[i + 1] < 0) ? 1 : 0;
    return crossings / 2.0 * rate / static_cast<double>(to - from);
}

OutputFormat mono(int rate)
{
    OutputFormat format;
    format.sampleRate = rate;
    return format;
}

} // namespace

class SoundClipTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWavIsReadWithItsLengthAndItsSamples()
    {
        const auto clip = decodeSound(toneWav(1500));
        QVERIFY(clip);
        QCOMPARE(clip->sampleRate, 8000);
        QCOMPARE(clip->duration(), std::chrono::milliseconds(1500));
        QCOMPARE(qRound(clip->peaks(1).at(0) * 100), 50); // the tone has half amplitude
    }

    void channelsBecomeOne()
    {
        const auto clip = decodeSound(toneWav(1000, 44'100, 2));
        QVERIFY(clip);
        QCOMPARE(clip->samples.size(), std::size_t(44'100));
    }

    void whatIsNoSoundIsSaidToBeNone()
    {
        const auto nothing = decodeSound("a letter, not a sound");
        QVERIFY(!nothing);
        QCOMPARE(nothing.error().message, QStringLiteral("This is no sound file."));
        const auto empty = decodeSound(toneWav(0));
        QVERIFY(!empty);
        QCOMPARE(empty.error().message, QStringLiteral("There is no sound in this file."));
        QVERIFY(!decodeSound({}));
    }

    void aHeadThatPromisesMoreThanThereIsCannotMakeItLonger()
    {
        QByteArray cut = toneWav(2000);
        cut.truncate(cut.size() / 2);
        const auto clip = decodeSound(cut);
        QVERIFY(clip);
        QVERIFY(clip->duration() <= std::chrono::milliseconds(1000));
    }

    void aRateThatNobodyRecordsWithIsRefused()
    {
        const auto slow = decodeSound(toneWav(1000, 999, 1, 100));
        QVERIFY(!slow);
        QCOMPARE(slow.error().message, QStringLiteral("This kind of sound cannot be played."));
        QVERIFY(!decodeSound(toneWav(100, 1, 1, 100)));
        QVERIFY(!decodeSound(toneWav(10, 768'001)));
        QVERIFY(decodeSound(toneWav(1000, 1000, 1, 100)));
        QVERIFY(decodeSound(toneWav(100, 192'000)));
    }

    void theWaveformShowsWhereItIsLoud()
    {
        SoundClip clip;
        clip.samples.assign(8000, 0.0F);
        clip.samples[6001] = -0.8F;
        const auto peaks = clip.peaks(4);
        QCOMPARE(peaks, (std::vector<float>{0, 0, 0, 0.8F}));
        QCOMPARE(SoundClip().peaks(3), (std::vector<float>{0, 0, 0}));
    }

    void telephoneSoundIsNarrowAndAsLong()
    {
        const SharedClip wide = tone(2000, 44'100, 400);
        const auto narrow = wide->asTelephoneSound();
        QVERIFY(narrow);
        QCOMPARE(narrow->sampleRate, 8000);
        QVERIFY(std::abs(narrow->duration().count() - 2000) <= 2);
        // What a telephone cannot carry is not in it either.
        const auto high = tone(1000, 44'100, 10'000)->asTelephoneSound();
        QVERIFY(high);
        const std::vector<float> middle = high->peaks(10);
        QVERIFY2(middle.at(5) < 0.01F, qPrintable(QString::number(double(middle.at(5)))));
    }

    void atItsOwnSpeedTheSamplesAreThoseThatWereRecorded()
    {
        const SharedClip clip = tone(1000);
        ClipReader reader(clip, std::chrono::milliseconds(250), 1, mono(8000));
        const auto samples = samplesOf(reader.readAll());
        QCOMPARE(samples.size(), std::size_t(6000));
        for (std::size_t i = 0; i < samples.size(); ++i)
            QCOMPARE(samples[i], qint16(std::lround(clip->samples[i + 2000] * 32767.0F)));
        QVERIFY(reader.atEnd());
    }

    void fasterAndSlowerKeepThePitch_data()
    {
        QTest::addColumn<double>("speed");
        QTest::newRow("0.75") << 0.75;
        QTest::newRow("1.25") << 1.25;
        QTest::newRow("2") << 2.0;
    }

    void fasterAndSlowerKeepThePitch()
    {
        QFETCH(double, speed);
        ClipReader reader(tone(4000, 8000, 440), {}, speed, mono(8000));
        const auto samples = samplesOf(reader.readAll());
        QCOMPARE(samples.size(), std::size_t(std::llround(32'000 / speed)));
        const double hertz = hertzOf(samples, 8000);
        QVERIFY2(std::abs(hertz - 440) < 10, qPrintable(QString::number(hertz)));
    }

    void aDeviceThatWantsAnotherRateGetsIt()
    {
        OutputFormat format{48'000, 2, OutputFormat::Sample::Float};
        ClipReader reader(tone(1000, 8000, 440), {}, 1, format);
        const QByteArray bytes = reader.readAll();
        QCOMPARE(bytes.size(), 48'000 * 2 * 4);
        std::vector<float> frames(96'000);
        std::memcpy(frames.data(), bytes.constData(), std::size_t(bytes.size()));
        std::vector<qint16> left;
        for (std::size_t i = 0; i < frames.size(); i += 2) {
            QCOMPARE(frames[i], frames[i + 1]);
            left.push_back(qint16(frames[i] * 32767.0F));
        }
        const double hertz = hertzOf(left, 48'000);
        QVERIFY2(std::abs(hertz - 440) < 10, qPrintable(QString::number(hertz)));
    }

    void decodingAsideGivesTheSame()
    {
        const auto clip = QCoro::waitFor(decodeSoundAside(toneWav(700)));
        QVERIFY(clip);
        QCOMPARE(clip->duration(), std::chrono::milliseconds(700));
        const auto narrow = QCoro::waitFor(decodeTelephoneSoundAside(toneWav(700, 16'000)));
        QVERIFY(narrow);
        QCOMPARE(narrow->sampleRate, 8000);
        QVERIFY(!QCoro::waitFor(decodeTelephoneSoundAside("nothing")));
    }
};

QTEST_GUILESS_MAIN(SoundClipTest)
#include "SoundClipTest.moc"
