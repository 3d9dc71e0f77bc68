// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallBook.h"
#include "RegistrationBook.h"

#include <QRandomGenerator>
#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;

namespace {

const QDateTime noon = QDateTime::fromString(QStringLiteral("2026-11-20T12:00:00Z"), Qt::ISODate);

BindingReport binding(const QString &extension, const QString &contact, std::chrono::seconds expires = 60s)
{
    BindingReport report;
    report.extension = extension;
    report.contact = contact;
    report.source = QStringLiteral("udp:192.0.2.7:5060");
    report.expires = expires;
    return report;
}

BindingReport gone(BindingReport::Change change, const QString &extension, const QString &contact)
{
    BindingReport report = binding(extension, contact);
    report.change = change;
    return report;
}

IncomingCall callFor(const QString &callee, const QString &callId)
{
    return {QStringLiteral("1:2"), callId, callee, QStringLiteral("101"), QStringLiteral("Ida"), false, 0, {}};
}

CallDecision held(std::chrono::milliseconds hold)
{
    CallDecision decision;
    decision.action = CallDecision::Action::PushWait;
    decision.hold = hold;
    return decision;
}

CallReport report(CallReport::Progress progress, const QString &callId, int code = 0)
{
    return {progress, callId, QStringLiteral("101"), QStringLiteral("102"), {}, code};
}

} // namespace

class BooksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRegistrationComesAndGoesWithItsBindings();
    void aRefreshThatChangesNothingButItsTimeIsStillShown();
    void aPageIsAPartOfTheWholeListByNumber();
    void theKeepaliveOfAnEarlierReportIsKept();
    void anOverdueKeepaliveMakesARegistrationDoubtful();
    void aLostExpiryIsFoundByTheClock();
    void whatGoesWithoutHavingBeenHereIsNotListed();
    void aSnapshotReplacesWhatWasKnown();
    void callsDecideTheBadge();
    void aHeldCallRingsAnswersAndEndsOnce();
    void aLateRingingDoesNotTakeAnAnswerBack();
    void theFinalStatusGivesTheDisposition_data();
    void theFinalStatusGivesTheDisposition();
    void aHoldThatNobodyEndedEndsByTheClock();
    void aSnapshotEndsCallsThatAreGoneButNotHeldOnes();
    void whatIsHeardWhileTheServerListsItsCallsIsNewerThanTheList();
    void oneOfThousandsOfCallsIsFoundByItsExtension();
    void anExtensionsLoadIsThatOfItsActiveCallsWhateverHappens();
};

void BooksTest::aRegistrationComesAndGoesWithItsBindings()
{
    RegistrationBook book;
    auto shown = book.apply(binding(QStringLiteral("201"), QStringLiteral("sip:201@192.0.2.7:5060")), noon);
    QVERIFY(shown);
    QCOMPARE(shown->state, RegistrationState::Online);
    QCOMPARE(shown->bindings.first().expiresAt, noon.addSecs(60));
    book.apply(binding(QStringLiteral("201"), QStringLiteral("sip:201@192.0.2.8:5060")), noon.addSecs(1));
    QCOMPARE(book.find(QStringLiteral("201"))->bindings.size(), 2);
    QCOMPARE(book.find(QStringLiteral("201"))->bindings.first().contact, QStringLiteral("sip:201@192.0.2.8:5060"));
    book.apply(gone(BindingReport::Change::Expired, QStringLiteral("201"), QStringLiteral("sip:201@192.0.2.8:5060")),
               noon.addSecs(61));
    QCOMPARE(book.find(QStringLiteral("201"))->lastSeenAt, noon.addSecs(1));
    shown =
        book.apply(gone(BindingReport::Change::Removed, QStringLiteral("201"), QStringLiteral("*")), noon.addSecs(62));
    QVERIFY(shown);
    QCOMPARE(shown->state, RegistrationState::Offline);
    QVERIFY(shown->bindings.isEmpty());
    QCOMPARE(shown->lastSeenAt, noon.addSecs(62));
}

void BooksTest::aRefreshThatChangesNothingButItsTimeIsStillShown()
{
    RegistrationBook book;
    book.apply(binding(QStringLiteral("201"), QStringLiteral("sip:a")), noon);
    QVERIFY(!book.apply(binding(QStringLiteral("201"), QStringLiteral("sip:a")), noon));
    const auto shown = book.apply(binding(QStringLiteral("201"), QStringLiteral("sip:a")), noon.addSecs(30));
    QVERIFY(shown);
    QCOMPARE(shown->bindings.size(), 1);
    QCOMPARE(shown->bindings.first().expiresAt, noon.addSecs(90));
}

void BooksTest::aPageIsAPartOfTheWholeListByNumber()
{
    RegistrationBook book;
    for (const int number : {205, 201, 204, 203, 202})
        book.apply(binding(QString::number(number), QStringLiteral("sip:a@192.0.2.7")), noon);
    const auto numbers = [](const QList<Registration> &list) {
        QStringList texts;
        for (const Registration &registration : list)
            texts.append(registration.extension);
        return texts.join(QLatin1Char(' '));
    };
    QCOMPARE(book.count(), 5);
    QCOMPARE(numbers(book.all()), QStringLiteral("201 202 203 204 205"));
    QCOMPARE(numbers(book.page(0, 2)), QStringLiteral("201 202"));
    QCOMPARE(numbers(book.page(4, 2)), QStringLiteral("205"));
    QCOMPARE(numbers(book.page(5, 2)), QString());
    QCOMPARE(numbers(book.page(1000, 100)), QString());
}

void BooksTest::theKeepaliveOfAnEarlierReportIsKept()
{
    RegistrationBook book;
    BindingReport measured = binding(QStringLiteral("201"), QStringLiteral("sip:a"));
    measured.rttUs = 41000;
    measured.lastKeepaliveAt = noon;
    book.apply(measured, noon);
    book.apply(binding(QStringLiteral("201"), QStringLiteral("sip:a")), noon.addSecs(5));
    QCOMPARE(book.find(QStringLiteral("201"))->bindings.first().rttUs, std::optional<qint64>(41000));
}

void BooksTest::anOverdueKeepaliveMakesARegistrationDoubtful()
{
    RegistrationBook book;
    BindingReport measured = binding(QStringLiteral("201"), QStringLiteral("sip:a"), 600s);
    measured.lastKeepaliveAt = noon;
    book.apply(measured, noon);
    QVERIFY(book.review(noon.addSecs(60)).isEmpty());
    const auto changed = book.review(noon.addSecs(120));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().state, RegistrationState::Checking);
}

void BooksTest::aLostExpiryIsFoundByTheClock()
{
    RegistrationBook book;
    book.apply(binding(QStringLiteral("201"), QStringLiteral("sip:a"), 60s), noon);
    QVERIFY(book.review(noon.addSecs(100)).isEmpty());
    const auto changed = book.review(noon.addSecs(200));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().state, RegistrationState::Offline);
}

void BooksTest::whatGoesWithoutHavingBeenHereIsNotListed()
{
    RegistrationBook book;
    book.apply(binding(QStringLiteral("201"), QStringLiteral("sip:a")), noon);
    book.remove(QStringLiteral("201")); // its extension was deleted; the SIP server holds the binding a while longer
    for (const auto change : {BindingReport::Change::Expired, BindingReport::Change::Removed}) {
        QVERIFY(!book.apply(gone(change, QStringLiteral("201"), QStringLiteral("sip:a")), noon.addSecs(60)));
        QVERIFY(!book.apply(gone(change, QStringLiteral("202"), QStringLiteral("*")), noon.addSecs(60)));
    }
    QCOMPARE(book.count(), 0);
    QVERIFY(!book.find(QStringLiteral("201")));
}

void BooksTest::aSnapshotReplacesWhatWasKnown()
{
    RegistrationBook book;
    book.apply(binding(QStringLiteral("201"), QStringLiteral("sip:a")), noon);
    book.apply(binding(QStringLiteral("202"), QStringLiteral("sip:b")), noon);
    const auto changed = book.replace({binding(QStringLiteral("202"), QStringLiteral("sip:b")),
                                       binding(QStringLiteral("203"), QStringLiteral("sip:c"))},
                                      noon);
    QStringList numbers;
    for (const Registration &registration : changed)
        numbers.append(registration.extension);
    numbers.sort();
    QCOMPARE(numbers, (QStringList{QStringLiteral("201"), QStringLiteral("203")}));
    QCOMPARE(book.find(QStringLiteral("201"))->state, RegistrationState::Offline);
}

void BooksTest::callsDecideTheBadge()
{
    RegistrationBook book;
    book.apply(binding(QStringLiteral("201"), QStringLiteral("sip:a")), noon);
    QCOMPARE(book.setCalls(QStringLiteral("201"), 1, 0)->state, RegistrationState::Ringing);
    QVERIFY(!book.setCalls(QStringLiteral("201"), 2, 0));
    QCOMPARE(book.setCalls(QStringLiteral("201"), 0, 1)->state, RegistrationState::OnCall);
    QCOMPARE(book.setCalls(QStringLiteral("201"), 0, 0)->state, RegistrationState::Online);
    QVERIFY(!book.setCalls(QStringLiteral("never registered"), 1, 0));
}

void BooksTest::aHeldCallRingsAnswersAndEndsOnce()
{
    using enum CallReport::Progress;
    CallBook book;
    const Call call =
        book.arrived(callFor(QStringLiteral("102"), QStringLiteral("c1")), held(5s), QStringLiteral("Bo"), noon);
    QCOMPARE(call.state, CallState::Held);
    QCOMPARE(call.holdUntil, noon.addSecs(5));
    QCOMPARE(book.pushSent(QStringLiteral("c1"), 2)->pushesSent, 2);
    QCOMPARE(book.pushAccepted(QStringLiteral("c1"), noon.addMSecs(120))->firstPushMs, std::optional<qint64>(120));
    QCOMPARE(book.woken(QStringLiteral("c1"), noon.addMSecs(900))->registeredMs, std::optional<qint64>(900));
    QVERIFY(!book.woken(QStringLiteral("c1"), noon.addMSecs(1900)));
    QCOMPARE(book.report(report(Ringing, QStringLiteral("c1"), 180), noon.addSecs(1))->state, CallState::Ringing);
    QVERIFY(!book.report(report(Ringing, QStringLiteral("c1"), 180), noon.addSecs(2)));
    const auto answered = book.report(report(Answered, QStringLiteral("c1")), noon.addSecs(3));
    QCOMPARE(answered->answeredAt, noon.addSecs(3));
    const auto ended = book.report(report(Ended, QStringLiteral("c1")), noon.addSecs(9));
    QCOMPARE(ended->state, CallState::Ended);
    QCOMPARE(ended->disposition, Disposition::Answered);
    QVERIFY(!book.report(report(Ended, QStringLiteral("c1")), noon.addSecs(10)));
    QVERIFY(book.active().isEmpty());
}

void BooksTest::aLateRingingDoesNotTakeAnAnswerBack()
{
    CallBook book;
    book.report(report(CallReport::Progress::Answered, QStringLiteral("c1")), noon);
    QVERIFY(!book.report(report(CallReport::Progress::Ringing, QStringLiteral("c1"), 180), noon.addSecs(1)));
    QCOMPARE(book.find(QStringLiteral("c1"))->state, CallState::Answered);
}

void BooksTest::theFinalStatusGivesTheDisposition_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<Disposition>("disposition");
    QTest::newRow("busy") << 486 << Disposition::Busy;
    QTest::newRow("declined") << 603 << Disposition::Busy;
    QTest::newRow("cancelled") << 487 << Disposition::Cancelled;
    QTest::newRow("nobody woke") << 480 << Disposition::NoAnswer;
    QTest::newRow("timeout") << 408 << Disposition::NoAnswer;
    QTest::newRow("server error") << 500 << Disposition::Failed;
}

void BooksTest::theFinalStatusGivesTheDisposition()
{
    QFETCH(int, code);
    QFETCH(Disposition, disposition);
    CallBook book;
    book.arrived(callFor(QStringLiteral("102"), QStringLiteral("c1")), held(5s), {}, noon);
    const auto ended = book.report(report(CallReport::Progress::Failed, QStringLiteral("c1"), code), noon.addSecs(1));
    QCOMPARE(ended->disposition, disposition);
    QCOMPARE(ended->sipCode, code);
}

void BooksTest::aHoldThatNobodyEndedEndsByTheClock()
{
    CallBook book;
    book.arrived(callFor(QStringLiteral("102"), QStringLiteral("c1")), held(5s), {}, noon);
    QVERIFY(book.review(noon.addSecs(9)).isEmpty());
    QCOMPARE(book.review(noon.addSecs(11)).first().disposition, Disposition::NoAnswer);
}

void BooksTest::aSnapshotEndsCallsThatAreGoneButNotHeldOnes()
{
    CallBook book;
    book.arrived(callFor(QStringLiteral("102"), QStringLiteral("held")), held(5s), {}, noon);
    book.report(report(CallReport::Progress::Answered, QStringLiteral("over")), noon);
    const auto changed = book.replace({report(CallReport::Progress::Answered, QStringLiteral("new"))}, noon.addSecs(1));
    QCOMPARE(changed.size(), 2);
    QVERIFY(!book.find(QStringLiteral("over")));
    QCOMPARE(book.find(QStringLiteral("held"))->state, CallState::Held);
    QCOMPARE(book.find(QStringLiteral("new"))->state, CallState::Answered);
}

void BooksTest::whatIsHeardWhileTheServerListsItsCallsIsNewerThanTheList()
{
    using enum CallReport::Progress;
    CallBook book;
    book.report(report(Answered, QStringLiteral("ends meanwhile")), noon);
    book.listAsked();
    book.report(report(Ended, QStringLiteral("ends meanwhile")), noon);
    book.report(report(Answered, QStringLiteral("comes meanwhile")), noon);
    const auto changed = book.replace({report(Answered, QStringLiteral("ends meanwhile"))}, noon.addSecs(1));
    QVERIFY(changed.isEmpty());
    QVERIFY(!book.find(QStringLiteral("ends meanwhile")));
    QCOMPARE(book.find(QStringLiteral("comes meanwhile"))->state, CallState::Answered);
    // The next list stands on its own.
    QCOMPARE(book.replace({}, noon.addSecs(2)).size(), 1);
}

void BooksTest::oneOfThousandsOfCallsIsFoundByItsExtension()
{
    CallBook book;
    for (int i = 0; i < 4000; ++i)
        book.arrived(callFor(QString::number(i), QStringLiteral("call %1").arg(i)), held(5s), {}, noon);
    QCOMPARE(book.heldFor(QStringLiteral("1234")).size(), 1);
    book.report({CallReport::Progress::Answered, QStringLiteral("call 1234"), {}, {}, {}, 0}, noon);
    QCOMPARE(book.loadOf(QStringLiteral("1234")), (CallBook::Load{0, 1}));
    QVERIFY(book.heldFor(QStringLiteral("1234")).isEmpty());
    book.report({CallReport::Progress::Ended, QStringLiteral("call 1234"), {}, {}, {}, 0}, noon);
    QCOMPARE(book.loadOf(QStringLiteral("1234")), (CallBook::Load{0, 0}));
}

void BooksTest::anExtensionsLoadIsThatOfItsActiveCallsWhateverHappens()
{
    const auto recounted = [](const CallBook &book, const QString &extension) {
        CallBook::Load load;
        const QList<Call> calls = book.active();
        for (const Call &call : calls) {
            const bool isPart = call.callee == extension || call.caller == extension;
            load.answered += isPart && call.state == CallState::Answered ? 1 : 0;
            load.ringing += call.callee == extension && call.state == CallState::Ringing ? 1 : 0;
        }
        return load;
    };
    using Progress = CallReport::Progress;
    const QList<Progress> progresses{Progress::Ringing, Progress::Answered, Progress::Ended, Progress::Failed};
    QRandomGenerator random(8599);
    CallBook book;
    QDateTime now = noon;
    for (int step = 0; step < 3000; ++step) {
        now = now.addMSecs(random.bounded(1500));
        const QString callId = QString::number(random.bounded(12));
        // 101 calls everybody, itself included; the same Call-ID may come again for somebody else.
        const QString callee = QString::number(101 + random.bounded(3));
        if (random.bounded(3) == 0)
            book.arrived(callFor(callee, callId), random.bounded(2) ? held(5s) : CallDecision{}, {}, now);
        else if (random.bounded(20) == 0)
            book.review(now);
        else
            book.report({progresses.at(random.bounded(4)), callId, QStringLiteral("101"), callee, {}, 200}, now);
        for (const QString &extension : {QStringLiteral("101"), QStringLiteral("102"), QStringLiteral("103")})
            QCOMPARE(book.loadOf(extension), recounted(book, extension));
    }
}

QTEST_GUILESS_MAIN(BooksTest)
#include "BooksTest.moc"
