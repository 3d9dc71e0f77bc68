// SPDX-License-Identifier: GPL-3.0-or-later
#include "PasswordHasher.h"

#include <QCoroTask>
#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

#include <sodium.h>

using namespace wakeline;
using QCoro::waitFor;

namespace {

/// The least that libsodium takes, so that the tests do not wait for what they do not check.
PasswordHasher::Options cheap()
{
    return {1, crypto_pwhash_argon2id_MEMLIMIT_MIN, 1, 4};
}

} // namespace

class PasswordHasherTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHashMatchesItsPasswordOnly()
    {
        PasswordHasher hasher(cheap());
        const QString hash = *waitFor(hasher.hash(QStringLiteral("correct horse")));
        QVERIFY(hash.startsWith(QStringLiteral("$argon2id$")));
        QVERIFY(*waitFor(hasher.verify(QStringLiteral("correct horse"), hash)));
        QVERIFY(!*waitFor(hasher.verify(QStringLiteral("correct horsE"), hash)));
        QVERIFY(!*waitFor(hasher.verify(QString(), hash)));
    }

    void theSamePasswordIsNeverHashedTheSame()
    {
        PasswordHasher hasher(cheap());
        const QString password = QStringLiteral("correct horse");
        QVERIFY(*waitFor(hasher.hash(password)) != *waitFor(hasher.hash(password)));
    }

    void aPasswordIsTheSameOnEveryKeyboard()
    {
        PasswordHasher hasher(cheap());
        const QString hash = *waitFor(hasher.hash(QStringLiteral("caf\u00e9 cr\u00e8me")));
        QVERIFY(*waitFor(hasher.verify(QStringLiteral("cafe\u0301 cre\u0300me"), hash)));
    }

    void aHashThatIsNoneMatchesNothing_data()
    {
        QTest::addColumn<QString>("hash");
        QTest::newRow("empty") << QString();
        QTest::newRow("clear text") << QStringLiteral("secret");
        QTest::newRow("cut short") << QStringLiteral("$argon2id$v=19$m=8,t=1,p=1$");
        QTest::newRow("bcrypt") << QStringLiteral("$2b$12$abcdefghijklmnopqrstuv");
        QTest::newRow("10 kB") << QString(10'000, QLatin1Char('$'));
    }
    void aHashThatIsNoneMatchesNothing()
    {
        QFETCH(QString, hash);
        PasswordHasher hasher(cheap());
        QVERIFY(!*waitFor(hasher.verify(QStringLiteral("secret"), hash)));
        QVERIFY(!*waitFor(hasher.verify(hash, hash)));
    }

    void theUnmatchableHashCostsAsMuchAsARealOne()
    {
        for (const auto &options : {cheap(), PasswordHasher::Options{}}) {
            PasswordHasher hasher(options);
            // libsodium reads its parameters and finds them to be those of new hashes.
            QCOMPARE(crypto_pwhash_str_needs_rehash(hasher.unmatchable().toLatin1().constData(), options.passes,
                                                    options.memoryBytes),
                     0);
            QVERIFY(!*waitFor(hasher.verify(QStringLiteral("x"), hasher.unmatchable())));
            QCOMPARE(hasher.computations(), 1);
        }
    }

    void aFullQueueRefusesAtOnce()
    {
        PasswordHasher::Options slow;
        slow.threads = 1;
        slow.queue = 3;
        PasswordHasher hasher(slow);
        QStringList outcomes;
        std::vector<QCoro::Task<>> tasks;
        for (int i = 0; i < 5; ++i) {
            tasks.push_back([](PasswordHasher &hashing, QStringList &seen) -> QCoro::Task<> {
                const auto hash = co_await hashing.hash(QStringLiteral("secret"));
                seen.append(hash ? QStringLiteral("done") : hash.error().code);
            }(hasher, outcomes));
        }
        QCOMPARE(outcomes, QStringList(2, QStringLiteral("overloaded")));
        QTRY_COMPARE(outcomes.count(QStringLiteral("done")), 3);
        QVERIFY(waitFor(hasher.hash(QStringLiteral("secret"))));
    }

    void theEventLoopGoesOnMeanwhile()
    {
        PasswordHasher hasher;
        int ticks = 0;
        QTimer timer;
        connect(&timer, &QTimer::timeout, this, [&] { ++ticks; });
        timer.start(1);
        std::vector<QCoro::Task<Result<QString>>> tasks;
        for (int i = 0; i < 8; ++i)
            tasks.push_back(hasher.hash(QStringLiteral("secret")));
        for (auto &task : tasks)
            QVERIFY(waitFor(task));
        QVERIFY2(ticks >= 5, qPrintable(QString::number(ticks)));
    }

    void whoWaitsWhenItEndsIsTold()
    {
        QStringList outcomes;
        std::vector<QCoro::Task<>> tasks;
        {
            PasswordHasher::Options slow;
            slow.threads = 1;
            PasswordHasher hasher(slow);
            for (int i = 0; i < 4; ++i) {
                tasks.push_back([](PasswordHasher &hashing, QStringList &seen) -> QCoro::Task<> {
                    const auto hash = co_await hashing.hash(QStringLiteral("secret"));
                    seen.append(hash ? QStringLiteral("done") : hash.error().code);
                }(hasher, outcomes));
            }
        }
        QTRY_COMPARE(outcomes.size(), 4);
        QVERIFY(outcomes.contains(QStringLiteral("shutting_down")));
    }
};

QTEST_GUILESS_MAIN(PasswordHasherTest)
#include "PasswordHasherTest.moc"
