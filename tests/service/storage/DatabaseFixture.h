// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Database.h"
#include "PostgresServer.h"
#include "SecretBox.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace wakeline {

/// The base of a test class whose every test runs on SQLite and on PostgreSQL, on a fresh database each time.
class DatabaseFixture : public QObject
{
    Q_OBJECT

protected:
    bool onPostgres() const { return m_onPostgres; }
    /// The url of the current test's database, which exists and is empty.
    QString url() const { return m_url; }
    PostgresServer &postgres() { return m_postgres; }
    const SecretBox &box() const { return m_box; }

    Database::Options options() const;
    /// A started database with the schema.
    std::unique_ptr<Database> migrated(const Database::Options &options);
    std::unique_ptr<Database> migrated() { return migrated(options()); }

    /// The steps in which the database would run a statement, line by line; an error's text if it cannot.
    /// \param values  numbers and bytes that stand in for its question marks, in their order
    QString planOf(Database &database, QString sql, const QVariantList &values = {}) const;
    /// Counts the rows of all tables, which planners go by.
    static Result<void> analyze(Database &database);

private Q_SLOTS:
    void initTestCase_data();
    void initTestCase();
    void init();

private:
    PostgresServer m_postgres;
    QTemporaryDir m_folder;
    SecretBox m_box{QByteArray(32, 'k')};
    bool m_onPostgres = false;
    int m_count = 0;
    QString m_url;
};

/// Runs one statement on the database, behind the tables' back.
Result<Rows> runSql(Database &database, const QString &sql, const QVariantList &values = {});

} // namespace wakeline

/// Fails the test with the error, if the Result holds one.
#define VERIFY_RESULT(result)                                                                                          \
    do {                                                                                                               \
        const auto verified = (result);                                                                                \
        QVERIFY2(verified.has_value(),                                                                                 \
                 verified ? "" : qPrintable(verified.error().code + u' ' + verified.error().message));                 \
    } while (false)
