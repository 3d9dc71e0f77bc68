// SPDX-License-Identifier: GPL-3.0-or-later
#include "ByteRange.h"

#include <QTest>

using namespace wakeline;
using Kind = ByteRange::Kind;

namespace {

const QByteArray etag = "\"0123456789abcdef0123456789abcdef\"";
constexpr qint64 size = 1000;

} // namespace

/// RFC 9110 §14, row by row.
class ByteRangeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRangeIsReadAsTheStandardSays_data()
    {
        QTest::addColumn<QByteArray>("range");
        QTest::addColumn<QByteArray>("answer"); // `whole`, `none`, or `offset+length`
        const auto row = [](const QByteArray &range, const QByteArray &answer) {
            QTest::newRow(range.isEmpty() ? "(empty)" : range.left(60).constData()) << range << answer;
        };
        row("bytes=0-499", "0+500");
        row("bytes=500-999", "500+500");
        row("bytes=0-0", "0+1");
        row("bytes=999-999", "999+1");
        row("bytes=0-", "0+1000");
        row("bytes=500-", "500+500");
        row("bytes=999-", "999+1");
        row("bytes=-1", "999+1");
        row("bytes=-500", "500+500");
        row("bytes=-1000", "0+1000");
        row("bytes=-1001", "0+1000");
        row("bytes=0-999999", "0+1000");
        row("bytes=0-9223372036854775807", "0+1000");
        row("bytes=0-99999999999999999999999999", "0+1000");
        row("bytes=-99999999999999999999999999", "0+1000");
        row("bytes=00000000000000000000000000000000-0001", "0+2");
        row("BYTES=1-2", "1+2"); // §14.1: range units do not regard case
        row("bytes= 1-2 ", "1+2");
        row("bytes=,1-2,", "1+2"); // §5.6.1.2: empty list elements are ignored
        row("bytes=1000-", "none");
        row("bytes=1000-1001", "none");
        row("bytes=99999999999999999999999999-", "none");
        row("bytes=99999999999999999999-99999999999999999999", "none");
        row("bytes=-0", "none");
        row("", "whole");
        row("bytes", "whole");
        row("bytes=", "whole");
        row("bytes=,", "whole");
        row("bytes=-", "whole");
        row("bytes=--1", "whole");
        row("bytes=--", "whole");
        row("bytes=1", "whole");
        row("bytes=2-1", "whole"); // §14.1.1: invalid, so it is ignored
        row("bytes=9223372036854775807-0", "whole");
        row("bytes=a-b", "whole");
        row("bytes=1-b", "whole");
        row("bytes=a-1", "whole");
        row("bytes=0x1-2", "whole");
        row("bytes=+1-2", "whole");
        row("bytes=1-+2", "whole");
        row("bytes=1 - 2", "whole");
        row("bytes=1-2-3", "whole");
        row("bytes=-1-2", "whole");
        row("bytes=1.0-2", "whole");
        row("bytes:1-2", "whole");
        row("bytes =1-2", "whole");
        row("items=0-1", "whole");
        row("seconds=0-1", "whole");
        row("bytes=0-1,5-6", "whole"); // several: the whole
        row("bytes=0-,0-,0-,0-,0-,0-,0-,0-", "whole");
        row("bytes=" + QByteArray("0-1,").repeated(2000), "whole");
        row("bytes=\xc2\xb2-3", "whole");
    }

    void aRangeIsReadAsTheStandardSays()
    {
        QFETCH(QByteArray, range);
        const auto found = ByteRange::of({{"Range", range}}, etag, size);
        const QByteArray text = found.kind == Kind::Whole ? QByteArray("whole")
                                : found.kind == Kind::Unsatisfiable
                                    ? QByteArray("none")
                                    : QByteArray::number(found.offset) + '+' + QByteArray::number(found.length);
        QTEST(text, "answer");
        QVERIFY(found.kind == Kind::Unsatisfiable ? found.length == 0
                                                  : found.offset >= 0 && found.offset + found.length <= size);
    }

    void withoutARangeItIsTheWhole()
    {
        const ByteRange whole{Kind::Whole, 0, size};
        QCOMPARE(ByteRange::of({}, etag, size), whole);
        QCOMPARE(ByteRange::of({{"If-Range", etag}}, etag, size), whole);
        QCOMPARE(ByteRange::of({{"Range", "bytes=0-1"}, {"Range", "bytes=2-3"}}, etag, size), whole);
    }

    void ifRangeAsksForTheSameStrongETag_data()
    {
        QTest::addColumn<QByteArray>("ifRange");
        QTest::addColumn<bool>("part");
        QTest::newRow("the same") << etag << true;
        QTest::newRow("another") << QByteArray("\"0123\"") << false;
        QTest::newRow("weak") << "W/" + etag << false;
        QTest::newRow("without quotes") << etag.mid(1, etag.size() - 2) << false;
        QTest::newRow("a list") << etag + ", \"0123\"" << false;
        QTest::newRow("any") << QByteArray("*") << false;
        QTest::newRow("a date") << QByteArray("Fri, 20 Nov 2026 08:15:30 GMT") << false;
        QTest::newRow("empty") << QByteArray() << false;
    }
    void ifRangeAsksForTheSameStrongETag()
    {
        QFETCH(QByteArray, ifRange);
        QFETCH(bool, part);
        const auto found = ByteRange::of({{"Range", "bytes=1-2"}, {"If-Range", ifRange}}, etag, size);
        QCOMPARE(found.kind == Kind::Part, part);
        // Also where the range could not be satisfied: the client holds something else.
        const auto beyond = ByteRange::of({{"Range", "bytes=5000-"}, {"If-Range", ifRange}}, etag, size);
        QCOMPARE(beyond.kind, part ? Kind::Unsatisfiable : Kind::Whole);
    }

    void anEmptyFileHasNoRanges()
    {
        QCOMPARE(ByteRange::of({{"Range", "bytes=0-"}}, etag, 0).kind, Kind::Unsatisfiable);
        QCOMPARE(ByteRange::of({{"Range", "bytes=-5"}}, etag, 0), (ByteRange{Kind::Whole, 0, 0}));
    }

    void contentRangeNamesWhatIsSent()
    {
        QCOMPARE(ByteRange::of({{"Range", "bytes=-5"}}, etag, size).contentRange(size), "bytes 995-999/1000");
        QCOMPARE(ByteRange::of({{"Range", "bytes=0-0"}}, etag, size).contentRange(size), "bytes 0-0/1000");
        QCOMPARE(ByteRange::of({{"Range", "bytes=1000-"}}, etag, size).contentRange(size), "bytes */1000");
    }
};

QTEST_APPLESS_MAIN(ByteRangeTest)
#include "ByteRangeTest.moc"
