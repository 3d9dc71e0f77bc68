// SPDX-License-Identifier: GPL-3.0-or-later
#include "DatabaseFixture.h"
#include "DeviceTable.h"
#include "ExtensionTable.h"
#include "OperatorTable.h"
#include "PushLogTable.h"
#include "SessionTable.h"
#include "SettingsTable.h"

#include <QCoroTask>

using namespace wakeline;
using namespace std::chrono_literals;
using QCoro::waitFor;

namespace {

NewExtension ida()
{
    return {QStringLiteral("207"), QStringLiteral("Ida"), QStringLiteral("ida@example.org"), false,
            QStringLiteral("a1")};
}

const QDateTime morning = QDateTime(QDate(2026, 11, 20), QTime(8, 15, 30, 250), Qt::UTC);

PushTarget phone(const QString &token, const QString &instance = {}, const QString &extension = QStringLiteral("207"))
{
    return {.deviceId = 0,
            .extension = extension,
            .provider = PushProviderName::Apns,
            .environment = {},
            .appId = QStringLiteral("TEAM.org.example.voip"),
            .token = token,
            .voip = true,
            .instance = instance,
            .userAgent = QStringLiteral("Phone/1"),
            .registeredAt = morning};
}

} // namespace

class TablesTest : public DatabaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void anAddedExtensionIsFoundByIdAndNumber()
    {
        const auto database = migrated();
        ExtensionTable table(*database);
        const auto added = waitFor(table.add(ida()));
        VERIFY_RESULT(added);
        QCOMPARE(added->version, 1);
        QCOMPARE(added->createdAt, added->updatedAt);
        QVERIFY(qAbs(added->createdAt.secsTo(QDateTime::currentDateTimeUtc())) < 60);
        QCOMPARE(waitFor(table.find(added->id)), added);
        QCOMPARE(waitFor(table.findByNumber(QStringLiteral("207"))), added);
        QCOMPARE(waitFor(table.ha1Of(QStringLiteral("207"))).value_or(QString()), QStringLiteral("a1"));
        QCOMPARE(waitFor(table.find(added->id + 1)).error().code, QStringLiteral("not_found"));
        QCOMPARE(waitFor(table.ha1Of(QStringLiteral("208"))).error().code, QStringLiteral("not_found"));
    }

    void aNumberInUseIsRefusedByField()
    {
        const auto database = migrated();
        ExtensionTable table(*database);
        VERIFY_RESULT(waitFor(table.add(ida())));
        const auto again = waitFor(table.add(ida()));
        QCOMPARE(again.error().code, QStringLiteral("number_taken"));
        QCOMPARE(again.error().field, QStringLiteral("number"));
        QCOMPARE(waitFor(table.all())->size(), 1);
    }

    void aChangeRaisesTheVersionAndLeavesTheRest()
    {
        const auto database = migrated();
        ExtensionTable table(*database);
        const auto added = waitFor(table.add(ida()));
        const auto changed = waitFor(
            table.change(added->id, added->version, {.displayName = {}, .email = {}, .doNotDisturb = true, .ha1 = {}}));
        VERIFY_RESULT(changed);
        Extension expected = *added;
        expected.doNotDisturb = true;
        expected.version = 2;
        expected.updatedAt = changed->updatedAt;
        QCOMPARE(*changed, expected);
        QCOMPARE(waitFor(table.find(added->id)), changed);

        // The empty text is a value, not the absence of one.
        const auto cleared = waitFor(
            table.change(added->id, {}, {.displayName = {}, .email = QString(), .doNotDisturb = {}, .ha1 = {}}));
        QCOMPARE(cleared->email, QString());
    }

    void aStaleVersionChangesNothing()
    {
        const auto database = migrated();
        ExtensionTable table(*database);
        const auto added = waitFor(table.add(ida()));
        const ExtensionChange rename{.displayName = QStringLiteral("Eve"), .email = {}, .doNotDisturb = {}, .ha1 = {}};
        QCOMPARE(waitFor(table.change(added->id, 7, rename)).error().code, QStringLiteral("stale"));
        QCOMPARE(waitFor(table.remove(added->id, 7)).error().code, QStringLiteral("stale"));
        QCOMPARE(waitFor(table.change(added->id + 1, 1, rename)).error().code, QStringLiteral("not_found"));
        QCOMPARE(waitFor(table.find(added->id)), added);
        VERIFY_RESULT(waitFor(table.remove(added->id, 1)));
        QCOMPARE(waitFor(table.remove(added->id, 1)).error().code, QStringLiteral("not_found"));
    }

    void aListIsSearchedInAnyCaseAndPaged()
    {
        const auto database = migrated();
        ExtensionTable table(*database);
        for (int i = 0; i < 30; ++i)
            VERIFY_RESULT(
                waitFor(table.add({QString::number(100 + i), QStringLiteral("Phone %1").arg(i), {}, false, {}})));
        VERIFY_RESULT(waitFor(table.add({QStringLiteral("9_9"), QString::fromUtf8("Änne 50%"), {}, false, {}})));

        const auto page = waitFor(table.list({}, 10, 25));
        QCOMPARE(page->total, 31);
        QCOMPARE(page->items.size(), 6);
        QCOMPARE(page->items.first().number, QStringLiteral("125"));
        QCOMPARE(waitFor(table.list(QStringLiteral("PHONE 2"), 100, 0))->total, 11);
        QCOMPARE(waitFor(table.list(QString::fromUtf8("äNNE"), 100, 0))->total, 1);
        // The wildcards of LIKE are text here.
        QCOMPARE(waitFor(table.list(QStringLiteral("0%"), 100, 0))->total, 1);
        QCOMPARE(waitFor(table.list(QStringLiteral("9_9"), 100, 0))->total, 1);
        QCOMPARE(waitFor(table.list(QStringLiteral("1_9"), 100, 0))->total, 0);
    }

    void anyTextIsStoredAsItIs_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("sql") << QStringLiteral("'); DROP TABLE extensions; --");
        QTest::newRow("backslash") << QStringLiteral("a\\'b\\\\c\\");
        QTest::newRow("placeholders") << QStringLiteral("? $1 :name %1 %s");
        QTest::newRow("four bytes of UTF-8") << QString::fromUtf8("\xF0\x9F\x93\x9E \xF0\x9D\x84\x9E");
        QTest::newRow("line breaks") << QStringLiteral("a\r\n\tb");
        QTest::newRow("empty") << QString();
    }

    void anyTextIsStoredAsItIs()
    {
        QFETCH(QString, text);
        const auto database = migrated();
        ExtensionTable table(*database);
        const auto added = waitFor(table.add({QStringLiteral("207"), text, text, false, text}));
        VERIFY_RESULT(added);
        QCOMPARE(added->displayName, text);
        QCOMPARE(waitFor(table.findByNumber(QStringLiteral("207")))->email, text);
        QCOMPARE(waitFor(table.list(text, 10, 0))->total, 1);
    }

    void aTextWithNulIsRefused()
    {
        const auto database = migrated();
        ExtensionTable table(*database);
        const QString nul = QStringLiteral("I") + QChar(0) + QStringLiteral("da");
        QCOMPARE(waitFor(table.add({QStringLiteral("207"), nul, {}, false, {}})).error().code,
                 QStringLiteral("invalid_text"));
        QCOMPARE(waitFor(table.findByNumber(nul)).error().code, QStringLiteral("invalid_text"));
        QCOMPARE(waitFor(table.all())->size(), 0);
    }

    void aTokenMovesToTheNewestExtension()
    {
        const auto database = migrated();
        ExtensionTable extensions(*database);
        VERIFY_RESULT(waitFor(extensions.add(ida())));
        VERIFY_RESULT(waitFor(extensions.add({QStringLiteral("208"), {}, {}, false, {}})));
        DeviceTable table(*database, box());
        const auto first = waitFor(table.remember(phone(QStringLiteral("token-of-one-phone-1"))));
        VERIFY_RESULT(first);
        VERIFY_RESULT(waitFor(table.rememberEnvironment(first->stored.device.id, QStringLiteral("sandbox"))));

        PushTarget moved = phone(QStringLiteral("token-of-one-phone-1"), {}, QStringLiteral("208"));
        moved.registeredAt = morning.addSecs(1);
        const auto second = waitFor(table.remember(moved));
        VERIFY_RESULT(second);
        QCOMPARE(second->stored.device.id, first->stored.device.id);
        QCOMPARE(second->stored.device.environment, QStringLiteral("sandbox"));
        QCOMPARE(waitFor(table.devicesOf(QStringLiteral("207")))->size(), 0);
        QCOMPARE(waitFor(table.devicesOf(QStringLiteral("208"))), QList<Device>{second->stored.device});
        QCOMPARE(second->stored.target.token, QStringLiteral("token-of-one-phone-1"));
    }

    void aNewTokenReplacesTheOldOneOfTheSameApp()
    {
        const auto database = migrated();
        VERIFY_RESULT(waitFor(ExtensionTable(*database).add(ida())));
        DeviceTable table(*database, box());
        const auto first =
            waitFor(table.remember(phone(QStringLiteral("old-token-0123456789"), QStringLiteral("urn:uuid:1"))));
        VERIFY_RESULT(waitFor(table.setTokenState(first->stored.device.id, TokenState::Quarantined)));
        VERIFY_RESULT(
            waitFor(table.remember(phone(QStringLiteral("other-app-0123456789"), QStringLiteral("urn:uuid:2")))));

        const auto second =
            waitFor(table.remember(phone(QStringLiteral("new-token-0123456789"), QStringLiteral("urn:uuid:1"))));
        VERIFY_RESULT(second);
        QCOMPARE(second->stored.device.id, first->stored.device.id);
        QCOMPARE(second->stored.device.tokenState, TokenState::Active);
        QCOMPARE(second->stored.target.token, QStringLiteral("new-token-0123456789"));
        QCOMPARE(waitFor(table.all())->size(), 2);

        // A registration that was held up does not bring the old token back.
        PushTarget late = phone(QStringLiteral("old-token-0123456789"), QStringLiteral("urn:uuid:1"));
        late.registeredAt = morning.addSecs(-60);
        QCOMPARE(waitFor(table.remember(late))->stored.target.token, QStringLiteral("new-token-0123456789"));
        QCOMPARE(waitFor(table.all())->size(), 2);
    }

    void tokensAreNotReadableInTheDatabase()
    {
        const auto database = migrated();
        VERIFY_RESULT(waitFor(ExtensionTable(*database).add(ida())));
        DeviceTable table(*database, box());
        VERIFY_RESULT(waitFor(table.remember(phone(QStringLiteral("a-secret-push-token-42")))));
        const auto rows =
            runSql(*database, QStringLiteral("SELECT token_sealed, token_hash, token_masked FROM push_devices"));
        QCOMPARE(rows->size(), std::size_t(1));
        for (int column = 0; column < 3; ++column)
            QVERIFY(!rows->first().bytes(column).contains("secret-push"));

        // With another key the row is left out, and the next registration of the app makes it usable again.
        const SecretBox otherBox(QByteArray(32, 'o'));
        DeviceTable other(*database, otherBox);
        QCOMPARE(waitFor(other.all())->size(), 0);
    }

    void aDeviceLivesAsLongAsItsExtension()
    {
        const auto database = migrated();
        ExtensionTable extensions(*database);
        const auto extension = waitFor(extensions.add(ida()));
        DeviceTable table(*database, box());
        QCOMPARE(waitFor(table.remember(phone(QStringLiteral("t"), {}, QStringLiteral("999")))).error().code,
                 QStringLiteral("not_found"));
        VERIFY_RESULT(waitFor(table.remember(phone(QStringLiteral("token-0123456789-abc")))));
        VERIFY_RESULT(waitFor(extensions.remove(extension->id, {})));
        QCOMPARE(waitFor(table.all())->size(), 0);
    }

    void aDeadTokenIsRemovedOnlyIfNotRegisteredSince()
    {
        const auto database = migrated();
        VERIFY_RESULT(waitFor(ExtensionTable(*database).add(ida())));
        DeviceTable table(*database, box());
        const auto device = waitFor(table.remember(phone(QStringLiteral("token-0123456789-abc"))))->stored.device;
        QCOMPARE(waitFor(table.removeTokenIfOlder(device.id, morning)), Result<bool>(false));
        QCOMPARE(waitFor(table.all())->size(), 1);
        QCOMPARE(waitFor(table.removeTokenIfOlder(device.id, morning.addMSecs(1))), Result<bool>(true));
        QCOMPARE(waitFor(table.all())->size(), 0);
        QCOMPARE(waitFor(table.remove(device.id)).error().code, QStringLiteral("not_found"));
    }

    void pushesAndWakesAreNotedInTheDevice()
    {
        const auto database = migrated();
        VERIFY_RESULT(waitFor(ExtensionTable(*database).add(ida())));
        DeviceTable table(*database, box());
        const auto device = waitFor(table.remember(phone(QStringLiteral("token-0123456789-abc"))))->stored.device;
        QCOMPARE(device.lastPushAt, std::nullopt);
        PushLogTable log(*database);
        PushLogEntry push;
        push.at = morning;
        push.deviceId = device.id;
        push.callId = QStringLiteral("call-1@host");
        VERIFY_RESULT(waitFor(log.insert({push})));
        VERIFY_RESULT(waitFor(log.recordWake(device.id, push.callId, 840)));
        const auto found = waitFor(table.find(device.id));
        QCOMPARE(found->device.lastPushAt, std::optional(morning));
        QCOMPARE(found->device.lastWakeMs, std::optional<qint64>(840));
        QCOMPARE(waitFor(table.remove(device.id))->id, device.id);
    }

    void operatorNamesDifferInMoreThanCase()
    {
        const auto database = migrated();
        OperatorTable table(*database);
        const auto added = waitFor(table.add(QString::fromUtf8("Änne"), Role::Admin, QStringLiteral("$argon2id$1")));
        VERIFY_RESULT(added);
        QCOMPARE(waitFor(table.add(QString::fromUtf8("äNNE"), Role::Viewer, {})).error().code,
                 QStringLiteral("name_taken"));
        const auto found = waitFor(table.findByName(QString::fromUtf8("änne")));
        QCOMPARE(found->account, *added);
        QCOMPARE(found->passwordHash, QStringLiteral("$argon2id$1"));
        QCOMPARE(waitFor(table.findByName(QStringLiteral("anne"))).error().code, QStringLiteral("not_found"));
    }

    void anOperatorIsChanged()
    {
        const auto database = migrated();
        OperatorTable table(*database);
        const auto added = waitFor(table.add(QStringLiteral("eve"), Role::Operator, QStringLiteral("h1")));
        VERIFY_RESULT(waitFor(table.change(added->id, {}, {.passwordHash = QStringLiteral("h2")})));
        VERIFY_RESULT(waitFor(table.change(added->id, {}, {.disabled = true})));
        VERIFY_RESULT(waitFor(table.recordSignIn(added->id, morning)));
        QCOMPARE(waitFor(table.findByName(QStringLiteral("eve")))->passwordHash, QStringLiteral("h2"));
        const auto page = waitFor(table.list(10, 0));
        QCOMPARE(page->total, 1);
        QVERIFY(page->items.first().disabled);
        QCOMPARE(page->items.first().lastSignInAt, std::optional(morning));
        QCOMPARE(waitFor(table.change(added->id + 1, {}, {.disabled = true})).error().code,
                 QStringLiteral("not_found"));
    }

    void aRefreshTokenWorksOnce()
    {
        const auto database = migrated();
        const auto eve = waitFor(OperatorTable(*database).add(QStringLiteral("eve"), Role::Operator, {}));
        SessionTable table(*database);
        const QDateTime later = morning.addDays(30);
        VERIFY_RESULT(waitFor(table.create(eve->id, eve->version, "hash-1", QStringLiteral("family"), later)));
        VERIFY_RESULT(waitFor(table.create(eve->id, eve->version, "other", QStringLiteral("other family"), later)));
        QCOMPARE(waitFor(table.rotate("hash-1", "hash-2", morning, later)), eve);
        QCOMPARE(waitFor(table.rotate("hash-2", "hash-3", morning, later)), eve);
        // Somebody kept the first one: every token that came from it is worthless now, the newest too.
        QCOMPARE(waitFor(table.rotate("hash-1", "hash-x", morning, later)).error().code,
                 QStringLiteral("token_reused"));
        QCOMPARE(waitFor(table.rotate("hash-3", "hash-4", morning, later)).error().code,
                 QStringLiteral("invalid_token"));
        QCOMPARE(waitFor(table.rotate("other", "other-2", morning, later)), eve);
    }

    void aRefreshTokenEndsWithTimeRevocationAndItsOperator()
    {
        const auto database = migrated();
        OperatorTable operators(*database);
        const auto eve = waitFor(operators.add(QStringLiteral("eve"), Role::Operator, {}));
        SessionTable table(*database);
        const QDateTime later = morning.addDays(30);
        for (const auto &hash : {"a", "b", "c"})
            VERIFY_RESULT(waitFor(table.create(eve->id, eve->version, hash, QString::fromLatin1(hash), later)));
        QCOMPARE(waitFor(table.rotate("a", "a2", later, later.addDays(1))).error().code,
                 QStringLiteral("invalid_token"));
        VERIFY_RESULT(waitFor(table.revoke("b")));
        QCOMPARE(waitFor(table.rotate("b", "b2", morning, later)).error().code, QStringLiteral("invalid_token"));
        VERIFY_RESULT(waitFor(operators.change(eve->id, {}, {.disabled = true})));
        QCOMPARE(waitFor(table.rotate("c", "c2", morning, later)).error().code, QStringLiteral("invalid_token"));
        const auto again = waitFor(operators.change(eve->id, {}, {.disabled = false}));
        VERIFY_RESULT(again);
        QCOMPARE(waitFor(table.rotate("c", "c2", morning, later)).error().code, QStringLiteral("invalid_token"));
        VERIFY_RESULT(waitFor(table.create(eve->id, again->version, "d", QStringLiteral("d"), morning)));
        QCOMPARE(waitFor(table.removeExpired(morning)), Result<int>(1));
    }
};

QTEST_GUILESS_MAIN(TablesTest)
#include "TablesTest.moc"
