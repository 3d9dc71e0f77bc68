// SPDX-License-Identifier: GPL-3.0-or-later
#include "RateLimiter.h"

#include <QRandomGenerator>
#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;

namespace {

using Limiter = RateLimiter<qint64>;
using Moment = Limiter::Moment;

const Moment start = Moment(1h);

/// The plain bucket that the limiter must behave like: a level that fills with time.
struct Bucket
{
    Limiter::Options options;
    double level = options.burst;
    Moment last = start;

    bool take(Moment now)
    {
        const double elapsed = std::chrono::duration<double>(now - last).count();
        level = std::min<double>(options.burst, level + elapsed * options.perSecond);
        last = now;
        if (level < 1 - 1e-6)
            return false;
        level -= 1;
        return true;
    }
};

} // namespace

class RateLimiterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBurstPassesAndNoMore()
    {
        Limiter limiter({.perSecond = 50, .burst = 200});
        for (int i = 0; i < 200; ++i)
            QVERIFY(limiter.take(1, start));
        const auto refused = limiter.take(1, start);
        QVERIFY(!refused);
        QCOMPARE(refused.error(), std::chrono::nanoseconds(20ms));
        QVERIFY2(limiter.take(2, start), "another key is not held up");
    }

    void aRingGroupOfElevenPassesAtOnceWithTheSmallestBurst()
    {
        Limiter limiter({.perSecond = 1, .burst = 11});
        for (int phone = 0; phone < 11; ++phone)
            QVERIFY(limiter.take(1, start));
        QVERIFY(!limiter.take(1, start));
    }

    void afterTheToldWaitItPasses()
    {
        Limiter limiter({.perSecond = 3, .burst = 2});
        Moment now = start;
        for (int i = 0; i < 100; ++i) {
            const auto taken = limiter.take(1, now);
            if (taken)
                continue;
            QVERIFY(taken.error() > 0ns);
            QVERIFY2(!limiter.take(1, now + taken.error() - 1us), "not a moment before");
            now += taken.error();
            QVERIFY(limiter.take(1, now));
        }
    }

    /// Whatever the times: never more than burst + elapsed × rate, and exactly what a plain bucket admits.
    void itAdmitsExactlyWhatAPlainBucketAdmits()
    {
        QRandomGenerator random(20261121);
        for (int round = 0; round < 200; ++round) {
            const Limiter::Options options{.perSecond = double(1 + random.bounded(500)),
                                           .burst = 1 + int(random.bounded(300))};
            Limiter limiter(options);
            Bucket bucket{options};
            Moment now = start;
            int admitted = 0;
            for (int i = 0; i < 500; ++i) {
                // Mostly in a flood, sometimes after a pause. Whole milliseconds: no tie lies on a rounding.
                now += std::chrono::milliseconds(random.bounded(20) == 0 ? random.bounded(5000) : random.bounded(4));
                const bool expected = bucket.take(now);
                const bool actual = limiter.take(7, now).has_value();
                admitted += actual;
                const double elapsed = std::chrono::duration<double>(now - start).count();
                QVERIFY(admitted <= options.burst + elapsed * options.perSecond + 1e-6);
                if (actual != expected) {
                    // Only where the bucket stands within a rounding of one token.
                    QVERIFY2(std::abs(bucket.level - std::round(bucket.level)) < 1e-3,
                             qPrintable(QStringLiteral("round %1, step %2").arg(round).arg(i)));
                    bucket.level += actual ? -1 : 1;
                }
            }
        }
    }

    void askingTakesNothing()
    {
        Limiter limiter({.perSecond = 1, .burst = 1});
        for (int i = 0; i < 10; ++i)
            QVERIFY(limiter.peek(1, start));
        QVERIFY(limiter.take(1, start));
        QVERIFY(!limiter.peek(1, start));
        QVERIFY(limiter.peek(1, start + 1s));
    }

    void whatIsFullAgainIsForgotten()
    {
        Limiter limiter({.perSecond = 50, .burst = 200});
        for (qint64 key = 0; key < 100'000; ++key)
            QVERIFY(limiter.take(key, start));
        QCOMPARE(limiter.entries(), 100'000);
        limiter.sweep(start + 20ms);
        QCOMPARE(limiter.entries(), 0);
    }

    void memoryHasABoundAndAFloodIsStillHeld()
    {
        Limiter limiter({.perSecond = 1, .burst = 5, .capacity = 1000});
        for (int i = 0; i < 5; ++i)
            QVERIFY(limiter.take(-1, start)); // the flood
        for (qint64 key = 0; key < 100'000; ++key) {
            QVERIFY(limiter.take(key, start));
            QVERIFY(limiter.entries() <= 1000);
        }
        QVERIFY2(!limiter.take(-1, start), "who used the most is forgotten last");
    }
};

QTEST_GUILESS_MAIN(RateLimiterTest)
#include "RateLimiterTest.moc"
