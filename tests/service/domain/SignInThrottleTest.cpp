// SPDX-License-Identifier: GPL-3.0-or-later
#include "SignInThrottle.h"

#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;

namespace {

const QDateTime start(QDate(2026, 11, 20), QTime(8, 0), Qt::UTC);
const QString ida = QStringLiteral("ida");
const QString home = QStringLiteral("192.0.2.1");
const QString attacker = QStringLiteral("198.51.100.9");

SignInThrottle::Options options()
{
    return {{3, 1s, 60s}, {10, 1s, 300s}, 30min, 100};
}

/// Zero: admitted.
qint64 waitSeconds(SignInThrottle &throttle, const QString &account, const QString &source, const QDateTime &now)
{
    const auto admitted = throttle.admit(account, source, now);
    return admitted ? 0 : admitted.error().count();
}

} // namespace

class SignInThrottleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waitsDoubleUpToTheCap()
    {
        SignInThrottle throttle(options());
        QDateTime now = start;
        for (int i = 0; i < 3; ++i)
            QCOMPARE(waitSeconds(throttle, ida, home, now), 0);
        for (const qint64 expected : {1, 2, 4, 8, 16, 32, 60, 60, 60}) {
            // Every attempt from another address, so that only the account's rule speaks.
            QCOMPARE(waitSeconds(throttle, ida, QStringLiteral("probe"), now), expected);
            now = now.addSecs(expected);
            QCOMPARE(waitSeconds(throttle, ida, QStringLiteral("h%1").arg(now.toSecsSinceEpoch()), now), 0);
        }
    }

    void aRefusedAttemptDoesNotProlongTheWait()
    {
        SignInThrottle throttle(options());
        for (int i = 0; i < 5; ++i)
            throttle.admit(ida, home, start.addSecs(i * 60));
        const QDateTime last = start.addSecs(240);
        QCOMPARE(waitSeconds(throttle, ida, home, last.addMSecs(500)), 4);
        for (int i = 0; i < 100; ++i)
            QCOMPARE(waitSeconds(throttle, ida, home, last.addSecs(1)), 3);
        QCOMPARE(waitSeconds(throttle, ida, home, last.addSecs(4)), 0);
    }

    void attemptsAtTheSameMomentAreAllCounted()
    {
        SignInThrottle throttle(options());
        int admitted = 0;
        for (int i = 0; i < 1000; ++i)
            admitted += waitSeconds(throttle, ida, QStringLiteral("10.0.0.%1").arg(i), start) == 0 ? 1 : 0;
        QCOMPARE(admitted, 3);
    }

    void oneAddressIsSlowedOverManyAccounts()
    {
        SignInThrottle throttle(options());
        int admitted = 0;
        for (int i = 0; i < 100; ++i)
            admitted += waitSeconds(throttle, QStringLiteral("name%1").arg(i), attacker, start) == 0 ? 1 : 0;
        QCOMPARE(admitted, 10);
        QCOMPARE(waitSeconds(throttle, QStringLiteral("name200"), home, start), 0);
    }

    void aSourceThatSignedInBeforeIsNotLockedOutByOthers()
    {
        SignInThrottle throttle(options());
        QCOMPARE(waitSeconds(throttle, ida, home, start), 0);
        throttle.succeeded(ida, home, start);
        for (int i = 0; i < 500; ++i)
            throttle.admit(ida, QStringLiteral("10.0.%1.1").arg(i), start.addSecs(i * 60));
        const QDateTime later = start.addSecs(500 * 60);
        QVERIFY(waitSeconds(throttle, ida, attacker, later.addSecs(-50)) > 0);
        QCOMPARE(waitSeconds(throttle, ida, home, later.addSecs(-50)), 0);
    }

    void aKnownSourceIsThrottledByItsOwnFailures()
    {
        SignInThrottle throttle(options());
        throttle.admit(ida, home, start);
        throttle.succeeded(ida, home, start);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(waitSeconds(throttle, ida, home, start), 0);
        QCOMPARE(waitSeconds(throttle, ida, home, start), 1);
    }

    void aKnownSourceDoesNotWipeOutTheCountOfStrangers()
    {
        SignInThrottle throttle(options());
        throttle.admit(ida, home, start);
        throttle.succeeded(ida, home, start);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(waitSeconds(throttle, ida, attacker, start), 0);
        throttle.admit(ida, home, start);
        throttle.succeeded(ida, home, start);
        QCOMPARE(waitSeconds(throttle, ida, attacker, start), 1);
    }

    void oneGoodAccountBuysNoGuessesAtOthers()
    {
        SignInThrottle throttle(options());
        int guesses = 0;
        for (int i = 0; i < 100; ++i) {
            if (throttle.admit(QStringLiteral("mine"), attacker, start))
                throttle.succeeded(QStringLiteral("mine"), attacker, start);
            guesses += throttle.admit(QStringLiteral("victim%1").arg(i), attacker, start) ? 1 : 0;
        }
        QVERIFY2(guesses <= 10, qPrintable(QString::number(guesses)));
    }

    void namesDifferingInCaseAreOneAccount()
    {
        SignInThrottle throttle(options());
        for (const char *name : {"ida", "IDA", "Ida"})
            QCOMPARE(waitSeconds(throttle, QLatin1String(name), home, start), 0);
        QCOMPARE(waitSeconds(throttle, QStringLiteral("iDA"), home, start), 1);
    }

    void countsAreForgotten()
    {
        SignInThrottle throttle(options());
        for (int i = 0; i < 4; ++i)
            throttle.admit(ida, home, start);
        QCOMPARE(waitSeconds(throttle, ida, home, start), 1);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(waitSeconds(throttle, ida, home, start.addSecs(1800)), 0);
    }

    void aFloodOfNamesStaysBoundedAndDoesNotHideTheAccountUnderAttack()
    {
        SignInThrottle throttle(options());
        for (int i = 0; i < 5; ++i)
            throttle.admit(ida, QStringLiteral("10.1.0.%1").arg(i), start.addSecs(i * 10));
        for (int i = 0; i < 5000; ++i)
            throttle.admit(QStringLiteral("made-up-%1").arg(i), QStringLiteral("10.2.%1").arg(i), start.addSecs(40));
        QVERIFY2(throttle.records() <= 300, qPrintable(QString::number(throttle.records())));
        QCOMPARE(waitSeconds(throttle, ida, home, start.addSecs(40)), 4);
    }

    void aLongNameCostsNoMoreThanAShortOne()
    {
        SignInThrottle throttle(options());
        const QString name(1 << 20, QLatin1Char('a'));
        for (int i = 0; i < 3; ++i)
            QCOMPARE(waitSeconds(throttle, name + QString::number(i), home, start), 0);
        QCOMPARE(waitSeconds(throttle, name, home, start), 1); // cut to the same key
    }

    void aClockSetBackDoesNotProlongTheWait()
    {
        SignInThrottle throttle(options());
        for (int i = 0; i < 3; ++i)
            throttle.admit(ida, home, start);
        QCOMPARE(waitSeconds(throttle, ida, home, start.addDays(-30)), 1);
    }
};

QTEST_GUILESS_MAIN(SignInThrottleTest)
#include "SignInThrottleTest.moc"
