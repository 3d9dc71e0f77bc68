// SPDX-License-Identifier: GPL-3.0-or-later
#include "DatabaseFixture.h"
#include "RestFixture.h"

#include <QCoroTask>
#include <QJsonDocument>

using namespace wakeline;
using QCoro::waitFor;

namespace {

QList<AuditEntry> entriesOf(RestFixture &rest, const AuditFilter &filter = {})
{
    const auto entries = waitFor(rest.audit.newest(filter, 1000));
    if (!entries)
        qFatal("%s", qPrintable(entries.error().message));
    return *entries;
}

AuditEntry newestOf(RestFixture &rest)
{
    const QList<AuditEntry> entries = entriesOf(rest);
    return entries.isEmpty() ? AuditEntry() : entries.first();
}

AuditChange changeOf(const AuditEntry &entry, const QString &field)
{
    const auto found = std::ranges::find(entry.changes, field, &AuditChange::field);
    return found == entry.changes.end() ? AuditChange() : *found;
}

/// PostgreSQL prepares no such statement.
Result<void> rename(Database &database, const char *sql)
{
    const QString text = QLatin1String(sql);
    return waitFor(database.write([text](Connection &connection) { return connection.runOnce(text); }));
}

QByteArray textOf(const QList<AuditEntry> &entries)
{
    return QJsonDocument(json::Codec<QList<AuditEntry>>::write(entries).toArray()).toJson();
}

} // namespace

class AuditTrailTest : public DatabaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void anActSaysWhoDidWhatToWhatFromWhere()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const qint64 id = rest.addExtension("101");
        const AuditEntry made = newestOf(rest);
        QCOMPARE(made.operatorName, QStringLiteral("operator"));
        QCOMPARE(made.role, std::optional(Role::Operator));
        QCOMPARE(made.address, QStringLiteral("127.0.0.1"));
        QCOMPARE(made.at, rest.clock.now());
        QCOMPARE(made.action, QStringLiteral("extension.created"));
        QCOMPARE(made.target, (AuditTarget{QStringLiteral("extension"), QString::number(id), QStringLiteral("101")}));
        QCOMPARE(made.outcome, QStringLiteral("ok"));
        QCOMPARE(changeOf(made, "display_name").after, std::optional(QStringLiteral("Name 101")));
        QVERIFY(!made.requestId.isEmpty());

        const auto path = "/api/v1/extensions/" + QByteArray::number(id);
        QCOMPARE(rest.call("PATCH", path, rest.tokenOf(Role::Admin), R"({"dnd":true,"display_name":"Ida"})",
                           "X-Request-Id: abc-1\r\n")
                     .status,
                 200);
        const AuditEntry changed = newestOf(rest);
        QCOMPARE(changed.operatorName, QStringLiteral("admin"));
        QCOMPARE(changed.requestId, QStringLiteral("abc-1"));
        QCOMPARE(changed.target.name, QStringLiteral("101"));
        QCOMPARE(changed.changes.size(), 2);
        QCOMPARE(changeOf(changed, "dnd").before, std::optional(QStringLiteral("false")));
        QCOMPARE(changeOf(changed, "dnd").after, std::optional(QStringLiteral("true")));
        QCOMPARE(changeOf(changed, "display_name").before, std::optional(QStringLiteral("Name 101")));
        QCOMPARE(changeOf(changed, "display_name").after, std::optional(QStringLiteral("Ida")));

        QCOMPARE(rest.call("DELETE", path, rest.tokenOf(Role::Admin)).status, 204);
        const AuditEntry removed = newestOf(rest);
        QCOMPARE(removed.action, QStringLiteral("extension.deleted"));
        QCOMPARE(removed.target.name, QStringLiteral("101"));
        QCOMPARE(changeOf(removed, "display_name").before, std::optional(QStringLiteral("Ida")));
        QVERIFY(!changeOf(removed, "display_name").after);
        QCOMPARE(rest.audited, QList<AuditEntry>({made, changed, removed})); // what the live feed is told
    }

    void aRefusedActIsThereWithItsReason()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const auto path = "/api/v1/extensions/" + QByteArray::number(rest.addExtension("101"));
        const auto token = rest.tokenOf(Role::Operator);
        QCOMPARE(rest.call("PATCH", path, token, R"({"dnd":true})", "If-Match: \"77\"\r\n").status, 412);
        AuditEntry entry = newestOf(rest);
        QCOMPARE(entry.outcome, QStringLiteral("stale"));
        QCOMPARE(entry.target.name, QStringLiteral("101"));
        QVERIFY(entry.changes.isEmpty());
        QCOMPARE(rest.call("DELETE", "/api/v1/extensions/999", token).status, 404);
        entry = newestOf(rest);
        QCOMPARE(entry.outcome, QStringLiteral("not_found"));
        QCOMPARE(entry.target.id, QStringLiteral("999"));
        QCOMPARE(rest.post("/api/v1/extensions", "{").status, 400);
        QCOMPARE(newestOf(rest).outcome, QStringLiteral("malformed_json"));
    }

    void whoHangsUpWhoseCallIsThere()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        Call call;
        call.callId = QStringLiteral("a/b@h");
        call.caller = QStringLiteral("101");
        call.callee = QStringLiteral("102");
        rest.calls.append(call);
        QCOMPARE(rest.post("/api/v1/calls/a%2Fb@h/hangup", {}).status, 204);
        const AuditEntry entry = newestOf(rest);
        QCOMPARE(entry.action, QStringLiteral("call.hung_up"));
        QCOMPARE(entry.target,
                 (AuditTarget{QStringLiteral("call"), QStringLiteral("a/b@h"), QStringLiteral("101 to 102")}));
        rest.hangUpAnswer = failure(QStringLiteral("call_not_answered"), QStringLiteral("rings"));
        QCOMPARE(rest.post("/api/v1/calls/a%2Fb@h/hangup", {}).status, 409);
        QCOMPARE(newestOf(rest).outcome, QStringLiteral("call_not_answered"));
    }

    void signInsAreThereWhetherTheySucceedOrNot()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const auto hash = waitFor(rest.hasher.hash(QStringLiteral("correct horse")));
        const auto ida = waitFor(rest.operators.add(QStringLiteral("ida"), Role::Viewer, *hash));
        const auto login = [&](const QByteArray &name, const QByteArray &password) {
            return rest.call("POST", "/api/v1/auth/login", {},
                             "{\"username\":\"" + name + "\",\"password\":\"" + password + "\"}");
        };
        QCOMPARE(login("IDA", "correct horse").status, 200);
        AuditEntry entry = newestOf(rest);
        QCOMPARE(entry.action, QStringLiteral("operator.signed_in"));
        QCOMPARE(entry.operatorId, ida->id);
        QCOMPARE(entry.operatorName, QStringLiteral("ida"));
        QCOMPARE(entry.role, std::optional(Role::Viewer));
        QCOMPARE(entry.outcome, QStringLiteral("ok"));
        QCOMPARE(login("ida", "wrong horse").status, 401);
        entry = newestOf(rest);
        QCOMPARE(entry.operatorName, QStringLiteral("ida"));
        QCOMPARE(entry.outcome, QStringLiteral("invalid_credentials"));
        QCOMPARE(login("correct horse 9", "ida").status, 401); // a password in the wrong field
        entry = newestOf(rest);
        QCOMPARE(entry.operatorName, QString());
        QCOMPARE(entry.operatorId, 0);
        QVERIFY(!entry.role);
        QVERIFY(!textOf(entriesOf(rest)).contains("horse"));
        const auto count = entriesOf(rest).size();
        QCOMPARE(rest.call("POST", "/api/v1/auth/login", {}, "{}").status, 400);
        QCOMPARE(entriesOf(rest).size(), count); // nobody tried to sign in
    }

    void signingOutIsThere()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        QCOMPARE(rest.call("POST", "/api/v1/auth/logout", rest.tokenOf(Role::Viewer),
                           R"({"refresh_token":"a-token-that-must-not-be-read"})")
                     .status,
                 204);
        const AuditEntry entry = newestOf(rest);
        QCOMPARE(entry.action, QStringLiteral("operator.signed_out"));
        QCOMPARE(entry.target.name, QStringLiteral("viewer"));
        QVERIFY(!textOf({entry}).contains("must-not"));
    }

    void noSecretComesIntoTheLog()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const auto path = "/api/v1/extensions/" + QByteArray::number(rest.addExtension("101"));
        const auto admin = rest.tokenOf(Role::Admin);
        QCOMPARE(rest.call("PATCH", path, admin, R"({"password":"another long secret"})").status, 200);
        QCOMPARE(changeOf(newestOf(rest), "password").after, std::optional(QStringLiteral("(changed)")));
        const auto code = rest.call("POST", path + "/qr-login", admin, "{}");
        QCOMPARE(code.status, 201);
        QCOMPARE(newestOf(rest).action, QStringLiteral("extension.sign_in_code_made"));
        const auto boxMade = rest.post("/api/v1/voicemail-boxes", R"({"number":"101","name":"Ida","pin":"271828"})");
        QCOMPARE(boxMade.status, 201);
        QCOMPARE(changeOf(newestOf(rest), "pin").after, std::optional(QStringLiteral("(changed)")));
        const auto issued =
            rest.call("POST", "/api/v1/licenses", rest.tokenOf(Role::Vendor), R"({"tier":"standard","holder":"Acme"})");
        QCOMPARE(issued.status, 201);
        QCOMPARE(newestOf(rest).action, QStringLiteral("license.issued"));
        const QByteArray all = textOf(entriesOf(rest));
        for (const QString &secret :
             {QStringLiteral("correct horse"), QStringLiteral("another long secret"), QStringLiteral("271828"),
              code.data().value(u"code").toString(), issued.data().value(u"key").toString()}) {
            QVERIFY(!secret.isEmpty());
            QVERIFY2(!all.contains(secret.toUtf8()), qPrintable(secret));
        }
    }

    void everyRouteThatWritesForOperatorsLeavesItsEntry()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        int asked = 0;
        for (const Route &route : rest.server.routes().routes()) {
            if (route.audit.isEmpty() || route.access == Access::Public)
                continue;
            QByteArray path = route.pattern;
            for (qsizetype at = path.indexOf('{'); at >= 0; at = path.indexOf('{'))
                path.replace(at, path.indexOf('}') - at + 1, "999999");
            const Role role = route.access == Access::OperatorVendor ? Role::Vendor : Role::Admin;
            rest.call(methodName(route.method), path, rest.tokenOf(role), "{}");
            const AuditEntry entry = newestOf(rest);
            QVERIFY2(entry.action == QString::fromLatin1(route.audit), route.pattern);
            QVERIFY2(entry.outcome != AuditTable::unknownOutcome, route.pattern);
            ++asked;
        }
        QVERIFY2(asked >= 25, qPrintable(QString::number(asked)));
    }

    void readingAndStrangersLeaveNone()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.get("/api/v1/extensions");
        rest.get("/api/v1/voicemail-boxes");
        rest.call("POST", "/api/v1/extensions", {}, "{}");
        rest.call("POST", "/api/v1/extensions", rest.tokenOf(Role::Viewer), "{}");
        rest.call("HEAD", "/api/v1/extensions", rest.tokenOf(Role::Viewer));
        QCOMPARE(entriesOf(rest).size(), 0);
    }

    /// Without a trace nothing may happen.
    void whatCannotBeRecordedIsNotDone()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const auto path = "/api/v1/extensions/" + QByteArray::number(rest.addExtension("101"));
        VERIFY_RESULT(rename(*database, "ALTER TABLE audit_log RENAME TO audit_away"));
        QVERIFY(rest.call("PATCH", path, rest.tokenOf(Role::Operator), R"({"dnd":true})").status >= 500);
        QVERIFY(rest.post("/api/v1/calls/x@y/hangup", {}).status >= 500);
        QVERIFY(rest.hungUp.isEmpty());
        QCOMPARE(rest.get(path).data().value(u"dnd").toBool(), false);
        VERIFY_RESULT(rename(*database, "ALTER TABLE audit_away RENAME TO audit_log"));
        QCOMPARE(rest.call("PATCH", path, rest.tokenOf(Role::Operator), R"({"dnd":true})").status, 200);
    }

    void theListIsPagedAndFiltered()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        for (const QByteArray number : {"101", "102", "103"})
            rest.addExtension(number);
        rest.call("DELETE", "/api/v1/extensions/999", rest.tokenOf(Role::Admin));
        const auto list = [&](const QByteArray &query) {
            return rest.call("GET", "/api/v1/audit-log" + query, rest.tokenOf(Role::Admin));
        };
        QCOMPARE(list("").data().value(u"total").toInt(), 4);
        QCOMPARE(list("?operator=operator").items().size(), 3);
        QCOMPARE(list("?action=extension.deleted").items().size(), 1);
        QCOMPARE(list("?target_type=extension&target=102").items().size(), 1);
        QCOMPARE(list("?target=999").items().size(), 1);
        QCOMPARE(list("?outcome=failed").items().size(), 1);
        QCOMPARE(list("?outcome=ok").items().size(), 3);
        const auto first = list("?limit=2").items();
        QCOMPARE(first.size(), 2);
        const QByteArray before = QByteArray::number(first.last().toObject().value(u"id").toInteger());
        const auto next = list("?limit=2&before=" + before).items();
        QCOMPARE(next.size(), 2);
        QCOMPARE(next.first().toObject().value(u"target").toObject().value(u"name"), QStringLiteral("102"));
        const auto at = rest.clock.now();
        QCOMPARE(list("?from=" + at.toString(Qt::ISODateWithMs).toLatin1()).items().size(), 4);
        QCOMPARE(list("?to=" + at.toString(Qt::ISODateWithMs).toLatin1()).items().size(), 0);
        QCOMPARE(list("?outcome=maybe").field(), QStringLiteral("outcome"));
        QCOMPARE(list("?from=yesterday").field(), QStringLiteral("from"));
        for (const Role role : {Role::Viewer, Role::Operator, Role::Vendor})
            QCOMPARE(rest.call("GET", "/api/v1/audit-log", rest.tokenOf(role)).status, 403);
    }
};

QTEST_GUILESS_MAIN(AuditTrailTest)
#include "AuditTrailTest.moc"
