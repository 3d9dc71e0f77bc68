// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Backoff.h"
#include "Clock.h"
#include "LicenseKeeping.h"

#include <QCoroTask>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <functional>

namespace wakeline {

class LicenseServer;

/// The PBX side of a licence: activates it at the first start, tells the server every hour that it lives and how many
/// extensions it has, keeps the newest licence file, and says how the licence stands. Calls and pushes never ask it.
class KeepLicense : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        QString keyPrefix;   ///< of `license.key`
        QString stateFile;   ///< where KeptLicense is kept, mode 0600
        QString offlineFile; ///< `license.file`; used where there is no server
        std::optional<LicenseSigningKey> publicKey;
        QString hostname;
        QString version;
        QString fingerprint; ///< the same after a reinstallation of this machine
        std::chrono::milliseconds interval = std::chrono::hours(1);
        std::chrono::milliseconds firstRetry{2000}; ///< doubled up to five minutes or `interval`, jittered
    };

    /// \param server  none: the offline file alone
    /// \param extensions  how many there are now
    KeepLicense(LicenseServer *server, std::function<int()> extensions, const Clock &clock, Options options);

    /// Reads what is remembered and begins. Never fails: what is wrong is the state.
    void start();

    const LicenseState &state() const { return m_state; }

    /// The push gateway refused the licence: asks the server now instead of at the next heartbeat.
    void askSoon();

Q_SIGNALS:
    void stateChanged(const wakeline::LicenseState &state);
    /// From an activation, or remembered from one.
    void instanceKnown(const QString &instanceId);

private:
    void read();
    void write();
    QByteArray offlineFile() const;
    QCoro::Task<> turn();
    QCoro::Task<bool> activate();
    QCoro::Task<bool> beat();
    void takeRefusal(const Error &error);
    void judge();
    void schedule(bool succeeded);

    LicenseServer *m_server;
    std::function<int()> m_extensions;
    const Clock &m_clock;
    Options m_options;
    KeptLicense m_kept;
    LicenseState m_state;
    QString m_lastError;
    Backoff m_backoff;
    QTimer m_next;
    bool m_turning = false;
    bool m_askAgain = false;
    QDateTime m_noticed;  ///< newestSeen as it was last written
    QThreadPool m_writer; ///< one thread: the disk is not waited for, and the newest file is the last
};

} // namespace wakeline
