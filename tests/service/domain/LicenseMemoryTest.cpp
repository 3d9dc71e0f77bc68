// SPDX-License-Identifier: GPL-3.0-or-later
#include "LicenseMemory.h"
#include "OnceOnly.h"

#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;

namespace {

const QDateTime now(QDate(2026, 11, 21), QTime(6, 0), Qt::UTC);
const QByteArray keyHash(32, 'k');

License license(qint64 id)
{
    License license;
    license.id = id;
    license.expiresAt = now.addDays(1);
    license.graceDays = 14;
    return license;
}

} // namespace

class LicenseMemoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsKeptOfALicenceJudgesAsTheWholeOne()
    {
        License whole = license(1);
        for (const auto status : {LicenseStatus::Active, LicenseStatus::Suspended, LicenseStatus::Revoked}) {
            whole.status = status;
            for (const int days : {0, 2, 14, 15, 16}) {
                const QDateTime then = now.addDays(days);
                QCOMPARE(KnownLicense::of(whole).standing(then), LicensePolicy::standing(whole, then));
            }
        }
        whole.expiresAt.reset();
        whole.status = LicenseStatus::Active;
        QCOMPARE(KnownLicense::of(whole).standing(now.addYears(50)), LicenseStanding::Good);
    }

    void itIsFreshForHalfAMinuteAndServesOn()
    {
        LicenseMemory memory({});
        memory.remember(keyHash, license(1), now);
        QVERIFY(memory.find(keyHash, now.addSecs(29))->fresh);
        QVERIFY(!memory.find(keyHash, now.addSecs(31))->fresh);
        QCOMPARE(memory.find(keyHash, now.addSecs(31))->license.id, 1);
        memory.sweep(now.addDays(2));
        QVERIFY(!memory.find(keyHash, now));
    }

    void aClockThatGoesBackMakesNothingFreshForever()
    {
        LicenseMemory memory({});
        memory.remember(keyHash, license(1), now);
        QVERIFY(!memory.find(keyHash, now.addDays(-1))->fresh);
    }

    void aChangeByThisProcessIsKnownAtOnce()
    {
        LicenseMemory memory({});
        memory.remember(keyHash, license(1), now);
        License suspended = license(1);
        suspended.status = LicenseStatus::Suspended;
        memory.update(suspended);
        QCOMPARE(memory.find(keyHash, now)->license.standing(now), LicenseStanding::Suspended);
        memory.forgetLicense(1);
        QVERIFY(!memory.find(keyHash, now));
    }

    void memoryHasABound()
    {
        LicenseMemory memory({.fresh = 30s, .longest = 24h, .capacity = 100});
        for (int i = 0; i < 1000; ++i)
            memory.remember(QByteArray::number(i), license(i), now);
        QCOMPARE(memory.size(), 100);
        QVERIFY(memory.find("999", now));
    }

    void anAnswerIsRepeatedUntilItIsTooOld()
    {
        using Moment = OnceOnly<int>::Moment;
        OnceOnly<int> once({.keep = 300s, .capacity = 1000});
        const Moment start(1h);
        QVERIFY(!once.find("a", start));
        once.remember("a", 7, start);
        QCOMPARE(once.find("a", start + 299s), std::optional(7));
        QVERIFY(!once.find("a", start + 300s));
        QCOMPARE(once.size(), 0u);
    }

    void theOldestAnswersGoWhereThereAreTooMany()
    {
        OnceOnly<int> once({.keep = 300s, .capacity = 100});
        const OnceOnly<int>::Moment start(1h);
        for (int i = 0; i < 1000; ++i) {
            once.remember(QByteArray::number(i), i, start);
            QVERIFY(once.size() <= 100);
        }
        QVERIFY(!once.find("1", start));
        QCOMPARE(once.find("999", start), std::optional(999));
    }
};

QTEST_GUILESS_MAIN(LicenseMemoryTest)
#include "LicenseMemoryTest.moc"
