// SPDX-License-Identifier: GPL-3.0-or-later
#include "ImportModel.h"
#include "ExtensionCsv.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace wakeline;

/// A dry run as rows, and what the console writes into files.
class ImportModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void problemsComeBeforeWhatWouldHappen()
    {
        ImportModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        ExtensionImport checked;
        checked.problems = {{7, QStringLiteral("email"), QStringLiteral("must be an address")},
                            {0, {}, QStringLiteral("The file is empty.")}};
        checked.changes = {{2, QStringLiteral("301"), QStringLiteral("Ida"), ImportAction::Create, true},
                           {3, QStringLiteral("302"), {}, ImportAction::Keep, false}};
        model.show(checked);
        QCOMPARE(model.rowCount(), 4);
        const auto line = [&](int row) {
            QStringList cells;
            for (int column = 0; column < ImportModel::ColumnCount; ++column)
                cells.append(model.index(row, column).data().toString());
            return cells.join(u'|');
        };
        QCOMPARE(line(0), QStringLiteral("7|email|must be an address"));
        QCOMPARE(line(1), QStringLiteral("File||The file is empty."));
        QCOMPARE(line(2), QStringLiteral("2|301, Ida|New, with a generated password"));
        QCOMPARE(line(3), QStringLiteral("3|302|Stays as it is"));
        QVERIFY(model.index(1, 0).data(ImportModel::ProblemRole).toBool());
        QVERIFY(!model.index(2, 0).data(ImportModel::ProblemRole).toBool());
        QCOMPARE(model.index(2, 0).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("Row 2: 301, Ida, New, with a generated password"));
        model.show({});
        QCOMPARE(model.rowCount(), 0);
    }

    void theSummaryCountsWhatWouldHappen()
    {
        ExtensionImport checked;
        checked.rows = 5;
        checked.created = 3;
        checked.changed = 1;
        checked.kept = 1;
        QCOMPARE(importSummary(checked), QStringLiteral("5 rows: 3 new, 1 changed, 1 as they are."));
        checked.problemCount = 2;
        QVERIFY(importSummary(checked).startsWith(QStringLiteral("2 of 5 rows have an error.")));
    }

    void anExportIsWhatAnImportReads()
    {
        Extension extension;
        extension.number = QStringLiteral("301");
        extension.displayName = QStringLiteral("=Holm, \"Ida\"");
        extension.email = QStringLiteral("ida@example.org");
        extension.doNotDisturb = true;
        extension.followMeNumbers = {{QStringLiteral("302"), 5, 20}, {QStringLiteral("+4930"), 0, 30}};
        QCOMPARE(
            extensionsCsv({extension}),
            QByteArray("number,display_name,email,dnd,follow_me_enabled,follow_me_numbers,follow_me_strategy\r\n"
                       "301,\"'=Holm, \"\"Ida\"\"\",ida@example.org,true,false,302:20:5 +4930:30:0,sequential\r\n"));
        QCOMPARE(passwordsCsv({{QStringLiteral("301"), QStringLiteral("abc;def")}}),
                 QByteArray("number,password\r\n301,\"abc;def\"\r\n"));
    }
};

QTEST_GUILESS_MAIN(ImportModelTest)
#include "ImportModelTest.moc"
