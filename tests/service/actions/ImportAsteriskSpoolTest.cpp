// SPDX-License-Identifier: GPL-3.0-or-later
#include "ImportAsteriskSpool.h"
#include "AsteriskMessage.h"
#include "VoicemailHouse.h"

#include <QSignalSpy>

using namespace wakeline;
using namespace std::chrono_literals;

namespace {

bool put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

/// A voicemail context of an Asterisk, written as Asterisk 18's app_voicemail writes it.
struct AsteriskContext
{
    QTemporaryDir root;

    QString folder(const QString &box, const QString &name) const
    {
        const QString path = root.filePath(box + u'/' + name);
        QDir().mkpath(path);
        return path;
    }
    static QByteArray text(const QByteArray &id, const QByteArray &callerId, qint64 time = 1763626530)
    {
        return ";\n; Message Information file\n;\n[message]\norigmailbox=200\ncontext=default\nmacrocontext=\n"
               "exten=200\nrdnis=unknown\npriority=2\ncallerchan=PJSIP/trunk-00000001\ncallerid=" +
               callerId + "\norigdate=Thu Nov 20 08:15:30 AM UTC 2025\norigtime=" + QByteArray::number(time) +
               "\ncategory=\nmsg_id=" + id + "\nflag=\nduration=3\n";
    }
    /// \return path and name without an ending
    QString leave(const QString &box, int number, const QByteArray &id, const QString &name = QStringLiteral("INBOX"),
                  const QByteArray &callerId = "\"Ida Holm\" <+4930123>", const char *ending = ".wav",
                  const QByteArray &sound = toneWav(3000)) const
    {
        const QString stem = folder(box, name) + QStringLiteral("/msg%1").arg(number, 4, 10, QLatin1Char('0'));
        if (!put(stem + QLatin1String(ending), sound) || !put(stem + QStringLiteral(".txt"), text(id, callerId)))
            qFatal("cannot write the spool");
        return stem;
    }
};

/// One second of GSM 06.10's silence.
QByteArray gsmSilence()
{
    return QByteArray::fromHex("d820a2e15a50004924924924500049249249245000492492492450004924924924").repeated(50);
}

struct Import
{
    Import(VoicemailHouse &house, const AsteriskContext &context, std::chrono::milliseconds settle = 0ms)
        : action({house.voicemail.keep, house.voicemail.imports, house.voicemail.store.threads(), house.clock},
                 {.folder = context.root.path(), .rescan = 300ms, .settle = settle})
    {}
    ImportAsteriskSpool::Counts round()
    {
        waitFor(action.round());
        return action.counts();
    }
    ImportAsteriskSpool action;
};

} // namespace

class ImportAsteriskSpoolTest : public DatabaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void aMessageComesWithItsCallerItsTimeAndItsSound()
    {
        VoicemailHouse house(migrated());
        const AsteriskContext context;
        context.leave(QStringLiteral("200"), 0, "1763626530-00000000");
        context.leave(QStringLiteral("200"), 0, "1763626530-00000001", QStringLiteral("Old"), "Unknown");
        QSignalSpy received(&house.voicemail.news, &VoicemailNews::received);
        QSignalSpy changed(&house.voicemail.news, &VoicemailNews::changed);
        Import import(house, context);
        QCOMPARE(import.round(), (ImportAsteriskSpool::Counts{2, 0, 0}));
        const auto messages = house.messages();
        QCOMPARE(messages.size(), 2);
        const VoicemailMessage &heard = messages.first();
        const VoicemailMessage &fresh = messages.last();
        QCOMPARE(fresh.callerIdName, QStringLiteral("Ida Holm"));
        QCOMPARE(fresh.callerIdNum, QStringLiteral("+4930123"));
        QCOMPARE(fresh.timestamp, QDateTime::fromSecsSinceEpoch(1763626530, Qt::UTC));
        QCOMPARE(fresh.duration, 3);
        QVERIFY(!fresh.read);
        QVERIFY(heard.read);
        QCOMPARE(heard.callerIdNum, QString());
        // The lamps and the consoles hear of it; nobody is told by mail that somebody has just called.
        QCOMPARE(changed.size(), 2);
        QCOMPARE(received.size(), 0);
        const auto audio = waitFor(house.voicemail.messages.audioOf(VoicemailScope::ofBox(1), fresh.id));
        VERIFY_RESULT(audio);
        const auto opened = waitFor(house.voicemail.store.open(audio->file));
        VERIFY_RESULT(opened);
        QCOMPARE(opened->file->read(0, 1 << 20).last(3000 * 16), toneWav(3000).last(3000 * 16));
    }

    void aMessageComesOnceWhateverHappensToIt()
    {
        VoicemailHouse house(migrated());
        const AsteriskContext context;
        const QString stem = context.leave(QStringLiteral("200"), 0, "1763626530-00000000");
        QCOMPARE(Import(house, context).round().imported, 1);
        // Killed after the row, before it was remembered.
        VERIFY_RESULT(runSql(*house.database, QStringLiteral("DELETE FROM voicemail_imports")));
        Import again(house, context);
        again.round();
        QCOMPARE(house.rows(), 1);
        // Heard at the Asterisk: another folder and another number.
        const QString old = context.folder(QStringLiteral("200"), QStringLiteral("Old")) + QStringLiteral("/msg0007");
        for (const char *ending : {".txt", ".wav"})
            QVERIFY(QFile::rename(stem + QLatin1String(ending), old + QLatin1String(ending)));
        QCOMPARE(again.round().imported, 1);
        QCOMPARE(Import(house, context).round().imported, 0);
        QCOMPARE(house.rows(), 1);
        // Removed here for good: the copy at the Asterisk must not bring it back.
        VERIFY_RESULT(runSql(*house.database, QStringLiteral("DELETE FROM voicemail_messages")));
        QCOMPARE(Import(house, context).round().imported, 0);
        QCOMPARE(house.rows(), 0);
        QVERIFY2(QFile::exists(old + QStringLiteral(".txt")), "the Asterisk's own copy is gone");
        QVERIFY(QFile::exists(old + QStringLiteral(".wav")));
    }

    void whatIsNotCompleteWaits()
    {
        VoicemailHouse house(migrated());
        const AsteriskContext context;
        const QString inbox = context.folder(QStringLiteral("200"), QStringLiteral("INBOX"));
        Import import(house, context);
        QVERIFY(put(inbox + QStringLiteral("/msg0000.txt"), "[message]\norigtime=1763626530\ncallerid=100\n"));
        QVERIFY(put(inbox + QStringLiteral("/msg0000.wav"), toneWav(100)));
        QVERIFY(put(inbox + QStringLiteral("/msg0001.txt"), AsteriskContext::text("a", "100")));
        QCOMPARE(import.round(), ImportAsteriskSpool::Counts{});
        QVERIFY(put(inbox + QStringLiteral("/msg0000.txt"), AsteriskContext::text("b", "100")));
        QVERIFY(put(inbox + QStringLiteral("/msg0001.wav"), toneWav(1000)));
        QCOMPARE(import.round(), (ImportAsteriskSpool::Counts{2, 0, 0}));

        Import patient(house, context, 60s);
        context.leave(QStringLiteral("200"), 2, "c");
        house.clock.time = QDateTime::currentDateTimeUtc();
        QCOMPARE(patient.round().imported, 0);
        house.clock.time = house.clock.time.addSecs(120);
        QCOMPARE(patient.round().imported, 1);
    }

    void aBoxThatIsNotThereOrFullKeepsItsMessagesWaiting()
    {
        VoicemailHouse house(migrated());
        house.addBox({.number = QStringLiteral("300"), .name = QStringLiteral("Bo"), .maxMessages = 1});
        const AsteriskContext context;
        for (int i = 0; i < 3; ++i) {
            context.leave(QStringLiteral("300"), i, "f" + QByteArray::number(i));
            context.leave(QStringLiteral("400"), i, "n" + QByteArray::number(i));
        }
        Import import(house, context);
        QCOMPARE(import.round(), (ImportAsteriskSpool::Counts{1, 0, 5}));
        QCOMPARE(import.round(), (ImportAsteriskSpool::Counts{1, 0, 5}));
        house.addBox({.number = QStringLiteral("400"), .name = QStringLiteral("Cy")});
        QCOMPARE(import.round(), (ImportAsteriskSpool::Counts{4, 0, 2}));
    }

    void asterisksFormatsAreConverted_data()
    {
        QTest::addColumn<QString>("ending");
        QTest::addColumn<QByteArray>("sound");
        QTest::addColumn<bool>("good");
        QTest::newRow("wav") << QStringLiteral(".wav") << toneWav(1000) << true;
        QTest::newRow("gsm without a head") << QStringLiteral(".gsm") << gsmSilence() << true;
        QTest::newRow("WAV in another rate") << QStringLiteral(".WAV") << toneWav(1000, 16'000) << true;
        QTest::newRow("no sound at all") << QStringLiteral(".wav") << QByteArray("RIFF, it says") << false;
        QTest::newRow("empty") << QStringLiteral(".wav") << QByteArray() << false;
    }

    void asterisksFormatsAreConverted()
    {
        QFETCH(QString, ending);
        QFETCH(QByteArray, sound);
        QFETCH(bool, good);
        VoicemailHouse house(migrated());
        const AsteriskContext context;
        context.leave(QStringLiteral("200"), 0, "a", QStringLiteral("INBOX"), "100", qPrintable(ending), sound);
        Import import(house, context);
        import.round();
        QCOMPARE(import.round(), (ImportAsteriskSpool::Counts{good ? 1 : 0, good ? 0 : 1, 0}));
        if (good)
            QCOMPARE(house.messages().first().duration, 1);
    }

    void whatAStrangerPutThereIsPassedOver()
    {
        VoicemailHouse house(migrated());
        const AsteriskContext context;
        const AsteriskContext elsewhere;
        const QString stem = elsewhere.leave(QStringLiteral("200"), 0, "secret");
        const QString inbox = context.folder(QStringLiteral("200"), QStringLiteral("INBOX"));
        // Symbolic links: a folder, a text, a sound.
        QVERIFY(QFile::link(elsewhere.root.filePath(QStringLiteral("200/INBOX")),
                            context.folder(QStringLiteral("200"), QStringLiteral("x")) + QStringLiteral("/../Old")));
        QVERIFY(QFile::link(stem + QStringLiteral(".txt"), inbox + QStringLiteral("/msg0000.txt")));
        QVERIFY(put(inbox + QStringLiteral("/msg0000.wav"), toneWav(100)));
        QVERIFY(put(inbox + QStringLiteral("/msg0001.txt"), AsteriskContext::text("b", "100")));
        QVERIFY(QFile::link(stem + QStringLiteral(".wav"), inbox + QStringLiteral("/msg0001.wav")));
        // Names that are no box's or no message's.
        context.leave(QStringLiteral("box 200; rm"), 0, "d");
        QVERIFY(put(inbox + QStringLiteral("/msg00002.txt"), AsteriskContext::text("e", "100")));
        QVERIFY(put(inbox + QStringLiteral("/msg0003.txt"), AsteriskContext::text("f", "100", -5)));
        QVERIFY(put(inbox + QStringLiteral("/msg0003.wav"), toneWav(100)));
        Import import(house, context);
        const auto counts = import.round();
        QCOMPARE(counts.imported, 0);
        QCOMPARE(counts.refused, 1);
        QCOMPARE(house.rows(), 0);
        QCOMPARE(import.round().refused, 1);
    }

    void thousandsOfMessagesComeAndTheNextRoundIsShort()
    {
        VoicemailHouse house(migrated());
        waitFor(house.voicemail.boxChanges.create(
            {.number = QStringLiteral("500"), .name = QStringLiteral("Many"), .maxMessages = 9999}));
        const AsteriskContext context;
        const QByteArray sound = toneWav(20);
        constexpr int many = 2000;
        for (int i = 0; i < many; ++i)
            context.leave(QStringLiteral("500"), i, QByteArray::number(i), QStringLiteral("INBOX"), "100", ".wav",
                          sound);
        Import import(house, context);
        // The event loop turns meanwhile.
        int turns = 0;
        QTimer ticking;
        QObject::connect(&ticking, &QTimer::timeout, &ticking, [&turns] { ++turns; });
        ticking.start(10ms);
        QCOMPARE(import.round(), (ImportAsteriskSpool::Counts{many, 0, 0}));
        QVERIFY(turns > 10);
        QCOMPARE(house.rows(), many);
        QCOMPARE(import.round(), (ImportAsteriskSpool::Counts{many, 0, 0}));
        QCOMPARE(Import(house, context).round(), ImportAsteriskSpool::Counts{});
    }

    void whatComesLaterIsNoticed()
    {
        VoicemailHouse house(migrated());
        const AsteriskContext context;
        context.folder(QStringLiteral("200"), QStringLiteral("INBOX"));
        Import import(house, context);
        import.action.start();
        QTest::qWait(50);
        context.leave(QStringLiteral("200"), 0, "1763626530-00000000");
        QTRY_COMPARE_WITH_TIMEOUT(import.action.counts().imported, 1, 20'000);
    }
};

QTEST_GUILESS_MAIN(ImportAsteriskSpoolTest)
#include "ImportAsteriskSpoolTest.moc"
