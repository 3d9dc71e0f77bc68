// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallRecording.h"
#include "CallOutcome.h"

#include <QTest>

using namespace wakeline;
using Progress = CallReport::Progress;

namespace {

const QDateTime start = QDateTime(QDate(2026, 11, 20), QTime(8, 15, 30, 400), Qt::UTC);

CallRecord begun()
{
    CallRecord record;
    record.callId = QStringLiteral("a@b");
    record.startTime = start;
    return record;
}

CallReport ending(Progress progress, int code = 0)
{
    CallReport report;
    report.progress = progress;
    report.callId = QStringLiteral("a@b");
    report.code = code;
    return report;
}

} // namespace

class CallRecordingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRefusalIsTakenForWhatItsStatusSays_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<Disposition>("disposition");
        QTest::addColumn<QString>("cause");
        const auto row = [](int code, Disposition disposition, const char *cause) {
            QTest::addRow("%d", code) << code << disposition << QString::fromLatin1(cause);
        };
        row(486, Disposition::Busy, "user_busy");
        row(600, Disposition::Busy, "user_busy");
        row(603, Disposition::Busy, "call_rejected");
        row(487, Disposition::Cancelled, "originator_cancel");
        row(480, Disposition::NoAnswer, "no_user_responding");
        row(408, Disposition::NoAnswer, "recovery_on_timer_expiry");
        row(404, Disposition::Failed, "unallocated_number");
        row(604, Disposition::Failed, "unallocated_number");
        row(403, Disposition::Failed, "call_rejected");
        row(410, Disposition::Failed, "number_changed");
        row(483, Disposition::Failed, "exchange_routing_error");
        row(484, Disposition::Failed, "invalid_number_format");
        row(488, Disposition::Failed, "incompatible_destination");
        row(500, Disposition::Failed, "temporary_failure");
        row(502, Disposition::Failed, "network_out_of_order");
        row(503, Disposition::Failed, "temporary_failure");
        row(504, Disposition::Failed, "recovery_on_timer_expiry");
        row(699, Disposition::Failed, "interworking");
        row(0, Disposition::Failed, "interworking");
    }
    void aRefusalIsTakenForWhatItsStatusSays()
    {
        QFETCH(int, code);
        QFETCH(Disposition, disposition);
        QFETCH(QString, cause);
        CallRecord record = begun();
        recordEnd(record, ending(Progress::Failed, code), start.addMSecs(5999));
        QCOMPARE(record.disposition, std::optional(disposition));
        QCOMPARE(record.hangupCause, cause);
        QCOMPARE(record.duration, 5);
        QCOMPARE(record.billableDur, 0);
        QCOMPARE(record.endTime, std::optional(start.addMSecs(5999)));
        QVERIFY(!record.answerTime);
    }

    void anAnsweredCallIsBilledFromItsAnswer()
    {
        CallRecord record = begun();
        recordAnswer(record, start.addSecs(4));
        recordAnswer(record, start.addSecs(9)); // told once more, by a list after a reconnection
        recordEnd(record, ending(Progress::Ended), start.addSecs(64));
        QCOMPARE(record.disposition, std::optional(Disposition::Answered));
        QCOMPARE(record.hangupCause, QStringLiteral("normal_call_clearing"));
        QCOMPARE(record.answerTime, std::optional(start.addSecs(4)));
        QCOMPARE(record.duration, 64);
        QCOMPARE(record.billableDur, 60);
    }

    void aCallThatABoxAnsweredIsVoicemail()
    {
        CallRecord record = begun();
        recordAnswer(record, start.addSecs(4));
        CallReport end = ending(Progress::Ended);
        end.voicemail = true;
        recordEnd(record, end, start.addSecs(24));
        QCOMPARE(record.disposition, std::optional(Disposition::Voicemail));
        QCOMPARE(record.billableDur, 20);
    }

    void anAnswerThatNobodyHeardIsNotBilled()
    {
        CallRecord record = begun();
        recordEnd(record, ending(Progress::Ended), start.addSecs(64));
        QCOMPARE(record.disposition, std::optional(Disposition::Answered));
        QCOMPARE(record.billableDur, 0);
    }

    void aLostCallIsBilledNoLongerThanItWasSeen()
    {
        CallRecord record = begun();
        recordAnswer(record, start.addSecs(4));
        recordLoss(record, start.addSecs(34));
        QCOMPARE(record.disposition, std::optional(Disposition::Failed));
        QCOMPARE(record.hangupCause, QStringLiteral("lost"));
        QCOMPARE(record.duration, 34);
        QCOMPARE(record.billableDur, 30);
    }

    void aClockThatIsSetBackMakesNoNegativeDuration()
    {
        CallRecord record = begun();
        recordAnswer(record, start.addSecs(-10));
        recordEnd(record, ending(Progress::Ended), start.addSecs(-5));
        QCOMPARE(record.answerTime, std::optional(start));
        QCOMPARE(record.endTime, std::optional(start));
        QCOMPARE(record.duration, 0);
        QCOMPARE(record.billableDur, 0);
    }

    void theDirectionFollowsFromWhoIsAnExtension()
    {
        QCOMPARE(directionOf(true, true), CallDirection::Internal);
        QCOMPARE(directionOf(true, false), CallDirection::Outbound);
        QCOMPARE(directionOf(false, true), CallDirection::Inbound);
        QCOMPARE(directionOf(false, false), CallDirection::Inbound);
    }

    void theRecordHasTheFieldsOfTheContractAndNoOthers()
    {
        QStringList contract{
            QStringLiteral("id"),           QStringLiteral("call_id"),        QStringLiteral("start_time"),
            QStringLiteral("answer_time"),  QStringLiteral("end_time"),       QStringLiteral("duration"),
            QStringLiteral("billable_dur"), QStringLiteral("caller_id_name"), QStringLiteral("caller_id_num"),
            QStringLiteral("callee"),       QStringLiteral("trunk_id"),       QStringLiteral("direction"),
            QStringLiteral("disposition"),  QStringLiteral("hangup_cause")};
        contract.sort();
        CallRecord record = begun();
        recordAnswer(record, start);
        recordEnd(record, ending(Progress::Ended), start);
        record.trunkId = 1;
        QCOMPARE(toJson(record).keys(), contract); // which are sorted
    }
};

QTEST_GUILESS_MAIN(CallRecordingTest)
#include "CallRecordingTest.moc"
