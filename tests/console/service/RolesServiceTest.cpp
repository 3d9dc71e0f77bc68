// SPDX-License-Identifier: GPL-3.0-or-later
#include "Buttons.h"
#include "Console.h"
#include "GoToDialog.h"
#include "Page.h"
#include "RoleRights.h"
#include "RowTable.h"
#include "ServiceProcess.h"
#include "ShownWindow.h"
#include "Sidebar.h"
#include "WindowPage.h"

#include <QApplication>
#include <QJsonArray>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

using namespace wakeline;

namespace {

constexpr int patience = 30'000; ///< milliseconds; a machine that builds beside the test is slow

QString signInProblems;

/// What the console logs about answers that were refused.
void noteProblems(QtMsgType type, const QMessageLogContext &, const QString &text)
{
    if (type == QtWarningMsg && (text.contains(QLatin1String("could not be loaded")) || text.contains(u"403")))
        signInProblems += text + u'\n';
}

} // namespace

/// A console of each role against a real wakelined: it shows what the role may read, loads it without being refused,
/// and what it does not offer the service refuses.
class RolesServiceTest : public QObject
{
    Q_OBJECT

private:
    void signIn(const QString &role)
    {
        m_settings = std::make_unique<QTemporaryDir>();
        ConsoleOptions options;
        options.settingsFile = m_settings->filePath(QStringLiteral("console.conf"));
        options.url = m_service.url();
        options.user = role;
        options.password = QString::fromLatin1(ServiceProcess::password);
        options.theme = ThemeChoice::Light;
        options.size = QSize(1280, 1000);
        m_console = std::make_unique<Console>(options);
        m_console->start();
        QTRY_VERIFY_WITH_TIMEOUT(shownWindow(), patience);
        m_window = shownWindow();
    }

    QString tokenOf(const QString &role)
    {
        if (!m_tokens.contains(role)) {
            const QJsonObject body{{QStringLiteral("username"), role},
                                   {QStringLiteral("password"), QString::fromLatin1(ServiceProcess::password)}};
            m_tokens.insert(role, m_service.send("POST", QStringLiteral("/api/v1/auth/login"), body)
                                      .second.value(QStringLiteral("access_token"))
                                      .toString());
        }
        return m_tokens.value(role);
    }

    int statusOf(const QString &role, const QByteArray &method, const QString &path)
    {
        return m_service.send(method, path, {}, tokenOf(role)).first;
    }

    /// As an administrator does it.
    void setRole(const QString &name, const QString &role)
    {
        const QString admin = tokenOf(QStringLiteral("admin"));
        const auto list = m_service.send("GET", QStringLiteral("/api/v1/operators"), {}, admin).second;
        for (const QJsonValue one : list.value(QStringLiteral("items")).toArray()) {
            if (one[QStringLiteral("name")] != name)
                continue;
            const QString path = QStringLiteral("/api/v1/operators/%1").arg(one[QStringLiteral("id")].toInteger());
            QCOMPARE(m_service.send("PATCH", path, {{QStringLiteral("role"), role}}, admin).first, 200);
            return;
        }
        QFAIL("no such operator");
    }

    QStringList titlesInView() const
    {
        QStringList titles;
        for (const int number : m_window->pagesInView())
            titles.append(m_window->windowPage(number)->title());
        return titles;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QString problem = m_service.prepare();
        if (problem.isEmpty())
            problem = m_service.start();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }

    void init()
    {
        signInProblems.clear();
        m_before = qInstallMessageHandler(noteProblems);
    }

    void cleanup()
    {
        m_window = nullptr;
        m_console.reset();
        qInstallMessageHandler(m_before);
    }

    void aRoleSeesItsPagesAndTheirRows_data()
    {
        QTest::addColumn<Role>("role");
        QTest::addColumn<bool>("readsPbx");
        QTest::addColumn<bool>("sells");
        QTest::newRow("viewer") << Role::Viewer << true << false;
        QTest::newRow("operator") << Role::Operator << true << false;
        QTest::newRow("admin") << Role::Admin << true << true;
        QTest::newRow("vendor") << Role::Vendor << false << true;
    }

    void aRoleSeesItsPagesAndTheirRows()
    {
        QFETCH(Role, role);
        QFETCH(bool, readsPbx);
        QFETCH(bool, sells);
        signIn(enumName(role));
        for (const int page : {MainWindow::Calls, MainWindow::Registrations, MainWindow::Extensions,
                               MainWindow::CallHistory, MainWindow::PushLog})
            QCOMPARE(m_window->mayShow(page), readsPbx);
        QCOMPARE(m_window->mayShow(MainWindow::Licenses), sells);
        QVERIFY(m_window->mayShow(MainWindow::Settings)); // this console's own are everybody's
        QVERIFY(m_window->mayShow(m_window->currentPage()));

        // The sidebar lists exactly these, and no heading without a page.
        QStringList listed;
        QListWidget &list = m_window->findChild<Sidebar *>()->list();
        for (int row = 0; row < list.count(); ++row) {
            const QListWidgetItem &item = *list.item(row);
            if (!item.isHidden() && item.flags().testFlag(Qt::ItemIsEnabled))
                listed.append(item.text());
            if (!item.isHidden() && !item.flags().testFlag(Qt::ItemIsEnabled))
                QVERIFY2(row + 1 < list.count(), "a heading without a page");
        }
        QCOMPARE(listed, titlesInView());

        // Everything is loaded: nothing was asked for that the service refuses.
        Page *first = m_window->page(readsPbx ? MainWindow::Extensions : MainWindow::Licenses);
        QVERIFY(first);
        if (readsPbx)
            QTRY_COMPARE_WITH_TIMEOUT(first->table().model()->rowCount(), 3, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!first->isStale(), patience);
        QTest::qWait(300); // a refused list would be asked for again by now
        QVERIFY2(signInProblems.isEmpty(), qPrintable(signInProblems));
    }

    void pagesThatAreHiddenCannotBeReachedByKeyOrCall()
    {
        signIn(QStringLiteral("vendor"));
        m_window->showPage(MainWindow::Extensions);
        QCOMPARE(m_window->currentPage(), int(MainWindow::Licenses));
        for (const Qt::Key key : {Qt::Key_1, Qt::Key_2, Qt::Key_5, Qt::Key_9}) {
            QTest::keyClick(m_window, key, Qt::ControlModifier);
            QVERIFY(m_window->mayShow(m_window->currentPage()));
        }
        QTest::keyClick(m_window, Qt::Key_K, Qt::ControlModifier);
        auto *goTo = m_window->findChild<GoToDialog *>();
        QVERIFY(goTo);
        QStringList places;
        auto *list = goTo->findChild<QListWidget *>();
        for (int row = 0; row < list->count(); ++row)
            places.append(list->item(row)->text());
        QCOMPARE(places, titlesInView());
    }

    void whatAViewerMayNotDoIsOff()
    {
        signIn(QStringLiteral("viewer"));
        Page &page = *m_window->page(MainWindow::Extensions);
        QTRY_COMPARE_WITH_TIMEOUT(page.table().model()->rowCount(), 3, patience);
        m_window->showPage(MainWindow::Extensions);
        page.showRow(QStringLiteral("201"));
        int off = 0;
        for (const ActionButton *button : page.findChildren<ActionButton *>()) {
            if (button->text() != QLatin1String("New") && button->text() != QLatin1String("Edit") &&
                button->text() != QLatin1String("Delete") && button->text() != QLatin1String("Test push"))
                continue;
            QVERIFY2(!button->isEnabled(), qPrintable(button->text()));
            QVERIFY(button->toolTip().contains(QLatin1String("Viewer")));
            ++off;
        }
        QCOMPARE(off, 4);
    }

    void aRoleThatIsChangedIsAskedToSignInAgainAndThenSeesItsPages()
    {
        const QString name = QStringLiteral("operator");
        signIn(name);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->page(MainWindow::Extensions)->table().model()->rowCount(), 3, patience);
        setRole(name, QStringLiteral("vendor"));
        QTRY_VERIFY_WITH_TIMEOUT(!shownWindow(), patience); // nothing of before stays in view
        m_window = nullptr;
        m_console.reset();

        signIn(name);
        const bool sells = m_window->mayShow(MainWindow::Licenses);
        const bool readsPbx = m_window->mayShow(MainWindow::Extensions);
        setRole(name, name); // for the tests behind this one
        m_tokens.remove(name);
        QVERIFY(sells);
        QVERIFY(!readsPbx);
        QTRY_VERIFY_WITH_TIMEOUT(!shownWindow(), patience);
        m_window = nullptr;
    }

    void theServiceRefusesWhatIsNotOffered_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QString>("path");
        QTest::addColumn<Right>("right");
        const auto row = [](const char *method, const char *path, Right right) {
            QTest::addRow("%s %s", method, path) << QByteArray(method) << QString::fromLatin1(path) << right;
        };
        row("GET", "/api/v1/extensions", Right::ReadPbx);
        row("GET", "/api/v1/registrations", Right::ReadPbx);
        row("GET", "/api/v1/calls/active", Right::ReadPbx);
        row("GET", "/api/v1/push-logs", Right::ReadPbx);
        row("GET", "/api/v1/cdrs", Right::ReadPbx);
        row("GET", "/api/v1/system/license", Right::ReadPbx);
        row("POST", "/api/v1/extensions/999/test-push", Right::ChangePbx);
        row("DELETE", "/api/v1/extensions/999", Right::ChangePbx);
        row("GET", "/api/v1/operators", Right::Administer);
        row("GET", "/api/v1/settings", Right::Administer);
        row("GET", "/api/v1/licenses", Right::Licenses);
        row("GET", "/api/v1/tiers", Right::Licenses);
        row("POST", "/api/v1/licenses/999/suspend", Right::Licenses);
    }

    void theServiceRefusesWhatIsNotOffered()
    {
        QFETCH(QByteArray, method);
        QFETCH(QString, path);
        QFETCH(Right, right);
        for (const auto &[role, name] : EnumNames<Role>::names) {
            const int status = statusOf(QLatin1String(name), method, path);
            QVERIFY2(status != 0 && status != 401, name);
            QVERIFY2((status == 403) == !may(role, right), qPrintable(QStringLiteral("%1: %2").arg(name).arg(status)));
        }
    }

private:
    ServiceProcess m_service;
    QHash<QString, QString> m_tokens; ///< role → access token, not the console's
    std::unique_ptr<QTemporaryDir> m_settings;
    std::unique_ptr<Console> m_console;
    MainWindow *m_window = nullptr;
    QtMessageHandler m_before = nullptr;
};

QTEST_MAIN(RolesServiceTest)
#include "RolesServiceTest.moc"
