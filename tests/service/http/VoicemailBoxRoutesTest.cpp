// SPDX-License-Identifier: GPL-3.0-or-later
#include "DatabaseFixture.h"
#include "LeftMessage.h"

#include <QSignalSpy>

using namespace wakeline;
using QCoro::waitFor;

namespace {

const QByteArray boxes = "/api/v1/voicemail-boxes";

QByteArray pathOf(qint64 box, const QByteArray &rest = {})
{
    return boxes + '/' + QByteArray::number(box) + rest;
}

QByteArray messagePath(qint64 box, qint64 message, const QByteArray &rest = {})
{
    return pathOf(box, "/messages/" + QByteArray::number(message) + rest);
}

} // namespace

/// Voicemail boxes for operators.
class VoicemailBoxRoutesTest : public DatabaseFixture
{
    Q_OBJECT

private Q_SLOTS:
    void aBoxIsMadeShownChangedAndRemoved()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        QSignalSpy changed(&rest.voicemail.news, &VoicemailNews::boxChanged);
        QSignalSpy removed(&rest.voicemail.news, &VoicemailNews::boxRemoved);
        rest.addExtension("101");
        rest.addExtension("102");
        const auto made = rest.post(boxes, "{\"number\":\"201\",\"name\":\" Front desk \",\"pin\":\"4711\","
                                           "\"extensions\":[\"102\",\"101\"],\"email\":\"desk@example.org\","
                                           "\"email_notify\":\"audio\",\"max_duration_s\":60}");
        QCOMPARE(made.status, 201);
        QCOMPARE(made.header("ETag"), "\"1\"");
        const qint64 id = made.data().value(u"id").toInteger();
        QCOMPARE(made.header("Location"), pathOf(id));
        const QJsonObject shown = rest.get(pathOf(id)).data();
        QCOMPARE(shown, made.data());
        QCOMPARE(shown.value(u"name").toString(), QStringLiteral("Front desk"));
        QCOMPARE(shown.value(u"extensions").toArray(), (QJsonArray{"101", "102"}));
        QCOMPARE(shown.value(u"has_pin"), QJsonValue(true));
        QCOMPARE(shown.value(u"greeting").toString(), QStringLiteral("default"));
        QCOMPARE(shown.value(u"max_duration_s"), QJsonValue(60));
        QCOMPARE(shown.value(u"max_messages"), QJsonValue(100));
        QVERIFY(!made.content.contains("4711"));

        const QByteArray token = rest.tokenOf(Role::Operator);
        const auto patched =
            rest.call("PATCH", pathOf(id), token, "{\"pin\":\"\",\"retention_days\":30}", "If-Match: \"1\"\r\n");
        QCOMPARE(patched.status, 200);
        QCOMPARE(patched.header("ETag"), "\"2\"");
        QCOMPARE(patched.data().value(u"has_pin"), QJsonValue(false));
        QCOMPARE(patched.data().value(u"name").toString(), QStringLiteral("Front desk"));
        QCOMPARE(rest.call("PUT", pathOf(id), token, "{\"name\":\"Desk\"}").status, 200);
        for (const QByteArray method : {"PATCH", "DELETE"})
            QCOMPARE(rest.call(method, pathOf(id), token, "{\"name\":\"Late\"}", "If-Match: \"2\"\r\n").status, 412);
        QCOMPARE(rest.get(pathOf(id)).data().value(u"name").toString(), QStringLiteral("Desk"));
        QCOMPARE(changed.size(), 3);
        QCOMPARE(rest.call("DELETE", pathOf(id), token, {}, "If-Match: \"3\"\r\n").status, 204);
        QCOMPARE(rest.get(pathOf(id)).status, 404);
        QCOMPARE(removed.size(), 1);
    }

    void theListIsFilteredAndPaged()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("101");
        for (const QByteArray number : {"203", "201", "202"})
            addBox(rest, number, "\"101\"");
        const auto page = rest.get(boxes + "?limit=2&offset=1");
        QCOMPARE(page.items().size(), 2);
        QCOMPARE(page.items().first().toObject().value(u"number").toString(), QStringLiteral("202"));
        QCOMPARE(page.data().value(u"total").toInt(), 3);
        QCOMPARE(rest.get(boxes + "?q=BOX%20203").items().size(), 1);
        QCOMPARE(rest.get(boxes + "?q=%25").items().size(), 0);
        QCOMPARE(rest.get(boxes + "?limit=0").status, 400);
    }

    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, const QByteArray &body, const char *field, int status = 400) {
            QTest::newRow(name) << body << status << QString::fromLatin1(field);
        };
        row("no number", "{\"name\":\"A\"}", "number");
        row("no name", "{\"number\":\"201\"}", "name");
        row("a number with a path", "{\"number\":\"../1\",\"name\":\"A\"}", "number");
        row("a hidden file's number", "{\"number\":\".5\",\"name\":\"A\"}", "number");
        row("two dots", "{\"number\":\"1..2\",\"name\":\"A\"}", "number");
        row("the common greeting's name", "{\"number\":\"default\",\"name\":\"A\"}", "number");
        row("the names' folder", "{\"number\":\"Names\",\"name\":\"A\"}", "number");
        row("a taken number", "{\"number\":\"200\",\"name\":\"A\"}", "number", 409);
        row("an empty name", "{\"number\":\"201\",\"name\":\" \"}", "name");
        row("a name with a line", "{\"number\":\"201\",\"name\":\"A\\nB\"}", "name");
        row("a PIN of letters", "{\"number\":\"201\",\"name\":\"A\",\"pin\":\"12a4\"}", "pin");
        row("a short PIN", "{\"number\":\"201\",\"name\":\"A\",\"pin\":\"123\"}", "pin");
        row("a PIN of foreign digits", "{\"number\":\"201\",\"name\":\"A\",\"pin\":\"١٢٣٤\"}", "pin");
        row("no address", "{\"number\":\"201\",\"name\":\"A\",\"email\":\"ida\"}", "email");
        row("two addresses", "{\"number\":\"201\",\"name\":\"A\",\"email\":\"a@b.example,c@d.example\"}", "email");
        row("no such extension", "{\"number\":\"201\",\"name\":\"A\",\"extensions\":[\"101\",\"999\"]}",
            "extensions[1]");
        row("no time at all", "{\"number\":\"201\",\"name\":\"A\",\"max_duration_s\":0}", "max_duration_s");
        row("no room at all", "{\"number\":\"201\",\"name\":\"A\",\"max_messages\":0}", "max_messages");
        row("days below 0", "{\"number\":\"201\",\"name\":\"A\",\"retention_days\":-1}", "retention_days");
        row("a greeting that is not there", "{\"number\":\"201\",\"name\":\"A\",\"greeting\":\"custom\"}", "greeting");
        row("an unknown field", "{\"number\":\"201\",\"name\":\"A\",\"pin_hash\":\"x\"}", "pin_hash");
    }
    void whatIsWrongIsNamed()
    {
        QFETCH(QByteArray, body);
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.addExtension("101");
        addBox(rest, "200", "\"101\"");
        const auto answer = rest.post(boxes, body);
        QTEST(answer.status, "status");
        QTEST(answer.field(), "field");
        QCOMPARE(rest.get(boxes).data().value(u"total").toInt(), 1);
    }

    void aRepeatedPostMakesOneBox()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const QByteArray token = rest.tokenOf(Role::Operator);
        const QByteArray body = "{\"number\":\"201\",\"name\":\"A\"}";
        const auto first = rest.call("POST", boxes, token, body, "Idempotency-Key: k1\r\n");
        const auto again = rest.call("POST", boxes, token, body, "Idempotency-Key: k1\r\n");
        QCOMPARE(first.status, 201);
        QCOMPARE(again.status, 201);
        QCOMPARE(again.data(), first.data());
    }

    void viewersLookAndDoNotListen()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const qint64 id = addBox(rest, "201", "");
        const qint64 message = leaveMessage(rest, "201");
        const QByteArray viewer = rest.tokenOf(Role::Viewer);
        QCOMPARE(rest.call("GET", pathOf(id, "/messages"), viewer).items().size(), 1);
        QCOMPARE(rest.call("GET", messagePath(id, message, "/audio"), viewer).status, 403);
        QCOMPARE(rest.call("PUT", messagePath(id, message, "/read"), viewer).status, 403);
        QCOMPARE(rest.call("DELETE", messagePath(id, message), viewer).status, 403);
        QCOMPARE(rest.call("PUT", pathOf(id, "/greeting"), viewer, toneWav(100), "Content-Type: audio/wav\r\n").status,
                 403);
    }

    void messagesAreListedHeardReadRemovedAndRestored()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const qint64 id = addBox(rest, "201", "");
        const qint64 other = addBox(rest, "202", "");
        const QByteArray sound = toneWav(1500);
        const qint64 message = leaveMessage(rest, "201", sound);
        leaveMessage(rest, "201");
        const QByteArray token = rest.tokenOf(Role::Operator);
        const auto page = rest.get(pathOf(id, "/messages?limit=1"));
        QCOMPARE(page.items().size(), 1);
        QCOMPARE(page.data().value(u"total").toInt(), 2);
        QVERIFY(rest.call("GET", messagePath(id, message, "/audio"), token).content == sound);
        const auto part = rest.call("GET", messagePath(id, message, "/audio"), token, {}, "Range: bytes=0-3\r\n");
        QCOMPARE(part.content, "RIFF");
        QCOMPARE(rest.call("PUT", messagePath(id, message, "/read"), token).data().value(u"read"), QJsonValue(true));
        QJsonObject counts = rest.get(pathOf(id)).data();
        QCOMPARE(counts.value(u"new_messages"), QJsonValue(1));
        QCOMPARE(counts.value(u"old_messages"), QJsonValue(1));
        QCOMPARE(rest.get(pathOf(id)).header("ETag"), "\"1\""); // a message is no change of the box

        QCOMPARE(rest.call("DELETE", messagePath(other, message), token).status, 404); // not of that box
        QCOMPARE(rest.call("DELETE", messagePath(id, message), token).status, 204);
        QCOMPARE(rest.get(pathOf(id, "/messages")).data().value(u"total").toInt(), 1);
        QCOMPARE(rest.call("GET", messagePath(id, message, "/audio"), token).status, 404);
        QCOMPARE(rest.call("POST", messagePath(other, message, "/restore"), token).status, 404);
        rest.clock.time = rest.clock.time.addSecs(29);
        const auto restored = rest.call("POST", messagePath(id, message, "/restore"), token);
        QCOMPARE(restored.status, 200);
        QCOMPARE(restored.data().value(u"read"), QJsonValue(true));
        QVERIFY(rest.call("GET", messagePath(id, message, "/audio"), token).content == sound);
        QCOMPARE(rest.call("DELETE", messagePath(id, message), token).status, 204);
        rest.clock.time = rest.clock.time.addSecs(31);
        QCOMPARE(rest.call("POST", messagePath(id, message, "/restore"), token).status, 404);
        QCOMPARE(rest.get(pathOf(999, "/messages")).status, 404);
    }

    void aGreetingIsConvertedServedAndRemoved()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const qint64 id = addBox(rest, "201", "");
        const QByteArray token = rest.tokenOf(Role::Operator);
        const QByteArray path = pathOf(id, "/greeting");
        QCOMPARE(rest.get(path).status, 404);
        const QByteArray wav = "Content-Type: audio/wav\r\n";
        const auto put = rest.call("PUT", path, token, toneWav(2000, 44100, 2), wav);
        QCOMPARE(put.status, 200);
        QCOMPARE(put.data().value(u"greeting").toString(), QStringLiteral("custom"));
        QCOMPARE(put.header("ETag"), "\"2\"");
        const auto served = rest.get(path);
        QCOMPARE(served.status, 200);
        QCOMPARE(served.header("Content-Type"), "audio/wav");
        QCOMPARE(served.content.first(44), wavHead(8000, 1, served.content.size() - 44));
        QVERIFY(std::abs(served.content.size() - 44 - 32000) < 80);
        QCOMPARE(rest.call("PUT", path, token, toneWav(500), wav + "If-Match: \"1\"\r\n").status, 412);
        QVERIFY(rest.get(path).content == served.content);
        QCOMPARE(rest.call("PUT", path + "?kind=name", token, toneWav(500), wav).data().value(u"greeting").toString(),
                 QStringLiteral("name"));
        // The audio stays while the default is heard, and can be chosen again.
        QCOMPARE(rest.call("PATCH", pathOf(id), token, "{\"greeting\":\"default\"}").status, 200);
        QCOMPARE(rest.call("PATCH", pathOf(id), token, "{\"greeting\":\"custom\"}").status, 200);
        QCOMPARE(rest.call("DELETE", path, token).status, 204);
        QCOMPARE(rest.get(path).status, 404);
        QCOMPARE(rest.get(pathOf(id)).data().value(u"greeting").toString(), QStringLiteral("default"));
    }

    void aBadGreetingIsRefusedWithTheReason()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const qint64 id = addBox(rest, "201", "");
        const QByteArray token = rest.tokenOf(Role::Operator);
        const QByteArray path = pathOf(id, "/greeting");
        const QByteArray wav = "Content-Type: audio/wav\r\n";
        const auto bad = rest.call("PUT", path, token, QByteArray(100, 'x'), wav);
        QCOMPARE(bad.status, 400);
        QCOMPARE(bad.code(), QStringLiteral("bad_audio"));
        QCOMPARE(bad.field(), QStringLiteral("greeting"));
        QVERIFY(bad.body.value(u"error").toString().startsWith(QStringLiteral("The greeting cannot be used: ")));
        QCOMPARE(rest.call("PUT", path, token, "{}").status, 415);
        QCOMPARE(rest.call("PUT", path + "?kind=default", token, toneWav(100), wav).field(), QStringLiteral("kind"));
        QCOMPARE(rest.call("PUT", pathOf(999, "/greeting"), token, toneWav(100), wav).status, 404);
        // 32 MiB may be sent; what says that it is larger is not read.
        QCOMPARE(rest.call("PUT", path, token, wavHead(44100, 2, 31 << 20) + QByteArray(31 << 20, '\0'), wav).status,
                 200);
        RawClient client(rest.port());
        client.send("PUT " + path + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + token +
                    "\r\nContent-Length: 33554433\r\n\r\n");
        QVERIFY(client.sees("413"));
    }
};

QTEST_GUILESS_MAIN(VoicemailBoxRoutesTest)
#include "VoicemailBoxRoutesTest.moc"
