// SPDX-License-Identifier: GPL-3.0-or-later
#include "Conversation.h"
#include "DatabaseFixture.h"
#include "LeftMessage.h"

using namespace wakeline;

/// Real answers of voicemail's routes, held against docs/openapi.yaml. \see OpenApiAnswersTest
class VoicemailAnswersTest : public DatabaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void boxesAnswers()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        Conversation with(rest);
        rest.addExtension("101");
        const QByteArray token = rest.tokenOf(Role::Operator);
        const QByteArray list = "/api/v1/voicemail-boxes";
        const QByteArray one = "/api/v1/voicemail-boxes/{id}";
        const QByteArray draft = "{\"number\":\"201\",\"name\":\"Ida\",\"extensions\":[\"101\"]}";
        const auto made = with.ask({.method = "POST", .pattern = list, .token = token, .body = draft});
        QCOMPARE(made.status, 201);
        const QByteArray id = QByteArray::number(made.data().value(u"id").toInteger());
        QCOMPARE(with.ask({.method = "POST", .pattern = list, .token = token, .body = draft}).status, 409);
        with.ask({.method = "POST", .pattern = list, .token = token, .body = "{}"});
        with.ask({.method = "POST", .pattern = list, .token = rest.tokenOf(Role::Viewer), .body = draft});
        with.ask({.method = "GET", .pattern = list, .token = token});
        with.ask({.method = "GET", .pattern = list, .token = token, .query = "?limit=x"});
        with.ask({.method = "GET", .pattern = one, .token = token, .values = {id}});
        with.ask({.method = "GET", .pattern = one, .token = token, .values = {"999"}});
        const Question change{
            .method = "PATCH", .pattern = one, .token = token, .values = {id}, .body = "{\"retention_days\":7}"};
        QCOMPARE(with.ask(change).status, 200);
        Question late = change;
        late.headers = "If-Match: \"1\"\r\n";
        QCOMPARE(with.ask(late).status, 412);

        const QByteArray greeting = one + "/greeting";
        const QByteArray wav = "Content-Type: audio/wav\r\n";
        Question upload{
            .method = "PUT", .pattern = greeting, .token = token, .values = {id}, .body = toneWav(500), .headers = wav};
        QCOMPARE(with.ask(upload).status, 200);
        upload.body = "no sound";
        QCOMPARE(with.ask(upload).status, 400);
        askForSound(with, greeting, token, {id});
        const Question back{.method = "DELETE", .pattern = greeting, .token = token, .values = {id}};
        QCOMPARE(with.ask(back).status, 204);
        QCOMPARE(with.ask({.method = "GET", .pattern = greeting, .token = token, .values = {id}}).status, 404);
        QCOMPARE(with.ask({.method = "DELETE", .pattern = one, .token = token, .values = {id}}).status, 204);
        const QString problems = with.problems();
        QVERIFY2(problems.isEmpty(), qPrintable(u'\n' + problems));
    }

    void messagesAnswers()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        Conversation with(rest);
        rest.addExtension("101");
        const QByteArray box = QByteArray::number(addBox(rest, "201", "\"101\""));
        const QByteArray id = QByteArray::number(leaveMessage(rest, QStringLiteral("201")));
        const QByteArray token = rest.tokenOf(Role::Operator);
        const QByteArray list = "/api/v1/voicemail-boxes/{id}/messages";
        const QByteArray one = list + "/{msg}";
        const auto ask = [&](const QByteArray &method, const QByteArray &pattern, const QByteArray &message) {
            return with.ask({.method = method, .pattern = pattern, .token = token, .values = {box, message}}).status;
        };
        const auto page = with.ask({.method = "GET", .pattern = list, .token = token, .values = {box}});
        QCOMPARE(page.items().size(), 1);
        const Question everywhere{.method = "GET", .pattern = "/api/v1/voicemail-messages", .token = token};
        QCOMPARE(with.ask(everywhere).items().size(), 1);
        QCOMPARE(ask("PUT", one + "/read", id), 200);
        askForSound(with, one + "/audio", token, {box, id});
        QCOMPARE(ask("DELETE", one, id), 204);
        QCOMPARE(with.ask(everywhere).items().size(), 0);
        QCOMPARE(ask("DELETE", one, id), 404);
        QCOMPARE(ask("POST", one + "/restore", id), 200);
        QCOMPARE(ask("POST", one + "/restore", "999"), 404);

        const QByteArray app = rest.appTokenOf("101");
        const QByteArray own = "/api/v1/app/voicemail";
        QCOMPARE(with.ask({.method = "GET", .pattern = own, .token = app}).status, 200);
        QCOMPARE(with.ask({.method = "PUT", .pattern = own + "/{id}/read", .token = app, .values = {id}}).status, 200);
        askForSound(with, own + "/{id}/audio", app, {id});
        QCOMPARE(with.ask({.method = "DELETE", .pattern = own + "/{id}", .token = app, .values = {id}}).status, 204);
        QCOMPARE(with.ask({.method = "DELETE", .pattern = own + "/{id}", .token = app, .values = {id}}).status, 404);
        QCOMPARE(with.ask({.method = "GET", .pattern = own}).status, 401);
        const QString problems = with.problems();
        QVERIFY2(problems.isEmpty(), qPrintable(u'\n' + problems));
    }

private:
    static void askForSound(Conversation &with, const QByteArray &pattern, const QByteArray &token,
                            const QByteArrayList &values)
    {
        Question question{.method = "GET", .pattern = pattern, .token = token, .values = values};
        const auto whole = with.ask(question);
        QCOMPARE(whole.status, 200);
        question.headers = "If-None-Match: " + whole.header("ETag") + "\r\n";
        QCOMPARE(with.ask(question).status, 304);
        question.headers = "Range: bytes=0-3\r\n";
        QCOMPARE(with.ask(question).status, 206);
        question.headers = "Range: bytes=99999999-\r\n";
        QCOMPARE(with.ask(question).status, 416);
    }
};

QTEST_GUILESS_MAIN(VoicemailAnswersTest)
#include "VoicemailAnswersTest.moc"
