// SPDX-License-Identifier: GPL-3.0-or-later
// ExtensionPictures FOLDER   writes pictures of imports, selections, trials, transfers and conflicts, to be looked at.
#include "Buttons.h"
#include "ConflictDialog.h"
#include "ConsoleStage.h"
#include "ExtensionsPage.h"
#include "ImportDialog.h"
#include "RowTable.h"
#include "StageValues.h"
#include "TabRow.h"
#include "TransferDialog.h"
#include "TryCallDialog.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace wakeline;

namespace {

class Photographer
{
public:
    explicit Photographer(const QString &folder) : m_folder(folder) { QDir().mkpath(folder); }

    void page(bool dark, const QSize &size)
    {
        ConsoleStage stage;
        const QString suffix = QStringLiteral("-%1-%2").arg(dark ? "dark" : "light").arg(size.width());
        stage.look.setDark(dark);
        stage.fill();
        QJsonArray records;
        for (const CallRecord &record : stageRecords(stage.now).mid(0, 12))
            records.append(toJson(record));
        stage.server.answer(QStringLiteral("GET /api/v1/cdrs"), {{QStringLiteral("items"), records},
                                                                 {QStringLiteral("total"), 40},
                                                                 {QStringLiteral("limit"), 20},
                                                                 {QStringLiteral("offset"), 0}});
        stage.show(size);
        auto &page = static_cast<ExtensionsPage &>(stage.open(MainWindow::Extensions));
        page.showRow(QStringLiteral("207"));
        page.findChild<TabRow *>()->choose(1);
        stage.settle(300);
        save(*stage.window, QStringLiteral("extension-history") + suffix);
        RowTable &table = page.table();
        table.selectionModel()->select(
            QItemSelection(table.model()->index(1, 0), table.model()->index(6, table.model()->columnCount() - 1)),
            QItemSelectionModel::ClearAndSelect);
        stage.settle();
        save(*stage.window, QStringLiteral("extension-selection") + suffix);
        stage.open(MainWindow::PushLog);
        stage.settle(200);
        save(*stage.window, QStringLiteral("push-log-histogram") + suffix);
        Page &calls = stage.open(MainWindow::Calls);
        calls.table().setCurrentIndex(calls.table().model()->index(5, 0));
        stage.settle();
        save(*stage.window, QStringLiteral("calls-actions") + suffix);
    }

    void dialogs(bool dark)
    {
        const QString suffix = dark ? QStringLiteral("-dark") : QStringLiteral("-light");
        ConsoleStage stage;
        stage.look.setDark(dark);
        stage.fill();
        TransferDialog transfer(stage.look, stage.client, stage.models.extensions, stageCalls(stage.now).at(6),
                                nullptr);
        shoot(stage, transfer, QStringLiteral("dialog-transfer") + suffix);
        const Extension extension = stageExtensions(stage.now).at(2);
        CallPreview preview;
        preview.at = stage.now;
        preview.steps = {{PreviewAction::Wake, {QStringLiteral("207")}, 0, 5, 0},
                         {PreviewAction::Ring, {QStringLiteral("207")}, 5, 30, 0},
                         {PreviewAction::Pause, {}, 35, 5, 0},
                         {PreviewAction::RingAll, {QStringLiteral("210"), QStringLiteral("+4722550140")}, 40, 20, 0},
                         {PreviewAction::Reject, {}, 60, 0, 480}};
        preview.refusedNumbers = {QStringLiteral("+15550100")};
        stage.server.answer(QStringLiteral("POST /api/v1/extensions/%1/try-call").arg(extension.id), toJson(preview));
        TryCallDialog trial(stage.look, stage.client, extension, {}, nullptr);
        shoot(stage, trial, QStringLiteral("dialog-try-call") + suffix);
        imports(stage, suffix);
        conflicts(stage, suffix);
    }

private:
    void conflicts(ConsoleStage &stage, const QString &suffix)
    {
        using enum FieldDifference::ChangedBy;
        const QString ada = QStringLiteral("ada changed it at 14:32:07.");
        ConflictDialog one(
            stage.look, {QStringLiteral("Extension 207 was changed meanwhile"), ada, QStringLiteral("Save")},
            {{0, QStringLiteral("Name"), QStringLiteral("Ida Holm"), QStringLiteral("Ida Holm-Berg"), Both}}, nullptr);
        shoot(stage, one, QStringLiteral("dialog-conflict-one") + suffix);
        ConflictDialog several(
            stage.look, {QStringLiteral("Extension 207 was changed meanwhile"), ada, QStringLiteral("Save")},
            {{0, QStringLiteral("Name"), QStringLiteral("Ida Holm"), QStringLiteral("Ida Holm-Berg"), Both},
             {1, QStringLiteral("E-mail"), QStringLiteral("ida.holm-of-the-northern-office@example.org"),
              QStringLiteral("(empty)"), Me},
             {2, QStringLiteral("New SIP password"), QStringLiteral("The new one that you typed"),
              QStringLiteral("As it is there"), Me},
             {3, QStringLiteral("Do not disturb"), QStringLiteral("Off"), QStringLiteral("On"), Them},
             {4, QStringLiteral("Follow-me numbers"),
              QStringLiteral("+4722550140 for 20 s, then +4722550141 for 30 s, then 208 after 10 s for 40 s"),
              QStringLiteral("+4722550140 for 20 s"), Both}},
            nullptr);
        shoot(stage, several, QStringLiteral("dialog-conflict") + suffix);
    }

    void imports(ConsoleStage &stage, const QString &suffix)
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("new phones.csv")));
        if (!file.open(QFile::WriteOnly) || file.write("number,display_name\n301,Ida\n") < 0)
            qFatal("no file can be written");
        file.close();
        const QString path = QStringLiteral("POST /api/v1/extensions/import");
        ImportDialog empty(stage.look, stage.client, nullptr);
        shoot(stage, empty, QStringLiteral("dialog-import") + suffix);
        ExtensionImport state;
        state.rows = 5000;
        state.problemCount = 2;
        state.problems = {
            {4, QStringLiteral("email"), QStringLiteral("field \"email\" must be an address such as ida@example.org")},
            {17, QStringLiteral("number"), QStringLiteral("There is an extension 207 already.")}};
        stage.server.answer(path, toJson(state));
        ImportDialog faulty(stage.look, stage.client, nullptr);
        faulty.load(file.fileName());
        shoot(stage, faulty, QStringLiteral("dialog-import-problems") + suffix);
        state.problemCount = 0;
        state.problems.clear();
        state.created = 4998;
        state.changed = 2;
        for (int row = 2; row < 30; ++row)
            state.changes.append({row, QString::number(299 + row), QStringLiteral("Name of %1").arg(299 + row),
                                  row == 5 ? ImportAction::Change : ImportAction::Create, row != 5});
        stage.server.answer(path, toJson(state));
        auto *good = new ImportDialog(stage.look, stage.client, nullptr);
        good->load(file.fileName());
        good->show();
        stage.settle(300);
        save(*good, QStringLiteral("dialog-import-checked") + suffix);
        state.id = QStringLiteral("one");
        state.state = ImportState::Writing;
        state.done = 3150;
        stage.server.answer(path, toJson(state), 202);
        stage.server.answer(QStringLiteral("GET /api/v1/extension-imports/one"), toJson(state));
        for (ActionButton *button : good->findChildren<ActionButton *>()) {
            if (button->text() == QLatin1String("Import"))
                button->click();
        }
        stage.settle(500);
        save(*good, QStringLiteral("dialog-import-running") + suffix);
        state.state = ImportState::Done;
        state.passwords.resize(4998);
        stage.server.answer(QStringLiteral("GET /api/v1/extension-imports/one"), toJson(state));
        stage.server.answer(QStringLiteral("DELETE /api/v1/extension-imports/one"), toJson(state));
        stage.settle(1000);
        save(*good, QStringLiteral("dialog-import-done") + suffix);
        delete good;
    }

    void shoot(ConsoleStage &stage, QDialog &dialog, const QString &name)
    {
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        stage.settle(300);
        save(dialog, name);
    }

    void save(QWidget &widget, const QString &name)
    {
        widget.grab().save(m_folder.filePath(name + QStringLiteral(".png")));
    }

    QDir m_folder;
};

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    if (argc != 2) {
        qCritical("usage: ExtensionPictures FOLDER");
        return 2;
    }
    Photographer photographer(QString::fromLocal8Bit(argv[1]));
    for (const bool dark : {false, true}) {
        photographer.page(dark, {1280, 800});
        photographer.page(dark, {1920, 1080});
        photographer.dialogs(dark);
    }
    return 0;
}
