// SPDX-License-Identifier: GPL-3.0-or-later
#include "OneTimeCode.h"

#include <QSet>
#include <QTest>

using namespace wakeline;

class OneTimeCodeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCodeHasEightyRandomBitsInGroupsOfFour()
    {
        static const QRegularExpression shape(QStringLiteral("\\A[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}\\z"));
        QSet<QString> codes;
        QSet<QChar> symbols;
        for (int i = 0; i < 1000; ++i) {
            const QString text = OneTimeCode::generate().text();
            QVERIFY2(shape.match(text).hasMatch(), qPrintable(text));
            codes.insert(text);
            for (const QChar symbol : text)
                symbols.insert(symbol);
        }
        QCOMPARE(codes.size(), 1000);
        QCOMPARE(symbols.size(), 33); // every one of the 32, and the hyphen
    }

    void whatPeopleTypeIsUnderstood_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("as shown") << "7K3Q-M2X0-90TZ-1B4C";
        QTest::newRow("in lower case") << "7k3q-m2x0-90tz-1b4c";
        QTest::newRow("without hyphens") << "7K3QM2X090TZ1B4C";
        QTest::newRow("with spaces") << " 7K3Q M2X0 90TZ 1B4C\n";
        QTest::newRow("look-alikes") << "7k3q-m2xo-9OtZ-lb4c";
        QTest::newRow("another look-alike") << "7k3q-m2x0-90tz-Ib4c";
    }

    void whatPeopleTypeIsUnderstood()
    {
        QFETCH(QString, typed);
        const auto code = OneTimeCode::parse(typed);
        QVERIFY(code);
        QCOMPARE(code->text(), QStringLiteral("7K3Q-M2X0-90TZ-1B4C"));
        QCOMPARE(code->hash(), OneTimeCode::parse(QStringLiteral("7K3QM2X090TZ1B4C"))->hash());
    }

    void everythingElseIsNoCode_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("nothing") << "";
        QTest::newRow("a symbol less") << "7K3Q-M2X0-90TZ-1B4";
        QTest::newRow("a symbol more") << "7K3Q-M2X0-90TZ-1B4C5";
        QTest::newRow("U, which is none") << "7K3Q-M2X0-90TZ-1B4U";
        QTest::newRow("a letter beyond ASCII") << QString::fromUtf8("7K3Q-M2X0-90TZ-1B4Č");
        QTest::newRow("very long") << QString(1 << 20, u'-') + QStringLiteral("7K3QM2X090TZ1B4C");
    }

    void everythingElseIsNoCode()
    {
        QFETCH(QString, typed);
        QVERIFY(!OneTimeCode::parse(typed));
    }

    void theHashTellsNothingOfTheCode()
    {
        const OneTimeCode code = OneTimeCode::generate();
        QCOMPARE(code.hash().size(), 32);
        QVERIFY(!code.hash().contains(code.text().remove(u'-').toLatin1()));
        QVERIFY(code.hash() != OneTimeCode::generate().hash());
    }
};

QTEST_APPLESS_MAIN(OneTimeCodeTest)
#include "OneTimeCodeTest.moc"
