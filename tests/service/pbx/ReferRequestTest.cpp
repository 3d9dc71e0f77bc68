// SPDX-License-Identifier: GPL-3.0-or-later
#include "ReferRequest.h"

#include <QTest>

using namespace wakeline;

namespace {

ReferRequest request()
{
    ReferRequest refer;
    refer.callId = QStringLiteral("c1@192.0.2.1");
    refer.from = {
        QStringLiteral("sip:102@pbx.test"), QStringLiteral("tag-b"), QStringLiteral("sip:102@192.0.2.2:5070"), {}, 7};
    refer.to = {QStringLiteral("sip:101@pbx.test"),
                QStringLiteral("tag-a"),
                QStringLiteral("sip:101@192.0.2.1;alias=192.0.2.9~5060~1"),
                {},
                20};
    refer.domain = QStringLiteral("pbx.test");
    refer.target = QStringLiteral("sip:103@pbx.test");
    refer.token = "0123abcd";
    return refer;
}

} // namespace

class ReferRequestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itLooksAsIfItCameFromTheOtherPhone()
    {
        const auto bytes = request().bytes();
        QVERIFY(bytes);
        QCOMPARE(*bytes, QByteArray("REFER sip:101@192.0.2.1;alias=192.0.2.9~5060~1 SIP/2.0\r\n"
                                    "Via: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK0123abcd\r\n"
                                    "Max-Forwards: 70\r\n"
                                    "Route: <sip:pbx.test;lr>\r\n"
                                    "From: <sip:102@pbx.test>;tag=tag-b\r\n"
                                    "To: <sip:101@pbx.test>;tag=tag-a\r\n"
                                    "Call-ID: c1@192.0.2.1\r\n"
                                    "CSeq: 8 REFER\r\n"
                                    "Contact: <sip:102@192.0.2.2:5070>\r\n"
                                    "Refer-To: <sip:103@pbx.test>\r\n"
                                    "Referred-By: <sip:102@pbx.test>\r\n"
                                    "X-Wakeline-Refer: 0123abcd\r\n"
                                    "Content-Length: 0\r\n\r\n"));
    }

    void theWayToThePhoneFollowsOurs()
    {
        ReferRequest refer = request();
        refer.to.routeSet = QStringLiteral("<sip:edge.example;lr>, <sip:inner.example;lr>");
        const auto bytes = refer.bytes();
        QVERIFY(bytes);
        QVERIFY(
            bytes->contains("Route: <sip:pbx.test;lr>\r\nRoute: <sip:edge.example;lr>, <sip:inner.example;lr>\r\n"));
    }

    void nothingThatAStrangerWroteLeavesItsPlace_data()
    {
        QTest::addColumn<QString>("contact");
        QTest::addColumn<QString>("routeSet");
        QTest::newRow("a line") << QStringLiteral("sip:101@h\r\nEvil: 1") << QString();
        QTest::newRow("a bracket") << QStringLiteral("sip:101@h>;x=<") << QString();
        QTest::newRow("a blank") << QStringLiteral("sip:101@h SIP/2.0") << QString();
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("a route of two lines") << QStringLiteral("sip:101@h") << QStringLiteral("<sip:a;lr>\r\nEvil: 1");
        QTest::newRow("a route without brackets") << QStringLiteral("sip:101@h") << QStringLiteral("sip:a;lr");
    }

    void nothingThatAStrangerWroteLeavesItsPlace()
    {
        QFETCH(QString, contact);
        QFETCH(QString, routeSet);
        ReferRequest refer = request();
        refer.to.contact = contact;
        refer.to.routeSet = routeSet;
        QVERIFY(!refer.bytes());
    }
};

QTEST_GUILESS_MAIN(ReferRequestTest)
#include "ReferRequestTest.moc"
