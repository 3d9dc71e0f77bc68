// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallRecordCsv.h"
#include "DatabaseFixture.h"
#include "RestFixture.h"

#include <QCoroTask>

using namespace wakeline;
using QCoro::waitFor;
using Progress = CallReport::Progress;

namespace {

/// A call of ten seconds that nobody answered.
void addCall(RestFixture &rest, const QString &callId, const QString &caller, const QString &callee,
             const QDateTime &start, const QString &name = {})
{
    CallRecord record;
    record.callId = callId;
    record.startTime = start;
    record.callerIdName = name;
    record.callerIdNum = caller;
    record.callee = callee;
    CallReport report;
    report.progress = Progress::Failed;
    report.callId = callId;
    report.code = 480;
    const auto applied = waitFor(rest.callRecords.apply(
        {CallOpened{callId.toUtf8().leftJustified(16, '.'), record}, CallProgressed{report, start.addSecs(10)}}));
    QVERIFY2(applied && applied->size() == 1, qPrintable(callId));
}

QStringList callIds(const RestAnswer &answer)
{
    QStringList ids;
    for (const QJsonValue &item : answer.items())
        ids.append(item.toObject().value(u"call_id").toString());
    return ids;
}

const QDateTime noon = QDateTime(QDate(2026, 11, 20), QTime(12, 0), Qt::UTC);

} // namespace

/// Call records for operators and for the apps of an extension.
class CallRecordRoutesTest : public DatabaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void theListIsFilteredAndPaged()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        addCall(rest, QStringLiteral("a"), QStringLiteral("101"), QStringLiteral("102"), noon);
        addCall(rest, QStringLiteral("b"), QStringLiteral("103"), QStringLiteral("101"), noon.addSecs(60));
        addCall(rest, QStringLiteral("c"), QStringLiteral("103"), QStringLiteral("102"), noon.addSecs(120));
        const auto all = rest.get("/api/v1/cdrs");
        QCOMPARE(all.status, 200);
        QCOMPARE(callIds(all).join(u','), QStringLiteral("c,b,a"));
        QCOMPARE(all.items().first().toObject().value(u"disposition").toString(), QStringLiteral("no_answer"));
        QCOMPARE(all.items().first().toObject().value(u"duration").toInt(), 10);
        const QByteArray id = QByteArray::number(all.items().first().toObject().value(u"id").toInteger());
        QCOMPARE(callIds(rest.get("/api/v1/cdrs?extension=101")).join(u','), QStringLiteral("b,a"));
        QCOMPARE(callIds(rest.get("/api/v1/cdrs?call_id=c")).join(u','), QStringLiteral("c"));
        QCOMPARE(callIds(rest.get("/api/v1/cdrs?direction=inbound")).size(), 0);
        QCOMPARE(callIds(rest.get("/api/v1/cdrs?disposition=no_answer&before=" + id)).join(u','),
                 QStringLiteral("b,a"));
        QCOMPARE(callIds(rest.get("/api/v1/cdrs?from=2026-11-20T12:01:00Z&to=2026-11-20T12:02:00Z")).join(u','),
                 QStringLiteral("b"));
        const auto page = rest.get("/api/v1/cdrs?limit=1&offset=1");
        QCOMPARE(callIds(page).join(u','), QStringLiteral("b"));
        QCOMPARE(page.data().value(u"total").toInt(), 3);
    }

    void aMalformedFilterIsNamed()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        for (const QByteArray &path : {QByteArray("/api/v1/cdrs"), QByteArray("/api/v1/cdrs/export")}) {
            for (const QByteArray name : {"direction", "disposition", "from", "to", "before"}) {
                const auto answer = rest.get(path + '?' + name + "=never");
                QCOMPARE(answer.status, 400);
                QCOMPARE(answer.field(), QString::fromLatin1(name));
            }
        }
    }

    void theExportIsCsvThatASpreadsheetDoesNotRun()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        addCall(rest, QStringLiteral("a"), QStringLiteral("+49301234"), QStringLiteral("102"), noon,
                QStringLiteral("=HYPERLINK(\"http://evil.example\",\"you\")"));
        addCall(rest, QStringLiteral("b"), QStringLiteral("101"), QStringLiteral("102"), noon, QStringLiteral("Zoë"));
        const auto answer = rest.get("/api/v1/cdrs/export?call_id=a");
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.header("Content-Type"), QByteArray("text/csv; charset=utf-8"));
        QVERIFY(answer.header("Content-Disposition").contains("attachment"));
        QVERIFY(answer.header("Link").isEmpty());
        const QList<QByteArray> lines = answer.content.split('\n');
        QCOMPARE(lines.size(), 3); // the header, the record, and nothing after the last line's end
        QCOMPARE(lines.at(0), QByteArray("id,call_id,start_time,answer_time,end_time,duration,billable_dur,"
                                         "caller_id_name,caller_id_num,callee,trunk_id,direction,disposition,"
                                         "hangup_cause\r"));
        QVERIFY2(
            lines.at(1).endsWith("a,2026-11-20T12:00:00Z,,2026-11-20T12:00:10Z,10,0,"
                                 "\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"you\"\")\",+49301234,102,,internal,"
                                 "no_answer,no_user_responding\r"),
            lines.at(1));
        QVERIFY(rest.get("/api/v1/cdrs/export").content.contains("Zoë"));
    }

    void aCellThatBeginsLikeAFormulaIsText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("cell");
        const auto row = [](const char *text, const char *cell) {
            QTest::newRow(text) << QString::fromUtf8(text) << QByteArray(cell);
        };
        row("Ida Holm", "Ida Holm");
        row("", "");
        row("=1+1", "'=1+1");
        row("+1+cmd", "'+1+cmd");
        row("-2+3", "'-2+3");
        row("@SUM(A1)", "'@SUM(A1)");
        row("\t=1", "'\t=1");
        row(" =1", "' =1");
        row("\r=1", "\"'\r=1\"");
        row("+49301234", "+49301234");
        row("-5", "-5");
        row("a,b", "\"a,b\"");
        row("say \"hi\"", "\"say \"\"hi\"\"\"");
        row("two\nlines", "\"two\nlines\"");
        row("1=1", "1=1");
    }
    void aCellThatBeginsLikeAFormulaIsText()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, cell);
        QCOMPARE(csvCell(text), cell);
    }

    void aLongExportGoesOnWhereItsLinkSays()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const QString uid =
            onPostgres() ? QStringLiteral("decode(md5(i::text), 'hex')") : QStringLiteral("randomblob(16)");
        VERIFY_RESULT(runSql(
            *database, QStringLiteral("INSERT INTO call_records (uid, call_id, start_time, end_time, seen_at, "
                                      "caller_id_name, caller_id_num, callee, direction, disposition) "
                                      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                                      "%1) SELECT %2, 'c', 0, 1, 0, '', '101', '102', 'internal', 'failed' FROM n")
                           .arg(CallRecordRoutes::exportLimit + 1)
                           .arg(uid)));
        const auto first = rest.get("/api/v1/cdrs/export?extension=101");
        QCOMPARE(first.content.count('\n'), CallRecordRoutes::exportLimit + 1);
        const QByteArray link = first.header("Link");
        QVERIFY2(link.startsWith("</api/v1/cdrs/export?extension=101&before=") && link.endsWith(">; rel=\"next\""),
                 link);
        const auto rest2 = rest.get(link.mid(1, link.indexOf('>') - 1));
        QCOMPARE(rest2.content.count('\n'), 2);
        QVERIFY(rest2.header("Link").isEmpty());
    }

    void anAppSeesTheCallsOfItsOwnExtensionAlone()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("101");
        rest.addExtension("102");
        const QDateTime now = QDateTime::currentDateTimeUtc().addSecs(60);
        addCall(rest, QStringLiteral("of an earlier owner"), QStringLiteral("101"), QStringLiteral("103"),
                now.addDays(-1));
        addCall(rest, QStringLiteral("made"), QStringLiteral("101"), QStringLiteral("103"), now);
        addCall(rest, QStringLiteral("taken"), QStringLiteral("103"), QStringLiteral("101"), now.addSecs(1));
        addCall(rest, QStringLiteral("of others"), QStringLiteral("103"), QStringLiteral("102"), now.addSecs(2));
        const auto answer = rest.call("GET", "/api/v1/app/history?limit=1", rest.appTokenOf("101"));
        QCOMPARE(answer.status, 200);
        QCOMPARE(callIds(answer).join(u','), QStringLiteral("taken"));
        QCOMPARE(answer.data().value(u"total").toInt(), 2);
        QCOMPARE(answer.data().value(u"limit").toInt(), 1);
        const auto next = rest.call("GET", "/api/v1/app/history?limit=1&offset=1", rest.appTokenOf("101"));
        QCOMPARE(callIds(next).join(u','), QStringLiteral("made"));
        // Nothing that a client says makes it another's.
        const auto other = rest.call("GET", "/api/v1/app/history?extension=101", rest.appTokenOf("102"));
        QCOMPARE(callIds(other).join(u','), QStringLiteral("of others"));
        QCOMPARE(rest.call("GET", "/api/v1/app/history?limit=0", rest.appTokenOf("101")).status, 400);
    }
};

QTEST_GUILESS_MAIN(CallRecordRoutesTest)
#include "CallRecordRoutesTest.moc"
