// SPDX-License-Identifier: GPL-3.0-or-later
#include "Caller.h"
#include "RecorderProcess.h"
#include "Sounds.h"

#include <QFile>
#include <QTest>

using namespace wakeline;

namespace {

constexpr int patience = 60'000;

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qPrintable(path));
}

QByteArray tone(double hertz)
{
    return toneWav(400, 8000, 1, hertz);
}

} // namespace

/// What wakelined tells the recorder of its boxes, in the folder of greetings: how long messages may be, and what their
/// callers hear. Each prompt is a tone of its own here.
class RecorderBoxesTest : public QObject
{
    Q_OBJECT

private:
    static void addPrompts(const RecorderProcess &recorder)
    {
        const std::pair<const char *, double> prompts[] = {
            {"not-available", 500}, {"number", 700}, {"person", 900}, {"n-7", 1700}, {"n-1", 1900}};
        for (const auto &[name, hertz] : prompts)
            write(recorder.prompts() + QStringLiteral("/en/%1.wav").arg(QLatin1String(name)), tone(hertz));
    }
    /// The tones that a caller hears before the beep, each once.
    static QList<int> greetingOf(const RecorderProcess &recorder, const QByteArray &mailbox)
    {
        Caller caller(recorder.port(), {.mailbox = mailbox});
        caller.invite();
        [&] { QTRY_VERIFY_WITH_TIMEOUT(caller.hasHeardBeep(), patience); }();
        QList<int> heard;
        constexpr std::size_t piece = 800; // 100 ms
        for (std::size_t at = 0; at + piece <= caller.heard().size(); at += piece) {
            const auto begin = caller.heard().begin() + std::ptrdiff_t(at);
            const std::vector<qint16> samples(begin, begin + piece);
            for (const int hertz : {500, 600, 700, 900, 1700, 1900}) {
                if (shareOfTone(samples, hertz) > 0.9 && (heard.isEmpty() || heard.last() != hertz))
                    heard.append(hertz);
            }
        }
        return heard;
    }

private Q_SLOTS:
    void aBoxesOwnLimitEndsItsMessages()
    {
        RecorderProcess recorder;
        write(recorder.greetings() + QStringLiteral("/102.json"), R"({"max_duration_s": 2})");
        write(recorder.greetings() + QStringLiteral("/103.json"), "nonsense");
        QVERIFY2(recorder.start(), recorder.log());
        Caller limited(recorder.port(), {.mailbox = "102"});
        Caller free(recorder.port(), {.mailbox = "103", .number = "203"});
        limited.invite();
        free.invite();
        QTRY_VERIFY_WITH_TIMEOUT(limited.wasHungUp(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(recorder.pairs().size(), 1, patience);
        const Recording recording = recorder.pairs().first();
        QCOMPARE(recording.reason, std::optional(QStringLiteral("max_length")));
        const double seconds = recorder.audioOf(recording)->seconds();
        QVERIFY2(seconds > 1.8 && seconds < 2.1, qPrintable(QString::number(seconds)));
        QVERIFY(!free.wasHungUp());
    }

    void aLimitMayBeLongerThanTheRecordersOwn()
    {
        RecorderProcess recorder;
        recorder.set(QStringLiteral("max_seconds"), QStringLiteral("1"));
        write(recorder.greetings() + QStringLiteral("/102.json"), R"({"max_duration_s": 3})");
        QVERIFY2(recorder.start(), recorder.log());
        Caller caller(recorder.port(), {.mailbox = "102"});
        caller.invite();
        QTRY_VERIFY_WITH_TIMEOUT(caller.wasHungUp(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(recorder.pairs().size(), 1, patience);
        QVERIFY(recorder.audioOf(recorder.pairs().first())->seconds() > 2.8);
    }

    void aFullBoxIsNotRecordedFor_data()
    {
        QTest::addColumn<QByteArray>("note");
        QTest::addColumn<int>("code");
        QTest::newRow("full") << QByteArray(R"({"max_duration_s": 20, "full": true})") << 480;
        QTest::newRow("not full") << QByteArray(R"({"max_duration_s": 20, "full": false})") << 200;
        QTest::newRow("of an earlier wakelined") << QByteArray(R"({"max_duration_s": 20})") << 200;
        QTest::newRow("of a later one") << QByteArray(R"({"max_duration_s": 20, "full": true, "why": "x"})") << 480;
        QTest::newRow("of nobody") << QByteArray(R"({"max_duration_s": 20, "full": "x"})") << 200;
    }

    void aFullBoxIsNotRecordedFor()
    {
        QFETCH(QByteArray, note);
        RecorderProcess recorder;
        write(recorder.greetings() + QStringLiteral("/102.json"), note);
        QVERIFY2(recorder.start(), recorder.log());
        QVERIFY(recorder.connectService());
        Caller caller(recorder.port(), {.mailbox = "102"});
        caller.invite();
        QTRY_VERIFY_WITH_TIMEOUT(caller.code() > 0, patience);
        QTEST(caller.code(), "code");
        Caller other(recorder.port(), {.mailbox = "103", .number = "203"});
        other.invite();
        QTRY_COMPARE_WITH_TIMEOUT(other.code(), 200, patience);
        if (caller.code() == 200)
            return;
        QVERIFY2(caller.finalReply().startsWith("SIP/2.0 480 Mailbox Full"), caller.finalReply());
        for (const RecorderReport &report : recorder.told())
            QVERIFY(report.event != RecorderEvent::Alert); // the spool is well
        // And no longer than that is said.
        write(recorder.greetings() + QStringLiteral("/102.json"), R"({"max_duration_s": 20})");
        Caller again(recorder.port(), {.mailbox = "102", .number = "204"});
        again.invite();
        QTRY_COMPARE_WITH_TIMEOUT(again.code(), 200, patience);
    }

    void aRecordedNameStandsInASentence()
    {
        RecorderProcess recorder;
        addPrompts(recorder);
        write(recorder.greetings() + QStringLiteral("/names/102.wav"), tone(600));
        QVERIFY2(recorder.start(), recorder.log());
        QCOMPARE(greetingOf(recorder, "102"), (QList<int>{600, 500}));
    }

    void aBoxWithoutAGreetingIsSpelt()
    {
        RecorderProcess recorder;
        addPrompts(recorder);
        QVERIFY2(recorder.start(), recorder.log());
        QCOMPARE(greetingOf(recorder, "71"), (QList<int>{700, 1700, 1900, 500}));
        QCOMPARE(greetingOf(recorder, "ida"), (QList<int>{900, 500})); // no number
    }

    void theAdministratorsGreetingComesBeforeTheSpelling()
    {
        RecorderProcess recorder;
        addPrompts(recorder);
        write(recorder.greetings() + QStringLiteral("/default.wav"), tone(600));
        write(recorder.greetings() + QStringLiteral("/names/102.wav"), tone(900));
        QVERIFY2(recorder.start(), recorder.log());
        QCOMPARE(greetingOf(recorder, "71"), QList<int>{600});
        QCOMPARE(greetingOf(recorder, "102"), (QList<int>{900, 500})); // and a name before it
    }
};

QTEST_GUILESS_MAIN(RecorderBoxesTest)
#include "RecorderBoxesTest.moc"
