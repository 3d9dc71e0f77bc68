// SPDX-License-Identifier: GPL-3.0-or-later
#include "BackgroundAlerts.h"
#include "ConsoleStage.h"
#include "DeskStandIn.h"
#include "LiveWiring.h"
#include "MemorySecretStore.h"
#include "NotificationsDialog.h"
#include "Page.h"
#include "RowTable.h"
#include "SearchField.h"
#include "StageStats.h"
#include "StageValues.h"
#include "StageVoicemail.h"
#include "VoicemailPage.h"

#include <QAbstractButton>
#include <QApplication>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace wakeline;

namespace {

constexpr int patience = 20'000; ///< milliseconds

/// A window in the background, fed by a connection that nobody answers: its session says what the test makes it say.
struct Background
{
    Background()
        : settings(folder.filePath(QStringLiteral("console.conf")), QSettings::IniFormat),
          preferences(settings),
          connection(profile(), std::make_unique<MemorySecretStore>()),
          window(stage.look, connection.models, connection.client, connection.profile())
    {
        connection.models.tick(stage.now);
        connection.models.loadExtensions(stageExtensions(stage.now));
        connection.models.loadCalls(stageCalls(stage.now));
        connection.models.loadPushLog(stagePushes(stage.now));
        connection.models.loadVoicemailBoxes(stageBoxes(stage.now));
        connection.models.loadSystem(stageSystem(stage.now));
        Operator account;
        account.role = Role::Admin;
        window.setAccount(account);
    }

    static ConnectionProfile profile()
    {
        ConnectionProfile profile = ConnectionProfile::create();
        profile.name = QStringLiteral("Lab");
        profile.url = QUrl(QStringLiteral("http://127.0.0.1:9"));
        return profile;
    }

    void begin() { alerts = std::make_unique<BackgroundAlerts>(stage.look, window, connection, preferences); }

    ConsoleStage stage;
    QTemporaryDir folder;
    QSettings settings;
    Preferences preferences;
    ServerConnection connection;
    MainWindow window;
    std::unique_ptr<BackgroundAlerts> alerts;
};

QAction *actionNamed(const QMenu &menu, const QString &text)
{
    for (QAction *action : menu.actions()) {
        if (action->text() == text)
            return action;
    }
    return nullptr;
}

QMenu &alertMenu(Tray &tray)
{
    return *actionNamed(tray.menu(), QStringLiteral("Newest alerts"))->menu();
}

} // namespace

/// What an operator is told of while the window is not looked at: through the tray, which is not there without a
/// desktop, and through a notification service on a bus of the test's own.
class BackgroundAlertsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_desk = std::make_unique<DeskStandIn>();
        QVERIFY2(m_desk->isRunning(), "dbus-daemon could not be started");
    }

    void init()
    {
        m_desk->setServing(true);
        m_desk->forget();
    }

    void cleanupTestCase() { m_desk.reset(); }

    void anAlarmIsShownOnTheDesktopAndAClickLeadsToItsPage()
    {
        Background background;
        background.begin();
        Q_EMIT background.connection.session.alarmRaised(QStringLiteral("push_credentials"),
                                                         QStringLiteral("APNs <refuses> & the key"));
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->shown().size(), 1, patience);
        const DeskStandIn::Shown shown = m_desk->shown().first();
        QCOMPARE(shown.title, QStringLiteral("Alarm"));
        QCOMPARE(shown.text, QStringLiteral("APNs <refuses> & the key"));
        QVERIFY(shown.actions.contains(QStringLiteral("default")));
        QCOMPARE(shown.hints.value(QStringLiteral("desktop-entry")).toString(), QStringLiteral("wakeline-console"));
        QVERIFY(shown.hints.contains(QStringLiteral("sound-name")));
        QCOMPARE(background.alerts->board().missed(), 1);

        QTest::qWait(0); // the answer with its number
        m_desk->click(shown.id);
        QTRY_COMPARE_WITH_TIMEOUT(background.window.currentPage(), int(MainWindow::PushLog), patience);
        QVERIFY(background.window.isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(background.alerts->board().missed(), 0, patience);
    }

    void whatSomebodyWroteIsNoMarkup()
    {
        m_desk->setCapabilities({QStringLiteral("body-markup")});
        Background background;
        background.begin();
        Q_EMIT background.connection.session.alarmRaised(QStringLiteral("x"), QStringLiteral("<b>a</b> & b"));
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->shown().size(), 1, patience);
        QCOMPARE(m_desk->shown().first().text, QStringLiteral("&lt;b&gt;a&lt;/b&gt; &amp; b"));
        m_desk->setCapabilities({});
    }

    void aDesktopWithoutNotificationsIsNoTrouble()
    {
        m_desk->setServing(false);
        Background background;
        background.begin();
        DesktopNotifications desktop;
        QSignalSpy failed(&desktop, &DesktopNotifications::failed);
        desktop.show(Alert{NoticeKind::Alarm, QStringLiteral("k"), QStringLiteral("t"), {}, {}, {}, true, false});
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, patience);
        Q_EMIT background.connection.session.alarmRaised(QStringLiteral("x"), QStringLiteral("y"));
        QTRY_COMPARE_WITH_TIMEOUT(background.alerts->board().missed(), 1, patience);
        QVERIFY(m_desk->shown().isEmpty());
    }

    void anotherOfTheSameTakesItsPlace()
    {
        DesktopNotifications desktop;
        const Alert alert{
            NoticeKind::Voicemail, QStringLiteral("voicemail"), QStringLiteral("2"), {}, {}, {}, true, false};
        desktop.show(alert);
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->shown().size(), 1, patience);
        QTest::qWait(0);
        const auto replaced = [&] {
            desktop.show(alert);
            static_cast<void>(
                QTest::qWaitFor([&, before = m_desk->shown().size()] { return m_desk->shown().size() > before; }));
            return m_desk->shown().last().replaced == m_desk->shown().first().id;
        };
        QTRY_VERIFY_WITH_TIMEOUT(replaced(), patience);
        QVERIFY(m_desk->shown().last().hints.value(QStringLiteral("suppress-sound")).toBool());
    }

    void theWindowInUseIsNotDisturbed()
    {
        Background background;
        background.begin();
        background.window.show();
        background.window.activateWindow();
        if (!QTest::qWaitFor([] { return QGuiApplication::applicationState() == Qt::ApplicationActive; }))
            QSKIP("no window becomes active here");
        Q_EMIT background.connection.session.alarmRaised(QStringLiteral("x"), QStringLiteral("y"));
        QTRY_COMPARE_WITH_TIMEOUT(background.alerts->board().newest().size(), 1, patience);
        QCOMPARE(background.alerts->board().missed(), 0);
        QTest::qWait(200);
        QVERIFY(m_desk->shown().isEmpty());
    }

    void theTraysMenuLeadsToTheNewestAlerts()
    {
        Background background;
        background.begin();
        Tray &tray = background.alerts->tray();
        QCOMPARE(alertMenu(tray).actions().size(), 1); // "None yet"
        QVERIFY(!alertMenu(tray).actions().first()->isEnabled());
        background.alerts->board().muteFor(std::chrono::hours(1)); // what is not shown holds nothing up
        for (int i = 0; i < 7; ++i) {
            Q_EMIT background.connection.session.alarmRaised(QString::number(i), QStringLiteral("y"));
            QTRY_COMPARE_WITH_TIMEOUT(background.alerts->board().newest().size(), i + 1, patience);
        }
        QCOMPARE(alertMenu(tray).actions().size(), Tray::alertsShown);
        QVERIFY(tray.toolTip().endsWith(QStringLiteral("7 missed alerts")));
        QVERIFY(m_desk->shown().isEmpty());
        alertMenu(tray).actions().first()->trigger();
        QCOMPARE(background.window.currentPage(), int(MainWindow::SystemStatus));
        QVERIFY(background.window.isVisible());
        QVERIFY(actionNamed(tray.menu(), QStringLiteral("Mute for 1 hour"))->isChecked());
        actionNamed(tray.menu(), QStringLiteral("Mute for 1 hour"))->trigger();
        QVERIFY(!background.alerts->board().isMuted());
    }

    void theTraySaysHowThingsAre()
    {
        TrayState state;
        QCOMPARE(Tray::words(state), QStringLiteral("Not connected"));
        state.connected = true;
        state.held = 2;
        state.onCall = 7;
        QCOMPARE(Tray::words(state), QStringLiteral("2 held, 7 on call"));
        state.failing = 1;
        state.missed = 3;
        QCOMPARE(Tray::words(state), QStringLiteral("2 held, 7 on call, 1 part is not well, 3 missed alerts"));
    }

    void everyKindLeadsToItsPage_data()
    {
        QTest::addColumn<NoticeKind>("kind");
        QTest::addColumn<QString>("subject");
        QTest::addColumn<int>("page");
        QTest::newRow("held call") << NoticeKind::HeldCall << QStringLiteral("a84b4c76e66711@telia-a.example")
                                   << int(MainWindow::Calls);
        QTest::newRow("part") << NoticeKind::Part << QStringLiteral("database") << int(MainWindow::SystemStatus);
        QTest::newRow("alarm") << NoticeKind::Alarm << QStringLiteral("spool_full") << int(MainWindow::SystemStatus);
        QTest::newRow("licence") << NoticeKind::License << QString() << int(MainWindow::Installation);
        QTest::newRow("push") << NoticeKind::FailedPush << QStringLiteral("207") << int(MainWindow::PushLog);
        QTest::newRow("voicemail") << NoticeKind::Voicemail << QStringLiteral("800") << int(MainWindow::Voicemail);
    }
    void everyKindLeadsToItsPage()
    {
        QFETCH(NoticeKind, kind);
        QFETCH(QString, subject);
        QFETCH(int, page);
        Background background;
        Alert alert;
        alert.kind = kind;
        alert.subject = subject;
        background.window.showPage(MainWindow::Settings);
        background.window.followAlert(alert);
        QCOMPARE(background.window.currentPage(), page);
        if (kind == NoticeKind::HeldCall)
            QCOMPARE(background.window.page(page)->table().currentKey(), subject);
        if (kind == NoticeKind::FailedPush)
            QCOMPARE(background.window.page(page)->findChild<SearchField *>()->text(),
                     QStringLiteral("ext:207 is:failed"));
        if (kind == NoticeKind::Voicemail)
            QCOMPARE(static_cast<VoicemailPage *>(background.window.page(page))->boxTable().currentKey(),
                     QStringLiteral("2"));
    }

    void whatEndsBeforeItCountsIsNotTold()
    {
        Background background;
        background.begin();
        LiveSession &session = background.connection.session;
        PartStatus part{QStringLiteral("database"), false, QStringLiteral("no answer"), background.stage.now, true};
        Q_EMIT session.partStatusChanged(part);
        Call held = stageCalls(background.stage.now).first();
        held.state = CallState::Held;
        held.since = session.serverNow().addSecs(-9);
        Q_EMIT session.callChanged(held);
        part.ok = true;
        Q_EMIT session.partStatusChanged(part);
        held.state = CallState::Answered;
        Q_EMIT session.callChanged(held);
        QTest::qWait(1500);
        QVERIFY(background.alerts->board().newest().isEmpty());
        held.state = CallState::Held;
        held.since = session.serverNow().addSecs(-11); // told at once: it has been held for long
        Q_EMIT session.callChanged(held);
        QTRY_COMPARE_WITH_TIMEOUT(background.alerts->board().newest().size(), 1, patience);
        QCOMPARE(background.alerts->board().newest().first().subject, held.callId);
    }

    void onlyNewsOfTheChosenBoxesIsTold()
    {
        Background background;
        NotificationPreferences preferences;
        preferences.kinds = {NoticeKind::Voicemail};
        preferences.boxes = {QStringLiteral("800")};
        background.preferences.setNotifications(preferences);
        background.begin();
        LiveSession &session = background.connection.session;
        VoicemailChange change;
        change.message.id = 900;
        change.message.mailboxId = 2;
        change.message.callerIdName = QStringLiteral("Tomás Rey");
        change.message.createdAt = session.serverNow();
        change.mailbox = QStringLiteral("207");
        Q_EMIT session.voicemailChanged(change); // another box
        change.mailbox = QStringLiteral("800");
        change.message.id = 901;
        change.message.createdAt = session.serverNow().addSecs(-3600);
        Q_EMIT session.voicemailChanged(change); // restored
        change.message.id = 902;
        change.message.createdAt = session.serverNow();
        Q_EMIT session.voicemailChanged(change);
        change.message.read = true;
        Q_EMIT session.voicemailChanged(change);
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->shown().size(), 1, patience);
        QCOMPARE(m_desk->shown().first().title, QStringLiteral("New message from Tomás Rey"));
        QVERIFY(m_desk->shown().first().text.contains(QStringLiteral("Sales Nordic")));
    }

    void withoutATrayClosingTheWindowCloses()
    {
        Background background;
        NotificationPreferences preferences;
        preferences.stayInTray = true;
        background.preferences.setNotifications(preferences);
        background.begin();
        QVERIFY(!Tray::isThere());
        QSignalSpy closed(&background.window, &MainWindow::closed);
        background.window.show();
        background.window.close();
        QCOMPARE(closed.size(), 1);
    }

    void inTheTrayClosingHidesAndQuittingEnds()
    {
        Background background;
        QSignalSpy closed(&background.window, &MainWindow::closed);
        background.window.setClosingHides(true);
        background.window.show();
        background.window.close();
        QVERIFY(!background.window.isVisible());
        QCOMPARE(closed.size(), 0);
        background.window.comeForward();
        QVERIFY(background.window.isVisible());
        background.window.quit();
        QCOMPARE(closed.size(), 1);
    }

    void thePreferencesAreChosenInTheDialogAndKept()
    {
        Background background;
        background.begin();
        background.window.show();
        background.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&background.window));
        QTest::keyClick(&background.window, Qt::Key_Comma, Qt::ControlModifier);
        auto *dialog = background.window.findChild<NotificationsDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        const auto button = [&](const QString &text) {
            for (QAbstractButton *one : dialog->findChildren<QAbstractButton *>()) {
                if (one->text() == text)
                    return one;
            }
            return static_cast<QAbstractButton *>(nullptr);
        };
        button(QStringLiteral("Show an example"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->shown().size(), 1, patience);
        button(QStringLiteral("Held calls"))->click();
        button(QStringLiteral("With a sound"))->click();
        button(QStringLiteral("Save"))->click();
        NotificationPreferences wanted;
        wanted.kinds.remove(NoticeKind::HeldCall);
        wanted.sound = false;
        QCOMPARE(background.preferences.notifications(), wanted);
        QCOMPARE(background.alerts->board().preferences(), wanted);
    }

private:
    std::unique_ptr<DeskStandIn> m_desk;
};

QTEST_MAIN(BackgroundAlertsTest)
#include "BackgroundAlertsTest.moc"
