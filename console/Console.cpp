// SPDX-License-Identifier: GPL-3.0-or-later
#include "Console.h"

#include "AccessibleRoles.h"
#include "ConsoleStyle.h"
#include "InstallationPage.h"
#include "LicensesPage.h"
#include "SettingsPage.h"
#include "WindowMemory.h"

#include <QApplication>
#include <QLoggingCategory>
#include <QStandardPaths>

namespace wakeline {

Q_LOGGING_CATEGORY(lcConsole, "wakeline.console")

namespace {

QString settingsPath(const ConsoleOptions &options)
{
    if (!options.settingsFile.isEmpty())
        return options.settingsFile;
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + QStringLiteral("/console.conf");
}

} // namespace

Console::Console(ConsoleOptions options)
    : m_options(std::move(options)),
      m_settings(settingsPath(m_options), QSettings::IniFormat),
      m_preferences(m_settings),
      m_profiles(m_settings)
{
    // Kept as chosen, so that a language that this version lacks is there again with the next one.
    const QString language = m_options.language.isEmpty() ? m_preferences.language() : m_options.language;
    m_language.speak(language.isEmpty() ? language : bestLanguage({language}));
    installAccessibleRoles();
    QApplication::setStyle(new ConsoleStyle(m_look)); // the application owns it
    QApplication::setFont(m_look.font(TextStyle::Body));
    QApplication::setQuitOnLastWindowClosed(false); // between sign-in and main window there is none
    connect(&m_look, &Appearance::changed, this, [this] { QApplication::setPalette(m_look.theme().palette()); });
    connect(&m_system, &SystemColorScheme::changed, this, &Console::applyTheme);
    QStringList connections;
    for (const ConnectionProfile &profile : m_profiles.profiles())
        connections.append(profile.id);
    m_preferences.forgetPagesBut(connections);
    connect(&m_profiles, &ProfileStore::forgotten, this, &Console::forget);
    m_theme = m_options.theme.value_or(m_preferences.theme());
    QApplication::setPalette(m_look.theme().palette());
    applyTheme();
}

Console::~Console()
{
    // The windows look at the connection's tables and ask its client.
    m_alerts.reset();
    m_window.reset();
    m_signIn.reset();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // windows on their way out look at m_look
    m_leaving.reset();
    m_attempt.reset(); // whoever waits for it sees that it is gone, and shows nothing more
    m_connection.reset();
    QApplication::setStyle(QStringLiteral("Fusion")); // the style looks at m_look
}

void Console::applyTheme()
{
    m_look.setDark(m_theme == ThemeChoice::Dark || (m_theme == ThemeChoice::System && m_system.isDark()));
}

void Console::setTheme(ThemeChoice choice)
{
    m_theme = choice;
    m_preferences.setTheme(choice);
    applyTheme();
}

void Console::setLanguage(const QString &code)
{
    m_preferences.setLanguage(code);
    m_language.speak(code);
    const auto account = m_window ? m_connection->client.account() : std::nullopt;
    if (!account)
        return;
    // A new window says everything in the new language, over the same connection.
    m_options.page = m_window->currentPage();
    closeWindow();
    openWindow(*account);
}

void Console::start()
{
    if (!m_options.screenshot.isEmpty())
        QTimer::singleShot(m_options.screenshotAfter, this, &Console::takeScreenshot);
    const auto profile = startProfile();
    if (profile && !m_options.password.isEmpty()) {
        signIn(*profile, std::exchange(m_options.password, {}));
    } else if (profile && profile->keepSignedIn) {
        resume(*profile);
    } else {
        showSignIn(profile);
    }
}

void Console::open(const Operator &account)
{
    closeWindow();
    if (m_connection)
        m_connection.release()->deleteLater(); // behind the window that looks at it
    m_connection = std::move(m_attempt);
    openWindow(account);
    if (m_signIn)
        m_signIn.release()->deleteLater(); // it may be what called
}

void Console::openWindow(const Operator &account)
{
    m_window =
        std::make_unique<MainWindow>(m_look, m_connection->models, m_connection->client, m_connection->profile());
    wire(*m_window, *m_connection);
    m_window->setAccount(account);
    m_window->setThemeChoice(m_theme);
    restoreWindow(*m_window, m_preferences);
    QList<std::pair<int, QString>> pages;
    for (const int number : m_window->pagesInView())
        pages.append({number, m_window->windowPage(number)->title()});
    m_window->settings().setStartPage(m_preferences.startPage(), pages);
    m_window->settings().setTheme(m_theme);
    m_window->settings().setLanguage(m_preferences.language(), languages());
    m_window->showPage(m_options.page.value_or(firstPage(m_connection->profile())));
    if (m_options.size.isValid())
        m_window->resize(m_options.size);
    m_alerts = std::make_unique<BackgroundAlerts>(m_look, *m_window, *m_connection, m_preferences);
    m_window->show();
    m_connection->start();
}

void Console::wire(MainWindow &window, ServerConnection &connection)
{
    const auto showLink = [&window, &connection] {
        window.setLink(connection.feed.status(), connection.feed.roundTrip());
    };
    connect(&connection.feed, &EventFeed::statusChanged, &window, showLink);
    connect(&connection.feed, &EventFeed::roundTripMeasured, &window, showLink);
    connect(&connection.session, &LiveSession::stale, &window, [this, &window](bool stale, const QDateTime &since) {
        m_look.setStale(stale);
        window.setStale(stale, since);
    });
    connect(&connection.session, &LiveSession::loadingChanged, &window, &MainWindow::setLoading);
    connect(&connection.session, &LiveSession::loadFailed, &window, &MainWindow::setLoadError);
    connect(&connection.session, &LiveSession::loaded, &window, &MainWindow::setLoaded);
    connect(&connection.session, &LiveSession::deviceChanged, &window,
            [&window](const Device &device) { window.refreshDevices(device.extension); });
    connect(&connection.session, &LiveSession::deviceRemoved, &window,
            [&window](qint64, const QString &extension) { window.refreshDevices(extension); });
    connect(&connection.session, &LiveSession::callRecorded, &window, &MainWindow::addCallRecord);
    connect(&connection.session, &LiveSession::auditRecorded, &window, &MainWindow::addAuditEntry);
    connect(&connection.session, &LiveSession::voicemailChanged, &window, &MainWindow::changeVoicemail);
    connect(&connection.session, &LiveSession::voicemailRemoved, &window, &MainWindow::removeVoicemail);
    connect(&connection.session, &LiveSession::installationChanged, &window.licenses(),
            &LicensesPage::installationChanged);
    connect(&connection.session, &LiveSession::ownLicenseChanged, &window.installation(), &InstallationPage::showState);
    connect(&connection.session, &LiveSession::gatewayPushes, &window.licenses(), &LicensesPage::setGatewayPushes);
    connect(&connection.session, &LiveSession::alarmRaised, &window,
            [&window](const QString &, const QString &message) { window.warn(message); });
    connect(&connection.keeper, &SessionKeeper::notKept, &window, [&window](const Error &error) {
        window.warn(tr("You stay signed in for this run only. %1").arg(error.message));
    });
    connect(&connection.client, &ApiClient::sessionChanged, &window,
            [&window](const OperatorSession &session) { window.setAccount(session.account); });
    connect(&connection.client, &ApiClient::signedOut, &window, [this, &window](const QString &reason) {
        if (!reason.isEmpty())
            QTimer::singleShot(0, &window, [this, &window, reason] { onSessionEnded(window, reason); });
    });

    for (const auto wish : {&MainWindow::reloadWanted, &MainWindow::reconnectWanted})
        connect(&window, wish, &connection.trust, &ServerTrust::askAgain);
    connect(&window, &MainWindow::reloadWanted, &connection.session, &LiveSession::reload);
    connect(&window, &MainWindow::reconnectWanted, &connection.feed, &EventFeed::reconnectNow);
    connect(&window, &MainWindow::themeChosen, this, &Console::setTheme);
    connect(&window, &MainWindow::themeChosen, &window.settings(), &SettingsPage::setTheme);
    connect(&window.settings(), &SettingsPage::themeChosen, &window, [this, &window](ThemeChoice choice) {
        setTheme(choice);
        window.setThemeChoice(choice);
    });
    connect(&window.settings(), &SettingsPage::languageChosen, this, &Console::setLanguage, Qt::QueuedConnection);
    connect(&window.settings(), &SettingsPage::startPageChosen, &window,
            [this](int page) { m_preferences.setStartPage(page); });
    connect(&window, &MainWindow::closed, this, [this] {
        closeWindow();
        QApplication::quit();
    });
    connect(&window, &MainWindow::signOutWanted, this, &Console::signOut, Qt::QueuedConnection);
    connect(&window, &MainWindow::switchConnectionWanted, this, &Console::switchConnection, Qt::QueuedConnection);
    // The session may be older than the window: it tells only what changes.
    m_look.setStale(connection.session.isStale());
    window.setStale(connection.session.isStale(), connection.session.staleSince());
}

int Console::firstPage(const ConnectionProfile &profile) const
{
    const int chosen = m_preferences.startPage();
    return chosen == MainWindow::PageAsLeft ? m_preferences.lastPage(profile.id) : chosen;
}

void Console::closeWindow()
{
    if (!m_window)
        return;
    m_alerts.reset();
    const QString profile = m_connection->profile().id;
    rememberWindow(*m_window, m_preferences, m_profiles.find(profile) ? profile : QString());
    m_window->disconnect();
    m_window->hide();
    m_connection->feed.stop();
    m_window.release()->deleteLater(); // its own signal may have led here
    m_look.setStale(false);
}

void Console::takeScreenshot()
{
    QWidget *shown = m_window ? static_cast<QWidget *>(m_window.get()) : m_signIn.get();
    if (!shown || !shown->grab().save(m_options.screenshot)) {
        qCCritical(lcConsole).noquote() << "The screenshot could not be written to" << m_options.screenshot;
        QApplication::exit(1);
        return;
    }
    QApplication::quit();
}

} // namespace wakeline
