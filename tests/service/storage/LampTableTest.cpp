// SPDX-License-Identifier: GPL-3.0-or-later
#include "LampTable.h"
#include "DatabaseFixture.h"

#include <QCoroTask>

using namespace wakeline;
using QCoro::waitFor;

/// Boxes 1 to 40 with the numbers 8001 to 8040. Extension 1 listens to the first two, extension 2 to the second and the
/// third, and extension 3 to the fourth.
class LampTableTest : public DatabaseFixture
{
    Q_OBJECT

    std::unique_ptr<Database> furnished()
    {
        Database::Options one = options();
        one.readers = 1;
        auto database = migrated(one);
        for (const char *number : {"101", "102", "103"})
            fill(*database,
                 QStringLiteral("INSERT INTO extensions (number, display_name, ha1, created_at, updated_at, search) "
                                "VALUES (?, '', '', 0, 0, '')"),
                 {QLatin1String(number)});
        for (int box = 1; box <= 40; ++box)
            fill(*database,
                 QStringLiteral("INSERT INTO voicemail_boxes (number, name, max_duration_s, max_messages, "
                                "retention_days, created_at, updated_at, search) VALUES (?, '', 120, 100, 0, 0, 0, "
                                "'')"),
                 {QString::number(8000 + box)});
        for (const auto &[box, extension] : {std::pair{1, 1}, {2, 1}, {2, 2}, {3, 2}, {4, 3}})
            fill(*database, QStringLiteral("INSERT INTO voicemail_box_extensions VALUES (?, ?)"), {box, extension});
        return database;
    }

    static void fill(Database &database, const QString &sql, const QVariantList &values)
    {
        if (const auto filled = runSql(database, sql, values); !filled)
            qFatal("%s", qPrintable(filled.error().message));
    }

    /// "101:8001" for each extension and box, sorted.
    static QString textOf(const QList<LinkedBox> &boxes)
    {
        QStringList texts;
        for (const LinkedBox &box : boxes)
            texts.append(box.extension + u':' + box.number);
        texts.sort();
        return texts.join(u' ');
    }

private Q_SLOTS:
    void whoListensToOneIsReadWithAllBoxesOfTheirs()
    {
        const auto database = furnished();
        LampTable table(*database);
        const auto beside = [&](const QList<qint64> &boxes) {
            const auto read = waitFor(table.beside(boxes));
            return read ? textOf(*read) : read.error().message;
        };
        QCOMPARE(beside({1}), QStringLiteral("101:8001 101:8002"));
        QCOMPARE(beside({2}), QStringLiteral("101:8001 101:8002 102:8002 102:8003"));
        QCOMPARE(beside({3, 4, 7}), QStringLiteral("102:8002 102:8003 103:8004"));
        QCOMPARE(beside({7, 9999}), QString());
        QCOMPARE(beside({}), QString());
        const auto all = waitFor(table.all());
        VERIFY_RESULT(all);
        QCOMPARE(textOf(*all), QStringLiteral("101:8001 101:8002 102:8002 102:8003 103:8004"));
    }

    /// A text of its own for every number of boxes would stay prepared in every connection.
    void aBurstOfAnySizeIsTheSameStatement()
    {
        const auto database = furnished();
        LampTable table(*database);
        QList<qint64> boxes;
        for (qint64 box = 1; box <= 40; ++box) {
            boxes.append(box);
            VERIFY_RESULT(waitFor(table.beside(boxes)));
        }
        const auto count = [](Connection &connection) -> Result<qsizetype> { return connection.preparedCount(); };
        for (int i = 0; i < 4; ++i) { // whichever connection answers
            const auto prepared = waitFor(database->read(count));
            VERIFY_RESULT(prepared);
            QVERIFY2(*prepared < 10, qPrintable(QString::number(*prepared)));
        }
    }
};

QTEST_GUILESS_MAIN(LampTableTest)
#include "LampTableTest.moc"
