// SPDX-License-Identifier: GPL-3.0-or-later
#include "PublishGreetings.h"
#include "DatabaseFixture.h"
#include "PasswordHasher.h"
#include "RecorderReport.h"
#include "SpoolPair.h"
#include "Voicemail.h"

#include <QCoroTask>
#include <QDir>
#include <QSignalSpy>

using namespace wakeline;
using QCoro::waitFor;

namespace {

struct House
{
    explicit House(std::unique_ptr<Database> open) : database(std::move(open))
    {
        if (!voicemail.store.prepare())
            qFatal("no folder to work in");
    }
    qint64 addBox(const char *number)
    {
        return waitFor(voicemail.boxChanges.create({.number = QLatin1String(number), .name = QStringLiteral("A")}))->id;
    }
    void setGreeting(qint64 box, int milliseconds, GreetingKind kind = GreetingKind::Custom)
    {
        if (!waitFor(voicemail.boxChanges.setGreeting(box, std::nullopt, kind, toneWav(milliseconds))))
            qFatal("no greeting");
    }
    /// A message in box 201. \return its id
    qint64 leave(const char *uid)
    {
        SpoolPair pair{.folder = folder.path(), .uid = QLatin1String(uid)};
        pair.mailbox = QStringLiteral("201");
        const auto kept = waitFor(voicemail.keep.keep(pair.write()));
        if (!kept)
            qFatal("no message: %s", qPrintable(kept.error().message));
        return kept->id;
    }
    QString path(const char *number, const char *suffix = ".wav") const
    {
        return folder.filePath(QStringLiteral("greetings/") + QLatin1String(number) + QLatin1String(suffix));
    }
    /// What the recorder is told of a box; 0 for nothing.
    int maxDuration(const char *number) const { return note(number).maxDurationS; }
    RecordedBox note(const char *number) const
    {
        QFile file(path(number, ".json"));
        const auto object = file.open(QIODevice::ReadOnly) ? parseObject(file.readAll()) : Result<QJsonObject>();
        const auto box = object ? fromJson<RecordedBox>(*object) : std::unexpected(object.error());
        return box.value_or(RecordedBox());
    }
    /// Size of the recorder's file; -1 for none.
    qint64 size(const char *number) const
    {
        const QFileInfo file(path(number));
        return file.exists() ? file.size() : -1;
    }

    QTemporaryDir folder;
    std::unique_ptr<Database> database;
    SystemClock clock;
    PasswordHasher hasher;
    Voicemail voicemail{*database, folder.filePath(QStringLiteral("voicemail")), hasher, clock};
    PublishGreetings publishing{voicemail.boxes, voicemail.store, voicemail.news,
                                folder.filePath(QStringLiteral("greetings")), std::chrono::milliseconds(100)};
};

constexpr int patience = 30'000;

qint64 wavSize(int milliseconds)
{
    return 44 + milliseconds * 16;
}

} // namespace

class PublishGreetingsTest : public DatabaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void theRecorderHasWhatTheBoxesSay()
    {
        House house(migrated());
        const qint64 own = house.addBox("201");
        const qint64 plain = house.addBox("202");
        house.publishing.start();
        house.setGreeting(own, 500);
        QTRY_COMPARE_WITH_TIMEOUT(house.size("201"), wavSize(500), patience);
        house.setGreeting(own, 300);
        QTRY_COMPARE_WITH_TIMEOUT(house.size("201"), wavSize(300), patience);
        auto &changes = house.voicemail.boxChanges;
        VERIFY_RESULT(waitFor(changes.change(own, std::nullopt, {.greeting = GreetingKind::Default})));
        QTRY_COMPARE_WITH_TIMEOUT(house.size("201"), -1, patience);
        VERIFY_RESULT(waitFor(changes.change(own, std::nullopt, {.greeting = GreetingKind::Custom})));
        QTRY_COMPARE_WITH_TIMEOUT(house.size("201"), wavSize(300), patience);
        VERIFY_RESULT(waitFor(changes.remove(own, std::nullopt)));
        QTRY_COMPARE_WITH_TIMEOUT(house.size("201"), -1, patience);
        // A name alone is no greeting: the recorder puts it into a sentence.
        house.setGreeting(plain, 300, GreetingKind::Name);
        QTRY_COMPARE_WITH_TIMEOUT(house.size("names/202"), wavSize(300), patience);
        QCOMPARE(house.size("202"), -1);
        VERIFY_RESULT(waitFor(changes.change(plain, std::nullopt, {.greeting = GreetingKind::Custom})));
        QTRY_COMPARE_WITH_TIMEOUT(house.size("202"), wavSize(300), patience);
        QCOMPARE(house.size("names/202"), -1);
        VERIFY_RESULT(waitFor(changes.remove(plain, std::nullopt)));
        QTRY_COMPARE_WITH_TIMEOUT(house.size("202"), -1, patience);
    }

    void theRecorderKnowsHowLongMessagesMayBe()
    {
        House house(migrated());
        const qint64 box = house.addBox("201");
        house.publishing.start();
        QTRY_COMPARE_WITH_TIMEOUT(house.maxDuration("201"), VoicemailBox().maxDurationS, patience);
        auto &changes = house.voicemail.boxChanges;
        VERIFY_RESULT(waitFor(changes.change(box, std::nullopt, {.maxDurationS = 20})));
        QTRY_COMPARE_WITH_TIMEOUT(house.maxDuration("201"), 20, patience);
        VERIFY_RESULT(waitFor(changes.remove(box, std::nullopt)));
        QTRY_VERIFY_WITH_TIMEOUT(!QFile::exists(house.path("201", ".json")), patience);
    }

    void theRecorderKnowsWhichBoxesAreFull()
    {
        House house(migrated());
        auto &changes = house.voicemail.boxChanges;
        QSignalSpy settled(&house.publishing, &PublishGreetings::settled);
        QVERIFY(QDir().mkpath(house.folder.filePath(QStringLiteral("greetings/names")))); // nothing fails at first
        const qint64 box = house.addBox("201");
        VERIFY_RESULT(waitFor(changes.change(box, std::nullopt, {.maxMessages = 2})));
        house.publishing.start();
        QTRY_COMPARE_WITH_TIMEOUT(house.note("201").maxDurationS, VoicemailBox().maxDurationS, patience);
        for (qsizetype before = -1; before != settled.size();) {
            before = settled.size();
            QTest::qWait(500);
        }
        settled.clear();
        const QDateTime written = QFileInfo(house.path("201", ".json")).lastModified();
        QCOMPARE(house.note("201").full, std::nullopt);
        const qint64 first = house.leave("m1");
        QTest::qWait(200);
        QCOMPARE(settled.size(), 0); // that changes nothing for the recorder
        QCOMPARE(QFileInfo(house.path("201", ".json")).lastModified(), written);
        house.leave("m2");
        QTRY_COMPARE_WITH_TIMEOUT(house.note("201").full, std::optional(true), patience);
        const VoicemailScope scope = VoicemailScope::ofBox(box);
        VERIFY_RESULT(waitFor(house.voicemail.removal.remove(scope, first)));
        QTRY_COMPARE_WITH_TIMEOUT(house.note("201").full, std::nullopt, patience);
        VERIFY_RESULT(waitFor(house.voicemail.removal.restore(scope, first)));
        QTRY_COMPARE_WITH_TIMEOUT(house.note("201").full, std::optional(true), patience);
        VERIFY_RESULT(waitFor(changes.change(box, std::nullopt, {.maxMessages = 3})));
        QTRY_COMPARE_WITH_TIMEOUT(house.note("201").full, std::nullopt, patience);
    }

    void roomThatAnotherInstanceMadeIsFound()
    {
        House house(migrated());
        const qint64 box = house.addBox("201");
        VERIFY_RESULT(waitFor(house.voicemail.boxChanges.change(box, std::nullopt, {.maxMessages = 1})));
        house.leave("m1");
        house.publishing.start();
        QTRY_COMPARE_WITH_TIMEOUT(house.note("201").full, std::optional(true), patience);
        VERIFY_RESULT(runSql(*house.database, QStringLiteral("DELETE FROM voicemail_messages")));
        QTRY_COMPARE_WITH_TIMEOUT(house.note("201").full, std::nullopt, patience);
    }

    /// Such a box cannot be made any more, but may be there.
    void aBoxWithTheNameOfTheAdministratorsGreetingLeavesItAlone()
    {
        House house(migrated());
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const VoicemailBoxChange named{.number = QStringLiteral("default"), .name = QStringLiteral("A")};
        VERIFY_RESULT(waitFor(house.voicemail.boxes.add(named, now)));
        house.addBox("201");
        QVERIFY(QDir().mkpath(house.folder.filePath(QStringLiteral("greetings/names"))));
        SpoolPair::put(house.path("default"), "the administrator's");
        QSignalSpy settled(&house.publishing, &PublishGreetings::settled);
        house.publishing.start();
        QTRY_COMPARE_WITH_TIMEOUT(house.note("201").maxDurationS, VoicemailBox().maxDurationS, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!settled.isEmpty(), patience);
        QVERIFY(house.size("default") > 0);
        QVERIFY(!QFile::exists(house.path("default", ".json")));
    }

    void whatWasMissedIsMadeUpForAtStart()
    {
        House house(migrated());
        house.setGreeting(house.addBox("201"), 400);
        house.addBox("202");
        QTRY_COMPARE_WITH_TIMEOUT(house.size("201"), -1, patience); // there is no folder yet
        QVERIFY(QDir().mkpath(house.folder.filePath(QStringLiteral("greetings/names"))));
        SpoolPair::put(house.path("names/202"), "of an earlier life");
        SpoolPair::put(house.path("202"), "of an earlier life");
        SpoolPair::put(house.path("default"), "the administrator's");
        house.publishing.start();
        QTRY_COMPARE_WITH_TIMEOUT(house.size("201"), wavSize(400), patience);
        QTRY_COMPARE_WITH_TIMEOUT(house.size("202"), -1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(house.size("names/202"), -1, patience);
        QVERIFY(house.size("default") > 0);
    }

    void whatFailsIsTriedAgain()
    {
        House house(migrated());
        const qint64 box = house.addBox("201");
        house.publishing.start();
        QVERIFY(QDir().mkpath(house.path("201"))); // a folder stands in the way
        QSignalSpy settled(&house.publishing, &PublishGreetings::settled);
        house.setGreeting(box, 400);
        const auto hasFailed = [&settled] {
            return std::ranges::any_of(settled, [](const auto &args) { return !args.first().toBool(); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(hasFailed(), patience);
        QVERIFY(QDir().rmdir(house.path("201")));
        QTRY_COMPARE_WITH_TIMEOUT(house.size("201"), wavSize(400), patience);
    }
};

QTEST_GUILESS_MAIN(PublishGreetingsTest)
#include "PublishGreetingsTest.moc"
