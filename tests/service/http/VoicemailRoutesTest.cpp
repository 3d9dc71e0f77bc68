// SPDX-License-Identifier: GPL-3.0-or-later
#include "DatabaseFixture.h"
#include "LeftMessage.h"

#include <QSignalSpy>

using namespace wakeline;
using QCoro::waitFor;

namespace {

const QByteArray list = "/api/v1/app/voicemail";

QByteArray pathOf(qint64 id, const QByteArray &rest = {})
{
    return list + '/' + QByteArray::number(id) + rest;
}

QJsonArray messagesOf(const RestAnswer &answer)
{
    return answer.body.value(u"data").toArray();
}

QList<qint64> idsOf(const RestAnswer &answer)
{
    QList<qint64> ids;
    for (const QJsonValue &message : messagesOf(answer))
        ids.append(message.toObject().value(u"id").toInteger());
    return ids;
}

} // namespace

/// The voicemail of the mobile app (wire contract §1).
class VoicemailRoutesTest : public DatabaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void theListIsAPlainArrayNewestFirstOverAllBoxesOfTheExtension()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("101");
        rest.addExtension("102");
        const qint64 own = addBox(rest, "201", "\"101\"");
        addBox(rest, "202", "\"102\"");
        addBox(rest, "203", "\"101\",\"102\"");
        const qint64 second = leaveMessage(rest, "201", toneWav(2000), "2026-11-20T08:00:00Z");
        const qint64 first = leaveMessage(rest, "203", toneWav(2000), "2026-11-20T09:00:00Z");
        const qint64 third = leaveMessage(rest, "201", toneWav(7400), "2026-11-20T07:00:00Z");
        leaveMessage(rest, "202");
        const auto answer = rest.call("GET", list, rest.appTokenOf("101"));
        QCOMPARE(answer.status, 200);
        QCOMPARE(idsOf(answer), (QList<qint64>{first, second, third}));
        const QJsonObject message = messagesOf(answer).at(2).toObject();
        QCOMPARE(message.value(u"mailbox_id").toInteger(), own);
        QCOMPARE(message.value(u"caller_id_name").toString(), QStringLiteral("Zoë Ångström"));
        QCOMPARE(message.value(u"caller_id_num").toString(), QStringLiteral("+49301234"));
        QCOMPARE(message.value(u"timestamp").toString(), QStringLiteral("2026-11-20T07:00:00Z"));
        QCOMPARE(message.value(u"duration"), QJsonValue(7));
        QCOMPARE(message.value(u"read"), QJsonValue(false));
        QVERIFY(!message.contains(u"read_at"));
        QCOMPARE(message.value(u"transcription"), QJsonValue(QString()));
        QVERIFY(fromRfc3339(message.value(u"created_at").toString()));
        QCOMPARE(idsOf(rest.call("GET", list, rest.appTokenOf("102"))).size(), 2);
    }

    void withoutABoxTheListIsEmpty()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("101");
        const auto answer = rest.call("GET", list, rest.appTokenOf("101"));
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.body.value(u"data").isArray());
        QCOMPARE(messagesOf(answer).size(), 0);
        QCOMPARE(rest.call("GET", list, {}).status, 401);
        QCOMPARE(rest.call("GET", list, rest.tokenOf(Role::Admin)).status, 401);
    }

    void theListIsBounded()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("101");
        addBox(rest, "201", "\"101\"");
        VERIFY_RESULT(
            runSql(*database, QStringLiteral("INSERT INTO voicemail_messages (box_id, uid, caller_id_name, "
                                             "caller_id_num, received_at, duration, created_at, audio_file, "
                                             "audio_size, audio_hash) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL "
                                             "SELECT i + 1 FROM n WHERE i < 700) SELECT 1, CAST(i AS TEXT), '', '', "
                                             "i * 1000, 1, 0, CAST(i AS TEXT), 1, %1 FROM n")
                                  .arg(onPostgres() ? QStringLiteral("''::bytea") : QStringLiteral("x''"))));
        const auto messages = messagesOf(rest.call("GET", list, rest.appTokenOf("101")));
        QCOMPARE(messages.size(), VoicemailRoutes::longestList);
        QCOMPARE(messages.first().toObject().value(u"timestamp").toString(), QStringLiteral("1970-01-01T00:11:40Z"));
    }

    void readingIsRememberedOnce()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        QSignalSpy changed(&rest.voicemail.news, &VoicemailNews::changed);
        rest.addExtension("101");
        addBox(rest, "201", "\"101\"");
        const qint64 id = leaveMessage(rest, "201");
        const QByteArray token = rest.appTokenOf("101");
        const auto read = rest.call("PUT", pathOf(id, "/read"), token);
        QCOMPARE(read.status, 200);
        QCOMPARE(read.data().value(u"id").toInteger(), id);
        QCOMPARE(read.data().value(u"read"), QJsonValue(true));
        const QString at = read.data().value(u"read_at").toString();
        QCOMPARE(fromRfc3339(at), std::optional(rest.clock.now()));
        rest.clock.time = rest.clock.time.addSecs(60);
        QCOMPARE(rest.call("PUT", pathOf(id, "/read"), token).data().value(u"read_at").toString(), at);
        QCOMPARE(messagesOf(rest.call("GET", list, token)).first().toObject().value(u"read"), QJsonValue(true));
        QCOMPARE(changed.size(), 1);
        const auto change = changed.first().first().value<VoicemailChange>();
        QCOMPARE(change.mailbox, QStringLiteral("201"));
        QCOMPARE(change.newMessages, 0);
        QCOMPARE(change.oldMessages, 1);
    }

    void deletingTakesItOutOfTheList()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("101");
        addBox(rest, "201", "\"101\"");
        const qint64 id = leaveMessage(rest, "201");
        const QByteArray token = rest.appTokenOf("101");
        const auto removed = rest.call("DELETE", pathOf(id), token);
        QCOMPARE(removed.status, 204);
        QVERIFY(removed.content.isEmpty());
        QCOMPARE(messagesOf(rest.call("GET", list, token)).size(), 0);
        for (const auto &[method, suffix] : {std::pair{"DELETE", ""}, {"PUT", "/read"}, {"GET", "/audio"}})
            QCOMPARE(rest.call(method, pathOf(id, suffix), token).status, 404);
    }

    void anothersMessageIsAsUnknownAsNone()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("101");
        rest.addExtension("102");
        addBox(rest, "201", "\"101\"");
        addBox(rest, "202", "\"102\"");
        const qint64 id = leaveMessage(rest, "201");
        const QByteArray stranger = rest.appTokenOf("102");
        for (const auto &[method, suffix] : {std::pair{"DELETE", ""}, {"PUT", "/read"}, {"GET", "/audio"}}) {
            const auto others = rest.call(method, pathOf(id, suffix), stranger);
            const auto none = rest.call(method, pathOf(id + 1000, suffix), stranger);
            QCOMPARE(others.status, 404);
            QCOMPARE(others.body, none.body);
            QCOMPARE(rest.call(method, list + "/x" + suffix, stranger).status, 404);
            QCOMPARE(rest.call(method, list + "/-1" + suffix, stranger).status, 404);
        }
        const auto untouched = messagesOf(rest.call("GET", list, rest.appTokenOf("101")));
        QCOMPARE(untouched.size(), 1);
        QCOMPARE(untouched.first().toObject().value(u"read"), QJsonValue(false));
    }

    void theNextOwnerOfANumberSeesNothingOfTheLast()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const qint64 first = rest.addExtension("101");
        addBox(rest, "201", "\"101\"");
        const qint64 id = leaveMessage(rest, "201");
        QCOMPARE(
            rest.call("DELETE", "/api/v1/extensions/" + QByteArray::number(first), rest.tokenOf(Role::Operator)).status,
            204);
        rest.addExtension("101");
        const QByteArray token = rest.appTokenOf("101");
        QCOMPARE(messagesOf(rest.call("GET", list, token)).size(), 0);
        QCOMPARE(rest.call("GET", pathOf(id, "/audio"), token).status, 404);
    }

    void aBoxThatIsLinkedAnewIsSeenAtOnce()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("101");
        const qint64 box = addBox(rest, "201", "");
        leaveMessage(rest, "201");
        const QByteArray token = rest.appTokenOf("101");
        QCOMPARE(messagesOf(rest.call("GET", list, token)).size(), 0);
        const QByteArray path = "/api/v1/voicemail-boxes/" + QByteArray::number(box);
        QCOMPARE(rest.call("PATCH", path, rest.tokenOf(Role::Operator), "{\"extensions\":[\"101\"]}").status, 200);
        QCOMPARE(messagesOf(rest.call("GET", list, token)).size(), 1);
        QCOMPARE(rest.call("PATCH", path, rest.tokenOf(Role::Operator), "{\"extensions\":[]}").status, 200);
        QCOMPARE(messagesOf(rest.call("GET", list, token)).size(), 0);
    }
};

QTEST_GUILESS_MAIN(VoicemailRoutesTest)
#include "VoicemailRoutesTest.moc"
