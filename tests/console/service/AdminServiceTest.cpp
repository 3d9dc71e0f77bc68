// SPDX-License-Identifier: GPL-3.0-or-later
#include "AuditPage.h"
#include "Buttons.h"
#include "ConfirmDialog.h"
#include "Console.h"
#include "EditorParts.h"
#include "FormField.h"
#include "KeyValueList.h"
#include "Label.h"
#include "OperatorDialog.h"
#include "OperatorsPage.h"
#include "PasswordDialog.h"
#include "RowTable.h"
#include "ServiceProcess.h"
#include "SettingsPage.h"
#include "ShownWindow.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QTest>

using namespace wakeline;

namespace {

constexpr int patience = 30'000; ///< milliseconds; a machine that builds beside the test is slow
const QString password = QString::fromLatin1(ServiceProcess::password);

bool showsText(const QWidget &parent, const QString &text)
{
    const QList<Label *> labels = parent.findChildren<Label *>();
    return std::ranges::any_of(labels,
                               [&](const Label *label) { return label->isVisible() && label->text().contains(text); });
}

/// What a column shows, from the top.
QStringList column(const Page &page, int column)
{
    QStringList texts;
    const QAbstractItemModel &rows = *page.table().model();
    for (int row = 0; row < rows.rowCount(); ++row)
        texts.append(rows.index(row, column).data().toString());
    return texts;
}

} // namespace

/// Operators, audit log and settings in the console as main() starts it, against a real wakelined.
class AdminServiceTest : public QObject
{
    Q_OBJECT

private:
    void signIn(const QString &user, const QString &secret = password)
    {
        m_settings = std::make_unique<QTemporaryDir>();
        ConsoleOptions options;
        options.settingsFile = m_settings->filePath(QStringLiteral("console.conf"));
        options.url = m_service.url();
        options.user = user;
        options.password = secret;
        options.theme = ThemeChoice::Light;
        options.size = QSize(1400, 1000);
        m_console = std::make_unique<Console>(options);
        m_console->start();
        QTRY_VERIFY_WITH_TIMEOUT(shownWindow(), patience);
        m_window = shownWindow();
        m_window->activateWindow();
    }
    /// \return the access token, or an empty text
    QString tokenOf(const QString &name, const QString &secret = password)
    {
        const QJsonObject body{{QStringLiteral("username"), name}, {QStringLiteral("password"), secret}};
        const auto [status, session] = m_service.send("POST", QStringLiteral("/api/v1/auth/login"), body);
        return status == 200 ? session.value(QStringLiteral("access_token")).toString() : QString();
    }
    Page &open(MainWindow::PageNumber number, int atLeast)
    {
        m_window->showPage(number);
        Page &page = *m_window->page(number);
        static_cast<void>(QTest::qWaitFor([&] { return page.table().model()->rowCount() >= atLeast; }, patience));
        return page;
    }
    void accept(const QString &dialogButton)
    {
        auto *question = m_window->findChild<ConfirmDialog *>();
        QVERIFY(question);
        question->findChild<ActionButton *>(dialogButton)->click();
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

    void anOperatorIsAddedDisabledAndDeleted()
    {
        signIn(QStringLiteral("admin"));
        Page &page = open(MainWindow::Operators, 4);
        QVERIFY(column(page, OperatorModel::Name).contains(QStringLiteral("admin (you)")));

        buttonNamed(page, QStringLiteral("New"))->click();
        auto *dialog = m_window->findChild<OperatorDialog *>();
        QVERIFY(dialog);
        const QList<FormField *> fields = dialog->findChildren<FormField *>();
        buttonNamed(*dialog, QStringLiteral("Add operator"))->click();
        QVERIFY(fields.at(0)->hasError());
        fields.at(0)->setText(QStringLiteral("vera"));
        fields.at(1)->setText(QStringLiteral("aaabbbccc"));
        dialog->findChild<QComboBox *>()->setCurrentIndex(0);
        buttonNamed(*dialog, QStringLiteral("Add operator"))->click();
        QVERIFY(!fields.at(0)->hasError());
        QTRY_VERIFY_WITH_TIMEOUT(fields.at(1)->hasError(), patience); // three different characters alone
        fields.at(1)->setText(QStringLiteral("correct horse"));
        buttonNamed(*dialog, QStringLiteral("Add operator"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(column(page, OperatorModel::Name).contains(QStringLiteral("vera")), patience);

        const QString token = tokenOf(QStringLiteral("vera"), QStringLiteral("correct horse"));
        const QString me = QStringLiteral("/api/v1/auth/me");
        QCOMPARE(m_service.send("GET", me, {}, token).first, 200);
        QTRY_VERIFY_WITH_TIMEOUT(page.table().current().data().toString() == u"vera", patience);
        QTRY_VERIFY_WITH_TIMEOUT(buttonNamed(page, QStringLiteral("Disable"))->isEnabled(), patience);
        buttonNamed(page, QStringLiteral("Disable"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(buttonNamed(page, QStringLiteral("Enable")), patience);
        QCOMPARE(m_service.send("GET", me, {}, token).first, 401);
        QVERIFY(tokenOf(QStringLiteral("vera"), QStringLiteral("correct horse")).isEmpty());

        buttonNamed(page, QStringLiteral("Delete"))->click();
        accept(QStringLiteral("act"));
        QTRY_VERIFY_WITH_TIMEOUT(!column(page, OperatorModel::Name).contains(QStringLiteral("vera")), patience);
    }

    void nobodyLocksThemselvesOut()
    {
        signIn(QStringLiteral("admin"));
        Page &page = open(MainWindow::Operators, 4);
        const auto names = column(page, OperatorModel::Name);
        const int row = static_cast<int>(names.indexOf(QStringLiteral("admin (you)")));
        page.showRow(page.table().model()->index(row, 0).data(KeyRole).toString());
        QTRY_VERIFY_WITH_TIMEOUT(buttonNamed(page, QStringLiteral("Edit"))->isEnabled(), patience);
        QVERIFY(!buttonNamed(page, QStringLiteral("Disable"))->isEnabled());
        QVERIFY(!buttonNamed(page, QStringLiteral("Delete"))->isEnabled());
    }

    void whatIsDoneAppearsInTheAuditLog()
    {
        signIn(QStringLiteral("admin"));
        Page &page = open(MainWindow::AuditLog, 1);
        QVERIFY(column(page, AuditModel::Action).contains(QStringLiteral("Signed in")));
        const QString token = tokenOf(QStringLiteral("operator"));
        const auto [status, extensions] = m_service.send("GET", QStringLiteral("/api/v1/extensions"), {}, token);
        QCOMPARE(status, 200);
        const QString path =
            QStringLiteral("/api/v1/extensions/%1")
                .arg(extensions.value(QStringLiteral("items")).toArray().first().toObject().value(u"id").toInteger());
        QCOMPARE(m_service.send("PATCH", path, {{QStringLiteral("dnd"), true}}, token).first, 200);
        QTRY_COMPARE_WITH_TIMEOUT(column(page, AuditModel::Action).value(0), QStringLiteral("Extension changed"),
                                  patience);
        QCOMPARE(column(page, AuditModel::Who).first(), QStringLiteral("operator"));
        QCOMPARE(column(page, AuditModel::Target).first(), QStringLiteral("Extension 201"));
        QCOMPARE(column(page, AuditModel::Changes).first(), QStringLiteral("dnd: false → true"));
        page.showRow(page.table().model()->index(0, 0).data(KeyRole).toString());
        QTRY_VERIFY_WITH_TIMEOUT(showsText(page, QStringLiteral("false → true")), patience);

        static_cast<AuditPage &>(page).showOperator(QStringLiteral("operator"));
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                const QStringList who = column(page, AuditModel::Who);
                return !who.isEmpty() && who.count(QStringLiteral("operator")) == who.size();
            }(),
            patience);
    }

    void theAuditLogIsLoadedInParts()
    {
        const QString token = tokenOf(QStringLiteral("operator"));
        for (int i = 0; i < AuditPage::partLength + 20; ++i)
            QCOMPARE(m_service.send("DELETE", QStringLiteral("/api/v1/extensions/99999"), {}, token).first, 404);
        signIn(QStringLiteral("admin"));
        Page &page = open(MainWindow::AuditLog, AuditPage::partLength);
        QVERIFY(page.table().model()->rowCount() >= AuditPage::partLength);
        QCOMPARE(column(page, AuditModel::Outcome).at(5), QStringLiteral("Not found"));
        page.table().scrollToBottom();
        QTRY_VERIFY_WITH_TIMEOUT(page.table().model()->rowCount() > AuditPage::partLength + 20, patience);
    }

    void theSettingsSayWhereTheyComeFromAndHideSecrets()
    {
        signIn(QStringLiteral("admin"));
        m_window->showPage(MainWindow::Settings);
        auto &page = static_cast<SettingsPage &>(*m_window->windowPage(MainWindow::Settings));
        auto *sections = page.findChild<QListWidget *>();
        QVERIFY(showsText(page, QStringLiteral("Appearance")));
        QTRY_VERIFY_WITH_TIMEOUT(sections->count() > 10, patience);
        sections->setCurrentRow(1);
        QTRY_VERIFY_WITH_TIMEOUT(showsText(page, QStringLiteral("push.hold_ms")), patience);
        QVERIFY(showsText(page, QStringLiteral("From the environment: WAKELINE_HTTP_LISTEN")));
        QVERIFY(showsText(page, QStringLiteral("Not set")));
        page.findChild<QLineEdit *>()->setText(QStringLiteral("hold"));
        QTRY_VERIFY_WITH_TIMEOUT(!showsText(page, QStringLiteral("http.listen")), patience);
        QVERIFY(showsText(page, QStringLiteral("push.hold_ms")));
        buttonNamed(page, QStringLiteral("Reload on the server"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(buttonNamed(page, QStringLiteral("Reload on the server"))->isEnabled(), patience);
    }

    void onesOwnPasswordIsChangedWithoutSigningInAnew()
    {
        const QString elsewhere = tokenOf(QStringLiteral("viewer"));
        signIn(QStringLiteral("viewer"));
        QVERIFY(!m_window->mayShow(MainWindow::Operators));
        QVERIFY(!m_window->mayShow(MainWindow::AuditLog));
        QVERIFY(m_window->mayShow(MainWindow::Settings)); // this console's own
        Page &extensions = open(MainWindow::Extensions, 3);
        for (QAction *action : m_window->actions()) {
            if (action->text().contains(QStringLiteral("Change your password")))
                action->trigger();
        }
        auto *dialog = m_window->findChild<PasswordDialog *>();
        QVERIFY(dialog);
        const QList<FormField *> fields = dialog->findChildren<FormField *>();
        fields.at(0)->setText(QStringLiteral("wrong"));
        fields.at(1)->setText(QStringLiteral("another long one"));
        fields.at(2)->setText(QStringLiteral("another long one"));
        buttonNamed(*dialog, QStringLiteral("Change password"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(fields.at(0)->hasError(), patience);
        fields.at(0)->setText(password);
        fields.at(0)->setError({});
        const QPointer<PasswordDialog> open(dialog);
        buttonNamed(*dialog, QStringLiteral("Change password"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(!open || !open->isVisible(), patience);
        QCOMPARE(m_service.send("GET", QStringLiteral("/api/v1/auth/me"), {}, elsewhere).first, 401);
        QVERIFY(!tokenOf(QStringLiteral("viewer"), QStringLiteral("another long one")).isEmpty());
        // The feed of before is closed and comes back with the new token; nobody is asked to sign in.
        const QString path = QStringLiteral("/api/v1/extensions/1");
        const QJsonObject renamed{{QStringLiteral("display_name"), QStringLiteral("Heard live")}};
        QCOMPARE(m_service.send("PATCH", path, renamed, tokenOf(QStringLiteral("operator"))).first, 200);
        QTRY_VERIFY_WITH_TIMEOUT(column(extensions, ExtensionModel::Name).contains(QStringLiteral("Heard live")),
                                 patience);
        QTRY_VERIFY_WITH_TIMEOUT(!extensions.isStale(), patience);
        QCOMPARE(shownWindow(), m_window);
    }

private:
    ServiceProcess m_service;
    std::unique_ptr<QTemporaryDir> m_settings;
    std::unique_ptr<Console> m_console;
    MainWindow *m_window = nullptr;
};

QTEST_MAIN(AdminServiceTest)
#include "AdminServiceTest.moc"
