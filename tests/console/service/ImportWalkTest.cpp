// SPDX-License-Identifier: GPL-3.0-or-later
#include "Buttons.h"
#include "ConfirmDialog.h"
#include "Console.h"
#include "ExtensionsPage.h"
#include "ImportDialog.h"
#include "Label.h"
#include "RowTable.h"
#include "ServiceProcess.h"
#include "ShownWindow.h"

#include <QApplication>
#include <QFile>
#include <QPointer>
#include <QRegularExpression>
#include <QTableView>
#include <QTest>

using namespace wakeline;

namespace {

constexpr int patience = 60'000; ///< milliseconds; a machine that builds beside the test is slow
constexpr int known = 3;         ///< extensions 201 to 203

ActionButton *buttonNamed(const QWidget &parent, const QString &name)
{
    for (ActionButton *button : parent.findChildren<ActionButton *>()) {
        if (button->text() == name && button->isVisible())
            return button;
    }
    return nullptr;
}

bool says(const QWidget &parent, const QString &pattern)
{
    const QRegularExpression expression(pattern);
    for (const Label *label : parent.findChildren<Label *>()) {
        if (label->isVisible() && expression.match(label->text()).hasMatch())
            return true;
    }
    return false;
}

} // namespace

/// An administrator brings extensions in from a file, with the console's windows and a real wakelined.
class ImportWalkTest : public QObject
{
    Q_OBJECT

private:
    void signIn(const QString &user)
    {
        m_settings = std::make_unique<QTemporaryDir>();
        ConsoleOptions options;
        options.settingsFile = m_settings->filePath(QStringLiteral("console.conf"));
        options.url = m_service.url();
        options.user = user;
        options.password = QString::fromLatin1(ServiceProcess::password);
        options.theme = ThemeChoice::Light;
        options.size = QSize(1280, 900);
        m_console = std::make_unique<Console>(options);
        m_console->start();
        QTRY_VERIFY_WITH_TIMEOUT(shownWindow(), patience);
        m_window = shownWindow();
        m_window->activateWindow();
        m_window->showPage(MainWindow::Extensions);
        QTRY_VERIFY_WITH_TIMEOUT(page().table().model()->rowCount() >= known, patience);
    }
    ExtensionsPage &page() const { return *static_cast<ExtensionsPage *>(m_window->page(MainWindow::Extensions)); }

    QString sheet(const QByteArray &csv)
    {
        const QString path = m_settings->filePath(QStringLiteral("sheet%1.csv").arg(++m_sheets));
        QFile file(path);
        if (!file.open(QFile::WriteOnly) || file.write(csv) != csv.size())
            qFatal("no file can be written");
        return path;
    }
    static QByteArray rows(int first, int count)
    {
        QByteArray csv = "number,display_name\r\n";
        for (int i = first; i < first + count; ++i)
            csv += QByteArray::number(i) + ",Name " + QByteArray::number(i) + "\r\n";
        return csv;
    }
    ImportDialog *checkedSheet(const QByteArray &csv)
    {
        ImportDialog *dialog = page().importFromFile();
        if (!dialog)
            return nullptr;
        dialog->load(sheet(csv));
        const auto isChecked = [&] { return dialog->rows().rowCount() > 0; };
        return QTest::qWaitFor(isChecked, patience) ? dialog : nullptr;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QString problem = m_service.prepare();
        if (problem.isEmpty())
            problem = m_service.start();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }

    void cleanup()
    {
        m_window = nullptr;
        m_console.reset();
    }

    void rowsAtFaultAreListedAndNothingCanBeImported()
    {
        signIn(QStringLiteral("admin"));
        const QPointer<ImportDialog> dialog =
            checkedSheet("number,display_name,email\n201,Ida,\n3 1,Nils,\n302,Ada,x\n");
        QVERIFY(dialog);
        QCOMPARE(dialog->rows().rowCount(), 3);
        QVERIFY(dialog->rows().index(0, ImportModel::Outcome).data().toString().contains(u"201"));
        QCOMPARE(dialog->rows().index(1, ImportModel::Row).data().toString(), QStringLiteral("3"));
        QCOMPARE(dialog->rows().index(2, ImportModel::Subject).data().toString(), QStringLiteral("email"));
        QVERIFY(says(*dialog, QStringLiteral("^3 of 3 rows have an error")));
        QVERIFY(!buttonNamed(*dialog, QStringLiteral("Import"))->isEnabled());
        buttonNamed(*dialog, QStringLiteral("Cancel"))->click();
        QTRY_VERIFY(!dialog);
    }

    void fiveThousandRowsAreCancelledAndNothingIsLeft()
    {
        signIn(QStringLiteral("admin"));
        const QPointer<ImportDialog> dialog = checkedSheet(rows(10'000, 5000));
        QVERIFY(dialog);
        QVERIFY(says(*dialog, QStringLiteral("5.?000 rows: 5.?000 new")));
        buttonNamed(*dialog, QStringLiteral("Import"))->click();
        QVERIFY(!dialog->mayClose());
        buttonNamed(*dialog, QStringLiteral("Cancel"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(says(*dialog, QStringLiteral("^Cancelled\\. Nothing was imported")), patience);
        QVERIFY(dialog->mayClose());
        QCOMPARE(page().table().model()->rowCount(), known);
        buttonNamed(*dialog, QStringLiteral("Cancel"))->click();
        QTRY_VERIFY(!dialog);
        Q_EMIT m_window->reloadWanted(); // what the service has, not only what it told
        QTest::qWait(200);
        QTRY_COMPARE_WITH_TIMEOUT(page().table().model()->rowCount(), known, patience);
    }

    void whatIsImportedIsInTheListAndItsPasswordsAreSavedOnce()
    {
        signIn(QStringLiteral("admin"));
        const QPointer<ImportDialog> dialog = checkedSheet(rows(500, 400));
        QVERIFY(dialog);
        buttonNamed(*dialog, QStringLiteral("Import"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(says(*dialog, QStringLiteral("^400 .*added\\. 400 of them got a new password")),
                                 patience);
        buttonNamed(*dialog, QStringLiteral("Close"))->click();
        auto *question = dialog->findChild<ConfirmDialog *>();
        QVERIFY(question); // the passwords would be lost
        question->reject();
        const QString path = m_settings->filePath(QStringLiteral("passwords.csv"));
        dialog->savePasswords(path);
        QFile file(path);
        QVERIFY(file.open(QFile::ReadOnly));
        const QByteArrayList lines = file.readAll().split('\n');
        QCOMPARE(lines.size(), 402);
        QVERIFY(lines.at(1).startsWith("500,"));
        QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        buttonNamed(*dialog, QStringLiteral("Close"))->click();
        QTRY_VERIFY(!dialog);
        QTRY_COMPARE_WITH_TIMEOUT(page().table().model()->rowCount(), known + 400, patience);
    }

    void manyAreSwitchedExportedAndDeletedAtOnce()
    {
        signIn(QStringLiteral("admin"));
        RowTable &table = page().table();
        QTRY_COMPARE_WITH_TIMEOUT(table.model()->rowCount(), known + 400, patience);
        QTest::keyClick(&table, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(table.selectedCount(), known + 400);
        buttonNamed(page(), QStringLiteral("DND on"))->click();
        const auto allUndisturbed = [&] {
            for (int row = 0; row < table.model()->rowCount(); ++row) {
                if (!table.model()->index(row, 0).data(ValueRole).value<Extension>().doNotDisturb)
                    return false;
            }
            return true;
        };
        QTRY_VERIFY_WITH_TIMEOUT(allUndisturbed(), patience);

        const QString path = m_settings->filePath(QStringLiteral("extensions.csv"));
        page().exportTo(path);
        QFile file(path);
        QVERIFY(file.open(QFile::ReadOnly));
        const QByteArrayList lines = file.readAll().split('\n');
        QCOMPARE(lines.size(), known + 400 + 2);
        QVERIFY(!lines.first().contains("password"));
        QVERIFY(lines.at(1).startsWith("201,"));

        table.clearSelection();
        table.setCurrentIndex(table.model()->index(known, 0));
        const QModelIndex last = table.model()->index(known + 399, 0);
        table.selectionModel()->select(
            QItemSelection(table.current(), last.siblingAtColumn(table.model()->columnCount() - 1)),
            QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        QCOMPARE(table.selectedCount(), 400);
        m_window->activateWindow();
        table.setFocus();
        QTRY_VERIFY_WITH_TIMEOUT(table.hasFocus(), patience);
        QTest::keyClick(&table, Qt::Key_Delete);
        auto *question = page().findChild<ConfirmDialog *>();
        QVERIFY(question);
        QCOMPARE(question->windowTitle(), QStringLiteral("Delete 400 extensions?"));
        question->findChild<ActionButton *>(QStringLiteral("act"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(table.model()->rowCount(), known, patience);
    }

    void aViewerImportsNothing()
    {
        signIn(QStringLiteral("viewer"));
        QVERIFY(!page().importFromFile());
        QTest::keyClick(&page().table(), Qt::Key_A, Qt::ControlModifier);
        QVERIFY(!buttonNamed(page(), QStringLiteral("DND on"))->isEnabled());
    }

private:
    ServiceProcess m_service;
    std::unique_ptr<QTemporaryDir> m_settings;
    std::unique_ptr<Console> m_console;
    MainWindow *m_window = nullptr;
    int m_sheets = 0;
};

QTEST_MAIN(ImportWalkTest)
#include "ImportWalkTest.moc"
