// SPDX-License-Identifier: GPL-3.0-or-later
#include "Buttons.h"
#include "CallRulesDialog.h"
#include "ChipRow.h"
#include "ConsoleStage.h"
#include "ExtensionHistory.h"
#include "ExtensionsPage.h"
#include "FormField.h"
#include "ImportDialog.h"
#include "Label.h"
#include "Painting.h"
#include "Preferences.h"
#include "RowTable.h"
#include "SearchField.h"
#include "SelectionBar.h"
#include "StageValues.h"
#include "TabRow.h"
#include "Toast.h"
#include "TryCallDialog.h"

#include <QApplication>
#include <QFile>
#include <QHelpEvent>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolTip>

using namespace wakeline;

namespace {

constexpr int patience = 20'000; ///< milliseconds

struct Desk
{
    Desk()
    {
        stage.fill();
        stage.show({1280, 1000});
        stage.window->activateWindow();
        stage.window->showPage(MainWindow::Extensions);
    }
    ExtensionsPage &page() { return *static_cast<ExtensionsPage *>(stage.window->page(MainWindow::Extensions)); }
    bool says(const QString &text)
    {
        for (const QWidget *widget : page().findChildren<QWidget *>()) {
            const auto *label = qobject_cast<const Label *>(widget);
            if (widget->isVisible() && (label ? label->text() : widget->accessibleName()).contains(text))
                return true;
        }
        return false;
    }

    ConsoleStage stage;
};

QJsonObject previewOf(const QList<PreviewStep> &steps, const QStringList &refused = {})
{
    return toJson(CallPreview{QDateTime::currentDateTimeUtc(), false, steps, refused});
}

} // namespace

/// What the extensions page offers beside its table: tabs, saved filters, selections, trials.
class ExtensionToolsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theHistoryTabShowsTheCallsOfTheExtension()
    {
        Desk desk;
        const QList<CallRecord> records = stageRecords(desk.stage.now);
        QJsonArray items;
        for (const CallRecord &record : records.mid(0, 3))
            items.append(toJson(record));
        desk.stage.server.answer(QStringLiteral("GET /api/v1/cdrs"), {{QStringLiteral("items"), items},
                                                                      {QStringLiteral("total"), 40},
                                                                      {QStringLiteral("limit"), 20},
                                                                      {QStringLiteral("offset"), 0}});
        desk.page().showRow(QStringLiteral("207"));
        auto *tabs = desk.page().findChild<TabRow *>();
        auto *history = desk.page().findChild<ExtensionHistory *>();
        QVERIFY(tabs && history && !history->isVisible());
        tabs->choose(1);
        QVERIFY(history->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(desk.says(records.first().callee) || desk.says(records.first().callerIdNum), patience);
        QSignalSpy wanted(&desk.page(), &ExtensionsPage::callsWanted);
        for (ActionButton *button : history->findChildren<ActionButton *>())
            button->click();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().first().toString(), QStringLiteral("207"));
        QCOMPARE(desk.stage.window->currentPage(), int(MainWindow::CallHistory));
    }

    void aFilterIsSavedUnderItsNameAndKept()
    {
        Desk desk;
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("console.conf")), QSettings::IniFormat);
        QSignalSpy changed(&desk.page(), &ExtensionsPage::savedFiltersChanged);
        const int all = desk.page().table().model()->rowCount();
        desk.page().findChild<SearchField *>()->setText(QStringLiteral("holm"));
        const int found = desk.page().table().model()->rowCount();
        QVERIFY(found > 0 && found < all);
        desk.page().saveFilter(QStringLiteral(" The Holms "));
        QCOMPARE(changed.size(), 1);
        Preferences(settings).setExtensionFilters(changed.first().first().value<QList<SavedFilter>>());
        desk.page().findChild<SearchField *>()->clear();
        QCOMPARE(desk.page().table().model()->rowCount(), all);

        const QList<SavedFilter> kept = Preferences(settings).extensionFilters();
        QCOMPARE(kept, (QList<SavedFilter>{{QStringLiteral("The Holms"), QStringLiteral("holm"), -1}}));
        desk.page().applyFilter(kept.first());
        QCOMPARE(desk.page().table().model()->rowCount(), found);
    }

    void whatIsSelectedIsSwitchedInOneRequest()
    {
        Desk desk;
        auto *bar = desk.page().findChild<SelectionBar *>();
        RowTable &table = desk.page().table();
        table.setCurrentIndex(table.model()->index(0, 0));
        QVERIFY(!bar->isVisible());
        QTest::keyClick(&table, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(&table, Qt::Key_Down, Qt::ShiftModifier);
        QVERIFY(bar->isVisible());
        QCOMPARE(bar->count(), 3);
        const QVariantList values = table.selectedValues();
        QJsonArray ids;
        for (const QVariant &value : values)
            ids.append(value.value<Extension>().id);
        desk.stage.server.answer(QStringLiteral("POST /api/v1/extensions/bulk"),
                                 toJson(ExtensionBulkAnswer{2, {ids.last().toInteger()}}));
        for (ActionButton *button : bar->findChildren<ActionButton *>()) {
            if (button->text() == QLatin1String("DND on"))
                button->click();
        }
        const auto *toast = desk.stage.window->findChild<Toast *>();
        QTRY_VERIFY_WITH_TIMEOUT(toast->accessibleName().contains(QLatin1String("not there any more")), patience);
        const QJsonObject asked{{QStringLiteral("ids"), ids}, {QStringLiteral("dnd"), true}};
        QCOMPARE(desk.stage.server.lastBody(), asked);
        desk.stage.loseLink();
        for (ActionButton *button : bar->findChildren<ActionButton *>()) {
            if (button->text().startsWith(QLatin1String("DND")) || button->text().startsWith(QLatin1String("Delete")))
                QVERIFY(!button->isEnabled());
        }
    }

    void whatAFileSaysIsTextWhateverItLooksLike()
    {
        Desk desk;
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("new.csv")));
        QVERIFY(file.open(QFile::WriteOnly) && file.write("number,display_name\n301,Ida\n") > 0);
        file.close();
        ExtensionImport state;
        state.rows = state.created = 1;
        state.changes.append({2, QStringLiteral("301"), QStringLiteral("<b>Ida</b>"), ImportAction::Create, true});
        desk.stage.server.answer(QStringLiteral("POST /api/v1/extensions/import"), toJson(state));
        ImportDialog dialog(desk.stage.look, desk.stage.client, nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        dialog.load(file.fileName());
        auto *table = dialog.findChild<QTableView *>();
        QTRY_VERIFY_WITH_TIMEOUT(table->isVisible() && table->model()->rowCount() == 1, patience);
        const QPoint at = table->visualRect(table->model()->index(0, ImportModel::Subject)).center();
        QHelpEvent asked(QEvent::ToolTip, at, table->viewport()->mapToGlobal(at));
        QApplication::sendEvent(table->viewport(), &asked);
        QCOMPARE(QToolTip::text(), plainToolTip(QStringLiteral("301, <b>Ida</b>")));
        QToolTip::hideText();
    }

    void theAnswersOfATestPushStandInTheDevicesCards()
    {
        Desk desk;
        desk.page().showRow(QStringLiteral("207"));
        const QString path = QStringLiteral("/api/v1/extensions/%1/test-push")
                                 .arg(desk.page().table().current().data(ValueRole).value<Extension>().id);
        PushLogEntry answer = stagePushes(desk.stage.now).first();
        QTRY_VERIFY_WITH_TIMEOUT(desk.says(QStringLiteral("Reachable")), patience);
        QList<PushLogEntry> entries;
        for (const Device &device : stageDevices(QStringLiteral("207"), desk.stage.now)) {
            answer.deviceId = device.id;
            answer.outcome = PushOutcome::Accepted;
            answer.latencyMs = 210;
            entries.append(answer);
        }
        desk.stage.server.answer(QStringLiteral("POST ") + path,
                                 {{QStringLiteral("items"), json::Codec<QList<PushLogEntry>>::write(entries)}});
        desk.page().focusTable();
        QTRY_VERIFY_WITH_TIMEOUT(desk.page().table().hasFocus(), patience);
        QTest::keyClick(&desk.page().table(), Qt::Key_T);
        QTRY_VERIFY_WITH_TIMEOUT(desk.says(QStringLiteral("took it in 0.21 s")), patience);
    }

    void aTrialSendsWhatIsTypedAndShowsTheSteps()
    {
        Desk desk;
        const Extension extension = *desk.stage.models.extensions.find(QStringLiteral("207"));
        const QString path = QStringLiteral("POST /api/v1/extensions/%1/try-call").arg(extension.id);
        desk.stage.server.answer(path, previewOf({{PreviewAction::Wake, {QStringLiteral("207")}, 0, 5, 0},
                                                  {PreviewAction::Ring, {QStringLiteral("207")}, 5, 20, 0},
                                                  {PreviewAction::Voicemail, {QStringLiteral("7207")}, 25, 0, 0}},
                                                 {QStringLiteral("+1555")}));
        auto *rules = new CallRulesDialog(desk.stage.look, desk.stage.client, extension, &desk.page());
        rules->open();
        rules->findChildren<FormField *>().first()->setText(QStringLiteral("20"));
        for (ActionButton *button : rules->findChildren<ActionButton *>()) {
            if (button->text() == QLatin1String("What would happen to a call now?"))
                button->click();
        }
        auto *dialog = rules->findChild<TryCallDialog *>();
        QVERIFY(dialog);
        QTRY_COMPARE_WITH_TIMEOUT(dialog->timeline().steps().size(), 3, patience);
        QCOMPARE(dialog->timeline().steps().at(1).label, QStringLiteral("207 rings"));
        QCOMPARE(dialog->timeline().steps().at(2).time, QStringLiteral("+25 s"));
        QVERIFY(desk.says(QStringLiteral("+1555")));
        const QJsonObject asked = desk.stage.server.lastBody();
        QCOMPARE(asked.value(u"call_rules").toObject().value(u"ring_timeout").toInt(), 20);
        QCOMPARE(asked.value(u"answer").toString(), QStringLiteral("no_answer"));

        desk.stage.server.refuse(path, 503, QStringLiteral("unavailable"), QStringLiteral("There is no SIP server."));
        for (Chip *chip : dialog->findChildren<Chip *>()) {
            if (chip->text() == QLatin1String("Busy"))
                chip->click();
        }
        QTRY_VERIFY_WITH_TIMEOUT(desk.says(QStringLiteral("There is no SIP server.")), patience);
        QCOMPARE(desk.stage.server.lastBody().value(u"answer").toString(), QStringLiteral("busy"));
        QVERIFY(dialog->timeline().steps().isEmpty());
    }
};

QTEST_MAIN(ExtensionToolsTest)
#include "ExtensionToolsTest.moc"
