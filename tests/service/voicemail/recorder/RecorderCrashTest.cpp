// SPDX-License-Identifier: GPL-3.0-or-later
#include "Caller.h"
#include "RecorderProcess.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QRandomGenerator>
#include <QTest>

#include <memory>

using namespace wakeline;

namespace {

constexpr int patience = 60'000;

} // namespace

class RecorderCrashTest : public QObject
{
    Q_OBJECT

private:
    using Callers = std::vector<std::unique_ptr<Caller>>;

    static double toneOf(const Recording &recording) { return 400 + 50 * recording.callerNumber.toInt(); }

    static Callers callersOf(RecorderProcess &recorder, int count)
    {
        Callers callers;
        for (int i = 0; i < count; ++i) {
            callers.push_back(
                std::make_unique<Caller>(recorder.port(), Caller::Wish{.mailbox = QByteArray::number(100 + i),
                                                                       .number = QByteArray::number(i),
                                                                       .hertz = 400.0 + 50 * i,
                                                                       .alaw = i % 2 == 1}));
            callers.back()->invite();
        }
        return callers;
    }

    static bool allHeardBeep(const Callers &callers)
    {
        return std::ranges::all_of(callers, [](const auto &caller) { return caller->hasHeardBeep(); });
    }

private Q_SLOTS:
    void fiftyCallsAtOnceAreFiftyRightFiles()
    {
        RecorderProcess recorder;
        QVERIFY2(recorder.start(), recorder.log());
        const Callers callers = callersOf(recorder, 50);
        QTRY_VERIFY_WITH_TIMEOUT(allHeardBeep(callers), patience);
        QTest::qWait(3000);
        for (const auto &caller : callers)
            caller->hangUp();
        QTRY_COMPARE_WITH_TIMEOUT(recorder.pairs().size(), 50, patience);
        QSet<QString> boxes;
        for (const Recording &recording : recorder.pairs()) {
            boxes.insert(recording.mailbox);
            QCOMPARE(recording.mailbox.toInt(), 100 + recording.callerNumber.toInt());
            const auto audio = recorder.audioOf(recording);
            QVERIFY(audio && audio->seconds() > 2);
            const double share = shareOfTone(audio->samples, toneOf(recording));
            QVERIFY2(share > 0.8, qPrintable(QStringLiteral("mailbox %1: %2").arg(recording.mailbox).arg(share)));
        }
        QCOMPARE(boxes.size(), 50);
        QCOMPARE(recorder.filesInSpool().size(), 100);
    }

    /// Some of them hang up just then, so that the kill also falls between the steps of completing a pair.
    void killedAtAnyMomentItLosesNobodysMessage()
    {
        RecorderProcess recorder;
        for (int round = 0; round < 6; ++round) {
            for (const QString &file : recorder.filesInSpool())
                QFile::remove(recorder.spool() + u'/' + file);
            QVERIFY2(recorder.start(), recorder.log());
            const Callers callers = callersOf(recorder, 8);
            QTRY_VERIFY_WITH_TIMEOUT(allHeardBeep(callers), patience);
            QTest::qWait(2000);
            for (std::size_t i = 0; i < 4; ++i)
                callers[i]->hangUp();
            QTest::qWait(int(QRandomGenerator::global()->bounded(60)));
            recorder.killHard();

            for (const QString &file : recorder.filesInSpool()) {
                if (file.contains(u".wav") && !file.endsWith(u".new"))
                    QVERIFY2(readWavStrictly(recorder.spool() + u'/' + file), qPrintable(file));
            }
            QVERIFY2(recorder.start(), recorder.log());
            QVERIFY(recorder.connectService());
            QTRY_COMPARE_WITH_TIMEOUT(recorder.finished().size(), 8, patience);
            QSet<QString> calls;
            for (const Recording &recording : recorder.finished()) {
                calls.insert(recording.callId);
                const auto audio = recorder.audioOf(recording);
                QVERIFY(audio);
                QVERIFY2(audio->seconds() > 1, qPrintable(QString::number(audio->seconds())));
                QVERIFY(shareOfTone(audio->samples, toneOf(recording)) > 0.75);
                QVERIFY(recording.reason == u"hangup" || recording.reason == u"interrupted");
            }
            QCOMPARE(calls.size(), 8);
            QCOMPARE(recorder.filesInSpool().size(), 16);
            recorder.killHard();
        }
    }

    void whileItIsWrittenTheFileIsAlwaysValid()
    {
        RecorderProcess recorder;
        QVERIFY2(recorder.start(), recorder.log());
        const Callers callers = callersOf(recorder, 3);
        QTRY_VERIFY_WITH_TIMEOUT(allHeardBeep(callers), patience);
        int looks = 0;
        for (const QDeadlineTimer watch(3000); !watch.hasExpired(); ++looks) {
            for (const QString &file : QDir(recorder.spool()).entryList({QStringLiteral("*.wav.part")})) {
                // Twice: a look may fall between the bytes of the header that is just being written.
                const QString path = recorder.spool() + u'/' + file;
                QVERIFY2(readWavStrictly(path) || readWavStrictly(path), qPrintable(file));
            }
            QTest::qWait(1);
        }
        QVERIFY(looks > 20);
    }
};

QTEST_GUILESS_MAIN(RecorderCrashTest)
#include "RecorderCrashTest.moc"
