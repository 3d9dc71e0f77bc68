// SPDX-License-Identifier: GPL-3.0-or-later
#include "Console.h"

#include "AccessibleRoles.h"
#include "CertificateDialog.h"
#include "ConsoleStyle.h"
#include "InstallationPage.h"
#include "KeychainStore.h"
#include "LicensesPage.h"
#include "MemorySecretStore.h"
#include "SettingsPage.h"
#include "WindowMemory.h"

#include <QApplication>
#include <QCoroSignal>
#include <QLoggingCategory>
#include <QPointer>
#include <QStandardPaths>

namespace wakeline {

Q_LOGGING_CATEGORY(lcConsole, "wakeline.console")

namespace {

constexpr std::chrono::seconds resumeAgainAfter{5};

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
    if (!m_window)
        return;
    // A new window says everything in the new language, over the same connection.
    const int page = m_window->currentPage();
    const auto account = m_connection->client.account();
    closeWindow();
    if (account) {
        m_options.page = page;
        open(*account);
    }
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

std::optional<ConnectionProfile> Console::startProfile()
{
    if (m_options.url.isValid() && !m_options.url.isEmpty()) {
        ConnectionProfile profile = ConnectionProfile::create();
        profile.url = m_options.url;
        profile.name = m_options.profile.isEmpty() ? m_options.url.host() : m_options.profile;
        profile.username = m_options.user;
        return profile;
    }
    for (ConnectionProfile profile : m_profiles.profiles()) {
        if (m_options.profile.isEmpty() || profile.name != m_options.profile)
            continue;
        if (!m_options.user.isEmpty())
            profile.username = m_options.user;
        return profile;
    }
    return m_profiles.lastUsed();
}

std::unique_ptr<SecretStore> Console::secretsFor(const ConnectionProfile &profile) const
{
    if (!profile.keepSignedIn)
        return std::make_unique<MemorySecretStore>();
    const auto fallback =
        profile.plainSecretAllowed ? KeychainStore::PlainFallback::Allowed : KeychainStore::PlainFallback::Refused;
    return std::make_unique<KeychainStore>(fallback, QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
                                                         QStringLiteral("/sessions.conf"));
}

void Console::makeConnection(const ConnectionProfile &profile)
{
    closeWindow();
    if (m_connection)
        m_connection.release()->deleteLater(); // behind the window that looks at it
    m_connection = std::make_unique<ServerConnection>(profile, secretsFor(profile));
    m_connection->trust.setQuestion(
        [this](CertificateNotice notice) { return askAboutCertificate(std::move(notice)); });
    connect(&m_connection->trust, &ServerTrust::pinChanged, this, [this, profile](const QByteArray &sha256) {
        auto known = m_profiles.find(profile.id);
        if (!known)
            return; // a server for this run only
        known->pinnedCertificate = sha256;
        m_profiles.save(*known);
    });
    connect(&m_connection->trust, &ServerTrust::connectionChanged, this, [this] {
        const auto &over = m_connection->trust.connection();
        if (m_signIn && over)
            m_signIn->showSecurity(over->protocol, over->pinned, over->validUntil);
    });
    m_connection->keeper.setKeeping(profile.keepSignedIn);
}

QCoro::Task<void> Console::resume(ConnectionProfile profile)
{
    const QPointer<Console> alive(this);
    makeConnection(profile);
    const QPointer<ServerConnection> connection(m_connection.get());
    const auto resumed = co_await m_connection->keeper.resume();
    if (!alive || !connection)
        co_return;
    if (resumed && *resumed) {
        open(**resumed);
        co_return;
    }
    showSignIn(profile, resumed ? QString() : resumed.error().message);
    if (!resumed && resumed.error().isPassing())
        QTimer::singleShot(resumeAgainAfter, this, [this, profile] {
            if (m_signIn && m_signIn->isUntouched(profile.id))
                resume(profile); // the kept session is still good; only the server was away
        });
}

QCoro::Task<void> Console::signIn(ConnectionProfile profile, QString password)
{
    const QPointer<Console> alive(this);
    if (m_signIn)
        m_signIn->setBusy(true);
    makeConnection(profile);
    const QPointer<ServerConnection> connection(m_connection.get());
    const auto account = co_await m_connection->client.signIn(profile.username, password);
    if (!alive || !connection)
        co_return;
    if (account) {
        if (m_profiles.find(profile.id)) // else it is for this run only
            m_profiles.setLastUsed(profile.id);
        open(*account);
        co_return;
    }
    qCWarning(lcConsole).noquote() << "Sign-in of" << profile.username << "at" << profile.url.host()
                                   << "failed:" << account.error().message;
    if (!m_signIn)
        showSignIn(profile);
    m_signIn->setBusy(false);
    m_signIn->showError(account.error());
}

QCoro::Task<bool> Console::askAboutCertificate(CertificateNotice notice)
{
    QWidget *parent = m_window ? static_cast<QWidget *>(m_window.get()) : m_signIn.get();
    const QPointer<CertificateDialog> dialog(new CertificateDialog(m_look, notice, parent));
    dialog->open();
    const int answer = co_await qCoro(dialog.data(), &QDialog::finished);
    if (dialog)
        dialog->deleteLater();
    co_return answer == QDialog::Accepted;
}

QCoro::Task<void> Console::signOut()
{
    const QPointer<ServerConnection> connection(m_connection.get());
    const ConnectionProfile profile = connection->profile();
    co_await connection->client.signOut();
    if (connection)
        showSignIn(profile);
}

void Console::showSignIn(const std::optional<ConnectionProfile> &profile, const QString &reason)
{
    closeWindow();
    if (!m_signIn) {
        m_signIn = std::make_unique<SignInDialog>(m_look, m_profiles);
        connect(m_signIn.get(), &SignInDialog::signInWanted, this,
                [this](const ConnectionProfile &chosen, const QString &password) { signIn(chosen, password); });
        connect(m_signIn.get(), &QDialog::rejected, qApp, &QApplication::quit);
    }
    m_signIn->setBusy(false);
    if (profile)
        m_signIn->offer(*profile);
    m_signIn->explain(reason);
    m_signIn->show();
}

void Console::open(const Operator &account)
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
    if (m_signIn)
        m_signIn.release()->deleteLater(); // it may be what called
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
    connect(&connection.session, &LiveSession::deviceChanged, &window, &MainWindow::refreshDevices);
    connect(&connection.session, &LiveSession::deviceRemoved, &window, &MainWindow::refreshDevices);
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
    connect(&connection.client, &ApiClient::signedOut, &window, [this](const QString &reason) {
        if (!reason.isEmpty() && m_connection)
            QTimer::singleShot(0, this, [this, reason] { showSignIn(m_connection->profile(), reason); });
    });

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
    connect(
        &window, &MainWindow::signOutWanted, this, [this] { signOut(); }, Qt::QueuedConnection);
    connect(
        &window, &MainWindow::switchConnectionWanted, this, [this] { showSignIn(m_connection->profile()); },
        Qt::QueuedConnection);
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
