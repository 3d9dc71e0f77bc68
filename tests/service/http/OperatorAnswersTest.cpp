// SPDX-License-Identifier: GPL-3.0-or-later
#include "Conversation.h"
#include "DatabaseFixture.h"

#include <QCoroTask>
#include <QJsonDocument>

using namespace wakeline;

namespace {

QByteArray bodyText(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

/// What the routes for administrators answer, held against what the document says of them.
class OperatorAnswersTest : public DatabaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void operatorAccountsAnswers()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        Conversation with(rest);
        const QByteArray admin = rest.tokenOf(Role::Admin);
        const QByteArray list = "/api/v1/operators";
        const QByteArray one = "/api/v1/operators/{id}";
        const QByteArray draft = bodyText({{"name", "ada"}, {"password", "correct horse"}, {"role", "admin"}});
        const auto made = with.ask({.method = "POST", .pattern = list, .token = admin, .body = draft});
        QCOMPARE(made.status, 201);
        const QByteArray id = QByteArray::number(made.data().value(u"id").toInteger());
        QCOMPARE(with.ask({.method = "POST", .pattern = list, .token = admin, .body = draft}).status, 409);
        with.ask({.method = "POST", .pattern = list, .token = admin, .body = "{}"});
        with.ask({.method = "GET", .pattern = list, .token = admin});
        with.ask({.method = "GET", .pattern = list, .token = rest.tokenOf(Role::Operator)});
        with.ask({.method = "GET", .pattern = one, .token = admin, .values = {id}});
        with.ask({.method = "GET", .pattern = one, .token = admin, .values = {"999"}});
        const Question off{
            .method = "PATCH", .pattern = one, .token = admin, .values = {id}, .body = "{\"disabled\":true}"};
        QCOMPARE(with.ask(off).status, 409);
        Question late = off;
        late.headers = "If-Match: \"7\"\r\n";
        QCOMPARE(with.ask(late).status, 412);
        QCOMPARE(with.ask({.method = "DELETE", .pattern = one, .token = admin, .values = {id}}).status, 409);
        const auto session = with.ask({.method = "POST",
                                       .pattern = "/api/v1/auth/login",
                                       .body = bodyText({{"username", "ada"}, {"password", "correct horse"}})});
        const QByteArray token = session.data().value(u"access_token").toString().toLatin1();
        const QByteArray wrong = bodyText({{"old", "wrong"}, {"new", "another long one"}});
        const QByteArray right = bodyText({{"old", "correct horse"}, {"new", "another long one"}});
        with.ask({.method = "POST", .pattern = "/api/v1/auth/password", .token = token, .body = wrong});
        QCOMPARE(with.ask({.method = "POST", .pattern = "/api/v1/auth/password", .token = token, .body = right}).status,
                 200);
        with.ask({.method = "GET", .pattern = "/api/v1/audit-log", .token = admin});
        with.ask({.method = "GET", .pattern = "/api/v1/audit-log", .token = admin, .query = "?outcome=x"});
        SettingValue setting;
        setting.name = QStringLiteral("push.hold_ms");
        setting.value = QStringLiteral("5000");
        rest.settings = {setting};
        with.ask({.method = "GET", .pattern = "/api/v1/settings", .token = admin});
        with.ask({.method = "POST", .pattern = "/api/v1/system/reload", .token = admin});
        rest.reloadAnswer = failure(QStringLiteral("bad_settings"), QStringLiteral("Nothing was changed: no"));
        with.ask({.method = "POST", .pattern = "/api/v1/system/reload", .token = admin});
        const QString problems = with.problems();
        QVERIFY2(problems.isEmpty(), qPrintable(u'\n' + problems));
    }
};

QTEST_GUILESS_MAIN(OperatorAnswersTest)
#include "OperatorAnswersTest.moc"
