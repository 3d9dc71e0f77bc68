// SPDX-License-Identifier: GPL-3.0-or-later
#include "CsvText.h"

#include <QTest>

using namespace wakeline;

namespace {

QString shown(const std::expected<QList<CsvRow>, CsvFault> &read)
{
    if (!read)
        return QStringLiteral("fault in %1: %2").arg(read.error().row).arg(read.error().message);
    QStringList rows;
    for (const CsvRow &row : *read)
        rows.append(QString::number(row.row) + u'=' + row.cells.join(u'|'));
    return rows.join(u' ');
}

} // namespace

/// RFC 4180, read strictly.
class CsvTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileIsReadOrItsFaultIsNamed_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QByteArray &file, const char *expected) {
            QTest::newRow(name) << file << QString::fromUtf8(expected);
        };
        row("nothing", "", "");
        row("commas", "a,b\r\n1,2\r\n", "1=a|b 2=1|2");
        row("semicolons", "a;b\n1,5;2\n", "1=a|b 2=1,5|2");
        row("the header's quotes do not choose the separator", "\"a;;;\",b\n1,2\n", "1=a;;;|b 2=1|2");
        row("a byte order mark is no text",
            "\xEF\xBB\xBF"
            "a,b\n1,2",
            "1=a|b 2=1|2");
        row("no line end at the end", "a\n1", "1=a 2=1");
        row("quotes", "a,b\n\"x, \"\"y\"\"\",z\n", "1=a|b 2=x, \"y\"|z");
        row("a line end in quotes is text", "a,b\n\"x\ny\",z\n3,4\n", "1=a|b 2=x\ny|z 3=3|4");
        row("empty cells", "a,b\n,\"\"\n1,\n", "1=a|b 3=1|");
        row("empty records count and are left out", "a\n\n\r\n2\n", "1=a 4=2");
        row("umlauts", "a\nM\xC3\xBCller\n", "1=a 2=Müller");
        row("a quote inside a cell", "a\nx\"y\n", "fault in 2: A quote stands inside a cell that is not in quotes.");
        row("text behind a quote", "a\n\"x\"y\n", "fault in 2: Something follows the closing quote of a cell.");
        row("an open quote", "a\n1\n\"x\n", "fault in 3: A quote is never closed.");
        row("not UTF-8", "a\nM\xFCller\n", "fault in 0: The file is not UTF-8 text. Save it as \"CSV UTF-8\".");
        row("UTF-16",
            QByteArray("\xFF\xFE"
                       "a\0",
                       4),
            "fault in 0: The file is not UTF-8 text. Save it as \"CSV UTF-8\".");
        row("too long", "a\n1\n2\n3\n4\n5\n", "fault in 6: The file has more than 4 rows.");
    }

    void aFileIsReadOrItsFaultIsNamed()
    {
        QFETCH(QByteArray, file);
        QTEST(shown(readCsv(file, 5)), "expected");
    }
};

QTEST_APPLESS_MAIN(CsvTextTest)
#include "CsvTextTest.moc"
