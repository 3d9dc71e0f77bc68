// SPDX-License-Identifier: GPL-3.0-or-later
#include "LicenseModel.h"
#include "LicenseFilterProxy.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace wakeline;

namespace {

const QDateTime now = QDateTime::currentDateTimeUtc();

License license(qint64 id, const QString &holder, const QString &tier = QStringLiteral("standard"))
{
    License license;
    license.id = id;
    license.holder = holder;
    license.keyPrefix = QStringLiteral("WL-%1").arg(id, 5, 10, QLatin1Char('0'));
    license.tier = tier;
    license.maxExtensions = 25;
    license.issuedAt = now.addDays(-30);
    license.updatedAt = license.issuedAt;
    license.expiresAt = now.addDays(300);
    license.graceDays = 14;
    return license;
}

struct Table
{
    Table()
    {
        model.tick(now);
        proxy.setSourceModel(&model);
    }
    QString textAt(int row, int column) const { return proxy.index(row, column).data().toString(); }
    QStringList holders() const
    {
        QStringList names;
        for (int row = 0; row < proxy.rowCount(); ++row)
            names.append(textAt(row, LicenseModel::Holder));
        return names;
    }

    LicenseModel model;
    LicenseFilterProxy proxy;
    QAbstractItemModelTester modelTester{&model};
    QAbstractItemModelTester proxyTester{&proxy};
};

} // namespace

class LicenseModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLicenceThatRunsOutChangesItsConditionAsTimePasses()
    {
        Table table;
        License soon = license(1, QStringLiteral("Acme"));
        soon.expiresAt = now.addSecs(60);
        soon.graceDays = 2;
        table.model.reset({soon, license(2, QStringLiteral("Bell"))});
        QCOMPARE(table.model.count(LicenseCondition::Active), 2);
        QSignalSpy changed(&table.model, &QAbstractItemModel::dataChanged);
        QSignalSpy counted(&table.model, &LiveTable::countsChanged);
        const auto wordsAt = [&](qint64 seconds) {
            table.model.tick(now.addSecs(seconds));
            return table.textAt(0, LicenseModel::State);
        };
        QCOMPARE(wordsAt(59), QStringLiteral("Active"));
        QVERIFY(counted.isEmpty());
        QCOMPARE(wordsAt(60), QStringLiteral("In grace"));
        QCOMPARE(counted.size(), 1);
        QVERIFY(!changed.isEmpty());
        QCOMPARE(table.model.count(LicenseCondition::Grace), 1);
        QCOMPARE(wordsAt(60 + 2 * 86'400), QStringLiteral("Expired"));
        QCOMPARE(table.model.count(LicenseCondition::Expired), 1);
        QCOMPARE(table.model.count(LicenseCondition::Active), 1);
    }

    void whatTheVendorDecidedStandsBeforeWhatTimeDid()
    {
        License license_ = license(1, QStringLiteral("Acme"));
        license_.expiresAt = now.addDays(-400);
        QCOMPARE(conditionOf(license_, now), LicenseCondition::Expired);
        license_.status = LicenseStatus::Suspended;
        QCOMPARE(conditionOf(license_, now), LicenseCondition::Suspended);
        license_.status = LicenseStatus::Revoked;
        QCOMPARE(conditionOf(license_, now), LicenseCondition::Revoked);
        license_.status = LicenseStatus::Active;
        license_.expiresAt.reset();
        QCOMPARE(conditionOf(license_, now), LicenseCondition::Active);
    }

    void anAnswerThatANewerOneOvertookIsPassedOver()
    {
        Table table;
        License first = license(7, QStringLiteral("Acme"));
        first.version = 3;
        table.model.upsert(first);
        License late = first;
        late.version = 2;
        late.status = LicenseStatus::Suspended;
        table.model.upsert(late);
        QCOMPARE(table.model.find(7)->status, LicenseStatus::Active);
        late.version = 4;
        table.model.upsert(late);
        QCOMPARE(table.model.find(7)->status, LicenseStatus::Suspended);
        QCOMPARE(table.model.count(LicenseCondition::Active), 0);
    }

    void tierStateAndTextFilterTogether()
    {
        Table table;
        License suspended = license(3, QStringLiteral("Cross"), QStringLiteral("free"));
        suspended.status = LicenseStatus::Suspended;
        suspended.email = QStringLiteral("ops@cross.example");
        table.model.reset({license(1, QStringLiteral("Acme")),
                           license(2, QStringLiteral("Bell"), QStringLiteral("free")), suspended});
        QCOMPARE(table.holders(),
                 (QStringList{QStringLiteral("Acme"), QStringLiteral("Bell"), QStringLiteral("Cross")}));
        QCOMPARE(table.model.tiersInUse(), (QStringList{QStringLiteral("free"), QStringLiteral("standard")}));
        table.proxy.setTierFilter(QStringLiteral("free"));
        QCOMPARE(table.holders(), (QStringList{QStringLiteral("Bell"), QStringLiteral("Cross")}));
        table.proxy.setStateFilter(static_cast<int>(LicenseCondition::Suspended));
        QCOMPARE(table.holders(), QStringList{QStringLiteral("Cross")});
        table.proxy.setSearchText(QStringLiteral("OPS@"));
        QCOMPARE(table.holders(), QStringList{QStringLiteral("Cross")});
        table.proxy.setSearchText(QStringLiteral("wl-00001"));
        QCOMPARE(table.proxy.rowCount(), 0);
        table.proxy.setStateFilter(std::nullopt);
        table.proxy.setTierFilter({});
        QCOMPARE(table.holders(), QStringList{QStringLiteral("Acme")});
    }

    void neverIsBehindEveryDate()
    {
        Table table;
        License never = license(1, QStringLiteral("Acme"));
        never.expiresAt.reset();
        table.model.reset({never, license(2, QStringLiteral("Bell"))});
        table.proxy.sort(LicenseModel::Expires, Qt::AscendingOrder);
        QCOMPARE(table.holders(), (QStringList{QStringLiteral("Bell"), QStringLiteral("Acme")}));
        QCOMPARE(table.textAt(1, LicenseModel::Expires), QStringLiteral("Never"));
    }

    void aLicenceLeavesItsTierWithItsCount()
    {
        Table table;
        table.model.upsert(license(1, QStringLiteral("Acme")));
        License moved = license(1, QStringLiteral("Acme"), QStringLiteral("professional"));
        moved.version = 2;
        table.model.upsert(moved);
        QCOMPARE(table.model.countOfTier(QStringLiteral("standard")), 0);
        QCOMPARE(table.model.countOfTier(QStringLiteral("professional")), 1);
        QCOMPARE(table.model.tiersInUse(), QStringList{QStringLiteral("professional")});
    }
};

QTEST_MAIN(LicenseModelTest)
#include "LicenseModelTest.moc"
