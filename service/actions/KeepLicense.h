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
class SecretBox;

/// The PBX side of a licence: activates it at the first start, tells the server every hour that it lives and how many
/// extensions it has, keeps the newest licence file, and says how the licence stands. Calls and pushes never ask it.
class KeepLicense : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        QString key;         ///< `license.key`; empty: what an operator gave, if one did
        QString fixedBy;     ///< the setting that names key or file; empty: an operator may change it
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
    /// \param box         seals the key that an operator gives
    KeepLicense(LicenseServer *server, std::function<int()> extensions, const SecretBox &box, const Clock &clock,
                Options options);

    /// Reads what is remembered and begins. Never fails: what is wrong is the state.
    void start();

    const LicenseState &state() const { return m_state; }

    /// What an operator may do, unless the settings fix it. Errors of all three: `fixed_by_settings`; `conflict` (it is
    /// the other kind of licence that is kept here, or the server refuses: its words); `unavailable` (the server cannot
    /// be reached, or the disk not be written). After an error everything is as it was.

    /// Activates this installation with the key, and keeps both. `invalid_value` for what is no key. If the server
    /// cannot be reached and no licence is at stake, the key is kept and tried until it answers: the state is PENDING.
    QCoro::Task<Result<LicenseState>> useKey(QString text);
    /// Keeps the licence file. `invalid_value` for one that is not valid here and now.
    QCoro::Task<Result<LicenseState>> useFile(QByteArray text);
    /// Gives the seat back and forgets the key, or removes the file. `not_found` if there is none.
    QCoro::Task<Result<LicenseState>> giveBack();

    /// The push gateway refused the licence: asks the server now instead of at the next heartbeat.
    void askSoon();

Q_SIGNALS:
    void stateChanged(const wakeline::LicenseState &state);
    /// From an activation, or remembered from one; both empty once the licence is given back.
    void licenseKnown(const QString &key, const QString &instanceId);

private:
    void read();
    void write();
    QByteArray offlineFile() const;
    QCoro::Task<> turn();
    QCoro::Task<bool> activate();
    QCoro::Task<bool> beat();
    void takeRefusal(const Error &error);
    Result<void> mayChange(bool byKey) const;
    QString givenKey() const;
    KeptLicense keptWith(const QString &prefix, const QString &key) const;
    static bool save(const QString &path, const QByteArray &content);
    QCoro::Task<bool> keep(QString path, QByteArray content);
    QCoro::Task<Result<void>> adopt(KeptLicense kept);
    void endTurn(bool succeeded);
    void judge();
    void schedule(bool succeeded);

    LicenseServer *m_server;
    std::function<int()> m_extensions;
    const SecretBox &m_box;
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
