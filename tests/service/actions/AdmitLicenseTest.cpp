// SPDX-License-Identifier: GPL-3.0-or-later
#include "AdmitLicense.h"
#include "LicenseHouse.h"
#include "LicenseKey.h"

using namespace wakeline;
using namespace std::chrono_literals;

namespace {

const QString home = QStringLiteral("192.0.2.7");

QString codeOf(AdmitLicense &admit, const QString &key, const QString &source = home)
{
    const auto known = QCoro::waitFor(admit.recognise(key, source));
    return known ? QStringLiteral("good") : known.error().code;
}

QString strangersKey()
{
    return LicenseKey::generate().text();
}

} // namespace

class AdmitLicenseTest : public DatabaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void aKeyIsRecognisedHoweverItIsTyped()
    {
        LicenseHouse house(migrated(), box());
        AdmitLicense admit(house.licenses, house.box, house.clock);
        const QString key = house.issue().key;
        QCOMPARE(codeOf(admit, key), QStringLiteral("good"));
        QCOMPARE(codeOf(admit, key.toLower().remove(u'-')), QStringLiteral("good"));
    }

    void aTypoIsToldFromAKeyThatNobodyIssued()
    {
        LicenseHouse house(migrated(), box());
        AdmitLicense admit(house.licenses, house.box, house.clock);
        QString typo = house.issue().key;
        typo[4] = typo[4] == u'7' ? u'8' : u'7';
        QCOMPARE(codeOf(admit, typo), QStringLiteral("license_key_mistyped"));
        QCOMPARE(codeOf(admit, strangersKey()), QStringLiteral("license_not_found"));
        QCOMPARE(codeOf(admit, QStringLiteral("hello")), QStringLiteral("license_key_malformed"));
    }

    void guessingIsHeldUpByAddressAndGoodKeysAreNot()
    {
        LicenseHouse house(migrated(), box());
        AdmitLicense admit(house.licenses, house.box, house.clock);
        const QString key = house.issue().key;
        QCOMPARE(codeOf(admit, key), QStringLiteral("good"));
        for (int i = 0; i < 20; ++i)
            QCOMPARE(codeOf(admit, strangersKey()), QStringLiteral("license_not_found"));
        const auto held = QCoro::waitFor(admit.recognise(strangersKey(), home));
        QCOMPARE(held.error().code, QStringLiteral("throttled"));
        QVERIFY(held.error().retryAfter && *held.error().retryAfter >= 1s);
        QVERIFY2(QCoro::waitFor(admit.recognise(QStringLiteral("hello"), home)).error().code == u"throttled",
                 "typing nonsense counts as well");
        QCOMPARE(codeOf(admit, key), QStringLiteral("good"));
        QCOMPARE(codeOf(admit, strangersKey(), QStringLiteral("198.51.100.9")), QStringLiteral("license_not_found"));
    }

    void aKnownLicenceIsServedWhileTheDatabaseIsAway()
    {
        LicenseHouse house(migrated(), box());
        AdmitLicense admit(house.licenses, house.box, house.clock);
        const QString key = house.issue().key;
        QCOMPARE(codeOf(admit, key), QStringLiteral("good"));
        house.database->shutDown();
        house.clock.time = house.clock.time.addSecs(3600);
        QCOMPARE(codeOf(admit, key), QStringLiteral("good"));
        const QString code = codeOf(admit, strangersKey());
        QVERIFY2(code != u"license_not_found" && code != u"good", "nobody knows whether there is such a key");
    }

    void aChangeByAnotherInstanceIsKnownWithinHalfAMinute()
    {
        LicenseHouse house(migrated(), box());
        AdmitLicense admit(house.licenses, house.box, house.clock);
        const IssuedLicense issued = house.issue();
        QCOMPARE(codeOf(admit, issued.key), QStringLiteral("good"));
        QVERIFY(QCoro::waitFor(house.changes.suspend(issued.license.id, std::nullopt)));
        const auto standing = [&] {
            return QCoro::waitFor(admit.recognise(issued.key, home))->standing(house.clock.now());
        };
        QCOMPARE(standing(), LicenseStanding::Good); // from memory
        house.clock.time = house.clock.time.addSecs(31);
        QTRY_COMPARE_WITH_TIMEOUT(standing(), LicenseStanding::Suspended, 10'000); // read again behind the push
    }

    void aTransferredLicencesOldKeyIsDead()
    {
        LicenseHouse house(migrated(), box());
        AdmitLicense admit(house.licenses, house.box, house.clock);
        QObject::connect(&house.changes, &ChangeLicense::keyReplaced, &admit, &AdmitLicense::keyReplaced);
        const IssuedLicense issued = house.issue();
        QCOMPARE(codeOf(admit, issued.key), QStringLiteral("good"));
        LicenseDraft to;
        to.holder = QStringLiteral("Another Telecom");
        const auto transferred = QCoro::waitFor(house.changes.transfer(issued.license.id, std::nullopt, to));
        VERIFY_RESULT(transferred);
        QCOMPARE(codeOf(admit, issued.key), QStringLiteral("license_not_found"));
        QCOMPARE(codeOf(admit, transferred->key), QStringLiteral("good"));
        QCOMPARE(transferred->license.id, issued.license.id);
    }
};

QTEST_GUILESS_MAIN(AdmitLicenseTest)
#include "AdmitLicenseTest.moc"
