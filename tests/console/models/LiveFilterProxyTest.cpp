// SPDX-License-Identifier: GPL-3.0-or-later
#include "ExtensionModel.h"
#include "FilterProxies.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace wakeline;

namespace {

const QDateTime noon = QDateTime::fromString(QStringLiteral("2026-03-01T12:00:00Z"), Qt::ISODate);

Extension extensionOf(int number, const QString &name)
{
    Extension extension;
    extension.id = number;
    extension.number = QString::number(number);
    extension.displayName = name;
    return extension;
}

Registration registrationOf(int number, bool online, int secondsAgo)
{
    Registration registration;
    registration.extension = QString::number(number);
    registration.state = online ? RegistrationState::Online : RegistrationState::Offline;
    registration.lastSeenAt = noon.addSecs(-secondsAgo);
    return registration;
}

QStringList shown(const LiveFilterProxy &proxy)
{
    QStringList keys;
    for (int row = 0; row < proxy.rowCount(); ++row)
        keys.append(proxy.index(row, 0).data(KeyRole).toString());
    return keys;
}

/// The same by the plainest means: every row, filtered and sorted from anew, with the collator itself.
QStringList expected(const ExtensionModel &model, const LiveFilterProxy &proxy)
{
    const QCollator collator = naturalCollator();
    struct Line
    {
        QVariant value;
        QString key;
    };
    QList<Line> lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row, 0);
        const bool found = index.data(SearchRole).toString().contains(proxy.searchText(), Qt::CaseInsensitive);
        if (found && (!proxy.stateFilter() || index.data(StateRole).toInt() == *proxy.stateFilter()))
            lines.append({model.index(row, proxy.sortColumn()).data(SortRole), index.data(KeyRole).toString()});
    }
    const auto before = [&](const Line &left, const Line &right) {
        int order = static_cast<int>(left.value.isValid()) - static_cast<int>(right.value.isValid());
        if (order == 0 && left.value.isValid()) {
            const auto compared = QVariant::compare(left.value, right.value);
            order = left.value.typeId() == QMetaType::QString
                        ? collator.compare(left.value.toString(), right.value.toString())
                    : (compared == QPartialOrdering::Less) ? -1
                                                           : (compared == QPartialOrdering::Greater ? 1 : 0);
        }
        return (order != 0 ? order : collator.compare(left.key, right.key)) < 0;
    };
    std::sort(lines.begin(), lines.end(), before);
    if (proxy.sortOrder() == Qt::DescendingOrder)
        std::reverse(lines.begin(), lines.end());
    QStringList keys;
    for (const Line &line : lines)
        keys.append(line.key);
    return keys;
}

QString nameOf(QRandomGenerator &random)
{
    static const QStringList names{QStringLiteral("Élodie"), QStringLiteral("anna"), QStringLiteral("Bo 9"),
                                   QStringLiteral("bo 10"), QStringLiteral("Zoë")};
    return names.at(random.bounded(static_cast<int>(names.size())));
}

} // namespace

class LiveFilterProxyTest : public QObject
{
    Q_OBJECT

private:
    /// One change of the kind that the live feed, a reload or the operator makes.
    static void changeSomething(QRandomGenerator &random, ExtensionModel &model, LiveFilterProxy &proxy)
    {
        const int number = 90 + random.bounded(120);
        switch (random.bounded(12)) {
        case 0:
        case 1:
        case 2:
            return model.upsert(extensionOf(number, nameOf(random)));
        case 3:
            return model.remove(QString::number(number));
        case 4:
            return proxy.setSearchText(QStringLiteral("bo").left(random.bounded(3)).mid(random.bounded(2)));
        case 5:
            return proxy.setStateFilter(random.bounded(2) ? std::optional(static_cast<int>(RegistrationState::Online))
                                                          : std::nullopt);
        case 6:
            return proxy.sort(random.bounded(static_cast<int>(ExtensionModel::ColumnCount)),
                              random.bounded(2) ? Qt::AscendingOrder : Qt::DescendingOrder);
        case 7: {
            if (random.bounded(4) != 0)
                return;
            QList<Extension> all;
            for (int i = 0; i < 100; ++i)
                all.append(extensionOf(95 + i, nameOf(random)));
            return model.reset(all);
        }
        default:
            return model.setRegistration(registrationOf(number, random.bounded(2) != 0, random.bounded(9)));
        }
    }

private Q_SLOTS:
    void whatIsShownIsWhatFilteringAndSortingEverythingGives_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 12; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void whatIsShownIsWhatFilteringAndSortingEverythingGives()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        ExtensionModel model;
        ExtensionFilterProxy proxy;
        model.tick(noon);
        proxy.setSourceModel(&model);
        const QAbstractItemModelTester tester(&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (int step = 0; step < 400; ++step) {
            changeSomething(random, model, proxy);
            // Changes that came soon after one another are put in order together, a moment later.
            QTRY_COMPARE_WITH_TIMEOUT(shown(proxy), expected(model, proxy), 10'000);
            for (int row = 0; row < proxy.rowCount(); ++row)
                QCOMPARE(proxy.mapFromSource(proxy.mapToSource(proxy.index(row, 1))), proxy.index(row, 1));
        }
    }

    void nineComesBeforeTenInEveryLocale_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::newRow("C") << QLocale::c();
        QTest::newRow("German") << QLocale(QLocale::German);
        QTest::newRow("Arabic") << QLocale(QLocale::Arabic);
    }

    void nineComesBeforeTenInEveryLocale()
    {
        QFETCH(QLocale, locale);
        const QLocale before;
        QLocale::setDefault(locale);
        ExtensionModel model;
        ExtensionFilterProxy proxy;
        QLocale::setDefault(before);
        proxy.setSourceModel(&model);
        for (const int number : {10, 9, 100})
            model.upsert(extensionOf(number, QStringLiteral("Phone")));
        QCOMPARE(shown(proxy), (QStringList{QStringLiteral("9"), QStringLiteral("10"), QStringLiteral("100")}));
    }

    void anIndexThatIsKeptStaysWithItsRow()
    {
        ExtensionModel model;
        ExtensionFilterProxy proxy;
        proxy.setSourceModel(&model);
        for (int number = 101; number <= 140; ++number)
            model.upsert(extensionOf(number, QStringLiteral("Phone")));
        const QPersistentModelIndex kept = proxy.index(20, ExtensionModel::Name);
        QCOMPARE(kept.data(KeyRole).toString(), QStringLiteral("121"));
        model.remove(QStringLiteral("105"));
        QCOMPARE(kept.row(), 19);
        proxy.sort(ExtensionModel::Number, Qt::DescendingOrder);
        QCOMPARE(kept.data(KeyRole).toString(), QStringLiteral("121"));
        QCOMPARE(kept.row(), 19);
        model.upsert(extensionOf(200, QStringLiteral("Last")));
        QCOMPARE(kept.row(), 20);
        proxy.setSearchText(QStringLiteral("12")); // 112 and 120 to 129 stay: the row is one of them
        QCOMPARE(kept.data(KeyRole).toString(), QStringLiteral("121"));
        model.remove(QStringLiteral("121"));
        QVERIFY(!kept.isValid());
    }

    void nothingMovesWhileTheOrderIsHeld()
    {
        ExtensionModel model;
        ExtensionFilterProxy proxy;
        proxy.setSourceModel(&model);
        for (const int number : {103, 101, 104})
            model.upsert(extensionOf(number, QStringLiteral("Phone")));
        proxy.sort(ExtensionModel::LastSeen, Qt::DescendingOrder);
        const QStringList before = shown(proxy);
        proxy.setOrderHeld(true);
        model.setRegistration(registrationOf(101, true, 1));
        model.setRegistration(registrationOf(103, true, 2));
        model.upsert(extensionOf(102, QStringLiteral("New")));
        QCOMPARE(shown(proxy), before + QStringList{QStringLiteral("102")});
        proxy.setOrderHeld(false);
        QCOMPARE(shown(proxy), expected(model, proxy));
        QCOMPARE(shown(proxy).constFirst(), QStringLiteral("101"));
    }

    void aFilterThatLeavesOutAThousandPiecesIsOneReset()
    {
        ExtensionModel model;
        ExtensionFilterProxy proxy;
        proxy.setSourceModel(&model);
        QList<Extension> all;
        for (int number = 1000; number < 3000; ++number)
            all.append(extensionOf(number, number % 2 ? QStringLiteral("Odd") : QStringLiteral("Even")));
        model.reset(all);
        QSignalSpy resets(&proxy, &QAbstractItemModel::modelReset);
        QSignalSpy removals(&proxy, &QAbstractItemModel::rowsRemoved);
        proxy.setSearchText(QStringLiteral("even"));
        QCOMPARE(proxy.rowCount(), 1000);
        QCOMPARE(resets.size(), 1);
        QCOMPARE(removals.size(), 0);
        proxy.setSearchText(QStringLiteral("even 1000"));
        QCOMPARE(shown(proxy), QStringList{QStringLiteral("1000")});
        QCOMPARE(resets.size(), 1);
        QCOMPARE(removals.size(), 1); // all behind it went in one piece
    }

    void aThousandMovesAreNotAThousandLayouts()
    {
        ExtensionModel model;
        ExtensionFilterProxy proxy;
        proxy.setSourceModel(&model);
        for (int number = 101; number <= 199; ++number)
            model.upsert(extensionOf(number, QStringLiteral("Phone")));
        proxy.sort(ExtensionModel::LastSeen, Qt::DescendingOrder);
        QSignalSpy layouts(&proxy, &QAbstractItemModel::layoutChanged);
        for (int change = 0; change < 1000; ++change)
            model.setRegistration(registrationOf(101 + change % 99, true, 2000 - change));
        QCOMPARE(layouts.size(), 1); // the first at once, the others together in orderPause
        QTRY_COMPARE_WITH_TIMEOUT(shown(proxy), expected(model, proxy), 10'000);
    }

    void manyThatGoAreOneResetAndAFewPiecesAreNone()
    {
        ExtensionModel model;
        ExtensionFilterProxy proxy;
        proxy.setSourceModel(&model);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QList<Extension> all;
        for (int number = 1000; number < 3000; ++number)
            all.append(extensionOf(number, QStringLiteral("Phone")));
        model.reset(all);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy removals(&model, &QAbstractItemModel::rowsRemoved);
        QStringList together;
        for (int number = 1500; number < 1600; ++number)
            together.append(QString::number(number));
        model.removeAll(together + QStringList{QStringLiteral("2000"), QStringLiteral("7")});
        QCOMPARE(removals.size(), 2);
        QCOMPARE(resets.size(), 0);
        QStringList scattered;
        for (int number = 1001; number < 3000; number += 2)
            scattered.append(QString::number(number));
        model.removeAll(scattered);
        QCOMPARE(resets.size(), 1);
        QCOMPARE(removals.size(), 2);
        QCOMPARE(shown(proxy), expected(model, proxy));
        QCOMPARE(model.count(RegistrationState::Offline), model.rowCount());
        for (int row = 0; row < model.rowCount(); ++row) // found by key after all that
            QCOMPARE(model.indexOf(model.at(row).number).row(), row);
        model.upsert(extensionOf(1001, QStringLiteral("New")));
        QCOMPARE(model.indexOf(QStringLiteral("1001")).row(), model.rowCount() - 1);
    }

    void manyChangesAreToldAsOneRangeAndStandWhereTheyBelong()
    {
        ExtensionModel model;
        ExtensionFilterProxy proxy;
        model.tick(noon);
        proxy.setSourceModel(&model);
        const QAbstractItemModelTester tester(&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QList<Extension> all;
        for (int number = 1000; number < 2000; ++number)
            all.append(extensionOf(number, number % 3 ? QStringLiteral("Phone") : QStringLiteral("Fax")));
        model.reset(all);
        proxy.setSearchText(QStringLiteral("phone"));
        proxy.sort(ExtensionModel::LastSeen, Qt::DescendingOrder);
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy counts(&model, &LiveTable::countsChanged);
        QList<Registration> registrations;
        for (int number = 1001; number < 2000; number += 4)
            registrations.append(registrationOf(number, number % 8 == 1, number * 7 % 100));
        model.resetRegistrations(registrations);
        QCOMPARE(changes.size(), 1);
        QCOMPARE(counts.size(), 1);
        QCOMPARE(model.count(RegistrationState::Online), 125);
        QTRY_COMPARE_WITH_TIMEOUT(shown(proxy), expected(model, proxy), 10'000);
        proxy.setStateFilter(static_cast<int>(RegistrationState::Online));
        for (Registration &registration : registrations)
            registration.state = RegistrationState::OnCall;
        registrations.first().state = RegistrationState::Online;
        model.resetRegistrations(registrations);
        QTRY_COMPARE_WITH_TIMEOUT(shown(proxy), expected(model, proxy), 10'000);
        QVERIFY(proxy.rowCount() < 2);
    }

    void aRowMovesWithAFilterOnOnlyWhenWhatIsSortedByChanges()
    {
        ExtensionModel model;
        ExtensionFilterProxy proxy;
        proxy.setSourceModel(&model);
        for (int number = 101; number <= 160; ++number)
            model.upsert(extensionOf(number, number % 2 ? QStringLiteral("Odd") : QStringLiteral("Even")));
        proxy.sort(ExtensionModel::Name, Qt::AscendingOrder);
        proxy.setSearchText(QStringLiteral("1"));
        proxy.setStateFilter(static_cast<int>(RegistrationState::Offline));
        QSignalSpy layouts(&proxy, &QAbstractItemModel::layoutChanged);
        for (int number = 101; number <= 160; ++number)
            model.setRegistration(registrationOf(number, number < 110, 5));
        QCOMPARE(layouts.size(), 0); // the state is another, the name is not
        QCOMPARE(shown(proxy), expected(model, proxy));
        model.upsert(extensionOf(140, QStringLiteral("Zoë")));
        QTRY_COMPARE_WITH_TIMEOUT(shown(proxy), expected(model, proxy), 10'000);
        QCOMPARE(shown(proxy).constLast(), QStringLiteral("140"));
    }

    void aTableThatIsGoneLeavesNothingBehind()
    {
        ExtensionFilterProxy proxy;
        auto model = std::make_unique<ExtensionModel>();
        proxy.setSourceModel(model.get());
        model->upsert(extensionOf(101, QStringLiteral("Phone")));
        QCOMPARE(proxy.rowCount(), 1);
        model.reset();
        QCOMPARE(proxy.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(LiveFilterProxyTest)
#include "LiveFilterProxyTest.moc"
