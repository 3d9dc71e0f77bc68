// SPDX-License-Identifier: GPL-3.0-or-later
#include "DatabaseFixture.h"
#include "LicenseKey.h"
#include "RestFixture.h"

#include <QCoroTask>
#include <QJsonDocument>

using namespace wakeline;
using namespace std::chrono_literals;
using QCoro::waitFor;

namespace {

const auto refusal = QStringLiteral("invalid or expired license key");

/// A body that is wrong in one place, and what must be said about it.
struct Mistake
{
    QByteArray name;
    QJsonObject body;
    QString code;
    QString field;
    QString sentence = {}; ///< empty: any
};

QJsonObject with(QJsonObject body, const QString &field, const QJsonValue &value)
{
    body.insert(field, value);
    return body;
}

QJsonObject without(QJsonObject body, const QString &field)
{
    body.remove(field);
    return body;
}

QByteArray keyHeader(const QString &key)
{
    return "X-License-Key: " + key.toLatin1() + "\r\n";
}

QString strangersKey()
{
    return LicenseKey::generate().text();
}

QString mistyped(QString key)
{
    key[key.size() - 1] = key.back() == u'7' ? u'8' : u'7';
    return key;
}

int total(RestFixture &rest)
{
    return rest.call("GET", "/api/v1/push-logs", rest.tokenOf(Role::Viewer)).data().value(u"total").toInt(-1);
}

} // namespace

/// `POST /v1/push` as wire contract §1 describes it: its fields, its keys, its refusals.
class GatewayRoutesTest : public DatabaseFixture
{
    Q_OBJECT

    static QList<Mistake> mistakes(const QString &key)
    {
        const QJsonObject good = pushBody(key);
        QList<Mistake> all{
            {"unknown field", with(good, "priority", "high"), "unknown_field", "priority"},
            {"platform web", with(good, "push_platform", "web"), "invalid_value", "push_platform",
             "push_platform must be fcm or apns"},
            {"platform in capitals", with(good, "push_platform", "FCM"), "invalid_value", "push_platform",
             "push_platform must be fcm or apns"},
            {"empty platform", with(good, "push_platform", ""), "invalid_value", "push_platform",
             "push_platform must be fcm or apns"},
            {"empty token", with(good, "push_token", ""), "invalid_value", "push_token"},
            {"token over 4096", with(good, "push_token", QString(4097, u'a')), "invalid_value", "push_token"},
            {"line feed in the token", with(good, "push_token", "abc\ndef"), "invalid_value", "push_token"},
            {"empty call_id", with(good, "call_id", ""), "invalid_value", "call_id"},
            {"call_id over 255", with(good, "call_id", QString(256, u'a')), "invalid_value", "call_id"},
            {"caller_id over 255", with(good, "caller_id", QString(256, u'1')), "invalid_value", "caller_id"},
            {"escape in the name", with(good, "caller_name", "I\x1b[0m"), "invalid_value", "caller_name"},
            {"NUL in the call_id", with(good, "call_id", QString(QChar(u'\0'))), "invalid_value", "call_id"},
            {"call_type fax", with(good, "call_type", "fax"), "invalid_value", "call_type"},
            {"event ring", with(good, "event", "ring"), "wrong_type", "event"},
            {"ttl_s below 0", with(good, "ttl_s", -1), "invalid_value", "ttl_s"},
            {"ttl_s over 28 days", with(good, "ttl_s", 28 * 86400 + 1), "invalid_value", "ttl_s"},
            {"ttl_s with a fraction", with(good, "ttl_s", 1.5), "wrong_type", "ttl_s"},
            {"ttl_s as a text", with(good, "ttl_s", "30"), "wrong_type", "ttl_s"},
            {"no key at all", without(good, "license_key"), "missing_field", "license_key"},
            {"empty key", with(good, "license_key", ""), "missing_field", "license_key"},
        };
        for (const char *field : {"push_token", "push_platform", "caller_id", "call_id"}) {
            all.append({QByteArray("no ") + field, without(good, field), "missing_field", field});
            all.append({QByteArray(field) + " is null", with(good, field, QJsonValue::Null), "wrong_type", field});
        }
        for (const char *field : {"license_key", "push_token", "push_platform", "caller_id", "call_id", "caller_name",
                                  "call_type", "app_id", "event"}) {
            all.append({QByteArray(field) + " is a number", with(good, field, 7), "wrong_type", field});
            all.append({QByteArray(field) + " is a list", with(good, field, QJsonArray{"a"}), "wrong_type", field});
        }
        return all;
    }

private Q_SLOTS:
    void aDeliveredPushIsAnsweredInTheWordsOfTheContract()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const QJsonObject body = pushBody(rest.licenses.issue().key);
        const auto answer = rest.send("/v1/push", body);
        QCOMPARE(answer.status, 200);
        QCOMPARE(
            answer.body,
            (QJsonObject{{"data", QJsonObject{{"delivered", true}, {"call_id", "a84b4c76e66710@pc33.example.com"}}}}));
        QCOMPARE(rest.licenses.provider.sent.size(), 1);
    }

    void everyFieldReachesTheProvider()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const QString key = rest.licenses.issue().key;
        QJsonObject body = pushBody(key);
        for (const auto &[field, value] : {std::pair{"push_platform", QJsonValue("apns")},
                                           {"caller_name", "Ida Lund"},
                                           {"call_type", "video"},
                                           {"app_id", "TEAM.org.example.app.voip"},
                                           {"event", "missed_call"},
                                           {"ttl_s", 90}})
            body.insert(QLatin1String(field), value);
        QCOMPARE(rest.send("/v1/push", body).status, 200);
        const PushMessage sent = rest.licenses.provider.sent.first();
        QCOMPARE(sent.target.provider, PushProviderName::Apns);
        QCOMPARE(sent.target.token, QStringLiteral("token-of-a-phone-1234567890"));
        QCOMPARE(sent.target.appId, QStringLiteral("TEAM.org.example.app.voip"));
        QVERIFY(sent.target.voip);
        QCOMPARE(sent.event, PushEvent::MissedCall);
        QCOMPARE(sent.callId, QStringLiteral("a84b4c76e66710@pc33.example.com"));
        QCOMPARE(sent.callerNumber, QStringLiteral("101"));
        QCOMPARE(sent.callerName, QStringLiteral("Ida Lund"));
        QVERIFY(sent.video);
        QCOMPARE(sent.expiresAt, rest.clock.now().addSecs(90));

        // What is optional, left out: a call, audio, named by its number, for half a minute.
        QCOMPARE(rest.send("/v1/push", pushBody(key, "another-token-1234567890")).status, 200);
        const PushMessage plain = rest.licenses.provider.sent.last();
        QCOMPARE(plain.event, PushEvent::IncomingCall);
        QCOMPARE(plain.callerName, QStringLiteral("101"));
        QVERIFY(!plain.video && plain.target.appId.isEmpty());
        QCOMPARE(plain.expiresAt, rest.clock.now().addSecs(30));
    }

    void everyMistakeIsNamedAndNothingIsSent()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        QStringList wrong;
        for (const Mistake &mistake : mistakes(rest.licenses.issue().key)) {
            const auto answer = rest.send("/v1/push", mistake.body);
            const QString said = answer.body.value(u"error").toString();
            const bool right = answer.status == 400 && answer.code() == mistake.code &&
                               answer.field() == mistake.field && !said.isEmpty() &&
                               (mistake.sentence.isEmpty() || said == mistake.sentence) &&
                               answer.body.value(u"data").isNull();
            if (!right)
                wrong += QStringLiteral("%1: %2 %3")
                             .arg(QLatin1String(mistake.name))
                             .arg(answer.status)
                             .arg(QString::fromUtf8(QJsonDocument(answer.body).toJson(QJsonDocument::Compact)));
        }
        QCOMPARE(wrong, QStringList());
        QVERIFY(rest.licenses.provider.sent.isEmpty());
        QCOMPARE(total(rest), 0);
    }

    void whatIsNoJsonObjectIsRefusedAsAWhole()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const auto sends = [&](const QByteArray &body, const QByteArray &headers = {}) {
            return rest.call("POST", "/v1/push", {}, body, headers);
        };
        for (const QByteArray body : {"", "license_key=1", "[]", "{\"license_key\":", "null"}) {
            const auto answer = sends(body);
            QVERIFY2(answer.status == 400 && answer.code() == u"malformed_json", body);
        }
        QCOMPARE(sends("{}", "Content-Type: text/plain\r\n").status, 415);
        QCOMPARE(sends(QByteArray(1024 * 1024 + 1, ' ')).status, 413);
        const auto get = rest.call("GET", "/v1/push", {});
        QCOMPARE(get.status, 405);
        QVERIFY(get.header("Allow").contains("POST") && !get.header("Allow").contains("GET"));
    }

    void theKeyMayStandInTheHeaderOrTheBodyButNotTwoOfThem()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const QString key = rest.licenses.issue().key;
        const QString other = rest.licenses.issue().key;
        const QJsonObject keyless = without(pushBody(key), "license_key");
        QCOMPARE(rest.send("/v1/push", keyless, keyHeader(key)).status, 200);
        QCOMPARE(rest.send("/v1/push", with(keyless, "license_key", QJsonValue::Null), keyHeader(key)).status, 200);
        QCOMPARE(rest.send("/v1/push", pushBody(key)).status, 200);
        QCOMPARE(rest.send("/v1/push", pushBody(key), keyHeader(key)).status, 200);
        QCOMPARE(rest.send("/v1/push", pushBody(key), keyHeader(key.toLower().remove(u'-'))).status, 200);
        const auto differing = rest.send("/v1/push", pushBody(key, "a-token-that-is-not-sent"), keyHeader(other));
        QCOMPARE(differing.status, 400);
        QCOMPARE(differing.field(), QStringLiteral("license_key"));
        // Not even one that is good beside one that is not.
        QCOMPARE(rest.send("/v1/push", pushBody(key), keyHeader(strangersKey())).status, 400);
        QCOMPARE(rest.send("/v1/push", pushBody(strangersKey()), keyHeader(key)).status, 400);
        QCOMPARE(rest.licenses.provider.sent.size(), 1); // of one call: sent once
    }

    void aBadKeyIsRefusedWithoutSayingWhatItWasExceptByItsCode()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const QString key = rest.licenses.issue().key;
        for (const auto &[bad, code, field] : {std::tuple{strangersKey(), "license_not_found", ""},
                                               {mistyped(key), "license_key_mistyped", "license_key"},
                                               {QStringLiteral("hello"), "license_key_malformed", "license_key"}}) {
            const auto answer = rest.send("/v1/push", pushBody(bad));
            QCOMPARE(answer.status, 403);
            QCOMPARE(answer.body.value(u"error").toString(), refusal);
            QCOMPARE(answer.code(), QLatin1String(code));
            QCOMPARE(answer.field(), QLatin1String(field));
            QVERIFY(answer.body.value(u"data").isNull());
        }
        QVERIFY(rest.licenses.provider.sent.isEmpty());
    }

    void aLicenceIsServedInItsGraceAndNoLonger()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const QJsonObject body = pushBody(rest.licenses.issue("standard", 1).key);
        const QDateTime start = rest.clock.time;
        for (const auto &[days, status] : {std::pair{0, 200}, {2, 200}, {14, 200}, {16, 403}, {400, 403}}) {
            rest.clock.time = start.addDays(days);
            const auto answer = rest.send("/v1/push", with(body, "call_id", QString::number(days)));
            QVERIFY2(answer.status == status, qPrintable(QString::number(days)));
            QCOMPARE(answer.code(), status == 403 ? QStringLiteral("license_expired") : QString());
            QCOMPARE(answer.body.value(u"error").toString(), status == 403 ? refusal : QString());
        }
    }

    void aSuspendedLicenceIsRefusedAtOnceUntilItIsReinstated()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const IssuedLicense issued = rest.licenses.issue();
        int call = 0;
        const auto pushes = [&] {
            return rest.send("/v1/push", with(pushBody(issued.key), "call_id", QString::number(++call)));
        };
        const auto act = [&](const QByteArray &what) {
            const QByteArray path = "/api/v1/licenses/" + QByteArray::number(issued.license.id) + what;
            return rest.call("POST", path, rest.tokenOf(Role::Vendor), "{}").status;
        };
        QCOMPARE(pushes().status, 200);
        QCOMPARE(act("/suspend"), 200);
        const auto refused = pushes();
        QCOMPARE(refused.status, 403);
        QCOMPARE(refused.code(), QStringLiteral("license_suspended"));
        QCOMPARE(refused.body.value(u"error").toString(), refusal);
        QCOMPARE(act("/reinstate"), 200);
        QCOMPARE(pushes().status, 200);
        QCOMPARE(act("/revoke"), 200);
        const auto revoked = pushes();
        QCOMPARE(revoked.status, 403);
        QCOMPARE(revoked.code(), QStringLiteral("license_not_found"));
        QCOMPARE(act("/reinstate"), 409);
        QCOMPARE(pushes().status, 403);
        QCOMPARE(rest.licenses.provider.sent.size(), 2);
    }

    void aRingGroupOfElevenPassesAndAFloodIsToldWhenToComeBack()
    {
        const auto database = migrated();
        RestFixture rest(*database, box(), {.rate = {.perSecond = 0.01, .burst = 11}});
        const QString key = rest.licenses.issue().key;
        QList<QJsonObject> group;
        for (int phone = 1; phone <= 11; ++phone)
            group.append(pushBody(key, QStringLiteral("token-of-phone-%1-of-the-group").arg(phone)));
        const auto answers = rest.sendAtOnce("/v1/push", group);
        for (const RestAnswer &answer : answers)
            QCOMPARE(answer.status, 200);
        const auto flood = rest.send("/v1/push", pushBody(key, "one-token-too-many-for-now"));
        QCOMPARE(flood.status, 429);
        QCOMPARE(flood.code(), QStringLiteral("throttled"));
        QVERIFY(flood.header("Retry-After").toInt() > 1 && flood.header("Retry-After").toInt() <= 100);
        QCOMPARE(rest.licenses.provider.sent.size(), 11);
        QCOMPARE(rest.send("/v1/push", pushBody(rest.licenses.issue().key)).status, 200); // another's rate is its own
    }

    void guessingKeysIsHeldUpByAddressAndGoodOnesAreNot()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const QString key = rest.licenses.issue().key;
        QCOMPARE(rest.send("/v1/push", pushBody(key)).status, 200);
        int refused = 0;
        RestAnswer answer;
        do {
            answer = rest.send("/v1/push", pushBody(refused % 2 ? strangersKey() : mistyped(key)));
            refused += answer.status == 403;
        } while (answer.status == 403 && refused < 100);
        QVERIFY2(refused >= 10 && refused < 100, qPrintable(QString::number(refused)));
        QCOMPARE(answer.status, 429);
        QVERIFY(answer.header("Retry-After").toInt() >= 1);
        const auto validate = rest.send("/v1/license/validate", {{"license_key", strangersKey()}});
        QCOMPARE(validate.status, 429); // guessing at another door is guessing
        QCOMPARE(rest.send("/v1/push", pushBody(key, "a-second-token-of-this-pbx")).status, 200);
        const QByteArray elsewhere = "X-Forwarded-For: 198.51.100.9\r\n";
        QCOMPARE(rest.send("/v1/push", pushBody(strangersKey()), elsewhere).status, 403);
    }
};

QTEST_GUILESS_MAIN(GatewayRoutesTest)
#include "GatewayRoutesTest.moc"
