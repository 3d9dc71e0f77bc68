// SPDX-License-Identifier: GPL-3.0-or-later
#include "WindowMemory.h"

#include "ConsoleStage.h"
#include "ExtensionModel.h"
#include "Page.h"
#include "RowTable.h"
#include "VoicemailPage.h"

#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QScreen>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace wakeline;

namespace {

using Column = ExtensionModel::Column;

/// A stage, and a settings file that outlives it.
struct Desk
{
    explicit Desk(QSettings &settings) : preferences(settings)
    {
        stage.fill();
        restoreWindow(*stage.window, preferences);
        stage.show({1280, 800});
        stage.window->showPage(MainWindow::Extensions);
        stage.settle();
    }
    RowTable &table() { return stage.window->page(MainWindow::Extensions)->table(); }
    QHeaderView &header() { return *table().horizontalHeader(); }
    void leave() { rememberWindow(*stage.window, preferences, QStringLiteral("one")); }

    ConsoleStage stage;
    Preferences preferences;
};

QAction *actionNamed(const QMenu &menu, const QString &text)
{
    for (QAction *action : menu.actions()) {
        if (action->text().startsWith(text))
            return action;
    }
    return nullptr;
}

QMenu *openColumnMenu(RowTable &table)
{
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_C);
    for (QMenu *menu : table.findChildren<QMenu *>()) {
        if (menu->isVisible())
            return menu;
    }
    return nullptr;
}

} // namespace

/// A new window is as the last one was left, whatever lies in the settings.
class WindowMemoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings =
            std::make_unique<QSettings>(m_folder->filePath(QStringLiteral("console.conf")), QSettings::IniFormat);
    }

    void aTableIsAsItWasLeft()
    {
        int width = 0;
        {
            Desk desk(*m_settings);
            width = desk.table().columnWidth(Column::State) + 40;
            desk.header().resizeSection(Column::State, width);
            QCOMPARE(desk.table().columnWidth(Column::State), width);
            QVERIFY(desk.header().length() <= desk.table().viewport()->width()); // the stretching column gave it
            desk.header().moveSection(desk.header().visualIndex(Column::State), 1);
            desk.table().sortByColumn(Column::Name, Qt::DescendingOrder);
            QMenu *menu = openColumnMenu(desk.table());
            QVERIFY(menu);
            QAction *lastSeen = actionNamed(*menu, QStringLiteral("Last seen"));
            QVERIFY(lastSeen && lastSeen->isChecked());
            lastSeen->trigger();
            QVERIFY(desk.table().isColumnHidden(Column::LastSeen));
            QVERIFY(!actionNamed(*menu, QStringLiteral("Number"))); // whose row it is, is always said
            desk.leave();
        }
        Desk next(*m_settings);
        QCOMPARE(next.table().columnWidth(Column::State), width);
        QCOMPARE(next.header().visualIndex(Column::State), 1);
        QVERIFY(next.table().isColumnHidden(Column::LastSeen));
        QCOMPARE(next.header().sortIndicatorSection(), int(Column::Name));
        QCOMPARE(next.header().sortIndicatorOrder(), Qt::DescendingOrder);
        QVERIFY(next.header().length() <= next.table().viewport()->width());

        QMenu *menu = openColumnMenu(next.table());
        actionNamed(*menu, QStringLiteral("Restore the default columns"))->trigger();
        QCOMPARE(next.header().visualIndex(Column::State), int(Column::State));
        QVERIFY(!next.table().isColumnHidden(Column::LastSeen));
        QCOMPARE(next.table().arrangement(), TableLayout());
        next.leave();
        QVERIFY(!m_settings->contains(QStringLiteral("tables/Extensions")));
    }

    void columnsThatCameOrWentSinceAreNoTrouble()
    {
        // An older version without two of the columns, and with one that this has no more.
        m_settings->setValue(QStringLiteral("tables/Extensions"),
                             QStringLiteral(R"({"columns":[{"key":"Number"},{"key":"LastSeen","width":150},)"
                                            R"({"key":"Fax"},{"key":"Name"},{"key":"State","hidden":true},)"
                                            R"({"key":"State"},{"key":"DoNotDisturb"},{"key":"FollowMe"}],)"
                                            R"("sorted_by":"Fax"})"));
        Desk desk(*m_settings);
        QCOMPARE(desk.header().visualIndex(Column::Number), 0);
        QCOMPARE(desk.header().visualIndex(Column::LastSeen), 1);
        QCOMPARE(desk.table().columnWidth(Column::LastSeen), 150);
        QVERIFY(desk.table().isColumnHidden(Column::State));
        QVERIFY(!desk.table().isColumnHidden(Column::Devices));
        QVERIFY(!desk.table().isColumnHidden(Column::PushWake));
        QCOMPARE(desk.header().visualIndex(Column::Devices), desk.header().visualIndex(Column::State) + 1);
        QCOMPARE(desk.header().visualIndex(Column::PushWake), desk.header().visualIndex(Column::FollowMe) + 1);
    }

    void whatCannotBeReadIsPassedOver_data()
    {
        QTest::addColumn<QString>("stored");
        QTest::newRow("no JSON") << QStringLiteral("\x01\x02 nonsense");
        QTest::newRow("another shape") << QStringLiteral(R"({"columns":7})");
        QTest::newRow("unknown field") << QStringLiteral(R"({"columns":[],"colour":"red"})");
        QTest::newRow("mad widths") << QStringLiteral(
            R"({"columns":[{"key":"State","width":2147483647},{"key":"Devices","width":2147483647},)"
            R"({"key":"LastSeen","width":-5}]})");
    }
    void whatCannotBeReadIsPassedOver()
    {
        QFETCH(QString, stored);
        m_settings->setValue(QStringLiteral("tables/Extensions"), stored);
        m_settings->setValue(QStringLiteral("window/geometry"), QByteArray("nonsense"));
        m_settings->setValue(QStringLiteral("window/last_page/one"), QStringLiteral("Fax"));
        Desk desk(*m_settings);
        QVERIFY(desk.header().length() <= desk.table().viewport()->width());
        QVERIFY(!desk.table().isColumnHidden(Column::State));
        QVERIFY(desk.table().columnWidth(Column::Name) >= 48);
        QCOMPARE(desk.preferences.lastPage(QStringLiteral("one")), int(MainWindow::Dashboard));
    }

    void chosenWidthsGiveWayInANarrowWindow()
    {
        Desk desk(*m_settings);
        desk.stage.show({1920, 1000});
        for (const int column : {Column::State, Column::LastSeen, Column::PushWake})
            desk.header().resizeSection(column, 320);
        QCOMPARE(desk.table().columnWidth(Column::LastSeen), 320);
        desk.stage.show({1024, 640});
        QVERIFY(desk.header().length() <= desk.table().viewport()->width());
        QVERIFY(desk.table().columnWidth(Column::State) < 320);
        desk.stage.show({1920, 1000});
        QCOMPARE(desk.table().columnWidth(Column::State), 320); // it was only lent
    }

    void aColumnIsPulledNoWiderThanThereIsRoom()
    {
        Desk desk(*m_settings);
        desk.header().resizeSection(Column::State, 5000);
        QVERIFY(desk.header().length() <= desk.table().viewport()->width());
        QVERIFY(desk.table().columnWidth(Column::Name) >= 120);
        desk.header().resizeSection(Column::State, 0);
        QVERIFY(desk.table().columnWidth(Column::State) >= 20);
    }

    void aWindowThatWasOnAScreenThatIsGoneComesBack()
    {
        {
            Desk desk(*m_settings);
            desk.stage.window->setGeometry(9000, 7000, 1200, 700);
            desk.stage.settle();
            desk.leave();
        }
        Desk next(*m_settings);
        const QRect screen = QGuiApplication::primaryScreen()->availableGeometry();
        QVERIFY2(screen.intersects(next.stage.window->frameGeometry()), "the window is out of reach");
        QVERIFY(next.stage.window->frameGeometry().top() >= screen.top());
    }

    void theLastPageIsKnownByItsNameAndItsConnection()
    {
        {
            Desk desk(*m_settings);
            desk.leave();
        }
        const Preferences kept(*m_settings);
        QCOMPARE(kept.lastPage(QStringLiteral("one")), int(MainWindow::Extensions));
        QCOMPARE(kept.lastPage(QStringLiteral("another")), int(MainWindow::Dashboard));
        QCOMPARE(kept.startPage(), int(MainWindow::PageAsLeft));
        QCOMPARE(m_settings->value(QStringLiteral("window/last_page/one")).toString(), QStringLiteral("Extensions"));
        Preferences(*m_settings).forgetPagesBut({QStringLiteral("another")});
        QCOMPARE(kept.lastPage(QStringLiteral("one")), int(MainWindow::Dashboard));
    }

    void aPageIsKnownByItsNameInTheFileAndOnTheCommandLine()
    {
        const QStringList names = MainWindow::pageNames();
        QCOMPARE(names.size(), MainWindow::Settings + 1);
        QVERIFY(names.contains(QStringLiteral("call-history")));
        QVERIFY(names.contains(QStringLiteral("licences")));
        for (int page = MainWindow::Dashboard; page <= MainWindow::Settings; ++page) {
            QCOMPARE(MainWindow::pageNamed(names.at(page)), std::optional(page));
            QCOMPARE(MainWindow::pageNamed(MainWindow::pageName(page)), std::optional(page));
        }
        QCOMPARE(MainWindow::pageNamed(QStringLiteral("licenses")), std::optional<int>(MainWindow::Licenses));
        for (const char *none : {"", "page-as-left", "PageAsLeft", "nowhere"})
            QVERIFY(!MainWindow::pageNamed(QLatin1String(none)));
    }

    void voicemailIsPlayedAsItWas()
    {
        Preferences(*m_settings).setPlayerChoices({1.5, 0.4, QByteArray("unplugged")});
        Desk desk(*m_settings);
        auto &page = *static_cast<VoicemailPage *>(desk.stage.window->page(MainWindow::Voicemail));
        QCOMPARE(page.player().speed(), 1.5);
        QCOMPARE(page.player().volume(), 0.4);
        QVERIFY(page.player().device().isEmpty());
        page.player().setSpeed(2);
        desk.leave();
        QCOMPARE(desk.preferences.playerChoices(), (PlayerChoices{2, 0.4, QByteArray("unplugged")}));
    }

    void notificationsAreKept()
    {
        NotificationPreferences wanted;
        wanted.kinds = {NoticeKind::Voicemail, NoticeKind::Link};
        wanted.boxes = {QStringLiteral("800"), QStringLiteral("207")};
        wanted.sound = false;
        wanted.onlyInBackground = false;
        wanted.quiet = true;
        wanted.quietFrom = QTime(20, 30);
        wanted.quietTo = QTime(6, 15);
        wanted.stayInTray = true;
        QCOMPARE(Preferences(*m_settings).notifications(), NotificationPreferences());
        Preferences(*m_settings).setNotifications(wanted);
        m_settings->sync();
        QSettings again(m_settings->fileName(), QSettings::IniFormat);
        QCOMPARE(Preferences(again).notifications(), wanted);
    }

    void badPreferencesAreTheUsualOnes()
    {
        for (const char *name : {"held_call", "failed_push", "sound", "quiet", "stay_in_tray"})
            m_settings->setValue(QStringLiteral("notifications/") + QLatin1String(name), QStringLiteral("maybe"));
        m_settings->setValue(QStringLiteral("notifications/quiet_from"), QStringLiteral("25:99"));
        m_settings->setValue(QStringLiteral("notifications/quiet_to"), 7);
        m_settings->setValue(QStringLiteral("voicemail/speed"), QStringLiteral("nan"));
        m_settings->setValue(QStringLiteral("voicemail/volume"), QStringLiteral("11"));
        m_settings->setValue(QStringLiteral("window/start_page"), QStringLiteral("calls"));
        const Preferences kept(*m_settings);
        QCOMPARE(kept.notifications(), NotificationPreferences());
        QCOMPARE(kept.playerChoices(), PlayerChoices());
        QCOMPARE(kept.startPage(), int(MainWindow::PageAsLeft));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
};

QTEST_MAIN(WindowMemoryTest)
#include "WindowMemoryTest.moc"
