// SPDX-License-Identifier: GPL-3.0-or-later
#include "CannedServer.h"
#include "ConfirmDialog.h"
#include "Console.h"
#include "ConsoleStage.h"
#include "EditorParts.h"
#include "ImportDialog.h"
#include "KeychainStore.h"
#include "LicenseKeyDialog.h"
#include "ProfileDialog.h"
#include "SettingsPage.h"
#include "ShownWindow.h"
#include "WindowPage.h"

#include <QCheckBox>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace wakeline;

namespace {

constexpr int patience = 30'000; ///< milliseconds
const QString login = QStringLiteral("POST /api/v1/auth/login");
const QString refresh = QStringLiteral("POST /api/v1/auth/refresh");
const QString logout = QStringLiteral("POST /api/v1/auth/logout");

SignInDialog *shownSignIn()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *dialog = qobject_cast<SignInDialog *>(widget); dialog && dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

/// Counts how often a sign-in dialog is shown, also one that is gone at once.
class SignInCounter : public QObject
{
public:
    SignInCounter() { qApp->installEventFilter(this); }
    int shown = 0;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Show && qobject_cast<SignInDialog *>(watched))
            ++shown;
        return false;
    }
};

} // namespace

/// Signing in and out, and what is kept of it. There is no keychain here: sessions are in the file that is allowed
/// then.
class ConsoleSignInTest : public QObject
{
    Q_OBJECT

private:
    ConsoleOptions saved() const
    {
        ConsoleOptions options;
        options.settingsFile = m_folder->filePath(QStringLiteral("console.conf"));
        options.theme = ThemeChoice::Light;
        options.language = QStringLiteral("en"); // whatever the tester's system speaks
        return options;
    }
    ConsoleOptions signingIn() const
    {
        ConsoleOptions options = saved();
        options.url = m_server->url();
        options.user = QStringLiteral("m.solberg");
        options.password = QStringLiteral("secret");
        return options;
    }
    void save(const ConnectionProfile &profile) const
    {
        QSettings settings(saved().settingsFile, QSettings::IniFormat);
        ProfileStore(settings).save(profile);
    }
    /// A saved connection to the server, with a kept session.
    ConnectionProfile keptProfile() const
    {
        ConnectionProfile profile = ConnectionProfile::create();
        profile.name = QStringLiteral("Office");
        profile.url = m_server->url();
        profile.username = QStringLiteral("m.solberg");
        profile.keepSignedIn = true;
        profile.plainSecretAllowed = true;
        save(profile);
        keep(profile.secretKey());
        return profile;
    }
    static KeychainStore keychain()
    {
        return KeychainStore(KeychainStore::PlainFallback::Allowed,
                             QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
                                 QStringLiteral("/sessions.conf"));
    }
    static void keep(const QString &key)
    {
        KeychainStore store = keychain();
        QVERIFY(QCoro::waitFor(store.write(key, QStringLiteral("kept"))));
    }
    static bool isKept(const QString &key)
    {
        KeychainStore store = keychain();
        const auto read = QCoro::waitFor(store.read(key));
        return read && read->has_value();
    }
    QJsonObject session(std::chrono::seconds life = std::chrono::hours(1)) const
    {
        OperatorSession session = stageSession(QDateTime::currentDateTimeUtc());
        session.accessExpiresAt = QDateTime::currentDateTimeUtc().addSecs(life.count());
        return toJson(session);
    }
    /// The server ends the session as soon as the console wants to renew it, which it does at every attempt to connect.
    void endSession()
    {
        m_server->refuse(refresh, 401, QStringLiteral("invalid_token"), QStringLiteral("The session is over."));
        const auto before = m_server->asked().count(refresh);
        QTRY_VERIFY_WITH_TIMEOUT(m_server->asked().count(refresh) > before, patience);
        QTest::qWait(1000); // for the answer to arrive, and what follows from it
    }

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus"); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_DATA_HOME", m_folder->filePath(QStringLiteral("share")).toLocal8Bit());
        m_server = std::make_unique<CannedServer>();
        m_server->answer(login, session());
        m_server->answer(refresh, session());
    }

    void aKeptSessionGoesToItsOwnServerOnly()
    {
        const ConnectionProfile profile = keptProfile();
        {
            Console console(saved());
            console.start();
            QTRY_VERIFY_WITH_TIMEOUT(shownWindow(), patience);
            QVERIFY(m_server->asked().contains(refresh));
        }
        CannedServer other;
        other.answer(refresh, session());
        ConnectionProfile moved = profile;
        moved.url = other.url();
        save(moved);
        Console console(saved());
        console.start();
        QTRY_VERIFY_WITH_TIMEOUT(shownSignIn(), patience);
        QVERIFY(other.asked().isEmpty());
    }

    void aSessionKeptWithoutItsServersNameIsRemovedAndNotSent()
    {
        ConnectionProfile profile = keptProfile();
        QVERIFY(QCoro::waitFor(keychain().remove(profile.secretKey())));
        keep(profile.id); // as earlier versions did
        Console console(saved());
        console.start();
        QTRY_VERIFY_WITH_TIMEOUT(shownSignIn(), patience);
        QVERIFY(m_server->asked().isEmpty());
        Q_EMIT shownSignIn()->signInWanted(profile, QStringLiteral("secret"));
        QTRY_VERIFY_WITH_TIMEOUT(shownWindow(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(!isKept(profile.id), patience);
        QTRY_VERIFY_WITH_TIMEOUT(isKept(profile.secretKey()), patience);
    }

    void anotherAddressForgetsThePinnedCertificate()
    {
        const Appearance look;
        ConnectionProfile profile = ConnectionProfile::create();
        profile.name = QStringLiteral("Office");
        profile.url = QUrl(QStringLiteral("https://pbx.example.net"));
        profile.pinnedCertificate = QByteArray(32, 'p');
        for (const auto &[server, pinned] : {std::pair("pbx.example.net:443", true), std::pair("pbx.test", false)}) {
            auto *dialog = new ProfileDialog(look, profile, nullptr);
            QSignalSpy edited(dialog, &ProfileDialog::saved);
            dialog->show();
            fieldNamed(*dialog, QStringLiteral("Server"))->setText(QString::fromLatin1(server));
            buttonNamed(*dialog, QStringLiteral("Save"))->click();
            QCOMPARE(edited.count(), 1);
            QCOMPARE(!edited.at(0).at(0).value<ConnectionProfile>().pinnedCertificate.isEmpty(), pinned);
        }
    }

    void aConnectionThatIsRemovedTakesItsSessionAlong()
    {
        m_server->refuse(refresh, 503, QStringLiteral("starting"), QStringLiteral("The service is starting."));
        const ConnectionProfile profile = keptProfile();
        Console console(saved());
        console.start();
        QTRY_VERIFY_WITH_TIMEOUT(shownSignIn(), patience);
        QVERIFY(isKept(profile.secretKey()));
        buttonNamed(*shownSignIn(), QStringLiteral("Remove"))->click();
        shownSignIn()->findChild<ConfirmDialog *>()->findChild<ActionButton *>(QStringLiteral("act"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(!isKept(profile.secretKey()), patience);
    }

    void whoNoLongerWantsToStaySignedInIsForgotten()
    {
        m_server->refuse(refresh, 503, QStringLiteral("starting"), QStringLiteral("The service is starting."));
        const ConnectionProfile profile = keptProfile();
        Console console(saved());
        console.start();
        QTRY_VERIFY_WITH_TIMEOUT(shownSignIn(), patience);
        shownSignIn()->findChild<QCheckBox *>()->setChecked(false);
        fieldNamed(*shownSignIn(), QStringLiteral("Password"))->setText(QStringLiteral("secret"));
        buttonNamed(*shownSignIn(), QStringLiteral("Sign in"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(shownWindow(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(!isKept(profile.secretKey()), patience);
    }

    void aNewLanguageDoesNotMakeAnOfflineWindowLookLive()
    {
        Console console(signingIn()); // the canned server has no live feed
        console.start();
        QTRY_VERIFY_WITH_TIMEOUT(shownWindow(), patience);
        const auto isStale = [] { return shownWindow()->windowPage(MainWindow::Calls)->isStale(); };
        QTRY_VERIFY_WITH_TIMEOUT(isStale(), patience);
        QPointer<MainWindow> old(shownWindow());
        Q_EMIT old->settings().languageChosen(QStringLiteral("fr"));
        QTRY_VERIFY_WITH_TIMEOUT(!old && shownWindow(), patience);
        QVERIFY(isStale());
    }

    void signingOutDoesNotWaitForTheServer()
    {
        m_server->hold(logout);
        Console console(signingIn());
        console.start();
        QTRY_VERIFY_WITH_TIMEOUT(shownWindow(), patience);
        Q_EMIT shownWindow()->signOutWanted();
        Q_EMIT shownWindow()->signOutWanted(); // an impatient second click
        QTRY_VERIFY_WITH_TIMEOUT(shownSignIn(), 10'000);
        QVERIFY(!shownWindow());
        QTRY_COMPARE_WITH_TIMEOUT(m_server->asked().count(logout), 1, patience);
        FormField *password = fieldNamed(*shownSignIn(), QStringLiteral("Password"));
        password->setText(QStringLiteral("half a pass"));
        m_server->letGo();
        QTest::qWait(500);
        QCOMPARE(password->text(), QStringLiteral("half a pass"));
        QCOMPARE(m_server->asked().count(logout), 1);
    }

    void aSwitchThatIsCancelledComesBackToTheWindow()
    {
        Console console(signingIn());
        console.start();
        QTRY_VERIFY_WITH_TIMEOUT(shownWindow(), patience);
        MainWindow *window = shownWindow();
        Q_EMIT window->switchConnectionWanted();
        QTRY_VERIFY_WITH_TIMEOUT(shownSignIn(), patience);
        QVERIFY(!shownWindow());
        QVERIFY(buttonNamed(*shownSignIn(), QStringLiteral("Cancel")));
        QTest::keyClick(shownSignIn(), Qt::Key_Escape);
        QTRY_COMPARE_WITH_TIMEOUT(shownWindow(), window, patience);
        QVERIFY(!shownSignIn());
    }

    void aSwitchThatSucceedsReplacesTheWindow()
    {
        Console console(signingIn());
        console.start();
        QTRY_VERIFY_WITH_TIMEOUT(shownWindow(), patience);
        const QPointer<MainWindow> old(shownWindow());
        Q_EMIT old->switchConnectionWanted();
        QTRY_VERIFY_WITH_TIMEOUT(shownSignIn(), patience);
        CannedServer other;
        other.answer(login, session());
        ConnectionProfile profile = ConnectionProfile::create();
        profile.name = QStringLiteral("Elsewhere");
        profile.url = other.url();
        Q_EMIT shownSignIn()->signInWanted(profile, QStringLiteral("secret"));
        QTRY_VERIFY_WITH_TIMEOUT(!old && shownWindow(), patience);
        QVERIFY(shownWindow()->windowTitle().startsWith(QStringLiteral("Elsewhere")));
        QTRY_VERIFY_WITH_TIMEOUT(!shownSignIn(), patience);
    }

    void aReplacedAttemptDoesNotDisturbTheForm()
    {
        m_server->refuse(refresh, 503, QStringLiteral("starting"), QStringLiteral("The service is starting."));
        keptProfile();
        Console console(saved());
        console.start();
        QTRY_VERIFY_WITH_TIMEOUT(shownSignIn(), patience);
        m_server->hold(refresh);
        m_server->hold(login);
        QTRY_COMPARE_WITH_TIMEOUT(m_server->asked().count(refresh), 2, patience); // by itself, after a while
        FormField *password = fieldNamed(*shownSignIn(), QStringLiteral("Password"));
        ActionButton *button = buttonNamed(*shownSignIn(), QStringLiteral("Sign in"));
        password->setText(QStringLiteral("secret"));
        button->click();
        QTRY_VERIFY_WITH_TIMEOUT(m_server->asked().contains(login), patience);
        QTest::qWait(300);
        QCOMPARE(password->text(), QStringLiteral("secret"));
        QVERIFY(!button->isEnabled());
    }

    void quittingDuringASignInShowsNothingMore()
    {
        m_server->hold(login);
        SignInCounter counter;
        {
            Console console(signingIn());
            console.start();
            QTRY_VERIFY_WITH_TIMEOUT(m_server->asked().contains(login), patience);
        }
        QCOMPARE(counter.shown, 0);
    }

    void aKeyThatIsShownOnceIsNotTakenAwayByTheSessionsEnd()
    {
        m_server->answer(login, session(std::chrono::seconds(5)));
        m_server->answer(refresh, session(std::chrono::seconds(5)));
        const Appearance look;
        Console console(signingIn());
        console.start();
        QTRY_VERIFY_WITH_TIMEOUT(shownWindow(), patience);
        const QPointer<LicenseKeyDialog> dialog(
            new LicenseKeyDialog(look, QStringLiteral("Ida"), QStringLiteral("WKL-1"), shownWindow()));
        dialog->open();
        endSession();
        QVERIFY(dialog && dialog->isVisible());
        QVERIFY(shownWindow());
        QVERIFY(!shownSignIn());
        dialog->accept();
        QTRY_VERIFY_WITH_TIMEOUT(shownSignIn(), patience);
        QVERIFY(!shownWindow());
    }

    void anImportThatHasNothingToLoseIsNotWaitedFor()
    {
        m_server->answer(login, session(std::chrono::seconds(5)));
        m_server->answer(refresh, session(std::chrono::seconds(5)));
        ConsoleStage stage;
        Console console(signingIn());
        console.start();
        QTRY_VERIFY_WITH_TIMEOUT(shownWindow(), patience);
        (new ImportDialog(stage.look, stage.client, shownWindow()))->open();
        endSession();
        QTRY_VERIFY_WITH_TIMEOUT(shownSignIn(), patience);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<CannedServer> m_server;
};

QTEST_MAIN(ConsoleSignInTest)
#include "ConsoleSignInTest.moc"
