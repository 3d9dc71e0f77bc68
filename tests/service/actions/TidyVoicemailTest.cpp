// SPDX-License-Identifier: GPL-3.0-or-later
#include "VoicemailHouse.h"

#include <QSignalSpy>

using namespace wakeline;

/// How messages and their files go: removed, too old, or left over.
class TidyVoicemailTest : public DatabaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void aRemovedMessageCanBeRestoredFor30SecondsAndThenGoesWithItsFile()
    {
        VoicemailHouse house(migrated());
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

    void everyRemovedMessageIsPurgedWithoutAnotherOne()
    {
        VoicemailHouse house(migrated());
        Voicemail &voicemail = house.voicemail;
        TidyVoicemail tidying(*house.database, voicemail.store, voicemail.messages, voicemail.news, house.clock,
                              {.afterRemoval = std::chrono::milliseconds(20)});
        QList<qint64> ids;
        for (const char *uid : {"r1", "r2"}) {
            const SpoolPair pair = house.pair(QLatin1String(uid));
            pair.write();
            ids.append(house.keep(pair)->id);
        }
        const auto scope = VoicemailScope::ofBox(1);
        VERIFY_RESULT(waitFor(voicemail.removal.remove(scope, ids[0])));
        house.clock.time = house.clock.time.addSecs(20);
        VERIFY_RESULT(waitFor(voicemail.removal.remove(scope, ids[1])));
        QCOMPARE(house.files().size(), 2);
        house.clock.time = house.clock.time.addSecs(10);
        QTRY_COMPARE_WITH_TIMEOUT(house.files().size(), 1, 30'000);
        house.clock.time = house.clock.time.addSecs(20);
        QTRY_COMPARE_WITH_TIMEOUT(house.files().size(), 0, 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(house.rows(), 0, 30'000);
    }

    void aBoxKeepsItsMessagesAsLongAsItSays()
    {
        VoicemailHouse house(migrated());
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
        VoicemailHouse house(migrated());
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
        VoicemailHouse house(migrated());
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
        VoicemailHouse house(migrated());
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

QTEST_GUILESS_MAIN(TidyVoicemailTest)
#include "TidyVoicemailTest.moc"
