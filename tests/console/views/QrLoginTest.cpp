// SPDX-License-Identifier: GPL-3.0-or-later
#include "Buttons.h"
#include "ConsoleStage.h"
#include "Label.h"
#include "Page.h"
#include "QrCodeView.h"
#include "QrLoginDialog.h"
#include "RowTable.h"
#include "StageValues.h"
#include "StateBoard.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QJsonArray>
#include <QMenu>
#include <QTest>

using namespace wakeline;

namespace {

const QString route = QStringLiteral("POST /api/v1/extensions/3/qr-login");
const QString sessions = QStringLiteral("GET /api/v1/extensions/3/sessions");

ProvisioningCode codeUntil(const QDateTime &expiresAt)
{
    ProvisioningCode code;
    code.code = QStringLiteral("7K3Q-M2XA-9PLT-4VWC");
    code.uri = QStringLiteral("https://pbx-east.example.net/app#7K3QM2XA9PLT4VWC");
    code.expiresAt = expiresAt;
    code.extension = QStringLiteral("207");
    return code;
}

ActionButton *buttonNamed(const QWidget &parent, const QString &text)
{
    for (ActionButton *button : parent.findChildren<ActionButton *>()) {
        if (button->text() == text)
            return button;
    }
    return nullptr;
}

bool says(const QWidget &parent, const QString &text)
{
    for (const Label *label : parent.findChildren<Label *>()) {
        if (label->isVisible() && label->text() == text)
            return true;
    }
    return false;
}

/// The window on its extensions page, with the details of extension 207.
struct Desk
{
    Desk()
    {
        stage.fill();
        stage.show({1280, 800});
        stage.window->activateWindow();
        stage.window->showPage(MainWindow::Extensions);
        page().showRow(QStringLiteral("207"));
        page().focusTable();
    }
    Page &page() { return *stage.window->page(MainWindow::Extensions); }
    QrLoginDialog *dialog() { return stage.window->findChild<QrLoginDialog *>(); }
    void answer(const ProvisioningCode &code) { stage.server.answer(route, toJson(code), 201); }

    ConsoleStage stage;
};

} // namespace

/// Signing a phone in by a QR code, from the extensions page: a code is a secret that must be gone in time.
class QrLoginTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theKeyOpensTheDialogWithACodeAndItsTime()
    {
        Desk desk;
        desk.answer(codeUntil(QDateTime::currentDateTimeUtc().addSecs(600)));
        QTest::keyClick(&desk.page().table(), Qt::Key_Q);
        QrLoginDialog *dialog = desk.dialog();
        QVERIFY(dialog);
        QTRY_VERIFY(says(*dialog, QStringLiteral("7K3Q-M2XA-9PLT-4VWC")));
        QVERIFY(dialog->findChild<QrCodeView *>()->isVisible());
        const auto labels = dialog->findChildren<Label *>();
        QVERIFY(std::ranges::any_of(labels, [](const Label *label) {
            return label->text() == QLatin1String("Valid for 10:00") ||
                   label->text().startsWith(QLatin1String("Valid for 9:"));
        }));
        QVERIFY(desk.stage.server.lastBody().isEmpty());
    }

    void theButtonBesideTheDevicesDoesTheSame()
    {
        Desk desk;
        desk.answer(codeUntil(QDateTime::currentDateTimeUtc().addSecs(600)));
        ActionButton *button = buttonNamed(desk.page(), QStringLiteral("QR sign-in"));
        QVERIFY(button && button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(desk.dialog());
        QTRY_VERIFY(desk.stage.server.asked().contains(route));
    }

    void theContextMenuOffersItForTheRowUnderThePointer()
    {
        Desk desk;
        RowTable &table = desk.page().table();
        const QPoint place = table.visualRect(table.model()->index(0, 0)).center();
        QTest::mouseClick(table.viewport(), Qt::RightButton, {}, place);
        QContextMenuEvent event(QContextMenuEvent::Mouse, place, table.viewport()->mapToGlobal(place));
        QApplication::sendEvent(table.viewport(), &event);
        auto *menu = desk.page().findChild<QMenu *>();
        QVERIFY(menu);
        QCOMPARE(table.currentKey(), QStringLiteral("201"));
        QStringList words;
        QAction *signIn = nullptr;
        for (QAction *action : menu->actions()) {
            words.append(action->text());
            if (action->text().startsWith(QLatin1String("Sign in by QR")))
                signIn = action;
        }
        QVERIFY(words.contains(QStringLiteral("Edit…")) && words.contains(QStringLiteral("Delete…")));
        QVERIFY(signIn);
        signIn->trigger(); // the dialog closes the menu
        QTRY_VERIFY(desk.stage.server.asked().contains(QStringLiteral("POST /api/v1/extensions/1/qr-login")));
    }

    void theLinkIsCopiedAndNothingElse()
    {
        Desk desk;
        const ProvisioningCode code = codeUntil(QDateTime::currentDateTimeUtc().addSecs(600));
        desk.answer(code);
        QTest::keyClick(&desk.page().table(), Qt::Key_Q);
        ActionButton *copy = buttonNamed(*desk.dialog(), QStringLiteral("Copy link"));
        QVERIFY(!copy->isEnabled()); // nothing to copy yet
        QTRY_VERIFY(copy->isEnabled());
        QTest::mouseClick(copy, Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), code.uri);
        QCOMPARE(copy->text(), QStringLiteral("Copied"));
    }

    void aCodeThatHasRunOutIsGoneAndAnotherCanBeMade()
    {
        Desk desk;
        desk.answer(codeUntil(QDateTime::currentDateTimeUtc().addSecs(2)));
        QTest::keyClick(&desk.page().table(), Qt::Key_Q);
        QrLoginDialog *dialog = desk.dialog();
        QTRY_VERIFY(says(*dialog, QStringLiteral("7K3Q-M2XA-9PLT-4VWC")));
        QTRY_VERIFY_WITH_TIMEOUT(says(*dialog, QStringLiteral("This code has run out")), 20'000);
        QVERIFY(!dialog->findChild<QrCodeView *>()->isVisible());
        for (const Label *label : dialog->findChildren<Label *>())
            QVERIFY(!label->text().contains(QLatin1String("7K3Q")));
        QVERIFY(!buttonNamed(*dialog, QStringLiteral("Copy link"))->isEnabled());

        ProvisioningCode next = codeUntil(QDateTime::currentDateTimeUtc().addSecs(600));
        next.code = QStringLiteral("ANOT-HER1-ANOT-HER1");
        desk.answer(next);
        QTest::mouseClick(buttonNamed(*dialog->findChild<StateBoard *>(), QStringLiteral("New code")), Qt::LeftButton);
        QTRY_VERIFY(says(*dialog, next.code));
    }

    void closingForgetsTheCode()
    {
        Desk desk;
        desk.answer(codeUntil(QDateTime::currentDateTimeUtc().addSecs(600)));
        QTest::keyClick(&desk.page().table(), Qt::Key_Q);
        const QPointer<QrLoginDialog> dialog(desk.dialog());
        QTRY_VERIFY(says(*dialog, QStringLiteral("7K3Q-M2XA-9PLT-4VWC")));
        dialog->setAttribute(Qt::WA_DeleteOnClose, false); // so that what it still knows can be looked at
        QTest::keyClick(dialog.data(), Qt::Key_Escape);
        QVERIFY(!dialog->isVisible());
        for (const Label *label : dialog->findChildren<Label *>())
            QVERIFY(!label->text().contains(QLatin1String("7K3Q")));
        const QImage picture = dialog->findChild<QrCodeView *>()->grab().toImage();
        for (int x = 0; x < picture.width(); ++x)
            QVERIFY(picture.pixelColor(x, picture.height() / 2) != Qt::black);
    }

    void aPhoneThatUsesTheCodeIsNamedAndTheCodeGone()
    {
        Desk desk;
        desk.answer(codeUntil(QDateTime::currentDateTimeUtc().addSecs(600)));
        QTest::keyClick(&desk.page().table(), Qt::Key_Q);
        QrLoginDialog *dialog = desk.dialog();
        QTRY_VERIFY(says(*dialog, QStringLiteral("7K3Q-M2XA-9PLT-4VWC")));
        QTRY_VERIFY_WITH_TIMEOUT(desk.stage.server.asked().count(sessions) >= 3, 20'000); // asked again, none is new
        QVERIFY(says(*dialog, QStringLiteral("7K3Q-M2XA-9PLT-4VWC")));

        QJsonArray items;
        for (AppDeviceSession session : stageSessions(QStringLiteral("207"), desk.stage.now)) {
            items.append(toJson(session));
            session.id += 10;
            session.deviceName = QStringLiteral("Pixel 8");
            items.append(toJson(session));
        }
        desk.stage.server.answer(QString(sessions), {{QStringLiteral("items"), items}});
        QTRY_VERIFY_WITH_TIMEOUT(says(*dialog, QStringLiteral("Pixel 8 is signed in")), 20'000);
        for (const Label *label : dialog->findChildren<Label *>())
            QVERIFY(!label->text().contains(QLatin1String("7K3Q")));
        QVERIFY(!dialog->findChild<QrCodeView *>()->isVisible());
    }

    void aRefusalIsSaidInTheServersWordsAndCanBeTriedAgain()
    {
        Desk desk;
        desk.stage.server.refuse(route, 409, QStringLiteral("no_public_url"),
                                 QStringLiteral("The server does not know its own address."));
        QTest::keyClick(&desk.page().table(), Qt::Key_Q);
        QrLoginDialog *dialog = desk.dialog();
        QTRY_VERIFY(says(*dialog, QStringLiteral("The server does not know its own address.")));
        desk.answer(codeUntil(QDateTime::currentDateTimeUtc().addSecs(600)));
        QTest::mouseClick(buttonNamed(*dialog, QStringLiteral("Try again")), Qt::LeftButton);
        QTRY_VERIFY(says(*dialog, QStringLiteral("7K3Q-M2XA-9PLT-4VWC")));
    }

    void aViewerCannot()
    {
        Desk desk;
        Operator viewer;
        viewer.name = QStringLiteral("guest");
        viewer.role = Role::Viewer;
        desk.stage.window->setAccount(viewer);
        ActionButton *button = buttonNamed(desk.page(), QStringLiteral("QR sign-in"));
        QVERIFY(!button->isEnabled());
        QVERIFY(button->toolTip().contains(QLatin1String("Viewer")));
        QTest::keyClick(&desk.page().table(), Qt::Key_Q);
        QVERIFY(!desk.dialog());
        QVERIFY(!desk.stage.server.asked().contains(route));
    }

    void thePictureIsSharpBlackOnWhiteInEveryTheme_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void thePictureIsSharpBlackOnWhiteInEveryTheme()
    {
        QFETCH(bool, dark);
        Appearance look;
        look.setDark(dark);
        const auto picture = QrPicture::of(codeUntil({}).uri);
        QVERIFY(picture);
        QrCodeView view(look, nullptr);
        view.resize(view.sizeHint());
        view.show(*picture);
        const QImage image = view.grab().toImage();

        const int modules = picture->size() + 2 * QrPicture::quietZone;
        const int pixels = image.width() / modules;
        QVERIFY2(pixels >= 4, "a camera needs modules of some size");
        const int margin = (image.width() - pixels * picture->size()) / 2;
        QVERIFY(margin >= QrPicture::quietZone * pixels);
        for (int y = -QrPicture::quietZone; y < picture->size() + QrPicture::quietZone; ++y) {
            for (int x = -QrPicture::quietZone; x < picture->size() + QrPicture::quietZone; ++x) {
                const bool inside = x >= 0 && y >= 0 && x < picture->size() && y < picture->size();
                const QColor expected = inside && picture->isDark(x, y) ? Qt::black : Qt::white;
                // Corners of the module too: one that is blurred, or a pixel off, is neither. The outermost pixels of
                // the quiet zone are the box's border.
                for (const QPoint corner : {QPoint(1, 1), QPoint(pixels - 2, 1), QPoint(1, pixels - 2)})
                    if (const QPoint at(margin + x * pixels + corner.x(), margin + y * pixels + corner.y());
                        image.rect().adjusted(8, 8, -8, -8).contains(at))
                        QCOMPARE(image.pixelColor(at), expected);
            }
        }
    }
};

QTEST_MAIN(QrLoginTest)
#include "QrLoginTest.moc"
