// SPDX-License-Identifier: GPL-3.0-or-later
#include "VoicemailHouse.h"

#include <QCryptographicHash>
#include <QSignalSpy>

using namespace wakeline;

/// The way of a recording from the spool into its box.
class KeepMessageTest : public DatabaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void aRecordingBecomesAMessageAndLeavesTheSpool()
    {
        VoicemailHouse house(migrated());
        QSignalSpy received(&house.voicemail.news, &VoicemailNews::received);
        const SpoolPair pair = house.pair(QStringLiteral("r1"));
        pair.write();
        const auto kept = house.keep(pair);
        VERIFY_RESULT(kept);
        QVERIFY(pair.isGone());
        QCOMPARE(house.messages(), QList<VoicemailMessage>{*kept});
        QCOMPARE(kept->callerIdName, QStringLiteral("Zoë Ångström"));
        QCOMPARE(kept->callerIdNum, QStringLiteral("+49301234"));
        QCOMPARE(kept->timestamp, QDateTime(QDate(2026, 11, 20), QTime(8, 15, 30), Qt::UTC));
        QCOMPARE(kept->duration, 3);
        QVERIFY(!kept->read);
        QCOMPARE(received.size(), 1);
        const auto change = received.first().first().value<VoicemailChange>();
        QCOMPARE(change, (VoicemailChange{QStringLiteral("200"), 1, 0, *kept}));

        const auto audio = waitFor(house.voicemail.messages.audioOf(VoicemailScope::ofBox(1), kept->id));
        VERIFY_RESULT(audio);
        const auto opened = waitFor(house.voicemail.store.open(audio->file));
        VERIFY_RESULT(opened);
        QCOMPARE(opened->file->read(0, 1 << 20), pair.sound);
        QCOMPARE(audio->size, pair.sound.size());
        QCOMPARE(audio->hash, QCryptographicHash::hash(pair.sound, QCryptographicHash::Sha256));
        const auto rights = QFile::permissions(house.folder.filePath(audio->file));
        QVERIFY(!(rights & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)));
    }

    void keptTwiceItIsOneMessage()
    {
        VoicemailHouse house(migrated());
        QSignalSpy received(&house.voicemail.news, &VoicemailNews::received);
        const SpoolPair pair = house.pair(QStringLiteral("r1"));
        pair.write();
        const auto first = house.keep(pair);
        pair.write(); // as if the files had stayed when the process was killed after the commit
        const auto second = house.keep(pair);
        VERIFY_RESULT(second);
        QCOMPARE(*second, *first);
        QVERIFY(pair.isGone());
        // Killed between the two files: the sidecar is left alone.
        pair.write();
        QVERIFY(QFile::remove(pair.soundFile()));
        QCOMPARE(house.keep(pair), first);
        QVERIFY(pair.isGone());
        QCOMPARE(house.messages().size(), 1);
        QCOMPARE(house.files().size(), 1);
        QCOMPARE(received.size(), 1);
    }

    void aMessageThatWasRemovedDoesNotComeBackFromTheSpool()
    {
        VoicemailHouse house(migrated());
        const SpoolPair pair = house.pair(QStringLiteral("r1"));
        pair.write();
        const auto kept = house.keep(pair);
        VERIFY_RESULT(waitFor(house.voicemail.removal.remove(VoicemailScope::ofBox(1), kept->id)));
        pair.write();
        VERIFY_RESULT(house.keep(pair));
        QVERIFY(pair.isGone());
        QCOMPARE(house.messages().size(), 0);
    }

    void keptTwiceAtOnceItIsOneMessage()
    {
        VoicemailHouse house(migrated());
        const SpoolPair pair = house.pair(QStringLiteral("r1"));
        pair.write();
        auto first = house.voicemail.keep.keep(pair.sidecar());
        auto second = house.voicemail.keep.keep(pair.sidecar());
        const auto one = waitFor(std::move(first));
        const auto other = waitFor(std::move(second));
        QVERIFY(one || other);
        QCOMPARE(house.messages().size(), 1);
        QCOMPARE(house.files().size(), 1);
        QVERIFY(pair.isGone());
    }

    void whatCannotBeKeptStaysInTheSpool_data()
    {
        QTest::addColumn<QString>("mailbox");
        QTest::addColumn<QByteArray>("sound");
        QTest::addColumn<QString>("code");
        const QString known = QStringLiteral("200");
        const QByteArray good = toneWav(500);
        QTest::newRow("no such box") << QStringLiteral("299") << good << QStringLiteral("no_such_mailbox");
        QTest::newRow("a box with a path") << QStringLiteral("../200") << good << QStringLiteral("bad_spool");
        QTest::newRow("no box") << QString() << good << QStringLiteral("bad_spool");
        QTest::newRow("an empty file") << known << QByteArray() << QStringLiteral("bad_audio");
        QTest::newRow("no sound at all") << known << wavHead(8000, 1, 0) << QStringLiteral("bad_audio");
        QTest::newRow("a text") << known << QByteArray(5000, 'x') << QStringLiteral("bad_audio");
    }
    void whatCannotBeKeptStaysInTheSpool()
    {
        QFETCH(QString, mailbox);
        QFETCH(QByteArray, sound);
        VoicemailHouse house(migrated());
        SpoolPair pair = house.pair(QStringLiteral("r1"));
        pair.mailbox = mailbox;
        pair.sound = sound;
        pair.write();
        const auto kept = house.keep(pair);
        QVERIFY(!kept);
        QTEST(kept.error().code, "code");
        QVERIFY(pair.isThere());
        QCOMPARE(house.rows(), 0);
        QCOMPARE(house.files(), QStringList());
    }

    void aSidecarThatIsNoneIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("torn") << QByteArray("{\"id\":\"r1\",\"mail");
        QTest::newRow("no id") << QByteArray("{\"mailbox\":\"200\",\"started_at\":\"2026-11-20T08:15:30Z\"}");
        QTest::newRow("no time") << QByteArray("{\"id\":\"r1\",\"mailbox\":\"200\"}");
        QTest::newRow("a list") << QByteArray("[]");
    }
    void aSidecarThatIsNoneIsRefused()
    {
        QFETCH(QByteArray, text);
        VoicemailHouse house(migrated());
        const SpoolPair pair = house.pair(QStringLiteral("r1"));
        pair.write();
        SpoolPair::put(pair.sidecar(), text);
        const auto kept = house.keep(pair);
        QVERIFY(!kept);
        QCOMPARE(kept.error().code, QStringLiteral("bad_spool"));
        QVERIFY(pair.isThere());
    }

    void aFullBoxRefusesUntilThereIsRoom()
    {
        VoicemailHouse house(migrated());
        VERIFY_RESULT(waitFor(house.voicemail.boxChanges.change(1, std::nullopt, {.maxMessages = 2})));
        for (const char *uid : {"r1", "r2"}) {
            const SpoolPair pair = house.pair(QLatin1String(uid));
            pair.write();
            VERIFY_RESULT(house.keep(pair));
        }
        const SpoolPair third = house.pair(QStringLiteral("r3"));
        third.write();
        const auto refused = house.keep(third);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, QStringLiteral("mailbox_full"));
        QVERIFY(third.isThere());
        QCOMPARE(house.files().size(), 2);
        const qint64 oldest = house.messages().last().id;
        VERIFY_RESULT(waitFor(house.voicemail.removal.remove(VoicemailScope::ofBox(1), oldest)));
        VERIFY_RESULT(house.keep(third));
        QVERIFY(third.isGone());
    }

    void whatACallerCallsHimselfIsMadePrintable()
    {
        VoicemailHouse house(migrated());
        SpoolPair pair = house.pair(QStringLiteral("r1"));
        pair.callerName = QStringLiteral(" Ida\r\nBcc: all\x01 ") + QString(300, u'x');
        pair.write();
        const auto kept = house.keep(pair);
        VERIFY_RESULT(kept);
        QVERIFY(kept->callerIdName.startsWith(QStringLiteral("IdaBcc: all")));
        QCOMPARE(kept->callerIdName.size(), 128);
    }

    void manyAtOnceFillABoxAndNoMore()
    {
        VoicemailHouse house(migrated());
        constexpr int places = 5;
        VERIFY_RESULT(waitFor(house.voicemail.boxChanges.change(1, std::nullopt, {.maxMessages = places})));
        std::vector<QCoro::Task<Result<VoicemailMessage>>> tasks;
        for (int i = 0; i < 20; ++i) {
            const SpoolPair pair = house.pair(QStringLiteral("r%1").arg(i));
            pair.write();
            tasks.push_back(house.voicemail.keep.keep(pair.sidecar()));
        }
        int kept = 0;
        for (auto &task : tasks) {
            const auto message = waitFor(std::move(task));
            kept += message ? 1 : 0;
            if (!message)
                QCOMPARE(message.error().code, QStringLiteral("mailbox_full"));
        }
        QCOMPARE(kept, places);
        QCOMPARE(house.rows(), places);
        QCOMPARE(house.files().size(), places);
        QCOMPARE(QDir(house.spool.path()).entryList({"*.json"}, QDir::Files).size(), 20 - places);
    }
};

QTEST_GUILESS_MAIN(KeepMessageTest)
#include "KeepMessageTest.moc"
