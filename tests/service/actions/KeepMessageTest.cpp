// SPDX-License-Identifier: GPL-3.0-or-later
#include "DatabaseFixture.h"
#include "PasswordHasher.h"
#include "SpoolPair.h"
#include "Voicemail.h"

#include <QCoroTask>
#include <QCryptographicHash>
#include <QDir>
#include <QSignalSpy>

using namespace wakeline;
using QCoro::waitFor;

namespace {

class TurnedClock final : public Clock
{
public:
    QDateTime now() const override { return time; }
    QDateTime time = QDateTime::currentDateTimeUtc();
};

/// Voicemail with box 200 for extension 101, and a spool.
class House
{
public:
    explicit House(std::unique_ptr<Database> open) : database(std::move(open))
    {
        if (!folder.isValid() || !spool.isValid() || !voicemail.store.prepare())
            qFatal("no folder to work in");
        addBox({.number = QStringLiteral("200"), .name = QStringLiteral("Ida")});
    }

    VoicemailBox addBox(const VoicemailBoxDraft &draft)
    {
        const auto box = waitFor(voicemail.boxChanges.create(draft));
        if (!box)
            qFatal("no box: %s", qPrintable(box.error().message));
        return *box;
    }
    SpoolPair pair(const QString &uid) const { return {.folder = spool.path(), .uid = uid}; }
    Result<VoicemailMessage> keep(const SpoolPair &pair) { return waitFor(voicemail.keep.keep(pair.sidecar())); }
    QList<VoicemailMessage> messages(qint64 box = 1)
    {
        return waitFor(voicemail.messages.newest(VoicemailScope::ofBox(box), 100)).value_or(QList<VoicemailMessage>());
    }
    QStringList files() const { return QDir(folder.path()).entryList(QDir::Files); }
    void tidy() { waitFor(voicemail.tidying.tidy()); }
    qint64 rows()
    {
        return runSql(*database, QStringLiteral("SELECT COUNT(*) FROM voicemail_messages"))->first().integer(0);
    }

    QTemporaryDir folder;
    QTemporaryDir spool;
    std::unique_ptr<Database> database;
    TurnedClock clock;
    PasswordHasher hasher;
    Voicemail voicemail{*database, folder.path(), hasher, clock};
};

} // namespace

/// The way of a recording from the spool into its box, and out of it again.
class KeepMessageTest : public DatabaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void aRecordingBecomesAMessageAndLeavesTheSpool()
    {
        House house(migrated());
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
        House house(migrated());
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
        House house(migrated());
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
        House house(migrated());
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
        House house(migrated());
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
        House house(migrated());
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
        House house(migrated());
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
        House house(migrated());
        SpoolPair pair = house.pair(QStringLiteral("r1"));
        pair.callerName = QStringLiteral(" Ida\r\nBcc: all\x01 ") + QString(300, u'x');
        pair.write();
        const auto kept = house.keep(pair);
        VERIFY_RESULT(kept);
        QVERIFY(kept->callerIdName.startsWith(QStringLiteral("IdaBcc: all")));
        QCOMPARE(kept->callerIdName.size(), 128);
    }

    void aRemovedMessageCanBeRestoredFor30SecondsAndThenGoesWithItsFile()
    {
        House house(migrated());
        QSignalSpy removed(&house.voicemail.news, &VoicemailNews::removed);
        QSignalSpy changed(&house.voicemail.news, &VoicemailNews::changed);
        const SpoolPair pair = house.pair(QStringLiteral("r1"));
        pair.write();
        const auto kept = house.keep(pair);
        const auto scope = VoicemailScope::ofBox(1);
        auto &removal = house.voicemail.removal;
        VERIFY_RESULT(waitFor(removal.remove(scope, kept->id)));
        QCOMPARE(removed.size(), 1);
        QCOMPARE(removed.first().first().value<VoicemailChange>().newMessages, 0);
        QVERIFY(!waitFor(removal.remove(scope, kept->id)));
        house.clock.time = house.clock.time.addSecs(29);
        house.tidy();
        QCOMPARE(house.files().size(), 1);
        const auto restored = waitFor(removal.restore(scope, kept->id));
        QCOMPARE(restored, kept);
        QCOMPARE(waitFor(removal.restore(scope, kept->id)), kept); // a second time changes nothing
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().value<VoicemailChange>().newMessages, 1);

        VERIFY_RESULT(waitFor(removal.remove(scope, kept->id)));
        house.clock.time = house.clock.time.addSecs(30);
        const auto late = waitFor(removal.restore(scope, kept->id));
        QVERIFY(!late);
        QCOMPARE(late.error().code, QStringLiteral("not_found"));
        house.tidy();
        QCOMPARE(house.files(), QStringList());
        QCOMPARE(house.rows(), 0);
    }

    void aBoxKeepsItsMessagesAsLongAsItSays()
    {
        House house(migrated());
        house.addBox({.number = QStringLiteral("300"), .name = QStringLiteral("A week"), .retentionDays = 7});
        QSignalSpy removed(&house.voicemail.news, &VoicemailNews::removed);
        for (const char *mailbox : {"200", "300"}) {
            SpoolPair pair = house.pair(QLatin1String(mailbox));
            pair.mailbox = QLatin1String(mailbox);
            pair.write();
            VERIFY_RESULT(house.keep(pair));
        }
        house.clock.time = house.clock.time.addDays(7).addSecs(-1);
        house.tidy();
        QCOMPARE(house.rows(), 2);
        house.clock.time = house.clock.time.addSecs(1);
        house.tidy();
        QCOMPARE(house.messages(1).size(), 1); // 0 days: for ever
        QCOMPARE(house.messages(2).size(), 0);
        QCOMPARE(house.files().size(), 1);
        QCOMPARE(removed.size(), 1);
        QCOMPARE(removed.first().first().value<VoicemailChange>().mailbox, QStringLiteral("300"));
    }

    void aFileWithoutARowIsRemovedOnceItIsOld()
    {
        House house(migrated());
        const SpoolPair pair = house.pair(QStringLiteral("r1"));
        pair.write();
        VERIFY_RESULT(house.keep(pair));
        const QString orphan = house.folder.filePath(QString(32, u'a') + QStringLiteral(".wav"));
        const QString foreign = house.folder.filePath(QStringLiteral("README.txt"));
        SpoolPair::put(orphan, toneWav(100));
        SpoolPair::put(foreign, "not ours");
        house.tidy();
        QVERIFY(QFile::exists(orphan)); // it may belong to a row that is on its way
        house.clock.time = house.clock.time.addSecs(3700);
        house.tidy();
        QVERIFY(!QFile::exists(orphan));
        QVERIFY(QFile::exists(foreign));
        QCOMPARE(house.files().size(), 2);
    }

    void aBoxTakesItsFilesWithIt()
    {
        House house(migrated());
        QSignalSpy gone(&house.voicemail.news, &VoicemailNews::boxRemoved);
        for (const char *uid : {"r1", "r2"}) {
            const SpoolPair pair = house.pair(QLatin1String(uid));
            pair.write();
            VERIFY_RESULT(house.keep(pair));
        }
        VERIFY_RESULT(
            waitFor(house.voicemail.boxChanges.setGreeting(1, std::nullopt, GreetingKind::Custom, toneWav(1000))));
        QCOMPARE(house.files().size(), 3);
        VERIFY_RESULT(waitFor(house.voicemail.boxChanges.remove(1, std::nullopt)));
        QCOMPARE(house.files(), QStringList());
        QCOMPARE(house.rows(), 0);
        QCOMPARE(gone.size(), 1);
    }

    void aNewGreetingTakesThePlaceOfTheOldFile()
    {
        House house(migrated());
        auto &changes = house.voicemail.boxChanges;
        VERIFY_RESULT(waitFor(changes.setGreeting(1, std::nullopt, GreetingKind::Custom, toneWav(1000))));
        VERIFY_RESULT(waitFor(changes.setGreeting(1, std::nullopt, GreetingKind::Name, toneWav(500, 44100, 2))));
        QCOMPARE(house.files().size(), 1);
        const auto stale = waitFor(changes.setGreeting(1, 1, GreetingKind::Custom, toneWav(700)));
        QCOMPARE(stale.error().code, QStringLiteral("stale"));
        QCOMPARE(house.files().size(), 1);
        house.clock.time = house.clock.time.addDays(1);
        house.tidy(); // a greeting is no orphan
        const auto greeting = waitFor(changes.greeting(1));
        VERIFY_RESULT(greeting);
        QVERIFY(std::abs(greeting->file->size() - 44 - 500 * 16) < 80); // within 5 ms
        VERIFY_RESULT(waitFor(changes.removeGreeting(1, std::nullopt)));
        QCOMPARE(house.files(), QStringList());
        QCOMPARE(waitFor(house.voicemail.boxes.find(1))->greeting, GreetingKind::Default);
    }
};

QTEST_GUILESS_MAIN(KeepMessageTest)
#include "KeepMessageTest.moc"
