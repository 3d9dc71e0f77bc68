// SPDX-License-Identifier: GPL-3.0-or-later
#include "DatabaseFixture.h"
#include "RestFixture.h"

#include <QCoroTask>

using namespace wakeline;
using QCoro::waitFor;

namespace {

PushLogEntry pushAt(const QDateTime &at)
{
    PushLogEntry entry;
    entry.at = at;
    entry.extension = QStringLiteral("201");
    entry.callId = QStringLiteral("c");
    entry.wokeMs = 810;
    return entry;
}

BindingReport bindingOf(const QString &extension)
{
    BindingReport report;
    report.extension = extension;
    report.contact = u"sip:%1@192.0.2.7"_qs.arg(extension);
    report.expires = std::chrono::seconds(3600);
    return report;
}

} // namespace

/// `GET /api/v1/dashboard/stats` over a real server and real tables.
class DashboardRoutesTest : public DatabaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void oneAnswerHasAllThatADashboardShows()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("201");
        rest.addExtension("202");
        rest.board.registrations().apply(bindingOf(QStringLiteral("201")), rest.clock.now());
        rest.parts = {{QStringLiteral("database"), true, QStringLiteral("connected"), rest.clock.now()}};
        LicenseState license;
        license.ok = true;
        license.code = QStringLiteral("VALID");
        license.maxExtensions = 250;
        rest.ownLicense = license;
        VERIFY_RESULT(waitFor(rest.pushLog.insert({pushAt(rest.clock.now())})));
        rest.stats.observe();

        const auto answer = rest.get("/api/v1/dashboard/stats");
        QCOMPARE(answer.status, 200);
        const auto stats = fromJson<DashboardStats>(answer.data());
        VERIFY_RESULT(stats);
        QCOMPARE(stats->period, StatsPeriod::Hour);
        QCOMPARE(stats->bucketS, 60);
        QCOMPARE(stats->now, (LiveCounts{.extensions = 2, .registered = 1}));
        QCOMPARE(stats->load.size(), 1);
        QCOMPARE(stats->load.first().registered, 1);
        QCOMPARE(stats->calls.size(), 60);
        QCOMPARE(stats->pushes.last().woke, 1);
        QCOMPARE(stats->pushTotals, (PushTotals{.sent = 1, .accepted = 1, .woke = 1, .p50Ms = 810, .p95Ms = 810}));
        QCOMPARE(stats->parts, rest.parts);
        QVERIFY(stats->license == rest.ownLicense);
    }

    void aDayIsAskedForByItsName()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const auto stats = fromJson<DashboardStats>(rest.get("/api/v1/dashboard/stats?period=day").data());
        VERIFY_RESULT(stats);
        QCOMPARE(stats->period, StatsPeriod::Day);
        QCOMPARE(stats->pushes.size(), 48);
        QVERIFY(!stats->license);
        const auto wrong = rest.get("/api/v1/dashboard/stats?period=week");
        QCOMPARE(wrong.status, 400);
        QCOMPARE(wrong.field(), QStringLiteral("period"));
    }

    void manyConsolesCostOneQueryInAFewSeconds()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const auto sent = [&] {
            return fromJson<DashboardStats>(rest.get("/api/v1/dashboard/stats").data())
                .value_or(DashboardStats())
                .pushTotals.sent;
        };
        // All of these ask before the first is answered.
        int reads = 0;
        connect(&rest.stats, &GatherStats::wasRead, this, [&reads] { ++reads; });
        int answered = 0;
        for (int i = 0; i < 50; ++i)
            rest.stats.gather(StatsPeriod::Hour).then([&answered](const Result<DashboardStats> &stats) {
                answered += stats.has_value();
            });
        QTRY_COMPARE_WITH_TIMEOUT(answered, 50, 30'000);
        QCOMPARE(reads, 1);
        VERIFY_RESULT(waitFor(rest.pushLog.insert({pushAt(rest.clock.now())})));
        QCOMPARE(sent(), 0); // still what was read
        QCOMPARE(reads, 1);
        rest.clock.time = rest.clock.time.addSecs(GatherStats::goodFor.count());
        QCOMPARE(sent(), 1);
        QCOMPARE(reads, 2);
    }

    void whatIsLiveIsNeverOld()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const auto registered = [&] {
            return fromJson<DashboardStats>(rest.get("/api/v1/dashboard/stats").data())->now.registered;
        };
        QCOMPARE(registered(), 0);
        rest.board.registrations().apply(bindingOf(QStringLiteral("201")), rest.clock.now());
        QCOMPARE(registered(), 1);
    }

    void onlyWhoMayLookAtThePbxIsAnswered()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        QCOMPARE(rest.call("GET", "/api/v1/dashboard/stats", rest.tokenOf(Role::Vendor)).status, 403);
        QCOMPARE(rest.call("GET", "/api/v1/dashboard/stats", {}).status, 401);
    }
};

QTEST_GUILESS_MAIN(DashboardRoutesTest)
#include "DashboardRoutesTest.moc"
