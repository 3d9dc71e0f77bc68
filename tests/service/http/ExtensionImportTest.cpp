// SPDX-License-Identifier: GPL-3.0-or-later
#include "DatabaseFixture.h"
#include "RestFixture.h"

#include <QSignalSpy>

#include <QCoroTask>

using namespace wakeline;
using QCoro::waitFor;

namespace {

constexpr int patience = 60'000; ///< milliseconds
const QByteArray csvType = "Content-Type: text/csv\r\n";
const QByteArray importPath = "/api/v1/extensions/import";
const QByteArray jobPath = "/api/v1/extension-imports/";

/// `rows` extensions from `first` on, without passwords.
QByteArray sheetOf(int first, int rows)
{
    QByteArray csv = "number;display_name;email;dnd\r\n";
    for (int i = first; i < first + rows; ++i)
        csv += QByteArray::number(i) + ";Name " + QByteArray::number(i) + ";;" + (i % 2 ? "yes" : "no") + "\r\n";
    return csv;
}

RestAnswer import(RestFixture &rest, const QByteArray &csv, const QByteArray &query = {},
                  const QByteArray &headers = {})
{
    return rest.call("POST", importPath + query, rest.tokenOf(Role::Operator), csv, csvType + headers);
}

/// Row, field and message of each problem.
QString problems(const RestAnswer &answer)
{
    QStringList lines;
    for (const QJsonValue &item : answer.data().value(u"problems").toArray()) {
        const QJsonObject problem = item.toObject();
        lines.append(QStringLiteral("%1 %2: %3")
                         .arg(problem.value(u"row").toInt())
                         .arg(problem.value(u"field").toString(), problem.value(u"message").toString()));
    }
    return lines.join(u'\n');
}

QByteArray idOf(const RestAnswer &begun)
{
    return begun.data().value(u"id").toString().toLatin1();
}

RestAnswer waitedFor(RestFixture &rest, const QByteArray &id)
{
    RestAnswer answer;
    const auto isOver = [&] {
        answer = rest.call("GET", jobPath + id, rest.tokenOf(Role::Operator));
        const QString state = answer.data().value(u"state").toString();
        return state != u"checking" && state != u"writing";
    };
    static_cast<void>(QTest::qWaitFor(isOver, patience));
    return answer;
}

RestAnswer ended(RestFixture &rest, const QByteArray &id, Role role = Role::Operator)
{
    return rest.call("DELETE", jobPath + id, rest.tokenOf(role));
}

qint64 count(RestFixture &rest)
{
    return rest.get("/api/v1/extensions?limit=1").data().value(u"total").toInteger();
}

} // namespace

/// Extensions out of CSV files: looked at first, then all of them or none.
class ExtensionImportTest : public DatabaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void aDryRunSaysWhatWouldHappenAndChangesNothing()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("301");
        const QByteArray csv = "number,display_name,password\n301,Ida,\n302,Nils,correct horse\n303,Ada,\n";
        const auto refused = import(rest, csv, "?dry_run=true");
        QCOMPARE(refused.status, 200);
        QCOMPARE(problems(refused), QStringLiteral("2 number: There is an extension 301 already."));
        const auto updating = import(rest, csv, "?dry_run=true&update=true");
        QCOMPARE(updating.data().value(u"state").toString(), QStringLiteral("checked"));
        QCOMPARE(updating.data().value(u"created").toInt(), 2);
        QCOMPARE(updating.data().value(u"changed").toInt(), 1);
        QCOMPARE(updating.data().value(u"problem_count").toInt(), 0);
        QStringList changes;
        for (const QJsonValue &item : updating.data().value(u"changes").toArray()) {
            const QJsonObject change = item.toObject();
            const bool generates = change.value(u"generates_password").toBool();
            changes.append(QStringLiteral("%1 %2%3").arg(change.value(u"number").toString(),
                                                         change.value(u"action").toString(),
                                                         generates ? QStringLiteral(" with a password") : QString()));
        }
        QCOMPARE(changes.join(u','), QStringLiteral("301 change,302 create,303 create with a password"));
        QVERIFY(updating.data().value(u"passwords").toArray().isEmpty());
        QCOMPARE(count(rest), 1);
    }

    void everyRowAtFaultIsNamedWithItsField()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const auto answer = import(rest,
                                   "number,display_name,email,dnd,follow_me_numbers\n"
                                   "30 1,Ida,,,\n"
                                   "302,,,,\n"
                                   "303,Ada,nobody,,\n"
                                   "304,Eva,,perhaps,\n"
                                   "305,Jan,,,305:20\n"
                                   "306,Kai,,,x:y\n"
                                   "307,Liv,,,,more\n"
                                   "308,Ole,,,\n"
                                   "308,Ole,,,\n"
                                   ",Per,,,\n",
                                   "?dry_run=true");
        QCOMPARE(answer.data().value(u"rows").toInt(), 10);
        QCOMPARE(answer.data().value(u"created").toInt(), 1);
        const QString said = problems(answer);
        for (const char *expected :
             {"2 number: ", "3 display_name: ", "4 email: ", "5 dnd: ", "6 follow_me_numbers[0].number: ",
              "7 follow_me_numbers: ", "8 : The row has more cells", "10 number: 308 is in row 9 already.",
              "11 number: The number is missing."})
            QVERIFY2(said.contains(QLatin1String(expected)), qPrintable(expected + QStringLiteral(" in\n") + said));
        QCOMPARE(answer.data().value(u"problem_count").toInt(), 9);
        const auto columns = import(rest, "number,name\n1,x\n", "?dry_run=true");
        QVERIFY(problems(columns).startsWith(QStringLiteral("1 name: There is no column \"name\".")));
        QVERIFY(problems(import(rest, "display_name\nx\n", "?dry_run=true")).contains(u"is missing"));
        QVERIFY(problems(import(rest, "number\nM\xFC\n", "?dry_run=true")).contains(u"UTF-8"));
    }

    void anImportAddsAllRowsAndTellsTheNewPasswordsToItsOperatorAlone()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        QSignalSpy told(&rest.directory, &Directory::extensionChanged);
        const auto begun = import(rest, sheetOf(1000, 500));
        QCOMPARE(begun.status, 202);
        QCOMPARE(begun.header("Cache-Control"), QByteArray("no-store"));
        QCOMPARE(begun.header("Location"), jobPath + idOf(begun));
        const auto done = waitedFor(rest, idOf(begun));
        QCOMPARE(done.data().value(u"state").toString(), QStringLiteral("done"));
        QCOMPARE(done.data().value(u"done").toInt(), 500);
        QCOMPARE(done.data().value(u"created").toInt(), 500);
        QVERIFY(done.data().value(u"passwords").toArray().isEmpty());
        QCOMPARE(count(rest), 500);
        QCOMPARE(rest.directory.extensionCount(), 500);
        QCOMPARE(told.size(), 500);
        QVERIFY(rest.directory.extension(QStringLiteral("1001"))->doNotDisturb);
        QCOMPARE(rest.get("/api/v1/extensions?q=name%201007").data().value(u"total").toInt(), 1);

        QVERIFY(ended(rest, idOf(begun), Role::Admin).data().value(u"passwords").toArray().isEmpty());
        const auto last = ended(rest, idOf(begun));
        QCOMPARE(last.header("Cache-Control"), QByteArray("no-store"));
        const QJsonArray passwords = last.data().value(u"passwords").toArray();
        QCOMPARE(passwords.size(), 500);
        const QJsonObject first = passwords.first().toObject();
        QCOMPARE(first.value(u"number").toString(), QStringLiteral("1000"));
        const QByteArray password = first.value(u"password").toString().toLatin1();
        QCOMPARE(password.size(), 16);
        QCOMPARE(rest.signInTo("1000", password).status, 200);
        QCOMPARE(ended(rest, idOf(begun)).data().value(u"passwords").toArray().size(), 500); // the answer was lost
    }

    void anImportThatIsCancelledLeavesNothing()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const auto begun = import(rest, sheetOf(10'000, 5000));
        QCOMPARE(begun.status, 202);
        const auto cancelled = ended(rest, idOf(begun));
        QCOMPARE(cancelled.status, 200);
        QCOMPARE(cancelled.data().value(u"state").toString(), QStringLiteral("cancelled"));
        QCOMPARE(count(rest), 0);
        QCOMPARE(rest.directory.extensionCount(), 0);
        const auto noted = runSql(*database, QStringLiteral("SELECT COUNT(*) FROM directory_changes"));
        QCOMPARE(noted->first().integer(0), 0);
        // The next one begins afresh.
        const auto again = import(rest, sheetOf(10'000, 100));
        QCOMPARE(waitedFor(rest, idOf(again)).data().value(u"state").toString(), QStringLiteral("done"));
        QCOMPARE(count(rest), 100);
    }

    void whatIsCancelledHalfWrittenIsRolledBack()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        QList<ExtensionWrite> writes;
        for (int i = 0; i < 200; ++i) {
            Extension extension;
            extension.number = QString::number(4000 + i);
            extension.displayName = QStringLiteral("Name");
            writes.append({extension, QString(32, u'a')});
        }
        // Taken already, so that the third batch fails after two were written.
        rest.addExtension("4120");
        const auto progress = std::make_shared<BatchProgress>();
        const auto failed = waitFor(rest.directory.writeExtensions(writes, progress));
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, QStringLiteral("number_taken"));
        QCOMPARE(progress->written.load(), 100);
        QCOMPARE(count(rest), 1);
        QCOMPARE(rest.directory.extensionCount(), 1);

        writes.removeIf([](const ExtensionWrite &write) { return write.extension.number == u"4120"; });
        const auto watched = std::make_shared<BatchProgress>();
        auto writing = rest.directory.writeExtensions(writes, watched);
        while (watched->written == 0)
            QThread::usleep(50);
        watched->cancelled = true;
        const auto cancelled = waitFor(std::move(writing));
        QVERIFY(!cancelled || watched->written == writes.size());
        QCOMPARE(count(rest), cancelled ? 200 : 1);
    }

    void anUpdateChangesWhatIsGivenAndKeepsTheRest()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("301");
        rest.addExtension("302");
        rest.addExtension("303");
        const QByteArray app = rest.appTokenOf("302");
        const QByteArray csv = "Number,DISPLAY_NAME,password,follow_me_enabled,follow_me_numbers,follow_me_strategy\n"
                               "301,'=Ida,,1,302 303:40:5,simultaneous\n"
                               "302,,another horse,,,\n"
                               "303,Name 303,,,,\n";
        const auto begun = import(rest, csv, "?update=true");
        const auto done = waitedFor(rest, idOf(begun));
        QCOMPARE(done.data().value(u"state").toString(), QStringLiteral("done"));
        QCOMPARE(done.data().value(u"changed").toInt(), 2);
        QCOMPARE(done.data().value(u"kept").toInt(), 1);
        const auto ida = *rest.directory.extension(QStringLiteral("301"));
        QCOMPARE(ida.displayName, QStringLiteral("=Ida"));
        QVERIFY(ida.followMeEnabled);
        QCOMPARE(ida.followMeNumbers, (QList<FollowMeNumber>{{QStringLiteral("302")}, {QStringLiteral("303"), 5, 40}}));
        QCOMPARE(ida.followMeStrategy, FollowMeStrategy::Simultaneous);
        QCOMPARE(ida.version, 2);
        QCOMPARE(*waitFor(rest.extensions.find(ida.id)), ida);
        QCOMPARE(rest.directory.extension(QStringLiteral("303"))->version, 1);
        QCOMPARE(rest.signInTo("301").status, 200); // its password stayed
        QCOMPARE(rest.signInTo("302", "another horse").status, 200);
        QCOMPARE(rest.call("GET", "/api/v1/app/me", app).status, 401); // a new password ends the apps' sessions
    }

    void theLicencesLimitIsKept()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("301");
        rest.licensedExtensions = 3;
        const auto refused = import(rest, sheetOf(400, 4), "?dry_run=true");
        QCOMPARE(problems(refused), QStringLiteral("4 number: The licence allows 3 extensions; this row would be one "
                                                   "too many."));
        const auto failed = waitedFor(rest, idOf(import(rest, sheetOf(400, 4))));
        QCOMPARE(failed.data().value(u"state").toString(), QStringLiteral("failed"));
        QCOMPARE(count(rest), 1);
        const auto fits = waitedFor(rest, idOf(import(rest, sheetOf(400, 2))));
        QCOMPARE(fits.data().value(u"state").toString(), QStringLiteral("done"));
    }

    void whatIsNoImportIsRefused()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const QByteArray csv = sheetOf(1, 1);
        QCOMPARE(rest.call("POST", importPath, rest.tokenOf(Role::Viewer), csv, csvType).status, 403);
        QCOMPARE(rest.post(importPath, "{}").status, 415);
        const auto flag = import(rest, csv, "?dry_run=maybe");
        QCOMPARE(flag.status, 400);
        QCOMPARE(flag.field(), QStringLiteral("dry_run"));
        QCOMPARE(ended(rest, "nothing").status, 404);
        QByteArray longFile = "number,display_name\n";
        for (int i = 0; i < 20'001; ++i)
            longFile += QByteArray::number(i) + ",x\n";
        QCOMPARE(problems(import(rest, longFile, "?dry_run=true")),
                 QStringLiteral("20002 : The file has more than 20000 rows."));
    }

    void aRepeatedRequestIsTheSameImport()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const QByteArray key = "Idempotency-Key: sheet-1\r\n";
        const auto first = import(rest, sheetOf(500, 50), {}, key);
        waitedFor(rest, idOf(first));
        const auto second = import(rest, sheetOf(500, 50), {}, key);
        QCOMPARE(second.status, 202);
        QCOMPARE(idOf(second), idOf(first));
        QCOMPARE(count(rest), 50);
    }

    void manyAreSwitchedAndRemovedInOneGo()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        QByteArrayList ids;
        for (int i = 0; i < 120; ++i)
            ids.append(QByteArray::number(rest.addExtension(QByteArray::number(600 + i))));
        const QByteArray path = "/api/v1/extensions/bulk";
        const QByteArray all = "{\"ids\":[" + ids.join(',') + ",999999]";
        const auto switched = rest.post(path, all + ",\"dnd\":true}");
        QCOMPARE(switched.status, 200);
        QCOMPARE(switched.data().value(u"changed").toInt(), 120);
        QCOMPARE(switched.data().value(u"missing").toArray(), QJsonArray{999999});
        QVERIFY(rest.directory.extension(QStringLiteral("719"))->doNotDisturb);
        QVERIFY(!rest.directory.extension(QStringLiteral("719"))->followMeEnabled);
        QCOMPARE(rest.post(path, all + ",\"dnd\":true,\"delete\":true}").field(), QStringLiteral("delete"));
        QCOMPARE(rest.post(path, all + "}").status, 400);
        QCOMPARE(rest.post(path, "{\"ids\":[],\"dnd\":true}").field(), QStringLiteral("ids"));
        QCOMPARE(rest.call("POST", path, rest.tokenOf(Role::Viewer), all + ",\"dnd\":true}").status, 403);
        const auto removed = rest.post(path, all + ",\"delete\":true}");
        QCOMPARE(removed.data().value(u"changed").toInt(), 120);
        QCOMPARE(count(rest), 0);
        QCOMPARE(rest.directory.extensionCount(), 0);
    }
};

QTEST_GUILESS_MAIN(ExtensionImportTest)
#include "ExtensionImportTest.moc"
