// SPDX-License-Identifier: GPL-3.0-or-later
#include "RecordCall.h"
#include "DatabaseFixture.h"
#include "Directory.h"
#include "LiveBoard.h"
#include "Pbx.h"

#include <QCoroTask>

using namespace wakeline;
using Progress = CallReport::Progress;
using namespace std::chrono_literals;

namespace {

const QDateTime start = QDateTime(QDate(2026, 11, 20), QTime(8, 15, 30), Qt::UTC);

class TurnedClock final : public Clock
{
public:
    QDateTime now() const override { return time; }
    void turn(qint64 seconds) { time = time.addSecs(seconds); }

    QDateTime time = start;
};

class SpeakingPbx final : public Pbx
{
public:
    void start() override {}
    bool isConnected() const override { return true; }
    void decide(const QString &, const CallDecision &) override {}
    void logOut(const QString &, const QString &) override {}
    QCoro::Task<Result<void>> transfer(CallTransfer) override { co_return Result<void>(); }
    QCoro::Task<Result<void>> hangUp(QString) override { co_return Result<void>(); }
    void resynchronise() override {}

    void call(const QString &callId, const QString &caller, const QString &callee, const QString &name = {})
    {
        IncomingCall call;
        call.callId = callId;
        call.caller = caller;
        call.callerName = name;
        call.callee = callee;
        Q_EMIT callArrived(call);
    }
    void report(const QString &callId, Progress progress, int code = 0)
    {
        Q_EMIT callReported(
            {.progress = progress, .callId = callId, .caller = {}, .callee = {}, .contact = {}, .code = code});
    }
    void holds(const QList<CallReport> &calls)
    {
        Q_EMIT connectedChanged(true);
        Q_EMIT synchronising();
        Q_EMIT synchronised({{}, calls});
    }
};

/// One life of a wakelined, as far as call records go.
struct House
{
    House(Database &database, const SecretBox &box, const Clock &clock, RecordCall::Options options = {})
        : directory(database, box), board(events, clock), record(database, directory, board, clock, options)
    {
        if (!QCoro::waitFor(directory.load()))
            qFatal("the directory cannot be loaded");
        record.follow(pbx);
    }
    ~House() { QCoro::waitFor(directory.drain()); }

    void addExtension(const QString &number)
    {
        const auto added = QCoro::waitFor(
            directory.addExtension({number, QStringLiteral("Phone ") + number, {}, false, QString(32, u'a')}));
        QVERIFY2(added, added ? "" : qPrintable(added.error().message));
    }

    SpeakingPbx pbx;
    EventStream events{QStringLiteral("epoch"), 1000};
    Directory directory;
    LiveBoard board;
    RecordCall record;
};

} // namespace

class RecordCallTest : public DatabaseFixture
{
    Q_OBJECT

    QList<CallRecord> listed(Database &database)
    {
        CallRecordTable table(database);
        return QCoro::waitFor(table.newest({}, 100)).value_or(QList<CallRecord>());
    }
    qint64 openCalls(Database &database)
    {
        const auto rows = runSql(database, QStringLiteral("SELECT COUNT(*) FROM call_records WHERE end_time IS NULL"));
        return rows ? rows->first().integer(0) : -1;
    }

private Q_SLOTS:
    void aCallIsRecordedAndPublishedWhenItIsOver()
    {
        const auto database = migrated();
        TurnedClock clock;
        House house(*database, box(), clock);
        house.addExtension(QStringLiteral("101"));
        house.addExtension(QStringLiteral("102"));
        house.pbx.call(QStringLiteral("a"), QStringLiteral("101"), QStringLiteral("102"));
        QTRY_COMPARE(openCalls(*database), 1); // it is on disk while it goes on
        clock.turn(5);
        house.pbx.report(QStringLiteral("a"), Progress::Ringing, 180);
        house.pbx.report(QStringLiteral("a"), Progress::Answered, 200);
        clock.turn(60);
        house.pbx.report(QStringLiteral("a"), Progress::Ended);
        QTRY_COMPARE(listed(*database).size(), 1);
        const CallRecord record = listed(*database).first();
        QCOMPARE(record.direction, CallDirection::Internal);
        QCOMPARE(record.callerIdName, QStringLiteral("Phone 101")); // it sent no name of its own
        QCOMPARE(record.startTime, start);
        QCOMPARE(record.duration, 65);
        QCOMPARE(record.billableDur, 60);
        QCOMPARE(house.record.waiting(), 0U);
        QTRY_COMPARE(house.events.lastSeq(), 1);
    }

    void theDirectionIsThatOfTheDirectory()
    {
        const auto database = migrated();
        TurnedClock clock;
        House house(*database, box(), clock);
        house.addExtension(QStringLiteral("101"));
        house.pbx.call(QStringLiteral("in"), QStringLiteral("+49301234"), QStringLiteral("101"),
                       QStringLiteral("Aunt"));
        house.pbx.call(QStringLiteral("out"), QStringLiteral("101"), QStringLiteral("+49301234"));
        house.pbx.report(QStringLiteral("in"), Progress::Failed, 486);
        house.pbx.report(QStringLiteral("out"), Progress::Failed, 487);
        QTRY_COMPARE(listed(*database).size(), 2);
        QCOMPARE(listed(*database).at(1).direction, CallDirection::Inbound);
        QCOMPARE(listed(*database).at(1).callerIdName, QStringLiteral("Aunt"));
        QCOMPARE(listed(*database).at(1).disposition, std::optional(Disposition::Busy));
        QCOMPARE(listed(*database).at(0).direction, CallDirection::Outbound);
        QCOMPARE(listed(*database).at(0).disposition, std::optional(Disposition::Cancelled));
    }

    void aCallThatOutlivesTheServiceIsCompletedByTheNextOne()
    {
        const auto database = migrated();
        TurnedClock clock;
        {
            House first(*database, box(), clock);
            first.pbx.holds({});
            first.pbx.call(QStringLiteral("goes on"), QStringLiteral("101"), QStringLiteral("102"));
            first.pbx.call(QStringLiteral("ends unheard"), QStringLiteral("103"), QStringLiteral("102"));
            clock.turn(5);
            first.pbx.report(QStringLiteral("goes on"), Progress::Answered, 200);
            first.pbx.report(QStringLiteral("ends unheard"), Progress::Answered, 200);
            QTRY_COMPARE(first.record.waiting(), 0U);
            QTRY_COMPARE(openCalls(*database), 2);
            QCoro::waitFor(first.record.drain()); // a review beside a write would be left out
            clock.turn(60);
            first.record.review();
            QCoro::waitFor(first.record.drain());
        } // as a crash: nothing is closed
        clock.turn(7200);
        House second(*database, box(), clock);
        CallReport up;
        up.progress = Progress::Answered;
        up.callId = QStringLiteral("goes on");
        up.answeredAt = start.addSecs(4);
        second.pbx.holds({up});
        QTRY_COMPARE(listed(*database).size(), 1);
        const CallRecord lost = listed(*database).first();
        QCOMPARE(lost.callId, QStringLiteral("ends unheard"));
        QCOMPARE(lost.hangupCause, QStringLiteral("lost"));
        QCOMPARE(lost.billableDur, 60); // and not the two hours in which nobody looked
        clock.turn(35);
        second.pbx.report(QStringLiteral("goes on"), Progress::Ended);
        QTRY_COMPARE(listed(*database).size(), 2);
        const CallRecord whole = listed(*database).last();
        QCOMPARE(whole.callId, QStringLiteral("goes on"));
        QCOMPARE(whole.answerTime, std::optional(start.addSecs(5)));
        QCOMPARE(whole.billableDur, 60 + 7200 + 35);
        QCOMPARE(whole.disposition, std::optional(Disposition::Answered));
    }

    void aCallThatArrivesWhileTheListIsOnItsWayIsNotLost()
    {
        const auto database = migrated();
        TurnedClock clock;
        House house(*database, box(), clock);
        Q_EMIT house.pbx.synchronising();
        clock.turn(1);
        house.pbx.call(QStringLiteral("a"), QStringLiteral("101"), QStringLiteral("102"));
        clock.turn(1);
        Q_EMIT house.pbx.synchronised({});
        clock.turn(1);
        house.pbx.report(QStringLiteral("a"), Progress::Failed, 480);
        QTRY_COMPARE(listed(*database).size(), 1);
        QCOMPARE(listed(*database).first().hangupCause, QStringLiteral("no_user_responding"));
    }

    void whatHappensWhileTheDatabaseIsAwayIsWrittenInOrderWhenItIsBack()
    {
        if (!onPostgres())
            QSKIP("SQLite is a file and does not go away");
        const auto database = migrated();
        TurnedClock clock;
        House house(*database, box(), clock, {.retry = 50ms});
        house.pbx.call(QStringLiteral("before"), QStringLiteral("101"), QStringLiteral("102"));
        QTRY_COMPARE(openCalls(*database), 1);
        postgres().crash();
        house.pbx.report(QStringLiteral("before"), Progress::Answered, 200);
        clock.turn(10);
        house.pbx.report(QStringLiteral("before"), Progress::Ended);
        for (int i = 0; i < 300; ++i) {
            const QString callId = QString::number(i);
            house.pbx.call(callId, QStringLiteral("101"), QStringLiteral("102"));
            house.pbx.report(callId, Progress::Failed, 486);
        }
        QTRY_VERIFY(!database->isAvailable());
        QVERIFY(house.record.waiting() > 0);
        QVERIFY2(postgres().startAgain(), qPrintable(postgres().errorText()));
        QTRY_COMPARE_WITH_TIMEOUT(house.record.waiting(), 0U, 30'000);
        QTRY_COMPARE(openCalls(*database), 0);
        CallRecordTable table(*database);
        QCOMPARE(QCoro::waitFor(table.list({}, 1, 0))->total, 301);
        const auto before = QCoro::waitFor(table.newest({.extension = {}, .callId = QStringLiteral("before")}, 10));
        QCOMPARE(before->size(), 1);
        QCOMPARE(before->first().billableDur, 10);
        QCOMPARE(house.record.dropped(), 0);
        QCOMPARE(house.events.lastSeq(), 301); // each told once
    }

    void callsBeyondTheBoundAreLeftOutAndThoseTakenInAreWhole()
    {
        if (!onPostgres())
            QSKIP("SQLite is a file and does not go away");
        const auto database = migrated();
        TurnedClock clock;
        House house(*database, box(), clock, {.keepLimit = 10, .retry = 50ms});
        postgres().crash();
        for (int i = 0; i < 50; ++i)
            house.pbx.call(QString::number(i), QStringLiteral("101"), QStringLiteral("102"));
        QCOMPARE(house.record.dropped(), 39); // one is being written, ten wait
        for (int i = 0; i < 10; ++i)
            house.pbx.report(QString::number(i), Progress::Failed, 486);
        QCOMPARE(house.record.dropped(), 39);
        QVERIFY2(postgres().startAgain(), qPrintable(postgres().errorText()));
        QTRY_COMPARE_WITH_TIMEOUT(house.record.waiting(), 0U, 30'000);
        QTRY_COMPARE(listed(*database).size(), 10);
    }

    void aChangeThatTheDatabaseWillNeverTakeDoesNotStopTheOthers()
    {
        const auto database = migrated();
        TurnedClock clock;
        House house(*database, box(), clock);
        house.pbx.call(QStringLiteral("good"), QStringLiteral("101"), QStringLiteral("102"));
        house.pbx.call(QStringLiteral("bad") + QChar(u'\0'), QStringLiteral("101"), QStringLiteral("102"));
        house.pbx.report(QStringLiteral("good"), Progress::Failed, 486);
        QTRY_COMPARE(listed(*database).size(), 1);
        QCOMPARE(house.record.dropped(), 1);
        QCOMPARE(house.record.waiting(), 0U);
    }
};

QTEST_GUILESS_MAIN(RecordCallTest)
#include "RecordCallTest.moc"
