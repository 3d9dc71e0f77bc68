// SPDX-License-Identifier: GPL-3.0-or-later
#include "Banner.h"
#include "Buttons.h"
#include "ConfirmDialog.h"
#include "ConsoleStage.h"
#include "ExtensionDialog.h"
#include "FormField.h"
#include "LiveFilterProxy.h"
#include "Page.h"
#include "ProfileDialog.h"
#include "ProfileStore.h"
#include "RowTable.h"
#include "SignInDialog.h"
#include "StageValues.h"
#include "StateBoard.h"
#include "Toast.h"

#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace wakeline;

namespace {

ActionButton *buttonNamed(QWidget &parent, const QString &text)
{
    for (ActionButton *button : parent.findChildren<ActionButton *>()) {
        if (button->text() == text)
            return button;
    }
    return nullptr;
}

FormField *fieldNamed(QWidget &parent, const QString &name)
{
    for (FormField *field : parent.findChildren<FormField *>()) {
        if (field->edit()->accessibleName() == name)
            return field;
    }
    return nullptr;
}

PushLogEntry newPush(qint64 id, const QDateTime &at)
{
    PushLogEntry push;
    push.id = id;
    push.at = at;
    push.extension = QStringLiteral("207");
    push.deviceId = 107;
    push.callId = QStringLiteral("new-%1").arg(id);
    push.latencyMs = 100;
    push.status = 200;
    return push;
}

} // namespace

class ConsoleUseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOrderStandsStillWhileTheTableIsUsed()
    {
        ConsoleStage stage;
        stage.fill();
        stage.show({1280, 800});
        stage.window->showPage(MainWindow::Calls);
        RowTable &table = stage.window->page(MainWindow::Calls)->table();
        const QString top = table.model()->index(0, 0).data(KeyRole).toString();
        QTest::keyClick(&table, Qt::Key_Down);

        Call answered = *stage.models.calls.find(top);
        answered.state = CallState::Answered;
        answered.since = stage.now;
        stage.models.changeCall(answered);
        QCOMPARE(table.model()->index(0, 0).data(KeyRole).toString(), top);
        QTest::qWait(int(RowTable::orderHold.count()) + 300);
        QVERIFY(table.model()->index(0, 0).data(KeyRole).toString() != top);
    }

    void theRowInViewIsKeptWhenTheListIsLoadedAnew()
    {
        ConsoleStage stage;
        stage.fill();
        stage.show({1280, 800});
        stage.window->page(MainWindow::Extensions)->showRow(QStringLiteral("240"));
        stage.models.loadExtensions({});
        stage.models.loadExtensions(stageExtensions(stage.now));
        QCOMPARE(stage.window->page(MainWindow::Extensions)->table().currentKey(), QStringLiteral("240"));
    }

    void followStopsWhenScrolledAndThePlaceIsKept()
    {
        ConsoleStage stage;
        stage.fill();
        stage.show({1280, 700});
        stage.window->showPage(MainWindow::PushLog);
        Page &page = *stage.window->page(MainWindow::PushLog);
        stage.settle();
        auto *follow = page.findChild<SwitchButton *>();
        QVERIFY(follow->isChecked());

        page.table().verticalScrollBar()->setValue(300);
        QVERIFY(!follow->isChecked());
        const QString read = page.table().indexAt({10, 5}).data(KeyRole).toString();
        stage.models.changePush(newPush(2001, stage.now.addSecs(1)));
        stage.models.changePush(newPush(2002, stage.now.addSecs(2)));
        stage.settle();
        QCOMPARE(page.table().indexAt({10, 5}).data(KeyRole).toString(), read);

        ActionButton *newest = buttonNamed(page, QStringLiteral("2 new"));
        QVERIFY(newest && newest->isVisible());
        QTest::mouseClick(newest, Qt::LeftButton);
        QVERIFY(follow->isChecked());
        QCOMPARE(page.table().indexAt({10, 5}).data(KeyRole).toString(), QStringLiteral("2002"));
    }

    void theSearchLanguageFiltersThePushLog()
    {
        ConsoleStage stage;
        stage.fill();
        stage.show({1280, 800});
        stage.window->showPage(MainWindow::PushLog);
        Page &page = *stage.window->page(MainWindow::PushLog);
        page.focusSearch();
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("is:failed"));
        QCOMPARE(page.table().model()->rowCount(), 3);
    }

    void whileTheLinkIsLostNothingCanBeChangedAndEverythingStays()
    {
        ConsoleStage stage;
        stage.fill();
        stage.show({1280, 800});
        Page &page = *stage.window->page(MainWindow::Extensions);
        stage.window->showPage(MainWindow::Extensions);
        page.showRow(QStringLiteral("207"));
        const int rows = page.table().model()->rowCount();
        stage.loseLink();
        stage.settle();

        QCOMPARE(page.table().model()->rowCount(), rows);
        auto *banner = stage.window->findChild<Banner *>();
        QVERIFY(banner->isVisible());
        for (const char *name : {"New", "Edit", "Test push", "Delete"}) {
            ActionButton *button = buttonNamed(page, QLatin1String(name));
            QVERIFY2(button && !button->isEnabled(), name);
            QVERIFY2(!button->toolTip().isEmpty(), name);
        }
        QSignalSpy reconnect(stage.window.get(), &MainWindow::reconnectWanted);
        QTest::mouseClick(buttonNamed(*banner, QStringLiteral("Reconnect now")), Qt::LeftButton);
        QCOMPARE(reconnect.count(), 1);

        stage.showLive();
        stage.models.setStale(false);
        stage.look.setStale(false);
        stage.window->setStale(false, {});
        QVERIFY(!banner->isVisible());
        QVERIFY(buttonNamed(page, QStringLiteral("New"))->isEnabled());
    }

    void aViewerMayOnlyLook()
    {
        ConsoleStage stage;
        Operator viewer;
        viewer.name = QStringLiteral("guest");
        viewer.role = Role::Viewer;
        stage.window->setAccount(viewer);
        stage.fill();
        stage.show({1280, 800});
        QVERIFY(!buttonNamed(*stage.window->page(MainWindow::Extensions), QStringLiteral("New"))->isEnabled());
    }

    void doNotDisturbIsSwitchedInItsCell()
    {
        ConsoleStage stage;
        stage.fill();
        Extension changed = *stage.models.extensions.find(QStringLiteral("207"));
        changed.doNotDisturb = true;
        changed.version = 2;
        stage.server.answer(QStringLiteral("PATCH /api/v1/extensions/3"), toJson(changed));
        stage.show({1280, 800});
        stage.window->showPage(MainWindow::Extensions);
        RowTable &table = stage.window->page(MainWindow::Extensions)->table();
        const QModelIndex source = stage.models.extensions.indexOf(QStringLiteral("207"), ExtensionModel::DoNotDisturb);
        table.setCurrentIndex(static_cast<LiveFilterProxy *>(table.model())->mapFromSource(source));
        table.setFocus();
        QTest::keyClick(&table, Qt::Key_Space);
        QTRY_VERIFY(stage.models.extensions.find(QStringLiteral("207"))->doNotDisturb);
        QCOMPARE(stage.server.lastBody().value(QStringLiteral("dnd")).toBool(), true);
        QCOMPARE(stage.server.lastBody().size(), 1);
    }

    void aTakenNumberIsSaidUnderItsField()
    {
        ConsoleStage stage;
        stage.server.refuse(QStringLiteral("POST /api/v1/extensions"), 409, QStringLiteral("number_taken"),
                            QStringLiteral("Taken."), QStringLiteral("number"));
        ExtensionDialog *dialog = new ExtensionDialog(stage.look, stage.client, std::nullopt, nullptr);
        dialog->show();
        ActionButton *add = buttonNamed(*dialog, QStringLiteral("Add extension"));
        QTest::mouseClick(add, Qt::LeftButton);
        QVERIFY(fieldNamed(*dialog, QStringLiteral("Number"))->hasError());
        QVERIFY(fieldNamed(*dialog, QStringLiteral("Name"))->hasError());
        QVERIFY2(!stage.server.asked().contains(QStringLiteral("POST /api/v1/extensions")), "wrong fields were sent");

        fieldNamed(*dialog, QStringLiteral("Number"))->setText(QStringLiteral("300"));
        fieldNamed(*dialog, QStringLiteral("Name"))->setText(QStringLiteral("New One"));
        QTest::mouseClick(add, Qt::LeftButton);
        QTRY_VERIFY(stage.server.asked().contains(QStringLiteral("POST /api/v1/extensions")));
        QTRY_VERIFY(fieldNamed(*dialog, QStringLiteral("Number"))->hasError());
        QVERIFY(!fieldNamed(*dialog, QStringLiteral("Name"))->hasError());
        delete dialog;
    }

    void generatedPasswordsAreLongAndNeverTheSame()
    {
        QSet<QString> seen;
        for (int i = 0; i < 200; ++i) {
            const QString password = ExtensionDialog::generatePassword();
            QCOMPARE(password.size(), 20);
            QVERIFY(!password.contains(QLatin1Char('l')) && !password.contains(QLatin1Char('0')));
            QVERIFY(!seen.contains(password));
            seen.insert(password);
        }
    }

    void deletingAsksFirstAndCancelIsTheDefault()
    {
        ConsoleStage stage;
        stage.fill();
        stage.server.answer(QStringLiteral("DELETE /api/v1/extensions/3"), {}, 204);
        stage.show({1280, 800});
        stage.window->activateWindow();
        stage.window->showPage(MainWindow::Extensions);
        Page &page = *stage.window->page(MainWindow::Extensions);
        page.showRow(QStringLiteral("207"));
        page.table().setFocus();
        QTest::keyClick(&page.table(), Qt::Key_Delete);
        auto *question = stage.window->findChild<ConfirmDialog *>();
        QVERIFY(question && question->isVisible());
        QVERIFY(buttonNamed(*question, QStringLiteral("Cancel"))->isDefault());
        QVERIFY(stage.models.extensions.find(QStringLiteral("207")));
        QTest::mouseClick(buttonNamed(*question, QStringLiteral("Delete")), Qt::LeftButton);
        QTRY_VERIFY(!stage.models.extensions.find(QStringLiteral("207")));
        QVERIFY(page.table().currentKey() != QStringLiteral("207"));
    }

    void emptyAndFailedListsSayWhatToDo()
    {
        ConsoleStage stage;
        stage.show({1280, 800});
        stage.window->showPage(MainWindow::Extensions);
        Page &page = *stage.window->page(MainWindow::Extensions);
        auto *board = page.findChild<StateBoard *>();
        QVERIFY(board->isVisible());
        stage.window->setLoadError(
            {.kind = ApiError::Kind::Refused, .message = QStringLiteral("It is ill."), .status = 503},
            QDateTime::currentDateTimeUtc().addSecs(9));
        QVERIFY2(board->accessibleName().contains(QStringLiteral("It is ill.")), qPrintable(board->accessibleName()));
        QSignalSpy reload(stage.window.get(), &MainWindow::reloadWanted);
        QTest::mouseClick(buttonNamed(*board, QStringLiteral("Try now")), Qt::LeftButton);
        QCOMPARE(reload.count(), 1);

        stage.window->setLoaded();
        QVERIFY(board->accessibleName().startsWith(QStringLiteral("No extensions yet")));
        stage.fill();
        QVERIFY(!board->isVisible());
    }

    void signInPutsErrorsWhereTheyBelong()
    {
        ConsoleStage stage;
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("console.conf")), QSettings::IniFormat);
        ProfileStore profiles(settings);
        profiles.save(stage.profile);
        SignInDialog dialog(stage.look, profiles);
        dialog.show();
        QSignalSpy wanted(&dialog, &SignInDialog::signInWanted);
        ActionButton *signIn = buttonNamed(dialog, QStringLiteral("Sign in"));
        QTest::mouseClick(signIn, Qt::LeftButton);
        FormField *password = fieldNamed(dialog, QStringLiteral("Password"));
        QVERIFY(password->hasError());
        QCOMPARE(wanted.count(), 0);

        QTest::keyClicks(password->edit(), QStringLiteral("secret"));
        QTest::keyClick(password->edit(), Qt::Key_Return);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.at(0).at(1).toString(), QStringLiteral("secret"));
        dialog.setBusy(true);
        QTest::keyClick(password->edit(), Qt::Key_Return);
        QCOMPARE(wanted.count(), 1);
        dialog.setBusy(false);

        dialog.showError({.kind = ApiError::Kind::Refused, .message = {}, .status = 401});
        QVERIFY(password->hasError());
        ApiError throttled{.kind = ApiError::Kind::Refused, .message = {}, .status = 429};
        throttled.retryAfter = std::chrono::seconds(2);
        dialog.showError(throttled);
        QVERIFY(!signIn->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(signIn->isEnabled(), 20'000);
    }

    void aPlainAddressElsewhereIsRefused()
    {
        ConsoleStage stage;
        auto *dialog = new ProfileDialog(stage.look, ConnectionProfile::create(), nullptr);
        QSignalSpy saved(dialog, &ProfileDialog::saved);
        dialog->show();
        fieldNamed(*dialog, QStringLiteral("Server"))->setText(QStringLiteral("http://pbx.example.net"));
        QTest::mouseClick(buttonNamed(*dialog, QStringLiteral("Save")), Qt::LeftButton);
        QVERIFY(fieldNamed(*dialog, QStringLiteral("Server"))->hasError());
        QCOMPARE(saved.count(), 0);
        fieldNamed(*dialog, QStringLiteral("Server"))->setText(QStringLiteral("pbx.example.net"));
        QTest::mouseClick(buttonNamed(*dialog, QStringLiteral("Save")), Qt::LeftButton);
        QCOMPARE(saved.count(), 1);
    }

    void fiftyChangesASecondCostLittleAndKeepTheScrollPosition()
    {
        ConsoleStage stage;
        QList<Extension> extensions;
        QList<Registration> registrations;
        for (int i = 0; i < 2000; ++i) {
            Extension extension;
            extension.id = i + 1;
            extension.number = QString::number(10000 + i);
            extension.displayName = QStringLiteral("Phone %1").arg(i);
            extension.createdAt = extension.updatedAt = stage.now;
            extensions.append(extension);
            Registration registration;
            registration.extension = extension.number;
            registration.displayName = extension.displayName;
            registration.state = RegistrationState::Online;
            registration.lastSeenAt = stage.now;
            registrations.append(registration);
        }
        stage.models.tick(stage.now);
        stage.models.loadExtensions(extensions);
        stage.models.loadRegistrations(registrations);
        stage.window->setLoaded();
        stage.show({1280, 800});
        stage.window->showPage(MainWindow::Extensions);
        RowTable &table = stage.window->page(MainWindow::Extensions)->table();
        table.verticalScrollBar()->setValue(9000);
        stage.settle();
        const int place = table.verticalScrollBar()->value();

        const std::clock_t before = std::clock();
        QElapsedTimer wall;
        wall.start();
        for (int change = 0; change < 100; ++change) { // 2 s of 50 changes a second
            Registration registration = registrations.at(change * 17 % 2000);
            registration.state = change % 2 ? RegistrationState::OnCall : RegistrationState::Online;
            registration.lastSeenAt = stage.now.addSecs(change);
            stage.models.changeRegistration(registration);
            if (change % 50 == 49)
                stage.models.tick(stage.now.addSecs(change / 50));
            stage.settle(20);
        }
        const double cpu = double(std::clock() - before) / CLOCKS_PER_SEC;
        qInfo("2000 extensions, 100 changes in %lld ms: %.0f ms of CPU (%.1f %%)", wall.elapsed(), cpu * 1000,
              cpu * 100000 / double(wall.elapsed()));
        QCOMPARE(table.verticalScrollBar()->value(), place);
        QVERIFY2(cpu < 1.0, "more than half a core, even in a debug build");
    }
};

QTEST_MAIN(ConsoleUseTest)
#include "ConsoleUseTest.moc"
