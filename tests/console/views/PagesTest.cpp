// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallExportDialog.h"
#include "CallRulesDialog.h"
#include "ConfirmDialog.h"
#include "ConsoleStage.h"
#include "CutTexts.h"
#include "ExtensionDialog.h"
#include "FormField.h"
#include "NotificationsDialog.h"
#include "Page.h"
#include "ProfileDialog.h"
#include "ProfileStore.h"
#include "QrLoginDialog.h"
#include "RowTable.h"
#include "ShortcutsDialog.h"
#include "SignInDialog.h"
#include "StageValues.h"
#include "StageVoicemail.h"
#include "VoicemailBoxDialog.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QButtonGroup>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace wakeline;

namespace {

/// Of each page with a table: a row that has something to tell.
const QMap<int, QString> rowToOpen{{MainWindow::Calls, QStringLiteral("a84b4c76e66711@telia-a.example")},
                                   {MainWindow::Registrations, QStringLiteral("207")},
                                   {MainWindow::Extensions, QStringLiteral("207")},
                                   {MainWindow::CallHistory, QStringLiteral("4996")},
                                   {MainWindow::PushLog, QStringLiteral("995")},
                                   {MainWindow::Licenses, QStringLiteral("1")}};

/// Pages that are no tables.
const QList<int> otherPages{MainWindow::Dashboard, MainWindow::Voicemail, MainWindow::SystemStatus,
                            MainWindow::Installation};

QString pathOf(const QWidget *widget)
{
    QStringList names;
    for (; widget; widget = widget->parentWidget())
        names.prepend(QString::fromLatin1(widget->metaObject()->className()));
    return names.join(QLatin1Char('/'));
}

/// Qt's own building blocks, which say nothing and are not meant to.
bool isScaffold(const QWidget *widget)
{
    const QByteArray name = widget->metaObject()->className();
    static const QSet<QByteArray> plain{"QWidget",
                                        "QStackedWidget",
                                        "QMainWindowLayout",
                                        "wakeline::Panel",
                                        "wakeline::Glyph",
                                        "wakeline::ChipRow",
                                        "wakeline::KeyValueList",
                                        "wakeline::SectionHeading",
                                        "wakeline::BindingCards",
                                        "wakeline::InstallationCards",
                                        "wakeline::DeviceCards",
                                        "wakeline::FormField",
                                        "wakeline::Sidebar",
                                        "QScrollBar",
                                        "QAbstractScrollAreaScrollBarContainer",
                                        "QHeaderView",
                                        "QTableCornerButton",
                                        "QSizeGrip",
                                        "QLineEditIconButton"};
    return plain.contains(name);
}

/// \return what a screen reader is missing, one line each
QStringList namelessWidgets(QWidget &window)
{
    QStringList nameless;
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || isScaffold(widget))
            continue;
        if (const auto *label = qobject_cast<const QLabel *>(widget); label && label->text().isEmpty())
            continue; // it has nothing to say as yet
        QAccessibleInterface *reader = QAccessible::queryAccessibleInterface(widget);
        if (!reader || (reader->text(QAccessible::Name).isEmpty() && reader->text(QAccessible::Value).isEmpty()))
            nameless.append(pathOf(widget));
    }
    if (!nameless.isEmpty())
        qWarning().noquote() << "without a name:" << nameless.join(QStringLiteral("\n    "));
    return nameless;
}

Typography fontNamed(const QString &family, qreal size)
{
    QFont body(family);
    body.setPointSizeF(size);
    return {body, QFont(QStringLiteral("DejaVu Sans Mono"))};
}

} // namespace

class PagesTest : public QObject
{
    Q_OBJECT

private:
    static void fonts()
    {
        QTest::addColumn<Typography>("typography");
        QTest::addColumn<QSize>("size");
        QTest::newRow("system font") << Typography() << QSize(1280, 800);
        QTest::newRow("system font, smallest window") << Typography() << QSize(1024, 640);
        QTest::newRow("DejaVu Sans") << fontNamed(QStringLiteral("DejaVu Sans"), 10) << QSize(1280, 800);
        QTest::newRow("DejaVu Sans 14 pt") << fontNamed(QStringLiteral("DejaVu Sans"), 14) << QSize(1600, 1000);
    }

private Q_SLOTS:
    void everyVisibleWidgetHasAnAccessibleName()
    {
        ConsoleStage stage;
        stage.fill();
        stage.show({1280, 800});
        for (const int page : rowToOpen.keys()) {
            stage.open(page).showRow(rowToOpen.value(page));
            stage.settle();
            QCOMPARE(namelessWidgets(*stage.window).join(QStringLiteral(" | ")), QString());
        }
        for (const int page : otherPages) {
            stage.window->showPage(page);
            stage.settle();
            QCOMPARE(namelessWidgets(*stage.window).join(QStringLiteral(" | ")), QString());
        }
        stage.loseLink();
        stage.settle();
        QCOMPARE(namelessWidgets(*stage.window).join(QStringLiteral(" | ")), QString());
    }

    void everyDialogHasAccessibleNames()
    {
        ConsoleStage stage;
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("console.conf")), QSettings::IniFormat);
        ProfileStore profiles(settings);
        profiles.save(stage.profile);
        const auto check = [&stage](std::unique_ptr<QDialog> dialog) {
            dialog->setAttribute(Qt::WA_DeleteOnClose, false);
            dialog->show();
            stage.settle();
            QCOMPARE(namelessWidgets(*dialog).join(QStringLiteral(" | ")), QString());
            QCOMPARE(cutTexts(*dialog).join(QStringLiteral(" | ")), QString());
        };
        const ConfirmDialog::Words words{QStringLiteral("Delete extension 207?"), QStringLiteral("It is gone then."),
                                         QStringLiteral("Delete")};
        check(std::make_unique<ExtensionDialog>(stage.look, stage.client, std::nullopt, nullptr));
        check(std::make_unique<ExtensionDialog>(stage.look, stage.client, stageExtensions(stage.now).first(), nullptr));
        auto wrong = std::make_unique<ExtensionDialog>(stage.look, stage.client, std::nullopt, nullptr);
        wrong->show();
        for (FormField *field : wrong->findChildren<FormField *>())
            field->setError(
                QStringLiteral("1 to 32 letters, digits or _ . + -, and a little more than fits into one line"));
        check(std::move(wrong));
        check(std::make_unique<ConfirmDialog>(stage.look, words, nullptr));
        check(std::make_unique<ProfileDialog>(stage.look, stage.profile, nullptr));
        ProvisioningCode code;
        code.code = QStringLiteral("7K3Q-M2XA-9PLT-4VWC");
        code.uri = QStringLiteral("https://pbx-east.example.net/app#7K3QM2XA9PLT4VWC");
        code.extension = QStringLiteral("201");
        code.expiresAt = stage.now.addSecs(600);
        stage.server.answer(QStringLiteral("POST /api/v1/extensions/1/qr-login"), toJson(code), 201);
        check(std::make_unique<QrLoginDialog>(stage.look, stage.client, stageExtensions(stage.now).first(), nullptr));
        Extension quiet = stageExtensions(stage.now).first();
        quiet.callRules.quietHours =
            QuietHours{QStringLiteral("22:00"), QStringLiteral("07:00"), QStringLiteral("Europe/Oslo"), {Weekday::Fri}};
        check(std::make_unique<CallRulesDialog>(stage.look, stage.client, quiet, nullptr));
        check(std::make_unique<CallExportDialog>(stage.look, stage.client, CallHistoryFilter(), 40,
                                                 folder.filePath(QStringLiteral("calls.csv")), nullptr));
        check(std::make_unique<VoicemailBoxDialog>(stage.look, stage.client, std::nullopt, nullptr));
        check(std::make_unique<VoicemailBoxDialog>(stage.look, stage.client, stageBoxes(stage.now).at(1), nullptr));
        NotificationPreferences told;
        told.kinds.insert(NoticeKind::Voicemail);
        told.quiet = true;
        check(std::make_unique<NotificationsDialog>(stage.look, told, false, nullptr));
        check(std::make_unique<ShortcutsDialog>(stage.look, nullptr));
        check(std::make_unique<SignInDialog>(stage.look, profiles));
    }

    void cellsSayTheirStateToScreenReaders()
    {
        ConsoleStage stage;
        stage.fill();
        stage.show({1280, 800});
        RowTable &table = stage.window->page(MainWindow::Extensions)->table();
        QAccessibleInterface *reader = QAccessible::queryAccessibleInterface(&table);
        QVERIFY(reader && reader->tableInterface());
        const QString words = reader->tableInterface()->cellAt(1, 0)->text(QAccessible::Name);
        QVERIFY2(words.contains(QStringLiteral("204")) && words.contains(QStringLiteral("On call")), qPrintable(words));
    }

    void noTextIsCut_data() { fonts(); }
    void noTextIsCut()
    {
        QFETCH(Typography, typography);
        QFETCH(QSize, size);
        ConsoleStage stage(typography);
        stage.fill();
        stage.show(size);
        for (const int page : rowToOpen.keys()) {
            stage.open(page);
            stage.settle();
            QCOMPARE(cutTexts(*stage.window).join(QStringLiteral(" | ")), QString());
            QCOMPARE(cutHeaders(stage.window->page(page)->table(), stage.look).join(QStringLiteral(" | ")), QString());
            stage.window->page(page)->showRow(rowToOpen.value(page));
            stage.settle();
            QCOMPARE(cutTexts(*stage.window).join(QStringLiteral(" | ")), QString());
            QCOMPARE(cutHeaders(stage.window->page(page)->table(), stage.look).join(QStringLiteral(" | ")), QString());
        }
        for (const int page : otherPages) {
            stage.window->showPage(page);
            stage.settle();
            QCOMPARE(cutTexts(*stage.window).join(QStringLiteral(" | ")), QString());
        }
        stage.loseLink();
        stage.settle();
        QCOMPARE(cutTexts(*stage.window).join(QStringLiteral(" | ")), QString());
    }

    void theTableNeverScrollsSideways_data() { fonts(); }
    void theTableNeverScrollsSideways()
    {
        QFETCH(Typography, typography);
        QFETCH(QSize, size);
        ConsoleStage stage(typography);
        stage.fill();
        stage.show(size);
        for (const int page : rowToOpen.keys()) {
            stage.open(page).showRow(rowToOpen.value(page));
            stage.settle();
            const RowTable &table = stage.window->page(page)->table();
            QVERIFY2(table.horizontalHeader()->length() <= table.viewport()->width(),
                     qPrintable(stage.window->page(page)->title()));
        }
    }

    void everyPageCanBeWalkedByKeyboardAlone_data()
    {
        QTest::addColumn<int>("page");
        QTest::newRow("calls") << int(MainWindow::Calls);
        QTest::newRow("registrations") << int(MainWindow::Registrations);
        QTest::newRow("extensions") << int(MainWindow::Extensions);
        QTest::newRow("call history") << int(MainWindow::CallHistory);
        QTest::newRow("push log") << int(MainWindow::PushLog);
    }
    void everyPageCanBeWalkedByKeyboardAlone()
    {
        QFETCH(int, page);
        ConsoleStage stage;
        const auto place = static_cast<int>(stage.window->pages().indexOf(stage.window->windowPage(page)));
        const auto key = static_cast<Qt::Key>(Qt::Key_1 + place);
        stage.fill();
        stage.show({1280, 800});
        stage.window->activateWindow();
        QTest::keyClick(stage.window.get(), key, Qt::ControlModifier);
        QCOMPARE(stage.window->currentPage(), page);
        Page &shown = *stage.window->page(page);
        QTRY_VERIFY(shown.table().model()->rowCount() > 0);
        QCOMPARE(QApplication::focusWidget(), &shown.table());

        QTest::keyClick(&shown.table(), Qt::Key_Down);
        QVERIFY(shown.table().current().isValid());
        QVERIFY(!shown.isDockOpen());
        QTest::keyClick(&shown.table(), Qt::Key_Return);
        QVERIFY(shown.isDockOpen());
        const QString first = shown.table().currentKey();
        QTest::keyClick(&shown.table(), Qt::Key_Down);
        QVERIFY(shown.table().currentKey() != first);

        QTest::keyClick(&shown.table(), Qt::Key_Slash);
        auto *search = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(search);
        QTest::keyClicks(search, QStringLiteral("zzz"));
        QTRY_COMPARE(shown.table().model()->rowCount(), 0);
        QTest::keyClick(search, Qt::Key_Escape);
        QVERIFY(search->text().isEmpty());
        QTRY_VERIFY(shown.table().model()->rowCount() > 0);
        QVERIFY(!shown.isDockOpen()); // its row had gone
        QTest::keyClick(stage.window.get(), key, Qt::ControlModifier);
        QTest::keyClick(&shown.table(), Qt::Key_Down);
        QTest::keyClick(&shown.table(), Qt::Key_Return);
        QVERIFY(shown.isDockOpen());
        QTest::keyClick(&shown.table(), Qt::Key_Escape);
        QVERIFY(!shown.isDockOpen());
        QCOMPARE(QApplication::focusWidget(), &shown.table());
    }

    void tabReachesEveryControlOfAPageAndComesBack()
    {
        ConsoleStage stage;
        stage.fill();
        stage.show({1280, 800});
        stage.window->activateWindow();
        for (const int page : rowToOpen.keys()) {
            stage.open(page).showRow(rowToOpen.value(page));
            stage.settle();
            QSet<QWidget *> expected;
            for (QWidget *widget : stage.window->page(page)->findChildren<QWidget *>()) {
                if (widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) &&
                    (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QLineEdit *>(widget) ||
                     qobject_cast<RowTable *>(widget)))
                    expected.insert(widget);
            }
            for (int presses = 0; presses < 80 && !expected.isEmpty(); ++presses) {
                QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : stage.window.get(),
                                Qt::Key_Tab);
                QWidget *reached = QApplication::focusWidget();
                // A chip or tab that is not chosen is reached from the chosen one by the arrow keys.
                auto *button = qobject_cast<QAbstractButton *>(reached);
                if (button && button->group()) {
                    for (QAbstractButton *other : button->group()->buttons())
                        expected.remove(other);
                }
                expected.remove(reached);
            }
            QStringList missed;
            for (const QWidget *widget : std::as_const(expected))
                missed.append(pathOf(widget) + QLatin1Char(' ') + widget->accessibleName());
            QCOMPARE(missed.join(QStringLiteral(" | ")), QString());
        }
    }
};

QTEST_MAIN(PagesTest)
#include "PagesTest.moc"
