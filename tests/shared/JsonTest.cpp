// SPDX-License-Identifier: GPL-3.0-or-later
#include "Json.h"
#include "JsonText.h"

#include <QJsonDocument>
#include <QTest>

using namespace wakeline;

namespace {

enum class Colour { Red, Green };

struct Inner
{
    QString name;
    std::optional<int> weight;

    bool operator==(const Inner &) const = default;
    static constexpr auto fields = std::tuple{Field{"name", &Inner::name}, Field{"weight", &Inner::weight}};
};

/// One member of every kind that a wire type can have.
struct Sample
{
    QString text;
    bool flag = false;
    int small = 0;
    qint64 large = 0;
    double fraction = 0;
    QDateTime at;
    QJsonObject object;
    Colour colour = Colour::Red;
    Inner inner;
    QList<Inner> list;
    std::optional<QString> maybe;
    QString lenient;

    bool operator==(const Sample &) const = default;
    static constexpr auto fields = std::tuple{
        Field{"text", &Sample::text},         Field{"flag", &Sample::flag},
        Field{"small", &Sample::small},       Field{"large", &Sample::large},
        Field{"fraction", &Sample::fraction}, Field{"at", &Sample::at},
        Field{"object", &Sample::object},     Field{"colour", &Sample::colour},
        Field{"inner", &Sample::inner},       Field{"list", &Sample::list},
        Field{"maybe", &Sample::maybe},       Field{"lenient", &Sample::lenient, Presence::Optional},
    };
};

Sample sample()
{
    return {QStringLiteral("Zoë \"1\" \\ / \n"),
            true,
            -7,
            9'007'199'254'740'993, // 2^53 + 1: no double holds it
            0.25,
            QDateTime(QDate(2026, 11, 20), QTime(8, 15, 30, 250), Qt::UTC),
            QJsonObject{{QStringLiteral("k"), QJsonArray{1, QJsonValue::Null}}},
            Colour::Green,
            {QStringLiteral("in"), 5},
            {{QStringLiteral("a"), std::nullopt}, {QStringLiteral("b"), 1}},
            QStringLiteral("there"),
            QStringLiteral("x")};
}

QJsonObject overTheWire(const QJsonObject &object)
{
    return *parseObject(QJsonDocument(object).toJson());
}

/// The JSON of the sample with one field's text replaced.
Result<Sample> readWith(const QByteArray &field, const QByteArray &value)
{
    QJsonObject object = toJson(sample());
    object.insert(QString::fromLatin1(field), QStringLiteral("@@"));
    QByteArray text = QJsonDocument(object).toJson();
    const auto read = parseObject(text.replace("\"@@\"", value));
    if (!read)
        return std::unexpected(read.error());
    return fromJson<Sample>(*read);
}

} // namespace

template <>
struct wakeline::EnumNames<Colour>
{
    static constexpr std::array names{std::pair{Colour::Red, "red"}, std::pair{Colour::Green, "green"}};
};

class JsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindOfFieldSurvivesTheWire()
    {
        const auto read = fromJson<Sample>(overTheWire(toJson(sample())));
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QVERIFY(*read == sample());
    }

    void anEmptyOptionalIsLeftOutAndNullReadsAsEmpty()
    {
        Sample without = sample();
        without.maybe.reset();
        QVERIFY(!toJson(without).contains(QStringLiteral("maybe")));
        QVERIFY(fromJson<Sample>(toJson(without)) == without);
        QVERIFY(readWith("maybe", "null") == without);
    }

    void refusesAndNamesTheField_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, const QByteArray &field, const QByteArray &value, QString path = {},
                            const QString &code = QStringLiteral("wrong_type")) {
            QTest::newRow(name) << field << value << (path.isEmpty() ? QString::fromLatin1(field) : path) << code;
        };
        row("number for text", "text", "1");
        row("null for text", "text", "null");
        row("NUL in text", "text", "\"a\\u0000b\"", {}, QStringLiteral("invalid_value"));
        row("half a surrogate pair", "text", "\"\\ud800\"", {}, QStringLiteral("invalid_value"));
        row("text for flag", "flag", "\"true\"");
        row("number for flag", "flag", "1");
        row("fraction", "small", "1.5");
        row("text for number", "small", "\"1\"");
        row("33 bits", "small", "2147483648");
        row("-33 bits", "small", "-2147483649");
        row("fraction of 64 bits", "large", "0.1");
        row("65 bits", "large", "9223372036854775808");
        row("huge", "large", "1e300");
        row("text for fraction", "fraction", "\"0.25\"");
        row("time without offset", "at", "\"2026-11-20T08:15:30\"");
        row("number for time", "at", "1795161330");
        row("array for object", "object", "[]");
        row("unknown name", "colour", "\"blue\"");
        row("name in capitals", "colour", "\"Red\"");
        row("number for name", "colour", "0");
        row("text for inner", "inner", "\"x\"");
        row("inner wrong", "inner", "{\"name\":1}", QStringLiteral("inner.name"));
        row("inner missing", "inner", "{}", QStringLiteral("inner.name"), QStringLiteral("missing_field"));
        row("inner unknown", "inner", "{\"name\":\"a\",\"x\":1}", QStringLiteral("inner.x"),
            QStringLiteral("unknown_field"));
        row("object for list", "list", "{}");
        row("item wrong", "list", "[{\"name\":\"a\"},7]", QStringLiteral("list[1]"));
        row("item's field wrong", "list", "[{\"name\":\"a\",\"weight\":\"x\"}]", QStringLiteral("list[0].weight"));
        row("item's field unknown", "list", "[{\"name\":\"a\"},{\"name\":\"b\",\"y\":0}]", QStringLiteral("list[1].y"),
            QStringLiteral("unknown_field"));
        row("optional wrong", "maybe", "5");
        row("unknown", "stranger", "1", {}, QStringLiteral("unknown_field"));
    }
    void refusesAndNamesTheField()
    {
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, value);
        const auto read = readWith(field, value);
        QVERIFY(!read);
        QTEST(read.error().code, "code");
        QTEST(read.error().field, "path");
        QVERIFY2(read.error().message.contains(read.error().field), qPrintable(read.error().message));
    }

    void everyRequiredFieldIsMissed()
    {
        int required = 0;
        for (const QString &name : toJson(sample()).keys()) {
            QJsonObject object = toJson(sample());
            object.remove(name);
            const auto read = fromJson<Sample>(object);
            if (name == u"maybe" || name == u"lenient") {
                QVERIFY2(read, qPrintable(name));
                continue;
            }
            ++required;
            QVERIFY2(!read, qPrintable(name));
            QCOMPARE(read.error().code, QStringLiteral("missing_field"));
            QCOMPARE(read.error().field, name);
        }
        QCOMPARE(required, 10);
    }

    void wholeNumbersAtTheirEdges_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("number");
        QTest::newRow("largest") << QByteArray("9223372036854775807") << std::numeric_limits<qint64>::max();
        QTest::newRow("smallest") << QByteArray("-9223372036854775808") << std::numeric_limits<qint64>::min();
        QTest::newRow("zero") << QByteArray("0") << qint64(0);
        QTest::newRow("one") << QByteArray("1") << qint64(1);
        QTest::newRow("written as a fraction") << QByteArray("3.0") << qint64(3);
        QTest::newRow("written with an exponent") << QByteArray("1e3") << qint64(1000);
    }
    void wholeNumbersAtTheirEdges()
    {
        QFETCH(QByteArray, text);
        const auto read = readWith("large", text);
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QTEST(read->large, "number");
    }

    void changesOnlyWhatIsNamed()
    {
        Sample value = sample();
        QVERIFY(applyJson(value, {{QStringLiteral("small"), 8}, {QStringLiteral("maybe"), QJsonValue::Null}}));
        Sample expected = sample();
        expected.small = 8;
        expected.maybe.reset();
        QVERIFY(value == expected);
    }

    void aFailedChangeLeavesTheValueUntouched()
    {
        Sample value = sample();
        const auto changed = applyJson(value, {{QStringLiteral("text"), QStringLiteral("new")},
                                               {QStringLiteral("small"), QStringLiteral("wrong")}});
        QVERIFY(!changed);
        QCOMPARE(changed.error().field, QStringLiteral("small"));
        QVERIFY(value == sample());
        QVERIFY(!applyJson(value, {{QStringLiteral("stranger"), 1}}));
        QVERIFY(value == sample());
    }

    void refusesBodiesThatAreNoObject_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("array") << QByteArray("[]");
        QTest::newRow("text") << QByteArray("\"x\"");
        QTest::newRow("number") << QByteArray("1");
        QTest::newRow("null") << QByteArray("null");
        QTest::newRow("cut short") << QByteArray("{\"a\":");
        QTest::newRow("two objects") << QByteArray("{}{}");
        QTest::newRow("trailing comma") << QByteArray("{\"a\":1,}");
        QTest::newRow("not UTF-8") << QByteArray("{\"a\":\"\xff\"}");
        QTest::newRow("form") << QByteArray("a=1&b=2");
        QTest::newRow("5000 levels") << QByteArray(5000, '[') + QByteArray(5000, ']');
        QTest::newRow("5000 open objects") << QByteArray("{\"a\":").repeated(5000);
    }
    void refusesBodiesThatAreNoObject()
    {
        QFETCH(QByteArray, body);
        const auto read = parseObject(body);
        QVERIFY(!read);
        QCOMPARE(read.error().code, QStringLiteral("malformed_json"));
    }

    void saysWhatAnEnumMayBe()
    {
        QCOMPARE(enumChoices<Colour>(), QStringLiteral("red or green"));
        QCOMPARE(readWith("colour", "\"blue\"").error().message,
                 QStringLiteral("field \"colour\" must be red or green"));
    }

    void textIsTheSameWithoutAnObjectOnTheWay()
    {
        Sample full = sample();
        for (char16_t c = 0; c < 0x300; ++c)
            full.text += QChar(c);
        full.text += QStringLiteral("𝄞 \u2028");
        for (const Sample &value : {full, Sample()}) {
            QByteArray text;
            json::appendText(text, value);
            QJsonParseError error;
            const QJsonDocument parsed = QJsonDocument::fromJson(text, &error);
            QVERIFY2(error.error == QJsonParseError::NoError, text);
            QCOMPARE(parsed.object(), toJson(value));
        }
        QByteArray lists;
        json::appendText(lists, QList<Inner>{{QStringLiteral("a"), 1}, {QStringLiteral("b"), std::nullopt}});
        QCOMPARE(lists, R"([{"name":"a","weight":1},{"name":"b"}])");
        QByteArray empty;
        json::appendText(empty, QList<Inner>());
        QCOMPARE(empty, "[]");
    }
};

QTEST_APPLESS_MAIN(JsonTest)
#include "JsonTest.moc"
