// SPDX-License-Identifier: GPL-3.0-or-later
#include "DatabaseFixture.h"
#include "LicenseKey.h"
#include "RestFixture.h"

#include <QCoroTask>
#include <QFile>
#include <QLoggingCategory>

using namespace wakeline;
using QCoro::waitFor;

namespace {

QByteArray written; ///< every log line, debug included

void keep(QtMsgType, const QMessageLogContext &context, const QString &message)
{
    written += context.category + QByteArray(": ") + message.toUtf8() + '\n';
}

/// The forms in which a secret may lie somewhere.
QByteArrayList formsOf(const QByteArray &secret)
{
    return {secret, secret.toLower(), secret.toHex(), secret.toBase64(QByteArray::OmitTrailingEquals)};
}

QByteArrayList formsOfKey(const QString &key)
{
    const QByteArray symbols = LicenseKey::parse(key)->normalised();
    return formsOf(key.toLatin1()) + formsOf(symbols) + QByteArrayList{symbols.last(15)};
}

} // namespace

/// Licence keys and push tokens are neither in a log line nor, as they are, in the database.
class LicenseSecretsTest : public DatabaseFixture
{
    Q_OBJECT

    QByteArray dump(Database &database)
    {
        QByteArray all;
        if (!onPostgres()) {
            for (const QString &suffix : {QString(), QStringLiteral("-wal")}) {
                QFile file(url().remove("sqlite://") + suffix);
                all += file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
            }
            return all;
        }
        const auto tables = runSql(database, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
        for (const Row &table : tables.value()) {
            const auto rows = runSql(database, "SELECT t::text FROM \"" + table.text(0) + "\" AS t");
            for (const Row &row : rows.value())
                all += row.text(0).toUtf8() + '\n';
        }
        return all;
    }

private Q_SLOTS:
    void cleanup() { qInstallMessageHandler(nullptr); }

    void aWholeLifeLeavesNoSecretBehind()
    {
        const auto database = migrated();
        const QTemporaryDir folder;
        auto rest =
            std::make_unique<RestFixture>(*database, box(), LicenseParts::Options{.spoolFolder = folder.path()});
        written.clear();
        qInstallMessageHandler(keep);
        QLoggingCategory::setFilterRules("wakeline.*.debug=true\nwakeline.*=true");

        const auto issued =
            rest->call("POST", "/api/v1/licenses", rest->tokenOf(Role::Vendor),
                       "{\"holder\":\"Example\",\"tier\":\"professional\"}", "Idempotency-Key: an-order\r\n");
        const QString key = issued.data().value(u"key").toString();
        const QString stranger = LicenseKey::generate().text();
        const QByteArray token = "a-push-token-with-many-letters-0123456789";
        const QByteArray machine = "the-fingerprint-of-a-machine";
        const QJsonObject activation{
            {"license_key", key}, {"hostname", "pbx"}, {"version", "1"}, {"fingerprint", QString(machine)}};
        const auto active = rest->send("/v1/license/activate", activation, "Idempotency-Key: a-start\r\n");
        QCOMPARE(active.status, 200);
        for (const auto &outcome : {PushOutcome::Accepted, PushOutcome::TryLater, PushOutcome::TokenDead}) {
            rest->licenses.provider.report.outcome = outcome;
            QJsonObject body = pushBody(key, token);
            body.insert("call_id", enumName(outcome));
            QVERIFY(rest->send("/v1/push", body, "Idempotency-Key: " + enumName(outcome).toLatin1() + "\r\n").status >
                    0);
        }
        QCOMPARE(rest->send("/v1/push", pushBody(stranger, token)).status, 403);
        QCOMPARE(rest->send("/v1/push", pushBody(key + "X", token)).status, 403);
        QCOMPARE(rest->call("GET", "/v1/license/status?license_key=" + key.toLatin1(), {}).status, 200);
        QCOMPARE(rest->call("GET", "/v1/license/status?license_key=" + stranger.toLatin1(), {}).status, 404);
        const QByteArray path = issued.header("Location");
        const auto given = rest->call("POST", path + "/transfer", rest->tokenOf(Role::Vendor), "{\"holder\":\"X\"}",
                                      "Idempotency-Key: a-transfer\r\n");
        const QString secondKey = given.data().value(u"key").toString();
        QCOMPARE(given.status, 200);
        rest.reset();
        qInstallMessageHandler(nullptr);

        QVERIFY2(written.contains("POST /v1/push"), "the log was not captured");
        const QByteArray stored = dump(*database);
        QVERIFY2(stored.contains("professional"), "the database was not read");
        const QByteArrayList secrets =
            formsOfKey(key) + formsOfKey(secondKey) + formsOfKey(stranger) + formsOf(token) + formsOf(machine);
        for (const QByteArray &secret : secrets) {
            QVERIFY2(!written.contains(secret), "in the log: " + secret);
            QVERIFY2(!stored.contains(secret), "in the database: " + secret);
        }
    }
};

QTEST_GUILESS_MAIN(LicenseSecretsTest)
#include "LicenseSecretsTest.moc"
