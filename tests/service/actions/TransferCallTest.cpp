// SPDX-License-Identifier: GPL-3.0-or-later
#include "TransferCall.h"
#include "WakeHouse.h"

#include <QTest>

using namespace wakeline;

namespace {

const QString callId = QStringLiteral("c1");

/// 101 talks with 102.
struct TalkingHouse : House
{
    explicit TalkingHouse(TransferCall::Times times = {50ms, 10s}) : transferring(pbx, board, directory, times)
    {
        QObject::connect(&pbx, &Pbx::callReported, &pbx,
                         [this](const CallReport &report) { board.show(board.calls().report(report, clock.now())); });
        addExtension(QStringLiteral("103"));
        tell(CallReport::Progress::Answered);
    }

    void tell(CallReport::Progress progress)
    {
        CallReport report;
        report.progress = progress;
        report.callId = callId;
        report.caller = QStringLiteral("101");
        report.callee = QStringLiteral("102");
        Q_EMIT pbx.callReported(report);
    }
    /// \return `accepted`, or the error's code and field
    QString transfer(const QString &target = QStringLiteral("103"), const QString &id = callId)
    {
        const auto call = QCoro::waitFor(transferring.transfer({id, CallSide::Caller, target}, QStringLiteral("ada")));
        return call ? QStringLiteral("accepted") : (call.error().code + u' ' + call.error().field).trimmed();
    }
    std::optional<TransferState> state() const
    {
        const auto call = board.calls().find(callId);
        return call ? call->transferState : std::nullopt;
    }

    TransferCall transferring;
};

} // namespace

class TransferCallTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTransferIsShownFromTheOrderToItsOutcome()
    {
        TalkingHouse house;
        QCOMPARE(house.transfer(), QStringLiteral("accepted"));
        const QList<CallTransfer> ordered{{callId, CallSide::Caller, QStringLiteral("103")}};
        QCOMPARE(house.pbx.transfers, ordered);
        QCOMPARE(house.board.calls().find(callId)->transferTo, std::optional(QStringLiteral("103")));
        QCOMPARE(house.state(), std::optional(TransferState::Trying));
        Q_EMIT house.pbx.transferReported({callId, 180, false});
        QCOMPARE(house.state(), std::optional(TransferState::Trying));
        Q_EMIT house.pbx.transferReported({callId, 486, true});
        QCOMPARE(house.state(), std::optional(TransferState::Failed));
        QCOMPARE(house.board.calls().find(callId)->transferCode, std::optional(486));
        QTest::qWait(150);
        QVERIFY2(house.pbx.hungUp.isEmpty(), "a call was ended although its transfer had failed");
        // Once more is allowed.
        QCOMPARE(house.transfer(), QStringLiteral("accepted"));
    }

    void theOldCallIsEndedIfThePhoneDoesNotEndIt()
    {
        TalkingHouse house;
        QCOMPARE(house.transfer(), QStringLiteral("accepted"));
        Q_EMIT house.pbx.transferReported({callId, 200, true});
        QCOMPARE(house.state(), std::optional(TransferState::Answered));
        QTRY_COMPARE_WITH_TIMEOUT(house.pbx.hungUp, QStringList{callId}, 10'000);
    }

    void anOldCallThatItsPhoneEndedIsNotEndedAgain()
    {
        TalkingHouse house;
        QCOMPARE(house.transfer(), QStringLiteral("accepted"));
        Q_EMIT house.pbx.transferReported({callId, 200, true});
        house.tell(CallReport::Progress::Ended);
        QTest::qWait(200);
        QCOMPARE(house.pbx.hungUp, QStringList());
    }

    void aTransferBegunBeforeARestartEndsTheOldCallToo()
    {
        TalkingHouse house;
        Q_EMIT house.pbx.transferReported({callId, 200, true});
        QTRY_COMPARE_WITH_TIMEOUT(house.pbx.hungUp, QStringList{callId}, 10'000);
    }

    void onlyExtensionsOutsideOfTheCallAreTargets()
    {
        TalkingHouse house;
        QCOMPARE(house.transfer(QStringLiteral("00881612345")), QStringLiteral("invalid_value target"));
        QCOMPARE(house.transfer(QStringLiteral("sip:103@elsewhere")), QStringLiteral("invalid_value target"));
        QCOMPARE(house.transfer(QString()), QStringLiteral("invalid_value target"));
        QCOMPARE(house.transfer(QStringLiteral("102")), QStringLiteral("invalid_value target"));
        QCOMPARE(house.pbx.transfers.size(), 0);
    }

    void onlyAnsweredCallsAreTransferredAndOnlyOnceAtATime()
    {
        TalkingHouse house;
        QCOMPARE(house.transfer(QStringLiteral("103"), QStringLiteral("c9")), QStringLiteral("not_found"));
        QCOMPARE(house.transfer(), QStringLiteral("accepted"));
        QCOMPARE(house.transfer(), QStringLiteral("transfer_running"));
        CallReport rings;
        rings.callId = QStringLiteral("c2");
        rings.callee = QStringLiteral("102");
        Q_EMIT house.pbx.callReported(rings);
        QCOMPARE(house.transfer(QStringLiteral("103"), rings.callId), QStringLiteral("call_not_answered"));
    }

    void aRefusalByThePhoneLeavesTheCallAsItWas()
    {
        TalkingHouse house;
        house.pbx.transferAnswer = failure(QStringLiteral("transfer_refused"), QStringLiteral("603"));
        QCOMPARE(house.transfer(), QStringLiteral("transfer_refused"));
        QCOMPARE(house.state(), std::optional(TransferState::Failed));
        house.pbx.transferAnswer = {};
        QCOMPARE(house.transfer(), QStringLiteral("accepted"));
    }

    void aPhoneThatTellsNothingDoesNotBlockTheNextTransfer()
    {
        TalkingHouse house({50ms, 100ms});
        QCOMPARE(house.transfer(), QStringLiteral("accepted"));
        QTRY_COMPARE_WITH_TIMEOUT(house.state(), std::optional(TransferState::Failed), 10'000);
        QCOMPARE(house.transfer(), QStringLiteral("accepted"));
    }
};

QTEST_GUILESS_MAIN(TransferCallTest)
#include "TransferCallTest.moc"
