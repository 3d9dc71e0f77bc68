// SPDX-License-Identifier: GPL-3.0-or-later
#include "LicenseKey.h"

#include <QSet>
#include <QTest>

using namespace wakeline;

namespace {

const QString symbols = QStringLiteral("0123456789ABCDEFGHJKMNPQRSTVWXYZ");

QString codeOf(const QString &text)
{
    const auto key = LicenseKey::parse(text);
    return key ? QStringLiteral("good") : key.error().code;
}

} // namespace

class LicenseKeyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGeneratedKeyReadsBackAndNoTwoAreAlike()
    {
        QSet<QString> seen;
        for (int i = 0; i < 10'000; ++i) {
            const LicenseKey key = LicenseKey::generate();
            const auto read = LicenseKey::parse(key.text());
            QVERIFY(read);
            QCOMPARE(*read, key);
            seen.insert(key.text());
        }
        QCOMPARE(seen.size(), 10'000);
    }

    void everySymbolIsDrawnAboutAsOften()
    {
        QHash<char, int> counts;
        for (int i = 0; i < 10'000; ++i) {
            for (const char c : LicenseKey::generate().normalised().left(23))
                ++counts[c];
        }
        QCOMPARE(counts.size(), 32);
        // 230,000 draws, 7,187 of each expected, σ ≈ 83: eight σ.
        for (const int count : std::as_const(counts))
            QVERIFY2(std::abs(count - 7187) < 700, qPrintable(QString::number(count)));
    }

    void everySingleTypoIsFound()
    {
        const QString key = LicenseKey::generate().text();
        for (qsizetype at = 3; at < key.size(); ++at) {
            if (key.at(at) == u'-')
                continue;
            for (const QChar other : symbols) {
                if (other == key.at(at))
                    continue;
                QString typed = key;
                typed[at] = other;
                QCOMPARE(codeOf(typed), QStringLiteral("license_key_mistyped"));
            }
        }
    }

    void everySwapOfTwoSymbolsIsFound()
    {
        const QByteArray key = LicenseKey::generate().normalised();
        for (qsizetype i = 0; i < key.size(); ++i) {
            for (qsizetype j = i + 1; j < key.size(); ++j) {
                if (key.at(i) == key.at(j))
                    continue;
                QByteArray typed = key;
                std::swap(typed[i], typed[j]);
                // The check symbols among themselves and against the others too.
                QVERIFY2(codeOf(QString::fromLatin1(typed)) != u"good", typed.constData());
            }
        }
    }

    void peopleTypeItAsTheyLike()
    {
        const LicenseKey key = LicenseKey::generate();
        const QString plain = QString::fromLatin1(key.normalised());
        QString lookalike = plain;
        lookalike.replace(u'0', u'o').replace(u'1', u'l');
        for (const QString &typed : {key.text().toLower(), plain, u"  "_qs + key.text() + u"\n"_qs,
                                     QString(key.text()).replace(u'-', u' '), u"wl-"_qs + lookalike}) {
            QCOMPARE(codeOf(typed), QStringLiteral("good"));
        }
    }

    void whatIsNoKeyIsSaidToBeNone_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("a word") << QStringLiteral("hello");
        QTest::newRow("a letter that is no symbol") << QStringLiteral("WL-UUUUU-UUUUU-UUUUU-UUUUU-UUUUU");
        QTest::newRow("too short") << QStringLiteral("WL-AAAAA-AAAAA");
        QTest::newRow("too long") << QString(300, u'A');
        QTest::newRow("not ASCII") << QString::fromUtf8("WL-ÄÖÜAA-AAAAA-AAAAA-AAAAA-AAAAA");
        QTest::newRow("NUL") << QString(25, QChar(0));
    }
    void whatIsNoKeyIsSaidToBeNone()
    {
        QFETCH(QString, text);
        QCOMPARE(codeOf(text), QStringLiteral("license_key_malformed"));
    }
};

QTEST_GUILESS_MAIN(LicenseKeyTest)
#include "LicenseKeyTest.moc"
