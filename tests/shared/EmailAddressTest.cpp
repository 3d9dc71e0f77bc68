// SPDX-License-Identifier: GPL-3.0-or-later
#include "EmailAddress.h"

#include <QTest>

using namespace wakeline;

class EmailAddressTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatMailCanBeSentToIsAnAddress_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("valid");
        const auto longest = QString(longestEmailAddress - 12, u'a') + QStringLiteral("@example.org");

        QTest::newRow("plain") << "ida@example.org" << true;
        QTest::newRow("of this network") << "ida@mail" << true;
        QTest::newRow("tagged") << "ida+wakeline@example.org" << true;
        QTest::newRow("not ASCII") << QStringLiteral("jürgen@bücher.example") << true;
        QTest::newRow("longest") << longest << true;
        QTest::newRow("too long") << u'a' + longest << false;
        QTest::newRow("empty") << "" << false;
        QTest::newRow("a name") << "ida" << false;
        QTest::newRow("no name") << "@example.org" << false;
        QTest::newRow("no host") << "ida@" << false;
        QTest::newRow("two") << "ida@example.org,ole@example.org" << false;
        QTest::newRow("two hosts") << "ida@example.org@example.com" << false;
        QTest::newRow("blank") << "ida @example.org" << false;
        QTest::newRow("with its name") << "Ida <ida@example.org>" << false;
        QTest::newRow("quoted") << "\"ida\"@example.org" << false;
        QTest::newRow("a second header") << "ida@example.org\r\nBcc: ole@example.org" << false;
        QTest::newRow("line end") << "ida@example.org\n" << false;
        QTest::newRow("right-to-left override") << QStringLiteral("ida\u202e@example.org") << false;
    }
    void onlyWhatMailCanBeSentToIsAnAddress()
    {
        QFETCH(const QString, text);
        QTEST(isEmailAddress(text), "valid");
    }
};

QTEST_GUILESS_MAIN(EmailAddressTest)
#include "EmailAddressTest.moc"
