// SPDX-License-Identifier: GPL-3.0-or-later
#include "EditDialog.h"
#include "ConsoleStage.h"
#include "EditorParts.h"
#include "LicenseDialog.h"
#include "LicenseKeyDialog.h"
#include "LicensesPage.h"
#include "StageLicenses.h"

#include <QComboBox>
#include <QSignalSpy>
#include <QTest>

using namespace wakeline;

namespace {

constexpr int patience = 20'000; ///< milliseconds
const QString route = QStringLiteral("POST /api/v1/licenses");

/// The window with a licence that is about to be issued.
struct Desk
{
    Desk()
    {
        stage.fill();
        stage.show({1280, 800});
        stage.window->activateWindow();
        stage.window->showPage(MainWindow::Licenses);
    }
    void open()
    {
        stage.window->licenses().issueLicense();
        dialog = stage.window->findChild<LicenseDialog *>();
        QVERIFY(dialog);
        QTRY_VERIFY_WITH_TIMEOUT(fieldNamed(*dialog, QStringLiteral("Holder"))->isEnabled(), patience);
        fieldNamed(*dialog, QStringLiteral("Holder"))->setText(QStringLiteral("Acme"));
        dialog->findChild<QComboBox *>()->setCurrentIndex(0);
        dialog->activateWindow();
    }
    /// Clicks "Issue"; the answer waits for letGo().
    void issue()
    {
        stage.server.hold(route);
        buttonNamed(*dialog, QStringLiteral("Issue"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(stage.server.asked().contains(route), patience);
    }

    ConsoleStage stage;
    QPointer<LicenseDialog> dialog;
};

} // namespace

/// Whatever an open dialog holds, typed or told once, goes only when the operator lets it go.
class EditDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOnlyKeyIsNotLostByEscapeWhileItIsMade()
    {
        Desk desk;
        const QString key = QStringLiteral("WL-ONLY-ONCE");
        const License license = stageLicenses(desk.stage.now).first();
        desk.stage.server.answer(route, toJson(IssuedLicense{license, key}), 201);
        desk.open();
        desk.issue();
        QTest::keyClick(desk.dialog.data(), Qt::Key_Escape);
        desk.dialog->close();
        const ActionButton *cancel = buttonNamed(*desk.dialog, QStringLiteral("Cancel"));
        QVERIFY(!cancel->isEnabled());
        desk.stage.settle();
        QVERIFY(desk.dialog && desk.dialog->isVisible());
        desk.stage.server.letGo();
        QTRY_VERIFY_WITH_TIMEOUT(desk.stage.window->findChild<LicenseKeyDialog *>(), patience);
        const auto *shown = desk.stage.window->findChild<LicenseKeyDialog *>();
        QCOMPARE(shown->findChild<QLineEdit *>()->text(), key);
        QTRY_VERIFY_WITH_TIMEOUT(!desk.dialog, patience);
    }

    void aFailureIsShownThoughEscapeWasPressed()
    {
        Desk desk;
        desk.stage.server.refuse(route, 409, QStringLiteral("conflict"), QStringLiteral("The signing key is away."));
        desk.open();
        desk.issue();
        QTest::keyClick(desk.dialog.data(), Qt::Key_Escape);
        desk.stage.server.letGo();
        QTRY_VERIFY_WITH_TIMEOUT(desk.dialog && says(*desk.dialog, QStringLiteral("The signing key is away.")),
                                 patience);
        QVERIFY(buttonNamed(*desk.dialog, QStringLiteral("Cancel"))->isEnabled());
        QTest::keyClick(desk.dialog.data(), Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(!desk.dialog, patience);
    }

    void quittingLeadsToWhatIsOpen()
    {
        Desk desk;
        MainWindow &window = *desk.stage.window;
        QSignalSpy closed(&window, &MainWindow::closed);
        window.setClosingHides(true); // as with a tray
        desk.open();
        window.quit();
        window.close();
        QCOMPARE(closed.size(), 0);
        QVERIFY(window.isVisible());
        QVERIFY(desk.dialog && desk.dialog->isVisible());
        QCOMPARE(fieldNamed(*desk.dialog, QStringLiteral("Holder"))->text(), QStringLiteral("Acme"));

        // The quit that was stopped is over: closing hides as before.
        desk.dialog->reject();
        QTRY_VERIFY_WITH_TIMEOUT(!desk.dialog, patience);
        window.close();
        QVERIFY(!window.isVisible());
        QCOMPARE(closed.size(), 0);
        window.quit();
        QCOMPARE(closed.size(), 1);
    }
};

QTEST_MAIN(EditDialogTest)
#include "EditDialogTest.moc"
