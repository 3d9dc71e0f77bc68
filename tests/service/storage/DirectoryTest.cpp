// SPDX-License-Identifier: GPL-3.0-or-later
#include "Directory.h"
#include "DatabaseFixture.h"
#include "DirectoryChanges.h"

#include <QCoroTask>
#include <QElapsedTimer>
#include <QSignalSpy>

using namespace wakeline;
using namespace std::chrono_literals;
using QCoro::waitFor;

namespace {

const QDateTime morning = QDateTime(QDate(2026, 11, 20), QTime(8, 15, 30, 250), Qt::UTC);
const QString ida = QStringLiteral("207");

NewExtension newExtension(const QString &number)
{
    return {number, QStringLiteral("Ida"), {}, false, QStringLiteral("ha1")};
}

PushTarget phone(const QString &token, const QString &instance = {})
{
    return {.deviceId = 0,
            .extension = ida,
            .provider = PushProviderName::Apns,
            .environment = {},
            .appId = QStringLiteral("TEAM.org.example.voip"),
            .token = token,
            .voip = true,
            .instance = instance,
            .userAgent = QStringLiteral("Phone/1"),
            .registeredAt = morning};
}

QString token(int i)
{
    return QStringLiteral("push-token-of-phone-%1").arg(i);
}

ExtensionChange doNotDisturb(bool on)
{
    return {.displayName = {}, .email = {}, .doNotDisturb = on, .ha1 = {}};
}

} // namespace

class DirectoryTest : public DatabaseFixture
{
    Q_OBJECT

    /// A loaded directory with extension 207.
    std::unique_ptr<Directory> loaded(Database &database)
    {
        auto directory = std::make_unique<Directory>(database, box());
        if (!waitFor(directory->load()))
            return nullptr;
        if (!directory->extension(ida))
            static_cast<void>(waitFor(directory->addExtension(newExtension(ida))));
        return directory;
    }

    QList<StoredDevice> rows(Database &database)
    {
        return waitFor(DeviceTable(database, box()).all()).value_or(QList<StoredDevice>());
    }

private Q_SLOTS:
    void extensionsAreThereAtOnceAndAfterARestart()
    {
        const auto database = migrated();
        auto directory = loaded(*database);
        QSignalSpy changed(directory.get(), &Directory::extensionChanged);
        const auto extension = directory->extension(ida);
        QVERIFY(extension);
        const auto quiet = waitFor(directory->changeExtension(extension->id, extension->version, doNotDisturb(true)));
        VERIFY_RESULT(quiet);
        QCOMPARE(directory->extension(ida), std::optional(*quiet));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(
            waitFor(directory->changeExtension(extension->id, extension->version, doNotDisturb(false))).error().code,
            QStringLiteral("stale"));
        QVERIFY(directory->extension(ida)->doNotDisturb);

        directory = loaded(*database);
        QCOMPARE(directory->extension(ida), std::optional(*quiet));
        QSignalSpy removed(directory.get(), &Directory::extensionRemoved);
        VERIFY_RESULT(waitFor(directory->removeExtension(extension->id, {})));
        QVERIFY(!directory->extension(ida));
        QCOMPARE(removed.size(), 1);
    }

    void aRegisteredPhoneCanBePushedAtOnceAndIsStoredBehind()
    {
        const auto database = migrated();
        const auto directory = loaded(*database);
        QSignalSpy changed(directory.get(), &Directory::deviceChanged);
        directory->rememberDevice(phone(token(1)));
        QCOMPARE(directory->targetsOf(ida).size(), 1);
        QCOMPARE(directory->targetsOf(ida).first().token, token(1));
        waitFor(directory->drain());
        QCOMPARE(rows(*database).size(), 1);
        const qint64 id = directory->targetsOf(ida).first().deviceId;
        QVERIFY(id != 0);
        QCOMPARE(changed.size(), 2); // registered, and stored with its id

        // A refresh of the registration is no news, but its time is kept.
        PushTarget refresh = phone(token(1));
        refresh.registeredAt = morning.addSecs(60);
        directory->rememberDevice(refresh);
        waitFor(directory->drain());
        QCOMPARE(changed.size(), 2);
        QCOMPARE(rows(*database).first().target.registeredAt, refresh.registeredAt);
        QCOMPARE(directory->targetsOf(ida).first().deviceId, id);
    }

    void aNewTokenOfTheSameAppReplacesTheOldOne()
    {
        const auto database = migrated();
        const auto directory = loaded(*database);
        directory->rememberDevice(phone(token(1), QStringLiteral("urn:uuid:1")));
        waitFor(directory->drain());
        const qint64 id = directory->targetsOf(ida).first().deviceId;
        PushTarget renewed = phone(token(2), QStringLiteral("urn:uuid:1"));
        renewed.registeredAt = morning.addSecs(1);
        directory->rememberDevice(renewed);
        QCOMPARE(directory->targetsOf(ida).size(), 1);
        QCOMPARE(directory->targetsOf(ida).first().token, token(2));
        waitFor(directory->drain());
        QCOMPARE(directory->targetsOf(ida).first().deviceId, id);
        QCOMPARE(rows(*database).size(), 1);
    }

    void onlyActiveTokensArePushed()
    {
        const auto database = migrated();
        const auto directory = loaded(*database);
        directory->rememberDevice(phone(token(1)));
        waitFor(directory->drain());
        const PushTarget target = directory->targetsOf(ida).first();
        directory->rememberEnvironment(target.deviceId, QStringLiteral("production"));
        QCOMPARE(directory->targetsOf(ida).first().environment, QStringLiteral("production"));
        directory->setTokenState(target.deviceId, TokenState::Quarantined);
        QVERIFY(directory->targetsOf(ida).isEmpty());
        QCOMPARE(directory->devicesOf(ida).size(), 1);
        waitFor(directory->drain());
        QCOMPARE(rows(*database).first().device.tokenState, TokenState::Quarantined);
        QCOMPARE(rows(*database).first().device.environment, QStringLiteral("production"));

        // Registering anew makes it good again.
        PushTarget again = phone(token(1));
        again.registeredAt = morning.addSecs(60);
        directory->rememberDevice(again);
        QCOMPARE(directory->targetsOf(ida).size(), 1);
        waitFor(directory->drain());
        QCOMPARE(rows(*database).first().device.tokenState, TokenState::Active);
    }

    void aDeadTokenIsForgottenUnlessItRegisteredSince()
    {
        const auto database = migrated();
        const auto directory = loaded(*database);
        QSignalSpy removed(directory.get(), &Directory::deviceRemoved);
        directory->rememberDevice(phone(token(1)));
        waitFor(directory->drain());
        const PushTarget target = directory->targetsOf(ida).first();
        directory->forgetToken(target, morning, QStringLiteral("Unregistered"));
        QCOMPARE(directory->targetsOf(ida).size(), 1); // it registered when the provider says it died: it is alive
        directory->forgetToken(target, {}, QStringLiteral("UNREGISTERED"));
        QVERIFY(directory->targetsOf(ida).isEmpty());
        QCOMPARE(removed.size(), 1);
        QCOMPARE(removed.first().at(2).toString(), QStringLiteral("UNREGISTERED"));
        waitFor(directory->drain());
        QVERIFY(rows(*database).isEmpty());
    }

    void aDeadTokenThatRegisteredElsewhereComesBack()
    {
        const auto database = migrated();
        const auto directory = loaded(*database);
        directory->rememberDevice(phone(token(1)));
        waitFor(directory->drain());
        // Another instance took a newer registration, of which nothing but the time is new.
        PushTarget newer = phone(token(1));
        newer.registeredAt = morning.addSecs(60);
        VERIFY_RESULT(waitFor(DeviceTable(*database, box()).remember(newer)));
        directory->forgetToken(directory->targetsOf(ida).first(), morning.addSecs(30), QStringLiteral("Unregistered"));
        waitFor(directory->drain());
        QCOMPARE(directory->targetsOf(ida).size(), 1);
        QCOMPARE(rows(*database).size(), 1);
    }

    void aPhoneOfAnUnknownExtensionIsDropped()
    {
        const auto database = migrated();
        const auto directory = loaded(*database);
        PushTarget stray = phone(token(1));
        stray.extension = QStringLiteral("999");
        directory->rememberDevice(stray);
        directory->rememberDevice(phone(token(2)));
        waitFor(directory->drain());
        QVERIFY(directory->targetsOf(QStringLiteral("999")).isEmpty());
        QCOMPARE(directory->targetsOf(ida).size(), 1);
        QCOMPARE(directory->pendingWrites(), 0);
    }

    void anOperatorsRemovalTakesEffectEverywhere()
    {
        const auto database = migrated();
        const auto directory = loaded(*database);
        directory->rememberDevice(phone(token(1)));
        waitFor(directory->drain());
        const qint64 id = directory->targetsOf(ida).first().deviceId;
        VERIFY_RESULT(waitFor(directory->removeDevice(id, QStringLiteral("operator"))));
        QVERIFY(directory->targetsOf(ida).isEmpty());
        QCOMPARE(waitFor(directory->removeDevice(id, QStringLiteral("operator"))).error().code,
                 QStringLiteral("not_found"));
    }

    void twoInstancesSeeEachOthersChanges()
    {
        const auto oneDatabase = migrated();
        const auto one = loaded(*oneDatabase);
        const auto otherDatabase = migrated();
        const auto other = loaded(*otherDatabase);
        QSignalSpy changed(other.get(), &Directory::extensionChanged);
        QSignalSpy gone(other.get(), &Directory::extensionRemoved);

        const auto extension = one->extension(ida);
        VERIFY_RESULT(waitFor(one->changeExtension(extension->id, {}, doNotDisturb(true))));
        VERIFY_RESULT(waitFor(one->addExtension(newExtension(QStringLiteral("208")))));
        one->rememberDevice(phone(token(1)));
        QTRY_VERIFY_WITH_TIMEOUT(other->extension(ida)->doNotDisturb, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(other->extension(QStringLiteral("208")), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(other->targetsOf(ida).size(), 1, 20'000);
        QCOMPARE(other->targetsOf(ida), one->targetsOf(ida));
        QCOMPARE(changed.size(), 2);

        other->setTokenState(other->targetsOf(ida).first().deviceId, TokenState::Disabled);
        QTRY_VERIFY_WITH_TIMEOUT(one->targetsOf(ida).isEmpty(), 20'000);
        VERIFY_RESULT(waitFor(one->removeExtension(extension->id, {})));
        QTRY_COMPARE_WITH_TIMEOUT(gone.size(), 1, 20'000);
        QVERIFY(other->devicesOf(ida).isEmpty());
    }

    void manyWritersMissNobodysChange()
    {
        const auto oneDatabase = migrated();
        const auto one = loaded(*oneDatabase);
        const auto otherDatabase = migrated();
        const auto other = loaded(*otherDatabase);
        std::vector<QCoro::Task<Result<Extension>>> tasks;
        for (int i = 0; i < 60; ++i)
            tasks.push_back((i % 2 ? one : other)->addExtension(newExtension(QString::number(1000 + i))));
        for (auto &task : tasks)
            VERIFY_RESULT(waitFor(task));
        for (int i = 0; i < 60; ++i) {
            QTRY_VERIFY_WITH_TIMEOUT(one->extension(QString::number(1000 + i)), 20'000);
            QTRY_VERIFY_WITH_TIMEOUT(other->extension(QString::number(1000 + i)), 20'000);
        }
    }

    void aPrunedLogMeansReadingEverything()
    {
        const auto oneDatabase = migrated();
        const auto one = loaded(*oneDatabase);
        const auto otherDatabase = migrated();
        const auto extension = one->extension(ida);
        // Between two polls: a change, a removal, and the log is gone.
        VERIFY_RESULT(waitFor(ExtensionTable(*otherDatabase).add(newExtension(QStringLiteral("208")))));
        VERIFY_RESULT(waitFor(ExtensionTable(*otherDatabase).remove(extension->id, {})));
        const auto prune = [](Connection &connection) {
            return directoryChanges::prune(connection, QDateTime::currentDateTimeUtc().addSecs(60));
        };
        VERIFY_RESULT(waitFor(otherDatabase->write(prune)));
        QVERIFY(runSql(*otherDatabase, QStringLiteral("SELECT * FROM directory_changes"))->isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(one->extension(QStringLiteral("208")), 20'000);
        QVERIFY(!one->extension(ida));
    }

    void callsAreDecidedWhileTheDatabaseIsAway()
    {
        if (!onPostgres())
            return; // a file does not go away
        const auto database = migrated();
        const auto directory = loaded(*database);
        directory->rememberDevice(phone(token(1)));
        waitFor(directory->drain());
        const PushTarget old = directory->targetsOf(ida).first();
        postgres().crash();
        QTRY_VERIFY_WITH_TIMEOUT(!database->isAvailable(), 20'000);

        QVERIFY(directory->extension(ida));
        QCOMPARE(directory->targetsOf(ida).size(), 1);
        // Phones register, again and again; one token turns out to be dead, one environment wrong.
        for (int round = 0; round < 3; ++round) {
            for (int i = 2; i < 300; ++i) {
                PushTarget target = phone(token(i));
                target.registeredAt = morning.addSecs(round);
                directory->rememberDevice(target);
            }
        }
        directory->forgetToken(old, {}, QStringLiteral("UNREGISTERED"));
        QCOMPARE(directory->targetsOf(ida).size(), 298);
        QCOMPARE(directory->pendingWrites(), 299); // one per device, however often it registered
        const auto refused = waitFor(directory->addExtension(newExtension(QStringLiteral("208"))));
        QCOMPARE(refused.error().code, QStringLiteral("database_unavailable"));

        QVERIFY(postgres().startAgain());
        QTRY_COMPARE_WITH_TIMEOUT(directory->pendingWrites(), 0, 20'000);
        const auto stored = rows(*database);
        QCOMPARE(stored.size(), 298);
        for (const StoredDevice &device : stored) {
            QCOMPARE(device.target.registeredAt, morning.addSecs(2));
            QVERIFY(device.target.token != token(1));
        }
        QCOMPARE(directory->targetsOf(ida).size(), 298);
    }

    void aSessionThatEndedIsNotBroughtBackByWhatWasReadBefore()
    {
        const AppSession session{1, 7, QStringLiteral("secret"), morning};
        const AppSession other{2, 7, QStringLiteral("secret"), morning};
        DirectoryCache cache;
        cache.put(session);
        cache.endSession(session.id);
        cache.put(session); // an answer that was overtaken
        QVERIFY(!cache.session(session.id));
        cache.put(other);
        QCOMPARE(cache.session(other.id), other);
        for (qint64 id = 100; id < 12'000; ++id)
            cache.endSession(id);
        cache.put(session);
        QVERIFY(!cache.session(session.id));
    }

    void aDirectoryMayDieWhileItWaits()
    {
        const auto database = migrated();
        auto directory = loaded(*database);
        directory->rememberDevice(phone(token(1)));
        auto adding = directory->addExtension(newExtension(QStringLiteral("208")));
        auto draining = directory->drain();
        directory.reset();
        VERIFY_RESULT(waitFor(adding));
        QTest::qWait(100);
    }
};

QTEST_GUILESS_MAIN(DirectoryTest)
#include "DirectoryTest.moc"
