// SPDX-License-Identifier: GPL-3.0-or-later
#include "RecordRegistration.h"
#include "WakeHouse.h"

#include <QTest>

using namespace wakeline;

namespace {

const QString number = QStringLiteral("102");

BindingReport changed(BindingReport report, BindingReport::Change change)
{
    report.change = change;
    return report;
}

void removeExtension(House &house)
{
    const qint64 id = house.directory.extension(number)->id;
    const auto removed = QCoro::waitFor(house.directory.removeExtension(id, std::nullopt));
    QVERIFY2(removed, removed ? "" : qPrintable(removed.error().message));
}

} // namespace

/// What the SIP server reports of bindings, and who is listed by it.
class RecordRegistrationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDeletedExtensionStaysOffTheListWhateverItsPhoneStillDoes_data()
    {
        QTest::addColumn<BindingReport::Change>("change");
        QTest::newRow("keepalive") << BindingReport::Change::Refreshed;
        QTest::newRow("expiry") << BindingReport::Change::Expired;
        QTest::newRow("unregistered") << BindingReport::Change::Removed;
    }
    void aDeletedExtensionStaysOffTheListWhateverItsPhoneStillDoes()
    {
        QFETCH(BindingReport::Change, change);
        House house;
        const BindingReport report = house.registers(QStringLiteral("token-one-aaaaaaaaaaa"));
        QTRY_VERIFY_WITH_TIMEOUT(house.directory.pendingWrites() == 0, 30'000);
        QCOMPARE(house.board.registrations().count(), 1);
        removeExtension(house);
        QCOMPARE(house.board.registrations().count(), 0);
        const qint64 told = house.events.lastSeq();
        house.record.bindingReported(changed(report, change));
        QCOMPARE(house.board.registrations().count(), 0);
        QCOMPARE(house.events.lastSeq(), told);
    }

    void aRefreshOfAKnownExtensionListsItThoughItsRegisterWasMissed()
    {
        House house;
        BindingReport report;
        report.extension = number;
        report.contact = QStringLiteral("sip:102@192.0.2.1:5070");
        report.expires = 60s;
        house.record.bindingReported(changed(report, BindingReport::Change::Refreshed));
        QCOMPARE(house.board.registrations().find(number)->state, RegistrationState::Online);
    }

    /// Another instance may just have made the extension.
    void anUnknownNumberIsListedWhileItIsRegistered()
    {
        House house;
        BindingReport report;
        report.extension = QStringLiteral("999");
        report.contact = QStringLiteral("sip:999@192.0.2.1:5070");
        report.expires = 60s;
        house.record.bindingReported(report);
        house.record.bindingReported(changed(report, BindingReport::Change::Refreshed));
        QCOMPARE(house.board.registrations().find(report.extension)->bindings.size(), 1);
        house.record.bindingReported(changed(report, BindingReport::Change::Expired));
        QCOMPARE(house.board.registrations().count(), 0);
        // The SIP server's whole state may hold it as well.
        house.record.synchronised({{changed(report, BindingReport::Change::Refreshed)}, {}});
        QCOMPARE(house.board.registrations().count(), 1);
        house.record.synchronised({});
        QCOMPARE(house.board.registrations().count(), 0);
    }

    void anExtensionThatIsThereStaysListedWhenItsPhonesAreGone()
    {
        House house;
        house.sleeper(QStringLiteral("token-one-aaaaaaaaaaa"));
        QCOMPARE(house.board.registrations().find(number)->state, RegistrationState::Offline);
    }
};

QTEST_GUILESS_MAIN(RecordRegistrationTest)
#include "RecordRegistrationTest.moc"
