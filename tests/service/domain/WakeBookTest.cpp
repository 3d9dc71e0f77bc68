// SPDX-License-Identifier: GPL-3.0-or-later
#include "WakeBook.h"
#include "PushPlan.h"

#include <QTest>

using namespace wakeline;
using namespace std::chrono_literals;

namespace {

const QDateTime noon = QDateTime::fromString(QStringLiteral("2026-11-20T12:00:00Z"), Qt::ISODate);
const WakeKey key{QStringLiteral("102"), QStringLiteral("c1")};

PushTarget target(qint64 id, const QString &token, const QString &instance = {}, bool voip = false)
{
    PushTarget made;
    made.deviceId = id;
    made.extension = QStringLiteral("102");
    made.provider = voip ? PushProviderName::Apns : PushProviderName::Fcm;
    made.token = token;
    made.instance = instance;
    made.voip = voip;
    return made;
}

IncomingCall call(const QString &callId = QStringLiteral("c1"))
{
    return {QStringLiteral("1:2"), callId, QStringLiteral("102"), QStringLiteral("101"), {}, false, 0, {}};
}

BindingReport registerOf(const QString &token, const QString &contact)
{
    BindingReport report;
    report.extension = QStringLiteral("102");
    report.contact = contact;
    report.push = PushParameters{PushProviderName::Fcm, {{token, {}, false}}};
    return report;
}

QList<qint64> ids(const QList<PushTarget> &targets)
{
    QList<qint64> list;
    for (const PushTarget &one : targets)
        list.append(one.deviceId);
    return list;
}

Binding bindingOf(const QString &instance, const QString &source, std::optional<QDateTime> keepalive = {})
{
    Binding binding;
    binding.instance = instance;
    binding.source = source;
    binding.lastKeepaliveAt = keepalive;
    binding.pushCapable = true;
    return binding;
}

CallStepFailed heldStep(const char *transaction)
{
    CallStepFailed step;
    step.transaction = QLatin1String(transaction);
    return step;
}

} // namespace

class WakeBookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCallIsHopelessOnlyWhenEveryPushWasRefused();
    void heldInvitesAreHandedOutOnce();
    void aRegisterWakesTheDeviceWhoseTokenItCarries();
    void theAnsweringDeviceIsNotCalledOff();
    void whenItIsUnclearWhoAnsweredOnlySleepersAreCalledOff();
    void aCancelledCallIsCalledOffOnceEverywhere();
    void aForkedCallIdIsToldApartByItsCallee();
    void aCallThatWentOnToAnotherExtensionIsCalledOffThereToo();
    void oldWakesAreForgottenAndTheBookIsBounded();
    void aDeviceIsCalledOnItsPushKitTokenOnly();
    void aCancelNeverGoesToAPushKitToken();
    void anAppThatKnowsOnlyCallsHearsOfNothingElse();
    void onlyADeviceThatIsSurelyAwakeIsNotPushed();
};

void WakeBookTest::aCallIsHopelessOnlyWhenEveryPushWasRefused()
{
    WakeBook book;
    QVERIFY(!book.isHopeless(key));
    book.begin(call(), {target(1, QStringLiteral("a")), target(2, QStringLiteral("b"))}, noon);
    QVERIFY(!book.pushAnswered(key, 1, QStringLiteral("a"), false));
    QVERIFY(book.pushAnswered(key, 2, QStringLiteral("b"), false));
    book.begin(call(QStringLiteral("c2")), {target(1, QStringLiteral("a")), target(2, QStringLiteral("b"))}, noon);
    const WakeKey second{QStringLiteral("102"), QStringLiteral("c2")};
    QVERIFY(!book.pushAnswered(second, 2, QStringLiteral("b"), true));
    QVERIFY(!book.pushAnswered(second, 1, QStringLiteral("a"), false));
}

void WakeBookTest::heldInvitesAreHandedOutOnce()
{
    WakeBook book;
    book.begin(call(), {target(1, QStringLiteral("a"))}, noon);
    for (const char *transaction : {"1:2", "3:4", "5:6"})
        book.hold(key, heldStep(transaction), noon);
    // The SIP server waits for it no longer: what is said of it now would meet another step of the call.
    book.release(key.callId, QStringLiteral("3:4"));
    QCOMPARE(book.takeHeld(key), (QList{heldStep("1:2"), heldStep("5:6")}));
    QVERIFY(book.takeHeld(key).isEmpty());
}

void WakeBookTest::aRegisterWakesTheDeviceWhoseTokenItCarries()
{
    WakeBook book;
    book.begin(call(), {target(1, QStringLiteral("a")), target(2, QStringLiteral("b"), QStringLiteral("uuid-2"))},
               noon);
    auto woken =
        book.registered(registerOf(QStringLiteral("a"), QStringLiteral("sip:102@192.0.2.1")), noon.addMSecs(800));
    QCOMPARE(woken, (QList{WakeBook::WokenDevice{key, 1, 800ms}}));
    QVERIFY(book.registered(registerOf(QStringLiteral("a"), QStringLiteral("sip:102@192.0.2.1")), noon.addSecs(1))
                .isEmpty());
    BindingReport byInstance;
    byInstance.extension = QStringLiteral("102");
    byInstance.instance = QStringLiteral("uuid-2");
    byInstance.contact = QStringLiteral("sip:102@192.0.2.2");
    QCOMPARE(book.registered(byInstance, noon.addSecs(1)).size(), 1);
}

void WakeBookTest::theAnsweringDeviceIsNotCalledOff()
{
    WakeBook book;
    book.begin(call(), {target(1, QStringLiteral("a")), target(2, QStringLiteral("b"))}, noon);
    book.pushAnswered(key, 1, QStringLiteral("a"), true);
    book.pushAnswered(key, 2, QStringLiteral("b"), true);
    book.registered(registerOf(QStringLiteral("a"), QStringLiteral("sip:102@192.0.2.1:5070")), noon);
    QCOMPARE(ids(book.callOff(key, QStringLiteral("<sip:x@192.0.2.1:5070;transport=udp>"), noon)), QList<qint64>{2});
}

void WakeBookTest::whenItIsUnclearWhoAnsweredOnlySleepersAreCalledOff()
{
    WakeBook book;
    book.begin(call(), {target(1, QStringLiteral("a")), target(2, QStringLiteral("b"))}, noon);
    book.pushAnswered(key, 1, QStringLiteral("a"), true);
    book.pushAnswered(key, 2, QStringLiteral("b"), true);
    book.registered(registerOf(QStringLiteral("a"), QStringLiteral("sip:102@192.0.2.1:5070")), noon);
    QCOMPARE(ids(book.callOff(key, QStringLiteral("sip:proxy.example"), noon)), QList<qint64>{2});
}

void WakeBookTest::aCancelledCallIsCalledOffOnceEverywhere()
{
    WakeBook book;
    book.begin(call(), {target(1, QStringLiteral("a")), target(2, QStringLiteral("b"))}, noon);
    book.pushAnswered(key, 1, QStringLiteral("a"), true);
    book.pushAnswered(key, 2, QStringLiteral("b"), false); // refused: nothing to call off there
    QCOMPARE(ids(book.callOff(key, {}, noon)), QList<qint64>{1});
    QVERIFY(book.callOff(key, {}, noon).isEmpty());
    QVERIFY(book.isKnown(key)); // a retried INVITE still pushes no second time
}

void WakeBookTest::aForkedCallIdIsToldApartByItsCallee()
{
    WakeBook book;
    book.begin(call(), {target(1, QStringLiteral("a"))}, noon);
    QCOMPARE(book.keysOf(QStringLiteral("c1"), QStringLiteral("a trunk number")), QList{key});
    IncomingCall other = call();
    other.callee = QStringLiteral("103");
    book.begin(other, {target(3, QStringLiteral("c"))}, noon);
    QCOMPARE(book.keysOf(QStringLiteral("c1"), QStringLiteral("103")).first().callee, QStringLiteral("103"));
    QVERIFY(book.keysOf(QStringLiteral("c1"), QStringLiteral("a trunk number")).isEmpty());
}

void WakeBookTest::aCallThatWentOnToAnotherExtensionIsCalledOffThereToo()
{
    WakeBook book;
    book.begin(call(), {target(1, QStringLiteral("a"))}, noon);
    book.begin(call(), {target(3, QStringLiteral("c"))}, noon, QStringLiteral("103"));
    const QList<WakeKey> keys = book.keysOf(QStringLiteral("c1"), QStringLiteral("102"));
    QCOMPARE(keys.size(), 2);
    QVERIFY(keys.contains(WakeKey{QStringLiteral("103"), QStringLiteral("c1")}));
}

void WakeBookTest::oldWakesAreForgottenAndTheBookIsBounded()
{
    WakeBook book({60s, 80});
    for (int i = 0; i < 100; ++i)
        book.begin(call(QString::number(i)), {target(1, QStringLiteral("a"))}, noon.addSecs(i));
    QVERIFY(book.size() <= 80);
    QVERIFY(book.isKnown({QStringLiteral("102"), QStringLiteral("99")}));
    QVERIFY(!book.isKnown({QStringLiteral("102"), QStringLiteral("0")}));
    book.review(noon.addSecs(1000));
    QCOMPARE(book.size(), 0);
    QVERIFY(book.registered(registerOf(QStringLiteral("a"), QStringLiteral("sip:x")), noon).isEmpty());
}

void WakeBookTest::aDeviceIsCalledOnItsPushKitTokenOnly()
{
    PushTarget remote = target(2, QStringLiteral("remote"), QStringLiteral("iphone"));
    remote.provider = PushProviderName::Apns;
    const QList<PushTarget> all{target(1, QStringLiteral("voip"), QStringLiteral("iphone"), true), remote,
                                target(3, QStringLiteral("fcm"), QStringLiteral("pixel"))};
    QCOMPARE(ids(planCall(all)), (QList<qint64>{1, 3}));
}

void WakeBookTest::aCancelNeverGoesToAPushKitToken()
{
    PushTarget remote = target(2, QStringLiteral("remote"), QStringLiteral("iphone"));
    remote.provider = PushProviderName::Apns;
    const PushTarget voip = target(1, QStringLiteral("voip"), QStringLiteral("iphone"), true);
    const PushTarget lonely = target(4, QStringLiteral("voip2"), QStringLiteral("other"), true);
    const PushTarget fcm = target(3, QStringLiteral("fcm"), QStringLiteral("pixel"));
    QCOMPARE(ids(planCancel({voip, lonely, fcm}, {voip, remote, lonely, fcm})), (QList<qint64>{2, 3}));
}

void WakeBookTest::anAppThatKnowsOnlyCallsHearsOfNothingElse()
{
    QList<PushTarget> pushed;
    for (const PushPayload payload : {PushPayload::Native, PushPayload::CallOnly, PushPayload::VoipData}) {
        PushTarget phone = target(static_cast<qint64>(payload) + 1, enumName(payload), enumName(payload));
        phone.payload = payload;
        pushed.append(phone);
    }
    QCOMPARE(ids(planCancel(pushed, pushed)), QList<qint64>{1});
}

void WakeBookTest::onlyADeviceThatIsSurelyAwakeIsNotPushed()
{
    const QList<PushTarget> one{target(1, QStringLiteral("a"), QStringLiteral("phone"))};
    const auto pushed = [&](const Binding &binding) { return !withoutAwake(one, {binding}, noon).isEmpty(); };
    QVERIFY(!pushed(bindingOf(QStringLiteral("phone"), QStringLiteral("tls:192.0.2.1:4000"))));
    QVERIFY(!pushed(bindingOf(QStringLiteral("phone"), QStringLiteral("udp:192.0.2.1:4000"), noon.addSecs(-10))));
    QVERIFY(pushed(bindingOf(QStringLiteral("phone"), QStringLiteral("udp:192.0.2.1:4000"), noon.addSecs(-90))));
    QVERIFY(pushed(bindingOf(QStringLiteral("phone"), QStringLiteral("udp:192.0.2.1:4000"))));
    QVERIFY(pushed(bindingOf(QStringLiteral("desk"), QStringLiteral("tls:192.0.2.1:4000"))));
}

QTEST_GUILESS_MAIN(WakeBookTest)
#include "WakeBookTest.moc"
