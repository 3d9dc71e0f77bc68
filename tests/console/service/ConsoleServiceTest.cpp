// SPDX-License-Identifier: GPL-3.0-or-later
#include "Buttons.h"
#include "CallHistoryPage.h"
#include "ChipRow.h"
#include "ConfirmDialog.h"
#include "Console.h"
#include "ExtensionDialog.h"
#include "FollowMeRow.h"
#include "FormField.h"
#include "Label.h"
#include "Page.h"
#include "QrLoginDialog.h"
#include "RowTable.h"
#include "SearchField.h"
#include "ServiceProcess.h"

#include <QApplication>
#include <QLineEdit>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTest>

using namespace wakeline;

namespace {

constexpr int calls = 250;
constexpr int patience = 30'000; ///< milliseconds; a machine that builds beside the test is slow

template <typename Window>
Window *shown()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *window = qobject_cast<Window *>(widget); window && window->isVisible())
            return window;
    }
    return nullptr;
}

ActionButton *buttonNamed(const QWidget &parent, const QString &name)
{
    for (ActionButton *button : parent.findChildren<ActionButton *>()) {
        if (button->text() == name || button->accessibleName() == name)
            return button;
    }
    return nullptr;
}

/// The first visible text that matches.
QString textLike(const QWidget &parent, const QString &pattern)
{
    const QRegularExpression expression(QRegularExpression::anchoredPattern(pattern));
    for (const Label *label : parent.findChildren<Label *>()) {
        if (label->isVisible() && expression.match(label->text()).hasMatch())
            return label->text();
    }
    return {};
}

} // namespace

/// The console as main() starts it, with its windows, against a real wakelined: what is clicked happens there.
class ConsoleServiceTest : public QObject
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
        options.size = QSize(1280, 1000);
        m_console = std::make_unique<Console>(options);
        m_console->start();
        QTRY_VERIFY_WITH_TIMEOUT(shown<MainWindow>(), patience);
        m_window = shown<MainWindow>();
        m_window->activateWindow();
    }
    Page &openExtension(const QString &number)
    {
        m_window->showPage(MainWindow::Extensions);
        Page &page = *m_window->page(MainWindow::Extensions);
        static_cast<void>(QTest::qWaitFor([&] { return page.table().model()->rowCount() == 3; }, patience));
        page.showRow(number);
        page.focusTable();
        return page;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QString problem = m_service.prepare();
        if (problem.isEmpty())
            problem = m_service.addCalls(calls);
        if (problem.isEmpty())
            problem = m_service.start();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }

    void cleanup()
    {
        m_window = nullptr;
        m_console.reset();
    }

    void aPhoneSignsInByTheCodeThatIsShownAndIsLoggedOut()
    {
        signIn(QStringLiteral("admin"));
        Page &page = openExtension(QStringLiteral("201"));
        QTest::keyClick(&page.table(), Qt::Key_Q);
        auto *dialog = m_window->findChild<QrLoginDialog *>();
        QVERIFY(dialog);
        const QString pattern = QStringLiteral("[0-9A-Z]{4}(-[0-9A-Z]{4})+");
        QTRY_VERIFY_WITH_TIMEOUT(!textLike(*dialog, pattern).isEmpty(), patience);
        const QString code = textLike(*dialog, pattern);

        const QJsonObject body{{QStringLiteral("code"), code},
                               {QStringLiteral("device_name"), QStringLiteral("Pixel 8")}};
        const QString redeem = QStringLiteral("/api/v1/app/auth/code");
        const auto [status, session] = m_service.send("POST", redeem, body);
        QCOMPARE(status, 200);
        const QString token = session.value(QStringLiteral("token")).toString();
        const QString me = QStringLiteral("/api/v1/app/me");
        QCOMPARE(m_service.send("GET", me, {}, token).first, 200);
        QCOMPARE(m_service.send("POST", redeem, body).first, 401); // once

        QTRY_VERIFY_WITH_TIMEOUT(!textLike(*dialog, QStringLiteral("Pixel 8 is signed in")).isEmpty(), patience);
        dialog->accept();
        QTRY_VERIFY_WITH_TIMEOUT(buttonNamed(page, QStringLiteral("Log out Pixel 8")), patience);
        buttonNamed(page, QStringLiteral("Log out Pixel 8"))->click();
        auto *question = m_window->findChild<ConfirmDialog *>();
        QVERIFY(question);
        question->findChild<ActionButton *>(QStringLiteral("act"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(!buttonNamed(page, QStringLiteral("Log out Pixel 8")), patience);
        QCOMPARE(m_service.send("GET", me, {}, token).first, 401);
    }

    void followMeThatIsSavedIsTheServices()
    {
        signIn(QStringLiteral("admin"));
        Page &page = openExtension(QStringLiteral("202"));
        QTest::keyClick(&page.table(), Qt::Key_F2);
        auto *editor = m_window->findChild<ExtensionDialog *>();
        QVERIFY(editor);
        for (SwitchButton *one : editor->findChildren<SwitchButton *>()) {
            if (one->text().startsWith(QLatin1String("Follow me")))
                one->click();
        }
        auto *row = editor->findChild<FollowMeRow *>();
        QVERIFY(row);
        QTest::keyClicks(row->findChildren<QLineEdit *>().first(), QStringLiteral("203"));
        buttonNamed(*editor, QStringLiteral("Save"))->click();
        const auto followMe = [&] { return page.table().current().data(ValueRole).value<Extension>().followMeNumbers; };
        const QList<FollowMeNumber> expected{{QStringLiteral("203"), 0, 30}};
        QTRY_COMPARE_WITH_TIMEOUT(followMe(), expected, patience);
        QVERIFY(page.table().current().data(ValueRole).value<Extension>().followMeEnabled);
    }

    void whatOnlyTheServiceRefusesStandsUnderItsField()
    {
        signIn(QStringLiteral("admin"));
        Page &page = openExtension(QStringLiteral("203"));
        QTest::keyClick(&page.table(), Qt::Key_F2);
        auto *editor = m_window->findChild<ExtensionDialog *>();
        QVERIFY(editor);
        FormField *email = nullptr;
        for (FormField *field : editor->findChildren<FormField *>()) {
            if (field->edit()->accessibleName().startsWith(QLatin1String("E-mail")))
                email = field;
        }
        QVERIFY(email);
        email->setText(QStringLiteral("ida@example.org,nils")); // one @, but no address
        buttonNamed(*editor, QStringLiteral("Save"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(email->hasError(), patience);
        QVERIFY(editor->isVisible());
    }

    void theHistoryIsLoadedAsItIsScrolledFilteredAndExported()
    {
        signIn(QStringLiteral("admin"));
        m_window->showPage(MainWindow::CallHistory);
        auto &page = *static_cast<CallHistoryPage *>(m_window->page(MainWindow::CallHistory));
        RowTable &table = page.table();
        QTRY_COMPARE_WITH_TIMEOUT(table.model()->rowCount(), CallHistoryPage::partLength, patience);
        QCOMPARE(page.history().total(), calls);
        for (const int rows : {200, calls}) {
            table.verticalScrollBar()->setValue(table.verticalScrollBar()->maximum());
            // A slow machine may have fetched the next part already when it looks.
            QTRY_VERIFY_WITH_TIMEOUT(table.model()->rowCount() >= rows, patience);
        }
        table.verticalScrollBar()->setValue(table.verticalScrollBar()->maximum());
        QVERIFY(!table.model()->canFetchMore({}));
        const auto callId = [&](int row) {
            return table.model()->index(row, 0).data(ValueRole).value<CallRecord>().callId;
        };
        for (int row = 0; row < calls; ++row)
            QCOMPARE(callId(row), QStringLiteral("call-%1@pbx.test").arg(calls - 1 - row));

        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("calls.csv"));
        page.exportTo(path);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), patience);
        QFile file(path);
        QVERIFY(file.open(QFile::ReadOnly));
        QCOMPARE(file.readAll().count('\n'), calls + 1);

        for (Chip *chip : page.findChildren<Chip *>()) {
            if (chip->text() == QLatin1String("Busy"))
                chip->click();
        }
        QTRY_COMPARE_WITH_TIMEOUT(table.model()->rowCount(), calls / 10, patience);
        page.findChild<SearchField *>()->setText(QStringLiteral("+493020"));
        QTRY_COMPARE_WITH_TIMEOUT(table.model()->rowCount(), 1, patience);
        QCOMPARE(callId(0), QStringLiteral("call-20@pbx.test"));
        page.findChild<SearchField *>()->setText(QStringLiteral("nobody"));
        QTRY_COMPARE_WITH_TIMEOUT(table.model()->rowCount(), 0, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!textLike(page, QStringLiteral("No call of “nobody”")).isEmpty(), patience);
    }

    void aViewerLooksAndTheServiceHoldsToIt()
    {
        signIn(QStringLiteral("viewer"));
        Page &page = openExtension(QStringLiteral("201"));
        QVERIFY(!buttonNamed(page, QStringLiteral("QR sign-in"))->isEnabled());
        QVERIFY(!buttonNamed(page, QStringLiteral("Edit"))->isEnabled());
        const QJsonObject signInBody{{QStringLiteral("username"), QStringLiteral("viewer")},
                                     {QStringLiteral("password"), QString::fromLatin1(ServiceProcess::password)}};
        const auto session = m_service.send("POST", QStringLiteral("/api/v1/auth/login"), signInBody).second;
        const QString token = session.value(QStringLiteral("access_token")).toString();
        QCOMPARE(m_service.send("POST", QStringLiteral("/api/v1/extensions/1/qr-login"), {}, token).first, 403);
        QCOMPARE(m_service.send("GET", QStringLiteral("/api/v1/extensions/1/sessions"), {}, token).first, 200);
    }

private:
    ServiceProcess m_service;
    std::unique_ptr<QTemporaryDir> m_settings;
    std::unique_ptr<Console> m_console;
    MainWindow *m_window = nullptr;
};

QTEST_MAIN(ConsoleServiceTest)
#include "ConsoleServiceTest.moc"
