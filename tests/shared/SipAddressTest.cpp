// SPDX-License-Identifier: GPL-3.0-or-later
#include "SipAddress.h"

#include <QTest>

using namespace wakeline;

class SipAddressTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("displayName");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        const auto row = [](const char *name, const QString &text, const QString &displayName, const QString &user,
                            const QString &host,
                            int port = 0) { QTest::newRow(name) << text << displayName << user << host << port; };
        row("bare", "sip:207@pbx.example", "", "207", "pbx.example");
        row("without scheme", "207@pbx.example:5080", "", "207", "pbx.example", 5080);
        row("scheme in capitals", "SIP:207@pbx.example", "", "207", "pbx.example");
        row("host only", "sip:pbx.example", "", "", "pbx.example");
        row("name without quotes", "Ida Lund <sip:207@pbx.example>", "Ida Lund", "207", "pbx.example");
        row("no space before the bracket", "Ida<sip:207@pbx.example>", "Ida", "207", "pbx.example");
        row("space inside the brackets", "< sip:207@pbx.example >", "", "207", "pbx.example");
        row("quoted name", "\"Ida\" <sip:207@pbx.example;transport=tls>;expires=60", "Ida", "207", "pbx.example");
        row("brackets in the name", "\"a <sip:evil@example.com> b\" <sip:207@pbx.example>",
            "a <sip:evil@example.com> b", "207", "pbx.example");
        row("UTF-8 name", QStringLiteral("\"Łukasz 李\" <sip:207@pbx.example>"), QStringLiteral("Łukasz 李"), "207",
            "pbx.example");
        row("IPv4", "sip:207@192.0.2.7:5060", "", "207", "192.0.2.7", 5060);
        row("IPv6", "sip:207@[2001:db8::9:1]:5070", "", "207", "[2001:db8::9:1]", 5070);
        row("password dropped", "sip:207:secret@pbx.example", "", "207", "pbx.example");
        // RFC 4475, by its message names
        row("wsinv", "\"J Rosenberg \\\\\\\"\" <sip:jdrosen@example.com> ; tag=98asjd8", "J Rosenberg \\\"", "jdrosen",
            "example.com");
        row("intmeth", "\"BEL:\\\x07 NUL:\\\x00 DEL:\\\x7f\" <sip:x@example.com>", "BEL:\\", "x", "example.com");
        row("esc01", "sip:sips%3Auser%40example.com@example.net", "", "sips:user@example.com", "example.net");
        row("esc02", "sip:user@example.com;%6C%72=on", "", "user", "example.com");
        row("escnull", "sip:null-%00-null@example.com", "", "null-%00-null", "example.com");
        row("semiuri", "sip:user;par=u%40example.net@example.com", "", "user;par=u@example.net", "example.com");
        row("transports", "<sip:user@example.com;unknowntransport>", "", "user", "example.com");
        row("noreason", "\"I have spaces\"<sip:user@example.com>;tag=8", "I have spaces", "user", "example.com");
        row("headers", "<sip:user@example.com?Route=%3Csip:example.com%3E>", "", "user", "example.com");
        row("question mark in the user", "sip:a?b@example.com", "", "a?b", "example.com");
    }
    void reads()
    {
        QFETCH(QString, text);
        QFETCH(QString, displayName);
        if (QByteArray(QTest::currentDataTag()) == "intmeth") // holds control characters: refused whole
        {
            QVERIFY(!SipAddress::parse(text));
            return;
        }
        const auto address = SipAddress::parse(text);
        QVERIFY2(address, address ? "" : qPrintable(address.error().message));
        QCOMPARE(address->displayName, displayName);
        QTEST(address->user, "user");
        QTEST(address->host, "host");
        QTEST(address->port, "port");
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << "";
        QTest::newRow("star") << "*";
        QTest::newRow("tel") << "tel:+4912345";
        QTest::newRow("mailto") << "mailto:ida@example.com";
        QTest::newRow("unknown scheme") << "nobodyKnowsThisScheme:totallyopaquecontent";
        QTest::newRow("no host") << "sip:207@";
        QTest::newRow("no user") << "sip:@pbx.example";
        QTest::newRow("only a password") << "sip::secret@pbx.example";
        QTest::newRow("two ats") << "sip:207@good.example;x=@evil.example";
        QTest::newRow("port too high") << "sip:207@pbx.example:65536";
        QTest::newRow("port is text") << "sip:207@pbx.example:http";
        QTest::newRow("port negative") << "sip:207@pbx.example:-1";
        QTest::newRow("space in the host") << "sip:207@pbx example";
        QTest::newRow("space in the user") << "sip:2 07@pbx.example";
        QTest::newRow("IPv6 without brackets") << "sip:207@2001:db8::1";
        QTest::newRow("IPv6 unclosed") << "sip:207@[2001:db8::1";
        QTest::newRow("bracket never closed") << "<sip:207@pbx.example";
        QTest::newRow("quote never closed") << "\"Mr. J. User <sip:j.user@example.com>"; // RFC 4475 quotbal
        QTest::newRow("line break") << "sip:207@pbx.example\r\nVia: evil";
        QTest::newRow("NUL") << QStringLiteral("sip:207@pbx.example") + QChar(u'\0');
        QTest::newRow("quote in the user") << "sip:2\"07@pbx.example";
        QTest::newRow("5000 characters") << "sip:" + QString(5000, QLatin1Char('7')) + "@pbx.example";
    }
    void refuses()
    {
        QFETCH(QString, text);
        const auto address = SipAddress::parse(text);
        QVERIFY(!address);
        QCOMPARE(address.error().code, QStringLiteral("invalid_sip_address"));
    }

    void keepsUriParametersInOrderAndLeavesHeaderParameters()
    {
        const auto address = SipAddress::parse("<sip:207@pbx.example;Transport=TLS;lr;pn-prid=a%3Bb%26c>;q=0.5");
        QVERIFY(address);
        const QList<std::pair<QString, QString>> expected{{"transport", "TLS"}, {"lr", ""}, {"pn-prid", "a;b&c"}};
        QVERIFY(address->parameters == expected);
        QCOMPARE(address->parameter("lr").value(), QString());
        QVERIFY(!address->parameter("q"));
    }

    void writesWhatItRead_data()
    {
        QTest::addColumn<QString>("uri");
        for (const char *uri :
             {"sip:207@pbx.example", "sips:207@pbx.example:5061;transport=tls",
              "sip:a%20b%40c@[2001:db8::1]:5060;x=1%3B2;lr", "sip:pbx.example", "sip:%C5%82@pbx.example"})
            QTest::newRow(uri) << QString::fromLatin1(uri);
    }
    void writesWhatItRead()
    {
        QFETCH(QString, uri);
        const auto address = SipAddress::parse(uri);
        QVERIFY(address);
        QCOMPARE(address->toUri(), uri);
        QVERIFY(SipAddress::parse(address->toUri()) == *address);
    }

    void theAddressOfRecordIsUserAndHost()
    {
        QCOMPARE(SipAddress::parse("\"Ida\" <sip:207@pbx.example:5061;lr>")->addressOfRecord(),
                 QStringLiteral("207@pbx.example"));
    }

    void extensionNumbers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("valid");
        QTest::newRow("digits") << "207" << true;
        QTest::newRow("all that is allowed") << "aZ9_.+-" << true;
        QTest::newRow("32") << QString(32, QLatin1Char('7')) << true;
        QTest::newRow("33") << QString(33, QLatin1Char('7')) << false;
        QTest::newRow("none") << "" << false;
        QTest::newRow("space") << "2 07" << false;
        QTest::newRow("line feed behind it") << "207\n" << false;
        QTest::newRow("SQL") << "207'--" << false;
        QTest::newRow("path") << "../207" << false;
        QTest::newRow("at") << "207@pbx" << false;
        QTest::newRow("Arabic digits") << QStringLiteral("٢٠٧") << false;
    }
    void extensionNumbers()
    {
        QFETCH(QString, text);
        QTEST(isExtensionNumber(text), "valid");
    }

    void mailboxNumbers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("valid");
        QTest::newRow("digits") << "207" << true;
        QTest::newRow("all that is allowed") << "aZ9_.+-" << true;
        QTest::newRow("dots") << "1.2.3." << true;
        QTest::newRow("a dot first") << ".5" << false;
        QTest::newRow("a dot alone") << "." << false;
        QTest::newRow("two dots") << "1..2" << false;
        QTest::newRow("no number of an extension") << "../207" << false;
        QTest::newRow("none") << "" << false;
        QTest::newRow("the common greeting") << "default" << false;
        QTest::newRow("in capitals") << "DEFAULT" << false;
        QTest::newRow("the recorded names") << "names" << false;
        QTest::newRow("part of a name") << "default2" << true;
    }
    void mailboxNumbers()
    {
        QFETCH(QString, text);
        QTEST(isMailboxNumber(text), "valid");
    }

    void displayTextTakesAnyBytes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("UTF-8") << QByteArray("Zo\xc3\xab") << QStringLiteral("Zoë");
        QTest::newRow("Latin-1") << QByteArray("Zo\xeb") << QStringLiteral("Zoë");
        QTest::newRow("cut in a character") << QByteArray("Zo\xc3") << QStringLiteral("ZoÃ");
        QTest::newRow("controls") << QByteArray("a\r\nb\0c\x1b[31m\x7f", 11) << QStringLiteral("abc[31m");
        QTest::newRow("long") << QByteArray(1000, 'x') << QString(128, QLatin1Char('x'));
        QTest::newRow("empty") << QByteArray() << QString();
    }
    void displayTextTakesAnyBytes()
    {
        QFETCH(QByteArray, bytes);
        QTEST(displayText(bytes), "text");
    }
};

QTEST_APPLESS_MAIN(SipAddressTest)
#include "SipAddressTest.moc"
