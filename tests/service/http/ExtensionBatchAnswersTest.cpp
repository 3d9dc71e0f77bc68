// SPDX-License-Identifier: GPL-3.0-or-later
#include "Conversation.h"
#include "DatabaseFixture.h"

#include <QCoroTask>

using namespace wakeline;

/// What the routes for many extensions at once, and for a rehearsed call, answer, held against the document.
class ExtensionBatchAnswersTest : public DatabaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void manyExtensionsAnswers()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        Conversation with(rest);
        const QByteArray token = rest.tokenOf(Role::Operator);
        const QByteArray path = "/api/v1/extensions/import";
        const QByteArray job = "/api/v1/extension-imports/{id}";
        const QByteArray csv = "Content-Type: text/csv\r\n";
        const Question good{.method = "POST",
                            .pattern = path,
                            .token = token,
                            .body = "number,display_name\n301,Ida\n",
                            .headers = csv};
        Question looked = good;
        looked.query = "?dry_run=true";
        QCOMPARE(with.ask(looked).status, 200);
        looked.body = "number,dnd\nx y,perhaps\n";
        QCOMPARE(with.ask(looked).data().value(u"problem_count").toInt(), 1);
        looked.query = "?dry_run=perhaps";
        QCOMPARE(with.ask(looked).status, 400);
        const auto begun = with.ask(good);
        QCOMPARE(begun.status, 202);
        const QByteArray id = begun.data().value(u"id").toString().toLatin1();
        with.ask({.method = "GET", .pattern = job, .token = token, .values = {id}});
        with.ask({.method = "DELETE", .pattern = job, .token = token, .values = {id}});
        QCOMPARE(with.ask({.method = "GET", .pattern = job, .token = token, .values = {"none"}}).status, 404);
        const qint64 extension = rest.addExtension("302");
        const QByteArray ids = "{\"ids\":[" + QByteArray::number(extension) + ",99]";
        const QByteArray bulk = "/api/v1/extensions/bulk";
        QCOMPARE(with.ask({.method = "POST", .pattern = bulk, .token = token, .body = ids + ",\"dnd\":true}"}).status,
                 200);
        QCOMPARE(with.ask({.method = "POST", .pattern = bulk, .token = token, .body = ids + '}'}).status, 400);
        rest.tryAnswer = CallPreview{
            rest.clock.now(),
            false,
            {{PreviewAction::Ring, {QStringLiteral("302")}, 0, 30, 0}, {PreviewAction::Reject, {}, 30, 0, 480}},
            {QStringLiteral("+1555")}};
        const Question trial{.method = "POST",
                             .pattern = "/api/v1/extensions/{id}/try-call",
                             .token = rest.tokenOf(Role::Viewer),
                             .values = {QByteArray::number(extension)},
                             .body = "{\"from\":\"200\",\"answer\":\"busy\",\"dnd\":true}"};
        QCOMPARE(with.ask(trial).status, 200);
        QVERIFY(rest.tried.last().first.doNotDisturb);
        QCOMPARE(rest.tried.last().second.from, std::optional(QStringLiteral("200")));
        Question wrong = trial;
        wrong.body = "{\"follow_me_numbers\":[{\"number\":\"302\"}]}";
        QCOMPARE(with.ask(wrong).field(), QStringLiteral("follow_me_numbers[0].number"));
        rest.tryAnswer = failure(QStringLiteral("unavailable"), QStringLiteral("There is no SIP server."));
        QCOMPARE(with.ask(trial).status, 503);
        const QString problems = with.problems();
        QVERIFY2(problems.isEmpty(), qPrintable(problems));
    }
};

QTEST_GUILESS_MAIN(ExtensionBatchAnswersTest)
#include "ExtensionBatchAnswersTest.moc"
