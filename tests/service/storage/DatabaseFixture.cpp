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

QString DatabaseFixture::planOf(Database &database, QString sql, const QVariantList &values) const
{
    for (const QVariant &value : values) {
        const bool isBytes = value.typeId() == QMetaType::QByteArray;
        const QString hex = QString::fromLatin1(value.toByteArray().toHex());
        const QString bytes =
            onPostgres() ? QStringLiteral("'\\x%1'::bytea").arg(hex) : QStringLiteral("x'%1'").arg(hex);
        sql.replace(sql.indexOf(u'?'), 1, isBytes ? bytes : QString::number(value.toLongLong()));
    }
    // PostgreSQL cannot prepare EXPLAIN, so a function of ours says it.
    const auto made = !onPostgres() ? Result<void>() : database.callBlocking([](Connection &connection) {
        return connection.runOnce(
            QStringLiteral("CREATE OR REPLACE FUNCTION plan_of(text) RETURNS SETOF text LANGUAGE plpgsql AS $$ "
                           "BEGIN RETURN QUERY EXECUTE 'EXPLAIN ' || $1; END $$"));
    });
    if (!made)
        return made.error().message;
    const auto plan = onPostgres() ? runSql(database, QStringLiteral("SELECT * FROM plan_of(?)"), {sql})
                                   : runSql(database, QStringLiteral("EXPLAIN QUERY PLAN ") + sql);
    if (!plan)
        return plan.error().message;
    QStringList steps;
    for (const Row &row : *plan)
        steps.append(row.text(onPostgres() ? 0 : 3));
    return steps.join(u'\n');
}

Result<void> DatabaseFixture::analyze(Database &database)
{
    return database.callBlocking([](Connection &connection) { return connection.runOnce(QStringLiteral("ANALYZE")); });
}

Result<Rows> runSql(Database &database, const QString &sql, const QVariantList &values)
{
    return database.callBlocking([&](Connection &connection) { return connection.run(sql, values); });
}

} // namespace wakeline
