// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Appearance.h"
#include "BackgroundAlerts.h"
#include "MainWindow.h"
#include "Preferences.h"
#include "ProfileStore.h"
#include "ServerConnection.h"
#include "SignInDialog.h"
#include "SpokenLanguage.h"
#include "SystemColorScheme.h"

#include <QLoggingCategory>
#include <QSettings>

namespace wakeline {

Q_DECLARE_LOGGING_CATEGORY(lcConsole)

/// What the command line asks for; everything else comes from the settings.
struct ConsoleOptions
{
    QString settingsFile; ///< empty: the user's own
    QString profile;      ///< name of a saved connection
    QUrl url;             ///< a server for this run only
    QString user;
    QString password; ///< signs in at once, and keeps nothing
    std::optional<ThemeChoice> theme;
    QString language; ///< one of languages(); empty: as the preferences say
    std::optional<int> page;
    QSize size;
    QString screenshot; ///< file to write the window to, and quit
    std::chrono::milliseconds screenshotAfter{2000};
};

/// Builds and wires the console, and decides which window is in view: sign-in, or the server's.
class Console : public QObject
{
    Q_OBJECT

public:
    explicit Console(ConsoleOptions options);
    ~Console() override;

    void start();

private:
    void applyTheme();
    void setTheme(ThemeChoice choice);
    void setLanguage(const QString &code);

    std::optional<ConnectionProfile> startProfile();
    std::unique_ptr<SecretStore> keychainFor(const ConnectionProfile &profile) const;
    std::unique_ptr<SecretStore> secretsFor(const ConnectionProfile &profile) const;
    void forget(const ConnectionProfile &profile);
    void makeAttempt(const ConnectionProfile &profile);
    bool isCurrent(const ServerConnection *attempt) const { return attempt && attempt == m_attempt.get(); }
    QCoro::Task<void> resume(ConnectionProfile profile);
    QCoro::Task<void> signIn(ConnectionProfile profile, QString password);
    QCoro::Task<bool> askAboutCertificate(CertificateNotice notice);
    void signOut();
    QCoro::Task<void> logOut();
    void stopLeaving(const ServerConnection *connection);
    void switchConnection();
    void onSessionEnded(MainWindow &window, const QString &reason);
    void showSignIn(const std::optional<ConnectionProfile> &profile, const QString &reason = {});
    void askForSignIn(const std::optional<ConnectionProfile> &profile, const QString &reason = {});
    void leaveSignIn();
    void open(const Operator &account);
    void openWindow(const Operator &account);
    void wire(MainWindow &window, ServerConnection &connection);
    /// The page to begin with.
    int firstPage(const ConnectionProfile &profile) const;
    void closeWindow();
    void takeScreenshot();

    ConsoleOptions m_options;
    QSettings m_settings;
    Preferences m_preferences;
    SpokenLanguage m_language;
    SystemColorScheme m_system;
    Appearance m_look;
    ProfileStore m_profiles;
    ThemeChoice m_theme = ThemeChoice::System;
    std::unique_ptr<ServerConnection> m_connection; ///< that of the window
    std::unique_ptr<ServerConnection> m_attempt;    ///< to sign in; becomes the window's
    std::unique_ptr<ServerConnection> m_leaving;    ///< signed out here, while its server is told
    std::unique_ptr<SignInDialog> m_signIn;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<BackgroundAlerts> m_alerts;
};

} // namespace wakeline
