// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallRecordTable.h"
#include "DatabaseFixture.h"

#include <QCoroTask>

using namespace wakeline;
using Progress = CallReport::Progress;

namespace {

const QDateTime start = QDateTime(QDate(2026, 11, 20), QTime(8, 15, 30), Qt::UTC);

CallOpened opened(const QString &callId, const QString &caller, const QString &callee, const QDateTime &at = start)
{
    static int count = 0;
    CallRecord record;
    record.callId = callId;
    record.startTime = at;
    record.callerIdName = QStringLiteral("Zoë \"Z\" Ångström");
    record.callerIdNum = caller;
    record.callee = callee;
    return {QByteArray::number(++count).rightJustified(16, '0'), record};
}

CallProgressed progressed(const QString &callId, Progress progress, const QDateTime &at, int code = 0)
{
    CallReport report;
    report.progress = progress;
    report.callId = callId;
    report.code = code;
    return {report, at};
}

QStringList callIds(const QList<CallRecord> &records)
{
    QStringList ids;
    for (const CallRecord &record : records)
        ids.append(record.callId);
    return ids;
}

} // namespace

class CallRecordTableTest : public DatabaseFixture
{
    Q_OBJECT

    std::unique_ptr<Database> m_database;

    CallRecordTable table() { return CallRecordTable(*m_database); }
    Result<QList<CallRecord>> apply(const QList<CallChange> &changes)
    {
        m_database = m_database ? std::move(m_database) : migrated();
        auto records = table();
        return QCoro::waitFor(records.apply(changes));
    }
    /// \return the completed records; none also if it fails, which the tests then notice
    QList<CallRecord> completed(const QList<CallChange> &changes)
    {
        const auto applied = apply(changes);
        if (!applied)
            qWarning("%s", qPrintable(applied.error().message));
        return applied.value_or(QList<CallRecord>());
    }
    QList<CallRecord> listed(const CallRecordFilter &filter = {}, int limit = 100, int offset = 0)
    {
        auto records = table();
        return QCoro::waitFor(records.newest(filter, limit, offset)).value_or(QList<CallRecord>());
    }
    qint64 openCalls()
    {
        const auto rows =
            runSql(*m_database, QStringLiteral("SELECT COUNT(*) FROM call_records WHERE end_time IS NULL"));
        return rows ? rows->first().integer(0) : -1;
    }
    /// A call that was answered after 5 s and ended after 65 s.
    void addCall(const QString &callId, const QString &caller, const QString &callee, const QDateTime &at = start)
    {
        QCOMPARE(completed({opened(callId, caller, callee, at), progressed(callId, Progress::Answered, at.addSecs(5)),
                            progressed(callId, Progress::Ended, at.addSecs(65))})
                     .size(),
                 1);
    }

private Q_SLOTS:
    void cleanup() { m_database.reset(); }

    void aCallIsOneRecordFromItsStartToItsEnd()
    {
        QVERIFY(completed({opened(QStringLiteral("a"), QStringLiteral("101"), QStringLiteral("102"))}).isEmpty());
        QVERIFY(listed().isEmpty()); // it goes on
        QCOMPARE(openCalls(), 1);
        QVERIFY(completed({progressed(QStringLiteral("a"), Progress::Answered, start.addSecs(5))}).isEmpty());
        const auto done = completed({progressed(QStringLiteral("a"), Progress::Ended, start.addMSecs(65'500))});
        QCOMPARE(done.size(), 1);
        CallRecord expected = opened(QStringLiteral("a"), QStringLiteral("101"), QStringLiteral("102")).record;
        expected.id = done.first().id;
        expected.answerTime = start.addSecs(5);
        expected.endTime = start.addMSecs(65'500);
        expected.duration = 65;
        expected.billableDur = 60;
        expected.disposition = Disposition::Answered;
        expected.hangupCause = QStringLiteral("normal_call_clearing");
        QCOMPARE(done.first(), expected);
        QCOMPARE(listed(), done);
        QCOMPARE(openCalls(), 0);
    }

    void whatIsAppliedTwiceIsThereOnceAndToldAgain()
    {
        const QList<CallChange> whole{opened(QStringLiteral("a"), QStringLiteral("101"), QStringLiteral("102")),
                                      progressed(QStringLiteral("a"), Progress::Failed, start.addSecs(5), 486)};
        const auto first = completed(whole);
        QCOMPARE(first.size(), 1);
        QCOMPARE(completed(whole), first); // who could not know whether it was written hears of it after all
        QCOMPARE(listed(), first);
        QCOMPARE(openCalls(), 0);
    }

    void instancesThatHearOfTheSameCallWriteOneRecord()
    {
        QVERIFY(apply({opened(QStringLiteral("a"), QStringLiteral("101"), QStringLiteral("102")),
                       opened(QStringLiteral("a"), QStringLiteral("101"), QStringLiteral("102"), start.addMSecs(3))}));
        QCOMPARE(completed({progressed(QStringLiteral("a"), Progress::Ended, start.addSecs(10))}).size(), 1);
        QVERIFY(completed({progressed(QStringLiteral("a"), Progress::Ended, start.addMSecs(10'002))}).isEmpty());
        QCOMPARE(listed().size(), 1);
    }

    void aCallIdThatComesAgainAfterItsCallIsAnotherCall()
    {
        addCall(QStringLiteral("a"), QStringLiteral("101"), QStringLiteral("102"));
        addCall(QStringLiteral("a"), QStringLiteral("101"), QStringLiteral("102"), start.addSecs(100));
        QCOMPARE(listed().size(), 2);
    }

    void whatTheSipServerNoLongerKnowsIsLostAndBilledToWhenItWasSeen()
    {
        QVERIFY(apply(
            {opened(QStringLiteral("gone"), QStringLiteral("101"), QStringLiteral("102")),
             opened(QStringLiteral("up"), QStringLiteral("103"), QStringLiteral("102")),
             progressed(QStringLiteral("gone"), Progress::Answered, start.addSecs(5)), CallsSeen{start.addSecs(60)},
             opened(QStringLiteral("new"), QStringLiteral("104"), QStringLiteral("102"), start.addSecs(3600))}));
        const CallsFound list{{opened(QStringLiteral("up"), QStringLiteral("103"), QStringLiteral("102"))},
                              start.addSecs(3600),
                              start.addSecs(3601)};
        const auto lost = completed({list});
        QCOMPARE(callIds(lost), {QStringLiteral("gone")});
        QCOMPARE(lost.first().disposition, std::optional(Disposition::Failed));
        QCOMPARE(lost.first().hangupCause, QStringLiteral("lost"));
        QCOMPARE(lost.first().endTime, std::optional(start.addSecs(60)));
        QCOMPARE(lost.first().billableDur, 55);
        QCOMPARE(openCalls(), 2); // the one that is up, and the one that came after the question
        QVERIFY(completed({list}).isEmpty());
    }

    void aCallThatNobodySawArriveIsTakenOverFromTheSipServersList()
    {
        CallOpened found = opened(QStringLiteral("a"), QStringLiteral("101"), QStringLiteral("102"));
        found.record.answerTime = start.addSecs(5);
        QVERIFY(completed({CallsFound{{found}, start.addSecs(100), start.addSecs(101)}}).isEmpty());
        const auto done = completed({progressed(QStringLiteral("a"), Progress::Ended, start.addSecs(165))});
        QCOMPARE(done.size(), 1);
        QCOMPARE(done.first().billableDur, 160);
        // A list that was on its way when the call ended does not bring it back.
        QVERIFY(completed({CallsFound{{found}, start.addSecs(160), start.addSecs(166)}}).isEmpty());
        QCOMPARE(openCalls(), 0);
    }

    void anAnswerThatWasMissedIsReadFromTheList()
    {
        QVERIFY(apply({opened(QStringLiteral("a"), QStringLiteral("101"), QStringLiteral("102"))}));
        CallOpened found = opened(QStringLiteral("a"), QStringLiteral("101"), QStringLiteral("102"));
        found.record.answerTime = start.addSecs(5);
        QVERIFY(apply({CallsFound{{found}, start.addSecs(100), start.addSecs(101)}}));
        const auto done = completed({progressed(QStringLiteral("a"), Progress::Ended, start.addSecs(165))});
        QCOMPARE(done.size(), 1);
        QCOMPARE(done.first().answerTime, std::optional(start.addSecs(5)));
    }

    void everyFilterLeavesWhatItNames()
    {
        addCall(QStringLiteral("a"), QStringLiteral("101"), QStringLiteral("102"));
        addCall(QStringLiteral("b"), QStringLiteral("103"), QStringLiteral("101"), start.addSecs(100));
        addCall(QStringLiteral("c"), QStringLiteral("101"), QStringLiteral("101"), start.addSecs(200)); // itself
        CallOpened inbound = opened(QStringLiteral("d"), QStringLiteral("+4930123"), QStringLiteral("102"));
        inbound.record.direction = CallDirection::Inbound;
        QVERIFY(apply({inbound, progressed(QStringLiteral("d"), Progress::Failed, start.addSecs(9), 486)}));

        const auto ids = [this](const CallRecordFilter &filter) { return callIds(listed(filter)).join(u','); };
        QCOMPARE(ids({}), QStringLiteral("d,c,b,a"));
        QCOMPARE(ids({.extension = QStringLiteral("101")}), QStringLiteral("c,b,a"));
        QCOMPARE(ids({.extension = QStringLiteral("102")}), QStringLiteral("d,a"));
        QCOMPARE(ids({.extension = QStringLiteral("102"), .disposition = Disposition::Busy}), QStringLiteral("d"));
        QCOMPARE(ids({.extension = {}, .direction = CallDirection::Inbound}), QStringLiteral("d"));
        QCOMPARE(ids({.extension = {}, .disposition = Disposition::Answered}), QStringLiteral("c,b,a"));
        QCOMPARE(ids({.extension = {}, .callId = QStringLiteral("b")}), QStringLiteral("b"));
        QCOMPARE(ids({.extension = {}, .from = start.addSecs(100), .to = start.addSecs(200)}), QStringLiteral("b"));
        const qint64 newest = listed().first().id;
        QCOMPARE(ids({.extension = {}, .beforeId = newest}), QStringLiteral("c,b,a"));

        auto records = table();
        const auto page = QCoro::waitFor(records.list({.extension = QStringLiteral("101"), .beforeId = newest}, 2, 1));
        VERIFY_RESULT(page);
        QCOMPARE(callIds(page->items).join(u','), QStringLiteral("b,a"));
        QCOMPARE(page->total, 3);
    }

    void pagesBeforeAnIdStayWhereTheyAreWhileCallsCome()
    {
        for (int i = 0; i < 25; ++i)
            addCall(QStringLiteral("call %1").arg(i), QStringLiteral("101"),
                    i % 2 ? QStringLiteral("102") : QStringLiteral("103"), start.addSecs(i));
        QStringList seen;
        CallRecordFilter filter{.extension = QStringLiteral("101")};
        for (QList<CallRecord> page = listed(filter, 10); !page.isEmpty(); page = listed(filter, 10)) {
            seen += callIds(page);
            filter.beforeId = page.last().id;
            addCall(QStringLiteral("meanwhile %1").arg(seen.size()), QStringLiteral("101"), QStringLiteral("104"));
        }
        QCOMPARE(seen.size(), 25);
        QCOMPARE(seen.first(), QStringLiteral("call 24"));
        QCOMPARE(seen.last(), QStringLiteral("call 0"));
        QCOMPARE(QSet<QString>(seen.begin(), seen.end()).size(), 25);
    }

    void oldRecordsGoInPiecesAndTheOldestFirst()
    {
        for (int i = 0; i < 5; ++i)
            addCall(QString::number(i), QStringLiteral("101"), QStringLiteral("102"), start.addDays(i));
        auto records = table();
        QCOMPARE(QCoro::waitFor(records.removeOlderThan(start.addDays(3), 2)), Result<int>(2));
        QCOMPARE(callIds(listed()).join(u','), QStringLiteral("4,3,2"));
        QCOMPARE(QCoro::waitFor(records.removeOlderThan(start.addDays(3), 2)), Result<int>(1));
        QCOMPARE(QCoro::waitFor(records.removeOlderThan(start.addDays(3), 2)), Result<int>(0));
        QCOMPARE(callIds(listed()).join(u','), QStringLiteral("4,3"));
    }
};

QTEST_GUILESS_MAIN(CallRecordTableTest)
#include "CallRecordTableTest.moc"
