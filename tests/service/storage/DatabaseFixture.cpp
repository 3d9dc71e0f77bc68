// SPDX-License-Identifier: GPL-3.0-or-later
#include "DatabaseFixture.h"

#include "Migrations.h"

namespace wakeline {

void DatabaseFixture::initTestCase_data()
{
    QTest::addColumn<bool>("postgres");
    QTest::newRow("sqlite") << false;
    QTest::newRow("postgresql") << true;
}

void DatabaseFixture::initTestCase()
{
    // PostgreSQL is not optional: half of the promises would go unchecked.
    QVERIFY2(m_postgres.start(), qPrintable(m_postgres.errorText()));
}

void DatabaseFixture::init()
{
    QFETCH_GLOBAL(bool, postgres);
    m_onPostgres = postgres;
    const QString name = QStringLiteral("test%1").arg(++m_count);
    if (m_onPostgres)
        QVERIFY2(m_postgres.createDatabase(name), qPrintable(m_postgres.errorText()));
    m_url = m_onPostgres ? m_postgres.url(name)
                         : QStringLiteral("sqlite://") + m_folder.filePath(name + QStringLiteral(".db"));
}

Database::Options DatabaseFixture::options() const
{
    Database::Options options;
    options.url = m_url;
    return options;
}

std::unique_ptr<Database> DatabaseFixture::migrated(const Database::Options &options)
{
    auto database = std::make_unique<Database>(options);
    const auto applied = database->callBlocking([](Connection &connection) { return Migrations().apply(connection); });
    if (!applied)
        qFatal("%s", qPrintable(applied.error().message));
    if (const auto started = database->start(); !started)
        qFatal("%s", qPrintable(started.error().message));
    return database;
}

Result<Rows> runSql(Database &database, const QString &sql, const QVariantList &values)
{
    return database.callBlocking([&](Connection &connection) { return connection.run(sql, values); });
}

} // namespace wakeline
