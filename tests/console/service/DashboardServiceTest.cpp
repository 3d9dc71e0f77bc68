// SPDX-License-Identifier: GPL-3.0-or-later
#include "ChartCard.h"
#include "Console.h"
#include "DashboardPage.h"
#include "PartCard.h"
#include "RowTable.h"
#include "ServiceProcess.h"
#include "ShownWindow.h"
#include "SystemStatusPage.h"

#include <QApplication>
#include <QTest>

using namespace wakeline;

namespace {

constexpr int calls = 250;
constexpr int patience = 30'000; ///< milliseconds

} // namespace

/// The dashboard and the system's status against a real wakelined, for the least of the roles that may see them.
class DashboardServiceTest : public QObject
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
        options.size = QSize(1280, 800);
        m_console = std::make_unique<Console>(options);
        m_console->start();
        QTRY_VERIFY_WITH_TIMEOUT(shownWindow(), patience);
        m_window = shownWindow();
        m_window->activateWindow();
    }
    DashboardPage &dashboard() { return *qobject_cast<DashboardPage *>(m_window->windowPage(MainWindow::Dashboard)); }

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

    void theFirstPageShowsWhatTheServiceCounts()
    {
        signIn(QStringLiteral("viewer"));
        QCOMPARE(m_window->currentPage(), int(MainWindow::Dashboard));
        QTRY_VERIFY_WITH_TIMEOUT(dashboard().stats(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(dashboard().tile(Tile::Registered).content().unit, QStringLiteral("of 3"), patience);
        QCOMPARE(dashboard().tile(Tile::Registered).content().figure, QStringLiteral("0"));
        QCOMPARE(dashboard().tile(Tile::Voicemail).content().figure, QStringLiteral("0"));
        // A call a minute: the hour that is running has nearly sixty of them, whenever the test runs.
        const auto started = [&] {
            qint64 all = 0;
            for (const CallBucket &bucket : dashboard().stats()->calls)
                all += bucket.busy + bucket.noAnswer;
            return all;
        };
        QVERIFY2(started() >= 50 && started() <= 60, qPrintable(QString::number(started())));
        QVERIFY(!dashboard().stats()->load.isEmpty());
        const auto charts = dashboard().findChildren<ChartCard *>();
        QVERIFY(std::ranges::any_of(charts, [](const ChartCard *chart) {
            return chart->content().shape == ChartContent::Shape::Bars && chart->content().hasValues();
        }));
    }

    void whatDoesNotWorkNeedsAttentionAndHasACard()
    {
        signIn(QStringLiteral("viewer"));
        const auto keys = [&] {
            QStringList all;
            for (const AttentionRow &row : dashboard().attention().rows())
                all.append(row.key);
            return all;
        };
        QTRY_VERIFY_WITH_TIMEOUT(keys().contains(QStringLiteral("part/kamailio")), patience); // nobody answers it
        QVERIFY(!keys().contains(QStringLiteral("part/database")));
        dashboard().tile(Tile::Services).click();
        QCOMPARE(m_window->currentPage(), int(MainWindow::SystemStatus));
        auto &page = *qobject_cast<SystemStatusPage *>(m_window->windowPage(MainWindow::SystemStatus));
        const QString details = page.details();
        QVERIFY2(details.contains(QStringLiteral("database: ok")), qPrintable(details));
        QVERIFY2(details.contains(QStringLiteral("kamailio: NOT OK")), qPrintable(details));
        QVERIFY2(details.contains(QStringLiteral("http: ok, listening on")), qPrintable(details));
        QVERIFY2(details.contains(QStringLiteral("running since")), qPrintable(details));
        QVERIFY(page.findChildren<PartCard *>().size() >= 3);
    }

    void aNewExtensionIsCountedAtOnce()
    {
        signIn(QStringLiteral("admin"));
        QTRY_COMPARE_WITH_TIMEOUT(dashboard().tile(Tile::Registered).content().unit, QStringLiteral("of 3"), patience);
        const QJsonObject body{{QStringLiteral("username"), QStringLiteral("admin")},
                               {QStringLiteral("password"), QString::fromLatin1(ServiceProcess::password)}};
        const auto session = m_service.send("POST", QStringLiteral("/api/v1/auth/login"), body).second;
        const QJsonObject extension{{QStringLiteral("number"), QStringLiteral("290")},
                                    {QStringLiteral("display_name"), QStringLiteral("Late Comer")},
                                    {QStringLiteral("password"), QStringLiteral("a long enough password")}};
        QCOMPARE(m_service
                     .send("POST", QStringLiteral("/api/v1/extensions"), extension,
                           session.value(QStringLiteral("access_token")).toString())
                     .first,
                 201);
        QTRY_COMPARE_WITH_TIMEOUT(dashboard().tile(Tile::Registered).content().unit, QStringLiteral("of 4"), patience);
    }

private:
    ServiceProcess m_service;
    std::unique_ptr<QTemporaryDir> m_settings;
    std::unique_ptr<Console> m_console;
    MainWindow *m_window = nullptr;
};

QTEST_MAIN(DashboardServiceTest)
#include "DashboardServiceTest.moc"
