// SPDX-License-Identifier: GPL-3.0-or-later
#include "DatabaseFixture.h"
#include "Directory.h"
#include "Migrations.h"
#include "SettingsTable.h"

#include <QCoroTask>
#include <QDir>
#include <QRandomGenerator>
#include <QSignalSpy>

using namespace wakeline;
using namespace std::chrono_literals;
using QCoro::waitFor;

namespace {

const QDateTime morning = QDateTime(QDate(2026, 11, 20), QTime(8, 15, 30, 250), Qt::UTC);
const QDateTime tenMinutesLater = morning.addSecs(600);
constexpr int mostAccounts = 20;

QByteArray hashOf(const QByteArray &code)
{
    return QCryptographicHash::hash(code, QCryptographicHash::Sha256);
}

QString someText()
{
    return QString::number(QRandomGenerator::system()->generate64(), 36);
}

NewDeviceSession deviceSession(const QString &account)
{
    const RefreshTokenRow refresh{hashOf(someText().toLatin1()), morning.addDays(60)};
    return {someText(), refresh, {account, QStringLiteral("ha1 of ") + account, QStringLiteral("Ida's phone")}};
}

PushTarget phoneOf(qint64 sessionId)
{
    PushTarget phone;
    phone.extension = QStringLiteral("207");
    phone.token = QStringLiteral("push-token-of-session-%1").arg(sessionId);
    phone.appDeviceId = QStringLiteral("session:%1").arg(sessionId);
    phone.sessionId = sessionId;
    phone.registeredAt = morning;
    return phone;
}

} // namespace

/// One-time codes, the accounts that they are exchanged for, and what Kamailio sees of these.
class DeviceAccountsTest : public DatabaseFixture
{
    Q_OBJECT

private:
    std::unique_ptr<Database> m_database;
    std::unique_ptr<Directory> m_directory;
    qint64 m_ida = 0;

    void start()
    {
        m_directory.reset();
        m_database = migrated();
        m_directory = std::make_unique<Directory>(*m_database, box());
        VERIFY_RESULT(waitFor(m_directory->load()));
        if (!m_directory->extension(QStringLiteral("207"))) {
            NewExtension ida{QStringLiteral("207"), QStringLiteral("Ida"), {}, false, QStringLiteral("ha1")};
            VERIFY_RESULT(waitFor(m_directory->addExtension(ida)));
            VERIFY_RESULT(waitFor(SettingsTable(*m_database).setSipDomain(QStringLiteral("pbx.example"))));
        }
        m_ida = m_directory->extension(QStringLiteral("207"))->id;
    }

    Result<void> put(const QByteArray &code, int most = mostAccounts)
    {
        ProvisioningTable codes(*m_database);
        const ProvisioningRow row{m_ida, {}, QStringLiteral("admin"), tenMinutesLater};
        return waitFor(codes.put(hashOf(code), row, most));
    }

    Result<AppSession> redeem(const QByteArray &code, const QString &account, const QDateTime &now = morning)
    {
        return waitFor(m_directory->redeemCode(hashOf(code), deviceSession(account), now));
    }

    QStringList kamailioSees()
    {
        const auto rows =
            runSql(*m_database, QStringLiteral("SELECT username, domain, ha1, extension FROM kamailio_subscriber "
                                               "ORDER BY username"));
        QStringList lines;
        for (const Row &row : rows->rows)
            lines.append(QStringList{row.text(0), row.text(1), row.text(2), row.text(3)}.join(u'|'));
        return lines;
    }

private Q_SLOTS:
    void cleanup()
    {
        m_directory.reset();
        m_database.reset();
    }

    void anOldDatabaseIsUpgradedWithItsSessions()
    {
        QTemporaryDir folder;
        for (const QString kind : {"/sqlite/", "/postgresql/"}) {
            const QDir scripts(QStringLiteral(WAKELINE_SOURCE_DIR "/sql") + kind);
            QVERIFY(QDir().mkpath(folder.path() + kind));
            for (const QString &name : scripts.entryList({QStringLiteral("*.sql")})) {
                if (name < u"0006")
                    QVERIFY(QFile::copy(scripts.filePath(name), folder.path() + kind + name));
            }
        }
        {
            Database old(options());
            QCOMPARE(
                old.callBlocking([&](Connection &connection) { return Migrations(folder.path()).apply(connection); }),
                Result<int>(5));
            for (const char *sql :
                 {"INSERT INTO settings VALUES ('sip_domain', 'pbx.example')",
                  "INSERT INTO extensions (number, display_name, ha1, created_at, updated_at, search) VALUES "
                  "('207', 'Ida', 'ha1', 0, 0, '207 ida')",
                  "INSERT INTO app_sessions (extension_id, secret, created_at, expires_at) VALUES (1, 's', 1, 2)"})
                VERIFY_RESULT(runSql(old, QString::fromLatin1(sql)));
            if (onPostgres()) {
                for (const QString sql :
                     {"CREATE ROLE old_kamailio", "GRANT SELECT ON kamailio_subscriber TO old_kamailio"})
                    VERIFY_RESULT(old.callBlocking([&](Connection &connection) { return connection.runOnce(sql); }));
            }
        }
        start();
        QCOMPARE(kamailioSees(), QStringList{"207|pbx.example|ha1|207"});
        const auto sessions = waitFor(AppSessionTable(*m_database).sessionsOf(m_ida));
        VERIFY_RESULT(sessions);
        QCOMPARE(sessions->size(), 1);
        QVERIFY(!sessions->first().ownAccount);
        if (onPostgres()) {
            const auto asOldRole = m_database->callBlocking([](Connection &connection) -> Result<Rows> {
                if (const auto role = connection.runOnce(QStringLiteral("SET ROLE old_kamailio")); !role)
                    return std::unexpected(role.error());
                auto rows = connection.run(QStringLiteral("SELECT ha1, extension FROM kamailio_subscriber"));
                static_cast<void>(connection.runOnce(QStringLiteral("RESET ROLE")));
                return rows;
            });
            VERIFY_RESULT(asOldRole);
            QCOMPARE(asOldRole->size(), std::size_t(1));
        }
    }

    void aCodeIsExchangedOnceForASessionWithAnAccount()
    {
        start();
        VERIFY_RESULT(put("code"));
        const auto session = redeem("code", QStringLiteral("207~x7k2m9q4"));
        VERIFY_RESULT(session);
        QCOMPARE(session->account, QStringLiteral("207~x7k2m9q4"));
        QCOMPARE(m_directory->appSession(session->sid()), std::optional(*session));
        QCOMPARE(m_directory->sessionOfAccount(session->account), session->id);
        QCOMPARE(kamailioSees(),
                 (QStringList{"207|pbx.example|ha1|207", "207~x7k2m9q4|pbx.example|ha1 of 207~x7k2m9q4|207"}));
        QCOMPARE(redeem("code", QStringLiteral("207~other")).error().code, QStringLiteral("invalid_code"));
        QCOMPARE(redeem("never made", QStringLiteral("207~other")).error().code, QStringLiteral("invalid_code"));
        QCOMPARE(kamailioSees().size(), 2);
    }

    void ofAHundredAtOnceOneGetsIt()
    {
        start();
        VERIFY_RESULT(put("code"));
        // Two instances with connections of their own, as they run beside each other.
        Database other(options());
        VERIFY_RESULT(other.start());
        ProvisioningTable here(*m_database);
        ProvisioningTable there(other);
        std::vector<QCoro::Task<Result<AppSession>>> attempts;
        for (int i = 0; i < 100; ++i) {
            const NewDeviceSession session = deviceSession(QStringLiteral("207~%1").arg(i));
            attempts.push_back((i % 2 ? here : there).redeem(hashOf("code"), session, morning));
        }
        int winners = 0;
        for (auto &attempt : attempts) {
            const auto answer = waitFor(attempt);
            winners += answer ? 1 : 0;
            QVERIFY2(answer || answer.error().code == u"invalid_code",
                     answer ? "" : qPrintable(answer.error().message));
        }
        QCOMPARE(winners, 1);
        QCOMPARE(kamailioSees().size(), 2);
    }

    void aCodeRunsOutAndANewOneVoidsTheLast()
    {
        start();
        VERIFY_RESULT(put("first"));
        QCOMPARE(redeem("first", QStringLiteral("207~a"), tenMinutesLater).error().code,
                 QStringLiteral("invalid_code"));
        VERIFY_RESULT(put("second"));
        QCOMPARE(redeem("first", QStringLiteral("207~a")).error().code, QStringLiteral("invalid_code"));
        VERIFY_RESULT(redeem("second", QStringLiteral("207~a"), tenMinutesLater.addMSecs(-1)));
    }

    void aRefusedInsertLeavesTheCodeUsable()
    {
        start();
        VERIFY_RESULT(put("one"));
        VERIFY_RESULT(redeem("one", QStringLiteral("207~a")));
        VERIFY_RESULT(put("two"));
        // The same account once more is refused by the database.
        QVERIFY(!redeem("two", QStringLiteral("207~a")));
        QCOMPARE(kamailioSees().size(), 2);
        VERIFY_RESULT(redeem("two", QStringLiteral("207~b")));
    }

    void anExtensionHasSoManyDevicesAndNoCodeForMore()
    {
        start();
        for (int i = 0; i < 2; ++i) {
            VERIFY_RESULT(put("code", 2));
            VERIFY_RESULT(redeem("code", QStringLiteral("207~%1").arg(i)));
        }
        QCOMPARE(put("code", 2).error().code, QStringLiteral("too_many_devices"));
        m_ida = 4711;
        QCOMPARE(put("code").error().code, QStringLiteral("not_found"));
    }

    void endingTheSessionEndsTheAccountAndTellsSo()
    {
        start();
        VERIFY_RESULT(put("code"));
        const auto session = redeem("code", QStringLiteral("207~a"));
        VERIFY_RESULT(session);
        m_directory->rememberDevice(phoneOf(session->id));
        waitFor(m_directory->drain());
        auto listed = waitFor(AppSessionTable(*m_database).sessionsOf(m_ida));
        VERIFY_RESULT(listed);
        QCOMPARE(listed->size(), 1);
        QVERIFY(listed->first().ownAccount);
        QCOMPARE(listed->first().deviceName, QStringLiteral("Ida's phone"));
        QCOMPARE(listed->first().deviceIds.size(), 1);

        Directory other(*m_database, box());
        VERIFY_RESULT(waitFor(other.load()));
        QSignalSpy ended(m_directory.get(), &Directory::accountEnded);
        QSignalSpy endedThere(&other, &Directory::accountEnded);
        VERIFY_RESULT(waitFor(m_directory->endAppSession(session->id)));
        QCOMPARE(ended.size(), 1);
        QCOMPARE(ended.first().first().toString(), QStringLiteral("207~a"));
        QCOMPARE(m_directory->sessionOfAccount(QStringLiteral("207~a")), 0);
        QVERIFY(m_directory->targetsOf(QStringLiteral("207")).isEmpty());
        QCOMPARE(kamailioSees().size(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(endedThere.size(), 1, 20'000);
    }

    void aNewPasswordEndsOnlyTheSessionsThatHaveIt()
    {
        start();
        VERIFY_RESULT(put("code"));
        const auto byCode = redeem("code", QStringLiteral("207~a"));
        const RefreshTokenRow refresh{hashOf("r"), morning.addDays(60)};
        const auto byPassword = waitFor(m_directory->addAppSession(m_ida, QStringLiteral("s"), refresh, morning));
        VERIFY_RESULT(byCode);
        VERIFY_RESULT(byPassword);
        QSignalSpy ended(m_directory.get(), &Directory::accountEnded);
        ExtensionChange change;
        change.ha1 = QStringLiteral("another");
        VERIFY_RESULT(waitFor(m_directory->changeExtension(m_ida, {}, change)));
        QVERIFY(m_directory->appSession(byCode->sid()));
        QVERIFY(!m_directory->appSession(byPassword->sid()));
        const auto left = waitFor(AppSessionTable(*m_database).sessionsOf(m_ida));
        QCOMPARE(left->size(), 1);
        QCOMPARE(left->first().id, byCode->id);
        QCOMPARE(ended.size(), 0);
    }

    void oldTokensDoNotEndAnAccountButItsExtensionDoes()
    {
        start();
        VERIFY_RESULT(put("code"));
        VERIFY_RESULT(redeem("code", QStringLiteral("207~a")));
        const auto expired = waitFor(AppSessionTable(*m_database).removeExpired(morning.addYears(5)));
        VERIFY_RESULT(expired);
        QVERIFY(expired->isEmpty());
        VERIFY_RESULT(put("unused"));
        QSignalSpy ended(m_directory.get(), &Directory::accountEnded);
        VERIFY_RESULT(waitFor(m_directory->removeExtension(m_ida, {})));
        QCOMPARE(ended.size(), 1);
        QVERIFY(kamailioSees().isEmpty());
        QCOMPARE(runSql(*m_database, QStringLiteral("SELECT COUNT(*) FROM provisioning_codes"))->first().integer(0), 0);
    }
};

QTEST_GUILESS_MAIN(DeviceAccountsTest)
#include "DeviceAccountsTest.moc"
