// SPDX-License-Identifier: GPL-3.0-or-later
#include "GreetingAudio.h"
#include "AudioStore.h"
#include "Sounds.h"

#include <QCoroTask>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <complex>

using namespace wakeline;
using QCoro::waitFor;

namespace {

constexpr qsizetype headSize = 44;

/// How strong a tone of this frequency is in a telephone WAV: 1 for a sine that fills the whole range.
double strength(const QByteArray &wav, double hertz)
{
    const qsizetype count = (wav.size() - headSize) / 2;
    std::complex<double> sum = 0;
    for (qsizetype i = 0; i < count; ++i) {
        const double sample = qFromLittleEndian<qint16>(wav.constData() + headSize + i * 2) / 32768.0;
        sum += std::polar(sample, -2 * std::numbers::pi * hertz * double(i) / 8000);
    }
    return 2 * std::abs(sum) / double(count);
}

} // namespace

class GreetingAudioTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRateBecomesTheTelephones_data()
    {
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("channels");
        for (const int rate : {8000, 11025, 16000, 22050, 44100, 48000, 96000, 192000}) {
            for (const int channels : {1, 2, 6})
                QTest::addRow("%d Hz, %d channels", rate, channels) << rate << channels;
        }
    }

    void everyRateBecomesTheTelephones()
    {
        QFETCH(int, rate);
        QFETCH(int, channels);
        const auto greeting = greetingFrom(toneWav(2000, rate, channels, 1000));
        QVERIFY2(greeting, greeting ? "" : qPrintable(greeting.error().message));
        QCOMPARE(greeting->first(20), wavHead(8000, 1, greeting->size() - headSize).first(20));
        QCOMPARE(greeting->mid(20, 24), wavHead(8000, 1, greeting->size() - headSize).mid(20, 24));
        const qsizetype frames = (greeting->size() - headSize) / 2;
        QVERIFY2(std::abs(frames - 16000) < 40, qPrintable(QString::number(frames))); // 2 s, within 5 ms
        QVERIFY2(std::abs(strength(*greeting, 1000) - 0.5) < 0.02,
                 qPrintable(QString::number(strength(*greeting, 1000))));
        QVERIFY(strength(*greeting, 2400) < 0.01);
    }

    void whatATelephoneCannotCarryIsFilteredNotFolded()
    {
        const auto greeting = greetingFrom(toneWav(1000, 48000, 1, 7000)); // would come back as 1 kHz
        QVERIFY(greeting);
        QVERIFY(strength(*greeting, 1000) < 0.01);
    }

    void badAudioIsRefusedWithTheReason_data()
    {
        QTest::addColumn<QByteArray>("upload");
        QTest::addColumn<QString>("reason");
        QTest::newRow("nothing") << QByteArray() << QStringLiteral("empty");
        QTest::newRow("a text") << QByteArray(10000, 'x') << QString();
        QTest::newRow("only a head") << wavHead(8000, 1, 0) << QStringLiteral("no sound");
        QTest::newRow("a head that lies") << wavHead(8000, 1, 0x7fffff00) << QStringLiteral("no sound");
        QTest::newRow("too long") << toneWav(301'000) << QStringLiteral("longer than 300 seconds");
        QTest::newRow("too many channels") << toneWav(10, 8000, 9) << QStringLiteral("9 channels");
        QTest::newRow("a rate below the telephone's") << toneWav(500, 4000) << QStringLiteral("4000 Hz");
        QTest::newRow("a rate above all")
            << wavHead(2'000'000'000, 1, 100) + QByteArray(100, '\0') << QStringLiteral("Hz");
    }

    void badAudioIsRefusedWithTheReason()
    {
        QFETCH(QByteArray, upload);
        QFETCH(QString, reason);
        const auto greeting = greetingFrom(upload);
        QVERIFY(!greeting);
        QCOMPARE(greeting.error().code, QStringLiteral("bad_audio"));
        QCOMPARE(greeting.error().field, QStringLiteral("greeting"));
        QVERIFY2(greeting.error().message.contains(reason), qPrintable(greeting.error().message));
    }

    /// Broken uploads answer something and do nothing worse; AddressSanitizer has the last word.
    void brokenFilesDoNoHarm()
    {
        const QByteArray good = toneWav(200, 16000, 2);
        for (qsizetype size = 0; size < 200; ++size)
            greetingFrom(good.first(size));
        for (qsizetype at = 0; at < headSize; ++at) {
            for (const char value : {'\0', '\x01', '\x7f', '\xff'}) {
                QByteArray bad = good;
                bad[at] = value;
                const auto greeting = greetingFrom(bad);
                QVERIFY(!greeting || greeting->size() <= headSize + 300 * 16000);
            }
        }
    }

    void onlyOurOwnNamesAreOpened_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"../secret.wav", "secret.wav", "/etc/passwd", "", ".", "..",
                                 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.wav/../../secret.wav",
                                 "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.wav", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.wav\n"})
            QTest::newRow(qPrintable(QString::fromLatin1(name).simplified() + u'#')) << QString::fromLatin1(name);
    }

    void onlyOurOwnNamesAreOpened()
    {
        QFETCH(QString, name);
        QTemporaryDir folder;
        QFile secret(folder.filePath(QStringLiteral("secret.wav")));
        QVERIFY(secret.open(QIODevice::WriteOnly) && secret.write("secret") == 6);
        secret.close();
        AudioStore store(folder.filePath(QStringLiteral("voicemail")));
        QVERIFY(store.prepare());
        const auto opened = waitFor(store.open(name));
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, QStringLiteral("not_found"));
        QVERIFY(waitFor(store.remove({name})));
        QVERIFY(secret.exists());
    }

    void aLinkInTheStoreIsNotFollowed()
    {
        QTemporaryDir folder;
        QFile secret(folder.filePath(QStringLiteral("secret")));
        QVERIFY(secret.open(QIODevice::WriteOnly) && secret.write("secret") == 6);
        secret.close();
        const QString name = QString(32, u'b') + QStringLiteral(".wav");
        QVERIFY(QFile::link(secret.fileName(), folder.filePath(name)));
        AudioStore store(folder.path());
        QVERIFY(!waitFor(store.open(name)));
        QVERIFY(!waitFor(store.keep(folder.filePath(name))));
    }

    void theFolderIsForThisUserAlone()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("deep/voicemail"));
        QVERIFY(AudioStore(path).prepare());
        QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther),
                 QFile::Permissions());
        const auto impossible = AudioStore(QStringLiteral("/proc/voicemail")).prepare();
        QVERIFY(!impossible);
        QCOMPARE(impossible.error().code, QStringLiteral("bad_voicemail_directory"));
    }
};

QTEST_GUILESS_MAIN(GreetingAudioTest)
#include "GreetingAudioTest.moc"
