// SPDX-License-Identifier: GPL-3.0-or-later
#include "LicenseKeeping.h"

#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;

namespace {

const QDateTime now(QDate(2026, 11, 21), QTime(6, 0), Qt::UTC);
const QString unreachable = QStringLiteral("the licence server push.example does not answer");

License standard()
{
    License license;
    license.keyPrefix = QStringLiteral("WL-7K3QF");
    license.tier = QStringLiteral("standard");
    license.maxExtensions = 25;
    license.graceDays = 14;
    license.expiresAt = now.addDays(100);
    return license;
}

} // namespace

class LicenseKeepingTest : public QObject
{
    Q_OBJECT

    const LicenseSigningKey m_key = LicenseSigningKey::generate().value();

    QByteArray fileOf(const License &license) const
    {
        return LicenseFile::write(LicenseFile::grantFor(license, QStringLiteral("one"), now, 720h), m_key);
    }

    KeptLicense activated(const License &license = standard()) const
    {
        KeptLicense kept;
        kept.keyPrefix = license.keyPrefix;
        kept.instanceId = QStringLiteral("one");
        kept.file = QString::fromLatin1(fileOf(license));
        kept.confirmedAt = now;
        kept.newestSeen = now;
        return kept;
    }

    LicenseState state(const KeptLicense &kept, const QString &lastError, const QDateTime &at, int extensions = 7) const
    {
        return LicenseKeeping::stateWithServer(kept, lastError, m_key, extensions, at);
    }

private Q_SLOTS:
    void aLicenceThatTheServerConfirmedIsWell()
    {
        const LicenseState found = state(activated(), {}, now);
        QVERIFY(found.ok);
        QCOMPARE(found.code, QStringLiteral("VALID"));
        QCOMPARE(found.message, QStringLiteral("standard licence, 7 of 25 extensions in use"));
        QCOMPARE(found.holdsUntil, now.addDays(30));
    }

    void beforeTheFirstActivationItIsPending()
    {
        KeptLicense kept;
        kept.keyPrefix = QStringLiteral("WL-7K3QF");
        QCOMPARE(state(kept, {}, now).code, QStringLiteral("PENDING"));
        QVERIFY(!state(kept, unreachable, now).ok);
        QCOMPARE(state(kept, unreachable, now).message, unreachable);
    }

    void anAbsentServerIsBorneWhileTheFileHolds()
    {
        const KeptLicense kept = activated();
        const LicenseState borne = state(kept, unreachable, now.addDays(29));
        QVERIFY(borne.ok);
        QVERIFY(borne.message.contains(u"2026-12-21"));
        const LicenseState over = state(kept, unreachable, now.addDays(31));
        QVERIFY(!over.ok);
        QCOMPARE(over.code, QStringLiteral("LICENSE_FILE_EXPIRED"));
    }

    void withoutAFileAnAbsentServerIsBorneForThreeDays()
    {
        KeptLicense kept = activated();
        kept.file.clear();
        QVERIFY(state(kept, unreachable, now.addDays(2)).ok);
        const LicenseState over = state(kept, unreachable, now.addDays(4));
        QVERIFY(!over.ok);
        QCOMPARE(over.code, QStringLiteral("UNREACHABLE"));
    }

    void aRefusalIsTheStateUntilTheServerTakesItBack()
    {
        KeptLicense kept = activated();
        kept.refusal = QStringLiteral("SUSPENDED");
        QVERIFY(!state(kept, {}, now).ok);
        QCOMPARE(state(kept, {}, now).code, QStringLiteral("SUSPENDED"));
    }

    void moreExtensionsThanLicensedIsAWarning()
    {
        const LicenseState found = state(activated(), {}, now, 26);
        QVERIFY(!found.ok);
        QCOMPARE(found.code, QStringLiteral("TOO_MANY_EXTENSIONS"));
    }

    void inTheDaysOfGraceItIsOverdue()
    {
        License license = standard();
        license.expiresAt = now.addDays(1);
        const LicenseState found = state(activated(license), {}, now.addDays(2));
        QVERIFY(!found.ok);
        QCOMPARE(found.code, QStringLiteral("OVERDUE"));
    }

    void aClockThatWasTurnedBackIsTold()
    {
        KeptLicense kept = activated();
        kept.newestSeen = now.addDays(5);
        QCOMPARE(state(kept, {}, now.addDays(1)).code, QStringLiteral("LICENSE_CLOCK_ROLLED_BACK"));
    }

    void anOfflineFileAloneIsEnough()
    {
        const LicenseState found = LicenseKeeping::stateByFile(fileOf(standard()), m_key, now, 7, now);
        QVERIFY(found.ok);
        QCOMPARE(found.source, QStringLiteral("file"));
        QCOMPARE(found.keyPrefix, QStringLiteral("WL-7K3QF"));
        const LicenseSigningKey other = LicenseSigningKey::generate().value();
        QCOMPARE(LicenseKeeping::stateByFile(fileOf(standard()), other, now, 7, now).code,
                 QStringLiteral("LICENSE_FILE_OTHER_KEY"));
        QCOMPARE(LicenseKeeping::stateByFile("no licence", m_key, now, 7, now).code,
                 QStringLiteral("LICENSE_FILE_MALFORMED"));
    }

    void withoutKeyOrFileItSaysSoAndNothingElse()
    {
        const LicenseState byFile = LicenseKeeping::stateByFile({}, m_key, now, 7, now);
        const LicenseState byKey = state(KeptLicense(), QString(), now);
        for (const LicenseState &found : {byFile, byKey}) {
            QCOMPARE(found.code, QStringLiteral("UNLICENSED"));
            QVERIFY(!found.ok && found.tier.isEmpty() && !found.holdsUntil);
            QCOMPARE(found.extensionsInUse, 7);
        }
    }
};

QTEST_GUILESS_MAIN(LicenseKeepingTest)
#include "LicenseKeepingTest.moc"
