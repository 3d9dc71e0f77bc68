// SPDX-License-Identifier: GPL-3.0-or-later
#include "DatabaseFixture.h"
#include "LicenseKey.h"
#include "RestFixture.h"

#include <QCoroTask>
#include <QJsonDocument>
#include <QSemaphore>

using namespace wakeline;
using namespace std::chrono_literals;
using QCoro::waitFor;

namespace {

const QByteArray once = "Idempotency-Key: 8e03978e-40d5-43e8-bc93-6894a57f9324\r\n";

QJsonObject ofCall(const QString &key, const QString &callId)
{
    QJsonObject body = pushBody(key);
    body.insert("call_id", callId);
    return body;
}

/// Another program that holds the push log and will not let go of it.
class Holder
{
public:
    explicit Holder(const QString &url) : m_database({.url = url, .statementTimeout = 120s})
    {
        if (!m_database.start())
            qFatal("the holder cannot connect");
        // The function object, and not the coroutine, refers to this object; both end with it.
        m_holding = m_database.write([this](Connection &connection) -> Result<void> {
            if (connection.isPostgres()) {
                const auto locked = connection.runOnce(QStringLiteral("LOCK TABLE push_log IN ACCESS EXCLUSIVE MODE"));
                if (!locked)
                    qFatal("the push log cannot be locked: %s", qPrintable(locked.error().message));
            }
            m_held.release(); // SQLite: a writer is alone
            m_done.acquire();
            return {};
        });
        if (!QTest::qWaitFor([this] { return m_held.tryAcquire(1) || m_holding.isReady(); }, 30'000) ||
            m_holding.isReady())
            qFatal("the push log cannot be held");
    }
    ~Holder() { release(); }

    void release()
    {
        if (std::exchange(m_released, true))
            return;
        m_done.release();
        waitFor(std::move(m_holding));
        m_database.shutDown();
    }

private:
    Database m_database;
    QSemaphore m_held;
    QSemaphore m_done;
    QCoro::Task<Result<void>> m_holding;
    bool m_released = false;
};

} // namespace

/// A push that is asked for twice is sent once, also where something breaks in between.
class GatewayRetriesTest : public DatabaseFixture
{
    Q_OBJECT

    qint64 rows(Database &database)
    {
        const auto counted = runSql(database, "SELECT count(*) FROM push_log");
        return counted ? counted->first().integer(0) : -1;
    }

private Q_SLOTS:
    void aRetryIsAnsweredAndNotSent()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const QString key = rest.licenses.issue().key;
        const auto first = rest.send("/v1/push", pushBody(key));
        const auto retry = rest.send("/v1/push", pushBody(key));
        QCOMPARE(first.status, 200);
        QCOMPARE(retry.status, 200);
        QCOMPARE(retry.body, first.body);
        QCOMPARE(rest.licenses.provider.sent.size(), 1);
        QCOMPARE(rows(*database), 1);
    }

    void twinsAtTheSameMomentAreSentOnce()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.licenses.provider.delay = 300ms;
        const QString key = rest.licenses.issue().key;
        const auto answers = rest.sendAtOnce("/v1/push", QList<QJsonObject>(5, pushBody(key)));
        QCOMPARE(std::ranges::count(answers, 200, &RestAnswer::status), 5);
        QCOMPARE(rest.licenses.provider.sent.size(), 1);
        QCOMPARE(rows(*database), 1);
    }

    void anotherEventTokenCallOrLicenceIsAnotherPush()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const QString key = rest.licenses.issue().key;
        QJsonObject cancel = pushBody(key);
        cancel.insert("event", "cancel");
        for (const QJsonObject &body : {pushBody(key), cancel, pushBody(key, "the-token-of-another-phone"),
                                        ofCall(key, "another"), pushBody(rest.licenses.issue().key)})
            QCOMPARE(rest.send("/v1/push", body).status, 200);
        QCOMPARE(rest.licenses.provider.sent.size(), 5);
    }

    void aRetryAfterARestartIsAnsweredAndNotSent()
    {
        const auto database = migrated();
        const auto before = std::make_unique<RestFixture>(*database, box());
        const QString key = before->licenses.issue().key;
        QCOMPARE(before->send("/v1/push", pushBody(key)).status, 200);
        before->licenses.provider.report.outcome = PushOutcome::TryLater;
        QCOMPARE(before->send("/v1/push", ofCall(key, "failed")).status, 502);

        RestFixture after(*database, box());
        waitFor(after.licenses.forward.recall());
        QCOMPARE(after.send("/v1/push", pushBody(key)).status, 200);
        QVERIFY(after.licenses.provider.sent.isEmpty());
        QCOMPARE(after.send("/v1/push", ofCall(key, "failed")).status, 200); // that one is worth another try
        QCOMPARE(after.licenses.provider.sent.size(), 1);
    }

    void anIdempotencyKeyRepeatsTheAnswerOfItsBody()
    {
        const auto database = migrated();
        const auto before = std::make_unique<RestFixture>(*database, box());
        const QString key = before->licenses.issue().key;
        const auto first = before->send("/v1/push", pushBody(key), once);
        QCOMPARE(first.status, 200);
        QVERIFY(first.header("Idempotent-Replayed").isEmpty());
        const auto again = before->send("/v1/push", pushBody(key), once);
        QCOMPARE(again.status, 200);
        QCOMPARE(again.body, first.body);
        QCOMPARE(again.header("Idempotent-Replayed"), QByteArray("true"));
        const auto other = before->send("/v1/push", ofCall(key, "another"), once);
        QCOMPARE(other.status, 409);
        QCOMPARE(other.field(), QStringLiteral("Idempotency-Key"));
        QCOMPARE(before->send("/v1/push", pushBody(before->licenses.issue().key), once).status, 200); // its own key
        QCOMPARE(before->licenses.provider.sent.size(), 2);

        RestFixture after(*database, box()); // nothing recalled: the table alone remembers
        const auto later = after.send("/v1/push", pushBody(key), once);
        QCOMPARE(later.body, first.body);
        QVERIFY(after.licenses.provider.sent.isEmpty());
        after.clock.time = after.clock.time.addSecs(24 * 3600 + 60);
        QCOMPARE(after.send("/v1/push", pushBody(key), once).status, 200);
        QCOMPARE(after.licenses.provider.sent.size(), 1); // a day later it is another request
    }

    void twoOfOneIdempotencyKeyAtOnceAreOnePush()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        rest.licenses.provider.delay = 500ms;
        const QString key = rest.licenses.issue().key;
        const auto answers = rest.sendAtOnce("/v1/push", QList<QJsonObject>(2, pushBody(key)), once);
        QCOMPARE(std::ranges::count(answers, 200, &RestAnswer::status), 1);
        const auto other = std::ranges::find(answers, 409, &RestAnswer::status);
        QVERIFY(other != answers.end());
        QVERIFY(other->header("Retry-After").toInt() >= 1);
        QCOMPARE(rest.licenses.provider.sent.size(), 1);
        QCOMPARE(rest.send("/v1/push", pushBody(key), once).status, 200);
    }

    void whatShouldBeTriedAgainIsNotKeptUnderItsIdempotencyKey()
    {
        const auto database = migrated();
        RestFixture rest(*database, box(), {.rate = {.perSecond = 0.01, .burst = 3}});
        const QString key = rest.licenses.issue().key;
        rest.licenses.provider.report.outcome = PushOutcome::TryLater;
        QCOMPARE(rest.send("/v1/push", pushBody(key), once).status, 502);
        rest.licenses.provider.report.reason = QStringLiteral("circuit_open");
        QCOMPARE(rest.send("/v1/push", pushBody(key), once).status, 503);
        rest.licenses.provider.report = {};
        const auto delivered = rest.send("/v1/push", pushBody(key), once);
        QCOMPARE(delivered.status, 200);
        QVERIFY(delivered.header("Idempotent-Replayed").isEmpty());
        const QByteArray next = "Idempotency-Key: another\r\n";
        QCOMPARE(rest.send("/v1/push", ofCall(key, "2"), next).status, 429);
        QCOMPARE(rest.send("/v1/push", ofCall(key, "2"), next).status, 429); // and no 409
        QCOMPARE(rest.licenses.provider.sent.size(), 3);
    }

    void aKeyThatADeadProcessTookIsFreeAgainAfterAWhile()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const IssuedLicense issued = rest.licenses.issue();
        const QByteArray body = QJsonDocument(pushBody(issued.key)).toJson(QJsonDocument::Compact);
        const QByteArray hash = QCryptographicHash::hash("POST /v1/push\n" + body, QCryptographicHash::Sha256);
        const auto taken = waitFor(rest.licenses.idempotency.take(QStringLiteral("license %1").arg(issued.license.id),
                                                                  "8e03978e-40d5-43e8-bc93-6894a57f9324", hash,
                                                                  rest.clock.now(), 120s));
        VERIFY_RESULT(taken);
        QCOMPARE(rest.call("POST", "/v1/push", {}, body, once).status, 409);
        rest.clock.time = rest.clock.time.addSecs(121);
        QCOMPARE(rest.call("POST", "/v1/push", {}, body, once).status, 200);
    }

    void anIdempotencyKeyHasAShape()
    {
        const auto database = migrated();
        RestFixture rest(*database, box());
        const QString key = rest.licenses.issue().key;
        for (const QByteArray &bad : {QByteArray(), QByteArray(256, 'k'), QByteArray("k\xc3\xa4")}) {
            const auto answer = rest.send("/v1/push", pushBody(key), "Idempotency-Key: " + bad + "\r\n");
            QVERIFY2(answer.status == 400, bad);
            QCOMPARE(answer.field(), QStringLiteral("Idempotency-Key"));
        }
        QCOMPARE(rest.send("/v1/push", pushBody(key), "Idempotency-Key: " + QByteArray(255, 'k') + "\r\n").status, 200);
        QCOMPARE(rest.licenses.provider.sent.size(), 1);
    }

    void aPushGoesOnWhileTheDatabaseIsHeldAndItsRowComesLater()
    {
        const QTemporaryDir folder;
        const auto database = migrated();
        RestFixture rest(*database, box(), {.spoolFolder = folder.path()});
        const QString key = rest.licenses.issue().key;
        QCOMPARE(rest.send("/v1/push", pushBody(key)).status, 200);
        Holder holder(url());
        QCOMPARE(rest.send("/v1/push", ofCall(key, "while held")).status, 200);
        QVERIFY(rest.licenses.writer.spooled() > 0);
        holder.release();
        QTRY_COMPARE_WITH_TIMEOUT(rows(*database), 2, 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(rest.licenses.writer.spooled(), 0, 30'000);
        QCOMPARE(rows(*database), 2);
        QCOMPARE(rest.licenses.provider.sent.size(), 2);
    }

    void whatIsOnlyInTheSpoolIsRecalledAfterARestart()
    {
        const QTemporaryDir folder;
        const auto database = migrated();
        auto before =
            std::make_unique<RestFixture>(*database, box(), LicenseParts::Options{.spoolFolder = folder.path()});
        const QString key = before->licenses.issue().key;
        Holder holder(url());
        QCOMPARE(before->send("/v1/push", pushBody(key)).status, 200);
        before.reset();
        holder.release();
        QCOMPARE(rows(*database), 0);
        const auto reopened = migrated();
        RestFixture after(*reopened, box(), {.spoolFolder = folder.path()});
        waitFor(after.licenses.forward.recall());
        QCOMPARE(after.send("/v1/push", pushBody(key)).status, 200);
        QVERIFY(after.licenses.provider.sent.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(rows(*database), 1, 30'000);
    }

    void aKnownLicencePushesWhileTheDatabaseIsDownAndAnUnknownOneIsNotCalledBad()
    {
        if (!onPostgres())
            QSKIP("SQLite is a file: it does not go down");
        const QTemporaryDir folder;
        const auto database = migrated();
        RestFixture rest(*database, box(), {.spoolFolder = folder.path()});
        const QString key = rest.licenses.issue().key;
        const QString unseen = rest.licenses.issue().key;
        QCOMPARE(rest.send("/v1/push", pushBody(key)).status, 200);
        postgres().crash();
        QTRY_VERIFY_WITH_TIMEOUT(!database->isAvailable(), 30'000);
        QCOMPARE(rest.send("/v1/push", ofCall(key, "down")).status, 200);
        QCOMPARE(rest.send("/v1/push", ofCall(key, "down, with a key"), once).status, 200);
        for (const QString &stranger : {unseen, LicenseKey::generate().text()}) {
            const auto unknown = rest.send("/v1/push", pushBody(stranger));
            QCOMPARE(unknown.status, 503);
            QVERIFY(unknown.header("Retry-After").toInt() >= 1);
        }
        rest.clock.time = rest.clock.time.addSecs(8 * 3600); // it is known for longer than it is fresh
        QCOMPARE(rest.send("/v1/push", ofCall(key, "hours later")).status, 200);
        QVERIFY(postgres().startAgain());
        QTRY_COMPARE_WITH_TIMEOUT(rows(*database), 4, 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(rest.send("/v1/push", pushBody(unseen)).status, 200, 30'000);
        QCOMPARE(rest.send("/v1/push", pushBody(LicenseKey::generate().text())).status, 403);
    }
};

QTEST_GUILESS_MAIN(GatewayRetriesTest)
#include "GatewayRetriesTest.moc"
