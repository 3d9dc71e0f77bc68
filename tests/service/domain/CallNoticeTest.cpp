// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallNotice.h"
#include "LooseObject.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace wakeline;

namespace {

/// As a script glues it together.
QByteArray glued(const QByteArray &name)
{
    return "{\"callee_username\": \"bob\", \"caller_username\": \"alice\", \"caller_display_name\": \"" + name +
           "\", \"call_id\": \"c-1@192.0.2.1\", \"call_type\": \"audio\"}";
}

/// The SIP server's own display names, from every byte that may stand in a header.
QByteArray randomName(QRandomGenerator &random)
{
    static const QByteArray telling = "\"\\<>,:{}[] \t\n'/ua";
    QByteArray name;
    for (int i = random.bounded(40); i > 0; --i)
        name.append(random.bounded(3) > 0 ? telling.at(random.bounded(int(telling.size())))
                                          : static_cast<char>(random.bounded(1, 256)));
    return name;
}

} // namespace

/// What a SIP server's webhook says, however its script wrote it down.
class CallNoticeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDisplayNameIsReadHoweverItWasGluedIn_data()
    {
        QTest::addColumn<QByteArray>("glue");
        QTest::addColumn<QString>("name");
        const auto row = [](const char *what, const QByteArray &glue, const QString &name) {
            QTest::newRow(what) << glue << name;
        };
        row("plain", "Alice", "Alice");
        row("none", "", "");
        row("Kamailio has none", "<null>", "");
        row("quoted, as $fn gives it", "\"Alice\"", "Alice");
        row("quoted with its address", "\"Alice\" <sip:a@b>", "Alice");
        row("its address alone", "<sip:a@b>", "");
        row("plain with its address", "Alice <sips:a@b;transport=tls>", "Alice");
        row("a telephone's address", "Alice <TEL:+4930123>", "Alice");
        row("escaped as JSON", "\\\"Alice\\\"", "Alice");
        row("escaped by SIP inside its quotes", "\"Ada \\\"the\\\" O'Neil\"", "Ada \"the\" O'Neil");
        row("backslash", "\"C:\\\\dir\"", "C:\\dir");
        row("a comma", "\"Smith, Alice\"", "Smith, Alice");
        row("what looks like a list", "a\",\"b", "a\",\"b");
        row("braces", "\"{Alice}\"", "{Alice}");
        row("UTF-8", "\"J\xc3\xb6rg\"", "Jörg");
        row("Latin-1", "\"J\xf6rg\"", "Jörg");
        row("Latin-1 without quotes", "J\xf6rg", "Jörg");
        row("control characters", "\"A\tl\x01i\nce\"", "A l i ce");
        row("less than", "\"1 < 2\"", "1 < 2");
        row("one quote", "\"", "\"");
        row("JSON escapes", "J\\u00f6rg", "Jörg");
        row("a field of JSON, escaped", "\\\",\\\"callee_username\\\":\\\"eve", "\",\"callee_username\":\"eve");
    }
    void aDisplayNameIsReadHoweverItWasGluedIn()
    {
        QFETCH(QByteArray, glue);
        const auto object = readLooseObject(glued(glue));
        QVERIFY2(object, object ? "" : qPrintable(object.error().message));
        QTEST(plainDisplayName(object->value(u"caller_display_name").toString()), "name");
        QCOMPARE(object->value(u"callee_username").toString(), QStringLiteral("bob"));
        QCOMPARE(object->value(u"call_id").toString(), QStringLiteral("c-1@192.0.2.1"));
        QCOMPARE(object->value(u"call_type").toString(), QStringLiteral("audio"));
        QCOMPARE(object->size(), 5);
    }

    void aBrokenNameMayStandAnywhere_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("first") << QByteArray(R"({"caller_display_name":""A" <sip:a@b>","callee_username":"bob"})");
        QTest::newRow("last") << QByteArray(R"({"callee_username":"bob","caller_display_name":""A" <sip:a@b>"})");
        QTest::newRow("blanks") << QByteArray(
            " {\n \"callee_username\" :\t\"bob\" ,\n \"caller_display_name\" : \"\"A\" <sip:a@b>\"\r\n}\n");
        QTest::newRow("beside other values") << QByteArray(
            R"({"n":7,"callee_username":"bob","x":null,"caller_display_name":""A" <sip:a@b>","flag":true})");
    }
    void aBrokenNameMayStandAnywhere()
    {
        QFETCH(QByteArray, text);
        const auto object = readLooseObject(text);
        QVERIFY2(object, object ? "" : qPrintable(object.error().message));
        QCOMPARE(object->value(u"callee_username").toString(), QStringLiteral("bob"));
        QCOMPARE(plainDisplayName(object->value(u"caller_display_name").toString()), QStringLiteral("A"));
    }

    void whatIsJsonIsReadAsJson()
    {
        const QJsonObject object{
            {"callee_username", "b\"o\\b"}, {"n", 7}, {"deep", QJsonObject{{"x", QJsonArray{1, 2}}}}};
        QCOMPARE(readLooseObject(QJsonDocument(object).toJson()).value(), object);
        QCOMPARE(readLooseObject("{}").value(), QJsonObject());
    }

    /// Whoever chooses a display name must not choose whose phone rings.
    void aNameChoosesNoOtherField_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("callee") << QByteArray(R"(x","callee_username":"eve)");
        QTest::newRow("callee, spread") << QByteArray("x\" ,\t\"callee_username\"  : \"eve");
        QTest::newRow("call id") << QByteArray(R"(x","call_id":"other)");
        QTest::newRow("itself") << QByteArray(R"(x","caller_display_name":"Police)");
        QTest::newRow("in a broken text") << QByteArray(R"("x" <sip:a@b>","callee_username":"eve)");
    }
    void aNameChoosesNoOtherField()
    {
        QFETCH(QByteArray, name);
        const auto object = readLooseObject(glued(name));
        QVERIFY(!object);
        QCOMPARE(object.error().code, QStringLiteral("malformed_json"));
    }

    void whatIsNoObjectIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text : {"", " ", "null", "7", "\"text\"", "[]", "[1]", "{", "}", "{\"a\"}", "{\"a\":}",
                                 "{\"a\":b}", "{a:1}", "{\"callee_username\":\"bob\"", "\"callee_username\":\"bob\"}",
                                 "callee_username=bob&call_id=1", "<xml/>", "{\"a\":\"b}"})
            QTest::newRow(text) << QByteArray(text);
    }
    void whatIsNoObjectIsRefused()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!readLooseObject(text));
    }

    /// Any display name: the fields around it are what the script wrote, or the whole is refused.
    void noNameChangesWhatStandsAroundIt()
    {
        QRandomGenerator random(20261121);
        int read = 0;
        for (int i = 0; i < 20'000; ++i) {
            const QByteArray name = randomName(random);
            const auto object = readLooseObject(glued(name));
            if (!object)
                continue;
            ++read;
            const bool same = object->value(u"callee_username").toString() == u"bob" &&
                              object->value(u"caller_username").toString() == u"alice" &&
                              object->value(u"call_id").toString() == u"c-1@192.0.2.1";
            QVERIFY2(same, name.toPercentEncoding());
            const QString plain = plainDisplayName(object->value(u"caller_display_name").toString());
            QVERIFY(plain.size() <= 128);
        }
        QVERIFY2(read > 19'000, qPrintable(QString::number(read)));
    }

    void bytesOfNothingDoNoHarm()
    {
        QRandomGenerator random(7);
        const QByteArray seed = glued("\"Alice\" <sip:a@b>");
        for (int i = 0; i < 20'000; ++i) {
            QByteArray text = seed;
            for (int changes = random.bounded(1, 8); changes > 0; --changes)
                text[random.bounded(int(text.size()))] = static_cast<char>(random.bounded(256));
            text.truncate(random.bounded(int(text.size()) + 1));
            static_cast<void>(readLooseObject(text));
        }
    }

    void aHugeTextCostsLittle_data()
    {
        QTest::addColumn<QByteArray>("part");
        for (const char *part : {" ", "{", ",", "\"", "\\", ", \"", ",\"a\"", ",\"a\":", "[", "{\"a\":[", "\xf6"})
            QTest::newRow(part) << QByteArray(part);
    }
    void aHugeTextCostsLittle()
    {
        QFETCH(QByteArray, part);
        QElapsedTimer clock;
        clock.start();
        static_cast<void>(readLooseObject("{\"a\":\"" + part.repeated(200'000) + "\"}"));
        QVERIFY2(clock.elapsed() < 10'000, qPrintable(QString::number(clock.elapsed())));
    }

    void aNameIsCutBetweenCharacters()
    {
        const QString phones =
            QString::fromUtf8("x\xf0\x9f\x93\x9e").append(QString::fromUtf8("\xf0\x9f\x93\x9e").repeated(100));
        const QString cut = plainDisplayName(phones);
        QCOMPARE(cut.size(), 127);
        QVERIFY(cut.isValidUtf16());
    }
};

QTEST_GUILESS_MAIN(CallNoticeTest)
#include "CallNoticeTest.moc"
