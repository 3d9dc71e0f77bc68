// SPDX-License-Identifier: GPL-3.0-or-later
// How the console signs in and out; its window is in Console.cpp.
#include "Console.h"

#include "CertificateDialog.h"
#include "ImportDialog.h"
#include "KeychainStore.h"
#include "LicenseKeyDialog.h"
#include "MemorySecretStore.h"

#include <QApplication>
#include <QCoroSignal>
#include <QPointer>
#include <QStandardPaths>

namespace wakeline {

namespace {

constexpr std::chrono::seconds resumeAgainAfter{5};
constexpr std::chrono::seconds logOutPatience{5}; ///< for a server that does not answer

/// Sessions were once kept under the profile's id alone. Which server such a one is from is not known, so it is never
/// sent, only removed.
QStringList keysOf(const ConnectionProfile &profile)
{
    return {profile.secretKey(), profile.id};
}

/// Holds the store until it has answered.
QCoro::Task<void> forgetSessions(std::unique_ptr<SecretStore> store, QStringList keys)
{
    for (const QString &key : std::as_const(keys)) {
        const auto forgotten = co_await store->remove(key);
        if (!forgotten)
            qCWarning(lcConsole).noquote() << "A kept session could not be removed:" << forgotten.error().message;
    }
}

/// A dialog that holds what is never shown again; null: there is none.
QDialog *dialogToFinish(const MainWindow &window)
{
    const auto keys = window.findChildren<LicenseKeyDialog *>();
    for (LicenseKeyDialog *dialog : keys) {
        if (dialog->isVisible())
            return dialog;
    }
    const auto imports = window.findChildren<ImportDialog *>();
    for (ImportDialog *dialog : imports) {
        if (dialog->isVisible() && !dialog->mayClose())
            return dialog;
    }
    return nullptr;
}

} // namespace

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

std::unique_ptr<SecretStore> Console::keychainFor(const ConnectionProfile &profile) const
{
    const auto fallback =
        profile.plainSecretAllowed ? KeychainStore::PlainFallback::Allowed : KeychainStore::PlainFallback::Refused;
    return std::make_unique<KeychainStore>(fallback, QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
                                                         QStringLiteral("/sessions.conf"));
}

std::unique_ptr<SecretStore> Console::secretsFor(const ConnectionProfile &profile) const
{
    return profile.keepSignedIn ? keychainFor(profile) : std::make_unique<MemorySecretStore>();
}

/// What is kept for the profile goes; a connection that is still open keeps nothing new.
void Console::forget(const ConnectionProfile &profile)
{
    for (ServerConnection *connection : {m_connection.get(), m_attempt.get()}) {
        if (connection && connection->profile().id == profile.id)
            connection->keeper.setKeeping(false);
    }
    forgetSessions(keychainFor(profile), keysOf(profile));
}

void Console::makeAttempt(const ConnectionProfile &profile)
{
    if (m_attempt)
        m_attempt.release()->deleteLater(); // it may be what called
    m_attempt = std::make_unique<ServerConnection>(profile, secretsFor(profile));
    ServerTrust &trust = m_attempt->trust;
    trust.setQuestion([this](CertificateNotice notice) { return askAboutCertificate(std::move(notice)); });
    connect(&trust, &ServerTrust::pinChanged, this, [this, profile](const QByteArray &sha256) {
        auto known = m_profiles.find(profile.id);
        if (!known || known->origin() != profile.origin())
            return; // a server for this run only, or one that the profile has left
        known->pinnedCertificate = sha256;
        m_profiles.save(*known);
    });
    connect(&trust, &ServerTrust::connectionChanged, this, [this, &trust] {
        const auto &over = trust.connection();
        if (m_signIn && over)
            m_signIn->showSecurity(over->protocol, over->pinned, over->validUntil);
    });
    m_attempt->keeper.setKeeping(profile.keepSignedIn);
}

QCoro::Task<void> Console::resume(ConnectionProfile profile)
{
    const QPointer<Console> alive(this);
    makeAttempt(profile);
    const QPointer<ServerConnection> attempt(m_attempt.get());
    const auto resumed = co_await attempt->keeper.resume();
    if (!alive || !isCurrent(attempt))
        co_return;
    if (resumed && *resumed) {
        open(**resumed);
        co_return;
    }
    if (!m_signIn || m_signIn->isUntouched(profile.id))
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
    makeAttempt(profile);
    const QPointer<ServerConnection> attempt(m_attempt.get());
    const auto account = co_await attempt->client.signIn(profile.username, password);
    if (!alive || !isCurrent(attempt))
        co_return; // another attempt has taken its place, or the console is quitting
    if (account) {
        if (m_profiles.find(profile.id)) // else it is for this run only
            m_profiles.setLastUsed(profile.id);
        if (profile.keepSignedIn) {
            const QStringList formerKey{profile.id};
            forgetSessions(keychainFor(profile), formerKey);
        }
        open(*account);
        co_return;
    }
    qCWarning(lcConsole).noquote() << "Sign-in of" << profile.username << "at" << profile.url.host()
                                   << "failed:" << account.error().message;
    if (!m_signIn)
        askForSignIn(profile);
    m_signIn->setBusy(false);
    m_signIn->showError(account.error());
}

QCoro::Task<bool> Console::askAboutCertificate(CertificateNotice notice)
{
    QWidget *parent = m_signIn ? static_cast<QWidget *>(m_signIn.get()) : m_window.get();
    const QPointer<CertificateDialog> dialog(new CertificateDialog(m_look, notice, parent));
    dialog->open();
    const int answer = co_await qCoro(dialog.data(), &QDialog::finished);
    if (dialog)
        dialog->deleteLater();
    co_return answer == QDialog::Accepted;
}

void Console::signOut()
{
    if (!m_window)
        return;                             // asked for twice
    m_connection->keeper.setKeeping(false); // whatever the server answers, and whether it does
    showSignIn(m_connection->profile());
    logOut();
}

/// Tells the server, for a while; nobody waits for its answer.
QCoro::Task<void> Console::logOut()
{
    const QPointer<Console> alive(this);
    if (m_leaving)
        m_leaving.release()->deleteLater();
    m_leaving = std::move(m_connection);
    m_leaving->trust.setQuestion({});
    const QPointer<ServerConnection> leaving(m_leaving.get());
    QTimer::singleShot(logOutPatience, m_leaving.get(),
                       [this, connection = m_leaving.get()] { stopLeaving(connection); });
    const auto told = co_await leaving->client.signOut();
    if (!told)
        qCWarning(lcConsole).noquote() << "The server could not be told of the sign-out:" << told.error().message;
    if (alive && leaving)
        stopLeaving(leaving);
}

void Console::stopLeaving(const ServerConnection *connection)
{
    if (m_leaving.get() == connection)
        m_leaving.release()->deleteLater(); // its own answer may have led here
}

/// The window stays behind the question until another one takes its place.
void Console::switchConnection()
{
    if (!m_window)
        return;
    m_window->hide();
    askForSignIn(m_connection->profile());
}

void Console::onSessionEnded(MainWindow &window, const QString &reason)
{
    if (m_window.get() != &window)
        return;
    if (QDialog *dialog = dialogToFinish(window)) {
        connect(
            dialog, &QDialog::finished, &window, [this, &window, reason] { onSessionEnded(window, reason); },
            Qt::QueuedConnection);
    } else if (m_signIn) { // the operator is on the way to another connection: nothing leads back any more
        closeWindow();
        m_signIn->setLeadsBack(false);
    } else {
        showSignIn(m_connection->profile(), reason);
    }
}

void Console::showSignIn(const std::optional<ConnectionProfile> &profile, const QString &reason)
{
    closeWindow();
    askForSignIn(profile, reason);
}

void Console::askForSignIn(const std::optional<ConnectionProfile> &profile, const QString &reason)
{
    if (!m_signIn) {
        m_signIn = std::make_unique<SignInDialog>(m_look, m_profiles);
        connect(m_signIn.get(), &SignInDialog::signInWanted, this,
                [this](const ConnectionProfile &chosen, const QString &password) { signIn(chosen, password); });
        connect(m_signIn.get(), &QDialog::rejected, this, &Console::leaveSignIn);
    }
    m_signIn->setLeadsBack(m_window != nullptr);
    m_signIn->setBusy(false);
    if (profile)
        m_signIn->offer(*profile);
    m_signIn->explain(reason);
    m_signIn->show();
}

/// Back to the window that was left for another connection; without one there is nothing more to do.
void Console::leaveSignIn()
{
    if (!m_window) {
        QApplication::quit();
        return;
    }
    if (m_attempt)
        m_attempt.release()->deleteLater();
    m_signIn.release()->deleteLater(); // it is what called
    m_window->comeForward();
}

} // namespace wakeline
