// SPDX-License-Identifier: GPL-3.0-or-later
#include "Migrations.h"
#include "DatabaseFixture.h"
#include "SettingsTable.h"
#include "SqlScript.h"

#include <QCoroTask>
#include <QDir>

#include <thread>

using namespace wakeline;
using QCoro::waitFor;

class MigrationsTest : public DatabaseFixture
{
    Q_OBJECT

    /// A folder of migrations of the test's own, the same for both databases.
    QTemporaryDir m_scripts;

    void writeScript(const QString &fileName, const QByteArray &text)
    {
        for (const char *kind : {"sqlite/", "postgresql/"}) {
            QDir(m_scripts.path()).mkpath(QString::fromLatin1(kind));
            QFile file(m_scripts.filePath(QString::fromLatin1(kind) + fileName));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
        }
    }

    Result<int> apply(const QString &folder)
    {
        return Database(options()).callBlocking(
            [&](Connection &connection) { return Migrations(folder).apply(connection); });
    }

    Result<Rows> run(const QString &sql)
    {
        return Database(options()).callBlocking([&](Connection &connection) { return connection.run(sql); });
    }

private Q_SLOTS:
    void cleanup() { QDir(m_scripts.path()).removeRecursively(), QDir().mkpath(m_scripts.path()); }

    void ourOwnScriptsApplyOnce()
    {
        const auto first = apply(QStringLiteral(":/sql"));
        VERIFY_RESULT(first);
        QVERIFY(*first >= 1);
        QCOMPARE(apply(QStringLiteral(":/sql")), Result<int>(0));
        QCOMPARE(run(QStringLiteral("SELECT number, name FROM schema_migrations ORDER BY number"))->first().text(1),
                 QStringLiteral("spine"));
    }

    void bothDatabasesHaveTheSameScripts()
    {
        const auto names = [](const QString &folder) {
            return QDir(folder).entryList({QStringLiteral("*.sql")}, QDir::Files);
        };
        Migrations();
        QVERIFY(!names(QStringLiteral(":/sql/sqlite")).isEmpty());
        QCOMPARE(names(QStringLiteral(":/sql/sqlite")), names(QStringLiteral(":/sql/postgresql")));
        // And every script that there is is embedded.
        QCOMPARE(names(QStringLiteral(":/sql/sqlite")), names(QStringLiteral(WAKELINE_SOURCE_DIR "/sql/sqlite")));
        QCOMPARE(names(QStringLiteral(":/sql/postgresql")),
                 names(QStringLiteral(WAKELINE_SOURCE_DIR "/sql/postgresql")));
    }

    void aFailingScriptLeavesNothingBehind()
    {
        writeScript(QStringLiteral("0001_good.sql"), "CREATE TABLE good (n INTEGER);");
        writeScript(QStringLiteral("0002_bad.sql"), "CREATE TABLE half (n INTEGER); INSERT INTO nowhere VALUES (1);");
        const auto failed = apply(m_scripts.path());
        QCOMPARE(failed.error().code, QStringLiteral("migration_failed"));
        QVERIFY(failed.error().message.contains(QStringLiteral("2 (bad)")));
        QVERIFY(run(QStringLiteral("SELECT * FROM good")));
        QVERIFY(!run(QStringLiteral("SELECT * FROM half")));
        writeScript(QStringLiteral("0002_bad.sql"), "CREATE TABLE half (n INTEGER);");
        QCOMPARE(apply(m_scripts.path()), Result<int>(1));
    }

    void aNewerSchemaIsRefusedInPlainWords()
    {
        writeScript(QStringLiteral("0001_one.sql"), "CREATE TABLE one (n INTEGER);");
        writeScript(QStringLiteral("0002_two.sql"), "CREATE TABLE two (n INTEGER);");
        QCOMPARE(apply(m_scripts.path()), Result<int>(2));
        for (const char *kind : {"/sqlite/", "/postgresql/"})
            QVERIFY(QFile::remove(m_scripts.path() + QString::fromLatin1(kind) + QStringLiteral("0002_two.sql")));
        const auto refused = apply(m_scripts.path());
        QCOMPARE(refused.error().code, QStringLiteral("schema_newer"));
        QVERIFY2(refused.error().message.contains(QStringLiteral("newer Wakeline: it has migration 2 (two)")),
                 qPrintable(refused.error().message));
    }

    void aScriptThatWasEditedAfterwardsIsRefused()
    {
        writeScript(QStringLiteral("0001_one.sql"), "CREATE TABLE one (n INTEGER);");
        QCOMPARE(apply(m_scripts.path()), Result<int>(1));
        writeScript(QStringLiteral("0001_one.sql"), "CREATE TABLE one (n INTEGER, m INTEGER);");
        QCOMPARE(apply(m_scripts.path()).error().code, QStringLiteral("schema_changed"));
    }

    void instancesThatStartTogetherApplyEachScriptOnce()
    {
        for (int i = 1; i <= 5; ++i)
            writeScript(
                QStringLiteral("000%1_step.sql").arg(i),
                QStringLiteral("CREATE TABLE step%1 (n INTEGER); INSERT INTO step%1 VALUES (1);").arg(i).toUtf8());
        std::atomic<int> applied{0};
        std::atomic<int> failed{0};
        {
            std::vector<std::jthread> instances;
            for (int i = 0; i < 8; ++i)
                instances.emplace_back([&] {
                    const auto done = apply(m_scripts.path());
                    done ? applied += *done : ++failed;
                    if (!done)
                        qWarning("%s", qPrintable(done.error().message));
                });
        }
        QCOMPARE(failed.load(), 0);
        QCOMPARE(applied.load(), 5);
        QCOMPARE(run(QStringLiteral("SELECT COUNT(*) FROM step5"))->first().integer(0), 1);
    }

    void aScriptIsSplitWhereItsStatementsEnd_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QStringList>("statements");
        const auto row = [](const char *name, const char *script, const QStringList &statements) {
            QTest::newRow(name) << QString::fromUtf8(script) << statements;
        };
        row("two", "SELECT 1; SELECT 2", {QStringLiteral("SELECT 1"), QStringLiteral("SELECT 2")});
        row("quoted", "SELECT ';', 'it''s;', \"a;b\";", {QStringLiteral("SELECT ';', 'it''s;', \"a;b\"")});
        row("comments", "-- one; two\nSELECT 1 -- tail;\n; /* a; b */ SELECT 2;",
            {QStringLiteral("SELECT 1"), QStringLiteral("SELECT 2")});
        row("dollars", "DO $x$ BEGIN a; $$b;$$ END $x$; SELECT $1;",
            {QStringLiteral("DO $x$ BEGIN a; $$b;$$ END $x$"), QStringLiteral("SELECT $1")});
        row("trigger",
            "CREATE TRIGGER t AFTER INSERT ON a BEGIN UPDATE b SET c = CASE WHEN d THEN 1 ELSE 2 END; DELETE FROM e; "
            "END; "
            "SELECT 1",
            {QStringLiteral(
                 "CREATE TRIGGER t AFTER INSERT ON a BEGIN UPDATE b SET c = CASE WHEN d THEN 1 ELSE 2 END; DELETE "
                 "FROM e; END"),
             QStringLiteral("SELECT 1")});
        row("no trigger", "BEGIN; SELECT CASE WHEN 1 THEN 2 END; END;",
            {QStringLiteral("BEGIN"), QStringLiteral("SELECT CASE WHEN 1 THEN 2 END"), QStringLiteral("END")});
        row("empty", " ;; \n-- nothing\n;", {});
        row("unfinished quote", "SELECT 'a; b", {QStringLiteral("SELECT 'a; b")});
    }

    void aScriptIsSplitWhereItsStatementsEnd()
    {
        QFETCH(QString, script);
        QFETCH(QStringList, statements);
        QCOMPARE(splitStatements(script), statements);
    }

    void kamailioSeesNumbersDomainAndHa1()
    {
        const auto database = migrated();
        VERIFY_RESULT(
            runSql(*database,
                   QStringLiteral("INSERT INTO extensions (number, display_name, ha1, created_at, updated_at, search) "
                                  "VALUES ('207', 'Ida', 'abc', 0, 0, '')")));
        const QString view = QStringLiteral("SELECT username, domain, ha1 FROM kamailio_subscriber");
        QVERIFY(runSql(*database, view)->isEmpty()); // no domain, nobody to let in
        SettingsTable settings(*database);
        VERIFY_RESULT(waitFor(settings.setSipDomain(QStringLiteral("old.example"))));
        VERIFY_RESULT(waitFor(settings.setSipDomain(QStringLiteral("pbx.example"))));
        const auto rows = runSql(*database, view);
        QCOMPARE(rows->size(), std::size_t(1));
        QCOMPARE(rows->first().text(0), QStringLiteral("207"));
        QCOMPARE(rows->first().text(1), QStringLiteral("pbx.example"));
        QCOMPARE(rows->first().text(2), QStringLiteral("abc"));
        QCOMPARE(runSql(*database,
                        QStringLiteral("SELECT table_version FROM version WHERE table_name = 'kamailio_subscriber'"))
                     ->first()
                     .integer(0),
                 7);
    }

    void kamailiosRoleSeesTheViewAlone()
    {
        if (!onPostgres())
            return; // SQLite knows no roles
        const auto database = migrated();
        QFile readme(QStringLiteral(WAKELINE_SOURCE_DIR "/sql/README.md"));
        QVERIFY(readme.open(QIODevice::ReadOnly));
        // The very statements that the README gives to operators.
        const QString text = QString::fromUtf8(readme.readAll());
        const QString block = text.section(QStringLiteral("```sql\n"), 1, 1).section(QStringLiteral("```"), 0, 0);
        for (const QString &statement : splitStatements(block)) {
            const auto granted =
                database->callBlocking([&](Connection &connection) { return connection.runOnce(statement); });
            QVERIFY2(granted.has_value(), qPrintable(statement));
        }
        const auto asKamailio = [&](const QString &sql) {
            return database->callBlocking([&](Connection &connection) -> Result<Rows> {
                if (const auto role = connection.runOnce(QStringLiteral("SET ROLE kamailio")); !role)
                    return std::unexpected(role.error());
                return connection.run(sql);
            });
        };
        VERIFY_RESULT(asKamailio(QStringLiteral("SELECT * FROM kamailio_subscriber")));
        for (const char *table : {"extensions", "push_devices", "operators", "settings", "operator_sessions",
                                  "push_log", "app_sessions", "provisioning_codes", "version"})
            QVERIFY2(!asKamailio(QStringLiteral("SELECT * FROM ") + QString::fromLatin1(table)), table);
        QVERIFY(!asKamailio(QStringLiteral("DELETE FROM kamailio_subscriber")));
    }
};

QTEST_GUILESS_MAIN(MigrationsTest)
#include "MigrationsTest.moc"
