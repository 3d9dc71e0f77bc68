// SPDX-License-Identifier: GPL-3.0-or-later
#include "Buttons.h"
#include "ConfirmDialog.h"
#include "ConsoleStage.h"
#include "Label.h"
#include "Page.h"
#include "StageValues.h"
#include "Toast.h"

#include <QPointer>
#include <QTest>

using namespace wakeline;

namespace {

const QString phone = QStringLiteral("Log out Ida's iPhone 15");   // signed in by a code
const QString tablet = QStringLiteral("Log out Kitchen tablet");   // no push token
const QString galaxy = QStringLiteral("Log out Wakeline-Android"); // no session that is known

/// The window with the details of extension 207.
struct Desk
{
    Desk()
    {
        stage.fill();
        stage.show({1280, 1000});
        stage.window->activateWindow();
        stage.window->showPage(MainWindow::Extensions);
        page().showRow(QStringLiteral("207"));
    }
    Page &page() { return *stage.window->page(MainWindow::Extensions); }
    /// As a screen reader names it.
    ActionButton *button(const QString &name)
    {
        for (ActionButton *button : page().findChildren<ActionButton *>()) {
            if (button->accessibleName() == name)
                return button;
        }
        return nullptr;
    }
    /// Clicks it and \return the question.
    ConfirmDialog *ask(const QString &name)
    {
        if (!QTest::qWaitFor([&] { return button(name) != nullptr; }, 20'000))
            return nullptr;
        button(name)->click();
        return stage.window->findChild<ConfirmDialog *>();
    }
    void confirm(ConfirmDialog &question)
    {
        QTest::mouseClick(question.findChild<ActionButton *>(QStringLiteral("act")), Qt::LeftButton);
    }
    bool wasAsked(const QString &methodAndPath) const { return stage.server.asked().contains(methodAndPath); }

    ConsoleStage stage;
};

} // namespace

/// Logging a device out from the extension's details: what it means is said first, and it is the right one.
class LogOutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatItMeansDependsOnWhoseAccountTheDeviceHas()
    {
        Desk desk;
        ConfirmDialog *question = desk.ask(phone);
        QVERIFY(question);
        QVERIFY(question->accessibleDescription().contains(QLatin1String("its own SIP account is deleted")));
        question->reject();
        QTRY_VERIFY(!desk.stage.window->findChild<ConfirmDialog *>());
        question = desk.ask(galaxy);
        QVERIFY(question);
        QVERIFY(question->accessibleDescription().contains(QLatin1String("change the password too")));
        QVERIFY(!question->accessibleDescription().contains(QLatin1String("deleted")));
    }

    void aPushDeviceIsLoggedOutAndTheListLoadedAnew()
    {
        Desk desk;
        const QString route = QStringLiteral("DELETE /api/v1/extensions/3/devices/107");
        const QString list = QStringLiteral("GET /api/v1/extensions/3/devices");
        desk.stage.server.answer(route, {}, 204);
        ConfirmDialog *question = desk.ask(phone);
        QVERIFY(question);
        QVERIFY(!desk.wasAsked(route));
        const auto loads = desk.stage.server.asked().count(list);
        desk.confirm(*question);
        QTRY_VERIFY(desk.wasAsked(route));
        QTRY_COMPARE(desk.stage.server.asked().count(list), loads + 1);
        QTRY_COMPARE(desk.stage.window->findChild<Toast *>()->accessibleName(),
                     QStringLiteral("Ida's iPhone 15 is logged out"));
    }

    void whatHappensToDevicesOfOthersChangesNothingHere()
    {
        Desk desk;
        QTRY_VERIFY(desk.button(phone));
        desk.stage.settle();
        const auto loads = [&desk] { return desk.stage.server.asked().filter(QStringLiteral("/devices")).size(); };
        const auto before = loads();
        desk.stage.window->refreshDevices(stageExtensions(desk.stage.now).last().number);
        desk.stage.settle(200);
        QCOMPARE(loads(), before);

        const QString list = QStringLiteral("GET /api/v1/extensions/3/devices");
        desk.stage.server.hold(list);
        const QPointer<ActionButton> shown(desk.button(phone));
        desk.stage.window->refreshDevices(QStringLiteral("207"));
        QTRY_VERIFY(loads() > before);
        desk.stage.settle();
        QVERIFY(shown); // until the answer is here
        desk.stage.server.letGo();
        QTRY_VERIFY(!shown);
        QTRY_VERIFY(desk.button(phone));
    }

    void anAppWithoutPushIsLoggedOutByItsSession()
    {
        Desk desk;
        const QString route = QStringLiteral("DELETE /api/v1/extensions/3/sessions/32");
        desk.stage.server.answer(route, {}, 204);
        ConfirmDialog *question = desk.ask(tablet);
        QVERIFY(question);
        desk.confirm(*question);
        QTRY_VERIFY(desk.wasAsked(route));
        QVERIFY(desk.stage.server.asked().filter(QStringLiteral("DELETE")).size() == 1);
    }

    void cancelIsWhereTheKeyboardIsAndDoesNothing()
    {
        Desk desk;
        ConfirmDialog *question = desk.ask(phone);
        QVERIFY(question);
        QTest::keyClick(question, Qt::Key_Return);
        QTRY_VERIFY(!desk.stage.window->findChild<ConfirmDialog *>());
        QVERIFY(desk.stage.server.asked().filter(QStringLiteral("DELETE")).isEmpty());
    }

    void aRefusalIsSaid()
    {
        Desk desk;
        desk.stage.server.refuse(QStringLiteral("DELETE /api/v1/extensions/3/devices/107"), 404,
                                 QStringLiteral("not_found"), QStringLiteral("There is no such device."));
        ConfirmDialog *question = desk.ask(phone);
        QVERIFY(question);
        desk.confirm(*question);
        QTRY_COMPARE(desk.stage.window->findChild<Toast *>()->accessibleName(),
                     QStringLiteral("Ida's iPhone 15 was not logged out. There is no such device."));
    }

    void aViewerCannotAndReadsWhy()
    {
        Desk desk;
        Operator viewer;
        viewer.name = QStringLiteral("guest");
        viewer.role = Role::Viewer;
        desk.stage.window->setAccount(viewer);
        QTRY_VERIFY(desk.button(phone));
        for (const QString &name : {phone, tablet, galaxy}) {
            QVERIFY(!desk.button(name)->isEnabled());
            QVERIFY(desk.button(name)->toolTip().contains(QLatin1String("Viewer")));
        }
    }
};

QTEST_MAIN(LogOutTest)
#include "LogOutTest.moc"
