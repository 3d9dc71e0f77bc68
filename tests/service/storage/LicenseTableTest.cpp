// SPDX-License-Identifier: GPL-3.0-or-later
#include "LicenseTable.h"
#include "DatabaseFixture.h"
#include "InstallationTable.h"
#include "TierTable.h"

#include <QCoroTask>

using namespace wakeline;
using namespace std::chrono_literals;
using QCoro::waitFor;

namespace {

const QDateTime morning = QDateTime(QDate(2026, 11, 20), QTime(8, 15, 30, 250), Qt::UTC);

NewLicense issued(const QByteArray &key, const QString &tier = QStringLiteral("standard"))
{
    return {.keyHash = key.leftJustified(32, '.'),
            .keyPrefix = QStringLiteral("WL-7K3QF"),
            .holder = QStringLiteral("Ärzte am Ring"),
            .email = QStringLiteral("IT@ring.example"),
            .tier = tier,
            .maxExtensions = {},
            .maxInstallations = {},
            .entitlements = {},
            .issuedAt = morning,
            .expiresAt = {},
            .graceDays = 14};
}

} // namespace

class LicenseTableTest : public DatabaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void anIssuedLicenseIsFoundByItsKeyAndItsId()
    {
        const auto database = migrated();
        LicenseTable table(*database);
        NewLicense license = issued("one");
        license.maxExtensions = 40;
        license.entitlements = {QStringLiteral("recording"), QStringLiteral("push_apns"), QStringLiteral("recording")};
        license.expiresAt = morning.addDays(365);
        const auto added = waitFor(table.add(license));
        VERIFY_RESULT(added);
        License expected{.id = added->id,
                         .keyPrefix = QStringLiteral("WL-7K3QF"),
                         .holder = QStringLiteral("Ärzte am Ring"),
                         .email = QStringLiteral("IT@ring.example"),
                         .tier = QStringLiteral("standard"),
                         .status = LicenseStatus::Active,
                         .maxExtensions = 40,
                         .maxInstallations = 1,
                         .entitlements = {QStringLiteral("push_apns"), QStringLiteral("push_fcm"),
                                          QStringLiteral("push_webpush"), QStringLiteral("recording")},
                         .issuedAt = morning,
                         .expiresAt = morning.addDays(365),
                         .graceDays = 14,
                         .installationCount = 0,
                         .extensionsInUse = 0,
                         .lastSeenAt = {},
                         .updatedAt = morning,
                         .version = 1};
        QCOMPARE(*added, expected);
        QCOMPARE(waitFor(table.findByKeyHash(license.keyHash)), added);
        QCOMPARE(waitFor(table.find(added->id)), added);
        QCOMPARE(waitFor(table.findByKeyHash(QByteArray(32, 'x'))).error().code, QStringLiteral("not_found"));
        QCOMPARE(waitFor(table.find(added->id + 1)).error().code, QStringLiteral("not_found"));
        QCOMPARE(waitFor(table.add(license)).error().code, QStringLiteral("conflict"));
        const auto unknown = waitFor(table.add(issued("two", QStringLiteral("gold")))).error();
        QCOMPARE(unknown.code, QStringLiteral("unknown_tier"));
        QCOMPARE(unknown.field, QStringLiteral("tier"));
    }

    void aKeyIsLookedUpByOneReadOfItsIndex()
    {
        const auto database = migrated();
        LicenseTable table(*database);
        const auto known = waitFor(table.add(issued("key")));
        VERIFY_RESULT(known);
        // Enough rows that reading all of them would not be cheaper.
        const QString many =
            onPostgres() ? QStringLiteral("SELECT decode(md5(n::text) || md5(n::text), 'hex') AS hash FROM "
                                          "generate_series(1, 5000) AS n")
                         : QStringLiteral("SELECT randomblob(32) AS hash FROM (WITH RECURSIVE c(n) AS (SELECT 1 "
                                          "UNION ALL SELECT n + 1 FROM c WHERE n < 5000) SELECT n FROM c)");
        VERIFY_RESULT(
            runSql(*database, QStringLiteral("INSERT INTO licenses (key_hash, key_prefix, holder, email, tier, "
                                             "status, issued_at, grace_days, updated_at, search) SELECT hash, "
                                             "'', '', '', 'free', 'active', 0, 0, 0, '' FROM (%1) AS many")
                                  .arg(many)));
        VERIFY_RESULT(analyze(*database));
        const QString text =
            planOf(*database, LicenseTable::lookUpSql(onPostgres()), {QByteArray("key").leftJustified(32, '.')});
        QVERIFY2(text.contains(onPostgres() ? QStringLiteral("Index Scan using licenses_key_hash_key on licenses")
                                            : QStringLiteral("SEARCH l USING INDEX sqlite_autoindex_licenses_1")),
                 qPrintable(text));
        QVERIFY2(!text.contains(QStringLiteral("Seq Scan on licenses")), qPrintable(text));
    }

    void aListIsFilteredNewestFirst()
    {
        const auto database = migrated();
        LicenseTable table(*database);
        for (const char *name : {"Anna 100%", "Bert", "ÄNNE"}) {
            NewLicense license =
                issued(name, QLatin1String(name) == QLatin1String("Bert") ? QStringLiteral("free")
                                                                          : QStringLiteral("standard"));
            license.holder = QString::fromUtf8(name);
            VERIFY_RESULT(waitFor(table.add(license)));
        }
        const auto names = [&](const LicenseFilter &filter, int limit = 10, int offset = 0) {
            QStringList holders;
            const auto page = waitFor(table.list(filter, limit, offset));
            for (const License &license : page->items)
                holders.append(license.holder);
            return holders + QStringList{QString::number(page->total)};
        };
        const auto list = [](std::initializer_list<const char *> texts) {
            QStringList strings;
            for (const char *text : texts)
                strings.append(QString::fromUtf8(text));
            return strings;
        };
        QCOMPARE(names({}), list({"ÄNNE", "Bert", "Anna 100%", "3"}));
        QCOMPARE(names({}, 1, 1), list({"Bert", "3"}));
        QCOMPARE(names({.query = QStringLiteral("änne")}), list({"ÄNNE", "1"}));
        QCOMPARE(names({.query = QStringLiteral("0%")}), list({"Anna 100%", "1"}));
        QCOMPARE(names({.query = QStringLiteral("wl-7k3")}).last(), QStringLiteral("3"));
        QCOMPARE(names({.query = {}, .tier = QStringLiteral("free")}), list({"Bert", "1"}));
        const auto bert = waitFor(table.list({.query = QStringLiteral("bert")}, 1, 0))->items.first();
        VERIFY_RESULT(waitFor(table.change(bert.id, {}, {.status = LicenseStatus::Suspended}, morning)));
        QCOMPARE(names({.query = {}, .status = LicenseStatus::Suspended}), list({"Bert", "1"}));
        QCOMPARE(names({.query = {}, .status = LicenseStatus::Active}).last(), QStringLiteral("2"));
    }

    void aChangeTouchesWhatIsGivenAndNothingElse()
    {
        const auto database = migrated();
        LicenseTable table(*database);
        const auto before = waitFor(table.add(issued("key")));
        License expected = *before;
        expected.holder = QStringLiteral("New");
        expected.tier = QStringLiteral("professional");
        expected.maxExtensions = 100; // the tier's
        expected.maxInstallations = 7;
        expected.expiresAt = morning.addDays(1);
        expected.graceDays = 3;
        expected.entitlements.append(QStringLiteral("recording"));
        expected.updatedAt = morning.addSecs(60);
        expected.version = 2;
        LicenseChange change{.holder = QStringLiteral("New"), .tier = QStringLiteral("professional")};
        change.maxInstallations = 7;
        change.expiresAt = morning.addDays(1);
        change.graceDays = 3;
        change.entitlements = QStringList{QStringLiteral("recording")};
        QCOMPARE(waitFor(table.change(before->id, {}, change, morning.addSecs(60))), Result<License>(expected));
        QCOMPARE(waitFor(table.list({.query = QStringLiteral("new")}, 1, 0))->total, 1);

        LicenseChange back;
        back.maxInstallations = std::optional<int>();
        back.expiresAt = std::optional<QDateTime>();
        back.entitlements = QStringList();
        const auto after = waitFor(table.change(before->id, {}, back, morning));
        VERIFY_RESULT(after);
        QCOMPARE(after->maxInstallations, 3);
        QCOMPARE(after->expiresAt, std::nullopt);
        QVERIFY(!after->entitlements.contains(QStringLiteral("recording")));
        QCOMPARE(after->holder, QStringLiteral("New"));
    }

    void aChangeOfAnotherVersionIsStale()
    {
        const auto database = migrated();
        LicenseTable table(*database);
        const auto license = waitFor(table.add(issued("key")));
        VERIFY_RESULT(waitFor(table.change(license->id, 1, {.graceDays = 1}, morning)));
        QCOMPARE(waitFor(table.change(license->id, 1, {.graceDays = 2}, morning)).error().code,
                 QStringLiteral("stale"));
        QCOMPARE(waitFor(table.find(license->id))->graceDays, 1);
        QCOMPARE(waitFor(table.change(license->id + 1, 1, {.graceDays = 2}, morning)).error().code,
                 QStringLiteral("not_found"));
        QCOMPARE(waitFor(table.change(license->id, 2, {.tier = QStringLiteral("gold")}, morning)).error().code,
                 QStringLiteral("unknown_tier"));
    }

    void aTransferBringsANewKeyAndFreesTheSeats()
    {
        const auto database = migrated();
        LicenseTable table(*database);
        InstallationTable installations(*database, {});
        const auto license = waitFor(table.add(issued("old")));
        VERIFY_RESULT(waitFor(installations.activate(
            {license->id, QStringLiteral("a"), "print", QStringLiteral("pbx"), QStringLiteral("1"), morning})));
        QCOMPARE(waitFor(table.find(license->id))->installationCount, 1);

        LicenseChange transfer{.holder = QStringLiteral("Somebody else")};
        transfer.newKey = {QByteArray(32, 'n'), QStringLiteral("WL-NEW00")};
        transfer.releaseInstallations = true;
        const auto transferred = waitFor(table.change(license->id, 1, transfer, morning.addSecs(5)));
        VERIFY_RESULT(transferred);
        QCOMPARE(transferred->keyPrefix, QStringLiteral("WL-NEW00"));
        QCOMPARE(transferred->installationCount, 0);
        QCOMPARE(waitFor(table.findByKeyHash(issued("old").keyHash)).error().code, QStringLiteral("not_found"));
        QCOMPARE(waitFor(table.findByKeyHash(QByteArray(32, 'n'))), transferred);
        QCOMPARE(waitFor(installations.find(license->id, QStringLiteral("a"), morning))->releasedAt,
                 std::optional(morning.addSecs(5)));
        QCOMPARE(waitFor(table.list({.query = QStringLiteral("wl-new")}, 1, 0))->total, 1);

        const auto other = waitFor(table.add(issued("other")));
        LicenseChange clash;
        clash.newKey = {QByteArray(32, 'n'), QStringLiteral("WL-X")};
        QCOMPARE(waitFor(table.change(other->id, {}, clash, morning)).error().code, QStringLiteral("conflict"));
        QCOMPARE(waitFor(table.find(other->id)), other);
    }

    void theTiersAreSeededAndEditable()
    {
        const auto database = migrated();
        TierTable table(*database);
        const auto tiers = waitFor(table.all());
        VERIFY_RESULT(tiers);
        QCOMPARE(tiers->size(), 3);
        const QStringList phones{QStringLiteral("push_apns"), QStringLiteral("push_fcm")};
        const QStringList all = phones + QStringList{QStringLiteral("push_webpush")};
        QCOMPARE(tiers->at(0), (Tier{QStringLiteral("free"), 5, 1, phones, 1}));
        QCOMPARE(tiers->at(1), (Tier{QStringLiteral("standard"), 25, 1, all, 1}));
        QCOMPARE(tiers->at(2), (Tier{QStringLiteral("professional"), 100, 3, all, 1}));

        Tier gold{QStringLiteral("gold"), 500, 10, {QStringLiteral("recording")}, 0};
        QCOMPARE(waitFor(table.put(gold, 1)).error().code, QStringLiteral("stale"));
        QCOMPARE(waitFor(table.find(QStringLiteral("gold"))).error().code, QStringLiteral("not_found"));
        VERIFY_RESULT(waitFor(table.put(gold, {})));
        gold.maxExtensions = 600;
        gold.entitlements = {};
        QCOMPARE(waitFor(table.put(gold, 7)).error().code, QStringLiteral("stale"));
        gold.version = 2;
        QCOMPARE(waitFor(table.put(gold, 1)), Result<Tier>(gold));
        QCOMPARE(waitFor(table.find(QStringLiteral("gold"))), Result<Tier>(gold));
    }

    void aTierThatGrowsGrowsItsLicenses()
    {
        const auto database = migrated();
        LicenseTable table(*database);
        const auto license = waitFor(table.add(issued("key")));
        Tier standard = *waitFor(TierTable(*database).find(QStringLiteral("standard")));
        standard.maxExtensions = 30;
        standard.entitlements.append(QStringLiteral("recording"));
        VERIFY_RESULT(waitFor(TierTable(*database).put(standard, standard.version)));
        QCOMPARE(waitFor(table.find(license->id))->maxExtensions, 30);
        QVERIFY(waitFor(table.find(license->id))->entitlements.contains(QStringLiteral("recording")));
    }
};

QTEST_GUILESS_MAIN(LicenseTableTest)
#include "LicenseTableTest.moc"
