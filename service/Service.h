// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "CallPolicy.h"
#include "Settings.h"

#include <QCoroTask>
#include <QObject>
#include <QSslConfiguration>

#include <memory>

namespace wakeline {

class PushProvider;
class RouteTable;
struct Wiring;

/// wakelined: builds every part and wires them. Nothing else knows all of them.
class Service : public QObject
{
    Q_OBJECT

public:
    explicit Service(Settings settings);
    ~Service() override;

    /// Opens the database (waiting for it), brings its schema up to date, loads the directory, listens, and connects to
    /// the SIP server. Runs an event loop of its own while it waits.
    Result<void> start();

    /// Stops taking work, finishes what is under way, writes what is left, within about ten seconds.
    void stop();

    /// The configuration as it is in effect, without secrets.
    QList<SettingValue> settings() const;
    /// Reads the configuration again, and takes what can change without a restart.
    /// \return `bad_settings`, and nothing has changed
    Result<ReloadReport> reload();

    /// Listening addresses, for people and for tests that asked for port 0.
    QString publicAddress() const;
    QString pbxAddress() const;
    /// Everything that it serves; once started.
    const RouteTable &routes() const;

private:
    Result<void> build();
    Result<void> addProviders();
    Result<void> addOwnProviders(const QSslConfiguration &tls, QList<PushProvider *> &providers);
    Result<void> addLicenseServer();
    Result<void> addLicense();
    void addWebhook();
    void addServerInfo();
    void addPbx();
    void addRecorder();
    void addMail();
    void startVoicemail();
    void addStatus();
    Result<void> listen();
    void review();
    void tidy();
    void hearNoMore();
    void addSettings();
    CallPolicy::Options callPolicy() const;
    void apply();

    Settings m_settings;
    QStringList m_waitForRestart; ///< settings that were changed since the start and cannot take effect
    std::unique_ptr<Wiring> m_wiring;
};

} // namespace wakeline
